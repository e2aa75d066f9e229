"""Saved views: shown by number, saved under a name, and what happens when something is wrong."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.browsing import IDS, TODAY, Browser, browsing, write_small
from support.content import Data, write_file
from ui.fakes import FakeClipboard

from ketamine_tui import messages
from ketamine_tui.index.build import refresh
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import new_database
from ketamine_tui.store.view_file import load_views

VIEWS: list[dict[str, object]] = [
    {"name": "painful", "title": "About pain", "query": "#Pain"},
    {"name": "books", "query": "kind:book"},
    {"name": "broken", "query": "#Nowhere"},
]
DIRECTORY: dict[str, object] = {
    "title": "Small directory",
    "sections": [{"id": x, "title": x.title()} for x in ("start", "books", "films", "people")],
    "views": VIEWS,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small directory, with saved views."""
    files: dict[str, Data] = {"directory.yaml": DIRECTORY}
    return write_small(tmp_path / "content", files)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of the user's own views, which is not there yet."""
    return tmp_path / "settings" / "views.yaml"


@asynccontextmanager
async def with_own_views(folder: Path, file: Path, *, query: str = "") -> AsyncIterator[Browser]:
    """Run the program with the user's own views out of a file."""
    catalogs: list[Catalog] = []

    def open_catalog(*_: object) -> Catalog:
        connection = new_database(folder)
        refresh(connection, folder)
        catalogs.append(Catalog(connection, TODAY, load_views(file)[0]))
        return catalogs[-1]

    async with browsing(folder, query=query) as browser:
        browser.app._opened._open_catalog = open_catalog
        browser.app._session.views_file = file
        await browser.press("r")
        yield browser
    for catalog in catalogs:
        catalog.close()


def views(browser: Browser) -> list[str]:
    """Return the views in the sidebar, with their numbers."""
    sidebar = browser.base.sidebar
    lines = ["".join(t for t, _ in sidebar.pieces(n)) for n in range(sidebar.body.line_count)]
    return [" ".join(line.split()[:-1]) for line in lines[1 : lines.index("Sections")]]


async def name_it(browser: Browser, name: str) -> None:
    """Ask for the dialog and type a name into it."""
    await browser.press("v", "ctrl+u")
    await browser.type(name)
    await browser.press("enter")


async def test_a_number_shows_its_view_and_the_same_number_clears_it(folder: Path) -> None:
    async with browsing(folder, query="film") as browser:
        await browser.press("1")
        assert (browser.query, browser.ids) == ("@painful", ["old-book", "film", "old-clinic"])
        await browser.press("2")
        assert (browser.query, browser.ids) == ("@books", ["new-book", "old-book"])
        await browser.press("2")
        assert (browser.query, browser.ids) == ("", list(IDS))


async def test_a_view_among_other_terms_is_not_just_that_view(folder: Path) -> None:
    async with browsing(folder, query="@books #Pain") as browser:
        await browser.press("2")
        assert browser.query == "@books"


async def test_a_number_without_a_view_and_a_broken_view_are_told(folder: Path) -> None:
    async with browsing(folder, query="film") as browser:
        await browser.press("9")
        assert browser.notice == "There is no saved view 9"
        await browser.press("3")
        assert browser.notice.startswith("@broken cannot be understood")
        assert (browser.query, browser.ids) == ("film", ["film"])


async def test_numbers_are_text_in_the_filter_bar(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("1")
        assert browser.query == "1"


async def test_the_palette_has_the_views_and_leads_to_their_list(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type("about pain")
        assert (browser.choice.text, browser.choice.note) == ("About pain", "saved view @painful")
        await browser.press("enter")
        assert browser.query == "@painful"
        await browser.press("ctrl+p")
        await browser.type("saved views")
        await browser.press("enter")
        assert browser.focus == "sidebar"
        assert browser.base.sidebar.item is not None
        assert browser.base.sidebar.item.value == "painful"


async def test_the_user_s_own_views_come_after_the_directory_s(folder: Path, file: Path) -> None:
    write_file(file, "- name: mine\n  query: '@books -#Pain'\n")
    async with with_own_views(folder, file) as browser:
        assert views(browser) == ["1 About pain", "2 books", "3 broken", "4 mine"]
        await browser.press("4")
        assert browser.ids == ["new-book"]


async def test_saving_puts_the_view_into_the_file_and_the_sidebar_at_once(
    folder: Path, file: Path
) -> None:
    async with with_own_views(folder, file, query="kind:book  NOT  #mdd") as browser:
        await name_it(browser, "old-ones")
        assert browser.dialog == ""
        assert browser.notice == "Saved kind:book -#Depression as @old-ones"
        assert views(browser)[-1] == "4 old-ones"
        ((saved,), problems) = load_views(file)
        assert (saved.name, saved.query, problems) == ("old-ones", "kind:book -#Depression", ())
        await browser.press("c", "4")
        assert (browser.query, browser.ids) == ("@old-ones", ["old-book"])


async def test_a_name_is_suggested_and_the_query_shown(folder: Path, file: Path) -> None:
    async with with_own_views(folder, file, query="kind:book -#Depression") as browser:
        await browser.press("v")
        assert "kind:book -#Depression" in browser.dialog_text
        await browser.press("enter")
        assert browser.notice == "Saved kind:book -#Depression as @kind-book-depression"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "Type a name for the view"),
        ("Old Ones", "Use only a-z, 0-9 and single hyphens in a name"),
        ("books", "There is a view @books already"),
    ],
)
async def test_a_name_that_will_not_do_is_refused_in_the_dialog(
    folder: Path, file: Path, name: str, reason: str
) -> None:
    async with with_own_views(folder, file, query="old") as browser:
        await name_it(browser, name)
        assert (browser.dialog, browser.notice) == ("SaveDialog", reason)
        await browser.type("x" if name else "fresh")
        assert browser.notice == ""
        await browser.press("escape")
        assert (browser.dialog, load_views(file)[0]) == ("", ())
        assert browser.query == "old"


