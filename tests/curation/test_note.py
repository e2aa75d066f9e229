"""What may be done with a note: edited by a person, never written into by the program."""

import datetime as dt
from contextlib import nullcontext
from pathlib import Path

import pytest

from ketamine_tui.actions.editing import edit
from ketamine_tui.actions.session import Session
from ketamine_tui.curation.curator import Curator
from ketamine_tui.index.row import Origin
from ketamine_tui.store.locate import Location
from ketamine_tui.store.saving import NotWrittenError


@pytest.fixture
def curator(tmp_path: Path) -> Curator:
    (tmp_path / "note.md").write_text("- a\n- b\n", "utf-8")
    location = Location(tmp_path / "note.md", is_packaged=False)
    return Curator(location, dt.date(2026, 11, 23), tmp_path / "settings.yaml")


def test_a_note_takes_no_reviews_and_says_what_to_do(curator: Curator) -> None:
    with pytest.raises(NotWrittenError, match=r"ketamine-tui import .*note\.md --to DIR$"):
        curator.check_writable()


def test_a_note_is_edited_at_the_line_of_the_entry(curator: Curator, tmp_path: Path) -> None:
    editor = tmp_path / "vi"
    editor.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/called\n', "utf-8")
    editor.chmod(0o755)
    around = Session({"EDITOR": str(editor), "PATH": "/bin"}, make_curator=lambda: curator)
    outcome = edit(Origin("note.md", 2, 3), around, nullcontext)
    assert (outcome.told, outcome.is_done, outcome.is_new) == ("", True, True)
    assert (tmp_path / "called").read_text("utf-8") == f"+2 {tmp_path}/note.md\n"
