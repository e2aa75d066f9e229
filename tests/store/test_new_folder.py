"""A new folder is there with everything in it, or not at all."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.content import write_file

from ketamine_tui.store.new_folder import new_folder
from ketamine_tui.store.saving import NotWrittenError


def names(folder: Path) -> list[str]:
    """Return the paths of everything in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def make(target: Path, then: Callable[[], object] = lambda: None) -> None:
    """Make a new folder of two files; do something when they are written, and it is not there yet."""
    with new_folder(target) as made:
        (made / "a").mkdir()
        (made / "a" / "b.yaml").write_text("b")
        (made / "c.yaml").write_text("c")
        assert not (target / "c.yaml").exists()
        then()


def fill_the_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("is_there", [True, False])
def test_it_appears_when_it_is_complete(tmp_path: Path, is_there: bool) -> None:  # noqa: FBT001
    target = tmp_path / "deep" / "new"
    if is_there:
        target.mkdir(parents=True)
    make(target)
    assert names(tmp_path) == [
        "deep",
        "deep/new",
        *("deep/new/a", "deep/new/a/b.yaml", "deep/new/c.yaml"),
    ]


@pytest.mark.parametrize("is_there", [True, False])
def test_what_goes_wrong_leaves_nothing_and_is_told(tmp_path: Path, is_there: bool) -> None:  # noqa: FBT001
    target = tmp_path / "new"
    if is_there:
        target.mkdir()
    before = names(tmp_path)
    with pytest.raises(NotWrittenError, match="the disk is full; nothing was changed"):
        make(target, fill_the_disk)
    assert names(tmp_path) == before


@pytest.mark.parametrize("is_there", [True, False])
def test_what_was_put_there_meanwhile_stays(tmp_path: Path, is_there: bool) -> None:  # noqa: FBT001
    target = tmp_path / "new"
    if is_there:
        target.mkdir()
    with pytest.raises(NotWrittenError, match="is not an empty folder any more"):
        make(target, lambda: write_file(target / "theirs", ""))
    assert names(tmp_path) == ["new", "new/theirs"]


def test_a_folder_that_can_be_filled_only_in_part_stays_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if target == tmp_path / "c.yaml":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(NotWrittenError, match="Input/output error"):
        make(tmp_path)
    assert names(tmp_path) == []


def test_a_place_where_nothing_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWrittenError, match="name another folder"):
        make(tmp_path / "file" / "new")
