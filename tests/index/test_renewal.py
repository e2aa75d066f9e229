"""An index is replaced and never changed; where it cannot be written the program does without."""

import errno
import fcntl
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from contextlib import closing
from pathlib import Path

import pytest
from support.content import TODAY, fields, write_directory, write_file

from ketamine_tui.index import renewal
from ketamine_tui.index.build import refresh
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import index_path, new_database, open_database
from ketamine_tui.index.opening import Opening
from ketamine_tui.index.renewal import renew, why_not_kept
from ketamine_tui.index.seal import seal
from ketamine_tui.store.locate import Location
from ketamine_tui.store.scan import SourceFile


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_directory(tmp_path / "content", {"resources/a.yaml": fields(title="First")})


@pytest.fixture
def path(tmp_path: Path, content: Path) -> Path:
    return index_path(tmp_path / "cache", content)


def titles(path: Path, content: Path) -> list[str]:
    """Return what an opening says, whatever state the index is in."""
    opening = Opening(Location(content, is_packaged=False), lambda: TODAY, path.parent, Path())
    with closing(opening.open()) as catalog:
        return [row.title for row in catalog.rows(range(catalog.size))]


def is_kept(path: Path, content: Path) -> bool:
    """Open the directory; say whether the index on the disk was found good."""
    with closing(open_database(path, content) or new_database(content)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM entries").fetchone()
    assert titles(path, content) == ["First"]
    return bool(count)


def names(path: Path) -> list[str]:
    """Return the names in the folder of the index."""
    return sorted(file.name for file in path.parent.iterdir())


def test_an_index_is_kept_for_the_next_time(path: Path, content: Path) -> None:
    assert not is_kept(path, content)
    assert is_kept(path, content)
    assert names(path) == [path.name]


def test_what_is_kept_is_for_its_owner_alone(path: Path, content: Path) -> None:
    assert titles(path, content)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


def test_folders_have_indexes_of_their_own_and_links_to_them_none(
    tmp_path: Path, content: Path
) -> None:
    (tmp_path / "link").symlink_to(content)
    path = index_path(tmp_path, content)
    assert index_path(tmp_path, tmp_path / "link") == path
    assert index_path(tmp_path, content / ".." / "content") == path
    assert index_path(tmp_path, tmp_path) != path
    assert path.parent == tmp_path


def test_an_index_of_another_folder_is_not_mistaken_for_it(
    tmp_path: Path, path: Path, content: Path
) -> None:
    other = write_directory(tmp_path / "other", {"resources/b.yaml": fields(title="Other")})
    assert titles(path, content) == ["First"]
    with closing(renew(path, other)) as connection:
        assert Catalog(connection, TODAY).row(0).title == "Other"
    assert not is_kept(path, content)
    assert is_kept(path, content)


@pytest.mark.parametrize("name", ["a b", "100%", "?x", "#x", "\u00e9", "a'b"])
def test_a_cache_of_any_name_keeps_an_index(tmp_path: Path, content: Path, name: str) -> None:
    path = index_path(tmp_path / name, content)
    assert not is_kept(path, content)
    assert is_kept(path, content)
    assert names(path) == [path.name]


def test_a_folder_whose_name_is_not_utf_8_has_an_index(tmp_path: Path) -> None:
    folder = tmp_path / "a\udcff"
    try:
        write_directory(folder, {"resources/a.yaml": fields(title="First")})
    except OSError:  # pragma: no cover
        pytest.skip("the file system has only UTF-8 names")
    path = index_path(folder / "cache", folder)
    assert not is_kept(path, folder)
    assert is_kept(path, folder)


# What is being read.


def test_whoever_reads_an_index_goes_on_reading_what_it_was(path: Path, content: Path) -> None:
    with closing(Catalog(renew(path, content), TODAY)) as before:
        write_file(content / "resources/a.yaml", fields(title="Second"))
        assert titles(path, content) == ["Second"]
        path.unlink()
        assert before.row(0).title == "First"


def test_what_another_process_has_read_while_this_one_waited_is_not_read_again(
    path: Path, content: Path
) -> None:
    read: list[int] = []
    with renewal._draft(path, 0) as draft:
        waiting = threading.Thread(
            target=lambda: renew(path, content, lambda done, _: read.append(done)).close()
        )
        waiting.start()
        with closing(new_database(content)) as connection:
            refresh(connection, content)
            with closing(sqlite3.connect(draft)) as other:
                connection.backup(other)
        seal(draft)
        draft.replace(path)
    waiting.join()
    assert read == []
    assert names(path) == [path.name]
    assert is_kept(path, content)


def test_a_process_that_never_ends_is_not_waited_for(
    path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "_PATIENCE", 0.0)
    with renewal._draft(path, 0):
        assert titles(path, content) == ["First"]
        assert why_not_kept(path) == ""
    assert not path.exists()


def test_the_draft_of_a_killed_process_is_the_next_ones(path: Path, content: Path) -> None:
    path.parent.mkdir(parents=True)
    path.with_name(f"{path.name}.new").write_bytes(b"half of it" * 1000)
    assert titles(path, content) == ["First"]
    assert names(path) == [path.name]
    assert is_kept(path, content)


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from ketamine_tui.index.renewal import renew

    step, when, path, content = sys.argv[1:]
    owner = Path if step == "replace" else os
    real = getattr(owner, step)

    def killed(*arguments):
        if when == "after":
            real(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, step, killed)
    renew(Path(path), Path(content))
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", ["ftruncate", "pwrite", "replace"])
def test_a_process_that_is_killed_leaves_the_old_index_or_the_new_one(
    path: Path, content: Path, step: str, when: str
) -> None:
    assert titles(path, content) == ["First"]
    before = path.read_bytes()
    write_file(content / "resources/a.yaml", fields(title="Second"))
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), step, when, path, content],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert (path.read_bytes() == before) is ((step, when) != ("replace", "after"))
    assert open_database(path, content) is not None
    assert titles(path, content) == ["Second"]
    assert names(path) == [path.name]


