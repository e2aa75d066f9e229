"""Text at the boundary: cleaned once for display, folded once for search.

Terminals obey control characters and reorder text at bidirectional ones, so nothing that came from a
file, a name or a command line may reach the screen before it has been through `clean`.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Unicode general categories that draw nothing, or that make a terminal do something.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

# Joiners are Cf as well, but Persian, Indic scripts and emoji families are misspelt without them.
_JOINERS = frozenset("\u200c\u200d")

_TAB = 4

_ACUTE_ACCENT = "\u00b4"
ALIKE = str.maketrans(
    {
        # Letters that NFKD leaves whole: the base is that of their names in Unicode.
        **dict(zip("\u2c65ƀȼđɇǥħɨɉłøɍŧ\u2c66ɏƶƚ\u0131", "abcdeghijlorttyzli", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        # Quotation marks, modifier letters, primes and the grave accent.
        **dict.fromkeys("\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032\u2035`", "'"),
        # From the hyphen to the horizontal bar, and the minus sign.
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        # In fractions, and in formulas.
        **dict.fromkeys("\u2044\u2215", "/"),
    }
)
"""What people type for characters that are seldom on a keyboard."""

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


def with_article(noun: str) -> str:
    """Return a noun with the article before it: ``a book``, ``an article``. Which it is goes by the first letter."""
    return f"{'an' if noun[:1].lower() in tuple('aeiou') else 'a'} {noun}"


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
    """Return `text` as searches compare it: without case, accents and what keyboards do not have.

    A letter with a stroke is the letter, a ligature its letters, every apostrophe and dash the one of ASCII;
    the rest is Unicode's compatibility decomposition (NFKD). A text is folded letter by letter: the fold of
    two texts together is that of the one and that of the other.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    # NFKD would make a space with an accent of it.
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace(_ACUTE_ACCENT, "'"))
    return decomposed.translate({ord(c): _folded(c) for c in set(decomposed)})


@lru_cache(4096)
def _folded(character: str) -> str:
    """Return what a decomposed character is compared as; nothing for an accent."""
    return "" if unicodedata.combining(character) else character.casefold().translate(ALIKE)
