"""The themes: what they are and what they change."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style
from support.browsing import Browser, browsing
from textual.color import Color
from textual.strip import Strip

from ketamine_tui.palettes import MONOCHROME, NAMES, PALETTES
from ketamine_tui.palettes.looks import look_of, palette_of, theme_name
from ketamine_tui.themes import text_styles, theme_of
from ketamine_tui.widgets.painted import Ink

GROUNDS = ("back", "raised", "cursor", "cursor_dim")
TEXTS = ("text", "dim", "accent", "good", "warning", "hue_contact", "hue_emergency", "hue_work")
FEW = [f"{name}-{count}" for name in PALETTES if name != MONOCHROME for count in (256, 16)]
COLOURED = [*(name for name in PALETTES if name != MONOCHROME), *FEW]

ROOT = Path(__file__).parents[2]

SIXTEEN = (
    *("#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5"),
    *("#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"),
)
"""The colours of xterm, which has white letters on black, or black ones on white."""


def drawn(theme: str, colour: str) -> str:
    """Return a colour of a theme as the terminals show it that the theme is for."""
    if theme.endswith("-16"):
        return SIXTEEN[RichColor.parse(colour).downgrade(ColorSystem.STANDARD).number or 0]
    if theme.endswith("-256"):
        return RichColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex
    return colour


def drawn_palette(theme: str) -> dict[str, str]:
    """Return the palette of a theme as it is shown."""
    return {name: drawn(theme, colour) for name, colour in palette_of(theme)._asdict().items()}


def luminance(colour: Color) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.r / 255, colour.g / 255, colour.b / 255)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", COLOURED)
@pytest.mark.parametrize("ground", ["back", "raised", "cursor", "cursor_dim"])
def test_every_text_can_be_read_on_every_ground(name: str, ground: str) -> None:
    palette = drawn_palette(name)
    for text in TEXTS:
        assert contrast(palette[text], palette[ground]) >= 4.5, text


@pytest.mark.parametrize("name", COLOURED)
def test_the_way_to_urgent_help_can_be_read(name: str) -> None:
    palette = drawn_palette(name)
    assert contrast(palette["urgent_text"], palette["urgent"]) >= 4.5


@pytest.mark.parametrize("name", COLOURED)
def test_every_part_of_the_frame_can_be_seen(name: str) -> None:
    palette = drawn_palette(name)
    for style in ("edge", "edge-focus", "thumb", "thumb-focus", "cursor-bar"):
        colour = text_styles(name)[style].color
        assert colour is not None
        assert colour.triplet is not None
        for ground in ("back", "raised"):
            assert contrast(drawn(name, colour.triplet.hex), palette[ground]) >= 3, style
    for ground in ("cursor", "cursor_dim"):
        assert contrast(palette["accent"], palette[ground]) >= 3


@pytest.mark.parametrize("name", COLOURED)
def test_every_style_of_text_can_be_read(name: str) -> None:
    palette = palette_of(name)._asdict()
    for style_name, style in text_styles(name).items():
        if style_name.startswith("edge"):
            continue  # a line, not a text
        text = style.color.name if style.color else palette["text"]
        for ground in [style.bgcolor.name] if style.bgcolor else GROUNDS:
            assert contrast(drawn(name, text), drawn(name, palette.get(ground, ground))) >= 4.5, (
                style_name
            )


@pytest.mark.parametrize("name", PALETTES)
def test_the_cursor_keeps_the_colours_of_what_stands_on_it(name: str) -> None:
    for style_name in ("cursor", "cursor-focus"):
        cursor = text_styles(name)[style_name]
        assert cursor.color is None
        assert bool(cursor.reverse) is (name == MONOCHROME and style_name == "cursor-focus")
        assert bool(cursor.bgcolor) is (name != MONOCHROME)


@pytest.mark.parametrize("name", [*FEW, MONOCHROME])
def test_without_a_ground_of_its_own_a_style_is_reversed_or_bold(name: str) -> None:
    if palette_of(name).raised != palette_of(name).back:
        return
    styles = text_styles(name)
    reversed_ones = {style_name for style_name, style in styles.items() if style.reverse}
    assert reversed_ones >= {"raised", "chip", "chip-close", "cursor-focus"}
    assert styles["cursor"].bold or styles["cursor"].underline
    assert styles["badge"].bold or styles["badge"].color


def test_black_is_never_bold_where_that_would_be_grey() -> None:
    for names in ("", "strong", "heading", "title", "cursor", "cursor strong", "dim"):
        look = look_of(names, "light-16")
        colour = drawn("light-16", look.colour or palette_of("light-16").text)
        assert colour != SIXTEEN[0] or "bold" not in look.words.split(), names
    assert look_of("strong", "light-16") != look_of("", "light-16")
    assert "bold" in look_of("strong", "dark-16").words


@pytest.mark.parametrize("names", ["cursor-focus state", "raised warning", "flagged cursor-focus"])
def test_what_is_reversed_has_one_ground_alone(names: str) -> None:
    base = Style.parse("#aaaaaa on #000000")
    (segment,) = Ink(base, "dark-16").segments([("text", names)])
    assert segment.style is not None
    assert segment.style.reverse
    assert grounded(segment.style) == ("#aaaaaa", "#000000")
    assert not segment.style.bold
    (segment,) = Ink(base, MONOCHROME).segments([("text", "cursor-focus strong")])
    assert segment.style is not None
    assert segment.style.bold
    (segment,) = Ink(base, "dark").segments([("text", names)])
    assert segment.style is not None
    assert not segment.style.reverse
    assert grounded(segment.style)[0] != "#aaaaaa"


def test_no_colour_of_a_terminal_of_sixteen_is_bright_black() -> None:
    for name in FEW:
        for colour in palette_of(name):
            number = RichColor.parse(colour).downgrade(ColorSystem.STANDARD).number
            assert number != 8 or not name.endswith("-16")


@pytest.mark.parametrize(
    ("asked", "is_light", "colours", "name"),
    [
        ("auto", False, "truecolor", "dark"),
        ("auto", True, "truecolor", "light"),
        ("auto", True, None, "light"),
        ("auto", False, "256", "dark-256"),
        ("auto", True, "standard", "light-16"),
        ("dark", True, "truecolor", "dark"),
        ("tokyo-night", True, "256", "tokyo-night-256"),
        ("mono", True, "standard", "mono"),
        ("mono", True, "256", "mono"),
    ],
)
def test_a_theme_is_as_the_terminal_can_show_it(
    asked: str, *, is_light: bool, colours: str | None, name: str
) -> None:
    assert theme_name(asked, is_light=is_light, colour_system=colours) == name
    assert theme_of(name).name == name


def test_the_page_about_themes_lists_each_of_them() -> None:
    page = (ROOT / "docs/themes.md").read_text("utf-8")
    assert tuple(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == NAMES


def test_the_monochrome_theme_names_no_colour() -> None:
    styles = text_styles(MONOCHROME).values()
    assert {style.color.name for style in styles if style.color} <= {"default"}
    assert {style.bgcolor.name for style in styles if style.bgcolor} <= {"default"}


def test_the_monochrome_theme_tells_what_matters_apart_without_colour() -> None:
    styles = text_styles(MONOCHROME)
    for one, other in (
        ("title", "title-focus"),
        ("cursor", "cursor-focus"),
        ("state", "warning"),
        ("dim", "placeholder"),
        ("include", "exclude"),
        ("dim", "link"),
        ("", "cursor"),
    ):
        assert styles[one] != styles[other], (one, other)


@pytest.mark.parametrize("theme", [name for name in PALETTES if name != MONOCHROME])
async def test_everything_on_the_screens_can_be_read(folder: Path, theme: str) -> None:
    async with browsing(folder, theme=theme) as browser:
        parts = {text_styles(theme)[name].color for name in ("edge", "edge-focus")}
        for key in ("j", "t", "slash", "#", "f2", "escape", "escape", "escape", "y", "u"):
            await browser.press(key)
            for strip in in_front(browser):
                for text, style, _ in strip:
                    if text.strip() and style is not None:
                        # Frames and thumbs are parts of the interface, not text.
                        is_text = style.color not in parts or text.strip("+-|# ")
                        least = 4.5 if is_text else 3
                        assert contrast(*grounded(style)) >= least, (key, text, str(style))


def in_front(browser: Browser) -> Iterator[Strip]:
    """Yield the lines of what is in front; what lies dimmed behind a dialog is out of use."""
    strips = browser.screen._compositor.render_strips()
    for part in browser.screen.children:
        if part.display:
            x, y, columns, rows = part.region
            yield from (strip.crop(x, x + columns) for strip in strips[y : y + rows])


def grounded(style: Style) -> tuple[str, str]:
    """Return the colours of a text and of its ground."""
    assert style.color
    assert style.bgcolor
    return style.color.name, style.bgcolor.name


@pytest.mark.parametrize("name", list(PALETTES))
async def test_a_theme_of_the_command_line_is_used(folder: Path, name: str) -> None:
    async with browsing(folder, theme=name) as browser:
        assert browser.app.theme == name
        assert "Welcome" in browser.text


async def test_the_colours_change_with_the_theme_and_the_text_does_not(folder: Path) -> None:
    async with browsing(folder) as browser:
        pictures = []
        for name in PALETTES:
            await browser.press("ctrl+p")
            await browser.type(f"theme: {name}")
            await browser.press("enter")
            assert browser.app.theme == name
            await browser.press("home")  # ends what is told of it
            strips = browser.screen._compositor.render_strips()
            pictures.append([segment for strip in strips for segment in strip])
        for one, other in pairwise(pictures):
            assert "".join(s.text for s in one) == "".join(s.text for s in other)
            assert [s.style for s in one] != [s.style for s in other]


async def test_the_monochrome_screen_has_no_colours(folder: Path) -> None:
    async with browsing(folder, theme=MONOCHROME) as browser:
        await browser.press("j", "slash")
        await browser.type("#Pian")
        for strip in browser.screen._compositor.render_strips():
            for _, style, _ in strip:
                if style is not None:
                    assert style.color is None or style.color.is_default
                    assert style.bgcolor is None or style.bgcolor.is_default
