"""Rules for what a page says of the entries to which it links: the year of a work."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import ENTRY_SCHEME
from ketamine_tui.store.node import Scalar, place_of

_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s#]+)(?:#[^()\s]*)?\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)


def problems_of_what_pages_say(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield what pages say of entries, and these say otherwise."""
    by_id = {subject.entry.id: subject for subject in subjects}
    for subject in subjects:
        if subject.loaded.files:
            yield from _years(subject, by_id)


def _years(subject: Subject, by_id: Mapping[str, Subject]) -> Iterator[Problem]:
    """Yield links whose words have another year than the work to which they lead, which says nothing of that year."""
    body = subject.loaded.node.fields.get("body")
    if not isinstance(body, Scalar):
        return
    meant = {span.href for block in subject.loaded.blocks for span in block.spans}
    for match in _LINK.finditer(body.text):
        entry_id = PurePosixPath(match[2]).stem
        target = by_id.get(entry_id) if f"{ENTRY_SCHEME}{entry_id}" in meant else None
        years = set(_YEAR.findall(match[1]))
        issued = target.loaded.node.text("issued")[:4] if target else ""
        if not target or not issued or len(years) != 1 or issued in years:
            continue
        year = min(years)
        names = (target.entry.title, *target.entry.alternate_names, target.entry.summary, entry_id)
        if not any(year in said for said in names):
            message = f"{' '.join(match[1].split())!r} was issued in {issued}"
            place = place_of(body.text, match.start(), body.place.line)
            yield subject.problem("link-label", place, message)
