"""Markdown: what is written reads as the same directory, for everything that the format holds."""

import datetime as dt
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.markdown import markdown
from ketamine_tui.model.contact import Address, Chat, Email, Link, Phone, TextNumber
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Entry, Page, Resource
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import Review, ReviewState
from ketamine_tui.model.section import Section, walk_sections
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, Tag, Vocabulary, tag_key
from ketamine_tui.model.text import clean, clean_block
from ketamine_tui.model.way_kinds import PLACEHOLDER
from ketamine_tui.store.note.reader import read_note
from ketamine_tui.store.note.text import is_hashtag

DAY = dt.date(2020, 6, 15)
FOUNDING = (Path(__file__).parents[1] / "fixtures" / "founding-note.md").read_text("utf-8")


def extract(
    directory: Directory, *entries: Entry, state: ReviewState = ReviewState.TO_BE_REVIEWED
) -> Extract:
    return Extract(directory, "0123456789ab", DAY, [Item(entry, state, None) for entry in entries])


def again(note: Imported) -> Extract:
    """Return what was read as something to export."""
    assert note.directory is not None
    return extract(note.directory, *(item.entry for item in note.entries))


BOOKS = Directory("A", sections=(Section("books", "Books"), Section("people", "People")))


def book(**changes: Any) -> Resource:
    usual = {"id": "b", "kind": Kind.BOOK, "section": "books", "title": "B", "summary": "S"}
    return Resource(**{**usual, **changes})


def test_the_founding_note_is_the_same_directory_again() -> None:
    first = read_note(FOUNDING, "founding-note.md")
    text = markdown(again(first))
    second = read_note(text, "other.md")
    assert second.directory == first.directory._replace(vocabulary=second.directory.vocabulary)  # type: ignore[union-attr]
    assert [*second.directory.vocabulary] == [*first.directory.vocabulary]  # type: ignore[union-attr]
    assert [item.entry for item in second.entries] == [item.entry for item in first.entries]
    assert markdown(again(second)) == text


def test_a_note_names_its_day_version_and_states() -> None:
    reviews = (Review(DAY, ReviewState.SOURCE_CHECKED),)
    text = markdown(extract(BOOKS, book(reviews=reviews), state=ReviewState.SOURCE_CHECKED))
    assert 'version: "0123456789ab"\nas_of: "2020-06-15"\n' in text
    assert "  - State: Source-checked 2020-06-15\n" in text
    assert "#TOBE_REVIEWED" not in text


def test_what_is_to_be_reviewed_says_so() -> None:
    assert "- **B** - S #TOBE_REVIEWED\n" in markdown(extract(BOOKS, book()))


def test_numbers_that_do_not_work_or_may_not_be_tried_say_so() -> None:
    phones = (Phone("988", placeholder=True), Phone("112", "112", do_not_test=True, note="n"))
    text = markdown(extract(BOOKS, book(phones=phones)))
    assert f"  - Phone: 988 ({PLACEHOLDER})\n" in text
    assert "  - Phone: [112](tel:112) (do not test)\n    - n\n" in text
    (item,) = read_note(text, "").entries
    assert isinstance(item.entry, Resource)
    assert item.entry.phones == phones


def test_a_number_in_a_text_stays_in_the_text() -> None:
    line = Contact(id="l", kind=Kind.PERSON, section="people", title="L", summary="Call 988.")
    (item,) = read_note(markdown(extract(BOOKS, line)), "").entries
    assert item.entry == line


def test_a_kind_that_its_link_does_not_say_is_written() -> None:
    site = book(kind=Kind.WEBSITE, section="s", links=(Link("https://doi.org/10.1000/1"),))
    text = markdown(extract(Directory("A", sections=(Section("s", "S"),)), site))
    assert "  - Kind: website\n" in text
    assert read_note(text, "").entries[0].entry == site


def test_emergency_numbers_say_that_they_are_not_to_be_tested() -> None:
    line = Contact(
        id="e",
        kind=Kind.EMERGENCY,
        section="people",
        title="E",
        summary="E",
        phones=(Phone("1-2"),),
    )
    assert "  - Phone: 1-2 (do not test)\n" in markdown(extract(BOOKS, line))


def test_a_page_that_does_not_fit_below_its_heading_is_a_quotation() -> None:
    body = "## Not a section\n\n- no entry\n\n#notag\n\n```\nopen"
    page = Page(id="p", kind=Kind.PAGE, section="books", title="P", summary="S", body=body)
    text = markdown(extract(BOOKS, page, book()))
    one, two = (item.entry for item in read_note(text, "").entries)
    assert isinstance(one, Page)
    assert (one.body, two.title) == (body, "B")


def test_an_entry_of_no_known_section_is_written_too() -> None:
    assert "## Unsorted\n\n- **B**" in markdown(extract(BOOKS, book(section="gone")))


# What is wild, within what the format holds

