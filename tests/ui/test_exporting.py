"""Exporting what the list shows: what is offered, where it is written, what is said about it."""

import json
from pathlib import Path

from support.browsing import IDS, NARROW, NORMAL, browsing

from ketamine_tui.exchange.formats import FORMATS
from ketamine_tui.present.letters import RESERVED


def written(folder: Path) -> list[str]:
    """Return what has been written beside the directory."""
    return sorted(file.name for file in folder.parent.iterdir() if file != folder)


def test_every_format_has_a_letter_of_its_own() -> None:
    letters = [form.letter for form in FORMATS.values()]
    # The letter a is for what nobody vouches for; the others move, close or call for help.
    assert len({*letters, "a", *RESERVED - {"y", "w"}}) == len(letters) + len(RESERVED) - 1
    assert all(len(letter) == 1 for letter in letters)


async def test_what_the_list_shows_is_written_and_counted(folder: Path) -> None:
    async with browsing(folder, NORMAL, query="#Depression,Pain") as browser:
        await browser.press("x")
        assert browser.dialog == "ExportMenu"
        shown = browser.text
        await browser.press("n")
        (name,) = written(folder)
        assert name == "small-directory-json-2020-06-15.json"
        data = json.loads((folder.parent / name).read_text("utf-8"))
        ids = [entry["id"] for entry in data["entries"]]
        assert f"Export {len(ids)} entries to" in shown
        assert f"{data['left_out']} unreviewed entries left out" in shown
        assert browser.dialog_title == f"Exported {len(ids)} entries as json"
        assert f"Written to {folder.parent / name}" in browser.dialog_text
        assert f"{data['left_out']} unreviewed entries left out" in browser.dialog_text


async def test_nothing_is_ever_replaced(folder: Path) -> None:
    async with browsing(folder) as browser:
        for _ in range(2):
            await browser.press("x", "v", "escape", "x", "w", "escape")
    assert written(folder) == [
        "small-directory-site-2020-06-15",
        "small-directory-site-2020-06-15-2",
        "small-directory-vcard-2020-06-15-2.vcf",
        "small-directory-vcard-2020-06-15.vcf",
    ]


async def test_what_nobody_vouches_for_is_taken_in_when_asked_for(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("x")
        assert "Export 5 entries to" in browser.text
        await browser.press("a")
        assert f"Export {len(IDS)} entries to" in browser.text
        await browser.press("n")
        assert "unreviewed" not in browser.dialog_text
        await browser.press("escape", "x")
        assert "Export 5 entries to" in browser.text
    (name,) = written(folder)
    assert len(json.loads((folder.parent / name).read_text("utf-8"))["entries"]) == len(IDS)


async def test_a_format_that_holds_none_of_them_writes_nothing(folder: Path) -> None:
    async with browsing(folder, query="kind:book") as browser:
        await browser.press("x", "v")
        assert browser.dialog_title == "Nothing to export"
        assert browser.dialog_text.startswith(
            "1 other left out: vcard holds ways to reach somebody only"
        )
    assert written(folder) == []


async def test_an_empty_list_has_nothing_to_export(folder: Path) -> None:
    async with browsing(folder, query="xyzzy") as browser:
        await browser.press("x")
        assert (browser.dialog, browser.notice) == (
            "",
            "Nothing to export: the list is empty",
        )


async def test_where_all_is_left_out_nothing_is_offered_but_to_include_it(folder: Path) -> None:
    async with browsing(folder, query="is:to-be-reviewed") as browser:
        await browser.press("x")
        assert "Nothing to export" in browser.text
        assert [choice.text for choice in browser.choices] == ["Include them"]
        await browser.press("s")
        assert written(folder) == []
        await browser.press("a")
        assert "Export 3 entries to" in browser.text
        assert len(browser.choices) == len(FORMATS) + 1


async def test_what_people_read_themselves_is_offered_first(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.press("x")
        first, *_, last = [choice.text for choice in browser.choices][: len(FORMATS)]
        assert (first, last) == ("A hand-out to print, 80 columns", "Everything, an object a line")


async def test_a_folder_that_cannot_be_written_is_named(folder: Path) -> None:
    async with browsing(folder) as browser:
        browser.app._session.exports = folder / "missing"
        await browser.press("x", "v")
        assert "Not written: " in browser.notice
        assert "there is no such folder, and none can be made" in browser.notice


async def test_the_menu_fits_into_a_small_terminal(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.press("x")
        assert "Contacts for address books, version 4" in browser.text
        await browser.press("G")
        assert "Include them" in browser.text
