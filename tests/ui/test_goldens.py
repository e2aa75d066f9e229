"""What the small directory looks like, as plain text."""

import ast
import datetime as dt
import importlib
import re
import socket
import sys
import tempfile
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from support.app import GOLDEN, assert_golden
from support.browsing import NARROW, NORMAL, WIDE, Browser, browsing
from support.content import Data, open_content, write_directory, write_file
from ui.fakes import FakeClipboard

from ketamine_tui import screens
from ketamine_tui.messages import ShowEntry
from ketamine_tui.model.marks import MarksPlace
from ketamine_tui.present.chrome import ASCII, UNICODE
from ketamine_tui.query.search import Search
from ketamine_tui.screens.delete_view import question
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.services.clipboard import CopyOutcome, CopyResult

SIZES = {"wide": WIDE, "normal": NORMAL, "narrow": NARROW}
HUGE = (200, 50)
SCREENS = Path(screens.__file__).parent
CHROMES = {HUGE: UNICODE, WIDE: UNICODE, NORMAL: UNICODE, NARROW: ASCII}


@pytest.mark.parametrize("name", SIZES)
async def test_browsing(folder: Path, name: str) -> None:
    async with browsing(folder, SIZES[name], chrome=CHROMES[SIZES[name]]) as browser:
        assert_golden(f"browse-{name}", browser.lines)


@pytest.mark.parametrize(
    ("name", "size", "query"),
    [
        ("contact", WIDE, "help-line"),
        ("placeholder", NORMAL, "kind:clinic"),
        ("resource", NORMAL, "medicines"),
        ("page", NARROW, "kind:page"),
    ],
)
async def test_reading(folder: Path, name: str, size: tuple[int, int], query: str) -> None:
    async with browsing(folder, size, query=query, chrome=CHROMES[size]) as browser:
        await browser.press("enter")
        assert_golden(f"read-{name}", browser.lines)


class Way(NamedTuple):
    """A way into a dialog: the entry that is selected, the keys, and the function of `screens` that makes it."""

    entry: str
    keys: str
    maker: str


def named(command: str, *keys: str) -> str:
    """Return the keys that choose a command by its name in the palette, and others after it."""
    letters = ("space" if letter == " " else letter for letter in command)
    return " ".join(("ctrl+p", *letters, "enter", *keys))


DIALOGS = {
    "urgent": Way("help-line", "u", "urgent.open_urgent"),
    "help": Way("help-line", "question_mark", "help.open_help"),
    "help-search": Way("help-line", "question_mark slash f i n d enter", "help.open_help"),
    "problems": Way("help-line", "p", "reading.open_problems"),
    "history": Way("help-line", "H", "reading.history_of"),
    "value": Way("office", "y a", "reading.value_screen"),
    "palette": Way("help-line", "ctrl+p", "palette.open_palette"),
    "palette-fuzzy": Way("help-line", "ctrl+p t h m e", "palette.open_palette"),
    "copy": Way("office", "y", "copy_menu.open_copy_menu"),
    "copy-placeholder": Way("old-clinic", "y p", "outcomes._second_question"),
    "links": Way("old-book", "o", "link_menu.links_of"),
    "export": Way("help-line", "x", "exports.open_exports"),
    "save-view": Way("help-line", "v", "save_view.open_save"),
    "move-entry": Way("help-line", named("move ent"), "refactoring._sections"),
    "move-entry-shown": Way("help-line", named("move ent", "enter"), "outcomes._proposal"),
    "rename-entry": Way("help-line", named("rename ent"), "refactoring._entry_name"),
    "remove-entry": Way("help-line", named("remove ent"), "refactoring._removals"),
    "rename-tag": Way("help-line", named("rename tag"), "refactoring._tags"),
    "rename-tag-name": Way("help-line", named("rename tag", "enter"), "refactoring._tag_name"),
    "merge-tags": Way("help-line", named("merge tags"), "refactoring._tags_to_merge"),
    "merge-tags-into": Way("help-line", named("merge tags", "enter"), "refactoring._tags_to_stay"),
    "codes": Way("help-line", "Q", "codes.open_codes"),
    "code": Way("old-book", "Q l", "codes.code_screen"),
    "mark": Way("help-line", "m", "review_menu._what_was_found"),
    "mark-fields": Way("help-line", "m f", "review_menu._next_question"),
    "mark-method": Way("help-line", "m c", "review_menu._method_menu"),
    "mark-form": Way("help-line", "m n", "review_menu._next_question"),
    "mark-several": Way("new-book", "escape space space m", "review_of_several.review_of_several"),
    "mark-several-shown": Way(
        "new-book", "escape space space m c", "review_of_several._each_shown"
    ),
    "mark-several-form": Way(
        "new-book", "escape space space m c enter enter", "review_of_several._form"
    ),
    "note": Way("help-line", "asterisk a t w o enter l i n e s", "note_form.open_note"),
}
"""Every dialog but the two below, which need another directory."""

DELETE_VIEW = "delete_view.question"
WHAT_WAS_LOOKED_AT = "review_menu.open_review"


