"""Rules for one entry: its numbers, addresses, identifiers, words and reviews."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from ketamine_tui.checks import identifiers, phones
from ketamine_tui.checks.subject import Subject, is_placeholder
from ketamine_tui.checks.value_rules import problems_of_values
from ketamine_tui.checks.wording_rules import problems_of_wording
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import EU, INTERNATIONAL, canonical_region
from ketamine_tui.model.review import Method, ReviewState, standing_review, state_on
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, tag_key
from ketamine_tui.model.urls import LinkRefusedError, check_url
from ketamine_tui.present.trust import may_be_called
from ketamine_tui.store.fingerprint import changed_fields, checkable_fields
from ketamine_tui.store.naming import region_name
from ketamine_tui.store.node import FieldsNode, Place
from ketamine_tui.store.splice import ScalarEdit

_LONG = 300
"""Characters of a summary."""

_EXAMPLE = re.compile(
    r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)", re.IGNORECASE
)
_SHORT = 6
"""Digits of a short code, at most."""

_DIAL = re.compile(r"\+?\d+", re.ASCII)
_PART = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}", re.ASCII)
_OTHER_REGIONS = frozenset({EU, INTERNATIONAL})
_READ = frozenset({Method.READ_SOURCE, Method.REGISTRY})


def problems_of(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with an entry by itself."""
    for rule in _RULES:
        yield from rule(subject)


def _placeholders(subject: Subject) -> Iterator[Problem]:
    countries = _countries(subject)
    for name in ("phones", "texts"):
        for record in subject.records(name):
            written = (record.text("number"), record.text("dial"))
            if not is_placeholder(record) and _is_fictional(written, countries):
                place = record.place_in("number")
                message = f"{written[0]} is a placeholder"
                yield subject.problem("phone-placeholder", place, message)


def _phones(subject: Subject) -> Iterator[Problem]:
    countries = _countries(subject)
    for record in subject.records("phones"):
        number, dial = record.text("number"), record.text("dial")
        if is_placeholder(record) or _is_fictional((number, dial), countries):
            continue
        if dial:
            yield from _dialled(subject, record, countries)
        elif canonical := phones.canonical(number, [*countries, *_country_of(number)]):
            place, message = record.place_in("number"), f"{number} has no 'dial'"
            yield subject.problem("phone-dial-missing", place, message, f'add dial: "{canonical}"')
        elif number.startswith("+") or countries:
            yield _unknown(subject, record.place_in("number"), number, countries)


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
        elif scheme == "issn" and not identifiers.has_issn_check(value):
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
            if link.mixed_script:
                message = f"{link.host} mixes alphabets and may imitate another site"
                yield subject.problem("url-form", place, message)
            elif link.scheme == "http":
                yield subject.problem("url-insecure", place, f"{url} is not encrypted")


def _codes(subject: Subject) -> Iterator[Problem]:
    from langcodes import tag_is_valid  # noqa: PLC0415  # only where a language is to be checked

    for item in subject.texts("languages"):
        tag = item.text.strip()
        # The library takes UK for GB, which is no subtag (RFC 5646, section 2.2.4).
        if tag.upper().endswith("-UK") or not tag_is_valid(tag):
            yield subject.problem("language-unknown", item.place, f"{item.text!r} is no language")
    for item in subject.texts("regions"):
        region = item.text.strip()
        is_part = _PART.fullmatch(region) and bool(region_name(region))
        if region not in phones.REGIONS | _OTHER_REGIONS and not is_part:
            yield subject.problem("region-unknown", item.place, f"{item.text!r} is no region")


def _words(subject: Subject) -> Iterator[Problem]:
    length = len(subject.entry.summary)
    if length > _LONG:
        message = f"the summary has {length} characters"
        yield subject.problem("summary-long", subject.place("summary"), message)


def _dates(subject: Subject) -> Iterator[Problem]:
    today = subject.today.isoformat()
    for name in ("reviews", "alerts", "corrections"):
        for record in subject.records(name):
            if (day := record.text("date")) > today:
                message = f"{day} is later than {today}"
                yield subject.problem("date-in-future", record.place_in("date"), message)
    last = ""
    for record in subject.records("reviews"):
        day, next_review = record.text("date"), record.text("next_review")
        if day < last:
            message = f"{day} stands below {last}"
            yield subject.problem("review-order", record.place_in("date"), message)
        if next_review and next_review <= day:
            message = f"{next_review} is not later than {day}"
            yield subject.problem("review-next", record.place_in("next_review"), message)
        last = max(day, last)


def _reviews(subject: Subject) -> Iterator[Problem]:
    fields = checkable_fields(subject.entry)
    records = list(subject.records("reviews"))
    if len(records) != len(subject.entry.reviews):
        return  # what cannot be read is told already, and the places would be those of others
    is_seen = any(review.fingerprint for review in subject.entry.reviews)
    for record, review in zip(records, subject.entry.reviews, strict=True):
        for name in review.covers:
            if name not in fields:
                place = record.place_in("covers")
                yield subject.problem("review-covers-unknown", place, f"there is no field {name!r}")
        if not review.status.is_checked:
            continue
        if is_seen and review.may_confirm and not review.fingerprint:
            message = "this confirmation has no fingerprint, unlike others of the entry"
            yield subject.problem("review-fingerprint-missing", record.place, message)
        if "method" not in record.fields:
            message = "nothing says how this was checked"
            yield subject.problem("review-method-missing", record.place, message)
        elif review.method in _READ and not review.source:
            message = "nothing says what was read"
            yield subject.problem("review-source-missing", record.place, message)
        elif review.method is Method.PHONED and not may_be_called(subject.entry, subject.directory):
            message = "a crisis line was called to test it"
            yield subject.problem("review-crisis-line-called", record.place_in("method"), message)


def _state(subject: Subject) -> Iterator[Problem]:
    entry, policy = subject.entry, subject.directory.review_policy
    standing, place = standing_review(entry.reviews), subject.place("reviews")
    if standing is None:
        return
    people = policy.people_needed(entry.kind)
    if subject.loaded.state is ReviewState.CHANGED:
        fields = ", ".join(changed_fields(entry, subject.directory.vocabulary, people))
        yield subject.problem("review-changed-since", place, f"changed since: {fields}")
    if standing.next_review and standing.next_review <= standing.date:
        return
    due = policy.due(entry.kind, entry.reviews)
    if state_on(subject.loaded.state, due, subject.today) is ReviewState.OVERDUE:
        yield subject.problem("review-overdue", place, f"was to be checked by {due}")
    if 0 < len(policy.confirmed_by(entry.kind, entry.reviews)) < people:
        yield subject.problem("review-same-person", place, "one person has confirmed this")


_RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    _placeholders,
    _phones,
    _emails,
    _identifiers,
    _loose,
    _links,
    _codes,
    _words,
    _dates,
    _reviews,
    _state,
    problems_of_values,
    problems_of_wording,
)