# Where it cannot be written.


def test_a_cache_that_is_a_file_is_done_without(tmp_path: Path, content: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    path = index_path(tmp_path / "cache", content)
    assert not is_kept(path, content)
    assert not is_kept(path, content)
    assert (tmp_path / "cache").read_text() == "in the way"
    assert why_not_kept(path) == os.strerror(errno.EEXIST)


@pytest.mark.parametrize("name", ["{}", "{}.new"])
def test_a_folder_in_its_place_is_done_without_and_stays(
    path: Path, content: Path, name: str
) -> None:
    folder = path.with_name(name.format(path.name))
    folder.mkdir(parents=True)
    (folder / "something").touch()
    assert not is_kept(path, content)
    assert not is_kept(path, content)
    assert names(path) == [folder.name]
    assert (folder / "something").exists()
    assert why_not_kept(path)


@pytest.mark.parametrize("step", ["mkdir", "open", "flock", "ftruncate", "pwrite"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_what_goes_wrong_at_any_step_leaves_the_index_and_the_answer(
    path: Path, content: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    assert titles(path, content) == ["First"]
    before = path.read_bytes()
    write_file(content / "resources/a.yaml", fields(title="Second"))
    with monkeypatch.context() as patch:
        fail_at(patch, step, number)
        assert titles(path, content) == ["Second"]
    assert path.read_bytes() == before
    assert names(path) == [path.name]
    assert titles(path, content) == ["Second"]
    assert path.read_bytes() != before
    assert why_not_kept(path) == ""


def fail_at(monkeypatch: pytest.MonkeyPatch, step: str, number: int) -> None:
    """Let one step of a renewal fail, and nothing else."""
    real = os.open

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    def fail_for_the_draft(file: str | Path, *rest: int, **names: int) -> int:
        if str(file).endswith(".new"):
            fail()
        return real(file, *rest, **names)

    if step == "open":
        monkeypatch.setattr(os, "open", fail_for_the_draft)
    else:
        owner = {"mkdir": Path, "flock": fcntl}.get(step, os)
        monkeypatch.setattr(owner, step, fail)


def test_a_database_that_fails_half_way_leaves_the_index_and_the_answer(
    path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert titles(path, content) == ["First"]
    before = path.read_bytes()
    write_file(content / "resources/a.yaml", fields(title="Second"))

    def fail_on_the_disk(connection: sqlite3.Connection, *rest: object) -> None:
        refresh(connection, *rest)  # type: ignore[arg-type]
        if connection.execute("PRAGMA database_list").fetchone()[2]:
            raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(renewal, "refresh", fail_on_the_disk)
    read: list[int] = []
    with closing(renew(path, content, lambda done, _: read.append(done))) as connection:
        assert Catalog(connection, TODAY).row(0).title == "Second"
    assert path.read_bytes() == before
    assert names(path) == [path.name]
    assert read == [1, 1], "what was read before is not read again, in memory either"


# Clocks.


@pytest.mark.parametrize("years", [-60, -1, 1, 200])
def test_a_clock_that_is_set_changes_no_answer(
    path: Path, content: Path, monkeypatch: pytest.MonkeyPatch, years: int
) -> None:
    moment = 1_800_000_000 * 10**9
    with monkeypatch.context() as patch:
        patch.setattr("time.time_ns", lambda: moment + years * 31_557_600 * 10**9)
        assert titles(path, content) == ["First"]
        assert is_kept(path, content)
    file = content / "resources/a.yaml"
    write_file(file, fields(title="Later"))
    os.utime(file, (0, 0))  # earlier than anything that was read
    assert titles(path, content) == ["Later"]
    write_file(file, fields(title="Never"))
    os.utime(file, (2**32, 2**32))
    assert titles(path, content) == ["Never"]
    assert titles(path, content) == ["Never"]


def test_a_change_that_keeps_size_and_time_is_seen(path: Path, content: Path) -> None:
    file = content / "resources/a.yaml"
    before = file.stat()
    assert titles(path, content) == ["First"]
    write_file(file, fields(title="Tsrif"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert titles(path, content) == ["Tsrif"]


@pytest.mark.parametrize(
    ("mtime", "is_sure"),
    [
        (5_000_000_000, False),
        (4_000_000_000, False),
        (6_000_000_000, False),
        (5_000_000_001, True),  # a file system that tells more than seconds
        (3_000_000_000, True),  # the next change has another second
        (9_000_000_000, True),
    ],
)
def test_a_whole_second_that_is_not_over_is_not_relied_on(mtime: int, is_sure: bool) -> None:  # noqa: FBT001
    file = SourceFile("resources/a.yaml", 1, mtime, mtime)
    assert (file.as_read(5_500_000_000) == file) is is_sure
