"""The same answer to the same wish, whoever is asked: the action itself, the screen, the line mode, the shell."""

import io
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from support.browsing import TODAY, browsing, write_small
from support.content import open_content
from support.environment import environment

from ketamine_tui.actions import editing, marking, refactoring, reviewing
from ketamine_tui.actions.copying import copy_field, copy_filter
from ketamine_tui.actions.opening import open_address
from ketamine_tui.actions.outcome import Action, Outcome
from ketamine_tui.actions.saved_views import save_filter
from ketamine_tui.actions.session import Session
from ketamine_tui.app import KetamineApp
from ketamine_tui.cli import main
from ketamine_tui.cli.linear.console import Console, LeaveError
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.cli.linear.loop import _act
from ketamine_tui.curation.curator import Curator
from ketamine_tui.curation.reviewing import Finding
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.marks import MarksPlace
from ketamine_tui.model.review import ReviewState
from ketamine_tui.present.card import card_at
from ketamine_tui.present.copying import main_field
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View
from ketamine_tui.services.clipboard import CopyOutcome, CopyResult
from ketamine_tui.services.links import OpenOutcome, OpenResult
from ketamine_tui.store.locate import Location
from ketamine_tui.widgets.choice_list import ChoiceList


class Place:
    """A directory, or a note, with the stand-ins for what lies beyond the program."""

    def __init__(self, folder: Path, variables: dict[str, str], *, is_packaged: bool) -> None:
        self.folder = folder
        self.variables = variables
        self.is_packaged = is_packaged
        self.copied: list[str] = []
        self.opened: list[str] = []

    def session(self) -> Session:
        curator = Curator(
            Location(self.folder, self.is_packaged), TODAY, self.folder.parent / "settings.yaml"
        )
        views = self.folder.parent / "views.yaml"
        return Session(
            self.variables, views_file=views, marks=self.marks, make_curator=lambda: curator
        )

    @property
    def marks(self) -> MarksPlace:
        return MarksPlace(self.folder.parent / "marks.yaml", "here")

    def done(self) -> list[str]:
        """Return what has left the program: copied, opened, edited."""
        edited = self.folder.parent / "edited"
        return [*self.copied, *self.opened, *([edited.read_text()] if edited.exists() else [])]


def copy_main(catalog: Catalog, position: int) -> Action:
    card = card_at(catalog, position)
    field = main_field(card.fields, card.entry)
    assert field is not None
    return partial(copy_field, field, card.entry.title, card.state)


def open_first(catalog: Catalog, position: int) -> Action:
    card = card_at(catalog, position)
    return partial(open_address, card.links[0].href, card.state)


def edit(catalog: Catalog, position: int) -> Action:
    return partial(editing.edit, catalog.origin(position))


def mark(catalog: Catalog, position: int) -> Action:
    finding = Finding(ReviewState.TO_BE_REVIEWED, note="new")
    path = catalog.origin(position).path
    entry = entry_at(catalog, position)
    return partial(reviewing.record, finding, entry, path, catalog.directory)


def mark_two(catalog: Catalog, _position: int) -> Action:
    finding = Finding(ReviewState.NEEDS_CHANGES, note="wrong", reviewer="Ada")
    named = [(entry_at(catalog, x), catalog.origin(x).path) for x in (0, 1)]
    return partial(reviewing.record_all, finding, named, catalog.directory)


def star_two(catalog: Catalog, _position: int) -> Action:
    titles = {row.id: row.title for row in map(catalog.row, (0, 1))}
    return partial(marking.mark, titles, is_marked=True)


def rename(_catalog: Catalog, _position: int) -> Action:
    return partial(refactoring.rename_entry, "film", "office")


def take_back(_catalog: Catalog, _position: int) -> Action:
    return reviewing.undo


def save(catalog: Catalog, _position: int) -> Action:
    return partial(save_filter, "mine", "", Search(catalog).names)


def copy_nothing(_catalog: Catalog, _position: int) -> Action:
    return partial(copy_filter, "")


class Case(NamedTuple):
    """A wish, and what is answered: sentences without full stops, and what has left the program.

    `shell` are the words of the command for it; nothing where the shell has none. `typed` is nothing where the
    line mode has none, and `answers` are those to its questions.
    """

    entry: str
    action: Callable[[Catalog, int], Action]
    keys: tuple[str, ...]
    typed: str
    told: tuple[str, ...]
    done: tuple[str, ...] = ()
    is_note: bool = False
    is_packaged: bool = False
    shell: str | None = None
    answers: tuple[str, ...] = ()


