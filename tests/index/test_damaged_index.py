"""A damaged index is never believed: whatever became of it, the answer is that of a fresh reading."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from support.browsing import TODAY, write_small
from support.content import fields, write_file
from support.reading import everything

from ketamine_tui.actions.configuration import Configuration
from ketamine_tui.cli.arguments import parse_arguments
from ketamine_tui.cli.browsing import asked_for
from ketamine_tui.cli.first_picture import shown_files
from ketamine_tui.index import database
from ketamine_tui.index import opening as opening_module
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.opening import Opening
from ketamine_tui.index.seal import seal
from ketamine_tui.store.locate import Location

COUNT = int(os.environ.get("DAMAGES", "60"))
"""How many damages are tried; each is made from its number."""

Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def opening(tmp_path_factory: pytest.TempPathFactory) -> Opening:
    """What opens the small directory, of which there is an index."""
    home = tmp_path_factory.mktemp("home")
    location = Location(write_small(home / "content"), is_packaged=False)
    made = Opening(location, lambda: TODAY, home / "cache", home / "views.yaml")
    made.open().close()
    return made


def at_once(opening: Opening) -> tuple[Catalog, bool]:
    """Open a directory as the screen does."""
    options, configuration = parse_arguments([]).options, Configuration()
    asked = asked_for(options, configuration, {}, has_colour=True)
    return opening.open_at_once(partial(shown_files, asked=asked))


def damaged(data: bytes, seed: int) -> bytes:
    """Return what became of a file: bits turned, bytes changed, pages lost, repeated or swapped, the end cut off."""
    chance = random.Random(seed)
    changed = bytearray(data)
    at = chance.randrange(len(data))
    match seed % 6:
        case 0:
            changed[at] ^= 1 << chance.randrange(8)
        case 1:
            length = chance.choice([1, 2, 8, 100, 4096])
            changed[at : at + length] = chance.randbytes(length)
        case 2:
            changed[at & ~4095 : (at & ~4095) + 4096] = bytes(4096)
        case 3:
            del changed[at:]
        case 4:
            other = chance.randrange(len(data)) & ~4095
            changed[at & ~4095 : (at & ~4095) + 4096] = data[other : other + 4096]
        case _:
            changed[at:at] = chance.randbytes(chance.choice([1, 512, 4096]))
    return bytes(changed)


def test_damage_anywhere_is_noticed_or_harmless(opening: Opening) -> None:
    expected = everything(opening.open(fresh=True))
    assert everything(opening.open()) == expected
    whole = opening.index_file.read_bytes()
    for seed in range(COUNT):
        opening.index_file.write_bytes(damaged(whole, seed))
        assert everything(opening.open()) == expected, seed
    opening.index_file.write_bytes(damaged(whole, 0))
    catalog, is_current = at_once(opening)
    assert is_current
    assert everything(catalog) == expected


def test_every_byte_is_sealed(opening: Opening) -> None:
    whole = opening.index_file.read_bytes()
    chance = random.Random(0)
    places = [*range(100), *(chance.randrange(len(whole)) for _ in range(COUNT)), len(whole) - 1]
    for at in places:
        changed = bytearray(whole)
        changed[at] ^= 0x10
        opening.index_file.write_bytes(changed)
        assert database.open_database(opening.index_file, opening.folder) is None, at
    opening.index_file.write_bytes(whole)
    connection = database.open_database(opening.index_file, opening.folder)
    assert connection is not None
    connection.close()


def test_another_digit_in_a_number_is_noticed_though_the_database_is_sound(
    opening: Opening,
) -> None:
    expected = everything(opening.open())
    whole = opening.index_file.read_bytes()
    assert whole.count(b"202-555-0143") > 1
    opening.index_file.write_bytes(whole.replace(b"202-555-0143", b"202-555-0148"))
    with closing(sqlite3.connect(opening.index_file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert everything(opening.open()) == expected


def folder(path: Path) -> None:
    path.mkdir()


def full_folder(path: Path) -> None:
    path.mkdir()
    (path / "something").touch()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_endless_zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def without_permission(path: Path) -> None:
    path.write_bytes(b"")
    path.chmod(0)


def empty(path: Path) -> None:
    path.touch()


def text(path: Path) -> None:
    path.write_bytes(b"not a database, but long enough to have a header of one" * 40)


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE meta (something TEXT)")


IN_ITS_PLACE: list[Damage] = [
    folder,
    full_folder,
    pipe,
    link_to_nowhere,
    link_to_itself,
    link_to_endless_zeros,
    without_permission,
    empty,
    text,
    foreign,
]


@pytest.mark.parametrize("put", IN_ITS_PLACE)
def test_whatever_is_in_its_place_the_answer_is_the_same(
    opening: Opening, tmp_path: Path, put: Damage
) -> None:
    expected = everything(opening.open())
    other = opening._replace(cache=tmp_path)
    put(other.index_file)
    assert everything(at_once(other)[0]) == expected
    assert everything(other.open()) == expected
    # Nothing but a folder is in the way of the next index.
    connection = database.open_database(other.index_file, other.folder)
    assert (connection is None) is other.index_file.is_dir()
    if connection is not None:
        connection.close()
    assert not (tmp_path / "nowhere").exists()


def test_what_a_link_in_its_place_leads_to_is_left_alone(opening: Opening, tmp_path: Path) -> None:
    precious = tmp_path / "precious.sqlite3"
    foreign(precious)
    before = precious.read_bytes()
    other = opening._replace(cache=tmp_path / "cache")
    other.cache.mkdir()
    other.index_file.symlink_to(precious)
    assert everything(other.open()) == everything(opening.open())
    assert precious.read_bytes() == before
    assert not other.index_file.is_symlink()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SCHEMA_VERSION", 8),
        ("SCHEMA_VERSION", 99),
        ("__version__", "0.0.1"),
        ("__version__", "99.0"),
    ],
)
def test_an_index_of_another_version_is_made_anew(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    expected = everything(opening.open())
    other = opening._replace(cache=tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(database, name, value)
        tables = "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)"
        patch.setattr(database, "_TABLES", tables)
        connection = database.connect(other.index_file)
        with closing(connection):
            database.make_tables(connection, other.folder)
        seal(other.index_file)
        kept = database.open_database(other.index_file, other.folder)
        assert kept is not None
        kept.close()
    assert everything(at_once(other)[0]) == expected
    read: list[int] = []
    assert everything(other.open(lambda done, _: read.append(done))) == expected
    assert read == []


@pytest.mark.parametrize("become", ["cut off", "overwritten", "deleted", "a folder"])
def test_whatever_becomes_of_the_file_what_was_opened_goes_on(
    opening: Opening, become: str
) -> None:
    expected = everything(opening.open())
    catalog = opening.open()
    file = opening.index_file
    size = file.stat().st_size
    if become in ("deleted", "a folder"):
        file.unlink()
    if become == "a folder":
        file.mkdir()
    elif become != "deleted":
        file.write_bytes(b"x" * (size if become == "overwritten" else 0))
    assert everything(catalog) == expected
    assert everything(opening.open()) == expected
    if become == "a folder":
        file.rmdir()
        opening.open().close()


# Large ones, which are looked through while the screen is there already.


def enlarge(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every index be a large one."""
    monkeypatch.setattr(opening_module, "LARGE", 1000)
    monkeypatch.setattr(opening_module, "IN_MEMORY", 1000)
    monkeypatch.setattr(database, "IN_MEMORY", 1000)


