"""Following links: outside by the browser, inside to another entry."""

from pathlib import Path

import pytest
from support.browsing import IDS, NARROW, NORMAL, browsing
from support.content import fields, write_file
from ui.fakes import FakeOpener

from ketamine_tui import messages
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.services.links import OpenOutcome, OpenResult

LONG = "example.com/a-long-name/of-a-page/for-those-who-look"


async def test_a_single_link_opens_at_once(folder: Path, opener: FakeOpener) -> None:
    async with browsing(folder, query="film") as browser:
        await browser.press("o")
        assert opener.urls == ["https://example.org/film"]
        assert browser.dialog == ""
        assert browser.notice == (
            "Unchecked: check overdue. Opened example.org/film in the browser (firefox)"
        )


async def test_a_link_of_a_checked_entry_opens_without_a_caution(
    folder: Path, opener: FakeOpener
) -> None:
    async with browsing(folder, query="title:help") as browser:
        await browser.press("o", "j", "enter")
        assert opener.urls == ["https://example.org/help-line"]
        assert browser.notice == "Opened example.org/help-line in the browser (firefox)"


async def test_without_a_link_nothing_opens_and_it_is_said(
    folder: Path, opener: FakeOpener
) -> None:
    async with browsing(folder, query="night") as browser:
        await browser.press("o")
        assert opener.urls == []
        assert (browser.dialog, browser.notice) == ("", "This entry has no links")


async def test_of_several_links_one_is_chosen_by_its_letter(
    folder: Path, opener: FakeOpener
) -> None:
    async with browsing(folder, query='"the old book"') as browser:
        await browser.press("o")
        assert browser.dialog == "LinkMenu"
        assert [choice.text for choice in browser.choices] == [
            "https://example.org/old-book",
            "https://example.com/review",
        ]
        await browser.press(browser.choices[1].letter)
        assert opener.urls == ["https://example.com/review"]
        assert browser.dialog == ""


async def test_of_several_links_one_is_chosen_by_the_cursor(
    folder: Path, opener: FakeOpener
) -> None:
    async with browsing(folder, query="kind:book #Pain") as browser:
        await browser.press("o", "j", "enter")
        assert opener.urls == ["https://example.com/review"]


@pytest.mark.parametrize(
    ("size", "chrome", "shown"),
    [
        (NARROW, ASCII, "example.com/a-long-"),
        (NARROW, UNICODE, "example.com/a-long-"),
        (NORMAL, ASCII, f"https://{LONG}  source"),
    ],
)
async def test_a_source_is_told_from_other_links_in_a_narrow_terminal(
    folder: Path, size: tuple[int, int], chrome: Chrome, shown: str
) -> None:
    sources = [f"https://{LONG}", "https://example.org/1"]
    review = {"date": "2020-01-01", "status": "source-checked", "source": sources}
    write_file(
        folder / "resources/site.yaml",
        fields(title="A site of its own", reviews=[{**review, "method": "read-source"}]),
    )
    async with browsing(folder, size, query="title:own", chrome=chrome) as browser:
        await browser.press("o")
        (line,) = (line for line in browser.lines if shown in line and "source" in line)
        assert f"{line} ".partition("  source ")[1]
        assert browser.app.chrome.cut in line or shown.endswith("source")


async def test_the_link_menu_can_be_left(folder: Path, opener: FakeOpener) -> None:
    async with browsing(folder, query="kind:book #Pain") as browser:
        await browser.press("o", "escape")
        assert (browser.dialog, browser.focus, opener.urls) == ("", "list", [])


async def test_see_also_leads_to_the_entry_and_lifts_the_filter_that_hides_it(
    folder: Path, opener: FakeOpener
) -> None:
    async with browsing(folder, query="medicines") as browser:
        assert browser.ids == ["new-book"]
        await browser.press("o")
        inside = next(c for c in browser.choices if c.note == "in this directory")
        assert inside.text == "The old book"
        await browser.press(inside.letter)
        assert (browser.selected, browser.focus) == ("old-book", "detail")
        assert (browser.query, browser.ids, opener.urls) == ("", list(IDS), [])


async def test_see_also_lifts_a_section_that_hides_the_entry(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.post(messages.ShowSection("people"))
        await browser.post(messages.ShowEntry("film"))
        assert (browser.view.section, browser.selected) == ("", "film")


async def test_an_entry_that_is_in_the_list_is_shown_under_the_same_filter(folder: Path) -> None:
    async with browsing(folder, query="kind:book") as browser:
        await browser.post(messages.ShowEntry("old-book"))
        assert (browser.query, browser.selected, browser.focus) == (
            "kind:book",
            "old-book",
            "detail",
        )


async def test_links_in_the_text_of_a_page_are_followed(folder: Path, opener: FakeOpener) -> None:
    async with browsing(folder) as browser:
        await browser.press("o")
        assert [(c.text, c.note) for c in browser.choices] == [
            ("the old book", "in this directory"),
            ("https://example.org/elsewhere", "a site"),
            ("Help line", "in this directory"),
            ("https://example.org/contact", "source"),
        ]
        await browser.press(browser.choices[0].letter)
        assert (browser.selected, opener.urls) == ("old-book", [])


async def test_an_entry_that_is_gone_is_named(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.post(messages.ShowEntry("gone"))
        assert browser.notice == "There is no entry gone"
        assert browser.selected == "welcome"


@pytest.mark.parametrize(
    ("outcome", "title"),
    [
        (OpenOutcome.NO_BROWSER, "Not opened: no display; copy the address or use a QR code"),
        (OpenOutcome.FAILED, "Could not open the link: no display"),
        (OpenOutcome.REFUSED, "Not opened: no display"),
    ],
)
async def test_an_address_that_nothing_opened_is_shown_alone(
    folder: Path, opener: FakeOpener, outcome: OpenOutcome, title: str
) -> None:
    opener.result = OpenResult(outcome, detail="no display")
    async with browsing(folder, query="film") as browser:
        await browser.press("o")
        assert browser.dialog_title.startswith(title)
        caution = "Unchecked: check overdue"
        assert browser.dialog_text == f"{caution}\n\nhttps://example.org/film"
        assert "https://example.org/film" in [line.strip() for line in browser.lines]


async def test_an_address_that_misleads_is_not_opened_without_a_second_look(
    folder: Path, opener: FakeOpener
) -> None:
    links = [{"url": "https://ex\u0430mple.org/"}]  # a Cyrillic letter among Latin ones
    write_file(folder / "resources/extra.yaml", fields(title="Extra", links=links))
    async with browsing(folder, query="extra") as browser:
        await browser.press("o")
        assert browser.dialog == "LinkMenu"
        assert "the real host is xn--" in browser.choices[0].note
        assert opener.urls == []
