"""Rule for the ages that a contact is for: its title, its summary and its last review say the same."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import place_within
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.problem import Problem

_WHO = r"(?:people|persons?|children|adults|anyone|anybody|everyone|everybody|those|women|men|girls|boys|teenagers|students|young)"
_N = r"(\d{1,2})(?![\d:.,]*\d|[-\u2010\u2011]\w*day|[ -](?:minutes?|hours?|days?|weeks?|months?|euros?|percent|%))"
_AGED = r"(?:(?:of|between|from) )?(?:the )?(?:ages?(?: of)? |aged )"
_RANGE = re.compile(
    rf"\b{_AGED}(?:between |from )?{_N} ?(?:to|and|until|-|\u2013) ?{_N}", re.IGNORECASE
)
_BELOW = re.compile(
    rf"\bunder[- ]{_N}s\b|\b(?:{_WHO}|aged) (?:aged |who are )?(?:under|below|younger than)(?: the age of)? {_N}"
    rf"|\b(?:{_WHO}|aged) (?:aged )?up to(?: the age of)? {_N}|\bup to(?: the age of {_N}|(?: age)? {_N} years (?:old|of age))",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    rf"\bover[- ]{_N}s\b|\b(?:{_WHO}|aged) (?:aged |who are )?(?:over|above|older than)(?: the age of)? {_N}"
    rf"|\b(?:{_WHO}|aged) (?:aged )?{_N} (?:and|or) (?:over|older|above)",
    re.IGNORECASE,
)
_NEXT = 1
"""Years by which two ways to say one age may differ: under 18 is up to 17."""


class _Ages(NamedTuple):
    """The first and the last age that a text says, None where it says none, and how it says them."""

    first: int | None
    last: int | None
    written: str

    def is_unlike(self, other: "_Ages") -> bool:
        """Say whether others are certainly meant: one end of both is known, and is another one."""
        ends = ((self.first, other.first), (self.last, other.last))
        return any(
            one is not None and its is not None and abs(one - its) > _NEXT for one, its in ends
        )


def problems_of_ages(subject: Subject) -> Iterator[Problem]:
    """Yield that texts of a contact, or what its last review has seen, say different ages; several are those of several groups."""
    if not isinstance(subject.entry, Contact):
        return
    texts = [(subject.node.text(name), subject.place(name)) for name in ("summary", "title")]
    if review := subject.last_seen():
        texts.append((review.text("seen"), review.place_in("seen")))
    said = [(ages[0], text, at) for text, at in texts if len(ages := list(_ages_in(text))) == 1]
    for (here, text, at), (there, _, _) in combinations(said, 2):
        if here.is_unlike(there):
            message = f"{here.written!r} is said here, and {there.written!r} elsewhere"
            place = place_within(subject, here.written, text, at)
            yield subject.problem("age-differs", place, message)
            return


def _ages_in(text: str) -> Iterator[_Ages]:
    for match in _RANGE.finditer(text):
        yield _Ages(int(match[1]), int(match[2]), match[0])
    rest = _RANGE.sub("", text)
    for pattern in (_BELOW, _ABOVE):
        for match in pattern.finditer(rest):
            age = int(next(filter(None, match.groups())))
            is_last = pattern is _BELOW
            yield _Ages(None if is_last else age, age if is_last else None, match[0])
