"""What a query comes to with its saved views: bounded, and each view read once."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.content import DIRECTORY, fields, open_content, write_directory

from ketamine_tui.model.directory import Directory, SavedView
from ketamine_tui.query.extent import MAX_SIZE, MAX_VIEWS
from ketamine_tui.query.names import Names
from ketamine_tui.query.parse import MAX_DEPTH, parse, parse_view
from ketamine_tui.query.saved import view_problems
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import QueryError
from ketamine_tui.query.view import View

DOCUMENT = Path(__file__).parents[2] / "docs/filter-language.md"
MANY = 60
VIEWS = [{"name": "one", "query": "x"}, {"name": "ordered", "query": "sort:title"}]


class CountedNames(Names):
    """Names that count how often a saved view was looked up."""

    count = 0

    def view(self, name: str) -> SavedView | None:
        """Return the saved view of a name."""
        self.count += 1
        return super().view(name)


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> View:
    """Everything in a directory of one entry, which has two saved views."""
    files = {
        "directory.yaml": {**DIRECTORY, "views": VIEWS},
        "resources/x.yaml": fields(title="x", summary="a b", tags=["Pain"]),
    }
    folder = write_directory(tmp_path_factory.mktemp("content"), files)
    return View(Search(open_content(folder)))


def names_of(queries: Sequence[str]) -> CountedNames:
    """Return the names of a directory with views called v1, v2, ... in their order."""
    views = tuple(
        SavedView(f"v{n}", query, query_line=n) for n, query in enumerate(queries, start=1)
    )
    return CountedNames(Directory(title="T", views=views))


def multiplied(levels: int, mentions: int) -> list[str]:
    """Return the queries of views of which each names the one before so many times."""
    return ["word ", *(f"@v{n} " * mentions for n in range(1, levels))]


def test_views_that_multiply_are_told_at_once_with_their_lines_and_what_to_do() -> None:
    names = names_of(multiplied(4, MANY))
    problems = list(view_problems(names.directory.views, names, "directory.yaml"))
    assert names.count < 12 * MANY
    assert [(problem.line, problem.rule) for problem in problems] == [
        (3, "view-too-large"),
        (4, "view-invalid"),
    ]
    # Of 60 times 60, the fifth mention is the first that is too much.
    assert problems[0].message == (
        f"@v3 is too large: with @v2 there are more than {MAX_SIZE} words and values"
    )
    assert problems[0].hint == "name fewer saved views, or shorter ones"
    with pytest.raises(QueryError) as caught:
        parse("x @v4", names)
    assert caught.value.column == 3


def test_a_view_that_is_named_often_is_read_once() -> None:
    # Two to the power of four mentions of the first view; each text is looked into once.
    names = names_of(multiplied(5, 2))
    parse("@v5 @v5 @v5", names)
    assert names.count == 3 + 4 * 2


@pytest.mark.parametrize(
    "term", ["x", '"a b"', "#Pain", "id:x", "-x", "(x)", "kind:book", "@one", "@ordered"]
)
def test_the_largest_query_is_searched_and_one_term_more_is_not_read(
    searched: View, term: str
) -> None:
    assert searched.with_text(f"{term} " * MAX_SIZE).total == (term != "-x")
    with pytest.raises(QueryError, match="there are more than"):
        searched.with_text(f"{term} " * (MAX_SIZE + 1))


def test_a_view_of_two_words_counts_twice_each_time() -> None:
    names = names_of(["x OR y"])
    assert parse("@v1 " * (MAX_SIZE // 2), names).terms
    with pytest.raises(QueryError) as caught:
        parse("@v1 " * (MAX_SIZE // 2 + 1), names)
    assert caught.value.column == 1 + 4 * (MAX_SIZE // 2)


def test_every_value_of_a_field_counts() -> None:
    assert parse(f"id:{','.join(['x'] * MAX_SIZE)}", names_of([])).terms
    with pytest.raises(QueryError) as caught:
        parse(f"id:{','.join(['x'] * (MAX_SIZE + 1))}", names_of([]))
    assert caught.value.column == 4 + 2 * MAX_SIZE


def deepest(inner: str) -> str:
    """Return a term in as many parentheses as there may be, AND and OR in turn."""
    for level in range(MAX_DEPTH - 1):
        inner = f"(y OR {inner})" if level % 2 else f"(x {inner})"
    return inner


def test_the_deepest_views_of_the_deepest_parentheses_can_be_searched(tmp_path: Path) -> None:
    views = [
        {"name": f"v{n}", "query": deepest(f"@v{n + 1}" if n < MAX_VIEWS else "x")}
        for n in range(1, MAX_VIEWS + 1)
    ]
    files = {
        "directory.yaml": {**DIRECTORY, "views": views},
        "resources/a.yaml": fields(title="x"),
    }
    view = View(Search(open_content(write_directory(tmp_path, files))))
    assert not list(view_problems(view.catalog.views, view.search.names, "directory.yaml"))
    assert view.with_text("@v1").total == 1
    assert view.with_text("@v1").needles == ("x", "y")


def test_a_view_may_be_no_deeper_than_the_query_that_names_it() -> None:
    chain = [f"@v{n + 1}" for n in range(1, MAX_VIEWS + 1)]
    names = names_of([*chain, "x"])
    (problem,) = view_problems(names.directory.views, names, "directory.yaml")
    assert (problem.line, problem.rule) == (1, "view-invalid")
    for view in names.directory.views[1:]:
        assert parse_view(view, names) == parse(view.query, names)
        assert parse(f"@{view.name}", names)
    with pytest.raises(QueryError, match="nested deeper"):
        parse("@v1", names)


def test_depth_counts_however_a_view_was_read_first() -> None:
    """The same view is deep enough below a short way, and too deep below a long one."""
    chain = [f"@v{n + 1}" for n in range(1, MAX_VIEWS)]
    names = names_of([*chain, "x", "@v1"])
    for text in ("@v3 @v1", "@v1 @v3"):
        assert parse(text, names)
    for text in ("@v1 @v6", "@v6 @v1", "@v6"):
        with pytest.raises(QueryError, match="nested deeper"):
            parse(text, names)


def test_the_document_says_how_much() -> None:
    (number,) = re.findall(r"A query comes to (\d+) words and values at most", DOCUMENT.read_text())
    assert int(number) == MAX_SIZE
