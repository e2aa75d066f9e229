"""Opening a directory: now and again later, with an index on the disk or without."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest
from support.browsing import TODAY, write_small

from ketamine_tui.index import opening as module
from ketamine_tui.index.opening import Opening
from ketamine_tui.store.locate import ContentNotFoundError, Location

SHOWN, NOT_SHOWN = "pages/welcome.md", "contacts/office.yaml"


@pytest.fixture
def opening(tmp_path: Path) -> Opening:
    """What opens the small directory on a day that stays the same."""
    return opening_of(write_small(tmp_path / "content"), tmp_path)


def opening_of(content: Path, home: Path) -> Opening:
    location = Location(content, is_packaged=False)
    return Opening(location, lambda: TODAY, home / "cache", home / "views.yaml")


def opened(opening: Opening) -> tuple[int, bool]:
    """Open a directory as the screen does; return how many entries are known, and whether that is all."""
    catalog, is_current = opening.open_at_once(lambda _: [SHOWN])
    with closing(catalog):
        return catalog.size, is_current


def change(opening: Opening, path: str) -> None:
    """Write a file another time, with one line more."""
    with (opening.folder / path).open("a", encoding="utf-8") as file:
        file.write("\n")


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
    size, is_current = opened(opening)
    assert (size > 0, is_current) == (True, True)


def test_a_directory_that_is_long_to_read_is_empty_at_first(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FEW", 2)
    assert opened(opening) == (0, False)


def test_a_large_directory_is_as_it_was_at_first(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = opening.open().size
    monkeypatch.setattr(module, "IN_MEMORY", 0)
    assert opened(opening) == (size, False)
    change(opening, NOT_SHOWN)
    (opening.folder / NOT_SHOWN).with_name("new.yaml").write_text("title: [\n", "utf-8")
    assert opened(opening) == (size, False)


@pytest.mark.parametrize("path", [SHOWN, "directory.yaml", "tags.yaml"])
def test_what_is_shown_first_is_never_what_it_was_before_a_change(
    opening: Opening, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    size = opening.open().size
    monkeypatch.setattr(module, "IN_MEMORY", 0)
    change(opening, path)
    assert opened(opening) == (size, True)
    assert opened(opening) == (size, False)
    change(opening, path)
    monkeypatch.setattr(module, "_MANY", 2)
    assert opened(opening) == (0, False)


def test_a_file_that_is_shown_first_and_gone_is_not_shown(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = opening.open().size
    monkeypatch.setattr(module, "IN_MEMORY", 0)
    (opening.folder / SHOWN).unlink()
    assert opened(opening) == (size - 1, True)


def test_a_small_directory_of_which_much_has_changed_is_as_it_was_but_for_what_is_shown_first(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = opening.open().size
    monkeypatch.setattr(module, "_FEW", 0)
    change(opening, NOT_SHOWN)
    assert opened(opening) == (size, False)
    change(opening, SHOWN)
    assert opened(opening) == (0, False)


def test_a_large_note_is_compared_as_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note.md"
    note.write_text("# A note\n\n- [A book](https://example.org/)\n", "utf-8")
    opening = opening_of(note, tmp_path)
    size = opening.open().size
    monkeypatch.setattr(module, "IN_MEMORY", 0)
    assert opening.open_at_once(lambda _: ["note.md"])[1] is False
    with note.open("a", encoding="utf-8") as file:
        file.write("- [A second book](https://example.org/second)\n")
    catalog, is_current = opening.open_at_once(lambda _: ["note.md"])
    assert (catalog.size, is_current) == (size + 1, True)


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
