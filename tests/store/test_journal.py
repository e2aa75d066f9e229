"""Several files are changed at once or not at all, wherever a process is killed."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from ketamine_tui.store import journal, saving
from ketamine_tui.store.journal import JOURNAL_NAME, Change, finish, write_all
from ketamine_tui.store.saving import NotWrittenError

OLD = {"a.yaml": b"a\n", "b/one.yaml": b"one\n", "c/gone.yaml": b"gone\n"}
NEW = {"a.yaml": b"A\n", "b/one.yaml": b"ONE\n", "b/new.yaml": b"gone\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    for path, data in OLD.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def changes(folder: Path) -> list[Change]:
    return [Change(folder / x, OLD.get(x), NEW.get(x)) for x in sorted({*OLD, *NEW})]


def held(folder: Path) -> dict[str, bytes]:
    """Return what the files hold that are not hidden: a killed process may leave a draft."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name[0] != ".")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do something in a process that is killed before its so many-th call of the system; say whether it was."""
    child = os.fork()
    if child == 0:
        calls = 0

        def counted(call: Callable[..., Any]) -> Callable[..., Any]:
            def instead(*arguments: Any, **named: Any) -> Any:
                nonlocal calls
                calls += 1
                if calls == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                return call(*arguments, **named)

            return instead

        names = (
            "open",
            "fsync",
            "replace",
            "rename",
            "unlink",
            "rmdir",
            "mkdir",
            "fchmod",
            "chmod",
        )
        for name in names:
            setattr(os, name, counted(getattr(os, name)))
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_process_that_is_killed_at_any_step_leaves_all_or_nothing(
    folder: Path, tmp_path: Path
) -> None:
    journals, seen = tmp_path / "journals", set()
    for step in range(1, 1000):
        was_killed = killed_at(step, lambda: write_all(folder, changes(folder), journals))
        half = held(folder)
        # Finishing it is killed at each of its steps, too.
        for other in range(1, 1000):
            if not killed_at(other, lambda: finish(folder, journals)):
                break
        seen.add(("half" if half not in (OLD, NEW) else "whole", held(folder) == NEW))
        assert held(folder) in (OLD, NEW)
        assert not list(journals.glob("*.json"))
        if not was_killed:
            assert held(folder) == NEW
            break
        for path in NEW:
            (folder / path).unlink(missing_ok=True)
        for path, data in OLD.items():
            (folder / path).write_bytes(data)
    assert seen == {("whole", False), ("half", True), ("whole", True)}


def test_what_somebody_has_changed_since_is_not_written_over(folder: Path, tmp_path: Path) -> None:
    journals, planned = tmp_path / "journals", changes(folder)
    (folder / "b/one.yaml").write_bytes(b"other\n")
    before = held(folder)
    with pytest.raises(NotWrittenError, match=r"one\.yaml has changed since"):
        write_all(folder, planned, journals)
    assert held(folder) == before
    assert not journals.exists()


def test_a_disk_that_takes_no_more_leaves_everything_as_it_was(
    folder: Path, tmp_path: Path
) -> None:
    def full(file: Path, data: bytes) -> None:
        if file.name == "one.yaml" and data == NEW["b/one.yaml"]:
            raise OSError(28, "No space left on device")
        replace(file, data)

    replace = saving.replace_file
    with (
        patch.object(journal, "replace_file", full),
        pytest.raises(NotWrittenError, match="the disk is full"),
    ):
        write_all(folder, changes(folder), tmp_path / "journals")
    assert held(folder) == OLD
    assert not (tmp_path / "journals").exists()


def test_what_was_interrupted_and_then_edited_is_left_to_a_person(
    folder: Path, tmp_path: Path
) -> None:
    journals = tmp_path / "journals"

    def stop(_changes: object) -> None:
        raise SystemExit

    with patch.object(journal, "_make", stop), pytest.raises(SystemExit):
        # Not even taking it back is possible.
        write_all(folder, changes(folder), journals)
    (folder / "a.yaml").write_bytes(b"mine\n")
    for _ in range(2):
        with pytest.raises(NotWrittenError, match=r"a\.yaml is neither as before nor as after"):
            finish(folder, journals)
    assert held(folder) == {**OLD, "a.yaml": b"mine\n"}
    (kept,) = journals.iterdir()
    assert JOURNAL_NAME.fullmatch(kept.name)
    kept.unlink()
    assert finish(folder, journals) == 0


def test_a_journal_that_cannot_be_read_is_told_and_changes_nothing(
    folder: Path, tmp_path: Path
) -> None:
    journals = tmp_path / "journals"
    with patch.object(journal, "_make", side_effect=SystemExit), pytest.raises(SystemExit):
        write_all(folder, changes(folder), journals)
    next(journals.glob("*.json")).write_bytes(b"{")
    with pytest.raises(NotWrittenError, match="cannot be read"):
        finish(folder, journals)
    assert held(folder) == OLD


def test_nothing_is_deleted_before_the_last_file_is_written(folder: Path, tmp_path: Path) -> None:
    done: list[tuple[str, bool]] = []

    def replaced(file: Path, data: bytes) -> None:
        done.append((file.name, held(folder).keys() >= OLD.keys()))
        replace(file, data)

    replace = saving.replace_file
    # Whoever reads the directory meanwhile finds an entry twice, and never not at all.
    planned = sorted(changes(folder), key=lambda change: change.after is not None)
    with patch.object(journal, "replace_file", replaced):
        write_all(folder, planned, tmp_path / "journals")
    assert [name for name, _ in done[1:]] == ["a.yaml", "new.yaml", "one.yaml"]
    assert all(is_whole for _, is_whole in done)
    assert held(folder) == NEW
