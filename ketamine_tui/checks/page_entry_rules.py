"""Rules for what a page says of the entries to which it links: the year of a work, the hours of a number."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from ketamine_tui.checks.agreement_rules import differing_hours, sentences_of
from ketamine_tui.checks.phones import digits
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import told_in_body
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import ENTRY_SCHEME
from ketamine_tui.store.node import FieldsNode, Scalar, place_of

_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s#]+)(?:#[^()\s]*)?\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_CALLED = re.compile(r"(?<![\w.])\+?\d[\d ()-]*\d(?!\w)", re.ASCII)

_Hours = Mapping[str, Sequence[FieldsNode]]


def problems_of_what_pages_say(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield what pages say of entries, and these say otherwise."""
    by_id = {subject.entry.id: subject for subject in subjects}
    by_path: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        by_path[subject.path].append(subject)
    for subject in subjects:
        linked = {link.file for link in subject.loaded.files}
        if linked:
            yield from _years(subject, by_id)
            yield from _hours(subject, [one for file in linked for one in by_path.get(file, ())])


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


def _hours(subject: Subject, linked: Sequence[Subject]) -> Iterator[Problem]:
    """Yield hours that stand beside the number of an entry to which the page links, and are none of that number."""
    known = dict(_hours_by_number(linked))

    def told_of(text: str) -> Iterator[tuple[str, str]]:
        for sentence in sentences_of(" ".join(text.split())):
            called = [m[0] for m in _CALLED.finditer(sentence) if digits(m[0]) in known]
            if len({digits(number) for number in called}) != 1:
                continue
            rest = sentence.replace(called[0], "")
            yield from differing_hours(rest, known[digits(called[0])])

    for message, place in told_in_body(subject, told_of) if known else ():
        yield subject.problem("hours-differ", place, message)


def _hours_by_number(linked: Sequence[Subject]) -> Iterator[tuple[str, Sequence[FieldsNode]]]:
    for target in linked:
        own = list(target.records("schedules"))
        for record in target.records("phones"):
            hours = list(record.records("schedules")) or own
            for part in ("number", "dial"):
                if hours and record.text(part):
                    yield digits(record.text(part)), hours
