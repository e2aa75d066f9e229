"""HTML within texts of other programs, read as plain text."""

import re
from html import unescape

_TAG = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|b|i|u|em|strong|font|h[1-6]|hr|table|tbody|tr|td|th|sup|sub)\b[^<>]*/?>",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"</?(?:span|b|i|u|em|strong|font|sup|sub)\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(
    r"<a\b[^<>]*?\bhref\s*=\s*[\"']?(?P<url>[^\"'\s<>]+)[^<>]*>(?P<text>.*?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


def without_markup(text: str) -> str:
    """Return a text without the tags that editors of web forms write; one that has none stays as it is.

    Of a link both are kept: what it is on, and where it leads.
    """
    linked = _LINK.sub(_with_address, text)
    if linked == text and not _TAG.search(text):
        return text
    plain = _TAG.sub(" ", _WITHIN.sub("", linked))
    return _BLANKS.sub(" ", unescape(plain)).strip()


def unmarked(text: str) -> str:
    """Return a text that may be HTML as plain text, what stands in it for characters as these."""
    return _REFERENCE.sub(lambda match: unescape(match[0]), without_markup(text))


def _with_address(match: re.Match[str]) -> str:
    url = match["url"].removeprefix("mailto:")
    return match["text"] if url in match["text"] else f"{match['text']} ({url})"
