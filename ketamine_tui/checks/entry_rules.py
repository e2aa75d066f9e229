"""Rules for one entry: its numbers, links, identifiers, codes and length."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from ketamine_tui.checks import identifiers, phones
from ketamine_tui.checks.address_rules import problems_of_addresses
from ketamine_tui.checks.agreement_rules import problems_of_agreement
from ketamine_tui.checks.codes import is_language, is_region
from ketamine_tui.checks.repetition_rules import problems_of_repetition
from ketamine_tui.checks.review_rules import problems_of_reviews
from ketamine_tui.checks.subject import Subject, is_placeholder
from ketamine_tui.checks.value_rules import problems_of_values
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import canonical_region
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, tag_key
from ketamine_tui.model.urls import CheckedLink, LinkRefusedError, check_url
from ketamine_tui.store.node import FieldsNode, Place
from ketamine_tui.store.splice import ScalarEdit

_LONG = 300
"""Characters of a summary."""

_LOCAL = (Kind.HELPLINE, Kind.EMERGENCY, Kind.CLINIC)
_MOST_TOLD = 3
_QUOTED = re.compile(r"[\u201c-\u201f\u00ab\u00bb]")
_EXAMPLE = re.compile(
    r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)", re.IGNORECASE
)
_SHORT = 6
"""Digits of a short code, at most."""

_OWN_MACHINE = re.compile(
    r"(?:.+\.)?localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]", re.ASCII | re.IGNORECASE
)
"""Hosts that are always the machine that asks (RFC 6761, section 6.3; RFC 5735, section 3)."""

_DIAL = re.compile(r"\+?\d+", re.ASCII)


def problems_of(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with an entry by itself."""
    for rule in _RULES:
        yield from rule(subject)


def _placeholders(subject: Subject) -> Iterator[Problem]:
    countries = _countries(subject)
    for name in ("phones", "texts"):
        for record in subject.records(name):
            parts = ("number", "dial") if not is_placeholder(record) else ()
            # What is shown comes first; the other one follows from it.
            part = next((x for x in parts if phones.is_placeholder(record.text(x), countries)), "")
            if part:
                message = f"{record.text(part)} is a placeholder"
                yield subject.problem("phone-placeholder", record.place_in(part), message)


def _phones(subject: Subject) -> Iterator[Problem]:
    countries = _countries(subject)
    for name in ("phones", "texts"):
        for record in subject.records(name):
            if _QUOTED.search(record.text("number")):
                message, hint = "quotation marks are no part of a number", 'write " for them'
                yield subject.problem("phone-form", record.place_in("number"), message, hint)
    for record in subject.records("phones"):
        number, dial = record.text("number"), record.text("dial")
        elsewhere = _country_of(dial)
        if elsewhere and subject.entry.kind in _LOCAL and _is_abroad(subject, elsewhere):
            message = f"{dial} is a number of {', '.join(elsewhere[:_MOST_TOLD])}"
            yield subject.problem("phone-elsewhere", record.place_in("dial"), message)
        if is_placeholder(record) or _is_fictional((number, dial), countries):
            continue
        if dial:
            yield from _dialled(subject, record, countries)
        elif canonical := phones.canonical(number, [*countries, *_country_of(number)]):
            place, message = record.place_in("number"), f"{number} has no 'dial'"
            yield subject.problem("phone-dial-missing", place, message, f'add dial: "{canonical}"')
        elif number.startswith("+") or countries:
            yield _unknown(subject, record.place_in("number"), number, countries)


def _is_abroad(subject: Subject, countries: Sequence[str]) -> bool:
    """Say whether countries are none of an entry that is for some only, and for them as a whole."""
    of_entry = {region[:2] for region in subject.entry.regions}
    are_countries = of_entry.union(countries) <= phones.REGIONS
    return bool(of_entry) and are_countries and of_entry.isdisjoint(countries)


def _dialled(subject: Subject, record: FieldsNode, countries: Sequence[str]) -> Iterator[Problem]:
    number, dial = record.text("number"), record.text("dial")
    place = record.place_in("dial")
    if not phones.exists(dial, countries):
        yield _unknown(subject, place, dial, countries)
        return
    read = phones.canonical(number, [*countries, *_country_of(dial)])
    if read and dial not in (read, phones.digits(number)):
        message = f"{number} is dialled as {read}, not as {dial}"
        yield subject.problem("phone-mismatch", place, message)


def _unknown(subject: Subject, place: Place, number: str, countries: Sequence[str]) -> Problem:
    """Return what is said of a number that the tables do not have: of short codes they lack many."""
    where = f" in {', '.join(countries)}" if countries else ""
    if not number.startswith("+") and len(phones.digits(number)) <= _SHORT:
        message = f"the short code {number}{where} is in no table"
        return subject.problem("phone-short-unknown", place, message)
    return subject.problem("phone-invalid", place, f"there is no number {number}{where}")


def _is_fictional(written: Iterable[str], countries: Sequence[str]) -> bool:
    return any(phones.is_placeholder(number, countries) for number in written)


def _country_of(dial: str) -> list[str]:
    return phones.countries_of(dial) if dial.startswith("+") else []


