"""The themes: palettes as the toolkit takes them, and the styles of painted text."""

from functools import lru_cache

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from ketamine_tui.palettes import CODE, MONOCHROME, PALETTES, Palette

DEFAULT = "dark"


def _theme(name: str, palette: Palette) -> Theme:
    """Return a theme of few colours; every other one that the toolkit knows is one of these."""
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
        panel=palette.raised,
        boost=palette.raised,
        text_alpha=1.0,
        variables={
            "dim": palette.dim,
            "good": palette.good,
            "caution": palette.warning,
            "rule": palette.rule,
            "block-cursor-background": palette.text,
            "block-cursor-foreground": palette.back,
            "input-cursor-background": palette.text,
            "input-cursor-foreground": palette.back,
            "input-selection-background": palette.cursor,
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


THEMES = tuple(_theme(name, palette) for name, palette in PALETTES.items())
"""Every theme; the monochrome one uses the terminal's own colours, bold, underline and reverse."""


@lru_cache(maxsize=len(THEMES))
def text_styles(theme: str) -> dict[str, Style]:
    """Return the styles of text by name, in the colours of a theme.

    Component classes would do the same, but the toolkit resolves each of them for each pane again
    whenever the focus moves, which is most of the time that a key takes.
    """
    palette = PALETTES[theme if theme in PALETTES else DEFAULT]
    is_plain = palette.accent == palette.text

    def style(words: str = "", colour: str = "") -> Style:
        return _parsed(words, colour)

    def ground(
        back: str, words: str = "", colour: str = "", *, otherwise: str = "reverse"
    ) -> Style:
        """Return a style on a ground of its own; where the theme has none for it, others words tell it apart."""
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