PACKAGED = "ead-only. Make your own: ketamine-tui init DIR"
NOTE = "a note is read-only. Make a folder of it: ketamine-tui import {folder} --to DIR"

CASES = {
    "copying a placeholder": Case(
        "old-clinic",
        copy_main,
        ("y", "y"),
        "y y",
        ("Not copied: (123) 456-7890 is a PLACEHOLDER, does not work",),
        shell="copy old-clinic",
    ),
    "copying an unchecked value": Case(
        "night-line",
        copy_main,
        ("y", "y"),
        "y y",
        ("Unchecked: to be reviewed", "Copied 202-555-0199, Night line (tmux)"),
        ("202-555-0199",),
        shell="copy night-line",
    ),
    "copying a checked value": Case(
        "help-line",
        copy_main,
        ("y", "y"),
        "y y",
        ("Copied 202-555-0143, Help line (tmux)",),
        ("202-555-0143",),
        shell="copy help-line",
    ),
    "opening an unchecked link": Case(
        "film",
        open_first,
        ("o",),
        "o",
        (
            "Unchecked: check overdue",
            "Opened example.org/film in the browser (firefox)",
        ),
        ("https://example.org/film",),
        shell="open film",
    ),
    "editing an entry": Case(
        "film",
        edit,
        ("e",),
        "e",
        (),
        ("{folder}/resources/films/film.yaml\n",),
        shell="edit film",
    ),
    "editing a note": Case(
        "", edit, ("e",), "e", (), ("{folder}\n",), is_note=True, shell="edit one"
    ),
    "editing what belongs to the installation": Case(
        "film", edit, ("e",), "e", (f"R{PACKAGED}",), is_packaged=True, shell="edit film"
    ),
    "marking in a note": Case(
        "",
        mark,
        ("m",),
        "m",
        (f"Not written: {NOTE}",),
        is_note=True,
        shell="review one --status to-be-reviewed --note new",
    ),
    "marking what belongs to the installation": Case(
        "film",
        mark,
        ("m",),
        "m",
        (f"Not written: r{PACKAGED}",),
        is_packaged=True,
        shell="review film --status to-be-reviewed --note new",
    ),
    "undoing nothing": Case(
        "film",
        take_back,
        ("z",),
        "z",
        ("Not undone: no review was recorded since the program started",),
    ),
    "marking several": Case(
        "",
        mark_two,
        ("space", "space", "m", "n", *"wrong", "enter", *"Ada", "ctrl+s"),
        "m 1 2",
        ("Recorded 2 entries as needs changes",),
        shell="review welcome new-book --status needs-changes --note wrong --reviewer Ada",
        answers=("2", "wrong", "Ada", "", "1"),
    ),
    "marking several in a directory of the installation": Case(
        "",
        mark_two,
        ("space", "space", "m"),
        "m 1 2",
        (f"Not written: r{PACKAGED}",),
        is_packaged=True,
        shell="review welcome new-book --status needs-changes --note wrong --reviewer Ada",
    ),
    "marking several as one's own": Case(
        "",
        star_two,
        ("space", "space", "asterisk"),
        "* 1 2",
        ("Marked: 2 entries",),
    ),
    "giving an entry the id of another": Case(
        "film",
        rename,
        ("ctrl+p", *"renameentry", "enter", "ctrl+u", *"office", "enter"),
        "",
        ("Not written: there is an entry office already, in contacts/office.yaml",),
        shell="rename-id film office",
    ),
    "saving without a filter": Case(
        "", save, ("v",), "v", ("There is no filter to save",), shell="views --save mine"
    ),
    "copying no filter": Case("", copy_nothing, ("Y",), "Y", ("There is no filter to copy",)),
}


@pytest.fixture(params=[*CASES.values()], ids=[*CASES])
def case(request: pytest.FixtureRequest) -> Case:
    chosen = request.param
    assert isinstance(chosen, Case)
    return chosen


