"""Rules for words that a directory does not use: those that its ``words.yaml`` lists as avoided."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.checks.bodies import bodies_in
from ketamine_tui.checks.subject import Subject, Told
from ketamine_tui.checks.wording_rules import found_in_body, place_of_part
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.ways import WAY_FIELDS
from ketamine_tui.model.wordlist import WordList
from ketamine_tui.store.node import FieldsNode, Place, Scalar

_RECORDS = ("alerts", *WAY_FIELDS, "schedules")
_OWN_WORDS = ("text", "label", "note")
"""What curators say in records. Titles and names are as they are printed, and remarks on reviews nobody publishes."""

_GAP = r"\s+"
# A mark that opens another one ends the search: many that nobody closes are looked at once.
_QUOTATION = r"\"[^\"]+\"|\u201c[^\u201c\u201d]+\u201d|\u201e[^\u201e\u201c]+\u201c|\u00ab[^\u00ab\u00bb]+\u00bb|\u2018[^\u2018\u2019]+\u2019(?!\w)"


class Avoided(NamedTuple):
    """The words as one pattern, and what to write instead, by the words in small letters.

    `verbatim` is what has other people's words, quotations and the names of works and bodies with such words, and in what
    phrases the words are right.
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
    groups = reversed(words.avoided)  # of two that have a word the first one counts
    instead = {word.lower(): group.instead for group in groups for word in group.words}
    if not instead:
        return None
    listed = sorted(instead, key=len, reverse=True)
    any_of = "|".join(_GAP.join(map(re.escape, word.split())) for word in listed)
    # A digit may stand before it without a gap, as before a unit.
    pattern = re.compile(rf"(?<![^\W\d_])(?:{any_of})(?![^\W\d_])", re.IGNORECASE)
    names = {name for subject in subjects for name in subject.names() if pattern.search(name)}
    written = sorted((_GAP.join(map(re.escape, name.split())) for name in names), key=len)
    phrases = (phrase for group in words.avoided for phrase in group.unless)
    right = (rf"(?<!\w){_GAP.join(map(re.escape, phrase.split()))}(?!\w)" for phrase in phrases)
    verbatim = "|".join((_QUOTATION, *reversed(written), *right))
    return Avoided(pattern, instead, re.compile(verbatim, re.IGNORECASE))


def problems_of_avoided(
    subject: Subject, avoided: Avoided, lines: Sequence[str]
) -> Iterator[Problem]:
    """Yield the words of an entry that are avoided; `lines` are those of its file, where it has one."""
    yield from avoided_in(subject, _texts(subject.node), avoided, lines)
    for words, place in found_in_body(subject, avoided.words_in):
        yield _problem(subject, avoided, words, place)


def avoided_in(
    told: Told, texts: Iterable[Scalar], avoided: Avoided, lines: Sequence[str]
) -> Iterator[Problem]:
    """Yield the avoided words in some texts of an entry or file."""
    for scalar in texts:
        for match in avoided.found_in(scalar.text):
            yield _problem(told, avoided, match[0], place_of_part(match[0], scalar, lines))


def _problem(told: Told, avoided: Avoided, written: str, place: Place) -> Problem:
    instead = avoided.instead[" ".join(written.lower().split())]
    return told.problem("word-avoided", place, f"{written!r} is not used here", f"write {instead}")


def _texts(node: FieldsNode) -> Iterator[Scalar]:
    summary = node.fields.get("summary")
    if isinstance(summary, Scalar):
        yield summary
    for name in _RECORDS:
        for record in node.records(name):
            texts = (record.fields.get(part) for part in _OWN_WORDS)
            yield from (text for text in texts if isinstance(text, Scalar))