MARKUP = st.sampled_from('#*_`[]()<>&|\\"!~-+=:;,. 1a\u00e9\u201c')
LINES = st.one_of(st.text(max_size=12), st.text(MARKUP, max_size=12)).map(
    lambda text: clean(text).strip()
)
NAMES = LINES.map(lambda text: text if any(c.isalnum() for c in text) else f"{text}a")
TAGS = st.one_of(
    st.sampled_from(["Pain", "C++", "a/b", "\u00e9t\u00e9", "not a hashtag"]),
    NAMES.map(lambda text: text.lstrip("# ")),
).filter(lambda text: tag_key(text) not in ("", TO_BE_REVIEWED_KEY))
URLS = st.one_of(
    st.sampled_from(["https://doi.org/10.1000/1", "https://youtu.be/1"]),
    st.text("abc/?#=&;()[]_*<>`\\.%\u00e9\"'", max_size=10).map(lambda x: f"https://a.org/{x}"),
)
NUMBERS = st.one_of(
    st.sampled_from(["(123) 456-7890", "+1 800 662 4357", "988", "1-800-HELP", "800 - 555 - 0100"]),
    st.text(MARKUP, max_size=9).map(lambda text: f"{text.strip()}5"),
)
LABELS = LINES.map(lambda text: text.replace("(", "").replace(")", "").strip())
PHONES = st.tuples(
    NUMBERS,
    st.sampled_from(["", "988", "+18006624357"]),
    LABELS,
    LINES,
    st.booleans(),
    st.booleans(),
).map(lambda x: Phone(x[0], x[1], label=x[2], note=x[3], placeholder=x[4], do_not_test=x[5]))
BODIES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["Words.", "\n", "\n\n", "- item", "# head", "> q", "```", "#tag", "    c", "|a|"]
        ),
        max_size=8,
    ).map("".join),
).map(lambda text: clean_block(text).strip("\n").strip())
COMMON = {
    "title": NAMES,
    "summary": NAMES,
    "tags": st.lists(TAGS, max_size=3, unique_by=tag_key).map(tuple),
}
LINKS = {"links": st.lists(st.tuples(URLS, LINES).map(Link._make), max_size=3).map(tuple)}
REACHED = {
    "phones": st.lists(PHONES, max_size=2).map(tuple),
    "texts": st.lists(
        st.tuples(st.just("741741"), st.sampled_from(["", "HOME"]), LABELS).map(
            lambda x: TextNumber(*x)
        ),
        max_size=1,
    ).map(tuple),
    "emails": st.just((Email("a_b@c.org"),)) | st.just(()),
    "addresses": st.lists(NAMES.map(lambda name: Address(address_1=name)), max_size=1).map(tuple),
    "chats": st.lists(st.tuples(URLS, LINES).map(lambda x: Chat(*x)), max_size=1).map(tuple),
}
AUTHORS = {"authors": st.lists(NAMES, max_size=2).map(tuple), "publisher": LINES}


@st.composite
def directories(draw: st.DrawFn) -> Extract:
    titles = iter(draw(st.lists(NAMES, min_size=3, max_size=3)))
    inner = Section("c", draw(st.sampled_from(["Books", "Clinics", next(titles)])))
    sections = (Section("a", next(titles), sections=(inner,)), Section("b", next(titles)))
    entries = []
    for number in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from([kind for kind in Kind if kind is not Kind.EMERGENCY]))
        cls = CLASS_OF_KIND[kind]
        fields: dict[str, st.SearchStrategy[Any]] = {**COMMON, **LINKS}
        fields |= {"body": BODIES} if cls is Page else REACHED
        fields |= AUTHORS if cls is Resource else {}
        values: dict[str, Any] = draw(st.fixed_dictionaries(fields))
        entries.append(
            cls(id=f"e{number}", kind=kind, section=draw(st.sampled_from("abc")), **values)
        )
    labels = [x for x in draw(st.lists(TAGS, max_size=3, unique_by=tag_key)) if is_hashtag(x)]
    tags = Vocabulary(Tag(f"t{number}", label) for number, label in enumerate(labels))
    title = draw(NAMES)
    return extract(Directory(title, sections=sections, vocabulary=tags), *entries)


def held(whole: Extract) -> list[tuple[Any, ...]]:
    """Return what the format holds of entries: a section by its title, a number with what may be derived."""
    titles = {section.id: section.title for section, _ in walk_sections(whole.directory.sections)}
    return [
        (
            *(item.entry.kind, titles[item.entry.section], item.entry.title, item.entry.summary),
            *(item.entry.tags, [link.url for link in item.entry.links]),
            [phone._replace(dial="") for phone in getattr(item.entry, "phones", ())],
            *(
                getattr(item.entry, name, None)
                for name in ("texts", "emails", "addresses", "authors")
            ),
            *(getattr(item.entry, name, None) for name in ("publisher", "body", "chats")),
        )
        for item in whole.items
    ]


@given(directories())
def test_any_directory_reads_as_the_same_again(whole: Extract) -> None:
    text = markdown(whole)
    read = read_note(text, "note.md")
    second = again(read)
    outlines = [
        [(section.title, depth) for section, depth in walk_sections(x.directory.sections)]
        for x in (whole, second)
    ]
    assert outlines[0] == outlines[1]
    assert second.title == whole.title
    assert {tag.label for tag in whole.directory.vocabulary} <= {
        tag.label for tag in second.directory.vocabulary
    }
    assert sorted(map(repr, held(second))) == sorted(map(repr, held(whole)))
    assert all(item.said for item in read.entries)
    assert markdown(second) == text
