"""Telephone numbers in running text, in the shapes that lists of helplines use.

A wrong number is worse than a missing one: years, prices, ranges, times and identifiers stay text.
Which numbers exist is libphonenumber's knowledge.
"""

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberMatcher, shortnumberinfo

from ketamine_tui.store.note import shapes
from ketamine_tui.store.note.around import (
    MOST_BEFORE,
    ends,
    fields_before,
    fields_behind,
    is_before_label,
    is_before_name,
    is_before_time,
    is_behind_name,
    is_listed,
    is_of_something_else,
    is_only_otherwise,
    is_whole,
)
from ketamine_tui.store.note.vanity import repeated_numbers, spelled_numbers

_AMERICAN_DIGITS = 10
_AND = re.compile(r"\s*(?:,|/|,? (?:or|and|ou?|y|et?|und|oder))\s*\Z")


class Number(NamedTuple):
    """A number in a text.

    `field` is where it belongs, `number` how it is written (in digits, if `label` has it spelled with words),
    `dial` what it is dialled as if that is certain, `keyword` what to send. `is_said` tells whether the text
    says what to do with it.
    """

    field: str
    number: str
    dial: str = ""
    keyword: str = ""
    label: str = ""
    is_said: bool = False


class Found(NamedTuple):
    """What a text has: numbers, and what looks like one but is not certain to be; each in its order."""

    numbers: list[Number]
    unsure: list[str]


class _Place(NamedTuple):
    """Where a number stands, and what somebody does with it."""

    start: int
    end: int
    fields: tuple[str, ...]


def find_numbers(
    text: str, region: str, *, is_help: bool, usual: tuple[str, ...] = ("phones",)
) -> Found:
    """Return the numbers of a text.

    Args:
        text: What is said of somebody.
        region: The country that it is about, if that is known.
        is_help: Whether it is said of a helpline and the like, see `around.is_about_help`.
        usual: The fields of numbers of which the text does not say what to do with them.
    """
    return _Finder(text, region, is_help=is_help, usual=usual).find()


