"""Completing the word that is typed: what is offered, in which order, and what it does to the query."""

from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.content import (
    DIRECTORY,
    SHIPPED,
    TODAY,
    Data,
    fields,
    open_content,
    write_directory,
)

from ketamine_tui.query import fields as names_of
from ketamine_tui.query.candidates import Completions
from ketamine_tui.query.complete import MOST, complete
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import QueryError
from ketamine_tui.query.view import View

TAGS: list[dict[str, object]] = [
    {"id": "mood", "label": "Mood", "aliases": ["Feelings"]},
    {"id": "depression", "label": "Depression", "aliases": ["MDD"], "parent": "mood"},
    {"id": "major-depression", "label": "MajorDepression"},
    {"id": "deprivation", "label": "Deprivation"},
    {"id": "pain", "label": "Pain"},
    {"id": "dashes", "label": "--"},
]
FILES: Mapping[str, Data] = {
    "directory.yaml": {
        **DIRECTORY,
        "views": [
            {"name": "crisis", "title": "Crisis lines", "query": "#Pain"},
            {"name": "new-books", "query": "kind:book issued:2019.."},
            {"name": "broken", "query": "#Nowhere"},
        ],
    },
    "tags.yaml": TAGS,
    "resources/a.yaml": fields(title="A", tags=["Depression", "Two words"], regions=["US"]),
    "resources/b.yaml": fields(title="B", tags=["Depression"], regions=["GB-ENG"], issued="2020"),
    "resources/c.yaml": fields(title="C", tags=["Pain", "a,b"], kind="video", section="films"),
    "resources/d.yaml": fields(title="D", tags=['say "x"', "dots..here"], reviews=None),
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The view of everything."""
    folder = write_directory(tmp_path_factory.mktemp("complete"), FILES)
    return View(Search(open_content(folder)))


@pytest.fixture(scope="module")
def shipped() -> View:
    """The view of the shipped directory."""
    return View(Search(open_content(SHIPPED, TODAY)))


def at_end(text: str, view: View) -> Completions:
    return complete(text, len(text), view)


def offered(text: str, view: View) -> list[str]:
    """Return what may be put in at the end of a text."""
    return [candidate.text for candidate in at_end(text, view).candidates]


def shown(text: str, view: View) -> list[str]:
    """Return how the candidates are shown."""
    return [f"{c.label} {c.note}".strip() for c in at_end(text, view).candidates]


def accepted(text: str, found: Completions, number: int = 0) -> str:
    return text[: found.start] + found.candidates[number].text + text[found.end :]


def column_of_mistake(text: str, view: View) -> int:
    """Return where a text cannot be understood, but for groups that are still open; 0 where it can."""
    try:
        view.with_text(text + ")" * (text.count("(") - text.count(")")))
    except QueryError as error:
        return error.column
    return 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ki", ["kind:"]),
        ("KI", ["kind:"]),
        ("-ki", ["kind:"]),
        ("!ki", ["kind:"]),
        ("(ki", ["kind:"]),
        ("NOT ki", ["kind:"]),
        ("old OR ki", ["kind:"]),
        ('"a b" ki', ["kind:"]),
        ("re", ["region:", "reviewer:", "reviewed:"]),
        ("lang", ["language:"]),
        ("isb", ["identifier:"]),
        ("k", []),
        ("xyzzy", []),
        ("kind2", []),
        ("OR", []),
        ("NOT", []),
        ('"ki', []),
        ('"ki" ', []),
        ("ki ", []),
        ("", []),
    ],
)
def test_names_of_fields(view: View, text: str, expected: list[str]) -> None:
    assert offered(text, view) == expected


def test_another_name_of_a_field_is_shown_with_the_field(view: View) -> None:
    assert shown("isb", view) == ["isbn: = identifier:"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#dep", ["#Depression 2", "#Deprivation 0", "#MajorDepression 0"]),
        ("-#dep", ["#Depression 2", "#Deprivation 0", "#MajorDepression 0"]),
        ("#DEPRI", ["#Deprivation 0"]),
        ("#major-d", ["#MajorDepression 0"]),
        ("#md", ["#MDD = #Depression 2"]),
        ("#feel", ["#Feelings = #Mood 2"]),
        ("(#pai", ["#Pain 1"]),
        ("tag:dep", ["Depression 2", "Deprivation 0", "MajorDepression 0"]),
        ("tag:=pai", ["Pain 1"]),
        ("tags:pain,m", ["Mood 2", "MajorDepression 0", "MDD = Depression 2"]),
        ("#Pain", []),
        ("#none", []),
        ("#pain,m", []),
        ("a#pa", []),
    ],
)
def test_tags_are_found_by_label_id_and_alias_and_counted(
    view: View, text: str, expected: list[str]
) -> None:
    assert sorted(shown(text, view)) == sorted(expected)
    begins = [c.label.lstrip("#").lower().startswith("dep") for c in at_end(text, view).candidates]
    assert "dep" not in text or begins == sorted(begins, reverse=True)


def test_the_commonest_of_equally_good_tags_comes_first(view: View) -> None:
    assert shown("#", view)[:3] == ["#Mood 2", "#Depression 2", "#Pain 1"]
    assert shown("#dep", view)[0] == "#Depression 2"


def test_counts_are_those_of_the_result(view: View) -> None:
    narrowed = view.with_text("kind:video")
    assert shown("kind:video #dep", narrowed)[0] == "#Depression 0"
    assert shown("kind:video #pa", narrowed) == ["#Pain 1"]
    assert shown("no:region,iss", view) == ["issued 3"]
    assert shown("has:iss", view) == ["issued 1"]


def test_while_a_search_runs_nothing_is_counted(view: View) -> None:
    whole = view.with_text("b")
    steps = whole.steps()
    part = whole.until(next(steps))
    assert shown("#pa", part) == ["#Pain"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is:to", ["to-be-reviewed"]),
        ("state:check", ["checked", "source-checked", "unchecked"]),
        ("kind:vid", ["video"]),
        ("kind:book,vid", ["video"]),
        ("kind:video,vid", []),
        ("kind:book", []),
        ("region:g", ["GB-ENG"]),
        ("section:lib", ["library"]),
        ("section:first", ["start"]),
        ("has:iss", ["issued"]),
        ("no:iss", ["issued"]),
        ("has:=iss", []),
        ("title:old", []),
        ("issued:20", []),
        ("colour:r", []),
        ("http://ki", []),
        ('kind:"vid', ["video"]),
        ('kind:"vid"', []),
        ('kind:vi"d', []),
        ('kind:"book",vid', ["video"]),
        ("tag:two", ['"Two words"']),
        ("tag:a,", ["Depression", "Mood", '"a,b"']),
    ],
)
def test_values_of_fields(view: View, text: str, expected: list[str]) -> None:
    assert set(expected) <= set(offered(text, view))
    assert bool(expected) == bool(offered(text, view))


def test_values_that_are_given_already_are_not_offered(view: View) -> None:
    assert "book" in offered("kind:", view)
    assert "book" not in offered("kind:book,", view)
    assert "book" not in offered('kind:"book",', view)
    assert "book" not in offered("kind:books,", view)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sort:", ["title", "issued", "reviewed", "next", "risk", "match", "order"]),
        ("sort:i", ["issued"]),
        ("old sort:-i", ["-issued"]),
        ("SORT:T", ["title"]),
        ("sort:issued", []),
        ("(sort:i", []),
        ("(a) sort:i", ["issued"]),
        ("-sort:i", []),
        ("sort:title sort:i", []),
    ],
)
def test_orders(view: View, text: str, expected: list[str]) -> None:
    assert offered(text, view) == expected


def test_saved_views_are_offered_with_their_titles_unless_they_are_broken(view: View) -> None:
    assert shown("@", view) == ["@crisis Crisis lines", "@new-books"]
    assert shown("-@book", view) == ["@new-books"]
    assert shown("@lines", view) == ["@crisis Crisis lines"]
    assert shown("@crisis", view) == []


def test_values_with_special_characters_are_quoted(view: View) -> None:
    assert offered("#two", view) == ['tag:"Two words"']
    assert offered("#say", view) == ['tag:"say \\"x\\""']
    assert offered("#a,", view) == ['tag:"a,b"']
    assert offered('tag:"a,', view) == ['"a,b"']
    assert offered("tag:dots", view) == ['"dots..here"']


def test_a_label_of_signs_alone_is_found_by_its_id(view: View) -> None:
    assert offered("#das", view) == ["#--"]
    assert str(view.with_text("#--").query) == "#--"


def test_there_are_never_more_candidates_than_fit(shipped: View) -> None:
    assert len(offered("#", shipped)) == len(offered("kind:", shipped)) == MOST


@pytest.mark.parametrize(
    ("text", "cursor", "expected"),
    [
        ("#dep old", 4, "#Depression old"),
        ("(#dep)", 5, "(#Depression)"),
        ("-#dep OR x", 5, "-#Depression OR x"),
        ("kind:vid,book", 8, "kind:video,book"),
        ("tag:=dep x", 8, "tag:=Depression x"),
        ("a  ki  b", 5, "a  kind:  b"),
        ("sort:-iss x", 9, "sort:-issued x"),
        ('tag:"dep x', 8, "tag:Depression x"),
        ("#depx", 4, None),
        ("#dep,x", 4, None),
        ('kind:"vi" "', 8, None),
        ("(kid", 3, None),
    ],
)
def test_only_the_word_at_the_cursor_changes(
    view: View, text: str, cursor: int, expected: str | None
) -> None:
    found = complete(text, cursor, view)
    assert (accepted(text, found) if found.candidates else None) == expected


BEGINNINGS = st.sampled_from(
    (
        *("#", "#d", "#t", "@", "@n", "ki", "is:", "is:r", "tag:", "tag:=", "kind:b", "region:"),
        *("sort:", "sort:-", "has:", "no:p", "section:", "-#", "!@", "(#m", 'tag:"', "tag:Pain,"),
        *("language:", "audience:", "method:", 'tag:"Two words",', "#\u00e9", "method:r"),
    )
)
TEXTS = st.one_of(BEGINNINGS, st.text('#@:-!()",= \\abdekimnopst\u00e9', max_size=12))
GOOD = ("", "old ", "kind:book OR ", "(a b) ", '"x y" ', "-#Pain ", "NOT ")


@given(before=st.sampled_from(GOOD), text=TEXTS, after=st.sampled_from(("", " old", ' "x y"')))
def test_what_is_put_in_can_be_understood_and_nothing_else_changes(
    view: View, before: str, text: str, after: str
) -> None:
    cursor = len(before + text)
    found = complete(before + text + after, cursor, view)
    assert len(found.candidates) <= MOST
    assume(found.candidates)
    assert len(before) <= found.start <= found.end == cursor
    for number, candidate in enumerate(found.candidates):
        whole = accepted(before + text + after, found, number)
        assert whole == f"{whole[: found.start]}{candidate.text}{after}"
        if candidate.text.endswith(":"):
            field = candidate.text[:-1]
            assert field in names_of.FIELDS or field == names_of.SORT
            continue
        # On its own: what stands before it may be without sense in any case.
        alone = text[: found.start - len(before)] + candidate.text
        assert column_of_mistake(alone, view) <= found.start - len(before), alone


@given(text=st.text('#@:-!()",=\\ adekims', max_size=16), cursor=st.integers(0, 16))
def test_any_text_can_be_completed(view: View, text: str, cursor: int) -> None:
    cursor = min(cursor, len(text))
    found = complete(text, cursor, view)
    assert 0 <= found.start <= found.end == cursor


def test_every_tag_of_the_shipped_directory_is_offered_by_its_beginning(shipped: View) -> None:
    for tag in shipped.search.names.directory.vocabulary:
        if len(tag.label) > 3:
            assert f"#{tag.label}" in offered(f"#{tag.label[:-1]}", shipped), tag.label
