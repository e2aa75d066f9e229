"""Orders of entries by looking at every record: by match, by title."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from ketamine_tui.model.entry import Contact, Entry, Page
from ketamine_tui.model.text import fold
from ketamine_tui.query.syntax import AND, Field, Group, Saved, Term, Words

WORD_FIELDS = (
    *("title", "summary", "text", "author", "publisher", "org", "phone", "email", "url", "address"),
    *("identifier", "reviewer", "note", "id"),
)


def folded(text: str) -> str:
    return fold(" ".join(text.split()))


def title_key(entry: Entry) -> list[tuple[int, int]]:
    """Return a title's characters and numbers: these stand where a digit does, and are compared as numbers."""
    parts = re.findall("[0-9]+|.", fold(entry.title), re.DOTALL)
    return [(ord("0"), int(x)) if x[0] in "0123456789" else (ord(x), 0) for x in parts]


def places(entry: Entry) -> list[tuple[int, list[str]]]:
    """Return what an entry says where it counts, best first."""
    org = [entry.organization] if isinstance(entry, Contact) else []
    body = re.split(r"\n\s*\n", entry.body) if isinstance(entry, Page) else []
    return [
        (2, [entry.title]),
        (3, [*entry.alternate_names, *org]),
        (4, [f"#{tag}" for tag in entry.tags]),
        (5, [entry.summary]),
        (6, body),
    ]


class Meanings(Protocol):
    """What words stand for, and what belongs together in a query."""

    def terms_of(self, name: str) -> Sequence[Term]:
        """Return the terms of a saved view."""
        ...

    def telling(self, terms: Sequence[Term]) -> Sequence[Sequence[Term]]:
        """Return the terms that must be true, those together that may stand for something together."""
        ...

    def others(self, text: str) -> Sequence[str]:
        """Return the other words of a text's group."""
        ...

    def is_named(self, text: str, entry: Entry) -> bool:
        """Say whether a text names a tag or a region of an entry."""
        ...


def texts_of(entry: Entry, everything: Iterable[str]) -> list[tuple[int, str]]:
    """Return each folded text of an entry with its level, the best first."""
    levels = (*places(entry), (7, list(everything)))
    return [(level, folded(text)) for level, texts in levels for text in texts]


def word_rank(word: str, texts: Sequence[tuple[int, str]]) -> int:
    title = texts[0][1]
    if title == word:
        return 0
    if title.startswith(word):
        return 2 + (title[len(word) : len(word) + 1].isalnum())
    whole = re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])")
    for level, text in texts:
        if word in text:
            # Elsewhere texts have no order.
            alike = [other for at, other in texts if at == level == 7] or [text]
            return 2 * level + (not any(map(whole.search, alike)))
    return 16


def other_rank(word: str, texts: Sequence[tuple[int, str]]) -> int:
    """Return the rank of a word that another stands for: by itself or in the plural."""
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?:e?s)?(?!\w)")
    title = texts[0][1]
    if title == word:
        return 1
    if found := pattern.search(title):
        return 3 if not found.start() else 5
    return next((2 * level + 1 for level, text in texts if pattern.search(text)), 16)


class Ranked:
    """An entry, and how well it matches."""

    def __init__(self, entry: Entry, everything: Sequence[str], meanings: Meanings) -> None:
        self._entry = entry
        self._texts = texts_of(entry, everything)
        self._meanings = meanings

    def rank(self, terms: Sequence[Term]) -> int | None:
        """Return the rank under terms that must all be true; None where no words are asked for."""
        plain = [term.text for term in terms if isinstance(term, Words)]
        ranks = [word_rank(folded(" ".join(plain)), self._texts)] if len(plain) > 1 else []
        for part in self._meanings.telling(terms):
            alone = known(map(self._of_term, part))
            if len(part) > 1:
                spoken = " ".join(map(str, part))
                alone = [min(sum(alone), len(part) * self._of_words(spoken))]
            ranks += alone
        return sum(ranks) if ranks else None

    def _of_term(self, term: Term) -> int | None:
        match term:
            case Words(text, _, is_alone):
                return word_rank(folded(text), self._texts) if is_alone else self._of_words(text)
            case Field(name, values) if name in WORD_FIELDS:
                return min(self._of_value(name, value.text) for value in values)
            case Saved(name):
                return self.rank(self._meanings.terms_of(name))
            case Group(joiner, parts) if joiner == AND:
                return self.rank(parts)
            case Group(_, parts):
                return min(known(self.rank((part,)) for part in parts), default=None)
        return None

    def _of_value(self, field: str, text: str) -> int:
        asked = "".join(filter(str.isdecimal, text)) if field == "phone" else text
        return word_rank(folded(asked), self._texts)

    def _of_words(self, text: str) -> int:
        others = (other_rank(folded(x), self._texts) for x in self._meanings.others(text))
        is_named = self._meanings.is_named(text, self._entry)
        return min(word_rank(folded(text), self._texts), *others, 9 if is_named else 16)


def known(ranks: Iterable[int | None]) -> list[int]:
    return [one for one in ranks if one is not None]
