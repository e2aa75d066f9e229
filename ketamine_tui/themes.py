"""The themes: palettes as the toolkit takes them, and the styles of painted text."""

from functools import cache

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from ketamine_tui.palettes import MONOCHROME
from ketamine_tui.palettes.looks import looks, palette_of


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


@cache
def text_styles(theme: str) -> dict[str, Style]:
    """Return the styles of text by name, in the colours of what `theme_name` names.

    Component classes would do the same, but the toolkit resolves each of them for each pane again
    whenever the focus moves, which is most of the time that a key takes.
    """
    return {name: _parsed(*look) for name, look in looks(theme).items()}


def _parsed(words: str, colour: str = "", back: str = "") -> Style:
    ground = ["on", back.removeprefix("ansi_")] if back else []
    return Style.parse(" ".join([words, colour.removeprefix("ansi_"), *ground]))
