"""Traits of an entry: what tells whether it is for the same thing as another one.

Two are the same that share an identifier (DOI, ISBN, PMID, arXiv), or their title and a way to reach them, unless
something contradicts that: another identifier, number, address, author or organization. Works of one title are the same
with an author and the year, too, unless one is a preprint of the other; what says nothing but what it is, with the same
words for that. An ISBN is the book's: chapters that give it are the same only with the same title.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ketamine_tui.exchange.imports.agreement import agree
from ketamine_tui.exchange.imports.preprints import arxiv_numbers, is_preprint
from ketamine_tui.exchange.readers.telephones import digits_of
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Entry, Reachable, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.likeness import plain_identifier, plain_url
from ketamine_tui.model.text import fold
from ketamine_tui.store.values import slug

Key = tuple[str, ...]
"""What is compared, after the name of it: ``("number", "+12025550143")``."""

REGISTERS = ("doi", "isbn", "pmid", "arxiv")
_OF_PARTS = ("doi", "pmid", "arxiv")
_PARTS = frozenset({Kind.ARTICLE, Kind.CHAPTER, Kind.CONFERENCE_PAPER})
_PRINTED = _PARTS | {Kind.BOOK, Kind.REPORT}
"""The kinds that every format tells apart: a book and a chapter that has its title are two."""

_WAYS = ("id", "link", "number", "email")
"""What makes an entry of the same title the same; an id only where it was not made of the title."""

_WORD = re.compile(r"\w+")


class Traits(NamedTuple):
    """What is compared of an entry: its kind, its title with the class of that, and what else it says, by name."""

    kind: Kind
    title: Key
    said: Mapping[str, tuple[str, ...]]
    is_preprint: bool = False


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
    is_other = has_other_title or one.is_preprint is not other.is_preprint
    if is_other or _contradict(one, other, contradicting):
        return ""
    # Of whatever kind: a bookmark of a clinic comes as a website.
    if way := _agreeing(one, other, _WAYS):
        return f"title and {way}"
    kinds = {one.kind, other.kind}
    if one.title != other.title or (len(kinds) > 1 and kinds <= _PRINTED):
        return ""
    is_same_work = all(agree(name, one.said[name], other.said[name]) for name in _OF_WORKS)
    return "title, author and year" if is_same_work else _bare(one, other)


def _bare(one: Traits, other: Traits) -> str:
    """Return what makes two the same that nobody can be called by, in words; a title alone is many services'."""
    said = {name for traits in (one, other) for name, values in traits.said.items() if values}
    if not said.isdisjoint(_WAYS[1:]) or _contradict(one, other, ("id",)):
        return ""
    if "address" in said:
        # Two in one town may well share a name.
        is_one_place = all(_agreeing(one, other, (name,)) for name in ("address", "street"))
        return "title and address" if is_one_place else ""
    return "title and summary" if one.said["summary"] == other.said["summary"] != () else ""


def _agreeing(one: Traits, other: Traits, names: Iterable[str]) -> str:
    """Return the first of some names under which both say the same."""
    return next((name for name in names if agree(name, one.said[name], other.said[name])), "")


def _contradict(one: Traits, other: Traits, names: Iterable[str]) -> bool:
    """Say whether both say something under one of some names, and not the same."""
    # Not an expression: many of one title are compared with each other.
    for name in names:
        values, others = one.said[name], other.said[name]
        if values and others and not agree(name, values, others):
            return True
    return False


_LISTS = ("tags", "languages", "alternate_names", "audience")

_CONTRADICTING = (*REGISTERS, "number", "address", "author", "organization", "region")
_OF_EDITIONS = ("issued", "container_title", "volume", "issue", "page", "edition")
_OF_WORKS = ("author", "issued")
_TOLD = ("link", "number", "email", "address", "summary", "author", *_OF_EDITIONS)
_OF_TITLES = ("link", "email", *_OF_EDITIONS)
"""What tells two of one title apart; a work of one identifier may well stand under two addresses."""


def says_more(entry: Entry, other: Entry) -> Iterator[str]:
    """Yield the names of what an entry says and another one does not."""
    said, known = traits_of(entry).said, traits_of(other).said
    for name in _TOLD:
        if any(not agree(name, [value], known[name]) for value in said[name]):
            yield name
    for name in _LISTS:
        if not set(getattr(entry, name)) <= set(getattr(other, name)):
            yield name
    schemes = dict.fromkeys(x.scheme for x in getattr(entry, "identifiers", ()))
    for name in schemes:
        if not {*identifiers(entry, name)} <= {*identifiers(other, name)}:
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
    addresses = [x._replace(note="") for x in reachable.addresses] if reachable else []
    said = {
        **{name: tuple(identifiers(entry, name)) for name in REGISTERS},
        "id": tuple(own_id(entry)),
        "link": tuple(map(comparable_url, (*(link.url for link in entry.links), *chats))),
        "number": tuple(digits_of(number).lstrip("0") for number in (*phones, *texts)),
        "email": tuple(map(fold, emails)),
        "address": _worded(" ".join(x) for x in addresses),
        "street": _worded(x.address_1 for x in addresses),
        "author": _worded(work.authors if work else ()),
        "organization": _worded((entry.organization if isinstance(entry, Contact) else "",)),
        "region": entry.regions,
        "summary": _worded((entry.summary,)),
        **{name: _worded((getattr(work, name, ""),)) for name in _OF_EDITIONS},
    }
    return Traits(entry.kind, title_key(entry), said, work is not None and is_preprint(work))


def title_key(entry: Entry) -> Key:
    """Return its title with its class: other programs do not tell a clinic from an organization."""
    return "title", CLASS_OF_KIND[entry.kind].__name__, fold(entry.title)


def own_id(entry: Entry) -> Iterator[str]:
    """Yield its id, unless that was made of the title: then it says no more than the title does."""
    if entry.id != slug(entry.title):
        yield entry.id


def identifiers(entry: Entry, scheme: str) -> Iterator[str]:
    """Yield its identifiers of a register, however they are spelt."""
    if not isinstance(entry, Resource):
        return
    if scheme == "arxiv":
        yield from arxiv_numbers(entry)
    for identifier in entry.identifiers if scheme != "arxiv" else ():
        if identifier.scheme == scheme:
            yield plain_identifier(identifier.value)


def _worded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(_WORD.findall(fold(text))) for text in texts)))


def comparable_url(url: str) -> str:
    """Return an address as it is compared; another fragment leads to another place."""
    fragment = url.partition("#")[2]
    return f"{plain_url(url)}#{fragment}" if fragment else plain_url(url)
