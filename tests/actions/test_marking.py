"""Marks and notes are changed for one session and taken back, whoever else changes them."""

from pathlib import Path

import pytest
from support.browsing import TODAY, write_small
from support.content import open_content

from ketamine_tui.actions.marking import NO_PLACE, mark, write_note
from ketamine_tui.actions.reviewing import record
from ketamine_tui.actions.session import Session
from ketamine_tui.actions.undoing import undo
from ketamine_tui.curation.curator import Curator
from ketamine_tui.curation.reviewing import Finding
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.marks import Mark, MarksPlace
from ketamine_tui.model.review import ReviewState
from ketamine_tui.store.locate import Location
from ketamine_tui.store.marks_file import load_marks

FILM = {"film": "A film"}
BOTH = {**FILM, "office": "The office"}


@pytest.fixture
def place(tmp_path: Path) -> MarksPlace:
    return MarksPlace(tmp_path / "data/marks.yaml", "here")


@pytest.fixture
def session(place: MarksPlace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Session:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = write_small(tmp_path / "content")
    curator = Curator(Location(folder, is_packaged=False), TODAY, tmp_path / "settings.yaml")
    return Session({}, marks=place, make_curator=lambda: curator)


def test_several_are_marked_at_once_and_taken_back_at_once(
    session: Session, place: MarksPlace
) -> None:
    mark(FILM, session, is_marked=True)
    outcome = mark(BOTH, session, is_marked=True)
    both = {"film": Mark(is_marked=True), "office": Mark(is_marked=True)}
    assert (outcome.told, outcome.marks) == ("Marked: 2 entries", both)
    assert load_marks(place)[0] == both
    assert undo(session).marks == {"film": Mark(is_marked=True)}
    assert undo(session).marks == {}
    assert not undo(session).is_done


def test_a_note_and_a_mark_of_one_entry_are_beside_each_other(session: Session) -> None:
    write_note("film", "A film", " a\r\nb\x07 ", session)
    outcome = mark(FILM, session, is_marked=True)
    assert outcome.marks is not None
    kept = outcome.marks["film"]
    assert kept.is_marked
    assert kept.note.startswith("a\nb")
    assert kept.note.isprintable() is False  # the line break, and nothing else
    assert "\x07" not in kept.note
    outcome = write_note("film", "A film", "  \n", session)
    assert (outcome.told, outcome.marks) == (
        "Your note is deleted: A film",
        {"film": Mark(is_marked=True)},
    )


def test_what_changes_nothing_is_nothing_to_take_back(session: Session) -> None:
    mark(FILM, session, is_marked=True)
    mark(FILM, session, is_marked=True)
    undo(session)
    assert session.marked == []


def test_what_another_program_has_changed_since_is_not_taken_back(
    session: Session, place: MarksPlace
) -> None:
    mark(FILM, session, is_marked=True)
    write_note("film", "A film", "of another", Session({}, marks=place))
    outcome = undo(session)
    assert outcome.told == "Not undone: the mark or note of film has changed since"
    assert load_marks(place)[0] == {"film": Mark(is_marked=True, note="of another")}
    mark({"office": "The office"}, Session({}, marks=place), is_marked=True)
    mark({"new-book": "The new book"}, session, is_marked=True)
    assert undo(session).is_done
    assert load_marks(place)[0].keys() == {"film", "office"}


def test_the_latest_of_reviews_and_marks_is_taken_back_first(session: Session) -> None:
    folder = session.curator.folder if session.curator else Path()
    catalog = open_content(folder, TODAY)
    position = catalog.position("film") or 0
    finding = Finding(ReviewState.NEEDS_CHANGES, note="x", reviewer="Ada")
    entry, path = entry_at(catalog, position), catalog.origin(position).path
    mark(FILM, session, is_marked=True)
    assert record(finding, entry, path, catalog.directory, session).is_done
    catalog.close()
    write_note("film", "A film", "x", session)
    told = [undo(session).told for _ in range(4)]
    assert told == [
        "Undone: Your note is kept: A film",
        "Undone: the review of film",
        "Undone: Marked: A film",
        "Not undone: no review was recorded since the program started",
    ]


def test_without_a_place_nothing_is_marked() -> None:
    assert mark(FILM, Session({}), is_marked=True).told == NO_PLACE
    assert write_note("film", "A film", "x", Session({})).told == NO_PLACE
