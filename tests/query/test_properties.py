"""Whatever is asked of whatever directory, every part of the program gives the same answer."""

import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from query.directories import WORDS, directories
from query.naive import check, facets, naive
from query.strategies import queries
from support.content import TODAY, Data, open_content, write_directory

from ketamine_tui.cli import main
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.marks import NO_MARKS, Mark, Marks, MarksPlace
from ketamine_tui.query.modes import Mode, with_mode
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View
from ketamine_tui.store.locate import Location
from ketamine_tui.store.marks_file import change_marks
from ketamine_tui.store.user_folders import marks_file


@contextmanager
def opened(files: dict[str, Data], marks: Marks = NO_MARKS) -> Iterator[tuple[Path, Catalog]]:
    """Write a directory and the marks of its entries, and open it; shell commands keep its index beside it."""
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", f"{scratch}/cache")
        patch.setenv("XDG_DATA_HOME", f"{scratch}/data")
        folder = write_directory(Path(scratch, "content"), files)
        place = MarksPlace(marks_file(), Location(folder, is_packaged=False).identity)
        change_marks(place, lambda _: marks)
        catalog = open_content(folder).with_marks(marks)
        yield folder, catalog
        catalog.close()


def listed(folder: Path, text: str) -> list[str]:
    """Return the ids that ``list --json`` prints."""
    printed = io.StringIO()
    options = ("--json", "--content", str(folder), "--as-of", TODAY.isoformat())
    with redirect_stdout(printed):
        code = main(["list", *options, "--", text])
    rows = json.loads(printed.getvalue())["entries"]
    assert code == (0 if rows else 1)
    return [row["id"] for row in rows]


SPOKEN = (*WORDS, "=blue", "mdd", "mood", "for families", "england", "united kingdom")
"""Words to ask for, some of which stand for others, for a tag or for a region."""

MARKS = st.dictionaries(
    st.sampled_from(["e0", "e1", "c0", "c1", "p0", "gone"]),
    st.builds(Mark, st.just(value=True), st.sampled_from(["", *WORDS, "blue\nsky"])),
    max_size=3,
)
"""What somebody has put to entries, some of which are not there."""

OF_MARKS = st.sampled_from(
    ["is:marked", "-is:marked stone", "is:marked is:unchecked", "is:marked,urgent sort:title"]
    + [f'note:"{word}"' for word in ("blue", "stone", "ünder", "e sky")]
)
"""Queries about that."""

SEVERAL = ("tag", "region", "language", "audience", "has", "@")
"""Facets of which an entry may have several values, so that one more always narrows the view."""


@settings(max_examples=60)
@given(directories(), st.data())
def test_every_answer_is_that_of_looking_at_every_record(
    files: dict[str, Data], data: st.DataObject
) -> None:
    with opened(files, data.draw(MARKS)) as (folder, catalog):
        plain = naive(folder, catalog)
        search = Search(catalog)
        asked = queries(search.names, SPOKEN)
        for text in (*data.draw(st.lists(asked, min_size=1, max_size=4)), data.draw(OF_MARKS)):
            section = data.draw(st.sampled_from(["", "", "library", "people", "unsorted"]))
            view = View(search).with_text(text).with_section(section)
            check(view, plain)
            everywhere = [entry.id for entry in plain.view(view.query)]
            assert listed(folder, text) == everywhere
            assert listed(folder, str(view.query)) == everywhere


@settings(max_examples=40)
@given(directories(), st.data())
def test_a_count_is_the_length_of_the_list_that_it_leads_to(
    files: dict[str, Data], data: st.DataObject
) -> None:
    with opened(files) as (_, catalog):
        search = Search(catalog)
        view = View(search).with_text(data.draw(queries(search.names, SPOKEN)))
        for field, counts in facets(view).items():
            for count in counts:
                if count.mode is Mode.OFF and field in SEVERAL:
                    narrower = with_mode(view.query, field, count.value, Mode.INCLUDE)
                    assert view.with_query(narrower).total == count.total
        for count in view.section_counts:
            assert view.with_section(count.value).total == count.total
