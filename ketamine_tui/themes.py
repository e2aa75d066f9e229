"""The themes: the only literal colours of the program.

Each pair of text and background has a contrast of at least 4.5 to 1 (WCAG 2.2, AA); a test holds it.
"""

from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

DEFAULT = "dark"
MONOCHROME = "mono"


def _theme(name: str, *, dark: bool, colours: dict[str, str]) -> Theme:
    """Return a theme of few colours; every other one that the toolkit knows is one of these."""
    text, back, accent = colours["text"], colours["back"], colours["accent"]
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=colours["warning"],
        error=colours["warning"],
        success=colours["good"],
        foreground=text,
        background=back,
        surface=back,
        panel=colours["raised"],
        boost=colours["raised"],
        text_alpha=1.0,
        variables={
            "dim": colours["dim"],
            "good": colours["good"],
            "caution": colours["warning"],
            "rule": colours["rule"],
            "block-cursor-background": text,
            "block-cursor-foreground": back,
            "input-cursor-background": text,
            "input-cursor-foreground": back,
            "input-selection-background": colours["raised"],
        },
    )


_DARK = _theme(
    "dark",
    dark=True,
    colours={
        "text": "#dddddd",
        "back": "#16181c",
        "raised": "#2b2f36",
        "dim": "#9aa0a8",
        "rule": "#4a505a",
        "accent": "#7fb4e8",
        "good": "#8fc79a",
        "warning": "#f0b860",
    },
)
_LIGHT = _theme(
    "light",
    dark=False,
    colours={
        "text": "#1d1f23",
        "back": "#fafaf8",
        "raised": "#e4e5e1",
        "dim": "#595f69",
        "rule": "#b4b8bd",
        "accent": "#0b57a4",
        "good": "#1d6b34",
        "warning": "#8a4b00",
    },
)
_CONTRAST = _theme(
    "contrast",
    dark=True,
    colours={
        "text": "#ffffff",
        "back": "#000000",
        "raised": "#262626",
        "dim": "#d0d0d0",
        "rule": "#ffffff",
        "accent": "#6fd3ff",
        "good": "#7dff9a",
        "warning": "#ffd400",
    },
)
_PLAIN = dict.fromkeys(
    ("text", "back", "raised", "dim", "rule", "accent", "good", "warning"), "ansi_default"
)
_MONO = _theme(MONOCHROME, dark=True, colours=_PLAIN)
_MONO.ansi = True
_MONO.variables.update(
    {
        # The toolkit's own style sheets name these two, and such a theme has to supply them.
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-text-style": "reverse",
    }
)

THEMES = (_DARK, _LIGHT, _CONTRAST, _MONO)
"""Every theme; the monochrome one uses the terminal's own colours, bold, underline and reverse."""


@lru_cache(maxsize=len(THEMES))
def text_styles(theme: str) -> dict[str, Style]:
    """Return the styles of text by name, in the colours of a theme.

    Component classes would do the same, but the toolkit resolves each of them for each pane again
    whenever the focus moves, which is most of the time that a key takes.
    """
    chosen = next((candidate for candidate in THEMES if candidate.name == theme), THEMES[0])
    colours = chosen.variables

    def style(words: str = "", colour: str = "", back: str = "") -> Style:
        plain = [colour.removeprefix("ansi_")] if colour else []
        ground = ["on", back.removeprefix("ansi_")] if back else []
        return Style.parse(" ".join([words, *plain, *ground]))

    accent, dim, caution = chosen.accent or "", colours["dim"], colours["caution"]
    return {
        "": Style.null(),
        "title": style("underline", dim),
        "title-focus": style("bold underline", accent),
        "edge": style("", colours["rule"]),
        "edge-focus": style("bold", accent),
        "cursor": style("bold", "", chosen.panel or ""),
        "cursor-focus": style("reverse"),
        "dim": style("", dim),
        "strong": style("bold"),
        "em": style("italic"),
        "code": style("", accent),
        "heading": style("bold"),
        "link": style("underline", accent),
        "warning": style("bold", caution),
        # Dark on light is what readers of codes expect, so a code has the same colours in every theme.
        "qr": style() if chosen.name == MONOCHROME else style("", "#ffffff", "#000000"),
        "notice": style("bold", accent),
        "state": style("", colours["good"]),
        "placeholder": style("strike", dim),
        "letter": style("", accent),
        "match": style("bold underline", "", chosen.panel or ""),
        "match-cursor": style("bold underline"),
        "match-current": style("bold underline reverse"),
        "include": style("bold", accent),
        "exclude": style("strike", caution),
    }
