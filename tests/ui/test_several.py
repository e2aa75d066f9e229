"""Several entries are selected with Space, and marked, reviewed and taken back at once."""

from pathlib import Path

import pytest
from support.browsing import NARROW, NORMAL, TODAY, WIDE, Browser, browsing
from textual.widgets import Input

from ketamine_tui.messages import ReloadContent
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.marks import Mark, MarksPlace
from ketamine_tui.model.review import Method, Review, ReviewState
from ketamine_tui.present.painters.entries import TICK
from ketamine_tui.store.entry_files import load_file
from ketamine_tui.store.marks_file import load_marks

BOTH = {
    "new-book": "resources/books/new-book.yaml",
    "old-book": "resources/books/old-book.yaml",
}


def reviews(folder: Path) -> dict[str, Review | None]:
    """Return the latest reviews of the two books that are selected."""
    found = {}
    for name, path in BOTH.items():
        (loaded,) = load_file(folder, path, Directory("D")).entries
        found[name] = loaded.entry.reviews[-1] if loaded.entry.reviews else None
    return found


def files(folder: Path) -> list[bytes]:
    return [(folder / path).read_bytes() for path in BOTH.values()]


def ticked(browser: Browser) -> frozenset[str]:
    return browser.base.entries.ticked


async def select_both(browser: Browser) -> None:
    await browser.press("j", "space", "space")
    assert ticked(browser) == BOTH.keys()


async def fill(browser: Browser, **values: str) -> None:
    for name, value in values.items():
        browser.screen.query_one(f"#{name}", Input).value = value
    await browser.settle()


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_space_selects_goes_on_and_takes_back(folder: Path, size: tuple[int, int]) -> None:
    async with browsing(folder, size) as browser:
        await browser.press("j", "space")
        assert ticked(browser) == {"new-book"}
        assert browser.selected == "old-book"
        assert f"{TICK} The new book" in browser.text
        assert ", 1 selected" in browser.text
        await browser.press("k", "space")
        assert ticked(browser) == frozenset()
        assert TICK not in browser.text
        assert "selected" not in browser.text


async def test_a_selection_outlives_filters_and_escape_ends_it_before_the_filter(
    folder: Path,
) -> None:
    async with browsing(folder) as browser:
        await browser.press("j", "space")
        await browser.filter("film")
        await browser.press("enter")
        assert ticked(browser) == {"new-book"}
        assert "1 of 1, 1 selected" in browser.text
        await browser.press("escape")
        assert ticked(browser) == frozenset()
        assert browser.ids == ["film"]
        await browser.press("escape")
        assert len(browser.ids) > 1


async def test_a_star_marks_all_that_are_selected_and_another_none(
    folder: Path, tmp_path: Path
) -> None:
    place = MarksPlace(tmp_path / "data/marks.yaml", "here")
    async with browsing(folder) as browser:
        browser.app._session.marks = place
        await browser.press("j", "asterisk")
        await browser.press("space", "space", "asterisk")
        assert browser.notice == "Marked: 2 entries"
        assert load_marks(place)[0] == dict.fromkeys(BOTH, Mark(is_marked=True))
        assert ticked(browser) == BOTH.keys()
        await browser.press("asterisk")
        assert browser.notice == "No longer marked: 2 entries"
        assert load_marks(place)[0] == {}


@pytest.mark.parametrize(
    ("letter", "state"),
    [
        ("n", ReviewState.NEEDS_CHANGES),
        ("b", ReviewState.TO_BE_REVIEWED),
        ("w", ReviewState.WITHDRAWN),
    ],
)
async def test_what_is_wrong_is_said_of_all_that_are_selected(
    folder: Path, letter: str, state: ReviewState
) -> None:
    before = files(folder)
    async with browsing(folder) as browser:
        await select_both(browser)
        await browser.press("m", letter)
        assert "The new book (source-checked)" in browser.dialog_text
        assert "The old book (to be reviewed)" in browser.dialog_text
        await fill(browser, note="The publisher has closed", reviewer="Ada")
        await browser.press("ctrl+s")
        assert browser.notice == f"Recorded 2 entries as {state.words.lower()}"
        assert ticked(browser) == frozenset()
        for review in reviews(folder).values():
            assert review is not None
            assert (review.status, review.note) == (state, "The publisher has closed")
            assert (review.date, review.reviewer) == (TODAY, "Ada")
        await browser.press("z")
        assert browser.notice == "Undone: the reviews of 2 entries"
        assert files(folder) == before


async def test_a_reason_that_is_missing_is_asked_for_and_nothing_is_written(folder: Path) -> None:
    before = files(folder)
    async with browsing(folder) as browser:
        await select_both(browser)
        await browser.press("m", "n", "ctrl+s")
        assert browser.notice == 'Say why: "needs changes" needs a reason (new-book)'
        await browser.press("escape")
        assert ticked(browser) == BOTH.keys()
    assert files(folder) == before