@pytest.fixture
def makers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The functions of `screens` that made dialogs, the latest last."""
    made: list[str] = []
    make = Dialog.__init__

    def note_maker(dialog: Dialog, *args: Any, **options: Any) -> None:
        frame = sys._getframe(1)
        while frame.f_code.co_name == "__init__" and frame.f_back is not None:
            frame = frame.f_back
        made.append(f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}")
        make(dialog, *args, **options)

    monkeypatch.setattr(Dialog, "__init__", note_maker)
    return made


def dialogs_below(dialog: type[Dialog]) -> Iterator[str]:
    """Yield the names of a class of dialogs and of those below it."""
    yield dialog.__name__
    for below in dialog.__subclasses__():
        yield from dialogs_below(below)


def calls_in(node: ast.AST, names: Container[str], function: str = "") -> Iterator[str]:
    """Yield the innermost function around each call of one of the names."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Call(func=ast.Name(name)) if name in names:
                yield function
        inner = child.name if isinstance(child, ast.FunctionDef) else function
        yield from calls_in(child, names, inner)


def test_every_dialog_has_its_pictures() -> None:
    modules = {file.stem: ast.parse(file.read_text("utf-8")) for file in SCREENS.glob("*.py")}
    for name in modules:
        importlib.import_module(f"{screens.__name__}.{name}")
    names = {*dialogs_below(Dialog)}
    made = {f"{name}.{call}" for name, tree in modules.items() for call in calls_in(tree, names)}
    assert "codes.open_codes" in made
    assert made == {DELETE_VIEW, WHAT_WAS_LOOKED_AT, *(way.maker for way in DIALOGS.values())}


SMALL_AND_LARGE = pytest.mark.parametrize("size", [NARROW, HUGE], ids=["50x15", "200x50"])


@SMALL_AND_LARGE
@pytest.mark.parametrize("name", DIALOGS)
async def test_dialogs(
    folder: Path,
    name: str,
    size: tuple[int, int],
    makers: list[str],
    clipboard: FakeClipboard,
) -> None:
    clipboard.result = CopyResult(CopyOutcome.FAILED, "", "no tool was found")
    entry, keys, maker = DIALOGS[name]
    async with browsing(folder, size, query="e", chrome=CHROMES[size]) as browser:
        browser.app._session.views_file = folder.parent / "views.yaml"
        browser.app._session.marks = MarksPlace(folder.parent / "data/marks.yaml", "here")
        await browser.post(ShowEntry(entry))
        await browser.press(*keys.split())
        assert makers[-1] == maker
        assert_dialog(name, browser)


@SMALL_AND_LARGE
async def test_the_question_before_a_view_is_deleted(
    folder: Path, size: tuple[int, int], makers: list[str]
) -> None:
    views: list[dict[str, object]] = [
        {"name": "crisis", "query": "kind:helpline"},
        {"name": "night", "query": "@crisis night"},
        {"name": "quoted", "query": '"mail @crisis"'},
    ]
    files: dict[str, Data] = {"directory.yaml": {"title": "Other", "views": views}}
    search = Search(open_content(write_directory(folder.parent / "other", files)))
    async with browsing(folder, size, query="e", chrome=CHROMES[size]) as browser:
        browser.app._show(question(search.catalog.views[0], search))
        await browser.settle()
        assert makers == [DELETE_VIEW]
        assert_dialog("delete-view", browser)
    search.catalog.close()


@SMALL_AND_LARGE
async def test_the_question_what_was_looked_at_in_another_language(
    folder: Path, size: tuple[int, int], makers: list[str]
) -> None:
    file = folder / "contacts/help-line.yaml"
    words = "translations: [{language: de, title: Ein Telefon}]\n"
    write_file(file, f"{file.read_text('utf-8')}{words}")
    async with browsing(folder, size, chrome=CHROMES[size], language="de") as browser:
        await browser.post(ShowEntry("help-line"))
        await browser.press("m")
        assert makers == [WHAT_WAS_LOOKED_AT]
        assert_dialog("mark-translated", browser)


def assert_dialog(name: str, browser: Browser) -> None:
    """Compare a dialog and what it leaves in sight with its picture."""
    assert browser.dialog
    columns, rows = browser.app.size
    assert_golden(f"{name}-{columns}x{rows}", browser.lines, GOLDEN / "dialogs")


async def test_a_query_that_cannot_be_understood(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        await browser.filter("old #Pian")
        assert_golden("bad-query", browser.lines)


def test_no_picture_tells_where_and_when_it_was_taken() -> None:
    files = sorted(GOLDEN.rglob("*.txt"))
    assert len(files) == len(SIZES) + 5 + 2 * (len(DIALOGS) + 2)
    named = [str(Path.home()), tempfile.gettempdir(), str(GOLDEN.parents[1])]
    host = re.compile(rf"\b{re.escape(socket.gethostname())}\b")
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not host.search(text), file.name
        assert not any(path in text for path in named if len(path) > 1), file.name
        assert not re.search(r"(?<![\w.:/])/(home|tmp|root|Users|var)\b", text), file.name
        assert dt.datetime.now().astimezone().date().isoformat() not in text, file.name
