"""Pictures by the painters: made without a toolkit, in styles that there are, and what the screen shows."""

import subprocess
import sys
from pathlib import Path

import pytest
from present.painters.pictures import picture
from rich.segment import Segment
from rich.style import Style
from support.app import assert_golden
from support.browsing import NARROW, NORMAL, TODAY, WIDE, Browser, browsing, write_small
from support.content import open_content

from ketamine_tui.actions.commands import HINTS
from ketamine_tui.actions.configuration import load_configuration
from ketamine_tui.actions.keymap import DEFAULT
from ketamine_tui.cli.arguments import parse_arguments
from ketamine_tui.cli.browsing import asked_for
from ketamine_tui.cli.first_picture import _scene
from ketamine_tui.palettes import PALETTES
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.present.facets import Facets
from ketamine_tui.present.painters.bars import bar_line, keys, status
from ketamine_tui.present.painters.entries import EntryBody
from ketamine_tui.present.painters.pane import Body, Window, pane_lines
from ketamine_tui.present.painters.pieces import Line
from ketamine_tui.present.painters.screen import Scene, screen_lines
from ketamine_tui.present.painters.sidebar import SidebarBody
from ketamine_tui.present.painters.text import TextBody
from ketamine_tui.themes import text_styles
from ketamine_tui.widgets.painted import Ink

TESTS = Path(__file__).parents[2]
SHOWN = [(120, 40, "list"), (80, 24, "list"), (80, 24, "sidebar"), (50, 15, "detail")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small directory."""
    return write_small(tmp_path / "content")


@pytest.mark.parametrize(
    ("columns", "chrome"), [(WIDE[0], "unicode"), (NORMAL[0], "ascii"), (NARROW[0], "unicode")]
)
def test_a_picture_needs_no_toolkit(folder: Path, columns: int, chrome: str) -> None:
    words = [str(folder), TODAY.isoformat(), str(columns), chrome]
    done = subprocess.run(
        [sys.executable, "-m", "present.painters.pictures", *words],
        cwd=TESTS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    golden = Path(__file__).parent / "golden"
    assert_golden(f"painted-{columns}", done.stdout.splitlines(), golden)


@pytest.mark.parametrize("theme", list(PALETTES))
def test_every_style_that_is_painted_has_its_colours(folder: Path, theme: str) -> None:
    lines = picture(open_content(folder, TODAY), 80)
    painted = {name for line in lines for _, names in line for name in names.split()}
    assert painted > {
        "cursor",
        "edge",
        "title-focus",
        "prompt",
        "urgent",
        "match-current",
        "heading",
        "letter",
    }
    assert painted <= set(text_styles(theme))


@pytest.mark.parametrize("chrome", [ASCII, UNICODE], ids=["ascii", "unicode"])
@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (50, 15), (200, 50)])
async def test_the_whole_screen_at_rest_is_a_picture(
    folder: Path, columns: int, rows: int, chrome: Chrome
) -> None:
    async with browsing(folder, (columns, rows), chrome=chrome) as browser:
        scene = Scene(browser.view, browser.card, DEFAULT.hints(HINTS))
        lines = screen_lines(scene, columns, rows, chrome)
        assert shown(browser, 0, 0, columns, rows) == coloured(browser, lines)


@pytest.mark.parametrize("columns", [80, 32])
async def test_a_picture_tells_a_correction_as_the_screen_does(folder: Path, columns: int) -> None:
    async with browsing(folder, (columns, 15), query="medicnies") as browser:
        scene = Scene(browser.view, browser.card, DEFAULT.hints(HINTS))
        lines = screen_lines(scene, columns, 15, ASCII)
        assert "shown: medicines" in " ".join(line.strip() for line in browser.lines[-2:])
        assert shown(browser, 0, 0, columns, 15) == coloured(browser, lines)


async def test_the_first_picture_is_that_of_the_configuration(folder: Path) -> None:
    config = "theme: dark\nchrome: ascii\nlist_columns: [due]\nkeys: {urgent: U, open: u}\n"
    async with browsing(folder, (260, 24), config=config) as browser:
        configuration = load_configuration(folder.parent / "config.yaml")
        options = parse_arguments([]).options
        scene = _scene(browser.view.catalog, asked_for(options, configuration, {}, has_colour=True))
        assert scene is not None
        lines = screen_lines(scene, 260, 24, ASCII)
        assert shown(browser, 0, 0, 260, 24) == coloured(browser, lines)
        assert " U  Urgent help" in browser.lines[0]
        assert any(" 2021-05-01 " in line for line in browser.lines)


@pytest.mark.parametrize(("columns", "rows", "focus"), SHOWN)
async def test_the_screen_shows_the_painters_lines(
    folder: Path, columns: int, rows: int, focus: str
) -> None:
    async with browsing(folder, (columns, rows), query="book") as browser:
        await browser.press("j")
        browser.base.panes.focus_pane(focus)
        await browser.settle()
        assert focus in browser.panes
        for name in browser.panes:
            pane = browser.base.query_one(f"#{name}")
            x, y, width, height = pane.region
            lines = painted_pane(browser, name, width, height)
            assert shown(browser, x, y, width, height) == coloured(browser, lines)
        for y, pieces in (
            (0, status(browser.view, columns, ASCII)),
            (rows - 1, keys(DEFAULT.hints_in(focus, is_queue=False), columns, ASCII)),
        ):
            bar = bar_line(pieces, columns, ASCII)
            assert shown(browser, 0, y, columns, 1) == coloured(browser, [bar])


def painted_pane(browser: Browser, name: str, width: int, height: int) -> list[Line]:
    """Return a pane as it is to look, from nothing but the view, the card and the cursor."""
    view, has_focus = browser.view, browser.focus == name
    columns, rows = browser.app.size
    window = Window(width, height, 0, 0, columns >= 60, rows >= 24, has_focus, ASCII)
    facets = Facets(view)
    facets.count_views()
    text = TextBody(browser.card.blocks, window.text_width, ASCII)
    text.mark(view.needles, others=view.others)
    bodies: dict[str, tuple[str, Body]] = {
        "sidebar": ("Browse", SidebarBody(facets)),
        "list": ("Entries", EntryBody(view, window.text_width)),
        "detail": (browser.card.entry.title, text),
    }
    cursors = {"sidebar": browser.base.sidebar.cursor, "list": browser.base.entries.cursor}
    cursor = cursors.get(name, 0)
    title, body = bodies[name]
    return pane_lines(title, body, window._replace(cursor=cursor), range(height))


def coloured(browser: Browser, lines: list[Line]) -> list[list[str]]:
    """Return lines character by character, with the colours of the program's theme."""
    ink = Ink(browser.base.rich_style, browser.app.theme)
    return [characters(ink.segments(line)) for line in lines]


def shown(browser: Browser, x: int, y: int, width: int, height: int) -> list[list[str]]:
    """Return a part of the screen character by character, with its colours."""
    strips = browser.screen._compositor.render_strips()[y : y + height]
    return [characters([*strip.crop(x, x + width)]) for strip in strips]


def characters(line: list[Segment]) -> list[str]:
    return [_seen(character, style or Style()) for text, style, _ in line for character in text]


def _seen(character: str, style: Style) -> str:
    """Return a character with what is seen of its style: of a blank nothing but the ground."""
    is_bare = character == " " and not style.reverse and not style.underline
    return f"{character} {style.bgcolor if is_bare else style}"