async def test_before_several_are_confirmed_each_is_shown_and_one_register_named(
    folder: Path,
) -> None:
    before = files(folder)
    async with browsing(folder) as browser:
        await select_both(browser)
        await browser.press("m")
        assert [choice.letter for choice in browser.choices] == ["c", "n", "b", "w"]
        await browser.press("c")
        assert "1 of 2: The new book" in browser.text
        assert "Everything that is known now" in browser.text
        await browser.press("enter")
        assert "2 of 2: The old book" in browser.text
        assert "What was thought of pain" in browser.text
        await browser.press("enter", "ctrl+s")
        assert browser.notice == "Name the one register in which all of them are"
        await fill(browser, source="https://a.org https://b.org", reviewer="Ada")
        await browser.press("ctrl+s")
        assert browser.notice == "Name the one register in which all of them are"
        assert files(folder) == before
        await fill(browser, source="The national catalogue")
        await browser.press("ctrl+s")
        assert browser.notice == "Recorded 2 entries as source-checked"
    for review in reviews(folder).values():
        assert review is not None
        assert (review.status, review.method) == (ReviewState.SOURCE_CHECKED, Method.REGISTRY)
        assert review.source == ("The national catalogue",)
        assert "title" in review.fingerprint


async def test_leaving_before_the_last_is_shown_confirms_none(folder: Path) -> None:
    before = files(folder)
    async with browsing(folder) as browser:
        await select_both(browser)
        await browser.press("m", "c", "enter", "escape")
        assert not browser.dialog
    assert files(folder) == before


async def test_one_alone_is_reviewed_by_all_questions_wherever_the_cursor_is(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("j", "space")
        assert browser.selected == "old-book"
        await browser.press("m")
        assert "Mark: The new book" in browser.text
        await browser.press("c", "s")
        await fill(browser, reviewer="Ada")
        await browser.press("ctrl+s")
        assert browser.notice.startswith("Recorded The new book as source-checked")
    latest = reviews(folder)["new-book"]
    assert latest is not None
    assert latest.date == TODAY


async def test_one_that_has_changed_meanwhile_leaves_all_as_they_are(folder: Path) -> None:
    async with browsing(folder) as browser:
        await select_both(browser)
        await browser.press("m", "n")
        await fill(browser, note="wrong", reviewer="Ada")
        path = folder / BOTH["old-book"]
        path.write_text(path.read_text("utf-8").replace("The old book", "The older book"), "utf-8")
        before = files(folder)
        await browser.press("ctrl+s")
        assert "has changed since it was read; look at it again first" in browser.text
        assert files(folder) == before


async def test_what_has_changed_since_is_not_taken_back(folder: Path) -> None:
    async with browsing(folder) as browser:
        await select_both(browser)
        await browser.press("m", "n")
        await fill(browser, note="wrong", reviewer="Ada")
        await browser.press("ctrl+s")
        path = folder / BOTH["old-book"]
        path.write_text(path.read_text("utf-8") + "# seen\n", "utf-8")
        after = files(folder)
        await browser.press("z")
        assert browser.notice.startswith("Not undone: old-book.yaml has changed since")
        assert files(folder) == after


async def test_an_entry_that_is_gone_is_no_longer_selected(folder: Path) -> None:
    async with browsing(folder) as browser:
        await select_both(browser)
        (folder / BOTH["old-book"]).unlink()
        await browser.post(ReloadContent(is_quiet=True))
        assert ", 1 selected" in browser.text
        await browser.press("m")
        assert "Mark: The new book" in browser.text


async def test_one_that_was_reviewed_may_be_selected_again_and_stays_so(folder: Path) -> None:
    async with browsing(folder) as browser:
        for note in ("wrong", "still wrong"):
            await browser.press("g", "j", "space")
            assert ticked(browser) == {"new-book"}
            await browser.post(ReloadContent(is_quiet=True))
            (folder / "resources/books/other.yaml").write_text(
                f"kind: book\ntitle: Other\nsummary: {note}.\n", "utf-8"
            )
            await browser.post(ReloadContent(is_quiet=True))
            assert ticked(browser) == {"new-book"}
            await browser.press("m", "n")
            await fill(browser, note=note, reviewer="Ada")
            await browser.press("ctrl+s")
            assert ticked(browser) == frozenset()


async def test_the_menu_of_a_review_is_about_the_entry_that_is_selected(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("j", "space")
        assert browser.selected == "old-book"
        assert ticked(browser) == {"new-book"}
        await browser.press("m", "h")
        assert BOTH["new-book"] in browser.text
        await browser.press("escape", "m", "o")
        assert "https://example.org/new-book" in browser.text


async def test_a_review_is_of_the_entry_that_it_was_begun_with(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("j", "space", "m", "c")
        (folder / BOTH["new-book"]).unlink()
        await browser.post(ReloadContent(is_quiet=True))
        await browser.press("s")
        assert browser.notice == "There is no entry new-book"
