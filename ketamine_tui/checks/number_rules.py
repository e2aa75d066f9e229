"""Rules for numbers: whether they exist, are dialled as they are written, and are those of the entry."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ketamine_tui.checks import phones
from ketamine_tui.checks.codes import only_countries
from ketamine_tui.checks.subject import Subject, is_placeholder
from ketamine_tui.model.kind import HELP, LOCAL, Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Place
from ketamine_tui.store.note.vanity import pressed_keys
from ketamine_tui.store.splice import ScalarEdit

_MOST_TOLD = 3
_QUOTED = re.compile(r"[\u201c-\u201f\u00ab\u00bb]")
_DIAL = re.compile(r"\+?\d+", re.ASCII)
_SHORT = 6
"""Digits of a short code, at most."""

_LONGEST = 15
"""Digits of a number with the code of its country, at most (ITU-T E.164)."""

_LEAST_DIGITS = 3
_WORD_BESIDE = re.compile(r"(?<!\S)[^\W\d_]{2,}(?!\S)")
"""A word by itself; letters of a number, as in 4HOPE, are dialled like its digits."""

_WORDS_BEFORE = re.compile(r"\(?([^\W\d_][^\d+(]*?)\)?[\s.:]+[+(]*(?=(?:\d\D*){3})")
"""What a number is for, or whose; letters of the number itself have no gap behind them, as in CALL4U2."""

_IN_TITLE = re.compile(r"(?<![\w-])(?!(?:19|20)\d\d\b)\d{3,}(?![\w-])", re.ASCII)
_NUMBERED = re.compile(
    r"(?:\b(?:section|sec|title|article|art|part|chapter|rule|act|law|bill|regulation|directive|schedule|form|room|suite|floor|building"
    r"|ward|route|highway|studio|channel|district|area code|post|lodge|no|nr)\.?|\u00a7) ?\Z",
    re.IGNORECASE,
)
"""What stands before a number that nobody calls."""


def problems_of_numbers(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with the numbers of an entry."""
    countries = _countries(subject)
    for record in subject.numbers():
        yield from _written(subject, record, countries)
    for record in subject.records("phones"):
        yield from _called(subject, record, countries)
    for record in subject.records("texts"):
        yield from _texted(subject, record, countries)
    if subject.entry.kind in HELP:
        yield from _named(subject)


def digits_of_numbers(subject: Subject) -> frozenset[str]:
    """Return the digits of the numbers of an entry, as they are published and as they are dialled."""
    written = (r.text(part) for r in subject.numbers() for part in ("number", "dial"))
    return frozenset(phones.digits(number) for number in written if number)


def is_broken(subject: Subject, number: str) -> bool:
    """Say whether the digits of a number are those of a record of an entry whose number does not exist.

    This takes long: it is asked only of what a text is about to be compared with.
    """
    countries = _countries(subject)
    for record in subject.numbers():
        written, dial = record.text("number"), record.text("dial")
        if number in (phones.digits(written), phones.digits(dial)):
            where = [*countries, *_country_of(dial or written)]
            is_short = len(number) <= _SHORT
            return not is_short and bool(where) and not phones.canonical(dial or written, where)
    return False


def numbers_of_title(title: str) -> list[str]:
    """Return what looks like a number to call in a title."""
    found = _IN_TITLE.finditer(title)
    return [match[0] for match in found if not _NUMBERED.search(title[: match.start()])]


def loose_phones(subject: Subject) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield numbers that are not written as they are dialled, but can be read."""
    countries = _countries(subject)
    for record in subject.records("phones"):
        dial = record.text("dial")
        if dial and not _DIAL.fullmatch(dial) and (canonical := phones.canonical(dial, countries)):
            yield "phone-form", ScalarEdit(record.place_in("dial"), dial, canonical)


def _countries(subject: Subject) -> list[str]:
    return [region[:2] for region in subject.entry.regions if region[:2] in phones.REGIONS]


def _written(subject: Subject, record: FieldsNode, countries: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a number, whatever it is for."""
    number, place = record.text("number"), record.place_in("number")
    parts = ("number", "dial") if not is_placeholder(record) else ()
    # What is shown comes first; the other one follows from it.
    if part := next((x for x in parts if phones.is_placeholder(record.text(x), countries)), ""):
        message = f"{record.text(part)} is a placeholder"
        yield subject.problem("phone-placeholder", record.place_in(part), message)
    if _QUOTED.search(number):
        message, hint = "quotation marks are no part of a number", 'write " for them'
        yield subject.problem("phone-form", place, message, hint)
    elif several := phones.several_numbers(number):
        message = f"{' and '.join(several)} are two numbers"
        yield subject.problem("phone-form", place, message, "write each in a record of its own")
    elif misread := phones.misread_digits(number, record.text("dial")):
        message, hint = f"{misread!r} in {number} are no digits", "write the digits 0 to 9"
        yield subject.problem("phone-form", place, message, hint)


