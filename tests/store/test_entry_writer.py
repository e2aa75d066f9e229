"""An entry that is written and read again is the same entry."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from support.content import SHIPPED
from support.entries import entries

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Contact, Entry, Page
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.entry_files import load_file, load_text
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.entry_writer import entry_text
from ketamine_tui.store.scan import scan

OF_CONTENT = {"section-unknown", "review-missing", "reviewer-missing", "link-outside"}
"""The rules that an arbitrary entry breaks by what it says, however well it is written."""


def read(entry: Entry, text: str, directory: Directory) -> tuple[Entry, tuple[Problem, ...]]:
    folder, ending = ("pages", "md") if isinstance(entry, Page) else ("contacts", "yaml")
    loaded = load_text(text, f"{folder}/{entry.id}.{ending}", directory)
    (found,) = loaded.entries
    return found.entry, loaded.problems


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(entries())
def test_any_entry_comes_back(entry: Entry) -> None:
    found, problems = read(entry, entry_text(entry), Directory(title="none"))
    assert found == entry
    assert {problem.rule for problem in problems} <= OF_CONTENT


FILES = [path for path in scan(SHIPPED).paths if "/" in path]


def test_what_is_shipped_comes_back() -> None:
    directory = load_directory(SHIPPED, set(scan(SHIPPED).paths)).directory
    for path in FILES:
        for loaded in load_file(SHIPPED, path, directory).entries:
            entry = loaded.entry
            found, _ = read(entry, entry_text(entry), directory)
            assert found == entry, path


def test_fields_stand_in_the_order_of_the_table_and_reviews_last() -> None:
    path = "contacts/helplines/crisis-uk-samaritans.yaml"
    directory = load_directory(SHIPPED, set(scan(SHIPPED).paths)).directory
    (loaded,) = load_file(SHIPPED, path, directory).entries
    names = re.findall(r"^([a-z_]+):", entry_text(loaded.entry), re.MULTILINE)
    order = [*(n for n in ENTRY_RECORDS[Contact].fields if n != "reviews"), "reviews"]
    assert names == [name for name in order if name in names]
    assert names[-1] == "reviews"


ODD = ("yes", "1.50", "~", "- x", "a: b", "# x", "!x", "&x", "*x", "%x", "@x", "`x", "|", ">", "<<")


@pytest.mark.parametrize("text", ODD)
def test_what_yaml_would_take_for_something_else_is_text(text: str) -> None:
    entry = Page(id="a", kind=Kind.PAGE, section="s", title=text, summary=text, body="x")
    found, _ = read(entry, entry_text(entry), Directory(title="none"))
    assert found == entry


def test_a_required_field_is_written_even_when_it_is_empty() -> None:
    entry = Contact(id="a", kind=Kind.PERSON, section="s", title="T", summary="")
    text = entry_text(entry)
    assert 'summary: ""\n' in text
    assert read(entry, text, Directory(title="none"))[0] == entry
