"""Telephone numbers of HSDS: what each is for, by its type and by what is said of it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ketamine_tui.exchange.readers.cells import values_in
from ketamine_tui.exchange.readers.json_items import Fields, text_in
from ketamine_tui.exchange.readers.telephones import dial_of, telephone_type
from ketamine_tui.model.contact import TEXTPHONE_WORDS

_PUBLISHED = re.compile(r"(?:(?P<words>.*); )?published as (?P<number>[^;]+)")
_EXTENSION = re.compile(r"^(?:ext(?:ension)?|x)\b\.?\s*|^x(?=\d)", re.IGNORECASE)
"""What people write before an extension, where only that stands."""

_NAMELESS = re.compile(r"(?:tele)?phone(?: number)? ?#? ?\d*", re.IGNORECASE)
"""What names a number, and says no more than that it is one."""

_UNSPOKEN = "|".join(("fax", *TEXTPHONE_WORDS))
_NOT_SPOKEN_TO = re.compile(
    rf"\W*(?P<first>{_UNSPOKEN})\b.*|.*\b(?P<last>{_UNSPOKEN})(?:\s*(?:#|line|number|machine|only))?\W*",
    re.IGNORECASE | re.DOTALL,
)
_SPOKEN_TO = re.compile(
    rf"(?:\band|&|/|\bor)\s*(?:{_UNSPOKEN})\b|\b(?:{_UNSPOKEN})\s*(?:and\b|&|/|or\b)", re.IGNORECASE
)
"""A number that has a second use, such as ``Voice and TTY``."""


_UNFILLED = re.compile(r"[\s()]*(?P<digits>\d{0,3})[\s()]*-\s*")
"""A form for numbers, such as ``(   )    -``, in which no more than a short one was written."""

_SHORTEST = 2


class Said(NamedTuple):
    """What a record says of its numbers: each with what is dialled, what they are for, and a note with whose they are.

    `is_bare` tells that a name of them is left out that says no more than that they are numbers.
    """

    numbers: Sequence[tuple[str, str]]
    type: str
    note: str
    is_bare: bool


def numbers_of(phone: Fields, *, is_ours: bool) -> Said:
    """Return what a record says of its number, or several in one; `is_ours` where it is of an export of ours."""
    text = text_in(phone, "number").strip('"')
    numbers = [
        (number, dial_of(number, is_ours=is_ours)) for number in _listed(text, is_ours=is_ours)
    ]
    note, whose = text_in(phone, "description"), text_in(phone, "department")
    if is_ours and (match := _PUBLISHED.fullmatch(note)):
        note, numbers = match["words"] or "", [(match["number"], dial) for _, dial in numbers]
    if numbers and (extension := _EXTENSION.sub("", text_in(phone, "extension"))):
        numbers[-1] = (f"{numbers[-1][0]} ext. {extension}", "")
    type_ = text_in(phone, "type").lower()
    if type_ in ("", "voice") and not is_ours:
        if telephone_type([note.lower()]):
            type_, note = note.lower(), ""
        type_ = type_said(whose) or type_
    is_bare = _NAMELESS.fullmatch(whose) is not None
    remarks = dict.fromkeys(("" if is_bare else whose, note))
    return Said(numbers, type_, "; ".join(filter(None, remarks)), is_bare)


def _listed(text: str, *, is_ours: bool) -> list[str]:
    if is_ours or not text:
        return [text]
    if match := _UNFILLED.fullmatch(text):
        return [match["digits"]] if len(match["digits"]) >= _SHORTEST else []
    return values_in("phone", text, is_ours=False)


def type_said(words: str) -> str:
    """Return what a number is for by what is said of it, where that begins or ends with the word; nothing where it is also spoken to."""
    if _SPOKEN_TO.search(words) or not (match := _NOT_SPOKEN_TO.fullmatch(words)):
        return ""
    return str(telephone_type([(match["first"] or match["last"]).lower()]) or "")
