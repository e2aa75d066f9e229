"""A save leaves the old file or the new one, whole; nothing that was written is ever lost."""

import errno
import fcntl
import os
import resource
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from ketamine_tui.store import saving
from ketamine_tui.store.saving import (
    DRAFT_NAME,
    NotWrittenError,
    Written,
    replace_file,
    save,
    undo,
)

ROOT = Path(__file__).parents[2]
NAME = "contacts/a.yaml"
BEFORE = "\ufeffkind: clinic\r\n# a remark\r\ntitle: é"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "contacts").mkdir()
    (tmp_path / NAME).write_bytes(BEFORE.encode())
    return tmp_path


def longer(text: str) -> str:
    return f"{text}\r\nmore: yes"


def contents(folder: Path) -> str:
    return (folder / NAME).read_bytes().decode()


def litter(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and path != folder / NAME]


def test_a_change_is_written_as_it_is_and_can_be_taken_back(folder: Path) -> None:
    written = save(folder, NAME, longer)
    assert contents(folder) == BEFORE + "\r\nmore: yes"
    undo(written)
    assert contents(folder) == BEFORE
    assert litter(folder) == []


def test_no_change_writes_nothing(folder: Path) -> None:
    before = (folder / NAME).stat()
    written = save(folder, NAME, lambda text: text)
    assert written.before == written.after
    after = (folder / NAME).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_what_was_changed_since_is_not_taken_back(folder: Path) -> None:
    written = save(folder, NAME, longer)
    save(folder, NAME, longer)
    with pytest.raises(NotWrittenError, match="has changed since"):
        undo(written)
    assert contents(folder).count("more") == 2


def test_the_change_is_made_to_what_stands_in_the_file_then(folder: Path) -> None:
    save(folder, NAME, longer)
    (folder / NAME).write_text("other", "utf-8")
    save(folder, NAME, longer)
    assert contents(folder) == "other\r\nmore: yes"


def test_a_change_that_is_refused_leaves_the_file_alone(folder: Path) -> None:
    def refuse(_text: str) -> str:
        raise NotWrittenError("not like this")

    with pytest.raises(NotWrittenError, match="not like this"):
        save(folder, NAME, refuse)
    assert contents(folder) == BEFORE


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664])
def test_the_mode_and_the_owner_stay(folder: Path, mode: int) -> None:
    (folder / NAME).chmod(mode)
    before = (folder / NAME).stat()
    save(folder, NAME, longer)
    after = (folder / NAME).stat()
    assert stat.S_IMODE(after.st_mode) == mode
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)


def test_a_link_stays_a_link_and_its_file_is_written(folder: Path) -> None:
    (folder / "contacts" / "b.yaml").symlink_to("a.yaml")
    save(folder, "contacts/b.yaml", longer)
    assert (folder / "contacts" / "b.yaml").is_symlink()
    assert contents(folder).endswith("more: yes")


def test_a_link_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yaml"
    outside.write_text("outside", "utf-8")
    (folder / "contacts" / "b.yaml").symlink_to(outside)
    for path in ("contacts/b.yaml", f"../{outside.name}"):
        with pytest.raises(NotWrittenError, match="leads out of the folder"):
            save(folder, path, longer)
    assert outside.read_text("utf-8") == "outside"


def test_a_read_only_file_is_refused(folder: Path) -> None:
    (folder / NAME).chmod(0o444)
    with pytest.raises(NotWrittenError, match="the file is read-only"):
        save(folder, NAME, longer)
    assert contents(folder) == BEFORE


def test_a_file_that_is_gone_is_refused(folder: Path) -> None:
    (folder / NAME).unlink()
    with pytest.raises(NotWrittenError, match="there is no file of this name"):
        save(folder, NAME, longer)
    assert not (folder / NAME).exists()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "you may not write there"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "Input/output error"),
    ],
)
@pytest.mark.parametrize("step", ["_temporary", "fchmod", "fsync", "replace"])
def test_what_goes_wrong_at_any_step_is_told_and_leaves_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, told: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    owner = {"_temporary": saving, "replace": Path}.get(step, os)
    monkeypatch.setattr(owner, step, fail)
    with pytest.raises(NotWrittenError, match=told):
        save(folder, NAME, longer)
    assert contents(folder) == BEFORE
    assert litter(folder) == []


