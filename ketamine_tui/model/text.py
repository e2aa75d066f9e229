"""Text at the boundary: cleaned once for display, folded once for search.

Terminals obey control characters and reorder text at bidirectional ones, so nothing that came from a
file, a name or a command line may reach the screen before it has been through `clean`.
"""

import re
import unicodedata
from collections.abc import Iterable

# Unicode general categories that draw nothing, or that make a terminal do something.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

# Joiners are Cf as well, but Persian, Indic scripts and emoji families are misspelt without them.
_JOINERS = frozenset("\u200c\u200d")

_TAB = 4

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_DIGITS = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"[+-]?[0-9][0-9 ().-]*")


def is_unsafe(character: str) -> bool:
    """Say whether one character must not reach a terminal as it is."""
    return character not in _JOINERS and unicodedata.category(character) in _UNSAFE


def unsafe_characters(text: str) -> str:
    """Return the characters of `text` that `clean` would replace, each once, in order."""
    if text.isprintable():
        return ""
    # Categories are looked up once for each character that occurs, however often it does.
    return "".join(c for c in dict.fromkeys(text) if c not in "\n\t\r" and is_unsafe(c))


def mark(character: str) -> str:
    """Return the visible mark that stands for an unsafe character, such as ``<U+202E>``."""
    return f"<U+{ord(character):04X}>"


def clean(text: str) -> str:
    """Return `text` as one line that is safe to show: unsafe characters become visible marks.

    Line breaks and tabs become spaces. Cleaning cleaned text changes nothing.
    """
    if text.isprintable():
        return text
    return _marked(" ".join(text.replace("\t", " ").splitlines()))


def clean_block(text: str) -> str:
    """Return `text` with its line breaks kept, made uniform, and every line safe to show."""
    if text.isprintable():
        return text
    return _marked(text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(_TAB))


def _marked(text: str) -> str:
    marks = {ord(c): mark(c) for c in set(text) if c != "\n" and is_unsafe(c)}
    return text.translate(marks) if marks else text


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 entry``, ``2 entries``."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def sentence(text: str) -> str:
    """Return `text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def closest(word: str, names: Iterable[str]) -> str:
    """Return the name that a misspelt word is likest to; nothing where it is like none."""
    from difflib import get_close_matches  # noqa: PLC0415  # only mistakes need it

    return next(iter(get_close_matches(word, names, n=1)), "")


def as_cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula (OWASP, "CSV injection").

    An apostrophe before it says that it is text, also before one that begins with apostrophes, so that
    each can be told from the other. Telephone numbers stay as they are.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def from_cell(text: str) -> str:
    """Return the text that `as_cell` made a cell of."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def sorting_key(text: str) -> str:
    """Return what titles are sorted by: folded, and numbers by what they count (1, 2, 11).

    Before each number stands how many digits it has, so that the keys are compared as texts.
    """
    return _DIGITS.sub(_counted_digits, fold(text))


def _counted_digits(match: re.Match[str]) -> str:
    digits = match.group().lstrip("0")[:99]
    return f"{len(digits):02}{digits}"


def fold(text: str) -> str:
    """Return `text` without case and accents, as searches compare it."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    accents = dict.fromkeys(ord(c) for c in set(decomposed) if unicodedata.combining(c))
    return decomposed.translate(accents).casefold()