async def test_a_view_just_saved_is_taken(folder: Path, file: Path) -> None:
    async with with_own_views(folder, file, query="old") as browser:
        await name_it(browser, "mine")
        await name_it(browser, "mine")
        assert browser.notice == "There is a view @mine already"


async def test_there_must_be_a_filter_to_save(folder: Path, file: Path) -> None:
    async with with_own_views(folder, file) as browser:
        await browser.press("v")
        assert (browser.dialog, browser.notice) == ("", "There is no filter to save")


async def test_what_was_added_to_the_file_meanwhile_is_seen_before_it_is_overwritten(
    folder: Path, file: Path
) -> None:
    async with with_own_views(folder, file, query="old") as browser:
        write_file(file, "- name: mine\n  query: x\n")
        await name_it(browser, "mine")
        assert browser.notice.startswith("Not saved: views.yaml has a view mine already")
        assert [view.query for view in load_views(file)[0]] == ["x"]


async def test_a_folder_that_cannot_be_made_is_told(folder: Path, file: Path) -> None:
    write_file(file.parent, "in the way")
    async with with_own_views(folder, file, query="old") as browser:
        await name_it(browser, "mine")
        assert browser.notice.startswith("Not saved: views.yaml: a file is where a folder")
        assert "4 mine" not in views(browser)


async def test_without_a_place_for_views_none_is_saved(folder: Path) -> None:
    async with browsing(folder, query="old") as browser:
        await browser.press("v")
        assert (browser.dialog, browser.notice) == ("", "Views cannot be saved here")


async def test_a_broken_file_stops_nothing_and_is_among_the_problems(
    folder: Path, file: Path
) -> None:
    write_file(
        file, "- name: mine\n  query: '#Gone'\n- name: Bad\n  query: x\n- name: books\n  query: y\n"
    )
    async with with_own_views(folder, file) as browser:
        assert browser.ids == list(IDS)
        await browser.press("p")
        for problem in (
            "directory.yaml:",
            "error view-invalid @broken cannot be understood: there is no tag Nowhere",
            "views.yaml:3:9: error id-form",
            "views.yaml:2:10: error view-invalid @mine cannot be understood: there is no tag Gone",
            "views.yaml:5:1: error view-duplicate there is a view @books already",
        ):
            assert problem in browser.dialog_text


async def test_views_that_multiply_are_problems_of_their_file_and_hold_nothing_up(
    folder: Path, file: Path
) -> None:
    mentions = {"a": "x", "b": "@a " * 60, "c": "@b " * 60, "d": "@c " * 60}
    write_file(file, "".join(f"- name: {x}\n  query: '{query}'\n" for x, query in mentions.items()))
    async with with_own_views(folder, file) as browser:
        assert views(browser)[-4:] == ["4 a", "5 b", "6 c", "7 d"]
        await browser.press("6")
        told = "@c cannot be understood: column 13: with @b there are more than 250 words"
        assert browser.notice.startswith(told)
        await browser.press("p")
        assert "views.yaml:6:10: error view-too-large @c is too large:" in browser.dialog_text
        assert "views.yaml:8:10: error view-invalid @d cannot be understood:" in browser.dialog_text


async def test_a_broken_file_is_told_of_at_the_start(folder: Path, file: Path) -> None:
    write_file(file, "- name: [\n")
    async with with_own_views(folder, file) as browser:
        browser.app._settle()
        await browser.settle()
        assert browser.notice == "1 problem in views.yaml. Press p to read more"


