"""Numbers of registers: those of one value, which reference managers write behind each other."""

import re

_WHOLE = {
    "isbn": re.compile(r"(?:\d-?){9}[\dXx]|(?:\d-?){12}\d", re.ASCII),
    "issn": re.compile(r"\d{4}-?\d{3}[\dXx]", re.ASCII),
}
"""What each of several looks like; anything else, such as one number with blanks, is one."""


def numbers_of(scheme: str, value: str) -> list[str]:
    """Return the numbers of a value: ISBNs of a book's forms, ISSNs of print and web."""
    parts = re.findall(r"[^\s,;]+", value)
    whole = _WHOLE.get(scheme)
    if whole is None or not all(map(whole.fullmatch, parts)):
        return [value]
    return list(dict.fromkeys(parts))
