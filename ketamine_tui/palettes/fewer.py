"""Palettes in fewer colours, for terminals that do not show sixteen million."""

from collections.abc import Sequence
from functools import cache
from itertools import product

from ketamine_tui.palettes import Palette

_GROUNDS = ("back", "raised", "cursor", "cursor_dim")
_LEVELS = ("00", "5f", "87", "af", "d7", "ff")
_GREYS = {
    f"#{bytes([8 + 10 * n] * 3).hex()}": f"#{bytes([round(10.2 * (n + 1))] * 3).hex()}"
    for n in range(24)
}
"""The greys, and what each is asked for by: Rich divides them otherwise than xterm."""

_COLOURS = [
    *_GREYS,
    *(
        f"#{r}{g}{b}"
        for r, g, b in product(_LEVELS, repeat=3)
        if not r == g == b or r in ("00", "ff")
    ),
]

_DARK = Palette(
    text="#aaaaaa",
    back="#000000",
    raised="#000000",
    dim="#aaaaaa",
    rule="#aaaaaa",
    accent="#00aaaa",
    good="#00aa00",
    warning="#aa5500",
    urgent="#aa0000",
    urgent_text="#ffffff",
    cursor="#000000",
    cursor_dim="#000000",
    hue_contact="#00aaaa",
    hue_emergency="#ff5555",
    hue_work="#ff55ff",
)
LIGHT_16 = _DARK._replace(
    text="#000000",
    back="#ffffff",
    raised="#ffffff",
    dim="#000000",
    rule="#000000",
    accent="#0000aa",
    good="#000000",
    warning="#aa0000",
    cursor="#ffffff",
    cursor_dim="#ffffff",
    hue_contact="#0000aa",
    hue_emergency="#aa0000",
    hue_work="#aa00aa",
)


def in_16_colours(palette: Palette) -> Palette:
    """Return a palette of the sixteen colours of VGA, by which they are known; each terminal has its own.

    None is bright black, which many terminals show as their background. There is no ground but two:
    what is raised or has the cursor is reversed or bold.
    """
    return _DARK if luminance(palette.back) < luminance(palette.text) else LIGHT_16


def in_256_colours(palette: Palette) -> Palette:
    """Return a palette in the fixed colours of xterm's 256: the nearest that can be read on each other."""
    colours = {name: _nearest(colour, _COLOURS) for name, colour in palette._asdict().items()}
    grounds = [colours[ground] for ground in _GROUNDS]
    texts = _readable(grounds)
    for name, colour in palette._asdict().items():
        if name == "rule":
            colours[name] = _nearest(colour, _readable(grounds[:2], 3))
        elif name == "urgent_text":
            colours[name] = _nearest(colour, _readable([colours["urgent"]]))
        elif name != "urgent" and name not in _GROUNDS:
            colours[name] = _nearest(colour, texts)
    return Palette(*(_GREYS.get(colours[name], colours[name]) for name in Palette._fields))


def xterm_number(colour: str) -> int:
    """Return the number of one of `in_256_colours` among xterm's 256."""
    asked = list(_GREYS.values())
    if colour in asked:
        return 232 + asked.index(colour)
    red, green, blue = (_LEVELS.index(colour[start : start + 2]) for start in (1, 3, 5))
    return 16 + 36 * red + 6 * green + blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable(grounds: Sequence[str], least: float = 4.5) -> list[str]:
    """Return the colours that have at least some contrast to each of some grounds."""
    return [
        colour
        for colour in _COLOURS
        if all(contrast(colour, ground) >= least for ground in grounds)
    ]


def _nearest(colour: str, colours: Sequence[str]) -> str:
    red, green, blue = _parts(colour)

    def distance(other: str) -> int:
        r, g, b = _parts(other)
        return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2

    return min(colours, key=distance)


@cache
def _parts(colour: str) -> bytes:
    return bytes.fromhex(colour[1:])