@pytest.mark.parametrize("become", ["deleted", "replaced"])
def test_an_index_that_is_read_where_it_is_outlives_its_name(
    opening: Opening, monkeypatch: pytest.MonkeyPatch, become: str
) -> None:
    expected = everything(opening.open())
    monkeypatch.setattr(database, "IN_MEMORY", 1000)
    catalog, is_current = at_once(opening)
    assert is_current
    opening.index_file.unlink()
    if become == "replaced":
        opening.index_file.write_bytes(b"x")
    assert everything(catalog) == expected
    assert everything(opening.open()) == expected


def test_a_large_index_is_shown_at_once_and_looked_through_afterwards(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = everything(opening.open())
    enlarge(monkeypatch)
    catalog, is_current = at_once(opening)
    assert not is_current
    assert everything(catalog) == expected
    whole = opening.index_file.read_bytes()
    opening.index_file.write_bytes(whole.replace(b"202-555-0143", b"202-555-0148"))
    catalog, is_current = at_once(opening)
    catalog.close()
    assert not is_current
    assert everything(opening.open()) == expected


def test_a_large_index_that_cannot_be_shown_is_empty_at_first(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = everything(opening.open())
    enlarge(monkeypatch)
    whole = opening.index_file.read_bytes()
    for seed in range(COUNT):
        opening.index_file.write_bytes(damaged(whole, seed))
        is_small = opening.index_file.stat().st_size <= 1000  # that one is read, and written anew
        catalog, is_current = at_once(opening)
        assert is_current is is_small, seed
        catalog.close()
        assert everything(opening.open()) == expected, seed


def test_an_index_of_middle_size_is_looked_through_before_it_is_shown(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = everything(opening.open())
    monkeypatch.setattr(opening_module, "IN_MEMORY", 1000)
    whole = opening.index_file.read_bytes()
    opening.index_file.write_bytes(whole.replace(b"202-555-0143", b"202-555-0148"))
    catalog, is_current = at_once(opening)
    assert is_current
    assert everything(catalog) == expected
    catalog.close()
    catalog, is_current = at_once(opening)
    assert not is_current
    assert everything(catalog) == expected


@pytest.mark.parametrize("said", [b'"title": "Welcome', b'"kind": "page"'])
def test_a_large_index_whose_first_card_is_damaged_is_empty_at_first(
    opening: Opening, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    expected = everything(opening.open())
    enlarge(monkeypatch)
    whole = opening.index_file.read_bytes()
    assert said in whole
    opening.index_file.write_bytes(whole.replace(said, said[:-1] + b"\xff"))
    catalog, is_current = at_once(opening)
    assert (catalog.size, is_current) == (0, False)
    catalog.close()
    assert everything(opening.open()) == expected


def test_what_was_read_of_a_broken_file_is_lost_with_the_index_and_told(
    opening: Opening, tmp_path: Path
) -> None:
    location = Location(write_small(tmp_path / "content"), is_packaged=False)
    other = opening._replace(location=location, cache=tmp_path / "cache")
    other.open().close()
    write_file(tmp_path / "content/contacts/help-line.yaml", "title: [\n")
    with closing(other.open()) as catalog:
        assert catalog.position("help-line") is not None
    other.index_file.write_bytes(b"")
    with closing(other.open()) as catalog:
        assert catalog.position("help-line") is None
        assert catalog.broken is not None
    write_file(tmp_path / "content/contacts/help-line.yaml", fields(kind="helpline"))
    with closing(other.open()) as catalog:
        assert catalog.position("help-line") is not None
