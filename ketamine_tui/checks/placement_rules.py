"""Rules for where an entry stands and for whom: its folder, its section, and the region that its title names."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ketamine_tui.checks.codes import (
    country_named,
    have_part_in_common,
    is_region,
    only_countries,
)
from ketamine_tui.checks.help_rules import denial
from ketamine_tui.checks.phones import countries_of, is_emergency
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Entry, Resource
from ketamine_tui.model.kind import HELP, LOCAL, Kind
from ketamine_tui.model.likeness import plain_url
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import COUNTRIES, canonical_region
from ketamine_tui.model.section import walk_sections
from ketamine_tui.store.naming import region_name
from ketamine_tui.store.node import Place

_CLASSES: dict[str, type[Entry]] = {"contacts": Contact, "resources": Resource}
"""What lies in the folders of a directory; the pages are told by their ending already."""

_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
IN_COUNTRY = re.compile(
    r"\b(?:in|across|throughout|within|anywhere in) (?:the )?((?:[A-Z][a-z]+(?: and)? ?){1,4})"
)
_SENTENCE = re.compile(r"[.;!?](?:\s|\Z)")
_ABROAD = re.compile(
    r"\b(?:call|dial|ring|abroad|travel\w*|outside|from|elsewhere|not|if|like|also|other)\b",
    re.IGNORECASE,
)
"""What makes of a country one of others than those whom a line is for."""

_BETWEEN_NAMES = re.compile(r", and |, | and | & ")


def problems_of_placement(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with where an entry stands."""
    yield from _folder(subject)
    yield from _section(subject)
    yield from _title(subject)
    yield from problems_of_said_country(subject)
    yield from _emergency(subject)


def _folder(subject: Subject) -> Iterator[Problem]:
    kind, folder = subject.entry.kind, subject.path.partition("/")[0]
    expected = _CLASSES.get(folder)
    if expected and kind is not Kind.PAGE and CLASS_OF_KIND[kind] is not expected:
        message = f"this {kind} lies in {folder}"
        yield subject.problem("kind-folder", subject.place("kind"), message)


def _section(subject: Subject) -> Iterator[Problem]:
    """Yield that a section is named for another kind, and there is one for this kind."""
    own, kind = subject.entry.section, subject.entry.kind
    named = next((other for other in Kind if own in _ids_for(other)), None)
    if named is None or named is kind:
        return
    sections = {section.id for section, _ in walk_sections(subject.directory.sections)}
    if meant := next((name for name in _ids_for(kind) if name in sections), ""):
        message = f"this {kind} stands in {own}, and there is a section {meant}"
        yield subject.problem("section-other-kind", subject.place("section"), message)


def _ids_for(kind: Kind) -> tuple[str, str]:
    return (str(kind), f"{kind}s")


def _title(subject: Subject) -> Iterator[Problem]:
    """Yield that the title of a contact names countries in brackets, and those of the entry are others."""
    regions = [canonical_region(region) for region in subject.entry.regions]
    if not isinstance(subject.entry, Contact) or not (regions and all(map(is_region, regions))):
        return
    for words in _IN_BRACKETS.findall(subject.entry.title):
        named = [country_named(name) for name in _BETWEEN_NAMES.split(words)]
        if all(named) and not have_part_in_common(named, regions):
            message = f"the title says {words}, and the entry is for {', '.join(regions)}"
            place = _doubtful(subject, "title", named)
            yield subject.problem("title-region", place, message)
        elif all(named) and subject.entry.kind in HELP:
            yield from _more_or_less(subject, words, named)


