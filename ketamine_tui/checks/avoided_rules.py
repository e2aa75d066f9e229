"""Rules for words that a directory does not use: those that its ``words.yaml`` lists as avoided."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.checks.bodies import bodies_in
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import found_in_body, place_of_part, public_texts
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.wordlist import WordList
from ketamine_tui.store.node import Place

_GAP = r"\s+"
# A mark that opens another one ends the search: many that nobody closes are looked at once.
_QUOTATION = r"\"[^\"]+\"|\u201c[^\u201c\u201d]+\u201d|\u201e[^\u201e\u201c]+\u201c|\u00ab[^\u00ab\u00bb]+\u00bb|\u2018[^\u2018\u2019]+\u2019(?!\w)"
_NAMES = ("title", "organization", "publisher", "container_title")


class Avoided(NamedTuple):
    """The words as one pattern, and what to write instead, by the words in small letters.

    `verbatim` is what has other people's words: quotations, and the names of works and bodies with such words.
    """

    pattern: re.Pattern[str]
    instead: Mapping[str, str]
    verbatim: re.Pattern[str]

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the words in a text that are somebody's own."""
        found = list(self.pattern.finditer(text))
        spans = [match.span() for match in self.verbatim.finditer(text)] if found else []
        # The words of a body's name have capitals; those of a sentence have not.
        spans += bodies_in(text) if found else ()
        for match in found:
            if not any(start <= match.start() and match.end() <= end for start, end in spans):
                yield match

    def words_in(self, text: str) -> Iterator[str]:
        """Yield the words in a text that are somebody's own, as they are written."""
        return (match[0] for match in self.found_in(text))


def avoided_of(words: WordList, subjects: Sequence[Subject]) -> Avoided | None:
    """Return the words that a directory does not use; None where it has none."""
    instead = {word.lower(): group.instead for group in words.avoided for word in group.words}
    if not instead:
        return None
    listed = sorted(instead, key=len, reverse=True)
    any_of = "|".join(_GAP.join(map(re.escape, word.split())) for word in listed)
    # A digit may stand before it without a gap, as before a unit.
    pattern = re.compile(rf"(?<![^\W\d_])(?:{any_of})(?![^\W\d_])", re.IGNORECASE)
    names = {name for subject in subjects for name in _names(subject) if pattern.search(name)}
    written = sorted((_GAP.join(map(re.escape, name.split())) for name in names), key=len)
    verbatim = "|".join((_QUOTATION, *reversed(written)))
    return Avoided(pattern, instead, re.compile(verbatim, re.IGNORECASE))


def _names(subject: Subject) -> Iterator[str]:
    yield from (subject.loaded.node.text(name) for name in _NAMES)
    yield from (item.text for item in subject.texts("alternate_names"))


def problems_of_avoided(
    subject: Subject, avoided: Avoided, lines: Sequence[str]
) -> Iterator[Problem]:
    """Yield the words of an entry that are avoided; `lines` are those of its file, where it has one."""
    for scalar in public_texts(subject.loaded.node):
        for match in avoided.found_in(scalar.text):
            place = place_of_part(match[0], scalar, lines)
            yield _problem(subject, avoided, match[0], place)
    for words, place in found_in_body(subject, avoided.words_in):
        yield _problem(subject, avoided, words, place)


def _problem(subject: Subject, avoided: Avoided, written: str, place: Place) -> Problem:
    instead = avoided.instead[" ".join(written.lower().split())]
    return subject.problem(
        "word-avoided", place, f"{written!r} is not used here", f"write {instead}"
    )
