"""Text at the boundary: cleaned once for display, folded once for search.

Terminals obey control characters and reorder text at bidirectional ones, so nothing that came from a
file, a name or a command line may reach the screen before it has been through `clean`.
"""

import unicodedata

# Unicode general categories that draw nothing, or that make a terminal do something.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

# Joiners are Cf as well, but Persian, Indic scripts and emoji families are misspelt without them.
_JOINERS = frozenset("\u200c\u200d")

_TAB = 4


def is_unsafe(character: str) -> bool:
    """Say whether one character must not reach a terminal as it is."""
    return character not in _JOINERS and unicodedata.category(character) in _UNSAFE


def unsafe_characters(text: str) -> str:
    """Return the characters of `text` that `clean` would replace, each once, in order."""
    if text.isprintable():
        return ""
    found = dict.fromkeys(c for c in text if c not in "\n\t\r" and is_unsafe(c))
    return "".join(found)


def mark(character: str) -> str:
    """Return the visible mark that stands for an unsafe character, such as ``<U+202E>``."""
    return f"<U+{ord(character):04X}>"


def clean(text: str) -> str:
    """Return `text` as one line that is safe to show: unsafe characters become visible marks.

    Line breaks and tabs become spaces. Cleaning cleaned text changes nothing.
    """
    if text.isprintable():
        return text
    joined = " ".join(text.replace("\t", " ").splitlines())
    return "".join(mark(c) if is_unsafe(c) else c for c in joined)


def clean_block(text: str) -> str:
    """Return `text` with its line breaks kept, made uniform, and every line safe to show."""
    if text.isprintable():
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(_TAB)
    return "".join(mark(c) if c != "\n" and is_unsafe(c) else c for c in unified)


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 entry``, ``2 entries``."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def fold(text: str) -> str:
    """Return `text` without case and accents, as searches compare it."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.casefold()
