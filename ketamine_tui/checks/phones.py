"""Telephone numbers: whether they exist, and whether somebody may answer them.

Which numbers exist is libphonenumber's knowledge. Which are reserved for fiction is said by the North
American Numbering Plan (555-0100 to 555-0199 of every area), by Ofcom (numbers for drama use) and by
the Australian ACMA (numbers for use in fiction).
"""

import re
from collections.abc import Iterable, Sequence

import phonenumbers
from phonenumbers import PhoneNumber, shortnumberinfo

REGIONS = phonenumbers.SUPPORTED_REGIONS | {"AQ", "BV", "GS", "HM", "PN", "TF", "UM"}
"""The codes of ISO 3166-1: the countries with telephone numbers, and the few without."""

_FICTION = re.compile(
    r"""
      \+1[2-9]\d{2}55501\d{2}
    | \+44(?:
        (?:113|114|115|116|117|118|121|131|141|151|161)4960\d{3} | 1914980\d{3}
        | 2079460\d{3} | 2896496\d{3} | 2920180\d{3} | 1632960\d{3} | 7700900\d{3}
        | 8081570\d{3} | 9098790\d{3} | 3069990\d{3}
      )
    | \+61(?:[2378](?:5550|7010)\d{4} | 49157\d{4} | 1800160401 | 1[38]009757\d{2})
    """,
    re.VERBOSE | re.ASCII,
)
_COUNTING = re.compile(r"0?123456789?0?|1234567890|0?9876543210?|(\d)\1{6,}", re.ASCII)
_NOT_DIGIT = re.compile(r"\D", re.ASCII)
_GROUP = re.compile(r"(?<!\w)[\dOoIlBGQSZ]+(?!\w)", re.ASCII)
_FULL_WIDTH = re.compile(r"[\uff10-\uff19]")
_WORD = re.compile(r"[A-Za-z]{3,}")
_KEYS = str.maketrans("OoIlLBGQSZ", "6645524779")
"""What the keys of a telephone make of letters that look like digits (ITU-T E.161)."""

_WRITTEN = re.compile(r"[+\d\s()./-]*(?![^\W_])")
"""A number before the words beside it."""

_NEXT = re.compile(r"\s(?:or|and|oder|ou|o)\s|\s?[/;|]\s?|,\s", re.IGNORECASE)
_WHOLE = re.compile(r"\+?[\d\s().-]{7,}", re.ASCII)
_LEAST_DIGITS = 7
_LONGEST_CODES = (5, 6)
"""Digits of the codes that take text messages, which have no code of an area."""

_PAIR = 2
_SAN_MARINO = "+390549"
"""What numbers of San Marino begin with when they are dialled by way of Italy."""

_EUROPEAN = {"112": "IE", "116123": "IE", "116000": "IE", "116111": "IE"}


def canonical(text: str, regions: Iterable[str]) -> str:
    """Return a number as it is dialled: E.164, or a short code; nothing where it is neither."""
    for region in regions:
        if (number := _parsed(text, region)) is None:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if shortnumberinfo.is_valid_short_number_for_region(number, region):
            return digits(text)
    return ""


def digits(text: str) -> str:
    """Return the digits of a number."""
    return _NOT_DIGIT.sub("", text)


def is_slip(number: str, other: str) -> bool:
    """Say whether the digits of two numbers differ by what typists do: one digit, two exchanged, or one lost or doubled.

    A number without the code of its country or with a nought in brackets has fewer or more digits on purpose.
    """
    if len(number) != len(other):
        short, long = sorted((number, other), key=len)
        if (len(short), len(long)) == _LONGEST_CODES:
            return _lacks_one(short, long)
        is_on_purpose = len(short) < _LEAST_DIGITS or long.endswith(short) or long.startswith(short)
        return not is_on_purpose and _lacks_one(short, long)
    places = [n for n, (one, two) in enumerate(zip(number, other, strict=True)) if one != two]
    return len(places) == 1 or are_exchanged(number, other)


def are_exchanged(number: str, other: str) -> bool:
    """Say whether two digits of a number, side by side or with one between them, are those of another in the other order."""
    if len(number) != len(other):
        return False
    places = [n for n, (one, two) in enumerate(zip(number, other, strict=True)) if one != two]
    if len(places) != _PAIR or places[1] - places[0] > _PAIR:
        return False
    return number[places[0]] == other[places[1]] and number[places[1]] == other[places[0]]


