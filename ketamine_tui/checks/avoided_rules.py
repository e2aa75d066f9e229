"""Rules for words that a directory does not use: those that its ``words.yaml`` lists as avoided."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ketamine_tui.checks.bodies import bodies_in
from ketamine_tui.checks.subject import Subject, Told
from ketamine_tui.checks.wording_rules import found_in_body, place_of_part, public_texts
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold
from ketamine_tui.model.wordlist import WordList
from ketamine_tui.store.node import Place, Scalar

_GAP = r"\s+"
# A mark that opens another one ends the search: many that nobody closes are looked at once.
_QUOTATION = r"\"[^\"]+\"|\u201c[^\u201c\u201d]+\u201d|\u201e[^\u201e\u201c]+\u201c|\u00ab[^\u00ab\u00bb]+\u00bb|\u2018[^\u2018\u2019]+\u2019(?!\w)"


_LETTERS = re.compile(r"[^\W\d_]+")


class _Listed(NamedTuple):
    """Words to look for before their pattern is, which takes longer the more of them there are.

    `phrases` are those with letters, as sets of their words by the first of these, `signs` the others.
    """

    phrases: Mapping[str, Sequence[AbstractSet[str]]]
    signs: Sequence[str]

    def may_be_in(self, text: str) -> bool:
        """Say whether a text has all words of a phrase, or a sign."""
        words = {*_LETTERS.findall(fold(text))}
        begun = words & self.phrases.keys()
        is_there = any(phrase <= words for word in begun for phrase in self.phrases[word])
        return is_there or any(sign in text for sign in self.signs)


class Avoided(NamedTuple):
    """The words as one pattern, and what to write instead, by the words as searches compare them.

    `verbatim` is what has other people's words, quotations and the names of works and bodies with such words, and in what
    phrases the words are right.
    """

    listed: _Listed
    pattern: re.Pattern[str]
    instead: Mapping[str, str]
    verbatim: re.Pattern[str]

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the words in a text that are somebody's own."""
        found = list(self.pattern.finditer(text)) if self.listed.may_be_in(text) else []
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
    written = [word for group in words.avoided for word in group.words]
    if not written:
        return None
    groups = reversed(words.avoided)  # of two that have a word the first one counts
    instead = {fold(word): group.instead for group in groups for word in group.words}
    any_of = "|".join(map(_with_gaps, sorted(written, key=len, reverse=True)))
    # A digit may stand before it without a gap, as before a unit.
    pattern = re.compile(rf"(?<![^\W\d_])(?:{any_of})(?![^\W\d_])", re.IGNORECASE)
    listed = _listed(written)
    all_names = {name for subject in subjects for name in subject.names()}
    names = (name for name in all_names if listed.may_be_in(name) and pattern.search(name))
    phrases = (phrase for group in words.avoided for phrase in group.unless)
    right = (rf"(?<!\w){_with_gaps(phrase)}(?!\w)" for phrase in phrases)
    verbatim = "|".join(
        (_QUOTATION, *sorted(map(_with_gaps, names), key=len, reverse=True), *right)
    )
    return Avoided(listed, pattern, instead, re.compile(verbatim, re.IGNORECASE))


def _with_gaps(phrase: str) -> str:
    """Return the pattern of a phrase, between whose words a line may end."""
    return _GAP.join(map(re.escape, phrase.split()))


def _listed(written: Iterable[str]) -> _Listed:
    phrases: dict[str, list[AbstractSet[str]]] = defaultdict(list)
    signs: list[str] = []
    for word in written:
        if letters := _LETTERS.findall(fold(word)):
            phrases[letters[0]].append(frozenset(letters))
        else:
            signs.append(word)
    return _Listed(phrases, signs)


def problems_of_avoided(
    subject: Subject, avoided: Avoided, lines: Sequence[str]
) -> Iterator[Problem]:
    """Yield the words of an entry that are avoided; `lines` are those of its file, where it has one."""
    yield from avoided_in(subject, public_texts(subject.node), avoided, lines)
    for words, place in found_in_body(subject, avoided.words_in):
        yield _problem(subject, avoided, words, place)


def avoided_in(
    told: Told, texts: Iterable[Scalar], avoided: Avoided, lines: Sequence[str]
) -> Iterator[Problem]:
    """Yield the avoided words in some texts of an entry or file."""
    for scalar in texts:
        for written in dict.fromkeys(avoided.words_in(scalar.text)):
            yield _problem(told, avoided, written, place_of_part(written, scalar, lines))


def _problem(told: Told, avoided: Avoided, written: str, place: Place) -> Problem:
    instead = avoided.instead[" ".join(fold(written).split())]
    return told.problem("word-avoided", place, f"{written!r} is not used here", f"write {instead}")
