"""Private runs: no command leaves a file, and what would write one says why it does not."""

import os
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

import pytest
from support.content import write_file
from support.shell import LINES, Shell

from ketamine_tui.cli.browsing import _report
from ketamine_tui.model.privacy import PRIVATE, says_private
from ketamine_tui.store import journal

WRITING = (
    "views books kind:book --save books",
    "views --delete mine",
    "mark film",
    "note film mine",
    "import {home}/cards.vcf --to my-cards --write",
    "review film --status needs-changes --note gone --reviewer A",
    "rename-tag Pain Ache --yes",
    "move film books",
    "links check",
    "merge {home}/a {home}/a {home}/a",
    "new book a-book --title A --no-edit",
    "edit film",
    "init my-directory",
)
"""Lines that write where nobody asks for privacy."""


def traces(*folders: Path) -> Mapping[str, tuple[int, int, int]]:
    """Return every file and folder below some folders, with what shows that it was written."""
    seen = {}
    for top in folders:
        for folder, _, names in os.walk(top):
            for path in (Path(folder), *(Path(folder) / name for name in names)):
                status = path.lstat()
                seen[str(path)] = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return seen


@pytest.fixture(autouse=True)
def temporary(shell: Shell) -> Path:
    """Make the folders of a home that a system makes."""
    shell.environment()
    folder = shell.home / "tmp"
    folder.mkdir()
    return folder


def run(shell: Shell, line: str, **changes: str) -> tuple[int, str]:
    """Run a line where everything that it may write is below the home."""
    words = line.format(home=shell.home).split()
    env = {"TMPDIR": str(shell.home / "tmp"), **changes}
    done = shell.run(*words, cwd=shell.home, env=env)
    return done.code, done.err


@pytest.mark.parametrize("name", LINES)
def test_a_private_command_leaves_no_file(shell: Shell, folder: Path, name: str) -> None:
    run(shell, "list")
    write_file(folder / "contacts/another.yaml", "kind: [")
    before = traces(shell.home, folder)
    run(shell, f"{LINES[name]} --private")
    assert traces(shell.home, folder) == before


@pytest.mark.parametrize("line", WRITING)
def test_what_would_write_is_refused(shell: Shell, folder: Path, line: str) -> None:
    write_file(shell.home / "a", "a: 1\n")
    write_file(shell.home / "cards.vcf", "BEGIN:VCARD\nVERSION:4.0\nFN:Ada\nEND:VCARD\n")
    write_file(shell.home / "config/ketamine-tui/views.yaml", "- name: mine\n  query: kind:book\n")
    before = traces(shell.home, folder)
    code, err = run(shell, line, KETAMINE_TUI_PRIVATE="yes")
    assert code in (1, 2)
    assert PRIVATE in err.lower()
    assert traces(shell.home, folder) == before


def test_an_export_is_written_where_its_file_is_named(shell: Shell) -> None:
    assert run(shell, "export csv kind:book --all -o books.csv --private")[0] == 0
    assert (shell.home / "books.csv").is_file()
    assert not (shell.home / "cache").exists()


def test_an_interrupted_change_waits_for_a_session_that_may_write(
    shell: Shell, folder: Path
) -> None:
    journals, file = shell.home / "state/ketamine-tui/journals", folder / "tags.yaml"
    change = journal.Change(file, file.read_bytes(), b"[]\n")
    with patch.object(journal, "_make", side_effect=SystemExit), pytest.raises(SystemExit):
        journal.write_all(folder, [change], journals)
    before = traces(shell.home, folder)
    assert "a change of several files was interrupted" in run(shell, "list --private")[1]
    assert traces(shell.home, folder) == before
    assert "a change of 1 files that was interrupted is finished" in run(shell, "list")[1]
    assert "interrupted" not in run(shell, "list --private")[1]


@pytest.mark.parametrize(
    ("options", "variable", "file", "is_private"),
    [
        ("", "", "", False),
        ("", "", "private: yes\n", True),
        ("", "no", "private: yes\n", False),
        ("", "whatever", "", True),
        ("--no-private", "yes", "private: yes\n", False),
        ("--private", "no", "private: no\n", True),
    ],
)
def test_option_then_environment_then_file(
    shell: Shell, options: str, variable: str, file: str, *, is_private: bool
) -> None:
    write_file(shell.home / "config/ketamine-tui/config.yaml", file)
    run(shell, f"list {options}", KETAMINE_TUI_PRIVATE=variable)
    assert (shell.home / "cache/ketamine-tui").exists() is not is_private
    facts = shell.run("doctor", "--json", *options.split(), env={"KETAMINE_TUI_PRIVATE": variable})
    told = next(fact["text"] for fact in facts.data["facts"] if fact["name"] == "private")
    assert told.startswith("yes" if is_private else "no")


@pytest.mark.parametrize("is_private", [True, False])
def test_a_crash_is_told_with_or_without_a_report(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    is_private: bool,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    _report(RuntimeError("a number"), debug=False, is_private=is_private)
    told = capsys.readouterr().err
    assert ("a private session keeps no report" in told) is is_private
    assert "a number" not in told
    assert (tmp_path / "state").exists() is not is_private


@pytest.mark.parametrize(
    ("word", "means"), [("1", True), ("yes", True), ("maybe", True), (" NO", False), ("0", False)]
)
def test_what_is_not_plainly_a_no_asks_for_privacy(word: str, *, means: bool) -> None:
    assert says_private(word) is means
