"""Words that nothing has: what is shown in their place, and what can be chosen instead."""

from pathlib import Path

from support.browsing import Browser, browsing

from ketamine_tui import messages

TOLD = "Nothing has 'medicnies'; shown: medicines"


def title(browser: Browser) -> str:
    return browser.base.entries.pane_title


async def test_what_is_clearly_meant_is_shown_until_it_is_taken_back(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("medicni")
        assert (browser.ids, browser.notice, title(browser)) == ([], "", "Entries")
        await browser.type("es")
        assert (browser.ids, browser.notice) == (["new-book"], TOLD)
        assert (browser.query, title(browser)) == ("medicnies", "Shown: medicines")
        assert browser.base.search.answer.query == browser.view.query
        # A value of the sidebar joins what was typed.
        await browser.post(messages.CycleFacet("kind", "book"))
        assert (browser.query, browser.ids) == ("medicnies kind:book", ["new-book"])
        await browser.press("escape")
        assert (browser.ids, browser.notice, title(browser)) == ([], "", "Entries")
        assert browser.query == "medicnies kind:book"
        listed = [line.split("|")[3].strip("> #") for line in browser.lines[3:7]]
        assert listed == ["medicines: 1 entry", "", 'Remove "medicnies": 2 entries', ""]
        # The files were read again: it stays taken back.
        browser.base.take_catalog(browser.view.catalog)
        await browser.press("enter")
        assert (browser.ids, browser.query) == ([], "medicnies kind:book")
        await browser.press("enter")
        assert (browser.ids, browser.query) == (["new-book"], "medicines kind:book")
        # Typing on ends it, and Escape then leaves and clears as always.
        await browser.press("c")
        await browser.filter("theq")
        assert browser.ids == []
        listed = [line.split("|")[3].strip("> #") for line in browser.lines[3:9:2]]
        assert listed == ["them: 1 entry", "then: 1 entry", 'Remove "theq": 8 entries']
        await browser.press("backspace")
        assert browser.ids
        await browser.press("escape", "escape")
        assert (browser.query, len(browser.ids)) == ("", 8)