@pytest.fixture
def place(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    folder = tmp_path / "content"
    if case.is_note:
        folder = tmp_path / "note.md"
        folder.write_text("- One: a text\n", "utf-8")
    else:
        write_small(folder)
    editor = tmp_path / "my-editor"
    editor.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/edited\n', "utf-8")
    editor.chmod(0o755)
    variables = environment(tmp_path / "home", {"EDITOR": str(editor)})
    place = Place(folder, variables, is_packaged=case.is_packaged)

    def copy(text: str, _how: str, **_: object) -> CopyResult:
        place.copied.append(text)
        return CopyResult(CopyOutcome.COPIED, "tmux")

    def open_link(url: str, **_: object) -> OpenResult:
        place.opened.append(url)
        return OpenResult(OpenOutcome.OPENED, "firefox")

    monkeypatch.setattr("ketamine_tui.actions.copying.copy_text", copy)
    monkeypatch.setattr("ketamine_tui.actions.opening.open_link", open_link)
    location = Location(place.folder, place.is_packaged)
    monkeypatch.setattr("ketamine_tui.cli.context.locate", lambda *_: location)
    return place


def expected(texts: tuple[str, ...], place: Place) -> list[str]:
    return [text.replace("{folder}", str(place.folder)) for text in texts]


def position_of(catalog: Catalog, entry_id: str) -> int:
    position = catalog.position(entry_id) if entry_id else 0
    assert position is not None
    return position


def query_for(case: Case) -> str:
    return f"id:{case.entry}" if case.entry else ""


# The drivers: each returns what is said.


def by_action(case: Case, place: Place) -> list[str]:
    catalog = open_content(place.folder, TODAY)
    try:
        outcome = case.action(catalog, position_of(catalog, case.entry))(place.session())
    finally:
        catalog.close()
    assert isinstance(outcome, Outcome)
    return list(outcome.sentences)


async def on_screen(case: Case, place: Place, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(KetamineApp, "lent_terminal", lambda _app: nullcontext())
    query = query_for(case)
    async with browsing(place.folder, query=query, is_packaged=place.is_packaged) as browser:
        browser.app._session.environment = place.variables
        browser.app._session.marks = place.marks
        await browser.press(*case.keys)
        if not browser.dialog:
            return [browser.notice] if browser.notice else []
        items = browser.screen.query_one(ChoiceList).items
        return [item for item in items if isinstance(item, str)]


def in_lines(
    case: Case, place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    terminal = io.StringIO("".join(f"{answer}\n" for answer in case.answers))
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    opened = partial(open_content, place.folder, TODAY)
    view = View(Search(opened())).with_text(query_for(case))
    console = Console(lambda: 1000, lambda: None)
    conversation = Conversation(console, view, place.session(), opened)
    conversation.places.more()
    _act(conversation, "1")
    capsys.readouterr()
    try:
        _act(conversation, case.typed)
    except LeaveError:  # a question was asked, and the input is at its end
        pass
    finally:
        conversation.catalog.close()
    lines = capsys.readouterr().out.splitlines()
    if case.answers:  # what is told once the last question is answered
        lines = [line.partition("> ")[2] for line in lines if line.startswith("record> ")]
    known = (
        "1. ",
        "2. ",
        "sure>",
        "record>",
        "Read again.",
    )  # the questions and remarks of this front end
    return [line for line in lines if line and not line.startswith(known)]


def by_shell(
    words: str, place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    for name, value in place.variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", sys.stdout)
    main([*words.split(), "--content", str(place.folder), "--as-of", TODAY.isoformat()])
    said = [line.removeprefix("ketamine-tui: ") for line in capsys.readouterr().err.splitlines()]
    # How it is asked for all the same is of each front end.
    return [line for line in said if not line.endswith(": --even-placeholder")]


def test_the_action(case: Case, place: Place) -> None:
    assert by_action(case, place) == expected(case.told, place)
    assert place.done() == expected(case.done, place)


async def test_the_screen(case: Case, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = ". ".join(expected(case.told, place))
    assert await on_screen(case, place, monkeypatch) == ([notice] if notice else [])
    assert place.done() == expected(case.done, place)


@pytest.mark.parametrize("case", [c for c in CASES.values() if c.typed], ids=lambda c: c.typed)
def test_the_line_mode(
    case: Case,
    place: Place,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = [line.removesuffix(".") for line in in_lines(case, place, monkeypatch, capsys)]
    assert said == expected(case.told, place)
    assert place.done() == expected(case.done, place)


@pytest.mark.parametrize("case", [c for c in CASES.values() if c.shell], ids=lambda c: c.shell)
def test_the_shell(
    case: Case,
    place: Place,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert case.shell
    said = by_shell(case.shell, place, monkeypatch, capsys)
    assert said == expected(case.told, place)
    assert place.done() == expected(case.done, place)
