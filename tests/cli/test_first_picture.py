"""What the first picture is of: the files that are compared before it is shown."""

import datetime as dt
from pathlib import Path

import pytest
from support.browsing import write_small

from ketamine_tui.actions.configuration import Configuration
from ketamine_tui.cli import first_picture
from ketamine_tui.cli.arguments import parse_arguments
from ketamine_tui.cli.browsing import asked_for
from ketamine_tui.cli.first_picture import shown_files
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.opening import Opening
from ketamine_tui.store.locate import Location

URGENT = {"contacts/help-line.yaml", "contacts/night-line.yaml", "contacts/office.yaml"}


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    """The small directory."""
    location = Location(write_small(tmp_path / "content"), is_packaged=False)
    day = dt.date(2026, 7, 24)
    return Opening(location, lambda: day, tmp_path / "cache", tmp_path / "views.yaml").open()


def files(catalog: Catalog, query: str = "") -> frozenset[str]:
    options = parse_arguments([query] if query else []).options
    return shown_files(catalog, asked_for(options, Configuration(), {}, has_colour=True))


def test_all_that_has_room_is_shown_first(catalog: Catalog) -> None:
    every = {catalog.origin(position).path for position in range(catalog.size)}
    assert files(catalog) == every


def test_urgent_help_is_among_what_is_shown_first_wherever_it_stands(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert files(catalog, "kind:book") >= {"resources/books/new-book.yaml", *URGENT}
    assert "resources/films/film.yaml" not in files(catalog, "kind:book")
    monkeypatch.setattr(first_picture, "_AMPLE", (300, 1))
    assert files(catalog) == {"pages/welcome.md", *URGENT}


def test_of_a_query_that_cannot_be_understood_nothing_is_shown_first(catalog: Catalog) -> None:
    assert files(catalog, "(kind:book") == frozenset()
