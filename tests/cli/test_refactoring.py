"""The commands that change many files at once: first what they would change, then the change."""

import os
import pty
import subprocess
from pathlib import Path
from unittest.mock import patch

import pytest
from support.shell import PROGRAM, ROOT, Shell

from ketamine_tui.store import journal


def files_of(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_what_would_change_is_told_and_nothing_is_written_until_it_is_asked_for(
    shell: Shell, folder: Path
) -> None:
    before = files_of(folder)
    told = shell.run("rename-tag", "Pain", "Ache")
    assert told.code == 0
    assert all("tags: Pain -> Ache" in x for x in told.lines if x.startswith("resources/"))
    assert any(x.startswith("tags.yaml:") for x in told.lines)
    assert "nothing is written yet, --yes does it" in told.err
    assert files_of(folder) == before
    done = shell.run("rename-tag", "Pain", "Ache", "--yes")
    assert (done.code, done.lines) == (0, told.lines)
    assert files_of(folder) != before
    assert shell.run("list", "#Ache").lines == shell.run("list", "#Pain").lines != []
    assert not list((shell.home / "state").rglob("*.json"))


def test_the_examples_of_a_new_directory_go_as_the_guide_says(tmp_path: Path) -> None:
    guide = (ROOT / "docs/curating.md").read_text("utf-8")
    (line,) = (line for line in guide.splitlines() if line.startswith("ketamine-tui remove "))
    shell = Shell(tmp_path / "home", tmp_path / "new")
    assert shell.run("init", "--empty", str(tmp_path / "new")).code == 0
    assert shell.run(*line.split()[1:], "--yes").code == 0
    assert shell.run("list").out == ""
    told = shell.run("check").lines
    assert {line.split()[2] for line in told} == {"section-unused", "tag-unused"}


@pytest.mark.parametrize(("typed", "is_done"), [("y\n", True), ("\n", False), ("n\n", False)])
def test_at_a_terminal_a_person_is_asked(
    shell: Shell,
    folder: Path,
    typed: str,
    is_done: bool,  # noqa: FBT001
) -> None:
    read, write = pty.openpty()
    os.write(read, typed.encode())
    done = subprocess.run(
        [*PROGRAM, "move", "film", "books"],
        cwd=ROOT,
        env=shell.environment({"TERM": "xterm"}),
        stdin=write,
        stdout=write,
        stderr=subprocess.PIPE,
        check=True,
    )
    os.close(write)
    os.close(read)
    assert b"Write it? [y/N]" in done.stderr
    assert ('section: "books"' in (folder / "resources/films/film.yaml").read_text("utf-8")) is (
        is_done
    )


def test_entries_go_with_what_names_them(shell: Shell) -> None:
    refused = shell.run("remove", "new-book", "--yes")
    assert (refused.code, refused.out) == (1, "")
    assert "contacts/help-line.yaml" in refused.err
    assert shell.run("remove", "new-book", "--replaced-by", "film", "--yes").code == 0
    assert shell.run("show", "help-line", "--json").data["entry"]["related"] == ["film"]
    assert shell.run("remove", "film", "--drop-references", "--yes").code == 0
    assert "related" not in shell.run("show", "help-line", "--json").data["entry"]
    assert shell.run("show", "film").code == 1


def test_a_note_and_a_packaged_directory_stay_as_they_are(shell: Shell, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("# A note\n\n- [One](https://example.org) #Pain\n", "utf-8")
    done = shell.run("rename-tag", "Pain", "Ache", "--yes", "--content", str(note))
    assert (done.code, done.out) == (1, "")
    assert "a note is read-only" in done.err


@pytest.mark.parametrize("is_edited", [False, True])
def test_what_was_interrupted_is_finished_by_the_next_command(
    shell: Shell,
    folder: Path,
    is_edited: bool,  # noqa: FBT001
) -> None:
    file = folder / "resources/films/film.yaml"
    before = file.read_bytes()
    after = before.replace(b"A film", b"The film")
    journals = shell.home / "state/ketamine-tui/journals"
    with patch.object(journal, "_make", side_effect=SystemExit), pytest.raises(SystemExit):
        journal.write_all(folder, [journal.Change(file, before, after)], journals)
    if is_edited:
        file.write_bytes(before.replace(b"A film", b"My film"))
    done = shell.run("show", "film")
    told = "film.yaml is neither as before" if is_edited else "interrupted is finished now"
    assert told in done.err
    assert shell.run("list", "id:film", "--columns", "title").lines == [
        "My film" if is_edited else "The film"
    ]
    review = ("review", "film", "--status", "needs-changes", "--note", "n", "--reviewer", "A")
    assert shell.run(*review).code == is_edited
