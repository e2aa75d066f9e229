"""Rich text as plain text: the marks that CSL allows, and digits that stand higher or lower than the line."""

import re

_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span|jats:[a-z]+)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:p|jats:(?:p|title|sec|list|list-item))\b[^<>]*>", re.IGNORECASE)
"""What stands on lines of its own: the words before and behind it are two."""

_RAISED = re.compile(r"<((?:jats:)?su[bp])>([^<>]*)</\1>", re.IGNORECASE)
_LINES = re.compile(r"\s*[\r\n]\s*")
SUPERSCRIPT, SUBSCRIPT = "^", "_"
_SIGNS = "0123456789+-"
_ODD = {"1": chr(0xB9), "2": chr(0xB2), "3": chr(0xB3)}
"""Those that are not where the others are, as they are older."""

_MOVED = {
    SUPERSCRIPT: {sign: chr(0x2070 + number) for number, sign in enumerate(_SIGNS)} | _ODD,
    SUBSCRIPT: {sign: chr(0x2080 + number) for number, sign in enumerate(_SIGNS)},
}
"""The characters for digits and signs, in the order of Unicode."""

_MINUS = "\N{MINUS SIGN}"
_NUMBER = re.compile(r"[0-9]*(?:[-+][0-9]*)?")


def plain(text: str) -> str:
    """Return a text without the marks of rich text; digits that they raise or lower are signs of their own."""
    if "<" not in text:
        return _LINES.sub(" ", text)
    raised = _RAISED.sub(lambda match: _moved(match[2], match[1]), text)
    return " ".join(_TAG.sub("", _BREAK.sub(" ", raised)).split())


def moved(text: str, mark: str) -> str:
    """Return a text that stands higher or lower: its digits mean something else there than on the line; so does a sign of a number."""
    signs = _MOVED[mark]
    number = text.replace(_MINUS, "-")
    if _NUMBER.fullmatch(number):
        return "".join(map(signs.__getitem__, number))
    return "".join(signs.get(x, x) if x.isdigit() else x for x in text)


def _moved(text: str, tag: str) -> str:
    return moved(text, SUPERSCRIPT if tag.lower().endswith("sup") else SUBSCRIPT)