def _emails(subject: Subject) -> Iterator[Problem]:
    for record in subject.records("emails"):
        address = record.text("address")
        if _EXAMPLE.fullmatch(address.rpartition("@")[2]) and not is_placeholder(record):
            place = record.place_in("address")
            yield subject.problem("email-placeholder", place, f"{address} is an example")


_CANONICAL = {"isbn": identifiers.isbn, "doi": identifiers.doi}
_WRONG = {"isbn": "isbn-checksum", "doi": "doi-form"}


def _identifiers(subject: Subject) -> Iterator[Problem]:
    for record in subject.records("identifiers"):
        scheme, value = record.text("scheme").lower(), record.text("value")
        place = record.place_in("value")
        if canonical := _CANONICAL.get(scheme):
            try:
                canonical(value)
            except ValueError as error:
                yield subject.problem(_WRONG[scheme], place, f"{value}: {error}")
        elif (form := identifiers.FORMS.get(scheme)) and not form.fullmatch(value):
            yield subject.problem("identifier-form", place, f"{value} is no {scheme.upper()}")
        elif (check := identifiers.CHECKS.get(scheme)) and not check(value):
            message = f"the check digit of {value} is wrong"
            yield subject.problem("identifier-form", place, message)


def loose_identifiers(subject: Subject) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield identifiers that are not in their canonical form, with the rule that asks for it."""
    for record in subject.records("identifiers"):
        scheme, value = record.text("scheme").lower(), record.text("value")
        with suppress(ValueError, KeyError):
            canonical = _CANONICAL[scheme](value)
            if canonical != value:
                rule = "isbn-form" if scheme == "isbn" else "doi-prefix"
                yield rule, ScalarEdit(record.place_in("value"), value, canonical)


def loose_phones(subject: Subject) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield numbers that are not written as they are dialled, but can be read."""
    countries = _countries(subject)
    for record in subject.records("phones"):
        dial = record.text("dial")
        if dial and not _DIAL.fullmatch(dial) and (canonical := phones.canonical(dial, countries)):
            yield "phone-form", ScalarEdit(record.place_in("dial"), dial, canonical)


def _countries(subject: Subject) -> list[str]:
    return [region[:2] for region in subject.entry.regions if region[:2] in phones.REGIONS]


def loose_tags(subject: Subject) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield tags that are repeated or written by another of their names, with the rule that it breaks.

    The others stay in the order of the curators (decision 10).
    """
    seen = set()
    for item in subject.texts("tags"):
        name = item.text.strip()
        if tag_key(name) == TO_BE_REVIEWED_KEY:
            continue
        tag = subject.directory.vocabulary.find(name)
        key = tag.id if tag else tag_key(name)
        if key in seen:
            yield "tag-repeated", ScalarEdit(item.place, name, None)
        elif tag and name not in (tag.label, tag.id):
            yield "tag-alias-used", ScalarEdit(item.place, name, tag.label)
        seen.add(key)


def loose_regions(subject: Subject) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield countries that are written by another code, with the rule that it breaks."""
    for item in subject.texts("regions"):
        code = item.text.strip()
        if (canonical := canonical_region(code)) != code:
            yield "region-alias", ScalarEdit(item.place, code, canonical)


def _loose(subject: Subject) -> Iterator[Problem]:
    for rule, edit in (*loose_identifiers(subject), *loose_tags(subject)):
        better = f"is better written as {edit.new}" if edit.new else "stands there already"
        message = f"{edit.old!r} {better}"
        yield subject.problem(rule, edit.place, message)


def _links(subject: Subject) -> Iterator[Problem]:
    for name in ("links", "chats"):
        for record in subject.records(name):
            url, place = record.text("url"), record.place_in("url")
            try:
                link = check_url(url)
            except LinkRefusedError as error:
                yield subject.problem("url-form", place, f"{url} is not opened: {error}")
                continue
            for rule, message in faults_of(link):
                yield subject.problem(rule, place, message)


def faults_of(link: CheckedLink) -> Iterator[tuple[str, str]]:
    """Yield the rules that an address breaks although it may be opened, and what is said of it."""
    if link.mixed_script:
        yield "url-form", f"{link.host} mixes alphabets and may imitate another site"
    elif _OWN_MACHINE.fullmatch(link.host):
        yield "url-local", f"{link.url} is the reader's own machine"
    elif link.scheme == "http":
        yield "url-insecure", f"{link.url} is not encrypted"


def _codes(subject: Subject) -> Iterator[Problem]:
    for item in subject.texts("languages"):
        if not is_language(item.text.strip()):
            yield subject.problem("language-unknown", item.place, f"{item.text!r} is no language")
    for item in subject.texts("regions"):
        if not is_region(item.text.strip()):
            yield subject.problem("region-unknown", item.place, f"{item.text!r} is no region")


def _words(subject: Subject) -> Iterator[Problem]:
    length = len(subject.entry.summary)
    if length > _LONG:
        message = f"the summary has {length} characters"
        yield subject.problem("summary-long", subject.place("summary"), message)


_RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    _placeholders,
    _phones,
    _emails,
    _identifiers,
    _loose,
    _links,
    _codes,
    _words,
    problems_of_reviews,
    problems_of_values,
    problems_of_addresses,
    problems_of_repetition,
    problems_of_agreement,
)
