"""Keys of the keyboard: how people write them, and what the toolkit calls them."""

import unicodedata

_REPLACED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Signs that the toolkit does not call by their names in Unicode."""

_SPOKEN = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
"""The keys that type no character, by what the toolkit calls them, and how they are written."""

_NAMES = {spoken.lower(): name for name, spoken in _SPOKEN.items()} | {
    name: name for name in _SPOKEN
}
_WITH_CTRL = {f"ctrl+{letter.lower()}": f"Ctrl+{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}

KEY_NAMES = (*_SPOKEN.values(), *_WITH_CTRL.values())
"""The keys that type no character, as they are written."""


def key_of(written: str) -> str:
    """Return what the toolkit calls a key: ``slash`` for ``/``, ``ctrl+r`` for ``Ctrl+R``; nothing for what is none.

    A character is the key that types it, whatever else is pressed for that; of the others, those that every
    terminal sends.
    """
    if len(written) == 1:
        return _of_character(written)
    name = written.lower()
    return _NAMES.get(name, name if name in _WITH_CTRL or name in _SIGNS else "")


def shown_key(name: str) -> str:
    """Return how a key is written that the toolkit calls so."""
    return _SPOKEN.get(name) or _WITH_CTRL.get(name.lower()) or _SIGNS.get(name, name)


def _of_character(character: str) -> str:
    if character == " ":
        return "space"
    if not character.isprintable() or unicodedata.combining(character):
        return ""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _REPLACED.get(name, name)


_SIGNS = {
    _of_character(chr(code)): chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum()
}
"""The signs of ASCII by what the toolkit calls them."""
