"""Rich text as plain text: the marks that CSL allows, and digits that stand higher or lower than the line."""

import re

_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span|jats:[a-z]+)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:p|jats:(?:p|title|sec|list|list-item))\b[^<>]*>", re.IGNORECASE)
"""What stands on lines of its own: the words before and behind it are two."""

_RAISED = re.compile(r"<((?:jats:)?su[bp])>([^<>]*)</\1>", re.IGNORECASE)
SUPERSCRIPT, SUBSCRIPT = "^", "_"
_DIGITS = {
    SUPERSCRIPT: dict(zip("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", strict=True)),
    SUBSCRIPT: dict(zip("0123456789+-\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋₋", strict=True)),
}
_NUMBER = re.compile(r"[0-9]*[-+\u2212]?[0-9]*")


def plain(text: str) -> str:
    """Return a text without the marks of rich text; digits that they raise or lower are signs of their own."""
    if "<" not in text:
        return text
    raised = _RAISED.sub(lambda match: _moved(match[2], match[1]), text)
    return " ".join(_TAG.sub("", _BREAK.sub(" ", raised)).split())


def moved(text: str, mark: str) -> str:
    """Return a text that stands higher or lower: its digits mean something else there than on the line; so does a sign of a number."""
    signs = _DIGITS[mark]
    is_number = _NUMBER.fullmatch(text) is not None
    return "".join(signs[x] if x in signs and (is_number or x.isdigit()) else x for x in text)


def _moved(text: str, tag: str) -> str:
    return moved(text, SUPERSCRIPT if tag.lower().endswith("sup") else SUBSCRIPT)