async def test_the_filter_is_copied_in_its_canonical_form(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder, query="kind:book  NOT  #mdd") as browser:
        await browser.press("Y")
        assert clipboard.texts == ["kind:book -#Depression"]
        assert browser.notice == "Copied the filter kind:book -#Depression (tmux)"


async def test_without_a_filter_there_is_nothing_to_copy(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder) as browser:
        await browser.press("Y")
        assert (clipboard.texts, browser.notice) == ([], "There is no filter to copy")


async def test_a_view_saved_while_files_are_read_is_there_afterwards(
    folder: Path, file: Path
) -> None:
    async with with_own_views(folder, file, query="old") as browser:
        read = browser.app._opened._open_catalog
        waits: list[str] = []

        def save_before(progress: object) -> Catalog:
            # The reading that is under way has read the views already.
            catalog = read(progress)  # type: ignore[arg-type]
            if not waits:
                waits.append("once")
                write_file(file, "- name: mine\n  query: old\n")
                told = messages.ReloadContent("Saved as @mine")
                browser.app.call_from_thread(browser.app.reload, told)
            return catalog

        browser.app._opened._open_catalog = save_before
        await browser.press("r")
        assert "4 mine" in views(browser)
        assert browser.notice == "Saved as @mine"


# Deleting.

MINE = "# Mine\n- name: mine\n  query: film # so\n- name: other\n  query: '@mine pain'\n"


def text_of(file: Path) -> str:
    return file.read_text("utf-8")


async def ask_to_delete(browser: Browser, name: str) -> None:
    """Choose in the palette to delete a view."""
    await browser.press("ctrl+p")
    await browser.type(f"delete view @{name}")
    await browser.press("enter")


async def test_a_view_is_deleted_after_a_question(folder: Path, file: Path) -> None:
    write_file(file, MINE)
    async with with_own_views(folder, file) as browser:
        await ask_to_delete(browser, "mine")
        assert (browser.dialog, browser.choice.text) == ("ChoiceDialog", "Keep it")
        assert "Its filter: film" in browser.text
        assert "Without it, @other will not work" in browser.text
        await browser.press("d")
        assert (browser.dialog, browser.notice) == ("", "Deleted @mine")
        assert views(browser) == ["1 About pain", "2 books", "3 broken", "4 other"]
    assert text_of(file) == "# Mine\n# so\n- name: other\n  query: '@mine pain'\n"


@pytest.mark.parametrize(("key", "notice"), [("enter", "@mine is kept"), ("escape", "")])
async def test_a_view_may_be_kept(folder: Path, file: Path, key: str, notice: str) -> None:
    write_file(file, MINE)
    async with with_own_views(folder, file) as browser:
        await ask_to_delete(browser, "mine")
        await browser.press(key)
        assert (browser.dialog, browser.notice) == ("", notice)
    assert text_of(file) == MINE


async def test_nothing_is_said_of_other_views_where_none_asks_for_it(
    folder: Path, file: Path
) -> None:
    write_file(file, MINE.replace("@mine", "@mine-too"))
    async with with_own_views(folder, file) as browser:
        await ask_to_delete(browser, "mine")
        assert "Without it" not in browser.text


async def test_a_view_of_the_directory_says_where_it_is_deleted(folder: Path, file: Path) -> None:
    async with with_own_views(folder, file) as browser:
        await browser.press("ctrl+p")
        await browser.type("delete view")
        assert [(choice.text, choice.note) for choice in browser.choices] == [
            (f"Delete view @{name}", "a part of this directory")
            for name in ("painful", "books", "broken")
        ]
        await browser.press("enter")
        assert (browser.dialog, browser.notice) == (
            "",
            "@painful is a part of this directory: delete it in directory.yaml",
        )
        assert len(views(browser)) == 3


async def test_ones_own_views_are_offered_before_those_that_are_not_deleted_here(
    folder: Path, file: Path
) -> None:
    write_file(file, MINE)
    async with with_own_views(folder, file) as browser:
        await browser.press("ctrl+p")
        await browser.type("delete")
        names = ("mine", "other", "painful", "books", "broken")
        assert [choice.text for choice in browser.choices][:5] == [
            f"Delete view @{name}" for name in names
        ]


async def test_a_view_that_went_meanwhile_is_told(folder: Path, file: Path) -> None:
    write_file(file, MINE)
    async with with_own_views(folder, file) as browser:
        await ask_to_delete(browser, "mine")
        write_file(file, "- name: other\n  query: pain\n")
        await browser.press("d")
        assert browser.notice == "Not deleted: views.yaml has no view mine"
    assert text_of(file) == "- name: other\n  query: pain\n"
