"""Writing what was exported, beside the files of others."""

import errno
from pathlib import Path

import pytest

from ketamine_tui.exchange.outputs import MARKER, write_folder, write_new
from ketamine_tui.store.saving import NotWrittenError

TEXTS = {"index.html": "one", "entries/a.html": "two"}


def names(folder: Path) -> set[str]:
    """Return the paths of all files of a folder."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_a_new_file_takes_the_next_free_name(tmp_path: Path) -> None:
    written = [write_new(tmp_path, "list", ".csv", text) for text in ("a", "b", "c")]
    assert [file.name for file in written] == ["list.csv", "list-2.csv", "list-3.csv"]
    assert [file.read_text() for file in written] == ["a", "b", "c"]
    assert {file.stat().st_mode & 0o777 for file in written} == {0o644}


def test_a_new_folder_takes_the_next_free_name(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    place = write_new(tmp_path, "site", "", TEXTS)
    assert place.name == "site-2"
    assert names(place) == {*TEXTS, MARKER}


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError, match="there is no such folder"):
        write_new(tmp_path / "missing", "list", ".csv", "a")
    assert not [*tmp_path.iterdir()]


def test_what_is_not_needed_any_more_goes(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "site"
    write_folder(folder, TEXTS)
    write_folder(folder, {"index.html": "other"})
    assert names(folder) == {"index.html", MARKER}
    assert (folder / "index.html").read_text() == "other"


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", TEXTS)
    mine = tmp_path / "site" / "robots.txt"
    mine.write_text("mine")
    write_folder(tmp_path / "site", {"index.html": "other"})
    assert mine.read_text() == "mine"


def test_a_name_that_somebody_else_has_taken_is_refused(tmp_path: Path) -> None:
    write_folder(tmp_path, {"index.html": "one"})
    (tmp_path / "tags.html").write_text("mine")
    with pytest.raises(NotWrittenError, match=r"tags\.html was changed by somebody else"):
        write_folder(tmp_path, {"index.html": "two", "tags.html": "three"})
    assert (tmp_path / "tags.html").read_text() == "mine"
    assert (tmp_path / "index.html").read_text() == "one"


@pytest.mark.parametrize("other", [TEXTS, {"index.html": "one"}])
def test_a_file_that_was_changed_is_neither_replaced_nor_removed(
    tmp_path: Path, other: dict[str, str]
) -> None:
    write_folder(tmp_path, TEXTS)
    (tmp_path / "entries/a.html").write_text("mine")
    with pytest.raises(NotWrittenError, match=r"a\.html was changed"):
        write_folder(tmp_path, other)
    assert (tmp_path / "entries/a.html").read_text() == "mine"


def test_a_writing_that_was_cut_short_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path, TEXTS)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", _full)
        with pytest.raises(NotWrittenError, match="disk is full; not all of it is there"):
            write_folder(tmp_path, {"index.html": "new", "more/b.html": "new"})
    write_folder(tmp_path, {"index.html": "newest"})
    assert names(tmp_path) == {"index.html", MARKER}


def _full(path: Path, *_arguments: object, **_named: object) -> None:
    if path.name == "more":
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    "name", ["../a.html", "/tmp/a.html", "a/../../b.html", ".a.html", "A B.html", "a\\b.html"]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotWrittenError, match="no name for a file"):
        write_folder(tmp_path / "site", {name: "x"})


def test_a_folder_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    write_folder(tmp_path / "site", {"index.html": "one"})
    (tmp_path / "site" / "entries").symlink_to(elsewhere)
    with pytest.raises(NotWrittenError, match="leads out of the folder"):
        write_folder(tmp_path / "site", TEXTS)
    assert not [*elsewhere.iterdir()]


@pytest.mark.parametrize("text", ["", "[]", '{"index.html": 1}', "x"])
def test_a_marker_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / MARKER).write_text(text)
    with pytest.raises(NotWrittenError, match="cannot be read"):
        write_folder(tmp_path, TEXTS)
