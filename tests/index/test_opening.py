"""Opening a directory: now and again later, with an index on the disk or without."""

import datetime as dt
from pathlib import Path

import pytest
from support.browsing import TODAY, write_small

from ketamine_tui.index import opening as module
from ketamine_tui.index.opening import Opening
from ketamine_tui.store.locate import ContentNotFoundError, Location


@pytest.fixture
def opening(tmp_path: Path) -> Opening:
    """What opens the small directory on a day that stays the same."""
    return opening_of(write_small(tmp_path / "content"), tmp_path)


def opening_of(content: Path, home: Path) -> Opening:
    location = Location(content, is_packaged=False)
    return Opening(location, lambda: TODAY, home / "cache", home / "views.yaml")


def test_what_is_opened_fresh_keeps_nothing(opening: Opening) -> None:
    read: list[int] = []
    catalog = opening.open(lambda done, _total: read.append(done), fresh=True)
    assert (catalog.size > 0, catalog.today, opening.cache.exists()) == (True, TODAY, False)
    assert read


def test_what_was_read_once_is_not_read_again(opening: Opening) -> None:
    first = opening.open()
    read: list[int] = []
    again = opening.open(lambda done, _total: read.append(done))
    assert (again.size, read, opening.index_file.exists()) == (first.size, [], True)


def test_the_day_is_asked_at_each_opening(opening: Opening) -> None:
    days = iter((TODAY, TODAY + dt.timedelta(days=1)))
    lasting = opening._replace(today=lambda: next(days))
    assert [lasting.open().today, lasting.open().today] == [
        TODAY,
        TODAY + dt.timedelta(days=1),
    ]


def test_a_small_directory_is_there_at_once(opening: Opening) -> None:
    catalog, is_current = opening.open_at_once(str)
    assert (catalog.size > 0, is_current) == (True, True)


def test_a_large_directory_is_empty_at_first_and_then_as_it_was(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FEW", 2)
    catalog, is_current = opening.open_at_once(str)
    assert (catalog.size, is_current) == (0, False)
    size = opening.open().size
    monkeypatch.setattr(module, "_MANY", 2)
    catalog, is_current = opening.open_at_once(str)
    assert (catalog.size, is_current) == (size, False)


def test_the_own_views_come_with_the_directory(opening: Opening) -> None:
    count = len(opening.open().views)
    opening.views_file.write_text("- name: mine\n  query: kind:book\n", "utf-8")
    assert [view.name for view in opening.open().views[count:]] == ["mine"]


def test_a_note_of_which_nothing_can_be_read_is_not_opened(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_bytes(b"# A note\n\n\xff\xfe\n")
    with pytest.raises(ContentNotFoundError, match=r"note\.md"):
        opening_of(note, tmp_path).open()
    note.write_text("# A note\n\n- [A book](https://example.org/)\n", "utf-8")
    assert opening_of(note, tmp_path).open().size > 0
