"""Bursts of keys over a large directory: no stale total, no wrong row, no frozen cursor.

The size is 100,000 entries, or that of the variable BURST_ENTRIES.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from support.pty_session import PtySession
from terminal.program import in_shell, on_pty

from benchmarks.generate import generate

ENTRIES = int(os.environ.get("BURST_ENTRIES", "100000"))
PATIENCE = 60.0


class Large(NamedTuple):
    """A generated directory, a home that holds its index, and what can be found in it."""

    folder: Path
    home: Path
    lines: list[str]

    def total(self, *words: str) -> int:
        """Count the entries that contain all of some words."""
        return sum(all(word in line for word in words) for line in self.lines)

    def titles(self, query: str) -> list[str]:
        """Return the titles that `list` prints for a query, in their order."""
        done = in_shell(self.home, "list", "--json", query, content=self.folder)
        return [row["title"] for row in json.loads(done.stdout)["entries"]]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Large:
    base = tmp_path_factory.mktemp("large")
    folder, home, lines = base / "content", base / "home", base / "lines.txt"
    home.mkdir()
    generate(folder, ENTRIES, lines=lines)
    assert in_shell(home, "list", "nothing-is-called-this", content=folder).returncode == 1
    return Large(folder, home, lines.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def session(large: Large) -> Iterator[PtySession]:
    with on_pty(large.home, content=large.folder) as session:
        session.wait_for(f"{ENTRIES:,} entries", PATIENCE)
        yield session


def wait_for_total(session: PtySession, total: int) -> None:
    """Wait until the first line says how many entries match, and nothing of an earlier question."""
    session.wait_for(rf"{total:,} of {ENTRIES:,}, filter on", PATIENCE)
    session.settle(0.5)
    assert re.search(rf"(?<![\d,]){total:,} of {ENTRIES:,}, filter on", session.lines[0])


def first_rows(session: PtySession) -> list[str]:
    """Return the titles in the list, without those that were cut."""
    rows = [line.split("|")[1][4:].strip() for line in session.lines[3:-1:2] if "|" in line]
    return [row for row in rows if not row.endswith("..")]


def test_a_query_typed_at_once_ends_in_its_own_answer(session: PtySession, large: Large) -> None:
    session.send("/water small")
    wait_for_total(session, large.total("water", "small"))
    titles = large.titles("water small")
    rows = first_rows(session)
    assert rows
    assert [title for title in titles if title in rows][: len(rows)] == rows


def test_typing_and_deleting_at_once_leaves_no_trace(session: PtySession, large: Large) -> None:
    session.send("/unicorn" + "<bs>" * 7 + "needle" + "<bs>" * 6 + "garden" + "<bs>" * 6 + "water")
    wait_for_total(session, large.total("water"))
    session.send("<bs>" * 5)
    session.wait_for(f"{ENTRIES:,} entries", PATIENCE)


def test_resizing_and_scrolling_meanwhile_change_nothing(session: PtySession, large: Large) -> None:
    words = ("water", "small", "river", "about", "garden")
    sizes = ((80, 24), (50, 15), (140, 40), (100, 30), (120, 40))
    for number, (word, size) in enumerate(zip(words, sizes, strict=True)):
        session.send(("<bs>" * 5 if number else "/") + word)
        session.resize(*size)
        session.send("<down><pgdn><pgdn><up>/")
    wait_for_total(session, large.total(words[-1]))


def test_commands_typed_with_the_query_are_meant_for_its_answer(
    session: PtySession, large: Large
) -> None:
    titles = large.titles("needle small")
    session.send("/needle small<enter>jj")
    session.wait_for(f"3 of {len(titles):,}", PATIENCE)
    session.settle()
    assert titles[2][:20] in session.screen_text.split("| Entry")[1]


def test_the_cursor_is_never_frozen(session: PtySession) -> None:
    session.send("/w<enter>" + "j" * 30)
    session.wait_for(r"31 of ", PATIENCE)
    session.send("G")
    session.wait_for("> Entries", PATIENCE)
    session.send("g" + "<pgdn>" * 3)
    session.wait_for(lambda shown: not re.search(r"\b(1|31) of ", shown.lines[2]), PATIENCE)
