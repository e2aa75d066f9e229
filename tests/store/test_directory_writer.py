"""A directory and its tags that are written and read again are the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.content import SHIPPED
from support.entries import IDS, LINES, values_of

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.directory_schema import TAG, directory_record
from ketamine_tui.store.directory_writer import directory_text, tags_text, with_tags
from ketamine_tui.store.node import ListNode
from ketamine_tui.store.report import Report
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.yaml_reader import read_yaml

TAGS = st.lists(values_of(TAG), max_size=3)
SHIPPED_TAGS = (SHIPPED / "tags.yaml").read_text("utf-8")


def read_tags(text: str) -> list[Tag]:
    node = read_yaml(text)
    assert isinstance(node, ListNode)
    return [TAG.decode(item, Report("")) for item in node.items]


def test_the_shipped_directory_comes_back(tmp_path: Path) -> None:
    files = {"directory.yaml", "tags.yaml"}
    shipped = load_directory(SHIPPED, files).directory
    (tmp_path / "directory.yaml").write_text(directory_text(shipped), "utf-8")
    (tmp_path / "tags.yaml").write_text(tags_text(shipped.vocabulary), "utf-8")
    loaded = load_directory(tmp_path, files)
    assert loaded.problems == ()
    assert tuple(loaded.directory.vocabulary) == tuple(shipped.vocabulary)
    views = [view.itself for view in shipped.views]
    assert [view.itself for view in loaded.directory.views] == views
    for name in set(Directory._fields) - {"vocabulary", "views"}:
        assert getattr(loaded.directory, name) == getattr(shipped, name), name


SECTIONS = st.recursive(
    st.tuples(IDS, LINES).map(lambda known: Section(*known)),
    lambda within: st.tuples(
        IDS, LINES, LINES, st.lists(within, min_size=1, max_size=2).map(tuple)
    ).map(lambda known: Section(*known)),
    max_leaves=4,
)


@given(LINES, st.lists(SECTIONS, max_size=2).map(tuple))
def test_any_sections_come_back(title: str, sections: tuple[Section, ...]) -> None:
    directory = Directory(title=title, sections=sections)
    node, report = read_yaml(directory_text(directory)), Report("")
    assert node is not None
    found = directory_record(Vocabulary()).decode(node, report)
    assert (found.title, found.sections) == (title, sections)
    assert report.problems == []


@given(TAGS)
def test_tags_are_added_below_those_that_are_there(tags: list[Tag]) -> None:
    whole = with_tags(SHIPPED_TAGS, tags)
    assert whole.startswith(SHIPPED_TAGS)
    assert read_tags(whole) == [*read_tags(SHIPPED_TAGS), *tags]


def test_the_line_ends_of_a_file_stay_its_own() -> None:
    text = SHIPPED_TAGS.rstrip("\n").replace("\n", "\r\n")
    assert "\n" not in with_tags(text, [Tag("a-new-one", "New")]).replace("\r\n", "")


@pytest.mark.parametrize(
    "text", ['[{"id": "a", "label": "A"}]', "", "a: b", "  - {id: a, label: A}\n", "- ["]
)
def test_what_cannot_be_added_to_is_left_alone(text: str) -> None:
    with pytest.raises(
        NotWrittenError, match="not a list to add to; add these tags to it first: B"
    ):
        with_tags(text, [Tag("b", "B")])
