"""Rules for texts that name something of another entry: its number with a slip, or its organisation."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ketamine_tui.checks.number_rules import digits_of_numbers
from ketamine_tui.checks.phones import digits, is_slip
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import place_within
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.likeness import plain_url
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold
from ketamine_tui.store.node import FieldsNode, Place

_NUMBER = re.compile(r"(?<![\w.])\+?\d[\d ()-]{3,}\d(?!\w)", re.ASCII)
_LEAST_DIGITS = 5
_POINTS = ("phones", "texts", "emails", "chats")
_SITE_WORDS = re.compile(
    r"\b(?:the|official|web ?site|site|web|home ?page|page|contact|of|at)\b|['\u2019]s\b|[^\w&]+"
)
_PART_OF_TITLE = re.compile(r"^[^:(]+(?=: | \()|(?<=\()[A-Z\d]+(?=\))")
"""A name before what is said of it, and its abbreviation in brackets."""

_REGISTERS = {
    "PMC": re.compile(r"\b(?:PMC|PubMed Central)\b", re.IGNORECASE),
    "PubMed": re.compile(r"\bPubMed\b(?! Central)", re.IGNORECASE),
    "DOI": re.compile(r"\bDOI\b", re.IGNORECASE),
}
_SITES = {
    "PMC": re.compile(r"pmc\.ncbi\.nlm\.nih\.gov(?:/|$)|ncbi\.nlm\.nih\.gov/pmc/"),
    "PubMed": re.compile(r"pubmed\.ncbi\.nlm\.nih\.gov(?:/|$)|ncbi\.nlm\.nih\.gov/pubmed/"),
    "DOI": re.compile(r"(?:dx\.)?doi\.org(?:/|$)"),
}
"""Registers of works by what links to them are called, and by their addresses without the scheme."""

_SHORTEST = 3
"""Letters of a name that means one organisation."""


def problems_of_naming(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield texts that name the number or the organisation of an entry, and not quite."""
    numbers = {subject.entry.id: digits_of_numbers(subject) for subject in subjects}
    all_numbers = frozenset().union(*numbers.values())
    sites = _sites_of(subjects)
    for subject in subjects:
        near = numbers[subject.entry.id].union(
            *(numbers.get(name, frozenset()) for name in subject.entry.related)
        )
        yield from _slips(subject, near, all_numbers)
        yield from _labels(subject, sites)
        yield from _registers(subject)


def _slips(subject: Subject, near: frozenset[str], known: frozenset[str]) -> Iterator[Problem]:
    for text, start in _texts(subject):
        for match in _NUMBER.finditer(text):
            number = digits(match[0])
            if len(number) < _LEAST_DIGITS or number in known:
                continue
            if meant := next((n for n in sorted(near) if is_slip(number, n)), ""):
                message = f"{match[0]} is no number of an entry, and almost {meant}"
                place = place_within(subject, match[0], text, start)
                yield subject.problem("number-slip", place, message)


def _texts(subject: Subject) -> Iterator[tuple[str, Place]]:
    node = subject.loaded.node
    yield node.text("summary"), subject.place("summary")
    for record in subject.records("alerts"):
        yield record.text("text"), record.place_in("text")
    for name in _POINTS:
        for record in subject.records(name):
            yield from _notes(record)
    for record in subject.records("schedules"):
        yield from _notes(record)


def _notes(record: FieldsNode) -> Iterator[tuple[str, Place]]:
    for name in ("label", "note"):
        yield record.text(name), record.place_in(name)


def _sites_of(subjects: Sequence[Subject]) -> Mapping[str, frozenset[str]]:
    """Return the hosts of organisations, by each of their names; those that two of them have are left out."""
    hosts: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        entry = subject.entry
        if entry.kind is Kind.ORGANIZATION and entry.links:
            named = {entry.title, *entry.alternate_names, getattr(entry, "organization", "")}
            named |= set(_PART_OF_TITLE.findall(entry.title))
            for name in {_plain(name) for name in named}:
                hosts[name].add(_site(entry.links[0].url))
    return {name: frozenset(of) for name, of in hosts.items() if len(name) >= _SHORTEST}


def _labels(subject: Subject, sites: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Yield links that are called the site of an organisation and lead to another."""
    entry = subject.entry
    own = (entry.title, *entry.alternate_names, getattr(entry, "organization", ""))
    said = fold(" ".join((*own, getattr(entry, "publisher", ""))))
    for record in subject.records("links"):
        name, host = _plain(record.text("label")), _site(record.text("url"))
        known = sites.get(name)
        if known and host and name not in said and not any(_is_of(host, site) for site in known):
            message = f"{record.text('label')!r} is another organisation than {host}"
            yield subject.problem("link-label", record.place_in("label"), message)


def _registers(subject: Subject) -> Iterator[Problem]:
    """Yield links that are called by one register of works and lead to another."""
    for record in subject.records("links"):
        label, url = record.text("label"), plain_url(record.text("url"))
        said = [name for name, words in _REGISTERS.items() if words.search(label)]
        meant = [name for name, site in _SITES.items() if site.match(url)]
        if len(said) == 1 and meant and said != meant:
            message = f"{label!r} leads to {meant[0]}"
            yield subject.problem("link-label", record.place_in("label"), message)


def _plain(name: str) -> str:
    """Return a name without what tells that it is one of a site."""
    return " ".join(_SITE_WORDS.sub(" ", fold(name)).split())


def _is_of(host: str, site: str) -> bool:
    """Say whether two hosts are one, or one is below the other."""
    return f".{host}".endswith(f".{site}") or f".{site}".endswith(f".{host}")


def _site(url: str) -> str:
    return plain_url(url).partition("/")[0]
