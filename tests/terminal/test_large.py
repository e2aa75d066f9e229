"""Bursts of keys over a large directory: no stale total, no wrong row, no frozen cursor.

The size is 30,000 entries, of which a search takes longer than a frame, or that of the variable
BURST_ENTRIES.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest
from support.pty_session import PtySession
from support.shared import made_once
from terminal.program import in_shell, on_pty

from benchmarks.generate import generate

ENTRIES = int(os.environ.get("BURST_ENTRIES", "30000"))
PATIENCE = 60.0


class Large(NamedTuple):
    """A generated directory, what its index is kept in, and what can be found in it."""

    folder: Path
    cache: Path
    lines: list[str]

    @property
    def env(self) -> dict[str, str | None]:
        """What makes a program use the index."""
        return {"XDG_CACHE_HOME": str(self.cache)}

    def total(self, *words: str) -> int:
        """Count the entries that contain all of some words."""
        return sum(all(word in line for word in words) for line in self.lines)

    def titles(self, query: str, home: Path) -> list[str]:
        """Return the titles that `list` prints for a query, in their order."""
        done = in_shell(home, "list", "--json", query, content=self.folder, env=self.env)
        return [row["title"] for row in json.loads(done.stdout)["entries"]]


def make_large(base: Path) -> None:
    """Write a generated directory in few files, what can be found in it, and its index."""
    large = Large(base / "content", base / "cache", [])
    with patch("benchmarks.generate.FILE_EACH_UP_TO", 0):
        generate(large.folder, ENTRIES, lines=base / "lines.txt")
    nothing = in_shell(base, "list", "nothing-is-called-this", content=large.folder, env=large.env)
    assert nothing.returncode == 1


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Large:
    base = made_once(tmp_path_factory, "large", make_large)
    lines = (base / "lines.txt").read_text(encoding="utf-8").splitlines()
    return Large(base / "content", base / "cache", lines)


@pytest.fixture
def session(large: Large, tmp_path: Path) -> Iterator[PtySession]:
    with on_pty(tmp_path, content=large.folder, env=large.env) as session:
        session.wait_for(f"{ENTRIES:,} entries", PATIENCE)
        yield session


def wait_for_total(session: PtySession, total: int) -> None:
    """Wait until the line of the filter says how many entries match, and nothing of an earlier question."""
    session.wait_for(rf"{total:,} of {ENTRIES:,}", PATIENCE)
    session.settle(0.5)
    assert re.search(rf"(?<![\d,]){total:,} of {ENTRIES:,}", session.lines[1])


def cursor_number(session: PtySession) -> int:
    """Return which entry of the list the cursor is at, from 1, as its title says; 0 where it does not."""
    number = re.search(r" ([\d,]+) of [\d,]+ -", session.lines[2])
    return int(number[1].replace(",", "")) if number else 0


def first_rows(session: PtySession) -> list[str]:
    """Return the titles in the list that have a line of their own."""
    listed = [line.split("||")[1] for line in session.lines[3:-2]]
    # The bar of the cursor, the mark and a blank; no mark is before what a title goes on with.
    return [line[3:].rstrip(" #") for line in listed[::2]]


def test_a_query_typed_at_once_ends_in_its_own_answer(
    session: PtySession, large: Large, tmp_path: Path
) -> None:
    session.send("/water small")
    wait_for_total(session, large.total("water", "small"))
    titles = large.titles("water small", tmp_path)
    rows = first_rows(session)
    assert rows
    # The cursor is at the best match, which stands first.
    first = next(n for n, title in enumerate(titles) if title.startswith(rows[0]))
    shown = titles[first : first + len(rows)]
    assert [title[: len(row)] for title, row in zip(shown, rows, strict=True)] == rows


def test_typing_and_deleting_at_once_leaves_no_trace(session: PtySession, large: Large) -> None:
    session.send("/unicorn" + "<bs>" * 7 + "needle" + "<bs>" * 6 + "garden" + "<bs>" * 6 + "water")
    wait_for_total(session, large.total("water"))
    session.send("<bs>" * 5)
    session.wait_for(f"{ENTRIES:,} entries", PATIENCE)


def test_resizing_and_scrolling_meanwhile_change_nothing(session: PtySession, large: Large) -> None:
    words = ("water", "small", "river", "about", "garden")
    sizes = ((80, 24), (50, 15), (140, 40), (100, 30), (120, 40))
    for number, (word, size) in enumerate(zip(words, sizes, strict=True)):
        session.send(("<c-u>" if number else "/") + word)
        session.resize(*size)
        session.send("<down><pgdn><pgdn><up>/")
    wait_for_total(session, large.total(words[-1]))


def test_commands_typed_with_the_query_are_meant_for_its_answer(
    session: PtySession, large: Large, tmp_path: Path
) -> None:
    titles = large.titles("needle small", tmp_path)
    session.send("/needle small<enter>jj")
    # The best match had the cursor.
    session.wait_for(f"3 of {len(titles):,}", PATIENCE)
    session.settle()
    assert titles[2][:20] in session.lines[2].split("++")[-1]


def test_the_cursor_is_never_frozen(session: PtySession) -> None:
    session.send("/w<enter>" + "j" * 30)  # from the best match on
    session.wait_for(lambda shown: cursor_number(shown) > 30, PATIENCE)
    session.send("G")
    session.wait_for(lambda shown: cursor_number(shown) > 10_000, PATIENCE)
    session.send("g")
    session.wait_for(lambda shown: cursor_number(shown) == 1, PATIENCE)
    session.send("<pgdn>" * 3)
    session.wait_for(lambda shown: 31 < cursor_number(shown) < 100, PATIENCE)