def several_numbers(text: str) -> list[str]:
    """Return the two numbers that stand in a text for one; nothing where a short code or an extension follows."""
    parts = [part.strip() for part in _NEXT.split(text)]
    whole = [
        part for part in parts if _WHOLE.fullmatch(part) and len(digits(part)) >= _LEAST_DIGITS
    ]
    if len(whole) < _PAIR:
        return []
    one, other = sorted(map(digits, whole[:_PAIR]), key=len)
    return [] if other.endswith(one) else whole[:_PAIR]


def without_trunk_nought(dial: str) -> str:
    """Return a number in E.164 without the nought with which it is dialled in its own country; nothing where it has none."""
    if (number := _parsed(dial, None)) is None:
        return ""
    code, national = number.country_code, phonenumbers.national_significant_number(number)
    return f"+{code}{national}" if dial == f"+{code}0{national}" else ""


def is_almost(text: str, dial: str) -> bool:
    """Say whether a number as published has a digit too few, one too many or another one than as it is dialled.

    What is published may be a short form, may leave out the code of the country or of the area, or may go on with an extension.
    """
    written = _WRITTEN.match(text)
    own, number = digits(written[0]) if written else "", _parsed(dial, None)
    if number is None or len(own) < _LEAST_DIGITS:
        return False
    national = phonenumbers.national_significant_number(number)
    if national in own or national.endswith(own.lstrip("0")):
        return False
    forms = [f"{code}{national}" for code in ("", "0", "8", number.country_code)]
    return any(is_slip(own, form) or _lacks_one(*sorted((own, form), key=len)) for form in forms)


def _lacks_one(short: str, long: str) -> bool:
    """Say whether a number is another one but for one digit that it has not."""
    if len(long) != len(short) + 1:
        return False
    return any(short == long[:place] + long[place + 1 :] for place in range(len(long)))


def misread_digits(text: str, dial: str) -> str:
    """Return what of a number are letters like digits, or full-width digits; a word stands for the digits of its keys."""
    if wide := _FULL_WIDTH.search(text):
        return wide[0]
    for group in _GROUP.findall(text):
        is_mixed = not group.isdecimal() and any(map(str.isdecimal, group))
        if is_mixed and not _WORD.search(group) and group.translate(_KEYS) not in dial:
            return str(group)
    return ""


def exists(dial: str, regions: Sequence[str]) -> bool:
    """Say whether a number, as it is dialled, may exist in one of some regions."""
    if dial.startswith("+"):
        number = _parsed(dial, None)
        return number is not None and phonenumbers.is_valid_number(number)
    if dial in _EUROPEAN:
        return True
    return not regions or bool(canonical(dial, regions))


def is_emergency(dial: str, regions: Iterable[str]) -> bool:
    """Say whether a number is an emergency number of one of some regions."""
    return any(
        region in REGIONS and bool(shortnumberinfo.is_emergency_number(dial, region))
        for region in regions
    )


def is_premium(dial: str) -> bool:
    """Say whether a number in E.164 is one whose calls cost more than others."""
    number = _parsed(dial, None) if dial.startswith("+") else None
    return number is not None and (
        phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.PREMIUM_RATE
    )


def is_placeholder(text: str, regions: Sequence[str] = ()) -> bool:
    """Say whether a number can only be an example: reserved for fiction, or counting up or down.

    A national number is one of these regions, where there are any.
    """
    number = digits(text)
    national = number.removeprefix("1") if len(number) == 11 else number
    if _COUNTING.fullmatch(number) or _COUNTING.fullmatch(national):
        return True
    if text.lstrip().startswith("+"):
        return bool(_FICTION.fullmatch(f"+{number}"))
    local = {44: number[1:], 61: number[1:]} if number.startswith("0") else {1: national}
    return any(
        _FICTION.fullmatch(f"+{code}{rest}")
        for code, rest in local.items()
        if not regions
        or not set(phonenumbers.region_codes_for_country_code(code)).isdisjoint(regions)
    )


def _parsed(text: str, region: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def countries_of(dial: str) -> list[str]:
    """Return the countries that share the country code of a number in E.164."""
    number = _parsed(dial, None)
    if number is None:
        return []
    countries = list(phonenumbers.region_codes_for_country_code(number.country_code or 0))
    return [*countries, "SM"] if dial.startswith(_SAN_MARINO) else countries
