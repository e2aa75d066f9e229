"""Numbers of registers: those of one value, which reference managers write behind each other."""

import re
from collections.abc import Iterable

from ketamine_tui.model.likeness import plain_identifier
from ketamine_tui.store.draft import Draft

_WHOLE = {
    "isbn": re.compile(r"(?:\d-?){9}[\dXx]|(?:\d-?){12}\d", re.ASCII),
    "issn": re.compile(r"\d{4}-?\d{3}[\dXx]", re.ASCII),
}
"""What each of several looks like; anything else, such as one number with blanks, is one."""

_SEPARATORS = re.compile(r"[\s\u2010-\u2015.-]")


def numbers_of(scheme: str, value: str) -> list[str]:
    """Return the numbers of a value: ISBNs of a book's forms, ISSNs of print and web."""
    parts = re.findall(r"[^\s,;]+", value)
    whole = _WHOLE.get(scheme)
    if whole is None or not all(map(whole.fullmatch, parts)):
        return [value]
    return list(dict.fromkeys(parts))


def add_registered(draft: Draft, scheme: str, number: str, line: int = 0) -> None:
    """Add a number of a register; what cannot be one is told, such as the ISSN of a journal where books have theirs."""
    digits = _SEPARATORS.sub("", number)
    if scheme == "isbn" and not draft.said and not _WHOLE[scheme].fullmatch(digits):
        reason = "a number of a book has ten or thirteen digits"
        draft.lose(scheme, number, reason, "", line)
    else:
        draft.add("identifiers", {"scheme": scheme, "value": number}, line=line)


def add_noted(draft: Draft, found: Iterable[tuple[str, str]], line: int = 0) -> None:
    """Add what a note says of registers; what others have said in a field before, however that is spelt, is the same."""
    known = {(x["scheme"], plain_identifier(str(x["value"]))) for x in draft.records("identifiers")}
    for scheme, value in found:
        if draft.said or (scheme, plain_identifier(value)) not in known:
            draft.add("identifiers", {"scheme": scheme, "value": value}, line=line)
