"""The first picture is drawn before the toolkit is loaded, and nothing of it changes when that takes over."""

from pathlib import Path
from typing import Any

import pytest
from support.browsing import DIRECTORY, write_small
from support.content import fields, write_file
from support.emulator import FRAME_BEGINS, Emulator
from support.escape_sequences import modes_left_on
from support.pty_session import PtySession
from terminal.program import on_pty

pytestmark = pytest.mark.usefixtures("measured")

TRUE_COLOUR = {"COLORTERM": "truecolor"}
FEWER = {"COLORTERM": None}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small directory, with saved views and its index made, and something marked in it."""
    views = [{"name": "old", "query": "old"}, {"name": "lines", "query": "kind:helpline"}]
    folder = write_small(tmp_path / "content", {"directory.yaml": {**DIRECTORY, "views": views}})
    of_welcome = "{id: welcome, marked: yes, note: read first}"
    marks = f'- directory: "{folder}"\n  entries: [{of_welcome}, {{id: film, marked: yes}}]\n'
    write_file(tmp_path / "data/ketamine-tui/marks.yaml", marks)
    with on_pty(tmp_path, content=folder) as session:
        session.wait_for("1 of 8")
        quit_from(session)
    return folder


def quit_from(session: PtySession) -> None:
    session.send("<c-q>")
    assert session.wait_exit() == 0
    assert modes_left_on(session.raw) == set()
    assert session.termios_attributes() == session.termios_before


def wait_for_toolkit(session: PtySession) -> None:
    session.wait_for(lambda shown: FRAME_BEGINS in shown.raw)
    session.settle()


def pictures(session: PtySession) -> list[list[list[tuple[Any, ...]]]]:
    """Return what is on the screen before the toolkit draws, and after each of its frames."""
    before, *frames = session.raw.split(FRAME_BEGINS)
    emulator = Emulator(*session.size)
    drawn = []
    for data in (before, *(FRAME_BEGINS + frame for frame in frames)):
        emulator.feed(data)
        drawn.append([[seen(cell) for _, cell in sorted(row.items())] for row in emulator.cells()])
    return drawn


def seen(cell: Any) -> tuple[Any, ...]:  # the emulator's own
    """Return a cell as it is seen: a blank has no colour of its own."""
    is_bare = cell.data == " " and not cell.reverse and not cell.underscore
    return (" ", cell.bg) if is_bare else tuple(cell)


@pytest.mark.parametrize(
    ("size", "chrome", "env"),
    [
        ((120, 40), "unicode", TRUE_COLOUR),
        ((80, 24), "unicode", FEWER),
        ((50, 15), "ascii", TRUE_COLOUR),
        ((200, 50), "unicode", TRUE_COLOUR),
        ((31, 9), "ascii", FEWER),
    ],
    ids=lambda value: "x".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_no_cell_changes_when_the_toolkit_takes_over(
    content: Path,
    tmp_path: Path,
    size: tuple[int, int],
    chrome: str,
    env: dict[str, str | None],
) -> None:
    options = ("--chrome", chrome, "--theme", "dark")
    with on_pty(tmp_path, *options, content=content, size=size, env=env) as session:
        wait_for_toolkit(session)
        first, *others = pictures(session)
        assert others
        assert sum(cell[0] != " " for row in first for cell in row) > 100
        for number, other in enumerate(others):
            changed = [
                (row, column, cells)
                for row, lines in enumerate(zip(first, other, strict=True))
                for column, cells in enumerate(zip(*lines, strict=True))
                if cells[0] != cells[1]
            ]
            assert changed == [], number
        quit_from(session)


@pytest.mark.parametrize(
    ("query", "count", "expected"),
    [
        ("kind:book", "1 of 2", "The old book"),
        ("medicnies", "1 of 1", "Nothing has 'medicnies'; shown: medicines"),
    ],
)
def test_a_query_is_answered_in_it(
    content: Path, tmp_path: Path, query: str, count: str, expected: str
) -> None:
    with on_pty(tmp_path, query, content=content) as session:
        wait_for_toolkit(session)
        session.wait_for(count)
        emulator = Emulator(*session.size)
        emulator.feed(session.raw.partition(FRAME_BEGINS)[0])
        before = emulator.lines()
        assert expected in "\n".join(before)
        assert query in before[1]
        assert "Night line" not in "\n".join(before)
        assert session.screen_text.splitlines()[1].rstrip() == before[1].rstrip()
        quit_from(session)


@pytest.mark.parametrize("query", ["tag:nowhere", '"not ended'])
def test_a_query_that_is_none_is_left_to_the_toolkit(
    content: Path, tmp_path: Path, query: str
) -> None:
    with on_pty(tmp_path, query, content=content) as session:
        wait_for_toolkit(session)
        session.wait_for("8 entries")
        before = session.raw.partition(FRAME_BEGINS)[0]
        assert b"Welcome" not in before
        quit_from(session)


def test_a_file_that_was_changed_a_moment_ago_never_shows_its_old_state(
    content: Path, tmp_path: Path
) -> None:
    write_file(content / "resources/books/new-book.yaml", fields(title="Another title altogether"))
    with on_pty(tmp_path, content=content) as session:
        session.wait_for("Another title altogether")
        wait_for_toolkit(session)
        assert b"The new book" not in session.raw.replace(b"\x1b[", b"")
        quit_from(session)


def test_what_was_not_compared_with_the_files_says_so_until_it_is(
    content: Path, tmp_path: Path
) -> None:
    for number in range(201):
        write_file(content / f"resources/books/book-{number}.yaml", fields(title=f"Book {number}"))
    with on_pty(tmp_path, content=content) as session:
        wait_for_toolkit(session)
        session.wait_for("209 entries")
        first, second, *_ = pictures(session)
        assert "Comparing with the files, Esc stops" in "".join(cell[0] for cell in first[0])
        assert first == second
        assert "Comparing" not in session.lines[0]
        quit_from(session)


def test_a_terminal_of_few_colours_waits_for_the_toolkit(content: Path, tmp_path: Path) -> None:
    env = {"TERM": "xterm", "COLORTERM": None}
    with on_pty(tmp_path, content=content, env=env) as session:
        session.wait_for("1 of 8")
        assert b"Welcome" not in session.raw.partition(FRAME_BEGINS)[0]
        quit_from(session)


def test_a_terminal_that_draws_narrow_is_seen_to(content: Path, tmp_path: Path) -> None:
    with on_pty(tmp_path, content=content, tells_place=True) as session:
        session.wait_for("\u256d\u2500 Entries ")
        quit_from(session)
