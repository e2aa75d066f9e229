"""The themes: palettes as the toolkit takes them, and the styles of painted text."""

from functools import cache

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from ketamine_tui.palettes import AUTO, CODE, MONOCHROME, PALETTES, Palette
from ketamine_tui.palettes.fewer import in_16_colours, in_256_colours

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


@cache
def theme_of(name: str) -> Theme:
    """Return what `theme_name` names; every other colour that the toolkit knows is one of the palette's."""
    palette = palette_of(name)
    field = palette
    if palette.raised == palette.back:
        # Reversed: what is typed stands on a ground of its own all the same.
        text, back = palette.text, palette.back
        field = palette._replace(raised=text, text=back, dim=back, warning=back)
    theme = Theme(
        name=name,
        dark=Color.parse(palette.back).brightness < 0.5,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        warning=palette.warning,
        error=palette.warning,
        success=palette.good,
        foreground=palette.text,
        background=palette.back,
        surface=palette.back,
        panel=field.raised,
        boost=field.raised,
        text_alpha=1.0,
        variables={
            "dim": palette.dim,
            "good": palette.good,
            "caution": palette.warning,
            "rule": palette.rule,
            "block-cursor-background": palette.text,
            "block-cursor-foreground": palette.back,
            "on-panel": field.text,
            "dim-on-panel": field.dim,
            "caution-on-panel": field.warning,
            "input-cursor-background": field.text,
            "input-cursor-foreground": field.raised,
            "input-selection-background": palette.cursor,
            "input-selection-foreground": palette.text,
        },
    )
    if name == MONOCHROME:
        theme.ansi = True
        theme.variables |= {
            # The toolkit's own style sheets name these two, and such a theme has to supply them.
            "ansi-background": palette.back,
            "ansi-foreground": palette.text,
            "block-cursor-text-style": "reverse",
            "input-cursor-text-style": "reverse",
        }
    return theme


THEMES = tuple(map(theme_of, PALETTES))
"""Every theme; the monochrome one uses the terminal's own colours, bold, underline and reverse."""


@cache
def text_styles(theme: str) -> dict[str, Style]:
    """Return the styles of text by name, in the colours of what `theme_name` names.

    Component classes would do the same, but the toolkit resolves each of them for each pane again
    whenever the focus moves, which is most of the time that a key takes.
    """
    palette = palette_of(theme)
    is_plain = palette.accent == palette.text

    def style(words: str = "", colour: str = "") -> Style:
        return _parsed(words, colour)

    def ground(
        back: str, words: str = "", colour: str = "", *, otherwise: str = "reverse"
    ) -> Style:
        """Return a style on a ground; where it is no other than that of all, words tell it apart."""
        if back == palette.back:
            return _parsed(f"{words} {otherwise}")
        return _parsed(words, colour, back)

    accent, dim, warning, raised = palette.accent, palette.dim, palette.warning, palette.raised
    return {
        "": Style.null(),
        # Frames and bars.
        "title": style("bold", dim),
        "title-focus": style("bold reverse" if is_plain else "bold", accent),
        "edge": style("", palette.rule),
        "edge-focus": style("bold", accent),
        "thumb": style("", dim),
        "thumb-focus": style("bold", accent),
        "raised": ground(raised),
        "chip": ground(raised, "bold", accent),
        "chip-close": ground(raised, "", dim),
        "badge": ground(raised, "", accent, otherwise="bold"),
        "urgent": ground(palette.urgent, "bold", palette.urgent_text),
        "breadcrumb": style("", dim),
        "sign": style("", accent),
        "chosen": style("bold", accent),
        "flagged": style("bold", warning),
        "problems": style("bold", warning),
        "notice": style("bold", accent),
        # What has the cursor keeps its own colours on the ground of it.
        "cursor": ground(palette.cursor_dim, otherwise="bold"),
        "cursor-focus": ground(palette.cursor),
        "cursor-bar": style("bold", accent),
        # Text.
        "dim": style("", dim),
        "strong": style("bold"),
        "em": style("italic"),
        "code": style("", accent),
        "heading": style("bold"),
        "link": style("underline", accent),
        "letter": style("", accent),
        "warning": style("bold", warning),
        "state": style("", palette.good),
        "placeholder": style("strike", dim),
        "include": style("bold", accent),
        "exclude": style("strike", warning),
        "kind-contact": style("", palette.hue_contact),
        "kind-emergency": style("", palette.hue_emergency),
        "kind-work": style("", palette.hue_work),
        "match": style("bold underline", accent),
        "match-cursor": style("bold underline", accent),
        "match-current": style("bold underline reverse"),
        # Its characters draw what is light.
        "qr": style() if is_plain else _parsed("", *reversed(CODE)),
    }


def _parsed(words: str, colour: str = "", back: str = "") -> Style:
    ground = ["on", back.removeprefix("ansi_")] if back else []
    return Style.parse(" ".join([words, colour.removeprefix("ansi_"), *ground]))
