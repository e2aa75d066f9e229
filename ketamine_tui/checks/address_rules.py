"""Rules for postal addresses: their countries and postal codes, and whether a clinic is where it says it is."""

import re
from collections.abc import Iterator

from ketamine_tui.checks import phones
from ketamine_tui.checks.absence_rules import says_nothing
from ketamine_tui.checks.codes import only_countries
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold
from ketamine_tui.store.naming import is_beginning_of_part, part_above, part_code, region_code
from ketamine_tui.store.splice import ScalarEdit

_CODES = {
    "AU": re.compile(r"\d{4}", re.ASCII),
    "CA": re.compile(r"[A-CEGHJ-NPR-TVXY]\d[A-CEGHJ-NPR-TV-Z] ?\d[A-CEGHJ-NPR-TV-Z]\d", re.ASCII),
    "DE": re.compile(r"\d{5}", re.ASCII),
    "GB": re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA", re.ASCII),
    "IE": re.compile(r"[A-Z](?:\d\d|6W) ?[A-Z\d]{4}", re.ASCII),
    "NZ": re.compile(r"\d{4}", re.ASCII),
    "US": re.compile(r"\d{5}(?:-\d{4})?", re.ASCII),
}
"""The forms of postal codes, by country, as the Universal Postal Union describes them in its addressing guides."""


_STATES_OF_OWN_NAMES = frozenset({"AU", "CA", "GB", "IE", "US"})
"""Countries whose states are called as none of their cities, or whose addresses have the code behind such a city."""

_NO_LETTER = re.compile(r"[\W_]")
_SHORT = 3
"""Letters of an abbreviation."""


def problems_of_addresses(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with the addresses of an entry."""
    edits = {edit.place: edit for _, edit in loose_countries(subject)}
    own = only_countries(subject.entry.regions) if subject.entry.kind is Kind.CLINIC else ()
    for record in subject.records("addresses"):
        country, place = record.text("country"), record.place_in("country")
        if country and country not in phones.REGIONS:
            hint = f"write {edits[place].new}" if place in edits else ""
            message = f"{country!r} is no code of a country"
            yield subject.problem("country-unknown", place, message, hint)
        elif country and own and country not in own:
            message = f"this address is in {country}, and the clinic in {', '.join(subject.entry.regions)}"
            yield subject.problem("address-elsewhere", place, message)
        part = region_code(record.text("state_province"))
        if country and "-" in part and part[:2] != country:
            message = f"{record.text('state_province')} is a part of {part[:2]}, and the address is in {country}"
            yield subject.problem("address-elsewhere", place, message, "correct one of the two")
        code, form = record.text("postal_code"), _CODES.get(country)
        if (
            code
            and form
            and not says_nothing("postal_code", code)
            and not form.fullmatch(code.upper())
        ):
            message = f"{code} is no postal code of {country}"
            yield subject.problem("postal-code-form", record.place_in("postal_code"), message)
        for name in ("city", "state_province"):
            if (part := record.text(name)) and form and form.fullmatch(part.upper()):
                message = f"{part} is a postal code"
                yield subject.problem("address-parts", record.place_in(name), message)
        if told := _of_city(record.text("city"), record.text("state_province"), country):
            yield subject.problem("address-parts", record.place_in("city"), told)


def _of_city(city: str, state: str, country: str) -> str:
    """Return that a city is the state or province in which the other one lies; nothing where that is not certain."""
    part = part_code(city, country) if state and fold(city) != fold(state) else ""
    its = part_code(_NO_LETTER.sub("", state) if "." in state else state, country)
    if part and its and part_above(its) == part:
        return f"{state} is a part of {city}: the two have changed places"
    if part and not its and not part_above(part) and _is_city(state, city, country):
        return f"{city} is a part of {country}, and {state} is none: the two have changed places"
    return ""


def _is_city(state: str, city: str, country: str) -> bool:
    """Say whether what is written for a state, and is none, is a city: no abbreviation, and not the other one with more words."""
    is_other_form = not {*fold(city).split()}.isdisjoint(fold(state).split())
    short = state.removesuffix(".")
    is_short = len(_NO_LETTER.sub("", short)) <= _SHORT or is_beginning_of_part(short, country)
    return country in _STATES_OF_OWN_NAMES and not (is_other_form or is_short)


def loose_countries(subject: Subject) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield countries that are written by name or by another code, with the rule that this breaks."""
    for record in subject.records("addresses"):
        country = record.text("country")
        code = region_code(country) if country and country not in phones.REGIONS else ""
        if code in phones.REGIONS:
            yield "country-unknown", ScalarEdit(record.place_in("country"), country, code)