def test_a_disk_without_room_is_told(folder: Path) -> None:
    # A limit on the size of files fails in the same place as a full disk.
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
        with pytest.raises(NotWrittenError, match="the disk is full"):
            save(folder, NAME, lambda text: text + "x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert contents(folder) == BEFORE
    assert litter(folder) == []


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    replace_file(tmp_path / "new", b"x")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600


def test_a_file_system_without_locks_is_written_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    save(folder, NAME, longer)
    assert contents(folder).endswith("more: yes")


def test_whoever_holds_the_folder_for_long_is_told_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "_PATIENCE", 0.0)
    with (
        saving.locked(folder / "contacts"),
        pytest.raises(NotWrittenError, match="another program"),
    ):
        save(folder, NAME, longer)


# Several programs, and programs that are killed.


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from ketamine_tui.store.saving import save

    step, when, folder = sys.argv[1:]
    owner = Path if step == "replace" else os
    real = getattr(owner, step)

    def killed(*arguments, **options):
        if when == "after":
            real(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, step, killed)
    save(Path(folder), "contacts/a.yaml", lambda text: text + "x" * 100_000)
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", ["ftruncate", "fchmod", "fsync", "replace"])
def test_a_program_that_is_killed_leaves_the_old_file_or_the_new_one(
    folder: Path, step: str, when: str
) -> None:
    with start(KILLED, step, when, folder) as child:
        assert child.wait(60) == -signal.SIGKILL
    is_new = (step, when) == ("replace", "after")
    assert contents(folder) == BEFORE + ("x" * 100_000 if is_new else "")
    # What it leaves beside the file is passed over by the reader, and the next save takes it away.
    assert all(map(DRAFT_NAME.fullmatch, litter(folder)))
    save(folder, NAME, longer)
    assert contents(folder).endswith("more: yes")
    assert litter(folder) == []


@pytest.mark.parametrize("mode", [0o640, None])
def test_what_a_killed_program_has_left_lends_nothing_to_the_next_file(
    folder: Path, mode: int | None
) -> None:
    if mode:
        (folder / NAME).chmod(mode)
    else:
        (folder / NAME).unlink()
    descriptor, left = saving._temporary(folder / NAME)
    os.close(descriptor)
    left.write_text("x" * 10_000)
    left.chmod(0o666)
    replace_file(folder / NAME, b"short")
    assert contents(folder) == "short"
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == (mode or 0o600)
    assert litter(folder) == []


def test_two_programs_that_write_one_file_at_once_have_a_draft_each(folder: Path) -> None:
    descriptor, ours = saving._temporary(folder / NAME)
    os.write(descriptor, b"ours")
    replace_file(folder / NAME, b"theirs")
    assert contents(folder) == "theirs"
    assert ours.read_bytes() == b"ours"
    os.close(descriptor)


def test_what_is_in_the_place_of_a_draft_is_not_in_the_way(folder: Path) -> None:
    descriptor, place = saving._temporary(folder / NAME)
    os.close(descriptor)
    place.unlink()
    place.mkdir()
    save(folder, NAME, longer)
    assert contents(folder).endswith("more: yes")
    assert place.is_dir()


RACING = """
    import sys
    from pathlib import Path
    from ketamine_tui.store.saving import save
    from ketamine_tui.store.splice import add_review

    name, folder = sys.argv[1:]
    for number in range(50):
        record = {"date": "2026-11-23", "status": "reviewed", "note": f"{name} {number}"}
        save(Path(folder), "contacts/a.yaml", lambda text: add_review(text, "a.yaml", "a", record))
"""


def test_two_programs_that_write_at_once_lose_nothing_and_show_no_half(folder: Path) -> None:
    (folder / NAME).write_text("kind: clinic\ntitle: A\n", "utf-8")
    with start(RACING, "one", folder) as one, start(RACING, "two", folder) as two:
        while one.poll() is None or two.poll() is None:
            text = contents(folder)
            assert text.startswith("kind: clinic\ntitle: A\n")
            assert text.count("date:") == text.count("note:")
        assert (one.returncode, two.returncode) == (0, 0)
    notes = [line.split('"')[1] for line in contents(folder).splitlines() if "note:" in line]
    assert len(notes) == 100
    for name in ("one", "two"):
        assert [note for note in notes if note.startswith(name)] == [
            f"{name} {n}" for n in range(50)
        ]
    assert litter(folder) == []


def test_what_was_written_says_where(folder: Path) -> None:
    change: Callable[[str], str] = longer
    written = save(folder, NAME, change)
    assert written == Written(folder, NAME, BEFORE.encode(), change(BEFORE).encode())
