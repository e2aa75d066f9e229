"""The filter language: what a query means, how it is written back, and what is no query."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from query.strategies import queries
from support.content import Data, fields, open_content, page, write_directory

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.directory import Directory, SavedView
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.query import fields as query_fields
from ketamine_tui.query.extent import MAX_VIEWS
from ketamine_tui.query.names import Names
from ketamine_tui.query.parse import MAX_DEPTH, parse
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import Field, Query, QueryError, Value, Words
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


@pytest.fixture(scope="module")
def names(catalog: Catalog) -> Names:
    return Search(catalog).names


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
    ("boo*", "boo", "blue grey"),
    ("boo**", "boo", "blue grey"),
    ("*ook", "*ook", ""),
    ('"boo*"', '"boo*"', ""),
    ("OR*", '"OR"', "film line"),
    ("NOT* AND*", '"NOT" "AND"', ""),
    ("|*", '"|"', ""),
    ('"grey book"', '"grey book"', "grey"),
    ('"book grey"', '"book grey"', ""),
    ('" grey \t book "', '"grey book"', "grey"),
    ('"or"', '"or"', "film line"),
    ('"OR"', '"OR"', "film line"),
    ('"tag:pain"', '"tag:pain"', ""),
    (r'"a \"b\" \\"', r'"a \"b\" \\"', ""),
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
    ("tag:=pain", "tag:=Pain", "grey film"),
    ("#mood", "#Mood", "blue film"),
    ("tag:=mood", "tag:=Mood", "film"),
    ("tag:=MDD,pain", "tag:=Depression,Pain", "blue grey film"),
    ("#mdd", "#Depression", "blue"),
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
    ("is:unchecked", "is:unchecked", "grey film line ward"),
    ("is:UnReviewed", "is:unchecked", "grey film line ward"),
    ("-is:unchecked", "-is:unchecked", "hello blue"),
    ("is:checked", "is:checked", "hello blue"),
    ("is:checked is:overdue", "is:checked,overdue", "hello blue line"),
    ("is:urgent", "is:urgent", ""),
    ("is:urgent is:checked", "is:urgent is:checked", ""),
    ("is:overdue is:withdrawn", "is:overdue,withdrawn", "line ward"),
    # Operators and groups.
    ("blue OR ward", "blue OR ward", "ward blue"),
    ("blue | ward", "blue OR ward", "ward blue"),
    ("blue OR grey book", "blue OR grey book", "blue grey"),
    ("(blue OR film) #mood", "(blue OR film) #Mood", "blue film"),
    ("(blue OR (grey OR ward))", "blue OR grey OR ward", "ward blue grey"),
    ("((blue))", "blue", "blue"),
    ("(blue book) #mood", "blue book #Mood", "blue"),
    ("blue AND book", "blue book", "blue"),
    ("-book", "-book", "hello film line ward"),
    ("NOT book", "-book", "hello film line ward"),
    ("!book", "-book", "hello film line ward"),
    ("NOT NOT book", "--book", "blue grey"),
    ("-(blue OR grey)", "-(blue OR grey)", "hello film line ward"),
    ("NOT(blue book)", "-(blue book)", "hello grey film line ward"),
    ("-#pain OR kind:video", "-#Pain OR kind:video", "hello blue film line ward"),
    ('-"grey book" book', '-"grey book" book', "blue"),
    ("blue AND (grey OR film)", "blue (grey OR film)", ""),
    ("(blue book OR ward) #mood", "(blue book OR ward) #Mood", "blue"),
    ("(a OR b) OR (blue OR grey) sort:order", "a OR b OR blue OR grey sort:order", ALL),
    ("--blue", "--blue", "blue"),
    ("book -", "book -", ""),
    ("(line -)", "line -", "line"),
    # Orders.
    ("sort:title", "sort:title", "film blue grey hello line ward"),
    ("SORT:-title book", "book sort:-title", "grey blue"),
    ("sort:MATCH book", "book sort:match", "blue grey"),
    ("book sort:-order", "book sort:-order", "grey blue"),
    ("book sort:title OR ward", "book OR ward sort:title", "blue grey ward"),
    ("sort:due book", "book sort:next", "blue grey"),
]


@pytest.mark.parametrize(
    ("text", "canonical", "matching"), QUERIES, ids=[text or "nothing" for text, *_ in QUERIES]
)
def test_what_a_query_means(catalog: Catalog, text: str, canonical: str, matching: str) -> None:
    view = View(Search(catalog)).with_text(text)
    assert str(view.query) == canonical
    assert [row.id for row in catalog.rows(view.positions)] == matching.split()
    assert view.with_text(canonical).query == view.query
    assert view.is_filtered is bool(canonical.partition("sort:")[0])


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
def test_the_founding_flag_asks_for_what_is_to_be_reviewed(names: Names, spelling: str) -> None:
    assert str(parse(spelling, names)) == "is:to-be-reviewed"
    assert str(parse(f"-{spelling}", names)) == "-is:to-be-reviewed"
    written = parse(f"is:{spelling.removeprefix('#').removeprefix('tag:')}", names)
    assert written == parse(spelling, names)


def test_the_deepest_query_is_still_read(names: Names) -> None:
    deepest = "-" * (MAX_DEPTH - 1) + "x"
    assert str(parse(deepest, names)) == deepest


def test_the_deepest_saved_views_are_still_read() -> None:
    chain = [SavedView(f"v{n}", f"@v{n + 1}") for n in range(MAX_VIEWS)]
    views = (*chain, SavedView(f"v{MAX_VIEWS}", "book"))
    deep = Names(Directory(title="deep", views=views))
    assert str(parse("@v1 @v1", deep)) == "@v1 @v1"
    with pytest.raises(QueryError, match=f"saved views are nested deeper than {MAX_VIEWS}"):
        parse("@v0", deep)


def test_without_names_a_field_has_no_examples() -> None:
    bare = Names(Directory(title="bare"))
    with pytest.raises(QueryError) as caught:
        parse("tag:", bare)
    assert (caught.value.message, caught.value.hint) == ("tag: needs a value", "write one")
    with pytest.raises(QueryError) as caught:
        parse("region:US", bare)
    assert (caught.value.message, caught.value.hint) == (
        "there is no region US",
        "no entry has one",
    )


ODD_LABELS = (
    *('a"b', "x,y", "(p)", "a..z", "<90", ">=1", "c:d", "back\\slash", "-minus", "Ünï", "="),
    *("Plain", "plain", "no\xa0break", "two words", "#hash", "@at", "OR"),
)
ODD_VALUES = {
    "region": ("GB-ENG", "GB-WLS", "New\xa0Zealand", "US"),
    "language": ("de", "pt-BR", "ptbr"),
    "audience": ("Patients", "a, b", "patient", "patients"),
    "has": ("doi", "phone", "x-y", "xy"),
}
ODD = Names(
    Directory(
        title="odd",
        sections=(
            Section(id="top", title="other", sections=(Section(id="below", title="NOT"),)),
            Section(id="other", title="Top"),
            Section(id="be-low", title="below"),
        ),
        views=(SavedView("mine", "#Plain OR @yours"), SavedView("yours", "is:flagged sort:title")),
        vocabulary=Vocabulary(Tag(id=f"tag-{n}", label=x) for n, x in enumerate(ODD_LABELS)),
    ),
    ODD_VALUES,
)
TYPED = st.lists(
    st.sampled_from(
        [
            *(
                ' ()"#:,-!|\\.<>=*@',
                "OR",
                "AND",
                "NOT ",
                "tag:",
                "kind:",
                "issued:",
                "sort:",
                "has:",
            ),
            *("a", "book", "#plain", "\n", "2020", "-05", "90d", "..", "@mine", "title", "author:"),
        ]
    )
).map("".join)


@given(queries(ODD, ["a", "Ünder", "x, (y)", "a..b", "<1", "back\\slash"]))
@example("(is:flagged x) is:overdue")
@example("kind:book (kind:video kind:clinic)")
@example("tag:tag-0")
@example("#=")
@example("audience:patients")
@example("section:other")
def test_the_canonical_form_is_the_same_query(text: str) -> None:
    query = parse(text, ODD)
    assert parse(str(query), ODD) == query
    assert str(parse(str(query), ODD)) == str(query)


@pytest.mark.parametrize(
    ("field", "value"),
    [(field, name) for field in query_fields.FIELDS for name in ODD.of(field)],
)
def test_what_is_offered_is_itself_in_a_query(field: str, value: str) -> None:
    query = Query((Field(field, (Value(value),)),))
    assert parse(str(query), ODD) == query


@given(st.text() | TYPED)
@example("\0")
@example("a\x01")
@example("\u0301")
@example("OR*")
def test_whatever_is_typed_is_a_query_or_an_error_with_a_place(text: str) -> None:
    query: Query | QueryError
    try:
        query = parse(text, ODD)
    except QueryError as error:
        query = error
    if isinstance(query, Query):
        assert parse(str(query), ODD) == query
    else:
        assert 1 <= query.column <= len(text) + 1
        assert query.message
        assert query.hint or query.message.startswith("unfinished: add a word after ")


def test_a_field_of_which_an_entry_has_one_value_stands_once(names: Names) -> None:
    query = parse("is:overdue x is:overdue,withdrawn", names)
    values = (Value("overdue"), Value("withdrawn"))
    assert query == Query((Field("is", values), Words("x")))


def test_a_range_and_a_comparison_are_written_as_they_are_read() -> None:
    assert str(Field("date", (Value("1", "..", "2 3"), Value("90d", "<")))) == 'date:1.."2 3",<90d'


def test_the_names_that_are_offered_are_all_understood(names: Names) -> None:
    for field in ("tag", "kind", "section", "is", "method", "has", "no"):
        offered = list(names.of(field))
        assert len(offered) > 3
        for name in offered:
            assert parse(f'{field}:"{name}"', names).terms
    assert list(names.of("colour")) == []