def _called(subject: Subject, record: FieldsNode, countries: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a number to call."""
    number, dial = record.text("number"), record.text("dial")
    before = _WORDS_BEFORE.match(number)
    if before and pressed_keys(before[1].upper()) != phones.digits(number):
        message, hint = (
            f"{before[1]!r} is no part of a number",
            "write the number only; what it is for stands in 'label'",
        )
        yield subject.problem("text-number-words", record.place_in("number"), message, hint)
    elsewhere = _country_of(dial)
    if elsewhere and subject.entry.kind in LOCAL and _is_abroad(subject, elsewhere):
        message = f"{dial} is a number of {', '.join(elsewhere[:_MOST_TOLD])}"
        yield subject.problem("phone-elsewhere", record.place_in("dial"), message)
    if is_placeholder(record) or _is_fictional((number, dial), countries):
        return
    is_said = bool(record.text("note") or record.text("label"))
    if subject.entry.kind in HELP and phones.is_premium(dial) and not is_said:
        message = f"a call to {number} costs more than others"
        yield subject.problem("phone-premium", record.place_in("number"), message)
    if dial:
        yield from _dialled(subject, record, countries)
    elif canonical := phones.canonical(number, [*countries, *_country_of(number)]):
        place, message = record.place_in("number"), f"{number} has no 'dial'"
        yield subject.problem("phone-dial-missing", place, message, f'add dial: "{canonical}"')
    elif number.startswith("+") or countries:
        yield _unknown(subject, record.place_in("number"), number, countries)


def _is_abroad(subject: Subject, countries: Sequence[str]) -> bool:
    """Say whether countries are none of an entry that is for some only, and for them as a whole."""
    own = only_countries(subject.entry.regions)
    return bool(own) and phones.REGIONS.issuperset(countries) and own.isdisjoint(countries)


def _dialled(subject: Subject, record: FieldsNode, countries: Sequence[str]) -> Iterator[Problem]:
    number, dial = record.text("number"), record.text("dial")
    place = record.place_in("dial")
    read = phones.canonical(number, [*countries, *_country_of(dial)])
    is_known = phones.exists(dial, countries)
    if not is_known and (dial.startswith("+") or not read or read.startswith("+")):
        yield _unknown(subject, place, dial, countries)
    elif meant := phones.without_trunk_nought(dial):
        yield subject.problem(
            "phone-mismatch", place, f"{number} is dialled as {meant}, not as {dial}"
        )
    elif read and dial not in (read, phones.digits(number)) and not _is_local(number, dial, read):
        message = f"{number} is dialled as {read}, not as {dial}"
        yield subject.problem("phone-mismatch", place, message)
    elif is_known and not read and phones.is_almost(number, dial):
        message = f"{number} is almost {dial}: a digit is missing, added or another one"
        yield subject.problem("phone-mismatch", record.place_in("number"), message)


def _is_local(number: str, dial: str, read: str) -> bool:
    """Say whether a number is published without the code of its area, as its neighbours dial it.

    With the code of another country it is another number.
    """
    is_ending = len(own := phones.digits(number)) > _SHORT and dial.endswith(own)
    return is_ending and bool({*phones.countries_of(dial)} & {*phones.countries_of(read)})


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


def _texted(subject: Subject, record: FieldsNode, countries: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a number that takes text messages."""
    number, place = record.text("number"), record.place_in("number")
    digits = sum(letter.isdecimal() for letter in number)
    own = phones.digits(number)
    if len(own) >= _LEAST_DIGITS and own in phones.digits(record.text("body")):
        message = f"{record.text('body')!r} is sent as it stands, and has the number"
        yield subject.problem("text-number-words", record.place_in("body"), message)
    if match := _WORD_BESIDE.search(number):
        message = f"{match[0]!r} is no part of a number"
        yield subject.problem("text-number-words", place, message)
    elif digits < _LEAST_DIGITS and not is_placeholder(record):
        yield subject.problem("text-number-short", place, f"{number} has too few digits")
    elif (
        len(own) > _SHORT and not is_placeholder(record) and not _is_fictional([number], countries)
    ):
        where = [*countries, *_country_of(number)]
        if where and not phones.canonical(number, where):
            yield _unknown(subject, place, number, countries)


def _named(subject: Subject) -> Iterator[Problem]:
    """Yield the numbers of a title that are none of the entry."""
    numbers = digits_of_numbers(subject)
    # Of a long number a title may have a part between gaps; no emergency number is one.
    longest = _SHORT if subject.entry.kind is Kind.EMERGENCY else _LONGEST
    for number in numbers_of_title(subject.entry.title) if numbers else ():
        if not any(number in known for known in numbers if len(known) <= longest):
            message = f"no number of this entry is {number}"
            yield subject.problem("title-number", subject.place("title"), message)
