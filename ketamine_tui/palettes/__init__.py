"""The palettes: the only literal colours of the program, each theme's own.

Those of catppuccin (mocha), gruvbox (dark), nord, solarized (light), dracula and tokyo-night are the published
ones. Where such a colour is too faint for its grounds, it is lighter here, or darker on a light ground: text
has a contrast of at least 4.5 to 1 on every ground, and rules of 3 to 1 (WCAG 2.2, AA); tests hold it.
"""

from typing import NamedTuple

AUTO = "auto"
"""The name for `dark` or `light`, whichever suits the terminal."""

MONOCHROME = "mono"


class Palette(NamedTuple):
    """The colours of a theme, by what they are for.

    Grounds are `back`, `raised` (bars, chips), `urgent` (the way to urgent help), `cursor` (the item that has
    it, in the pane that takes the keys) and `cursor_dim` (in the other panes). A ground that is the same as
    `back` is told apart by reverse or bold. The hues belong to kinds of entries: those that one can turn
    to, those for emergencies, and what one reads.
    """

    text: str
    back: str
    raised: str
    dim: str
    rule: str
    accent: str
    good: str
    warning: str
    urgent: str
    urgent_text: str
    cursor: str
    cursor_dim: str
    hue_contact: str
    hue_emergency: str
    hue_work: str


PALETTES = {
    "dark": Palette(
        text="#e3e5e8",
        back="#14161b",
        raised="#1d2027",
        dim="#a3a9b3",
        rule="#6c7480",
        accent="#82bdf2",
        good="#8fd09c",
        warning="#f2bd66",
        urgent="#8c252f",
        urgent_text="#ffffff",
        cursor="#23405c",
        cursor_dim="#272b33",
        hue_contact="#7fd1c7",
        hue_emergency="#f4a3a3",
        hue_work="#c7b3f0",
    ),
    "light": Palette(
        text="#1d1f23",
        back="#fafaf8",
        raised="#eceeea",
        dim="#555b65",
        rule="#80868f",
        accent="#0b57a4",
        good="#1d6b34",
        warning="#8a4b00",
        urgent="#a3222f",
        urgent_text="#ffffff",
        cursor="#cfe3f7",
        cursor_dim="#e1e3e0",
        hue_contact="#0b6660",
        hue_emergency="#a3222f",
        hue_work="#5f3fa8",
    ),
    "contrast": Palette(
        text="#ffffff",
        back="#000000",
        raised="#1c1c1c",
        dim="#d8d8d8",
        rule="#ffffff",
        accent="#6fd3ff",
        good="#7dff9a",
        warning="#ffd400",
        urgent="#ffd400",
        urgent_text="#000000",
        cursor="#003a70",
        cursor_dim="#303030",
        hue_contact="#6ff0e0",
        hue_emergency="#ffb3b3",
        hue_work="#dcc8ff",
    ),
    "catppuccin": Palette(
        text="#cdd6f4",
        back="#1e1e2e",
        raised="#313244",
        dim="#b0b6ce",
        rule="#7f849c",
        accent="#91b9fa",
        good="#a6e3a1",
        warning="#f9e2af",
        urgent="#f38ba8",
        urgent_text="#11111b",
        cursor="#45475a",
        cursor_dim="#313244",
        hue_contact="#94e2d5",
        hue_emergency="#eca4af",
        hue_work="#cca7f7",
    ),
    "gruvbox": Palette(
        text="#ebdbb2",
        back="#282828",
        raised="#32302f",
        dim="#bdae93",
        rule="#928374",
        accent="#99b5ab",
        good="#b8bb26",
        warning="#fabd2f",
        urgent="#9d0006",
        urgent_text="#fbf1c7",
        cursor="#3a4446",
        cursor_dim="#3c3836",
        hue_contact="#8ec07c",
        hue_emergency="#fe943e",
        hue_work="#dc9eaf",
    ),
    "nord": Palette(
        text="#e5e9f0",
        back="#2e3440",
        raised="#3b4252",
        dim="#d8dee9",
        rule="#81a1c1",
        accent="#92c5d4",
        good="#abc496",
        warning="#ebcb8b",
        urgent="#a4535b",
        urgent_text="#eceff4",
        cursor="#434c5e",
        cursor_dim="#3b4252",
        hue_contact="#9cc4c3",
        hue_emergency="#e1b2a3",
        hue_work="#ceb6ca",
    ),
    "solarized-light": Palette(
        text="#073642",
        back="#fdf6e3",
        raised="#eee8d5",
        dim="#546a70",
        rule="#778788",
        accent="#1d6ba2",
        good="#5e6d00",
        warning="#816100",
        urgent="#d32f2d",
        urgent_text="#fdf6e3",
        cursor="#dde8e2",
        cursor_dim="#eee8d5",
        hue_contact="#1e726c",
        hue_emergency="#b82f71",
        hue_work="#5c60a7",
    ),
    "dracula": Palette(
        text="#f8f8f2",
        back="#282a36",
        raised="#343746",
        dim="#bfc3d6",
        rule="#7382ae",
        accent="#8be9fd",
        good="#50fa7b",
        warning="#f1fa8c",
        urgent="#ff5555",
        urgent_text="#21222c",
        cursor="#44475a",
        cursor_dim="#343746",
        hue_contact="#ff94d1",
        hue_emergency="#ffb86c",
        hue_work="#caa8fa",
    ),
    "tokyo-night": Palette(
        text="#c0caf5",
        back="#1a1b26",
        raised="#292e42",
        dim="#a9b1d6",
        rule="#737aa2",
        accent="#7aa2f7",
        good="#9ece6a",
        warning="#e0af68",
        urgent="#f7768e",
        urgent_text="#16161e",
        cursor="#283457",
        cursor_dim="#292e42",
        hue_contact="#73daca",
        hue_emergency="#ff9e64",
        hue_work="#bb9af7",
    ),
    MONOCHROME: Palette(*["ansi_default"] * len(Palette._fields)),
}
"""The palette of each theme by its name; the monochrome one leaves all to the terminal."""

NAMES = (AUTO, *PALETTES)
"""What a theme can be asked for by."""

CODE = ("#000000", "#ffffff")
"""The modules of a QR code and what is around them, in every theme: readers expect dark on light."""
