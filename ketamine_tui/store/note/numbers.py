"""Telephone numbers in running text, in the shapes that lists of helplines use.

A wrong number is worse than a missing one: years, prices, ranges, times and identifiers stay text.
Which numbers exist is libphonenumber's knowledge.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberMatcher, shortnumberinfo

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+", re.IGNORECASE)
_SHORT = re.compile(r"(?:\d{3}[ -]\d{2,3}|\d{2}[ -]\d{2}[ -]\d{2}|\d{3,6})(?!\d)", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DECIMAL = re.compile(r"\d+\.\d+", re.ASCII)
_HARMONISED = re.compile(r"116\d{3}", re.ASCII)
"""Numbers of social value, which are the same all over Europe (Commission Decision 2007/116/EC)."""

_AMERICAN = re.compile(
    r"(?:\+?1[-. ])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. ])[2-9]\d\d[-. ]"
    r"(?:\d{4}(?!\d)|[A-Z]{4}\b(?: \(\d{4}\))?)",
    re.ASCII,
)
"""A number as it is written in the North American Numbering Plan and nowhere else, with a word in it or not."""

_KEYWORD = re.compile(
    r"\b(?i:text|sms)\s+(?i:the word\s+)?[\"'\u201c\u2018]?(\w{1,20})[\"'\u201d\u2019]?\s+(?i:to)\s+"
    r"(\d{3}[ -]?\d{2,3}|\d{3,4})(?!\d)",
    re.ASCII,
)
_MOST_BEFORE = 60
_CALLED = (
    "call|dial|ring|phones?|tel|telephone|telefon|helplines?|hotlines?|lifelines?|crisis line|"
    "support line|toll[- ]free|free ?phone|whatsapp|"
    r"ligue|ligar|marcar|marque|ll[a\u00e1]m[ae](?:r|nos)?|appelez|appeler|anrufen|chiama(?:re|te)?|bellen"
)
_SORTS = {
    "fax": re.compile(r"\bfax\b", re.IGNORECASE),
    "textphone": re.compile(r"\b(?:tty|textphone|minicom)\b", re.IGNORECASE),
    "text": re.compile(r"\b(?:text|sms)\b", re.IGNORECASE),
    "call": re.compile(rf"\b(?:{_CALLED})\b", re.IGNORECASE),
}
_SAYS_SO = re.compile(
    rf"\b(?:{_CALLED}|text|sms|fax|tty|textphone|minicom)\b"
    r"(?:[\s:.*/-]|\b(?:us|them|now|or|and|text|call|sms|fax|on|at|is|number|the|para|al?|le|o|ou|y|et?|und|oder)\b){1,30}\Z",
    re.IGNORECASE,
)
_SAYS_SO_THERE = re.compile(
    r"\b(?:police|ambulance|fire|fire brigade|emergency|emergencies|numbers?)\b[\s:.-]{1,3}\Z",
    re.IGNORECASE,
)
"""Words that many a text has beside other numbers: they count where the country is known."""

_OTHERWISE = re.compile(
    r"(?:\b(?:isbn|issn|doi|pmid|pmcid|nct|arxiv|orcid|vol|pages?|pp?|version)\b[^;]{0,25}|[$\u20ac\u00a3\u00a5#=/_.,\u2013\w-])\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"[\w%\u00b0/=@$\u20ac\u00a3]|[.,:\u2013-]\w|\s*(?:[ap]\.?m\b|\u2013|[$\u20ac\u00a3%])"
)
_ENDS = re.compile(
    r"\s*(?:\Z|[.,;:!?()\[\]\"'|\u2014\u201d\u2019\u2022]|\s-\s|(?:for|to|and|or|in|from|then|press|at|any|anytime|"
    r"if|is|now|free|with|when|24|para|por|pour|per|f\u00fcr|ou?|y|et?|und|oder)\b)"
)
_WHOLE = re.compile(r"\s*(?:\Z|[(;,.]|\s-\s)")
_AND = re.compile(r"\s*(?:,|/|,? (?:or|and|ou?|y|et?|und|oder))\s*\Z")
_ABOUT_HELP = re.compile(
    r"\b(?:help ?lines?|hot ?lines?|life ?lines?|crisis|crises|emergency|emergencies|suicide|samaritans|"
    r"ambulance|police|tele?phones?)\b|\bphone\b",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number in a text: the field for it, how it is written, what it is dialled as if that is certain, the keyword to send."""

    field: str
    number: str
    dial: str = ""
    keyword: str = ""


class _Place(NamedTuple):
    """Where a number stands, and what somebody does with it."""

    start: int
    end: int
    fields: tuple[str, ...]


def is_about_help(title: str) -> bool:
    """Say whether a title names something like a helpline, so that a short number below it is one to call."""
    return _ABOUT_HELP.search(title) is not None


