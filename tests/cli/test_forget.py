"""``forget``: what is ours goes, what is not stays, and both are told."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

import pytest
from services.fake_tools import FakeTools
from support.content import write_file
from support.shell import Shell

from ketamine_tui.store import journal

OURS = (
    "config/ketamine-tui/config.yaml",
    "config/ketamine-tui/settings.yaml",
    "config/ketamine-tui/views.yaml",
    "config/ketamine-tui/.ketamine-tui-0123abcd",
    "data/ketamine-tui/marks.yaml",
    "state/ketamine-tui/crash.log",
    "state/ketamine-tui/journals/0123456789abcdef.json",
    "cache/ketamine-tui/index-0123abcd.sqlite3.new",
)
FOREIGN = (
    "config/ketamine-tui/my-notes.txt",
    "cache/ketamine-tui/index.sqlite3",
    "state/ketamine-tui/crash.log/inner",
)


def files(home: Path) -> set[str]:
    """Return the files and empty folders of a home, but for the system's own."""
    left = {str(path.relative_to(home)) for path in home.rglob("*") if not path.is_dir()}
    folders = (path for path in home.rglob("*") if path.is_dir() and not any(path.iterdir()))
    return left | {str(path.relative_to(home)) for path in folders} - {"run"}


def write_all(home: Path, names: tuple[str, ...]) -> None:
    for name in names:
        write_file(home / name, "{}")


def forget(shell: Shell, *words: str, **changes: str) -> Mapping[str, Mapping[str, object]]:
    """Return what is said of each file, by its name."""
    data = shell.run("forget", "--json", *words, env=changes).data
    return {Path(one["path"]).name: one for one in (*data["files"], *data["others"])}


def test_nothing_of_ours_is_left_in_a_home(shell: Shell) -> None:
    write_all(shell.home, OURS)
    shell.run("list")
    told = forget(shell)
    assert len(told) == len(OURS) + 1
    assert not any(one["deleted"] for one in told.values())
    assert set(OURS) < files(shell.home)
    done = shell.run("forget", "--yes")
    assert done.code == 0
    assert len(done.lines) == len(OURS) + 1
    assert f"{len(OURS) + 1} files deleted" in done.err
    assert "the history of the shell" in done.err
    assert files(shell.home) == {"cache", "config", "data", "state"}
    assert shell.run("forget", "--yes").code == 0


def test_what_is_not_ours_stays_and_is_told(shell: Shell) -> None:
    write_all(shell.home, (*OURS[:5], *FOREIGN))
    done = shell.run("forget", "--yes")
    assert files(shell.home) == {*FOREIGN, "data"}
    for name in ("my-notes.txt", "index.sqlite3", "crash.log"):
        assert f"{name}: is not a file of ketamine-tui" in done.err


def test_without_a_yes_nothing_goes(shell: Shell) -> None:
    write_all(shell.home, OURS)
    done = shell.run("forget")
    assert done.code == 1
    assert "nothing is deleted yet; --yes deletes it" in done.err
    assert set(OURS) <= files(shell.home)


def test_only_the_indexes(shell: Shell) -> None:
    write_all(shell.home, (*OURS, FOREIGN[0]))
    shell.run("list")
    assert shell.run("forget", "--cache", "--yes").code == 0
    assert files(shell.home) == {*OURS[:-1], FOREIGN[0], "cache"}


def test_links_are_not_followed(shell: Shell, tmp_path: Path) -> None:
    mine = tmp_path / "dotfiles/config.yaml"
    write_file(mine, "theme: dark\n")
    write_file(tmp_path / "elsewhere/crash.log", "mine")
    for link, target in (
        ("config/ketamine-tui/config.yaml", mine),
        ("state/ketamine-tui", tmp_path / "elsewhere"),
    ):
        (shell.home / link).parent.mkdir(parents=True)
        (shell.home / link).symlink_to(target)
    done = shell.run("forget", "--yes")
    assert "config.yaml is a link; what it leads to stays" in done.err
    assert "state/ketamine-tui: is a link; what it leads to is not touched" in done.err
    assert files(shell.home) == {"config"}
    assert (shell.home / "state/ketamine-tui").is_symlink()
    assert mine.exists()
    assert (tmp_path / "elsewhere/crash.log").exists()


def test_a_change_that_is_half_done_is_told_first(shell: Shell, folder: Path) -> None:
    journals, file = shell.home / "state/ketamine-tui/journals", folder / "tags.yaml"
    change = journal.Change(file, file.read_bytes(), b"[]\n")
    with patch.object(journal, "_make", side_effect=SystemExit), pytest.raises(SystemExit):
        journal.write_all(folder, [change], journals)
    (one,) = forget(shell).values()
    assert one["warning"] == (
        f"a change of {folder} is half done; to finish it: ketamine-tui --content {folder} list"
    )
    assert "is half done" in shell.run("forget").err


def test_what_may_not_be_deleted_is_told(shell: Shell) -> None:
    write_all(shell.home, OURS)
    refused = PermissionError(errno.EACCES, "Permission denied")
    with patch("os.unlink", side_effect=refused):
        done = shell.run("forget", "--yes")
    assert done.code == 1
    assert "not deleted:" in done.err
    assert "crash.log: Permission denied" in done.err
    assert "0 files deleted" in done.err


def test_a_folder_that_may_not_be_looked_at_is_told(shell: Shell) -> None:
    write_all(shell.home, OURS)
    with patch("os.listdir", side_effect=PermissionError(errno.EACCES, "Permission denied")):
        told = forget(shell)
    assert told["journals"]["reason"] == "Permission denied"


def test_a_buffer_of_tmux_is_deleted_by_its_name(shell: Shell, tmp_path: Path) -> None:
    tools = FakeTools(tmp_path)
    kept = shell.home / "buffers"
    tools.add_silent(
        "tmux",
        f'case $1 in list*) /bin/cat {kept};; delete*) [ "$3" = ketamine-tui ] && : > {kept};; esac',
    )
    write_file(kept, "buffer0\nketamine-tui\n")
    assert "tmux buffer ketamine-tui" in shell.run("forget", env={"PATH": tools.path}).out
    assert shell.run("forget", "--cache", "--yes", env={"PATH": tools.path}).code == 0
    assert kept.read_text() != ""
    done = shell.run("forget", "--yes", "--json", env={"PATH": tools.path})
    assert (done.code, done.data["buffer"], kept.read_text()) == (0, None, "")


def test_a_file_that_goes_meanwhile_hides_no_other(shell: Shell) -> None:
    write_all(shell.home, OURS)
    look = os.lstat

    def lost(name: str, *, dir_fd: int | None = None) -> os.stat_result:
        if name == "config.yaml":
            raise FileNotFoundError(errno.ENOENT, "No such file", name)
        return look(name, dir_fd=dir_fd)

    everything = set(forget(shell))
    with patch.object(os, "lstat", lost):
        assert everything - set(forget(shell)) == {"config.yaml"}