def _more_or_less(subject: Subject, words: str, named: Sequence[str]) -> Iterator[Problem]:
    """Yield that the title of a line names a country that its regions lack, or they have one of which nothing else speaks."""
    items = list(subject.texts("regions"))
    codes = [canonical_region(item.text.strip()) for item in items]
    for code in named:
        if not have_part_in_common([code], codes):
            message = f"the title says {words}, and the entry is for {', '.join(codes)}"
            yield subject.problem("title-region", subject.place("regions"), message)
            return
    for item, code in zip(items, codes, strict=True):
        is_named = code not in COUNTRIES or have_part_in_common([code], named)
        if not is_named and not is_also_of(subject, [code], "title"):
            message = f"the entry is for {code}, too, and the title says {words}"
            yield subject.problem("title-region", item.place, message)


def problems_of_said_country(subject: Subject) -> Iterator[Problem]:
    """Yield that a line or clinic is said to be in a country for which it is not, and in none for which it is."""
    summary = " ".join(subject.loaded.node.text("summary").split())
    countries = only_countries(map(canonical_region, subject.entry.regions))
    if subject.entry.kind not in LOCAL or not countries:
        return
    here = (sentence for sentence in _SENTENCE.split(summary) if not _ABROAD.search(sentence))
    words = [words.strip() for sentence in here for words in IN_COUNTRY.findall(sentence)]
    named = {code: word for word in words if (code := country_named(word))}
    own = (region_name(code) for code in (*countries, *subject.entry.regions))
    text = f"{subject.entry.title} {summary}"
    if named and not have_part_in_common(named, countries) and not any(n in text for n in own if n):
        message = f"the summary says {next(iter(named.values()))}, and the entry is for {', '.join(subject.entry.regions)}"
        place = _doubtful(subject, "summary", named)
        yield subject.problem("title-region", place, message)


def _doubtful(subject: Subject, field: str, named: Iterable[str]) -> Place:
    """Return where a field stands that names other countries than the regions, or these: whichever nothing else speaks for."""
    own = only_countries(map(canonical_region, subject.entry.regions))
    is_field = is_also_of(subject, own, field) and not is_also_of(subject, named, field)
    return subject.place(field if is_field else "regions")


def is_also_of(subject: Subject, codes: Iterable[str], field: str) -> bool:
    """Say whether something else of an entry than a field and its regions is of some countries.

    That is a number, an address, the domain of a link, a name, or the urgent help that lists it.
    """
    countries = {code[:2] for code in codes}
    entry, node = subject.entry, subject.loaded.node
    texts = [node.text(name) for name in ("title", "summary", "organization") if name != field]
    said = " ".join((*texts, *entry.alternate_names))
    groups = (group for group in subject.directory.urgent if entry.id in group.entries)
    found = {canonical_region(group.region)[:2] for group in groups}
    found |= {record.text("country") for record in subject.records("addresses")}
    found |= {_country_of_host(link.url) for link in entry.links}
    found |= {code for code in countries if (name := region_name(code)) and name in said}
    for record in subject.records("phones"):
        found.update(countries_of(record.text("dial")))
    return not countries.isdisjoint(found)


def _country_of_host(url: str) -> str:
    """Return the country of the last part of a host, such as .au; those of two letters are of ISO 3166 but for .uk."""
    return canonical_region(plain_url(url).partition("/")[0].rpartition(".")[2].upper())


def _emergency(subject: Subject) -> Iterator[Problem]:
    """Yield that an entry of another kind has an emergency number, and no other, or that one of this kind says that it is none."""
    entry = subject.entry
    denied, what = denial(entry) if entry.kind is Kind.EMERGENCY else ("", "")
    if what == "emergency":
        message, hint = (
            f"it says of itself: {denied!r}",
            "write kind: helpline, or correct the text",
        )
        yield subject.problem("kind-emergency", subject.place("kind"), message, hint)
    dials = [record.text("dial") for record in subject.numbers()]
    countries = only_countries(map(canonical_region, entry.regions))
    are_other = isinstance(entry, Contact) and entry.kind not in HELP
    if are_other and dials and all(is_emergency(dial, countries) for dial in dials):
        message = f"{dials[0]} is the emergency number of {', '.join(sorted(countries))}, and the kind is {entry.kind}"
        yield subject.problem("kind-emergency", subject.place("kind"), message)
