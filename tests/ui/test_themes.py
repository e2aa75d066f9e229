"""The themes: what they are and what they change."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from rich.style import Style
from support.browsing import Browser, browsing
from textual.color import Color
from textual.strip import Strip
from textual.theme import Theme

from ketamine_tui.palettes import MONOCHROME
from ketamine_tui.themes import THEMES, text_styles

NAMES = [theme.name for theme in THEMES]
COLOURED = [theme for theme in THEMES if theme.name != MONOCHROME]


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


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = [theme.background, theme.panel]
    texts = [theme.foreground, theme.accent, theme.warning, theme.error, theme.success]
    texts += [theme.variables[name] for name in ("dim", "good", "caution")]
    for ground in grounds:
        for text in texts:
            assert ground
            assert text
            assert contrast(text, ground) >= 4.5, f"{text} on {ground}"


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_every_style_of_text_can_be_read(theme: Theme) -> None:
    for name, style in text_styles(theme.name).items():
        if name.startswith("edge"):
            continue  # a line, not a text
        text = style.color.name if style.color else theme.foreground
        ground = style.bgcolor.name if style.bgcolor else theme.background
        assert text
        assert ground
        assert contrast(text, ground) >= 4.5, name


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


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
async def test_everything_on_the_screens_can_be_read(folder: Path, theme: Theme) -> None:
    async with browsing(folder, theme=theme.name) as browser:
        for key in ("j", "t", "slash", "#", "f2", "escape", "escape", "escape", "y", "u"):
            await browser.press(key)
            for strip in in_front(browser):
                for text, style, _ in strip:
                    if text.strip(" |") and style is not None:
                        assert contrast(*grounded(style)) >= 4.5, (key, text, str(style))


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


@pytest.mark.parametrize("name", NAMES)
async def test_a_theme_of_the_command_line_is_used(folder: Path, name: str) -> None:
    async with browsing(folder, theme=name) as browser:
        assert browser.app.theme == name
        assert "Welcome" in browser.text


async def test_the_colours_change_with_the_theme_and_the_text_does_not(folder: Path) -> None:
    async with browsing(folder) as browser:
        pictures = []
        for name in NAMES:
            await browser.press("ctrl+p")
            await browser.type(f"theme: {name}")
            await browser.press("enter")
            assert browser.app.theme == name
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
