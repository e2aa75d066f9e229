"""The terminal's own background: whether it is light, as the terminal or the environment says."""

import re
from collections.abc import Mapping, Sequence

ASK = "\x1b]11;?\x1b\\"
"""Which colour it has (OSC 11)."""

_PART = "([0-9a-fA-F]{1,4})"
_ANSWER = re.compile(
    rf"\x1b\]11;(?:rgb:{_PART}/{_PART}/{_PART}|rgba:{_PART}/{_PART}/{_PART}/{_PART})"
)
_SCHEME = re.compile(r"\x1b\[\?997;([12])n")
_LIGHT_SCHEME = "2"

_MIDDLE = 0.179
"""The luminance that has the same contrast to black as to white (WCAG 2.2)."""

_LIGHT_NUMBERS = {"7", "15"}
"""White and bright white, among the sixteen colours."""


def answered_light(sequence: str) -> bool | None:
    """Return whether the answer to `ASK` names a light colour; None for what is no such answer."""
    if match := _ANSWER.fullmatch(sequence):
        return _is_light([part for part in match.groups() if part][:3])
    return None


def reported_light(sequence: str) -> bool | None:
    """Return whether the terminal reports that it is light from now on; None for what is no such report."""
    match = _SCHEME.fullmatch(sequence)
    return match[1] == _LIGHT_SCHEME if match else None


def expected_light(environment: Mapping[str, str]) -> bool:
    """Say whether `COLORFGBG` promises a light background: it names that last, by its number."""
    return environment.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_NUMBERS


def _is_light(parts: Sequence[str]) -> bool:
    """Whether a colour is light of which each part is a fraction of as many digits as it has (XParseColor)."""
    red, green, blue = ((int(part, 16) / (16 ** len(part) - 1)) ** 2.2 for part in parts)
    luminance: float = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return luminance > _MIDDLE
