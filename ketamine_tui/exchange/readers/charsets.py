"""Character sets that a line of a card declares (versions 2.1 and 3), and bytes that are not UTF-8."""

import codecs
import re

_KNOWN = re.compile(
    r"(?:us-?)?ascii|utf-?8|(?:iso-?)?8859-?\d+|iso-8859-\d+|latin-?\d|windows-?\d{3,4}|cp-?\d{3,4}"
    r"|koi8-[ru]|shift[_-]jis|sjis|euc-(?:jp|kr)|iso-2022-jp|gb2312|gbk|gb18030|big5|macintosh"
)
"""The names of sets that a card may declare; Python's other codecs are no sets of characters."""


class CharsetError(Exception):
    """A text that is not of the set that it should be of; the message says so."""


def bytes_of(text: str) -> bytes:
    """Return the bytes of a text in which bytes that are not UTF-8 stand for themselves (PEP 383)."""
    return text.encode("utf-8", "surrogateescape")


def shown(text: str) -> str:
    """Return such a text with a sign of replacement for each of those bytes."""
    return bytes_of(text).decode("utf-8", "replace")


def text_of(data: bytes, declared: str) -> str:
    """Return a text by the set of characters that was declared for it, or UTF-8.

    What is UTF-8 beyond ASCII is that whatever is declared: programs that convert files forget to say so.

    Raises:
        CharsetError: If it is not of that set, or nobody knows the set.
    """
    name = declared.strip().strip('"').lower() or "utf-8"
    try:
        if not data.isascii():
            return data.decode()
    except UnicodeDecodeError as error:
        if name in ("utf-8", "utf8"):
            byte = data[error.start]
            raise CharsetError(f"byte 0x{byte:02X} is not UTF-8, and no CHARSET is said") from None
    if not _KNOWN.fullmatch(name):
        raise CharsetError(f"CHARSET={declared} is not known")
    try:
        return data.decode(codecs.lookup(name).name)
    except (UnicodeDecodeError, LookupError):
        raise CharsetError(f"it is not of its CHARSET={declared}") from None
