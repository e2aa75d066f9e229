"""Files that are read once, however often they are asked for."""

from pathlib import Path

from support.content import fields, load

from ketamine_tui.model.directory import Directory
from ketamine_tui.store.entry_files import load_file
from ketamine_tui.store.reading_once import reading_once

BOOK = "resources/a-book.yaml"
DIRECTORY = Directory("Herons")


def test_a_file_is_read_once_within_until_it_changes(tmp_path: Path) -> None:
    load(tmp_path, BOOK, fields())
    with reading_once():
        first = load_file(tmp_path, BOOK, DIRECTORY)
        assert load_file(tmp_path, BOOK, DIRECTORY) is first
        load(tmp_path, BOOK, fields(title="Another"))
        (changed,) = load_file(tmp_path, BOOK, DIRECTORY).entries
        assert changed.entry.title == "Another"


def test_nothing_is_kept_afterwards(tmp_path: Path) -> None:
    load(tmp_path, BOOK, fields())
    with reading_once():
        first = load_file(tmp_path, BOOK, DIRECTORY)
    again = load_file(tmp_path, BOOK, DIRECTORY)
    assert again is not first
    assert load_file(tmp_path, BOOK, DIRECTORY) is not again
