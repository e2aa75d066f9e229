"""Shortened texts: long values where there is one line for all that is told."""

import re

from ketamine_tui.present.chrome import ASCII, Chrome, cells
from ketamine_tui.present.painters.pieces import cropped

_LEAST_VALUE, _LEAST_TITLE = 20, 10
"""Columns that a value, and the title behind it, keep however much else there is to tell."""

_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
_BETWEEN_NAMES = re.compile(r",? and |, ")

_LEAST_PATH = 4
"""Characters of the path of an address below which it tells nothing."""


def without_middle(text: str, width: int, cut: str = ASCII.cut) -> str:
    """Return a text that takes no more than `width` columns: of a longer one the beginning, `cut`, and the end."""
    if cells(text) <= width:
        return text
    room = max(1, width - len(cut))
    end = len(text)
    while end and cells(text[end - 1 :]) <= room // 3:
        end -= 1
    beginning = cropped(text, room - cells(text[end:]), cells)
    return f"{beginning.rstrip()}{cut}{text[end:].lstrip()}"


def without_regions(title: str, regions: frozenset[str]) -> str:
    """Return a title without parentheses that hold nothing but the names of some regions."""

    def shorter(match: re.Match[str]) -> str:
        return "" if regions.issuperset(_BETWEEN_NAMES.split(match[1])) else match[0]

    return _PARENTHESES.sub(shorter, title)


def short_address(url: str, width: int, chrome: Chrome) -> str:
    """Return so much of a web address as one line of `width` columns holds: always the whole host.

    What is shown of one that is too long begins with the host and has the beginning and the end of its
    path. One whose host takes most of the line, or that is not under TLS, is as it is.
    """
    scheme = "https://"
    if chrome.measure(url) <= width or not url.startswith(scheme):
        return url
    address = url.removeprefix(scheme).removeprefix("www.").rstrip("/")
    host = address.partition("/")[0]
    size = chrome.measure(address)
    if size <= width:
        return address
    kept = width - len(chrome.cut)
    tail = min(kept // 3, kept - len(host) - 1)
    if tail < _LEAST_PATH or size != len(address):
        return url
    return f"{address[: kept - tail]}{chrome.cut}{address[-tail:]}"


def value_of(value: str, title: str, width: int, cut: str = ASCII.cut) -> str:
    """Return a value and what it is of: ``116 123, Samaritans``.

    Where there is no room for both, the title is cut first, and left out before nothing useful of the
    value is left.
    """
    least = min(cells(value), _LEAST_VALUE)
    room = width - least - len(", ")
    if room < min(cells(title), _LEAST_TITLE):
        return without_middle(value, max(width, least), cut)
    if cells(title) > room:
        title = f"{cropped(title, room - len(cut), cells).rstrip()}{cut}"
    return f"{without_middle(value, width - cells(title) - len(', '), cut)}, {title}"
