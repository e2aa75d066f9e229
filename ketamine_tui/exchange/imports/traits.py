"""Traits of an entry: what tells whether it is for the same thing as another one.

Two are the same that share an identifier (DOI, ISBN, PMID), or their title and a way to reach them, unless
something contradicts that: another identifier, number, address, author or organization. An ISBN is the book's:
chapters that give it are the same only with the same title.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ketamine_tui.exchange.readers.telephones import digits_of
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Entry, Reachable, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.likeness import plain_url
from ketamine_tui.model.text import fold
from ketamine_tui.store.values import slug

Key = tuple[str, ...]
"""What is compared, after the name of it: ``("number", "+12025550143")``."""

REGISTERS = ("doi", "isbn", "pmid")
_OF_PARTS = ("doi", "pmid")
_PARTS = frozenset({Kind.ARTICLE, Kind.CHAPTER, Kind.CONFERENCE_PAPER})
_PRINTED = _PARTS | {Kind.BOOK, Kind.REPORT}
"""The kinds that every format tells apart: a book and a chapter that has its title are two."""

_WAYS = ("id", "link", "number", "email")
"""What makes an entry of the same title the same; an id only where it was not made of the title."""

_NOT_IN_IDENTIFIERS = re.compile(r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:|pmid:)|[\s-]")
_WORD = re.compile(r"\w+")
SURELY_ONE = 7
"""Digits from which on a number is the same with and without the code of its country."""


class Traits(NamedTuple):
    """What is compared of an entry: its kind, its title with the class of that, and what else it says, by name."""

    kind: Kind
    title: Key
    said: Mapping[str, tuple[str, ...]]


def shared(one: Traits, other: Traits, *, is_one_file: bool = False) -> str:
    """Return what makes two entries the same, in words; nothing where they are not.

    Who lists one thing twice does not describe it twice: two of one file that are described in other words are
    only alike.
    """
    if _contradict(one, other, _CONTRADICTING):
        return ""
    has_other_title = one.title[-1] != other.title[-1]
    are_parts = has_other_title and not _PARTS.isdisjoint((one.kind, other.kind))
    if register := _agreeing(one, other, _OF_PARTS if are_parts else REGISTERS):
        return register
    contradicting = (*_OF_TITLES, "summary") if is_one_file else _OF_TITLES
    if has_other_title or _contradict(one, other, contradicting):
        return ""
    # Of whatever kind: a bookmark of a clinic comes as a website.
    if way := _agreeing(one, other, _WAYS):
        return f"title and {way}"
    kinds = {one.kind, other.kind}
    if one.title != other.title or (len(kinds) > 1 and kinds <= _PRINTED):
        return ""
    can_be_reached = any(traits.said[name] for traits in (one, other) for name in _WAYS[1:])
    return "" if can_be_reached or _contradict(one, other, ("summary",)) else "title"


def _agreeing(one: Traits, other: Traits, names: Iterable[str]) -> str:
    """Return the first of some names under which both say the same."""
    return next((name for name in names if _agree(name, one.said[name], other.said[name])), "")


def _agree(name: str, values: Iterable[str], others: Collection[str]) -> bool:
    are_same = _ARE_SAME.get(name, str.__eq__)
    return any(are_same(value, other) for value in values for other in others)


def _contradict(one: Traits, other: Traits, names: Iterable[str]) -> bool:
    """Say whether both say something under one of some names, and not the same."""
    # Not an expression: many of one title are compared with each other.
    for name in names:
        values, others = one.said[name], other.said[name]
        if values and others and not _agree(name, values, others):
            return True
    return False


def _same_number(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SURELY_ONE:
        return one == other
    return one.endswith(other) or other.endswith(one)


def _same_words(one: str, other: str) -> bool:
    """Say whether one text has all words of the other: a format may have dropped a part of an address."""
    words, others = _words_of(one), _words_of(other)
    return words <= others or others <= words


@lru_cache(4096)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _same_name(one: str, other: str) -> bool:
    """Say whether two names may be of one person: first names may be initials."""
    fewer, more = sorted((one.split(), other.split()), key=len)
    return all(any(x.startswith(y) or y.startswith(x) for y in more) for x in fewer)


def _same_beginning(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


_ARE_SAME: Mapping[str, Callable[[str, str], bool]] = {
    "number": _same_number,
    "address": _same_words,
    "organization": _same_words,
    "summary": _same_words,
    "author": _same_name,
    "issued": _same_beginning,
}
"""What is not compared letter by letter."""

_TOLD = ("link", "number", "email", "address", "summary")
_LISTS = ("tags", "languages", "alternate_names", "audience")

_CONTRADICTING = (*REGISTERS, "number", "address", "author", "organization", "region")
_OF_EDITIONS = ("issued", "container_title", "volume", "issue", "page", "edition")
_OF_TITLES = ("link", "email", *_OF_EDITIONS)
"""What tells two of one title apart; a work of one identifier may well stand under two addresses."""


def says_more(entry: Entry, other: Entry) -> Iterator[str]:
    """Yield the names of what an entry says and another one does not."""
    said, known = traits_of(entry).said, traits_of(other).said
    for name in _TOLD:
        if any(not _agree(name, [value], known[name]) for value in said[name]):
            yield name
    for name in _LISTS:
        if not set(getattr(entry, name)) <= set(getattr(other, name)):
            yield name


def traits_of(entry: Entry) -> Traits:
    """Return what is compared of an entry; what is known not to work says nothing."""
    reachable = entry if isinstance(entry, Reachable) else None
    work = entry if isinstance(entry, Resource) else None
    phones = (
        [x.dial or x.number for x in reachable.phones if not x.placeholder] if reachable else []
    )
    texts = [x.number for x in reachable.texts if not x.placeholder] if reachable else []
    chats = [chat.url for chat in reachable.chats] if reachable else []
    emails = (x.address for x in reachable.emails if not x.placeholder) if reachable else ()
    addresses = (x._replace(note="") for x in reachable.addresses) if reachable else ()
    said = {
        **{name: tuple(identifiers(entry, name)) for name in REGISTERS},
        "id": tuple(own_id(entry)),
        "link": tuple(map(comparable_url, (*(link.url for link in entry.links), *chats))),
        "number": tuple(digits_of(number).lstrip("0") for number in (*phones, *texts)),
        "email": tuple(map(fold, emails)),
        "address": _worded(" ".join(x) for x in addresses),
        "author": _worded(work.authors if work else ()),
        "organization": _worded((entry.organization if isinstance(entry, Contact) else "",)),
        "region": entry.regions,
        "summary": _worded((entry.summary,)),
        **{name: _worded((getattr(work, name, ""),)) for name in _OF_EDITIONS},
    }
    return Traits(entry.kind, title_key(entry), said)


def title_key(entry: Entry) -> Key:
    """Return its title with its class: other programs do not tell a clinic from an organization."""
    return "title", CLASS_OF_KIND[entry.kind].__name__, fold(entry.title)


def own_id(entry: Entry) -> Iterator[str]:
    """Yield its id, unless that was made of the title: then it says no more than the title does."""
    if entry.id != slug(entry.title):
        yield entry.id


def identifiers(entry: Entry, scheme: str) -> Iterator[str]:
    """Yield its identifiers of a register, however they are spelt."""
    for identifier in entry.identifiers if isinstance(entry, Resource) else ():
        if identifier.scheme == scheme:
            yield _NOT_IN_IDENTIFIERS.sub("", identifier.value.lower())


def _worded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(_WORD.findall(fold(text))) for text in texts)))


def comparable_url(url: str) -> str:
    """Return an address as it is compared; another fragment leads to another place."""
    fragment = url.partition("#")[2]
    return f"{plain_url(url)}#{fragment}" if fragment else plain_url(url)
