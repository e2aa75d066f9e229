"""Long texts: what is in sight is laid out first, and nothing of the rest is missing."""

from pathlib import Path

import pytest
from support.browsing import NORMAL, Browser, browsing, write_small
from support.content import page

PARAGRAPHS = 600
BODY = "\n\n".join(f"Paragraph {number} of them." for number in range(1, PARAGRAPHS + 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = page(BODY, title="Welcome", summary="A long page.")
    return write_small(tmp_path / "content", {"pages/welcome.md": text})


def in_sight(browser: Browser) -> str:
    pane = browser.base.detail
    return "\n".join(pane.render_line(y).text for y in range(1, pane.size.height))


async def test_a_long_text_comes_whole(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        await browser.press("enter")
        assert browser.base.detail.body.line_count > 2 * PARAGRAPHS
        detail = browser.base.detail
        assert detail.max_scroll_y == detail.body.line_count - detail.text_height


@pytest.mark.parametrize("key", ["G", "end"])
async def test_its_end_can_be_asked_for_at_once(folder: Path, key: str) -> None:
    async with browsing(folder, NORMAL) as browser:
        browser.base.panes.focus_pane("detail")
        browser.base.detail.blocks = (*browser.card.blocks, *browser.card.blocks)
        await browser.press(key)
        pane = browser.base.detail
        assert pane.scroll_offset.y == pane.max_scroll_y > 2 * PARAGRAPHS
        await browser.press("g")
        assert "Welcome" in in_sight(browser)


async def test_a_match_far_below_is_found(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        await browser.filter(f'"paragraph {PARAGRAPHS} of"')
        await browser.press("enter", "enter", "n")
        assert f"Paragraph {PARAGRAPHS} of them." in in_sight(browser)


async def test_another_width_lays_it_out_again(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        await browser.press("enter", "G")
        await browser.resize(40, 20)
        pane = browser.base.detail
        assert pane.virtual_size.height == pane.body.line_count + 1 > 2 * PARAGRAPHS
