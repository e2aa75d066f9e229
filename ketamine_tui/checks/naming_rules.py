"""Rules for names of organisations: those by which links are called, and those of who runs something."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.likeness import are_related, plain_url
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold

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

_OFFICIAL = re.compile(r"\b(?:official|own) (?:web ?)?(?:site|page)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"(?:[\w-]+\.)*(?:wikipedia\.org|wikidata\.org|imdb\.com|goodreads\.com|amazon\.[a-z.]+|tripadvisor\.[a-z.]+|yelp\.[a-z.]+)"
)
"""Hosts on which nobody writes about themselves."""

_SHORTEST = 3
"""Letters of a name that means one organisation."""


def problems_of_naming(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield links that are called by the name of another organisation or register, and organisations that are."""
    sites = _sites_of(subjects)
    bodies = _by_name(subjects)
    for subject in subjects:
        yield from _labels(subject, sites)
        yield from _registers(subject)
        yield from _official(subject)
        yield from _organization(subject, bodies)


def _sites_of(subjects: Sequence[Subject]) -> Mapping[str, frozenset[str]]:
    """Return the hosts of organisations, by each of their names; those that two of them have are left out."""
    hosts: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        entry = subject.entry
        if entry.kind is Kind.ORGANIZATION and entry.links:
            named = {*names_of(entry), getattr(entry, "organization", "")}
            for name in {_plain(name) for name in named}:
                hosts[name].add(_site(entry.links[0].url))
    return {name: frozenset(of) for name, of in hosts.items() if len(name) >= _SHORTEST}


def _by_name(subjects: Sequence[Subject]) -> Mapping[str, Subject]:
    """Return the organisations that have entries, by their names, if these are not those of parts of other ones."""
    return {
        _plain(name): subject
        for subject in subjects
        if subject.entry.kind is Kind.ORGANIZATION and subject.entry.links
        for name in (subject.entry.title, *subject.entry.alternate_names)
    }


def _organization(subject: Subject, bodies: Mapping[str, Subject]) -> Iterator[Problem]:
    """Yield that an organisation is said to be run by another one, of which nothing else of it speaks."""
    written, entry = subject.loaded.node.text("organization"), subject.entry
    other = bodies.get(_plain(written)) if entry.kind is Kind.ORGANIZATION else None
    if other is None or other is subject or are_related(entry, other.entry) or not entry.links:
        return
    texts = (entry.title, *entry.alternate_names, entry.summary, *(x.label for x in entry.links))
    is_said = _plain(written) in _plain(" ".join(texts))
    if not is_said and not _is_of(_site(entry.links[0].url), _site(other.entry.links[0].url)):
        message = f"{written!r} is {other.entry.id}, of which nothing else here speaks"
        yield subject.problem("organization-other", subject.place("organization"), message)


def names_of(entry: Entry) -> set[str]:
    """Return what an entry is called: its title and the parts of that, and its other names."""
    return {entry.title, *entry.alternate_names, *_PART_OF_TITLE.findall(entry.title)}


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


def _official(subject: Subject) -> Iterator[Problem]:
    """Yield links to what others write, or sell, that are called official."""
    for record in subject.records("links"):
        label, host = record.text("label"), _site(record.text("url"))
        if _OFFICIAL.search(label) and _OF_OTHERS.fullmatch(host):
            message = f"{label!r} leads to {host}, where others write"
            yield subject.problem("link-label", record.place_in("label"), message)


def _plain(name: str) -> str:
    """Return a name without what tells that it is one of a site."""
    return " ".join(_SITE_WORDS.sub(" ", fold(name)).split())


def _is_of(host: str, site: str) -> bool:
    """Say whether two hosts are one, or one is below the other."""
    return f".{host}".endswith(f".{site}") or f".{site}".endswith(f".{host}")


def _site(url: str) -> str:
    return plain_url(url).partition("/")[0]
