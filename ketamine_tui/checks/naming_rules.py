"""Rules for what links are called: the organisation or the register of works to which they lead, and no other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.likeness import plain_url
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

_SHORTEST = 3
"""Letters of a name that means one organisation."""


def problems_of_naming(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield links that are called by the name of another organisation, or of another register."""
    sites = _sites_of(subjects)
    for subject in subjects:
        yield from _labels(subject, sites)
        yield from _registers(subject)


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


def _plain(name: str) -> str:
    """Return a name without what tells that it is one of a site."""
    return " ".join(_SITE_WORDS.sub(" ", fold(name)).split())


def _is_of(host: str, site: str) -> bool:
    """Say whether two hosts are one, or one is below the other."""
    return f".{host}".endswith(f".{site}") or f".{site}".endswith(f".{host}")


def _site(url: str) -> str:
    return plain_url(url).partition("/")[0]
