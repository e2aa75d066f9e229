"""The index is thrown away rather than trusted: damaged, of another version, of another folder."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support.content import TODAY, fields, open_content, write_directory

from ketamine_tui.index import database
from ketamine_tui.index.build import refresh
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import index_path, open_database


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_directory(tmp_path / "content", {"resources/a.yaml": fields()})


@pytest.fixture
def path(tmp_path: Path, content: Path) -> Path:
    return index_path(tmp_path / "cache", content)


def opens(path: Path, content: Path) -> bool:
    """Say whether the index has been kept; either way it works when asked to."""
    with closing(open_database(path, content)) as connection:
        was_read = refresh(connection, content)
        assert Catalog(connection, TODAY).size == 1
    return not was_read


def test_an_index_is_kept_for_the_next_time(path: Path, content: Path) -> None:
    assert not opens(path, content)
    assert opens(path, content)
    assert path.is_file()


def test_the_folder_of_the_index_is_made_for_its_owner_alone(path: Path, content: Path) -> None:
    open_database(path, content).close()
    assert path.parent.stat().st_mode & 0o777 == 0o700


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
    assert not opens(path, content)
    assert not opens(path, other)
    with closing(open_database(path, other)) as connection:
        assert Catalog(connection, TODAY).row(0).title == "Other"
    assert not opens(path, content)


@pytest.mark.parametrize("name", ["SCHEMA_VERSION", "__version__"])
def test_an_index_of_another_version_is_made_anew(
    path: Path, content: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert not opens(path, content)
    monkeypatch.setattr(database, name, "another")
    assert not opens(path, content)
    assert opens(path, content)


def garbage(path: Path) -> None:
    path.write_bytes(b"not a database, but long enough to have a header of one" * 40)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE meta (something TEXT)")


@pytest.mark.parametrize("damage", [garbage, emptied, cut_off, foreign])
def test_a_damaged_index_is_made_anew(path: Path, content: Path, damage: object) -> None:
    assert not opens(path, content)
    assert callable(damage)
    damage(path)
    assert not opens(path, content)
    assert opens(path, content)


def test_without_a_path_the_index_is_in_memory(content: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert open_content(content).size == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_cache_that_is_a_file_is_done_without(tmp_path: Path, content: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    path = index_path(tmp_path / "cache", content)
    assert not opens(path, content)
    assert not opens(path, content)
    assert (tmp_path / "cache").read_text() == "in the way"


def test_an_index_that_is_a_folder_is_done_without(path: Path, content: Path) -> None:
    path.mkdir(parents=True)
    assert not opens(path, content)
    assert path.is_dir()


def test_a_cache_that_cannot_be_written_is_done_without(
    path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    assert not opens(path, content)
    assert not path.exists()


def test_a_folder_whose_name_is_not_utf_8_has_an_index(tmp_path: Path) -> None:
    folder = tmp_path / "a\udcff"
    try:
        write_directory(folder, {"resources/a.yaml": fields()})
    except OSError:  # pragma: no cover
        pytest.skip("the file system has only UTF-8 names")
    path = index_path(tmp_path, folder)
    assert not opens(path, folder)
    assert opens(path, folder)


def test_tables_that_another_process_has_just_made_are_not_made_again(
    path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not opens(path, content)
    real, asked = database._is_of, []

    def unaware_at_first(connection: sqlite3.Connection, owner: str) -> bool:
        asked.append(owner)
        return len(asked) > 1 and real(connection, owner)

    monkeypatch.setattr(database, "_is_of", unaware_at_first)
    assert opens(path, content)
    assert len(asked) == 2
