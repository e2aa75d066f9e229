"""Rules for entries that speak of another part of their country than theirs, or of the country of an entry they were copied from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ketamine_tui.checks.codes import (
    country_named,
    have_part_in_common,
    is_region,
    only_countries,
)
from ketamine_tui.checks.placement_rules import IN_COUNTRY, is_also_of, problems_of_said_country
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import canonical_region
from ketamine_tui.model.text import fold
from ketamine_tui.store.naming import part_above, part_code, region_name
from ketamine_tui.store.node import Place

_ADJECTIVES = {
    "GB-ENG": "English",
    "GB-SCT": "Scottish",
    "GB-WLS": "Welsh",
    "GB-NIR": "Northern Irish",
}
_NO_NATION = ("New", "New South", "Prince of", "Princess of")
"""Words that make of a nation a state, a journal or a hospital elsewhere."""

_IN_PART = re.compile(
    r"\b(?:in|across|throughout|within|anywhere in) (?:the )?((?:[A-Z][a-z]+ ?){1,3})(?=[.;:)]|\Z|[a-z]|,(?! [A-Z]))"
)
_NAMED = ("title", "summary", "publisher", "organization")
_LEAST_WORDS, _ALIKE = 6, 0.7
"""Words of a text that two people do not write alike by chance, and the share of them that two texts have in common."""


def problems_of_other_parts(subject: Subject) -> Iterator[Problem]:
    """Yield a text that names another part of the country than the entry is for, where nothing names its own."""
    own = [canonical_region(region) for region in subject.entry.regions]
    countries = {code.partition("-")[0] for code in own}
    if len(countries) != 1 or not all("-" in code and is_region(code) for code in own):
        return
    texts = [(name, subject.node.text(name)) for name in _NAMED]
    texts += [("alternate_names", name) for name in subject.entry.alternate_names]
    for record in subject.records("addresses"):
        texts += [("addresses", record.text(part)) for part in ("city", "state")]
    said = " ".join(text for _, text in texts)
    country = countries.pop()
    names = {*map(region_name, (country, *own)), *(code.partition("-")[2] for code in own)}
    names |= {_ADJECTIVES.get(code, "") for code in own} | {"UK" if country == "GB" else country}
    if any(re.search(rf"\b{re.escape(name)}\b", said) for name in names - {""}):
        return
    for name, text in texts:
        for code in dict.fromkeys(_parts_in(text, country)):
            if name in _NAMED and code not in map(part_above, own):
                message = f"{region_name(code)} is named, and the entry is for {', '.join(own)}"
                yield subject.problem("title-region", subject.place("regions"), message)
                return


@cache
def _nations() -> re.Pattern[str]:
    """Return the names of the nations of the United Kingdom, which stand for nothing else: no place there is called so."""
    names = "|".join(map(region_name, _ADJECTIVES))
    before = "".join(rf"(?<!\b{words} )" for words in _NO_NATION)
    return re.compile(rf"{before}\b(?:{names})\b")


def _parts_in(text: str, country: str) -> Iterator[str]:
    """Yield the parts of a country that a text names: cities and persons are called so, too, but nobody is in them."""
    if country == "GB":
        yield from (part_code(match[0], country) for match in _nations().finditer(text))
        return
    for match in _IN_PART.finditer(text):
        if code := part_code(match[1].strip(), country):
            yield code


def problems_of_copied_places(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield a text that names another country than the entry's, where an entry of that country has almost that text."""
    for subject in subjects:
        own = [canonical_region(region) for region in subject.entry.regions]
        if not only_countries(own):
            continue
        for name, text, place in _texts(subject):
            named = [(code, word) for word in _named_in(text) if (code := country_named(word))]
            for code, word in named[:1]:
                is_other = not have_part_in_common([code], own) and not is_also_of(
                    subject, [code], name
                )
                other = _alike(text, _entries_of(code, subjects)) if is_other else None
                if other and not any(problems_of_said_country(subject)):
                    message = f"{word} is named, as by {other.entry.id}, and the entry is for {', '.join(own)}"
                    yield subject.problem("title-region", place, message)


def _named_in(text: str) -> Iterator[str]:
    return (match.strip() for match in IN_COUNTRY.findall(" ".join(text.split())))


def _texts(subject: Subject) -> Iterator[tuple[str, str, Place]]:
    """Yield the summary and the labels of an entry, each with its field and its place."""
    yield "summary", subject.node.text("summary"), subject.place("summary")
    for record in subject.ways():
        if label := record.text("label"):
            yield "label", label, record.place_in("label")


def _entries_of(country: str, subjects: Iterable[Subject]) -> Iterator[Subject]:
    """Yield the entries that are for a country or a part of it."""
    for subject in subjects:
        regions = map(canonical_region, subject.entry.regions)
        if country[:2] in {region[:2] for region in regions}:
            yield subject


def _alike(text: str, others: Iterable[Subject]) -> Subject | None:
    """Return the first entry that has almost this text."""
    words = set(fold(text).split())
    if len(words) < _LEAST_WORDS:
        return None
    for other in others:
        for _, its, _ in _texts(other):
            of = set(fold(its).split())
            if len(words & of) >= _ALIKE * len(words | of):
                return other
    return None
