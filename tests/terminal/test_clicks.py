"""Clicks that come faster than the screen follows: a dialog is left once, and nothing below is hit."""

from pathlib import Path

import pytest
from support.browsing import write_small
from terminal.mouse import click
from terminal.program import on_pty

ROUNDS = 8
"""How often two clicks are sent, each time in another cell: what the second one meets is a matter of moments."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small directory, to be reviewed."""
    return write_small(tmp_path / "content")


def test_two_clicks_in_one_write_choose_once(tmp_path: Path, folder: Path) -> None:
    with on_pty(tmp_path, content=folder) as session:
        session.wait_for("1 of 8")
        for letter in range(ROUNDS):
            session.send("m")
            session.wait_for("Mark: Welcome")
            click(session, "Confirm  its facts", letter, times=2)
            session.wait_for("How was it checked?")
            session.settle()
            assert "How was it checked?" in session.screen_text
            session.send("q")
            session.wait_for("> Entries")
        session.send("j")
        session.wait_for("2 of 8")


def test_two_clicks_in_one_write_neither_leave_urgent_help_nor_select_anything_below(
    tmp_path: Path, folder: Path
) -> None:
    with on_pty(tmp_path, content=folder) as session:
        session.wait_for("1 of 8")
        session.send("u")
        session.wait_for("United Kingdom")
        for letter in range(ROUNDS):
            click(session, "The office", letter, times=2)
            session.settle()
            assert "> Urgent help" in session.screen_text
        session.send("<esc>")
        session.wait_for("> Entries")
        assert "1 of 8" in session.screen_text


def test_two_clicks_in_one_write_beside_a_dialog_select_nothing_below_it(
    tmp_path: Path, folder: Path
) -> None:
    with on_pty(tmp_path, content=folder) as session:
        session.wait_for("1 of 8")
        for letter in range(ROUNDS):
            session.send("y")
            session.wait_for("> Copy from")
            click(session, "The new book", letter, times=2)
            session.wait_gone("> Copy from")
            session.settle()
            assert "1 of 8" in session.screen_text
