"""Changes of many files from the palette: they are shown first, and done when that is chosen."""

from pathlib import Path

from support.browsing import NARROW, browsing

from ketamine_tui.messages import ShowEntry
from ketamine_tui.screens.dialog import ChoiceDialog

TO_RENAME = ["ctrl+p", "r", "e", "n", "a", "m", "e", "space", "t", "a", "g", "enter"]


async def test_a_tag_is_renamed_once_it_was_seen_what_changes(folder: Path) -> None:
    before = (folder / "tags.yaml").read_bytes()
    async with browsing(folder) as browser:
        await browser.press(*TO_RENAME)
        await browser.press("down", "down", "enter")  # the third tag
        await browser.press("ctrl+u", *"Ache", "enter")
        assert type(browser.screen) is ChoiceDialog
        shown = "\n".join(browser.lines)
        assert "Rename the tag Pain to Ache" in shown
        assert "tags: Pain -> Ache" in shown
        assert (folder / "tags.yaml").read_bytes() == before
        await browser.press("l")
        assert not browser.dialog
        assert (folder / "tags.yaml").read_bytes() == before
        await browser.press(*TO_RENAME)
        await browser.press("down", "down", "enter", "ctrl+u", *"Ache", "enter", "w")
        labels = [tag.label for tag in browser.base.catalog.directory.vocabulary]
        assert "Ache" in labels
        assert "Pain" not in labels


async def test_why_an_entry_cannot_be_removed_is_told(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.post(ShowEntry("new-book"))
        await browser.press(
            *["ctrl+p", "r", "e", "m", "o", "v", "e", "space", "e", "n", "t", "enter", "n"]
        )
        assert "new-book is mentioned at" in "\n".join(browser.lines)
        assert (folder / "resources/books/new-book.yaml").exists()
