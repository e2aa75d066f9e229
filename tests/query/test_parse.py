"""The filter language: what a query means, how it is written back, and what is no query."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.content import Data, fields, open_content, page, write_directory

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.query import fields as query_fields
from ketamine_tui.query.parse import MAX_DEPTH, parse
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import Field, Query, QueryError, Text, Value
from ketamine_tui.query.view import View

FLAGGED = {"date": "2026-11-01", "status": "to-be-reviewed", "note": "Unsure"}
FILES: dict[str, Data] = {
    "pages/hello.md": page("Say *hello* to everybody.\n", title="Hello"),
    "resources/blue.yaml": fields(title="Blue book", tags=["depression"], authors=["Ann Café"]),
    "resources/grey.yaml": fields(title="Grey book", tags=["pain"], reviews=[FLAGGED]),
    "resources/film.yaml": fields(
        title="A film or two", kind="video", section="films", tags=["mood", "pain"], reviews=None
    ),
    "contacts/line.yaml": fields(
        title="Help line",
        kind="helpline",
        section="people",
        tags=["for-families", "Loose"],
        phones=[{"number": "(800) 555-0100"}],
        reviews=[{"date": "2020-01-01", "status": "reviewed", "role": "nurse"}],
    ),
    "contacts/ward.yaml": fields(
        title="Ward",
        kind="clinic",
        section="nowhere",
        reviews=[{"date": "2026-11-01", "status": "withdrawn"}],
    ),
}
ALL = "hello blue grey film line ward"


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    folder = write_directory(tmp_path_factory.mktemp("content"), FILES)
    opened = open_content(folder)
    yield opened
    opened.close()


UNCHECKED = "is:to-be-reviewed,needs-changes,withdrawn,overdue,changed-since-review"
QUERIES = [
    # Words.
    ("", "", ALL),
    ("   ", "", ALL),
    ("book", "book", "blue grey"),
    ("BLUE book", "BLUE book", "blue"),
    ("boo", "boo", "blue grey"),
    ("cafe", "cafe", "blue"),
    ("CAFÉ", "CAFÉ", "blue"),
    ("8005550100", "8005550100", "line"),
    ("555-01", "555-01", "line"),
    ("or", "or", "film line"),
    ("nothing-like-it", "nothing-like-it", ""),
    ('"grey book"', '"grey book"', "grey"),
    ('"book grey"', '"book grey"', ""),
    ('"or"', '"or"', "film line"),
    ('"OR"', '"OR"', "film line"),
    ('"tag:pain"', '"tag:pain"', ""),
    (r'"a \"b\" \\"', r'"a \"b\" \\"', ""),
    ('""', '""', ALL),
    ('blue"book"', 'blue "book"', "blue"),
    ("https://example.org", "https://example.org", ""),
    ("10:30", "10:30", ""),
    ("#", "#", "blue grey film line"),
    ("-", "-", "line"),
    ("- line", "- line", "line"),
    ("a|b", "a|b", ""),
    # Tags.
    ("#Pain", "#Pain", "grey film"),
    ("#pain", "#Pain", "grey film"),
    ("tag:PAIN", "#Pain", "grey film"),
    ("TAG:pain", "#Pain", "grey film"),
    ("tag:=pain", "#Pain", "grey film"),
    ("#mdd", "#Depression", "blue"),
    ("#Mood", "#Mood", "blue film"),
    ("#for_families", "#ForFamilies", "line"),
    ('tag:"for families"', "#ForFamilies", "line"),
    ("#loose", "#Loose", "line"),
    ("#mood #pain", "#Mood #Pain", "film"),
    ("tag:mdd,pain", "tag:Depression,Pain", "blue grey film"),
    ("tag:pain,#pain,PAIN", "#Pain", "grey film"),
    ("#Pain -#Mood", "#Pain -#Mood", "grey"),
    # Kinds, sections, states.
    ("kind:book", "kind:book", "blue grey"),
    ("kind:Books", "kind:book", "blue grey"),
    ("kind:video kind:clinic", "kind:video,clinic", "film ward"),
    ("kind:video x kind:clinic", "kind:video,clinic x", ""),
    ("kind:video,clinic", "kind:video,clinic", "film ward"),
    ("(kind:video film) kind:clinic", "kind:video,clinic film", "film"),
    ("-kind:book", "-kind:book", "hello film line ward"),
    ("-kind:book,video", "-kind:book,video", "hello line ward"),
    ("section:library", "section:library", "blue grey film"),
    ("section:books", "section:books", "blue grey"),
    ('section:"First things"', "section:start", "hello"),
    ("section:first_things", "section:start", "hello"),
    ("section:books section:people", "section:books,people", "blue grey line"),
    ("section:unsorted", "section:unsorted", "ward"),
    ("is:source-checked", "is:source-checked", "hello blue"),
    ("is:SourceChecked", "is:source-checked", "hello blue"),
    ("is:flagged", "is:to-be-reviewed", "grey film"),
    ("is:changed", "is:changed-since-review", ""),
    ("is:overdue", "is:overdue", "line"),
    ("is:unchecked", UNCHECKED, "grey film line ward"),
    ("-is:unchecked", f"-{UNCHECKED}", "hello blue"),
    ("is:overdue is:withdrawn", "is:overdue,withdrawn", "line ward"),
    # Operators and groups.
    ("blue OR ward", "(blue OR ward)", "blue ward"),
    ("blue | ward", "(blue OR ward)", "blue ward"),
    ("blue OR grey book", "(blue OR grey book)", "blue grey"),
    ("(blue OR film) #mood", "(blue OR film) #Mood", "blue film"),
    ("(blue OR (grey OR ward))", "(blue OR grey OR ward)", "blue grey ward"),
    ("((blue))", "blue", "blue"),
    ("(blue book) #mood", "blue book #Mood", "blue"),
    ("blue AND book", "blue book", "blue"),
    ("-book", "-book", "hello film line ward"),
    ("NOT book", "-book", "hello film line ward"),
    ("!book", "-book", "hello film line ward"),
    ("NOT NOT book", "--book", "blue grey"),
    ("-(blue OR grey)", "-(blue OR grey)", "hello film line ward"),
    ("NOT(blue book)", "-(blue book)", "hello grey film line ward"),
    ("-#pain OR kind:video", "(-#Pain OR kind:video)", "hello blue film line ward"),
    ('-"grey book" book', '-"grey book" book', "blue"),
    ("book -", "book -", ""),
    ("(line -)", "line -", "line"),
]


@pytest.mark.parametrize(
    ("text", "canonical", "matching"), QUERIES, ids=[text or "nothing" for text, *_ in QUERIES]
)
def test_what_a_query_means(catalog: Catalog, text: str, canonical: str, matching: str) -> None:
    view = View(Search(catalog)).with_text(text)
    assert str(view.query) == canonical
    assert [row.id for row in catalog.rows(view.positions)] == matching.split()
    assert view.with_text(canonical).query == view.query
    assert view.is_filtered is bool(canonical)


@pytest.mark.parametrize(
    "spelling",
    [
        "#TOBE_REVIEWED",
        "#tobe_reviewed",
        "#ToBeReviewed",
        "#to-be-reviewed",
        "#TO_BE_REVIEWED",
        "tag:TOBE_REVIEWED",
    ],
)
def test_the_founding_flag_asks_for_what_is_to_be_reviewed(catalog: Catalog, spelling: str) -> None:
    assert str(parse(spelling, catalog.directory)) == "is:to-be-reviewed"
    assert str(parse(f"-{spelling}", catalog.directory)) == "-is:to-be-reviewed"
    written = parse(f"is:{spelling.removeprefix('#').removeprefix('tag:')}", catalog.directory)
    assert written == parse(spelling, catalog.directory)


NAME_THE_VALUE = "name the value"
BAD = [
    ("(", 2, "something must follow here", ""),
    (")", 1, "there is nothing before this )", ""),
    ("()", 2, "there is nothing before this )", ""),
    ("a)", 2, "this ) closes nothing", "delete it"),
    ("(a))", 4, "this ) closes nothing", "delete it"),
    ("(a", 1, "this ( is not closed", "add )"),
    ("x ((a)", 3, "this ( is not closed", "add )"),
    ("OR", 1, "OR stands between two terms", 'write "OR" to search for the word'),
    ("| a", 1, "| stands between two terms", 'write "|" to search for the word'),
    ("AND a", 1, "AND stands between two terms", 'write "AND" to search for the word'),
    ("a OR", 5, "something must follow here", ""),
    ("a OR OR b", 6, "OR stands between two terms", 'write "OR" to search for the word'),
    ("a AND", 6, "something must follow here", ""),
    ("a AND OR b", 7, "OR stands between two terms", 'write "OR" to search for the word'),
    ("a AND AND b", 7, "AND stands between two terms", 'write "AND" to search for the word'),
    ("(OR a)", 2, "OR stands between two terms", 'write "OR" to search for the word'),
    ("(a OR)", 6, "there is nothing before this )", ""),
    ("NOT", 4, "something must follow here", ""),
    ("a NOT ", 7, "something must follow here", ""),
    ("NOT )", 5, "there is nothing before this )", ""),
    ("-OR", 2, "OR stands between two terms", 'write "OR" to search for the word'),
    ('"a', 1, "this quotation is not closed", 'add "'),
    ('x "a\\"', 3, "this quotation is not closed", 'add "'),
    ('tag:"a', 5, "this quotation is not closed", 'add "'),
    ("tga:pain", 1, "there is no field tga:", "did you mean tag?"),
    ("x colour:blue", 3, "there is no field colour:", "quote it to search for the text"),
    ("sec:books", 1, "there is no field sec:", "did you mean section?"),
    ("http:x", 1, "there is no field http:", "quote it to search for the text"),
    ("tag:", 5, "tag: needs a value", "such as Mood, Depression, Pain, ForFamilies"),
    ("kind: book", 6, "kind: needs a value", "such as page, book, article, guideline, regulation, website"),
    ("kind:book,", 11, "kind: needs a value", "such as page, book, article, guideline, regulation, website"),
    ("kind:=", 7, "kind: needs a value", "such as page, book, article, guideline, regulation, website"),
    ("kind:..", 8, "kind: needs a value", "such as page, book, article, guideline, regulation, website"),
    ("kind:bok", 6, "there is no kind bok", "did you mean book?"),
    ("kind:book,vidio", 11, "there is no kind vidio", "did you mean video?"),
    ("a #pian", 3, "there is no tag pian", "did you mean Pain?"),
    ("#xyzzy", 1, "there is no tag xyzzy", ""),
    ("tag:dep", 5, "there is no tag dep", "did you mean Depression?"),
    ("section:shop", 9, "there is no section shop", ""),
    ("section:peple", 9, "there is no section peple", "did you mean people?"),
    ("is:revewed", 4, "there is no is revewed", "did you mean reviewed?"),
    ("is:unch", 4, "there is no is unch", "did you mean unchecked?"),
    ("kind:<book", 6, "kind: knows no <", NAME_THE_VALUE),
    ("tag:>=a", 5, "tag: knows no >=", NAME_THE_VALUE),
    ("section:a..b", 9, "section: knows no ..", NAME_THE_VALUE),
    ("is:..overdue", 4, "is: knows no ..", NAME_THE_VALUE),
    ("#a,b", 3, "a tag ends here", "write tag:a,b for any of several"),
    ("#a..b", 3, "a tag ends here", "write tag:a,b for any of several"),
    ('#a"b"', 3, "a tag ends here", "write tag:a,b for any of several"),
    ('tag:"pain"x', 11, "a space or a comma is missing here", ""),
    ("-" * 50 + "x", 51, "nested deeper than 50 levels", ""),
    ("(" * 50 + "x", 51, "nested deeper than 50 levels", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "column", "message", "hint"), BAD, ids=[b[0] for b in BAD])
def test_what_is_no_query_is_told_with_its_column(
    catalog: Catalog, text: str, column: int, message: str, hint: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, catalog.directory)
    error = caught.value
    assert (error.column, error.message, error.hint) == (column, message, hint)
    assert str(error) == f"column {column}: {message}" + (f" ({hint})" if hint else "")


def test_the_deepest_query_is_still_read(catalog: Catalog) -> None:
    deepest = "-" * (MAX_DEPTH - 1) + "x"
    assert str(parse(deepest, catalog.directory)) == deepest


def test_without_tags_a_field_has_no_examples() -> None:
    with pytest.raises(QueryError) as caught:
        parse("tag:", Directory(title="bare"))
    assert (caught.value.message, caught.value.hint) == ("tag: needs a value", "")


ODD_LABELS = ('a"b', "x,y", "(p)", "a..z", "<90", ">=1", "c:d", "back\\slash", "-minus", "Ünï", "=")
DIRECTORY = Directory(
    title="odd",
    sections=(
        Section(id="top", title="The Top", sections=(Section(id="below", title="NOT"),)),
        Section(id="other", title="other"),
    ),
    vocabulary=Vocabulary(
        Tag(id=f"tag-{n}", label=label) for n, label in enumerate((*ODD_LABELS, "Plain"))
    ),
)
VALUES = st.sampled_from(
    [
        *("tag:tag-0", "tag:tag-1,tag-2", "tag:tag-3", "#tag-4", "#Plain", "tag:tag-5,plain"),
        *("#tag-6", "tag:=tag-7", "#tag-8", "#ünï", "tag:tag-10", "kind:book", "kind:video,clinic"),
        *("section:top", "section:below,other", "is:flagged", "is:unchecked", "#tobe_reviewed"),
    ]
)
WORDS = st.one_of(
    st.sampled_from(["a", "or", "-", "!", "#", "--", "1:2", "http://x", "x.", "..", "|x", "a|"]),
    st.text(min_size=1).map(lambda t: "".join(c for c in t if not c.isspace() and c not in '()":'))
    .filter(lambda t: t not in ("", "OR", "AND", "NOT", "|") and t[0] != "#"),
    st.text().map(lambda t: '"' + t.replace("\\", "\\\\").replace('"', '\\"') + '"'),
)  # fmt: skip
GOOD_QUERIES = st.recursive(
    VALUES | WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(" OR ".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"-({text})"),
        inner.map(lambda text: f"NOT {text}"),
        inner.map(lambda text: f"-{text}"),
    ),
    max_leaves=8,
)
TYPED = st.lists(
    st.sampled_from(
        [*' ()"#:,-!|\\.<>=', "OR", "AND", "NOT ", "tag:", "kind:", "a", "book", "#plain", "\n"]
    )
).map("".join)


@given(GOOD_QUERIES)
@example("(is:flagged x) is:overdue")
@example("kind:book (kind:video kind:clinic)")
@example("tag:tag-0")
def test_the_canonical_form_is_the_same_query(text: str) -> None:
    query = parse(text, DIRECTORY)
    assert parse(str(query), DIRECTORY) == query
    assert str(parse(str(query), DIRECTORY)) == str(query)


@given(st.text() | TYPED)
def test_whatever_is_typed_is_a_query_or_an_error_with_a_place(text: str) -> None:
    query: Query | QueryError
    try:
        query = parse(text, DIRECTORY)
    except QueryError as error:
        query = error
    if isinstance(query, Query):
        assert parse(str(query), DIRECTORY) == query
    else:
        assert 1 <= query.column <= len(text) + 1
        assert query.message


def test_a_field_of_which_an_entry_has_one_value_stands_once(catalog: Catalog) -> None:
    query = parse("is:overdue x is:overdue,withdrawn", catalog.directory)
    values = (Value("overdue"), Value("withdrawn"))
    assert query == Query((Field("is", values), Text("x")))


def test_a_range_and_a_comparison_are_written_as_they_are_read() -> None:
    assert str(Field("date", (Value("1", "..", "2 3"), Value("90d", "<")))) == 'date:1.."2 3",<90d'


def test_the_names_that_are_offered_are_all_understood(catalog: Catalog) -> None:
    for field in query_fields.FIELDS:
        offered = list(query_fields.names(field, catalog.directory))
        assert len(offered) > 3
        for name in offered:
            assert parse(f'{field}:"{name}"', catalog.directory).terms
    assert list(query_fields.names("colour", catalog.directory)) == []