def find_numbers(text: str, region: str, *, is_help: bool) -> list[Number]:
    """Return the numbers of a text, in their order.

    Args:
        text: What is said of somebody.
        region: The country that it is about, if that is known.
        is_help: Whether it is said of a helpline and the like, see `is_about_help`.
    """
    return [*_Finder(text, region, is_help=is_help).find()]


class _Finder:
    def __init__(self, text: str, region: str, *, is_help: bool) -> None:
        # Every place in the text stays where it is.
        self._text = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
        self._region = region
        self._is_help = is_help
        self._places: list[_Place] = []

    def find(self) -> Iterator[Number]:
        found = [*self._keywords(), *self._full(), *self._short()]
        for _, number in sorted(found, key=lambda item: item[0]):
            yield number

    def _keywords(self) -> Iterator[tuple[int, Number]]:
        for match in _KEYWORD.finditer(self._text):
            number = match[2]
            is_word = any(c.isalpha() for c in match[1])
            if is_word and not _YEAR.fullmatch(number) and self._ends(match.end()):
                self._places.append(_Place(*match.span(), ("texts",)))
                yield match.start(2), Number("texts", number, keyword=match[1])

    def _full(self) -> Iterator[tuple[int, Number]]:
        """Yield the numbers that libphonenumber finds where they are, and those that are American by their look."""
        for match in PhoneNumberMatcher(self._text, self._region or None):
            raw = match.raw_string
            fields = self._fields(match.start)
            is_clear = raw[0] in "+0(" or _AMERICAN.fullmatch(raw) or fields
            is_whole = self._is_whole(match.start, match.end)
            if (is_clear or (self._is_help and is_whole)) and not _DECIMAL.fullmatch(raw):
                yield from self._take(match.start, match.end, fields, _e164(match.number))
        for american in _AMERICAN.finditer(self._text):
            if (number := _valid(american[0], "US")) is not None:
                fields = self._fields(american.start())
                # Two dozen countries share these numbers: abroad they are dialled in other ways.
                is_there = self._region in ("US", "CA")
                yield from self._take(*american.span(), fields, _e164(number) if is_there else "")

    def _short(self) -> Iterator[tuple[int, Number]]:
        for match in _SHORT.finditer(self._text):
            start, end = match.span()
            digits = "".join(c for c in match[0] if c.isdigit())
            fields = self._fields(start)
            if fields == ("texts",) and len(digits) < 5 and not self._region:
                continue
            is_said = bool(fields) and self._ends(end)
            is_help = self._is_help or _HARMONISED.fullmatch(digits)
            if not is_said and not (is_help and self._is_whole(start, end)):
                continue
            if not _YEAR.fullmatch(match[0]) and self._may_exist(digits):
                yield from self._take(start, end, fields, digits if self._region else "")

    def _take(
        self, start: int, end: int, fields: tuple[str, ...], dial: str
    ) -> Iterator[tuple[int, Number]]:
        """Yield a number, unless it is part of something else."""
        is_taken = any(place.start < end and start < place.end for place in self._places)
        if is_taken or _OTHERWISE.search(self._before(start)) or _GOES_ON.match(self._text, end):
            return
        fields = fields or ("phones",)
        self._places.append(_Place(start, end, fields))
        for field in fields:
            is_phone = field.startswith("phones")
            yield start, Number(field, self._text[start:end], dial if is_phone else "")

    def _fields(self, start: int) -> tuple[str, ...]:
        """Return the fields of a number by the words before it; none where nothing says that it is one."""
        before = self._before(start)
        words = _SAYS_SO.search(before)
        if words is None and self._region:
            words = _SAYS_SO_THERE.search(before)
        if words is None:
            near = [x for x in self._places if _AND.fullmatch(self._text, x.end, start)]
            return near[0].fields if near else ()
        sorts = {sort for sort, pattern in _SORTS.items() if pattern.search(words[0])}
        if "call" in sorts:
            return ("phones", "texts") if "text" in sorts else ("phones",)
        if "text" in sorts:
            return ("texts",)
        return tuple(f"phones/{sort}" for sort in sorts) or ("phones",)

    def _before(self, start: int) -> str:
        return self._text[max(0, start - _MOST_BEFORE) : start]

    def _ends(self, end: int) -> bool:
        """Say whether what follows a short number does not count something by it."""
        return _ENDS.match(self._text, end) is not None

    def _is_whole(self, start: int, end: int) -> bool:
        """Say whether a text is nothing but a number, with a remark behind it or not."""
        return not self._text[:start].strip() and _WHOLE.match(self._text, end) is not None

    def _may_exist(self, digits: str) -> bool:
        if not self._region:
            return True
        number = phonenumbers.parse(digits, self._region)
        return shortnumberinfo.is_valid_short_number_for_region(number, self._region)


def _valid(text: str, region: str) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(text.partition(" (")[0] if text[-1] == ")" else text, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _e164(number: PhoneNumber) -> str:
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