class _Finder:
    def __init__(self, text: str, region: str, *, is_help: bool, usual: tuple[str, ...]) -> None:
        # Every place in the text stays where it is.
        self._text = shapes.ADDRESS.sub(lambda match: " " * len(match[0]), text)
        self._region = region
        self._is_help = is_help
        self._usual = usual
        self._places: list[_Place] = []
        self._unsure: list[tuple[int, str]] = []

    def find(self) -> Found:
        numbers = [*self._keywords(), *self._spelled(), *self._full(), *self._short()]
        self._add_unsure()
        first = itemgetter(0)
        return Found(
            [number for _, number in sorted(numbers, key=first)],
            [text for _, text in sorted(self._unsure, key=first)],
        )

    def _keywords(self) -> Iterator[tuple[int, Number]]:
        for match in shapes.KEYWORD.finditer(self._text):
            word, number = match["word"] or "", match["number"]
            # Many a text has no more than so many characters.
            is_sure = any(map(str.isalpha, word)) if word else shapes.SHORT_CODE.fullmatch(number)
            if is_sure and not shapes.YEAR.fullmatch(number) and ends(self._text, match.end()):
                self._places.append(_Place(*match.span(), ("texts",)))
                start = match.start("number")
                yield start, Number("texts", number, keyword=word, is_said=True)

    def _spelled(self) -> Iterator[tuple[int, Number]]:
        for start, end, words, number in spelled_numbers(self._text):
            if number:
                is_certain = words[0] == "+" or self._region in shapes.DIALLED_AMERICAN
                dial = _dial(number, "US") if is_certain else ""
                yield from self._take(start, end, Number("", number, dial, label=words))
            elif words[0] in "+1(" or self._is_help or self._fields(start, end):
                self._add_doubt(start, end)
        for start, end, words, written in repeated_numbers(self._text):
            number = self._without_prefix(written)
            if dial := _dial(number, self._region):
                yield from self._take(start, end, Number("", number, dial, label=words))

    def _full(self) -> Iterator[tuple[int, Number]]:
        """Yield the numbers that libphonenumber finds where they are, and those that look American or Mexican."""
        for match in PhoneNumberMatcher(self._text, self._region or None):
            raw, start = match.raw_string, match.start
            if raw[0] == "(" and ")" not in raw:  # of the remark that it begins
                raw, start = raw[1:], start + 1
            is_clear = (
                raw[0] in "+0(" or shapes.AMERICAN.fullmatch(raw) or self._fields(start, match.end)
            )
            is_alone = self._is_help and is_whole(self._text, start, match.end)
            if (is_clear or is_alone) and not shapes.DECIMAL.fullmatch(raw):
                yield from self._take(start, match.end, Number("", raw, _e164(match.number)))
        for american in shapes.AMERICAN.finditer(self._text):
            if dial := _dial(american[0], "US"):
                # Two dozen countries share these numbers: abroad they are dialled in other ways.
                dial = dial if self._region in shapes.DIALLED_AMERICAN else ""
                yield from self._take(*american.span(), Number("", american[0], dial))
        if self._region == "MX":
            for mexican in shapes.MEXICAN.finditer(self._text):
                number = self._without_prefix(mexican[0])
                if dial := _dial(number, "MX"):
                    yield from self._take(*mexican.span(), Number("", number, dial))

    def _without_prefix(self, written: str) -> str:
        """Return a number without what nobody dials before it any more."""
        return shapes.MEXICAN_PREFIX.sub("", written) if self._region == "MX" else written

    def _short(self) -> Iterator[tuple[int, Number]]:
        for match in shapes.SHORT.finditer(self._text):
            start, end = match.span()
            digits = "".join(c for c in match[0] if c.isdigit())
            fields = self._fields(start, end)
            is_said = bool(fields) and ends(self._text, end)
            is_help = self._is_help or shapes.HARMONISED.fullmatch(digits)
            is_alone = is_help and is_whole(self._text, start, end)
            is_one_of_many = self._is_help and is_listed(self._text, start, end)
            if not (is_said or is_alone or is_one_of_many):
                self._add_named(digits, start, end)
                continue
            if len(digits) < shapes.SHORTEST and not (self._region and self._may_exist(digits)):
                if is_alone and not self._region:
                    self._add_doubt(start, end)
                continue
            is_clear = len(digits) > 4 or self._region or fields != ("texts",)
            is_sure = is_clear and (is_said or is_alone) and not shapes.YEAR.fullmatch(match[0])
            if is_sure and self._may_exist(digits):
                dial = digits if self._region else ""
                yield from self._take(start, end, Number("", match[0], dial))
            elif not shapes.YEAR.fullmatch(match[0]) or is_alone or (is_said and self._is_help):
                self._add_doubt(start, end)

    def _add_named(self, digits: str, start: int, end: int) -> None:
        """Add a short number beside a name: it may be of whoever is called so. Before one its country has to have it.

        One before its hours or the label of another, and one that is the same all over Europe, may be anybody's.
        Of other lists, only one that stands alone and that its country has.
        """
        if len(digits) < shapes.SHORTEST:
            return
        if not self._is_help:
            is_year = shapes.YEAR.fullmatch(digits) is not None
            is_alone = not is_year and is_whole(self._text, start, end)
            if self._region and is_alone and self._may_exist(digits):
                self._add_doubt(start, end)
            return
        is_part = shapes.BEFORE_MORE.search(self._text, 0, start) is not None
        is_harmonised = not is_part and shapes.HARMONISED.fullmatch(digits) is not None
        is_before_more = is_before_time(self._text, start, end) or is_before_label(
            self._text, start, end
        )
        is_behind = is_behind_name(self._text, start, end) and not shapes.YEAR.fullmatch(digits)
        is_before = is_before_name(self._text, start, end) and self._may_exist(digits)
        if is_harmonised or is_before_more or (self._region and (is_behind or is_before)):
            self._add_doubt(start, end)

    def _take(self, start: int, end: int, number: Number) -> Iterator[tuple[int, Number]]:
        """Yield a number, in each of its fields, unless it is part of something else."""
        if self._is_taken(start, end) or is_of_something_else(self._text, start, end):
            return
        said = self._fields(start, end)
        fields = said or self._usual
        if fields == ("phones",) and is_only_otherwise(self._text, end):
            self._add_doubt(start, end)
            return
        if self._region in shapes.DIALLED_AMERICAN and shapes.SHORT_CODE.fullmatch(number.number):
            fields = ("texts",)
        self._places.append(_Place(start, end, fields))
        for field in fields:
            dial = number.dial if field.startswith("phones") else ""
            yield start, number._replace(field=field, dial=dial, is_said=bool(said))

    def _add_unsure(self) -> None:
        """Add what looks like a number, but does not exist, or not with what is known of its country."""
        for match in shapes.LIKE.finditer(self._text):
            raw, (start, end) = match[0], match.span()
            count = sum(c.isdigit() for c in raw)
            is_long = shapes.FEWEST <= count <= shapes.MOST or raw[0] == "*"
            if not is_long or shapes.DATE.fullmatch(raw):
                continue
            is_clear = raw[0] in "+0(" or shapes.AMERICAN.fullmatch(raw)
            if is_clear or self._is_help or self._fields(start, end):
                self._add_doubt(start, end)

        for worded in shapes.WORDED.finditer(self._text):
            self._add_doubt(*worded.span())

    def _add_doubt(self, start: int, end: int) -> None:
        raw = self._text[start:end]
        raw = raw if ")" in raw else raw.lstrip("(")
        is_number = not self._is_taken(start, end) and not is_of_something_else(
            self._text, start, end
        )
        if is_number and not shapes.DECIMAL.fullmatch(raw):
            self._unsure.append((start, raw))
            # What is beside it is a number only where the text says so of this one.
            self._places.append(_Place(start, end, self._fields(start, end)))

    def _is_taken(self, start: int, end: int) -> bool:
        return any(place.start < end and start < place.end for place in self._places)

    def _fields(self, start: int, end: int) -> tuple[str, ...]:
        """Return the fields of a number by the words around it; none where nothing says that it is one."""
        if fields := fields_behind(self._text, end):
            return fields
        before = self._text[max(0, start - MOST_BEFORE) : start]
        if fields := fields_before(before, is_there=bool(self._region)):
            return fields
        near = [x for x in self._places if _AND.fullmatch(self._text, x.end, start)]
        return near[0].fields if near else ()

    def _may_exist(self, digits: str) -> bool:
        if not self._region:
            return True
        try:
            number = phonenumbers.parse(digits, self._region)
        except (
            phonenumbers.NumberParseException
        ):  # a prefix of calls abroad; an island without a telephone
            return False
        return shortnumberinfo.is_valid_short_number_for_region(number, self._region)


def _dial(text: str, region: str) -> str:
    """Return what a number is dialled as; nothing for one that does not exist."""
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return ""
    return _e164(number) if phonenumbers.is_valid_number(number) else ""


def _e164(number: PhoneNumber) -> str:
    """Return what is dialled from anywhere; nothing for a number of seven digits that Canada has without an area."""
    dial = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return "" if number.country_code == 1 and len(dial) != _AMERICAN_DIGITS + 2 else dial
