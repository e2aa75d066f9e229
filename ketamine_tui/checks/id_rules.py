"""Rules for what ids say: the country or the author of an entry, where those of the others are right."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from ketamine_tui.checks.codes import have_part_in_common
from ketamine_tui.checks.subject import NAMES, Subject
from ketamine_tui.model.likeness import is_misspelt
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import COUNTRIES, EU, canonical_region
from ketamine_tui.model.text import fold

_AUTHOR = re.compile(r"[a-z]+-([a-z]{3,})-(?:19|20)\d\d(?:-|\Z)")
_OF_COUNTRY = re.compile(r"[a-z]+-([a-z]{2})-")
_LEAST = 10
"""Ids of a beginning that are right, from which on that is how a directory makes them."""

_HARDLY_ANY = 15
"""Ids that are right for one that is not, at least."""

_Said = Callable[[Subject], tuple[str, bool] | None]
"""What the id of an entry says and whether its fields do, too; None where an id says nothing of the kind."""


def problems_of_ids(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield fields that say another country or author than the id, as hardly any other entry has it."""
    by_word: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        by_word[subject.entry.id.partition("-")[0]].append(subject)
    for alike in by_word.values():
        for field, said in _FIELDS.items():
            yield from _odd(alike, field, said)


def _odd(subjects: Sequence[Subject], field: str, said: _Said) -> Iterator[Problem]:
    found = [(subject, what) for subject in subjects if (what := said(subject))]
    right = sum(is_said for _, (_, is_said) in found)
    odd = [(subject, word) for subject, (word, is_said) in found if not is_said]
    if right < _LEAST or len(odd) * _HARDLY_ANY > right:
        return
    for subject, word in odd:
        message = f"the id says {word}, and {field!r} something else, unlike those of such ids"
        yield subject.problem("id-differs", subject.place(field), message)


def _country(subject: Subject) -> tuple[str, bool] | None:
    match = _OF_COUNTRY.match(subject.entry.id)
    code = canonical_region(match[1].upper()) if match else ""
    regions = [canonical_region(region) for region in subject.entry.regions]
    if code not in COUNTRIES | {EU} or not regions:
        return None
    return code, have_part_in_common([code], regions)


def _author(subject: Subject) -> tuple[str, bool] | None:
    match = _AUTHOR.match(subject.entry.id)
    names = [item.text for field in NAMES for item in subject.texts(field)]
    if not match or not names:
        return None
    node, entry = subject.loaded.node, subject.entry
    bodies = (node.text(name) for name in ("publisher", "container_title", "summary"))
    texts = fold(" ".join((*names, *bodies, entry.title, *entry.alternate_names)))
    is_slip = any(is_misspelt(match[1], word) for word in texts.split())  # which is told as that
    return match[1], is_slip or match[1] in re.sub(r"[\W_]+", "", texts)


_FIELDS: Mapping[str, _Said] = {"regions": _country, "authors": _author}
