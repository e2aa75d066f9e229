"""Looks of painted text, and the colours that a terminal shows for a theme."""

from functools import cache
from typing import NamedTuple

from ketamine_tui.palettes import AUTO, CODE, MONOCHROME, PALETTES, Palette
from ketamine_tui.palettes.fewer import LIGHT_16, in_16_colours, in_256_colours

_FEWER = {"16": in_16_colours, "256": in_256_colours}
_COUNTS = {"standard": "16", "256": "256"}
"""How many colours the terminals have that Rich calls so; the others have all."""


def theme_name(asked: str, *, is_light: bool, colour_system: str | None) -> str:
    """Return the name of what a terminal shows for a theme that was asked for.

    Args:
        asked: A name of `NAMES`.
        is_light: Whether the terminal's own background is light.
        colour_system: What Rich calls the colours that the terminal can show.
    """
    name = ("light" if is_light else "dark") if asked == AUTO else asked
    count = _COUNTS.get(colour_system or "")
    return f"{name}-{count}" if count and name != MONOCHROME else name


@cache
def palette_of(theme: str) -> Palette:
    """Return the colours of what `theme_name` names."""
    if theme in PALETTES:
        return PALETTES[theme]
    name, _, count = theme.rpartition("-")
    return _FEWER[count](PALETTES[name])


def brightens_bold(theme: str) -> bool:
    """Say whether terminals that show a theme may show a bold colour as a brighter one: many with sixteen do."""
    return theme.endswith("-16")


class Look(NamedTuple):
    """How a text looks: words such as ``bold``, its colour and its ground; nothing where it is as around it."""

    words: str = ""
    colour: str = ""
    ground: str = ""


@cache
def looks(theme: str) -> dict[str, Look]:
    """Return the looks of text by the names of styles, in the colours of what `theme_name` names."""
    palette = palette_of(theme)
    is_plain = palette.accent == palette.text

    def ground(back: str, words: str = "", colour: str = "", *, otherwise: str = "reverse") -> Look:
        """Return a look on a ground; where it is no other than that of all, words tell it apart."""
        if back == palette.back:
            return Look(f"{words} {otherwise}".strip())
        return Look(words, colour, back)

    accent, dim, warning, raised = palette.accent, palette.dim, palette.warning, palette.raised
    all_looks = {
        "": Look(),
        # Frames and bars.
        "title": Look("bold", dim),
        "title-focus": Look("bold reverse" if is_plain else "bold", accent),
        "edge": Look("", palette.rule),
        "edge-focus": Look("bold", accent),
        "thumb": Look("", dim),
        "thumb-focus": Look("bold", accent),
        "raised": ground(raised),
        "chip": ground(raised, "bold", accent),
        "chip-close": ground(raised, "", dim),
        "badge": ground(raised, "", accent, otherwise="bold"),
        "urgent": ground(palette.urgent, "bold", palette.urgent_text),
        "breadcrumb": Look("", dim),
        "sign": Look("", accent),
        # On the line that is typed on, which has the ground of texts where there is no other.
        "prompt": Look("bold", accent) if raised != palette.back else Look(),
        "count": Look("bold") if raised != palette.back else Look(),
        "flagged": Look("bold", warning),
        "problems": Look("bold", warning),
        "notice": Look("bold", accent),
        "doubt": Look("bold", accent),
        # What has the cursor keeps its own colours on the ground of it.
        "cursor": ground(palette.cursor_dim, otherwise="bold"),
        "cursor-focus": ground(palette.cursor),
        "cursor-bar": Look("bold", accent),
        # Text.
        "dim": Look("", dim),
        "strong": Look("bold"),
        "em": Look("italic"),
        "code": Look("", accent),
        "heading": Look("bold"),
        "link": Look("underline", accent),
        "letter": Look("", accent),
        "warning": Look("bold", warning),
        "mark": Look(),
        "dot": Look(),
        "state": Look("", palette.good),
        "placeholder": Look("strike", dim),
        "include": Look("bold", accent),
        "exclude": Look("strike", warning),
        "kind-contact": Look("", palette.hue_contact),
        "kind-emergency": Look("", palette.hue_emergency),
        "kind-work": Look("", palette.hue_work),
        "match": Look("bold underline", accent),
        "match-current": Look("bold underline reverse"),
        # What is light is drawn, or what is dark: the same, but where all colours are taken away.
        "qr": Look() if is_plain else Look("", *reversed(CODE)),
        "qr-on-light": Look() if is_plain else Look("", *CODE),
        "reversed": Look("reverse"),
    }
    return all_looks if palette != LIGHT_16 else _without_bold_black(all_looks, accent)


def _without_bold_black(all_looks: dict[str, Look], accent: str) -> dict[str, Look]:
    """Return looks for terminals that show bold black as grey, so that what matters most would be seen least."""
    black = ("", LIGHT_16.text)
    others = {
        name: look if look.colour not in black else look._replace(words=_without_bold(look.words))
        for name, look in all_looks.items()
    }
    coloured = dict.fromkeys(("strong", "heading", "badge"), Look("", accent))
    return others | coloured | {"cursor": Look("underline")}


def _without_bold(words: str) -> str:
    return " ".join(word for word in words.split() if word != "bold")


@cache
def look_of(names: str, theme: str) -> Look:
    """Return the look of some styles together, one blank between two; a later one wins."""
    words, colour, ground = "", "", ""
    for name in names.split():
        look = looks(theme)[name]
        words = f"{words} {look.words}".strip()
        colour, ground = look.colour or colour, look.ground or ground
    return Look(words, colour, ground)
