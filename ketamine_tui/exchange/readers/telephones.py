"""Telephone numbers of other programs: by their types in RFC 6350 they come to our fields."""

import re
from collections.abc import Collection, Mapping

from ketamine_tui.model.contact import TEXTPHONE_WORDS
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.store.draft import Draft, Value
from ketamine_tui.store.way_fields import telephone_field

_ORDER = tuple(map(PhoneType, ("fax", "textphone", "cell", "video", "voice", "text")))
"""The types of a number, what says most about it first."""

_SPOKEN = frozenset({PhoneType.VOICE, PhoneType.CELL})
_OTHERWISE = {
    **dict.fromkeys(("msg", "sms"), PhoneType.TEXT),
    **dict.fromkeys(TEXTPHONE_WORDS, PhoneType.TEXTPHONE),
}
"""Types as version 3 of vCard (RFC 2426, section 3.3.1), HSDS and people call them."""

_E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_SHORT = re.compile(r"\d{2,6}", re.ASCII)
_SEPARATORS = re.compile(r"[\s().-]")
_WITHIN_COUNTRY = re.compile(r"\(\s*0")


def telephone_type(names: Collection[str]) -> PhoneType | None:
    """Return what a number is for by the names of its types (RFC 6350, section 6.4.1); None where no type is known.

    A number that somebody answers takes text messages beside that.
    """
    types = {_OTHERWISE.get(name, name) for name in names}
    if PhoneType.TEXT in types and types.isdisjoint(_SPOKEN):
        return PhoneType.TEXT
    return next((type_ for type_ in _ORDER if type_ in types), None)


def dial_of(number: str, *, is_ours: bool) -> str:
    """Return what a number is dialled as where that is certain: E.164, and short codes that we wrote.

    A nought that begins what is bracketed, ``(0)`` or ``(0611)``, is dialled within the country only.
    """
    bare = _SEPARATORS.sub("", number)
    if _E164.fullmatch(bare) and not _WITHIN_COUNTRY.search(number):
        return bare
    return number if is_ours and _SHORT.fullmatch(number) else ""


def number_of_uri(uri: str, draft: Draft, line: int) -> str:
    """Return the number of a ``tel:`` address (RFC 3966) with its extension; tell what else it says."""
    number, *parameters = uri[len("tel:") :].split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "ext" and value:
            number = f"{number} ext. {value}"
        else:
            draft.lose("TEL", parameter, "no field for it", "add it by hand", line)
    return number


def digits_of(number: str) -> str:
    """Return the digits of a number."""
    return "".join(filter(str.isdigit, number))


def add_telephone(
    draft: Draft, names: Collection[str], dial: str, parts: Mapping[str, Value], line: int = 0
) -> None:
    """Add a number to the field of its types.

    Args:
        draft: Where to.
        names: The names of its types.
        dial: What is dialled, or nothing.
        parts: ``number``, ``label`` and whatever else is said of it.
        line: Where it stands; 0 for where the entry begins.
    """
    where = telephone_field(telephone_type(names) or PhoneType.VOICE)
    own = {"dial": dial, "type": where.type}
    record = {**parts, **{name: text for name, text in own.items() if name in where.parts}}
    draft.add(where.field, record, line=line)
