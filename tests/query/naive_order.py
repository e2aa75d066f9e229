"""Orders of entries by looking at every record: by match, by title."""

import re
from collections.abc import Callable, Iterable, Sequence

from ketamine_tui.model.entry import Contact, Entry, Page
from ketamine_tui.model.text import fold
from ketamine_tui.query.syntax import AND, Field, Group, Not, Saved, Term, Words

WORD_FIELDS = (
    *("title", "summary", "text", "author", "publisher", "org", "phone", "email", "url", "address"),
    *("identifier", "reviewer", "note", "id"),
)


def folded(text: str) -> str:
    return fold(" ".join(text.split()))


def title_key(entry: Entry) -> list[tuple[int, int | str]]:
    """Return a title's texts and numbers: digits come before letters, and are compared as numbers."""
    parts = re.split("([0-9]+)", fold(entry.title))
    return [(0, int(part)) if part.isdigit() else (1, part) for part in parts if part]


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


def word_rank(word: str, entry: Entry, all_words: Iterable[str]) -> int:
    title = folded(entry.title)
    if title == word:
        return 0
    if title.startswith(word):
        return 2 + (title[len(word) : len(word) + 1].isalnum())
    for level, texts in (*places(entry), (7, list(all_words))):
        having = [text for text in map(folded, texts) if word in text]
        if having:
            whole = rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"
            return 2 * level + (not re.search(whole, having[0]))
    return 16


def rank(
    terms: Sequence[Term],
    entry: Entry,
    all_words: Sequence[str],
    terms_of: Callable[[str], Sequence[Term]],
) -> int | None:
    """Return the rank of an entry; None where no words are asked for."""
    ranks: list[int | None] = []
    plain = [term.text for term in terms if isinstance(term, Words)]
    if len(plain) > 1:
        ranks.append(word_rank(folded(" ".join(plain)), entry, all_words))
    for term in terms:
        match term:
            case Words(text):
                ranks.append(word_rank(folded(text), entry, all_words))
            case Field(name, values) if name in WORD_FIELDS:
                texts = (
                    "".join(filter(str.isdecimal, value.text)) if name == "phone" else value.text
                    for value in values
                )
                ranks.append(min(word_rank(folded(text), entry, all_words) for text in texts))
            case Saved(name):
                ranks.append(rank(terms_of(name), entry, all_words, terms_of))
            case Group(joiner, parts) if joiner == AND:
                ranks.append(rank(parts, entry, all_words, terms_of))
            case Group(_, parts):
                several = (rank((part,), entry, all_words, terms_of) for part in parts)
                known = [one for one in several if one is not None]
                ranks.append(min(known) if known else None)
            case Not() | Field():
                pass
    counting = [one for one in ranks if one is not None]
    return sum(counting) if counting else None
