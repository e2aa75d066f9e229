"""Saved views: what is wrong with them, and how new ones may be called."""

from pathlib import Path

import pytest
from support.content import DIRECTORY, SHIPPED, TODAY, fields, open_content, write_directory

from ketamine_tui.query.names import Names
from ketamine_tui.query.parse import parse
from ketamine_tui.query.saved import refusal, suggested_name, view_problems
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

VIEWS: list[dict[str, object]] = [
    {"name": "fine", "query": "#Pain"},
    {"name": "broken", "query": "#Nowhere"},
    {"name": "round", "query": "@about"},
    {"name": "about", "query": "@round OR kind:book"},
    {"name": "Not a name", "query": "x"},
    {"name": "fine", "query": "kind:book", "title": "The second"},
    {"name": "unclosed", "query": "(old"},
]


def search(folder: Path, views: list[dict[str, object]]) -> Search:
    files = {
        "directory.yaml": {**DIRECTORY, "views": views},
        "resources/a.yaml": fields(title="A"),
    }
    return Search(open_content(write_directory(folder, files)))


@pytest.fixture
def names(tmp_path: Path) -> Names:
    """The names of a directory with views."""
    return search(tmp_path, VIEWS).names


def problems(names: Names) -> list[str]:
    return [str(p) for p in view_problems(names.directory.views, names, "directory.yaml")]


def test_a_view_that_cannot_be_understood_is_a_problem_with_its_line(tmp_path: Path) -> None:
    write_directory(tmp_path, {"resources/a.yaml": fields(title="A")})
    (tmp_path / "directory.yaml").write_text(
        "title: T\n"
        "sections: [{id: books, title: Books}]\n"
        "views:\n"
        "  - name: fine\n"
        "    query: '#Pain'\n"
        "  - name: Bad\n"
        "    query: x\n"
        "  - query: '#Pian'\n"
        "    name: broken\n",
        encoding="utf-8",
    )
    catalog = open_content(tmp_path)
    found = list(view_problems(catalog.directory.views, Search(catalog).names, "directory.yaml"))
    (problem,) = map(str, found)
    assert problem.startswith(
        "directory.yaml:8:12: error view-invalid @broken cannot be understood:"
    )
    assert problem.endswith("there is no tag Pian (did you mean Pain?)")
    assert [view.line for view in catalog.views] == [4, 8]


def test_views_that_ask_for_themselves_and_names_that_are_taken_are_problems(names: Names) -> None:
    rules = [(text.split("@")[1].split()[0], text.split()[2]) for text in problems(names)]
    assert rules == [
        ("broken", "view-invalid"),
        ("round", "view-invalid"),
        ("about", "view-invalid"),
        ("fine", "view-duplicate"),
        ("unclosed", "view-invalid"),
    ]


def test_a_view_that_cannot_be_understood_matches_nothing_and_stops_nothing(tmp_path: Path) -> None:
    view = View(search(tmp_path, VIEWS))
    counts = {count.value: count.total for count in view.view_counts}
    assert counts["broken"] == counts["round"] == counts["unclosed"] == 0


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("new", ""),
        ("new-2-b", ""),
        ("", "type a name for the view"),
        ("New", "use only a-z, 0-9 and single hyphens in a name"),
        ("a b", "use only a-z, 0-9 and single hyphens in a name"),
        ("a--b", "use only a-z, 0-9 and single hyphens in a name"),
        ("-a", "use only a-z, 0-9 and single hyphens in a name"),
        ("\u00e9", "use only a-z, 0-9 and single hyphens in a name"),
        ("fine", "there is a view @fine already"),
        ("fi-ne", "there is a view @fine already"),
    ],
)
def test_names_that_are_malformed_or_taken_are_refused(
    names: Names, name: str, reason: str
) -> None:
    assert refusal(name, names) == reason


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("#Pain -kind:book", "pain-kind-book"),
        ("fine", "fine-2"),
        ("\u00e9tude", "etude"),
        ("\u6f22", "view"),
        ("words that go on and on and on for long", "words-that-go-on-and-on-and"),
        ("x" * 50, "x" * 30),
    ],
)
def test_a_name_is_suggested_that_can_be_had(names: Names, query: str, name: str) -> None:
    assert suggested_name(parse(query, names), names) == name
    assert refusal(name, names) == ""


def test_every_view_of_the_shipped_directory_gives_results_but_those_that_wait_for_work() -> None:
    view = View(Search(open_content(SHIPPED, TODAY)))
    assert not list(view_problems(view.catalog.views, view.search.names, "directory.yaml"))
    assert 5 <= len(view.view_counts) <= 7
    empty = [count.value for count in view.view_counts if not count.total]
    assert empty == ["overdue"]
    later = View(Search(open_content(SHIPPED, TODAY.replace(year=TODAY.year + 4))))
    assert next(count for count in later.view_counts if count.value == "overdue").total
