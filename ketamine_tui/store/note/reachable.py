"""Numbers of entries of a note that stand in their texts, taken into their drafts, each told."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from ketamine_tui.model.entry import CLASS_OF_KIND, Page, Resource
from ketamine_tui.model.kind import HELP, Kind
from ketamine_tui.model.problem import Severity
from ketamine_tui.store.draft import Value
from ketamine_tui.store.note.draft import NoteDraft
from ketamine_tui.store.note.places import country_of

if TYPE_CHECKING:
    from ketamine_tui.store.note.numbers import Found, Number

NUMBER = "note-number"
"""The rule of numbers of texts: those that were taken, and those that may be some."""

_COUNTRY = re.compile(r"(?!EU)[A-Z]{2}", re.ASCII)
_TOLD = "a number is taken from a text"
_HINT = "look whether it is right, or write 'Phone: NUMBER' below the item"
_UNSURE = "may be a number to call or to text; it stays text"
_SAY = "write 'Phone: NUMBER' or 'Text: NUMBER' below the item if it is one"
_SAY_WHERE = f"name its country in a heading or in 'Country: NAME' below the item, or {_SAY}"
_OF_PAGE = "numbers in the text of a page stay text"
_SAY_WHOSE = "to have them called, write who each is of: '- **Name**: NUMBER'"
_REPEATED = re.compile(r"\s*\([\d -]+\)", re.ASCII)
"""The digits behind a number that is spelled with words."""

_EDGES = re.compile(r"\A[\s,;:.\u2013\u2014-]+|[\s,;:.\u2013\u2014-]+\Z")
_LONGEST = 2_000
"""Characters of a text in which numbers are looked for; a line of a list has far less."""

_OF_NUMBERS = ("phones", "texts")
_SHORT = 3
"""Digits of a number that a longer one may well end with."""

_WHOLE_NUMBER = re.compile(r"[+(]?\d[\d ().-]+", re.ASCII)
_REMARKED = re.compile(r"([+(]?\d[\d ().-]*\d)\s+(\([^()]*[^\W\d_][^()]*\))")
"""A number that nobody knows to exist, and in brackets what is said of it."""

_DIGITS = re.compile(r"\d\D{0,3}\d|\d-[A-Z]{2}", re.ASCII)


def take_numbers(draft: NoteDraft, headings: Sequence[str], note: str) -> None:
    """Take the numbers in what is said of an entry as ways to reach it, but none that it has already.

    What is told of a work may be about anybody, so that its numbers stay text; those of a website are its own.

    Args:
        draft: The entry, of which all has been read.
        headings: The titles of its section and of those above, the nearest first.
        note: The title of the note.
    """
    kind = draft.kind_below(headings, is_reachable=True)
    if CLASS_OF_KIND[kind] in (Page, Resource) and kind is not Kind.WEBSITE:
        return
    titles = [*headings, note]
    finder = _Finder(draft.title, titles, kind, draft.texts("regions"))
    for field in _OF_NUMBERS:
        for record, line in [*draft.placed_records(field)]:
            if not record.get("dial"):
                _settle(draft, field, record, finder, line)
    known = {(field, digits) for field, x in _known(draft) if (digits := _digits(x))}
    unsure: list[str] = []
    for found in finder.found(_texts(draft)):
        for number in found.numbers:
            _take(draft, number, known)
        unsure += found.unsure
    taken = {digits for _, digits in known}
    # No digits go from one number into the next.
    joined = " ".join(taken)
    for text in dict.fromkeys(unsure):
        digits = _digits(text)
        is_part = len(digits) > _SHORT and digits in joined  # too long to be another one
        if digits not in taken and not is_part:
            say = _SAY if finder.region else _SAY_WHERE
            draft.report.add(draft.place, NUMBER, f"{text!r} {_UNSURE}", say, Severity.INFO)


def tell_numbers(draft: NoteDraft, headings: Sequence[str], note: str) -> None:
    """Tell of a page that its text has numbers: they belong to nobody, so that they stay text.

    Args:
        draft: The page, with all of its text.
        headings: The titles of its section and of those above, the nearest first.
        note: The title of the note.
    """
    finder = _Finder(draft.title, [*headings, note], Kind.PAGE)
    if any(found.numbers or found.unsure for found in finder.found(draft.body)):
        draft.report.add(draft.place, NUMBER, _OF_PAGE, _SAY_WHOSE, Severity.INFO)


def field_of_number(name: str, text: str, titles: Sequence[str]) -> str:
    """Return the field of the number that a text begins with, behind a name and below some titles; nothing where it begins with none."""
    finder = _Finder(name, titles, Kind.PAGE)
    numbers = (number for found in finder.found([text]) for number in found.numbers)
    first = next(numbers, None)
    return first.field if first is not None and _begins_with(text, first) else ""


def _begins_with(text: str, number: "Number") -> bool:
    """Say whether a text begins with a number, and not with a longer one."""
    head = number.label or number.number
    return text.startswith(head) and not text[len(head) : len(head) + 1].isalnum()


def _settle(
    draft: NoteDraft, field: str, record: dict[str, Value], finder: "_Finder", line: int
) -> None:
    """Split what stands behind a label into the number and what is said of it; note what it is dialled as."""
    text = str(record.get("number", ""))
    sort = str(record.get("type", ""))
    labelled = f"{field}/{sort}" if sort else field
    numbers = [x for found in finder.found([text], labelled) for x in found.numbers]
    if not numbers and (match := _REMARKED.fullmatch(text)):
        notes = filter(None, (match[2], str(record.get("note", ""))))
        record |= {"number": match[1], "note": "; ".join(notes)}
        _tell_taken(draft, line)
    if not numbers or not _begins_with(text, numbers[0]):
        return
    first, *others = numbers
    note = text[len(first.label or first.number) :]
    note = _EDGES.sub("", _REPEATED.sub("", note) if first.label else note)
    said, label = str(record.get("note", "")), str(record.get("label", ""))
    spelled = first.label if label else ""  # which has no other place beside that
    record |= {"number": first.number}
    more = {
        "label": label or first.label,
        # A bracketed nought is dialled within the country only.
        "dial": first.dial if field == "phones" and "(0)" not in text else "",
        "note": "; ".join(filter(None, (spelled, note, said))),
    }
    record |= {name: value for name, value in more.items() if value}
    for other in others:
        is_same = other.dial == first.dial if other.dial else other.number == first.number
        if is_same and other.field == first.field:
            continue  # spelled with words
        _add(draft, other._replace(label=other.label or str(record.get("label", ""))), line)
    if text != first.number:
        _tell_taken(draft, line)


def _tell_taken(draft: NoteDraft, line: int) -> None:
    place = draft.place._replace(line=line)
    draft.report.add(place, NUMBER, _TOLD, _HINT, Severity.INFO)


def _take(draft: NoteDraft, number: "Number", known: set[tuple[str, str]]) -> None:
    """Take a number that is not known yet."""
    field = number.field.partition("/")[0]
    # Where the country is not known nothing is dialled, which is no number that two have in common.
    keys = {(field, digits) for x in (number.number, number.dial) if (digits := _digits(x))}
    has_it = any((other, digits) in known for _, digits in keys for other in _OF_NUMBERS)
    if known & keys:
        _add_keyword(draft, number)
        return
    if has_it and not number.is_said:
        return
    known |= keys
    _add(draft, number)
    draft.report.add(draft.place, NUMBER, _TOLD, _HINT, Severity.INFO)


def _add_keyword(draft: NoteDraft, number: "Number") -> None:
    """Add the word that a text says to send to a number which is known without one."""
    for record, line in draft.placed_records("texts"):
        is_same = _digits(str(record.get("number", ""))) == _digits(number.number)
        if number.keyword and is_same and not record.get("body"):
            record["body"] = number.keyword
            _tell_taken(draft, line)


def _add(draft: NoteDraft, number: "Number", line: int = 0) -> None:
    field, _, sort = number.field.partition("/")
    parts = {
        "number": number.number,
        "dial": number.dial,
        "type": sort,
        "label": number.label,
        "body": number.keyword,
    }
    draft.append(field, {name: value for name, value in parts.items() if value}, line)


def _texts(draft: NoteDraft) -> list[str]:
    """Return the texts of an entry that may say how to reach it."""
    texts = [*draft.summary]
    is_within = draft.form in ("bold", "plain") and _DIGITS.search(draft.title)
    # Many a list has the number itself as the name, or within it.
    if is_within or (texts and _WHOLE_NUMBER.fullmatch(draft.title)):
        texts.insert(0, draft.own_text)
    return texts


class _Finder:
    """Finds numbers in texts of an entry. What its titles say of them is looked up once, where there may be any."""

    def __init__(
        self, title: str, titles: Sequence[str], kind: Kind, regions: Iterable[str] = ()
    ) -> None:
        """Look for numbers of an entry that is called so, below some titles."""
        self._title = title
        self._titles = (title, *titles)
        self._kind = kind
        self._regions = regions

    def found(self, texts: Iterable[str], labelled: str = "") -> "Iterator[Found]":
        """Yield what is found in each text that may hold a number; `labelled` is the field of the label before it, if it has one."""
        more = {"is_help": True, "usual": (labelled,)} if labelled else {}
        for text in texts:
            if len(text) <= _LONGEST and _DIGITS.search(text):
                yield self._find(text, **more)

    @cached_property
    def region(self) -> str:
        """The country that its numbers are of, if that is known."""
        regions = (region.partition("-")[0] for region in self._regions)
        return next(filter(_COUNTRY.fullmatch, regions), "") or country_of(self._titles)

    @cached_property
    def _find(self) -> "Callable[..., Found]":
        # Takes longer than reading a small note, and few notes have numbers.
        from ketamine_tui.store.note.around import is_about_help, usual_fields  # noqa: PLC0415
        from ketamine_tui.store.note.numbers import find_numbers  # noqa: PLC0415

        return partial(
            find_numbers,
            region=self.region,
            is_help=self._kind in HELP or any(map(is_about_help, self._titles)),
            usual=usual_fields(self._title),
        )


def _known(draft: NoteDraft) -> Iterator[tuple[str, str]]:
    for field in _OF_NUMBERS:
        for record in draft.records(field):
            for name in ("number", "dial"):
                yield field, str(record.get(name, ""))


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
