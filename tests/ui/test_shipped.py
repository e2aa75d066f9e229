"""The directory that the program ships, on the screen."""

import pytest
from support.browsing import NARROW, NORMAL, WIDE, browsing
from support.content import SHIPPED, TODAY
from ui.fakes import FakeClipboard

from ketamine_tui.model.way_kinds import PLACEHOLDER
from ketamine_tui.present.card import card_at


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_it_comes_up_whole(size: tuple[int, int]) -> None:
    async with browsing(SHIPPED, size, today=TODAY) as browser:
        files = [*SHIPPED.glob("pages/**/*.md"), *SHIPPED.glob("*/**/*.yaml")]
        assert len(browser.ids) == len({file.stem for file in files})
        assert browser.view.catalog.problems == ()
        assert browser.selected == browser.ids[0]


async def test_urgent_help_is_one_key_away_and_complete() -> None:
    async with browsing(SHIPPED, query="kind:book", today=TODAY) as browser:
        await browser.press("u")
        urgent = browser.view.catalog.directory.urgent
        assert len(browser.choices) == sum(len(group.entries) for group in urgent)
        assert any("988" in choice.text for choice in browser.choices)
        assert all(PLACEHOLDER not in choice.text for choice in browser.choices)


async def test_the_note_s_placeholder_number_is_copied_only_when_somebody_insists(
    clipboard: FakeClipboard,
) -> None:
    async with browsing(SHIPPED, query="654-3210", today=TODAY) as browser:
        assert browser.selected == "contact-mental-health-support-line"
        await browser.press("y", "y")
        assert clipboard.texts == []
        await browser.press("c")
        assert clipboard.texts == ["(987) 654-3210"]
        assert browser.notice.startswith(f"Careful: {PLACEHOLDER}. Copied ")


async def test_every_state_can_be_listed_and_adds_up_to_all() -> None:
    async with browsing(SHIPPED, today=TODAY) as browser:
        total = browser.view.catalog.size
        counted = 0
        for state in browser.view.state_counts:
            await browser.press("slash", "ctrl+u")
            await browser.type(f"is:{state.value}")
            assert len(browser.ids) == state.total
            counted += state.total
        assert counted == total


async def test_every_card_can_be_drawn_and_says_its_state() -> None:
    async with browsing(SHIPPED, NORMAL, today=TODAY) as browser:
        catalog = browser.view.catalog
        for position in browser.view.positions:
            card = card_at(catalog, position)
            browser.base.card = card
            lines = browser.base.detail.body.line_count
            drawn = [browser.base.detail.render_line(y) for y in range(1, lines)]
            assert {strip.cell_length for strip in drawn} == {browser.base.detail.size.width}
            assert card.state.words in browser.detail
