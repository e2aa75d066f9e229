"""Why a query hides what it hides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from query.sample import SAMPLE
from support.content import open_content, write_directory

from ketamine_tui.query.explain import MOST_TERMS, relaxations
from ketamine_tui.query.placement import hiding_terms
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder: Path = write_directory(tmp_path_factory.mktemp("content"), SAMPLE)
    catalog = open_content(folder)
    yield View(Search(catalog))
    catalog.close()


def ids(view: View) -> list[str]:
    return [row.id for row in view.catalog.rows(view.positions)]


def test_each_term_is_removed_in_turn(everything: View) -> None:
    view = everything.with_text("book -#Pain (mood OR office) kind:book sort:-title")
    assert ids(view) == ["mood-book"]
    removed = {way.text: ids(way.view) for way in relaxations(view)}
    assert removed == {
        '"book"': ["mood-book"],
        '"-#Pain"': ["mood-book"],
        '"mood OR office"': ["mood-book"],
        '"kind:book"': ["office", "mood-book"],
    }
    assert list(removed) == ['"book"', '"-#Pain"', '"mood OR office"', '"kind:book"']
    assert {str(one.view.query.sort) for one in relaxations(view)} == {"sort:-title"}


def test_the_section_can_be_left_too_and_what_gives_nothing_is_not_offered(
    everything: View,
) -> None:
    view = everything.with_text("old kind:clinic").with_section("books")
    assert ids(view) == []
    assert [(way.text, ids(way.view)) for way in relaxations(view)] == [
        ('"kind:clinic"', ["old-book"]),
        ('section "Books"', ["old-clinic"]),
    ]


def test_where_no_single_term_helps_the_whole_query_can_be_removed(everything: View) -> None:
    (whole,) = relaxations(everything.with_text("xqzv wwyy"))
    assert whole.words == f'Remove "xqzv wwyy": {everything.total} entries'
    (whole,) = relaxations(everything.with_text("xqzv wwyy").with_section("books"))
    assert (whole.text, whole.view.section) == ('"xqzv wwyy"', "books")


@pytest.mark.parametrize(("more", "removed"), [(0, "xqzv"), (1, None)])
def test_of_a_whole_text_no_single_word_is_tried(
    everything: View, more: int, removed: str | None
) -> None:
    words = ["xqzv", *["book"] * (MOST_TERMS - 1 + more)]
    view = everything.with_text(" ".join(words))
    assert len(view.query.terms) == len(words)
    (way,) = relaxations(view)
    assert way.text == f'"{removed or view.query}"'


def test_where_the_section_is_empty_it_goes_with_the_query(everything: View) -> None:
    (whole,) = relaxations(everything.with_text("xqzv").with_section("gone"))
    assert (whole.text, whole.view.total) == ('"xqzv" and section "gone"', everything.total)


def test_a_phrase_has_quotation_marks_already(everything: View) -> None:
    (phrase,) = relaxations(everything.with_text('"not there"'))
    assert phrase.text == '"not there"'
    (two,) = relaxations(everything.with_text('"not there" "nor here"'))
    assert two.text == '""not there" "nor here""'


def test_a_section_that_is_gone_goes_by_its_name(everything: View) -> None:
    (only,) = relaxations(everything.with_section("gone"))
    assert (only.text, only.view.total) == ('section "gone"', everything.total)


def test_without_terms_and_section_nothing_can_be_removed(everything: View) -> None:
    assert relaxations(everything) == ()
    assert relaxations(everything.with_text("sort:title")) == ()


@pytest.mark.parametrize(
    ("query", "entry", "hiding"),
    [
        ("", "film", ()),
        ("film", "film", ()),
        ("book", "film", ("book",)),
        ("film book -kind:video has:url", "film", ("book", "-kind:video")),
        ("(book OR clinic) film", "film", ("book OR clinic",)),
        ("(book OR film) kind:book", "film", ("kind:book",)),
        ("@to-call film sort:title", "film", ("@to-call",)),
        ("book film", "office", ("film",)),
    ],
)
def test_the_terms_that_hide_an_entry(
    everything: View, query: str, entry: str, hiding: tuple[str, ...]
) -> None:
    position = everything.catalog.position(entry)
    assert position is not None
    view = everything.with_text(query)
    assert hiding_terms(view, position) == hiding
    assert (view.place_of(position) is None) is bool(hiding)


def test_the_section_is_no_term(everything: View) -> None:
    position = everything.catalog.position("film")
    assert position is not None
    view = everything.with_text("film").with_section("people")
    assert view.total == 0
    assert hiding_terms(view, position) == ()
