"""Numbers spelled with words (`1-800-SUICIDE`), and what the keys of a telephone make of them (ITU-T E.161)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import phonenumbers

_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""The digit on the key of each letter (ITU-T E.161)."""

_SPELLED = re.compile(
    r"(?<![\w$+/=.#-])(?P<country>\+?1[-. ]?)?(?P<open>\()?(?P<area>[2-9]\d\d)\)?(?P<gap>[-. ]?)"
    r"(?P<words>[A-Z\d]+(?:[-. ][A-Z\d]+){0,5})(?![\w/])",
    re.ASCII,
)
_DIGITS = re.compile(r"\s?\((?:\+?1[-. ]?)?(\(?\d[\d) .-]{3,13})\)", re.ASCII)
_ANYWHERE = re.compile(
    r"(?<![\w$+/=.#-])(?P<begin>\d[\d -]{1,6}\d)[ -](?P<word>[A-Za-z]{4,9})\s?\((?P<digits>\d[\d -]{3,10})\)",
    re.ASCII,
)
_GROUP = re.compile(r"[A-Z\d]+", re.ASCII)
_LAST_FOUR = re.compile(r"\d{3}[-. ][A-Z]{4}", re.ASCII)
_NO_DIGIT = re.compile(r"\D")
_LENGTH = 7
"""Digits of a number behind its area code in the North American Numbering Plan."""

_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})


class Spelled(NamedTuple):
    """A number spelled with words: where it stands, how, and with digits only; empty where these are not certain."""

    start: int
    end: int
    words: str
    number: str


def spelled_numbers(text: str) -> Iterator[Spelled]:
    """Yield the American numbers of a text that are spelled with words.

    Which digits they are is certain where the words have as many as a number has, and the digits behind them,
    if there are any, say the same. Longer words need those digits.
    """
    after = 0
    while match := _SPELLED.search(text, after):
        after = match.end()
        if not (match["country"] or match["open"] or match["gap"] in ("-", ".")):
            continue  # "800 NEW BEDS"
        begin = match.start("words")
        end = _end_of_words(match["words"]) + begin
        words = text[begin:end]
        if not _is_spelled(match["area"], words):
            continue
        written = text[match.start() : end]
        after = end  # what follows may be the next one
        said = _DIGITS.match(text, end)
        pressed = match["area"] + pressed_keys(words)
        digits = pressed[: len(match["area"]) + _LENGTH]
        is_certain = len(pressed) == len(digits)
        if said is not None:
            is_certain = digits.endswith(_NO_DIGIT.sub("", said[1]))
        if not is_certain or not _exists(digits):
            yield Spelled(match.start(), end, written, "")
            continue
        country = "1-" if match["country"] else ""
        number = f"{country}{digits[:3]}-{digits[3:6]}-{digits[6:]}"
        yield Spelled(match.start(), said.end() if said else end, written, number)


def repeated_numbers(text: str) -> Iterator[Spelled]:
    """Yield numbers of any country that end in a word and repeat its digits behind it: `0800 HELPING (4357464)`."""
    for match in _ANYWHERE.finditer(text):
        digits = match["digits"].strip()
        if pressed_keys(match["word"].upper()) == _NO_DIGIT.sub("", digits):
            written = text[match.start() : match.end("word")]
            yield Spelled(*match.span(), written, f"{match['begin']} {digits}")


def _end_of_words(groups: str) -> int:
    """Return where a number ends that begins some groups of letters and digits: behind as many as one has, or before a blank."""
    for group in _GROUP.finditer(groups):
        follows = groups[group.end() : group.end() + 1]
        if len(pressed_keys(groups[: group.end()])) == _LENGTH and follows in ("", " "):
            return group.end()
    return len(groups.partition(" ")[0])


def pressed_keys(words: str) -> str:
    """Return the digits of the keys of words."""
    return "".join(c for c in words if c.isalnum()).translate(_KEYS)


def _is_spelled(area: str, words: str) -> bool:
    """Say whether a number has words: anywhere below the area codes that are free of charge, below others in the last four."""
    if area not in _TOLL_FREE:
        return _LAST_FOUR.fullmatch(words) is not None
    return sum(c.isalpha() for c in words) > 1


def _exists(digits: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(digits, "US"))
