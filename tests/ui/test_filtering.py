"""The filter bar and the sidebar: two views of one query."""

from pathlib import Path

import pytest
from support.browsing import IDS, NARROW, NORMAL, Browser, browsing, write_small
from support.content import fields, write_file
from textual.events import Paste

from ketamine_tui import messages
from ketamine_tui.actions.commands import HINTS
from ketamine_tui.actions.keymap import DEFAULT
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.present.painters.pieces import text_of
from ketamine_tui.present.painters.screen import Scene, screen_lines
from ketamine_tui.query.fields import IS, KIND, TAG
from ketamine_tui.query.modes import Mode
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.status_line import StatusLine


def mode(browser: Browser, field: str, value: str) -> Mode:
    """Return how the sidebar shows a value."""
    view = browser.base.sidebar.view
    assert view is not None
    counts = (*view.tag_counts, *view.kind_counts, *view.state_counts)
    return next(c.mode for c in counts if (c.field, c.value) == (field, value))


def status(browser: Browser) -> str:
    """Return the status line, and the count below it."""
    return text_of([*browser.base.query_one(StatusLine).pieces(200), *browser.base.count.said()])


async def test_the_list_follows_every_letter(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("old")
        assert browser.ids == ["old-book", "old-clinic", "welcome"]
        await browser.type(" clinic")
        assert browser.ids == ["old-clinic"]
        await browser.press("backspace", "backspace")
        assert browser.query == "old clin"
        assert browser.focus == "filter"


async def test_the_query_of_the_command_line_is_there_at_the_start(folder: Path) -> None:
    async with browsing(folder, query="kind:book #Pain") as browser:
        assert browser.query == "kind:book #Pain"
        assert browser.ids == ["old-book"]
        assert mode(browser, KIND, "book") is Mode.INCLUDE
        assert browser.focus == "list"


async def test_a_bad_query_of_the_command_line_is_marked(folder: Path) -> None:
    async with browsing(folder, query="old colour:red") as browser:
        assert browser.ids == list(IDS)
        assert browser.query == "old colour:red"
        assert browser.notice.startswith("There is no field colour:")


@pytest.mark.parametrize(
    ("text", "field", "value", "expected"),
    [
        ("#Depression", TAG, "Depression", Mode.INCLUDE),
        ("-#Depression", TAG, "Depression", Mode.EXCLUDE),
        ("NOT tag:mdd", TAG, "Depression", Mode.EXCLUDE),
        ("kind:book", KIND, "book", Mode.INCLUDE),
        ("#TOBE_REVIEWED", IS, "to-be-reviewed", Mode.INCLUDE),
        ("depression", TAG, "Depression", Mode.OFF),
        ("#Depression OR #Pain", TAG, "Depression", Mode.OFF),
    ],
)
async def test_typing_changes_the_marks_in_the_sidebar(
    folder: Path, text: str, field: str, value: str, expected: Mode
) -> None:
    async with browsing(folder) as browser:
        await browser.filter(text)
        assert mode(browser, field, value) is expected
        assert browser.query == text


async def test_a_value_of_the_sidebar_is_asked_for_excluded_and_left(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("t")
        for text, ids, expected in (
            ("#Depression", ["new-book", "film"], Mode.INCLUDE),
            ("-#Depression", [i for i in IDS if i not in ("new-book", "film")], Mode.EXCLUDE),
            ("", list(IDS), Mode.OFF),
        ):
            await browser.press("enter")
            assert browser.query == text
            assert browser.ids == ids
            assert mode(browser, TAG, "Depression") is expected
            assert browser.focus == "sidebar"


async def test_space_chooses_in_the_sidebar_like_enter(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("f", "space")
        assert browser.query == "is:to-be-reviewed"
        assert browser.ids == ["old-book", "night-line", "old-clinic"]


async def test_the_marks_of_the_sidebar_can_be_read(folder: Path) -> None:
    async with browsing(folder, query="#Pain -#Depression") as browser:
        await browser.press("t")
        lines = [line.split("|")[1].rstrip() for line in browser.lines if line.startswith("|")]
        assert any(line.startswith((" [x] Pain", ">[x] Pain")) for line in lines)
        assert any(line.startswith((" [-] Depression", ">[-] Depression")) for line in lines)
        assert any(line.startswith(" > All") for line in lines)


async def test_the_sidebar_adds_to_what_was_typed(folder: Path) -> None:
    async with browsing(folder, query='"the books" #ForFamilies') as browser:
        await browser.press("f", "j", "j", "enter")
        assert browser.query == '"the books" #ForFamilies is:reviewed'
        assert browser.ids == ["office"]


async def test_a_bad_query_keeps_the_last_list_and_marks_the_column(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("old #Pian")
        assert browser.ids == ["old-book", "old-clinic", "welcome"]
        assert browser.notice.startswith("There is no tag Pian")
        assert "did you mean Pain?" in browser.notice
        assert browser.base.filter_bar.has_class("-error")
        assert browser.query == "old #Pian"


async def test_a_mended_query_is_no_longer_marked(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("(old")
        assert browser.base.filter_bar.has_class("-error")
        await browser.type(")")
        assert not browser.base.filter_bar.has_class("-error")
        assert browser.notice == ""
        assert browser.ids == ["old-book", "old-clinic", "welcome"]


async def test_one_key_clears_the_filter_and_leaves_the_section(folder: Path) -> None:
    async with browsing(folder, query="example") as browser:
        await browser.post(messages.ShowSection("books"))
        assert browser.ids == ["new-book", "old-book"]
        await browser.press("c")
        assert (browser.query, browser.view.section) == ("", "books")
        assert not browser.view.is_filtered


async def test_escape_leaves_the_bar_and_then_clears_it(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("older")
        await browser.press("escape")
        assert (browser.query, browser.focus) == ("older", "list")
        assert browser.ids != list(IDS)
        await browser.press("escape")
        assert (browser.query, browser.focus, browser.ids) == ("", "list", list(IDS))


@pytest.mark.parametrize("key", ["enter", "down"])
async def test_the_bar_is_left_for_the_list_with_the_filter_kept(folder: Path, key: str) -> None:
    async with browsing(folder) as browser:
        await browser.filter("old")
        await browser.press(key)
        assert (browser.focus, browser.query) == ("list", "old")
        await browser.press("slash")
        await browser.type("book")
        assert (browser.query, browser.ids) == ("old book", ["old-book", "welcome"])


async def test_a_filter_is_gone_on_with_by_another_word(folder: Path) -> None:
    """One that cannot be understood is mended, and a blank that nothing followed goes."""
    async with browsing(folder, query="old") as browser:
        await browser.press("slash")
        assert browser.query == "old "
        await browser.press("enter")
        assert browser.query == "old"
        await browser.press("c")
        await browser.filter("tag:Pai")
        await browser.press("enter", "slash")
        await browser.type("n")
        assert browser.query == "tag:Pain"


async def test_choosing_a_section_narrows_the_list_and_keeps_the_filter(folder: Path) -> None:
    async with browsing(folder, query="example") as browser:
        everywhere = browser.ids
        await browser.press("s", "j", "j", "enter")
        assert browser.view.section == "library"
        assert browser.query == "example"
        assert browser.ids == [i for i in everywhere if i in ("new-book", "old-book", "film")]
        await browser.press("k", "k", "enter")
        assert (browser.view.section, browser.ids) == ("", everywhere)


async def test_the_filter_survives_the_reading_of_an_entry(folder: Path) -> None:
    async with browsing(folder, query="old") as browser:
        await browser.press("j", "enter", "escape")
        assert (browser.query, browser.selected) == ("old", "old-clinic")


async def test_the_filter_survives_a_reload(folder: Path) -> None:
    async with browsing(folder, query="#Pain") as browser:
        await browser.press("j")
        write_file(folder / "resources/extra.yaml", fields(title="Extra", tags=["Pain"]))
        await browser.press("r")
        assert browser.query == "#Pain"
        assert browser.ids == ["extra", "old-book", "film", "old-clinic"]
        assert browser.selected == "film"


async def test_the_selected_entry_stays_selected_where_it_still_matches(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("G")
        browser.base.filter_bar.value = (
            "#Pain"  # letter by letter, words would be looked for before
        )
        await browser.settle()
        assert browser.selected == "old-clinic"
        assert browser.base.entries.cursor == 2
        await browser.press("escape")
        assert browser.selected == "old-clinic"


@pytest.mark.parametrize(
    ("words", "selected"),
    [
        ("old", "old-book"),  # a page has the word in its text, and comes first in the directory
        ("office", "office"),
        ("help li", "help-line"),
        ("ne", "help-line"),  # another title has it as well, of an entry that is not urgent
        ("pain", "old-book"),  # a tag of three entries
        ("example book", "office"),  # in a name and a summary
        ("example office", "office"),
    ],
)
async def test_the_cursor_goes_to_the_best_match(folder: Path, words: str, selected: str) -> None:
    async with browsing(folder) as browser:
        await browser.press("G")
        await browser.filter(words)
        assert browser.selected == selected


async def test_the_first_entry_is_selected_where_the_selected_one_is_gone(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("G")
        await browser.filter("kind:book")
        assert browser.selected == browser.ids[0] != "old-clinic"


async def test_a_filter_that_matches_nothing_leaves_an_empty_list_and_detail(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("xyzzy")
        assert (browser.ids, browser.base.card, browser.detail) == ([], None, "")
        await browser.press("enter", "j", "y", "o")
        assert browser.dialog == ""
        await browser.press("c")
        assert browser.ids == list(IDS)


@pytest.mark.parametrize("way", ["slash", "click"])
async def test_in_one_pane_the_list_is_there_while_a_filter_is_typed(
    folder: Path, way: str
) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.press("enter")
        assert browser.panes == ["detail"]
        if way == "click":
            await browser.click("FilterBar", 3, 0)
        else:
            await browser.press(way)
        await browser.type("xyzzy")
        assert browser.panes == ["list"]
        assert 'Remove "xyzzy"' in browser.text


async def test_where_there_is_room_no_pane_goes_while_a_filter_is_typed(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        await browser.press("s", "slash")
        assert browser.panes == ["sidebar", "list"]


@pytest.mark.parametrize(
    ("chrome", "cut"), [(UNICODE, " sort…"), (ASCII, " sor..")], ids=["unicode", "ascii"]
)
async def test_a_filter_that_is_longer_than_the_bar_ends_in_a_mark_of_that(
    folder: Path, chrome: Chrome, cut: str
) -> None:
    query = "kind:book -zebra -okapi -emu sort:title"
    async with browsing(folder, NARROW, chrome=chrome, query=query) as browser:
        assert f"kind:book -zebra -okapi -emu{cut}" in browser.lines[1]
        scene = Scene(browser.view, browser.card, DEFAULT.hints(HINTS))
        (painted,) = screen_lines(scene, *NARROW, chrome)[1:2]
        assert text_of(painted).rstrip() == browser.lines[1].rstrip()
        await browser.press("slash")
        assert cut not in browser.lines[1]
        await browser.press("escape")
        assert cut in browser.lines[1]


async def test_a_filter_that_fits_has_no_mark_of_that(folder: Path) -> None:
    async with browsing(folder, NARROW, query="kind:book sort:title") as browser:
        assert "kind:book sort:title" in browser.lines[1]
        assert ".." not in browser.lines[1]


async def test_with_no_results_each_term_is_listed_with_what_removing_it_gives(
    folder: Path,
) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#Pain xyzzy kind:book")
        assert browser.ids == []
        listed = [line.split("|")[3].strip("> #") for line in browser.lines[3:9]]
        # What would not help is not offered.
        assert listed == ['Remove "xyzzy": 1 entry', "", "", "", "", ""]
        assert "nothing matches" in browser.lines[2]
        await browser.press("enter", "enter")
        assert (browser.query, browser.ids) == ("#Pain kind:book", ["old-book"])


async def test_with_no_results_a_section_can_be_removed_too(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.post(messages.ShowSection("films"))
        await browser.filter("office")
        await browser.press("enter", "j", "enter")
        assert (browser.view.section, browser.ids) == ("", ["office"])


async def test_the_counts_are_those_of_the_list(folder: Path) -> None:
    async with browsing(folder, query="example") as browser:
        view = browser.view
        rows = view.catalog.rows(view.positions)
        assert view.total == len(rows) == browser.base.entries.body.item_count > 2
        for kind in view.kind_counts:
            assert kind.total == sum(row.kind == kind.value for row in rows)
        for state in view.state_counts:
            assert state.total == sum(row.state == state.value for row in rows)
        for section in view.section_counts:
            await browser.post(messages.ShowSection(section.value))
            assert len(browser.ids) == section.total
            rows = view.catalog.rows(browser.view.positions)
            for kind in browser.view.kind_counts:
                assert kind.total == sum(row.kind == kind.value for row in rows)
        await browser.post(messages.ShowSection(""))
        for tag in view.tag_counts:
            await browser.post(messages.CycleFacet(TAG, tag.value))
            assert len(browser.ids) == tag.total
            await browser.post(messages.CycleFacet(TAG, tag.value))
            await browser.post(messages.CycleFacet(TAG, tag.value))


async def test_the_status_line_tells_what_is_shown(folder: Path) -> None:
    async with browsing(folder) as browser:
        assert "  3 of 8 to be reviewed    2 problems   u  Urgent help " in status(browser)
        assert status(browser).endswith(" 8 entries ")
        await browser.filter("#Pain")
        assert status(browser).startswith(" * Small directory ")
        assert status(browser).endswith(" 3 of 8 ")
        await browser.post(messages.ShowSection("books"))
        assert status(browser).startswith(" * Small directory  > Books ")
        assert status(browser).endswith(" 1 of 8 ")


async def test_an_alias_and_a_parent_find_the_same_entries(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#mdd")
        assert browser.ids == ["new-book", "film"]
        await browser.press("ctrl+u")
        await browser.type("#mood")
        assert browser.ids == ["new-book", "film", "help-line"]


async def test_an_empty_directory_can_be_browsed(tmp_path: Path) -> None:
    folder = write_small(tmp_path, dict.fromkeys(NO_ENTRIES))
    async with browsing(folder) as browser:
        assert (browser.ids, browser.base.card) == ([], None)
        await browser.press("enter", "j", "G", "y", "o", "t", "enter", "escape")
        assert browser.dialog == ""


NO_ENTRIES = (
    "pages/welcome.md",
    "resources/books/new-book.yaml",
    "resources/books/old-book.yaml",
    "resources/films/film.yaml",
    "contacts/help-line.yaml",
    "contacts/night-line.yaml",
    "contacts/office.yaml",
    "contacts/old-clinic.yaml",
)


async def test_of_a_text_that_was_pasted_the_end_is_in_sight(folder: Path) -> None:
    async with browsing(folder, (60, 20)) as browser:
        await browser.press("slash")
        browser.base.filter_bar.post_message(Paste("word " * 30 + "end"))
        await browser.settle()
        assert " word end " in browser.lines[1]
        await browser.press("home")
        assert browser.lines[1].startswith(" >  word word")


async def test_letters_that_come_at_once_are_typed_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browsing(folder) as browser:
        await browser.press("slash")
        typed: list[str] = []
        insert = FilterBar.insert_text_at_cursor

        def noted(bar: FilterBar, text: str) -> None:
            typed.append(text)
            insert(bar, text)

        monkeypatch.setattr(FilterBar, "insert_text_at_cursor", noted)
        for key in (*"quiet lone", "backspace", *"nd"):
            browser._send(key)
        await browser.settle()
        assert browser.query == "quiet lonnd"
        assert "".join(typed) == "quiet lonend"
        assert len(typed) <= 3


async def test_of_letters_at_once_the_last_that_are_understood_are_asked_for(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("mood kind:")
        assert (browser.query, str(browser.view.query)) == ("mood kind:", "mood kind")


async def test_letters_at_once_stand_where_the_cursor_is(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("md")
        await browser.press("left")
        await browser.type("oo")
        assert (browser.query, str(browser.view.query)) == ("mood", "mood")
        await browser.type(' b "')
        assert (browser.query, str(browser.view.query)) == ('moo b "d', "moo b d")
