"""BibTeX, read by a library that reference managers are built on."""

import datetime as dt

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry, Field
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.bibtex import bibtex
from ketamine_tui.model.contact import Link
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import OTHERS, Identifier, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import Review, ReviewState
from ketamine_tui.model.text import clean

DAY = dt.date(2020, 6, 15)
WORK = Resource(
    id="new-paper",
    kind=Kind.ARTICLE,
    section="papers",
    title="Moods & medicines: 50% of NMDA_{2} {sic} $5 #1",
    summary="What is known.",
    authors=("Grace Example", "Institute of A and B", OTHERS),
    issued="2019-03-01",
    container_title="Journal of Examples",
    volume="3",
    issue="2",
    page="17-23",
    identifiers=(Identifier("doi", "10.1234/ab_c(99)00230-9"), Identifier("pmid", "123")),
    links=(Link("https://example.org/a_b?c=%20&d#e"),),
    tags=("Mood", "Pain"),
)


def read(*works: Resource) -> list[tuple[str, str, dict[str, str]]]:
    """Return the type, key and fields of every entry; nothing may be misunderstood."""
    items = [Item(work, ReviewState.SOURCE_CHECKED, None) for work in works]
    text = bibtex(Extract(Directory("Small directory"), "0123456789ab", DAY, items))
    library = parse_string(text)
    assert not library.failed_blocks
    return [
        (entry.entry_type, entry.key, {field.key: str(field.value) for field in entry.fields})
        for entry in library.entries
    ]


def decoded(text: str) -> str:
    """Return what LaTeX shows."""
    return str(LatexDecodingMiddleware().transform(_library(text)).entries[0].fields[0].value)


def _library(text: str) -> Library:
    return Library([Entry("misc", "x", [Field("title", text)])])


def test_every_field_is_read_back() -> None:
    ((kind, key, fields),) = read(WORK)
    assert (kind, key) == ("article", "new-paper")
    assert decoded(fields["title"].removeprefix("{").removesuffix("}")) == WORK.title
    assert fields["author"] == "Example, Grace and {Institute of A and B} and others"
    assert (fields["year"], fields["month"], fields["pages"]) == ("2019", "3", "17--23")
    assert (fields["journal"], fields["volume"], fields["number"]) == (
        "Journal of Examples",
        "3",
        "2",
    )
    assert (fields["doi"], fields["pmid"]) == ("10.1234/ab_c(99)00230-9", "123")
    assert fields["url"] == "https://example.org/a_b?c=%20&d#e"
    assert fields["keywords"] == "Mood, Pain"
    assert fields["note"].startswith("Source-checked")
    assert "version 0123456789ab, as of 2020-06-15" in fields["note"]


@pytest.mark.parametrize("ending", ["", "."])
def test_a_stamp_has_one_full_stop_behind_what_a_review_says(ending: str) -> None:
    review = Review(DAY, ReviewState.TO_BE_REVIEWED, note=f"Look at the journal{ending}")
    item = Item(WORK._replace(reviews=(review,)), ReviewState.TO_BE_REVIEWED, None)
    extract = Extract(Directory("Small directory"), "0123456789ab", DAY, [item])
    assert extract.stamp(item).startswith("To be reviewed: Look at the journal. From Small")


def test_a_second_doi_is_noted_whole_although_it_has_a_semicolon() -> None:
    sici = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
    both = (Identifier("doi", "10.1234/a"), Identifier("doi", sici))
    ((_, _, fields),) = read(WORK._replace(identifiers=both))
    assert decoded(fields["note"]).startswith(f"DOI: {sici} (")


@pytest.mark.parametrize(
    ("publisher", "written"),
    [
        ("Institute for Health and Care", "{Institute for Health and Care}"),
        ("Sand & Land", r"Sand \& Land"),
    ],
)
def test_a_publisher_with_an_and_is_one(publisher: str, written: str) -> None:
    ((_, _, fields),) = read(WORK._replace(publisher=publisher))
    assert fields["publisher"] == written


@pytest.mark.parametrize(
    ("kind", "field", "written"),
    [
        (Kind.BOOK, "series", "{MIT Series}"),
        (Kind.CHAPTER, "booktitle", "{MIT Series}"),
        # Styles leave the names of journals as they are.
        (Kind.ARTICLE, "journal", "MIT Series"),
    ],
)
def test_capitals_of_what_a_work_is_in_are_kept(kind: Kind, field: str, written: str) -> None:
    ((_, _, fields),) = read(WORK._replace(kind=kind, container_title="MIT Series"))
    assert fields[field] == written


def test_what_has_no_type_of_its_own_is_misc() -> None:
    film = Resource(id="film", kind=Kind.VIDEO, section="films", title="A film", summary="It.")
    assert [(kind, key) for kind, key, _ in read(film, WORK)] == [
        ("misc", "film"),
        ("article", "new-paper"),
    ]


@given(st.text(st.sampled_from("aB {}\\%&$#_~@,=é中"), min_size=1))
def test_any_text_comes_back(title: str) -> None:
    ((_, _, fields),) = read(WORK._replace(title=title))
    assert decoded(fields["title"].removeprefix("{").removesuffix("}")).split() == title.split()


@given(st.text(min_size=1).map(clean))
def test_no_text_breaks_the_file(text: str) -> None:
    wild = WORK._replace(id="wild", title=text, summary=text, authors=(text,), tags=(text,))
    assert [key for _, key, _ in read(wild, WORK)] == ["wild", "new-paper"]
