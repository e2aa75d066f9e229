"""Handing over to a telephone, read back by a barcode reader."""

import datetime as dt
from pathlib import Path

import pytest
import vobject
import zxingcpp
from support.browsing import NORMAL, browsing, write_small
from support.shell import Shell

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.handovers import handovers, qr_modules
from ketamine_tui.model.contact import Email, Link, Phone, TextNumber
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.way_kinds import PLACEHOLDER
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.present.painters.code import half_blocks
from ketamine_tui.themes import text_styles
from ketamine_tui.widgets.text_pane import TextPane

CODES = (
    "tel:+12025550143",
    "SMSTO:55501:HELLO",
    "mailto:office@example.org",
    "https://example.org/a/rather/long/address?with=parameters&and=more#there",
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Größe 中文\r\nEND:VCARD\r\n",
)
_PIXELS = 4
HUGE = (200, 50)


def scanned(lines: list[str], *, on_dark: bool) -> str:
    """Return what a reader sees in lines of half blocks on a terminal of that background."""
    ink = {
        "\u2588": (True, True),
        "\u2580": (True, False),
        "\u2584": (False, True),
        " ": (False, False),
    }
    rows: list[list[bool]] = []
    for line in lines:
        pairs = [ink[character] for character in line]
        rows += [[upper for upper, _ in pairs], [lower for _, lower in pairs]]
    # Ink is light on a dark terminal. What is round the code is the terminal's background.
    margin = 0 if on_dark else 255
    width = (len(rows[0]) + 8) * _PIXELS
    image = bytearray(b"")
    for row in rows:
        bits = [255 if is_ink == on_dark else 0 for is_ink in row]
        padded = [margin] * 4 + bits + [margin] * 4
        image += bytes(value for value in padded for _ in range(_PIXELS)) * _PIXELS
    picture = memoryview(image).cast("B", (len(image) // width, width))
    (found,) = zxingcpp.read_barcodes(picture, try_invert=False)
    return str(found.text)


@pytest.mark.parametrize("on_dark", [True, False])
@pytest.mark.parametrize("code", CODES)
def test_a_reader_reads_the_code_on_any_background(code: str, on_dark: bool) -> None:  # noqa: FBT001
    lines = half_blocks(qr_modules(code), on_dark=on_dark)
    assert scanned(lines, on_dark=on_dark) == code


def test_a_number_fits_into_a_small_terminal() -> None:
    assert len(qr_modules("tel:+12025550143")) <= 2 * 15


def item() -> Item:
    entry = Contact(
        id="line",
        kind=Kind.HELPLINE,
        section="people",
        title="A line",
        summary="Somebody.",
        phones=(
            Phone("202-555-0143", "+12025550143"),
            Phone("0123", placeholder=True),
            Phone("12"),
        ),
        texts=(TextNumber("555 01", "HELLO"), TextNumber("99", placeholder=True)),
        emails=(Email("a@example.org"), Email("b@example.org", placeholder=True)),
        links=(Link("https://example.org"),),
    )
    return Item(entry, ReviewState.TO_BE_REVIEWED, None)


def test_what_a_phone_takes() -> None:
    extract = Extract(Directory("Small"), "0", dt.date(2020, 6, 15), [item()])
    found = handovers(item(), extract)
    assert [(one.name, one.code) for one in found[:-1]] == [
        ("phone", "tel:+12025550143"),
        ("text", "SMSTO:55501:HELLO"),
        ("email", "mailto:a@example.org"),
        ("link", "https://example.org"),
    ]
    card = vobject.readOne(found[-1].code)
    assert card.fn.value == "A line"
    assert [line.value for line in card.tel_list] == ["+12025550143", "12", "555 01"]
    assert card.note.value == "To be reviewed. As of 2020-06-15."


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home", write_small(tmp_path / "content"))


@pytest.mark.parametrize("is_light", [True, False])
def test_the_shell_prints_a_code_with_what_it_says(shell: Shell, is_light: bool) -> None:  # noqa: FBT001
    options = ("--light",) if is_light else ()
    done = shell.run("qr", "help-line", *options, env={"PYTHONIOENCODING": "utf-8"})
    assert done.code == 0
    assert scanned(done.lines[:-1], on_dark=not is_light) == "tel:+12025550143"
    assert done.lines[-1] == "phone 202-555-0143, Help line"


def test_the_shell_names_doubts_and_what_there_is(shell: Shell) -> None:
    assert "Unchecked: to be reviewed" in shell.run("qr", "night-line").err
    done = shell.run("qr", "office", "fax")
    assert (done.code, done.out) == (1, "")
    assert "office has QR codes for: phone, email, card" in done.err
    assert shell.run("qr", "old-clinic", "phone").code == 1


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
async def test_the_screen_shows_a_code_that_a_reader_reads(tmp_path: Path, theme: str) -> None:
    folder = write_small(tmp_path / "content")
    async with browsing(folder, NORMAL, theme=theme, chrome=UNICODE) as browser:
        await browser.filter("id:night-line")
        await browser.press("enter", "Q", "p")
        lines, text = browser.lines, browser.text
        assert "phone 202-555-0199" in text
        assert "Unchecked: to be reviewed" in text
        code = half_blocks(qr_modules("tel:+12025550199"), on_dark=True)
        assert all(any(part in line for line in lines) for part in code)
        assert str(text_styles(theme)["qr"]) == "#ffffff on #000000"


@pytest.mark.parametrize(
    ("chrome", "needed"), [(UNICODE, (35, 23)), (ASCII, (68, 37))], ids=["half blocks", "blanks"]
)
async def test_a_window_that_is_too_small_is_told_what_the_code_needs(
    tmp_path: Path, chrome: Chrome, needed: tuple[int, int]
) -> None:
    columns, rows = needed
    said = f"The code needs a window of {columns} columns and {rows} rows; this one has "
    instead = (
        "Make the window larger and ask for the code again.\n\nTo copy instead, press Esc, then y."
    )
    folder = write_small(tmp_path / "content")
    for size in ((columns - 1, rows), (columns, rows - 1), needed, HUGE):
        async with browsing(folder, size, query="id:new-book", chrome=chrome) as browser:
            await browser.press("enter", "Q")
            assert "link https://example.org/new-book, The new book" in browser.dialog_text
            for words in (f"{said}{size[0]} and {size[1]}.", instead):
                assert (words in browser.dialog_text) is (size not in (needed, HUGE))
            pane = browser.screen.query_one(TextPane)
            assert pane.body.line_count <= pane.text_height
            assert pane.body.columns <= pane.window.text_width


async def test_a_placeholder_is_a_code_on_the_screen_only_when_somebody_insists(
    tmp_path: Path,
) -> None:
    folder = write_small(tmp_path / "content")
    async with browsing(folder, NORMAL, chrome=UNICODE) as browser:
        await browser.filter("id:old-clinic")
        await browser.press("enter", "Q", "e")
        assert f"Not shown: nobody@example.com is a {PLACEHOLDER}" in browser.text
        await browser.press("c")
        assert f"Careful: {PLACEHOLDER}" in browser.text
        code = half_blocks(qr_modules("mailto:nobody@example.com"), on_dark=True)
        assert all(any(part in line for line in browser.lines) for part in code)


async def test_an_entry_without_anything_says_so(tmp_path: Path) -> None:
    async with browsing(write_small(tmp_path / "content")) as browser:
        assert browser.selected == "welcome"
        await browser.press("Q")
        assert "Nothing here to show as a QR code" in browser.text


def test_a_placeholder_is_never_a_code(shell: Shell) -> None:
    done = shell.run("qr", "old-clinic")
    assert PLACEHOLDER not in done.out
    assert "456-7890" not in done.out
