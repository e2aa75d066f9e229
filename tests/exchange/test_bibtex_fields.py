"""Entries of BibTeX that are not written as the book says, and those that have fields of another one."""

from collections.abc import Iterator

import pytest

from ketamine_tui.exchange.readers.bibtex import read_bibtex
from ketamine_tui.exchange.readers.gathering import ReadOptions
from ketamine_tui.model.entry import Resource
from ketamine_tui.model.imported import Imported


def read(text: str) -> Imported:
    """Return what a bibliography holds."""
    return read_bibtex(text, "x.bib", ReadOptions())


def works(imported: Imported) -> Iterator[Resource]:
    """Yield the works of a bibliography."""
    for found in imported.entries:
        assert isinstance(found.entry, Resource)
        yield found.entry


def told(imported: Imported) -> list[tuple[int, str]]:
    """Return what is told but for the summaries that none of them has."""
    lost = ((loss.line, loss.message) for loss in imported.losses)
    return [(line, message) for line, message in lost if not message.startswith("summary")]


@pytest.mark.parametrize("key", ["", "example2019"])
def test_works_that_share_a_key_or_have_none_come_in(key: str) -> None:
    text = f"@book{{{key},\n title = {{A}}}}\n@book{{{key},\n title = {{B}}}}\n"
    imported = read(text)
    assert [(found.entry.title, found.line) for found in imported.entries] == [("A", 1), ("B", 3)]
    assert told(imported) == []


@pytest.mark.parametrize("opening", ["@book{", "@book {\n ", "@Book("])
def test_a_work_that_begins_with_a_field_is_read(opening: str) -> None:
    closing = ")" if opening.endswith("(") else "}"
    imported = read(
        f"{opening} title = {{A}}, author = {{Ada Example}}{closing}\n@book{{b, title=B}}"
    )
    assert [work.title for work in works(imported)] == ["A", "B"]


def test_strings_and_keys_are_no_fields() -> None:
    imported = read("@string{a = {Alpha}}\n@book{title, title = a}\n@comment{a = b}")
    assert [work.title for work in works(imported)] == ["Alpha"]
    assert [line for line, _ in told(imported)] == [3]


def test_of_a_field_that_is_there_twice_the_first_is_kept() -> None:
    imported = read("@book{a,\n title = {A},\n Title = {B},\n title = {A},\n title = {C}}")
    assert [work.title for work in works(imported)] == ["A"]
    twice = "it stands there twice; the first is kept"
    assert told(imported) == [(3, f"title 'B': {twice}"), (5, f"title 'C': {twice}")]


@pytest.mark.parametrize(
    ("kind", "fields", "issue", "lost"),
    [
        ("inbook", "booktitle = {B}, series = {S}, number = {42}", "", True),
        ("article", "journal = {J}, series = {S}, number = {42}", "42", False),
        ("book", "series = {S}, number = {42}", "42", False),
        ("inproceedings", "booktitle = {B}, number = {42}", "42", False),
    ],
)
def test_the_number_of_a_series_is_no_issue_of_a_book(
    kind: str, fields: str, issue: str, *, lost: bool
) -> None:
    imported = read(f"@{kind}{{a, title = {{A}}, abstract = {{x}}, {fields}}}")
    (work,) = works(imported)
    assert work.issue == issue
    told_so = "number '42': it is that of the series, which container_title is not"
    assert (told_so in [message for _, message in told(imported)]) is lost


@pytest.mark.parametrize(
    ("isbn", "kept"),
    [
        ("978-0-306-40615-7", ["978-0-306-40615-7"]),
        ("0 306 40615 2", ["0 306 40615 2"]),
        # An ISSN, two with remarks, and a number with one digit too few.
        ("0305-1048", []),
        (r"1367-4811 (Electronic)\textbackslash{}r1367-4803 (Linking)", []),
        ("030640615", []),
    ],
)
def test_what_is_no_number_of_a_book_is_told(isbn: str, kept: list[str]) -> None:
    imported = read(f"@book{{a, title = {{A}}, abstract = {{x}}, isbn = {{{isbn}}}}}")
    (work,) = works(imported)
    assert [x.value for x in work.identifiers] == kept
    messages = [message for _, message in told(imported)]
    reason = "a number of a book has ten or thirteen digits"
    assert messages == ([] if kept else [f"isbn {isbn!r}: {reason}"])


def test_a_work_whose_title_is_empty_is_named() -> None:
    imported = read("@inbook{a, title = {}}\n@inbook{b, title = {B}, booktitle = {}}")
    assert [work.title for work in works(imported)] == ["B"]
    assert told(imported) == [(1, "title: an entry without a title")]


@pytest.mark.parametrize(
    ("kind", "within"),
    [
        ("incollection", "T"),
        ("inproceedings", "T"),
        ("inbook", ""),
        ("book", ""),
        ("proceedings", ""),
    ],
)
def test_a_part_may_be_called_as_what_it_is_in_and_a_whole_names_itself_for_its_parts(
    kind: str, within: str
) -> None:
    (one,) = works(read(f"@{kind}{{a, title = {{T}}, booktitle = {{T}}, year = 2001}}"))
    assert (one.title, one.container_title) == ("T", within)


WHOLE = """
@proceedings{Whole, title = {The whole}, editor = {Ada Example}, publisher = {P}, year = 2006,
  month = oct, isbn = {0306406152}}
"""


def test_a_part_has_what_it_lacks_of_its_whole() -> None:
    part, whole = works(read("@inproceedings{a, title = {Part}, crossref = {whole}}" + WHOLE))
    assert (part.title, part.container_title, part.editors) == (
        "Part",
        "The whole",
        ("Ada Example",),
    )
    assert (part.publisher, part.issued, part.identifiers) == ("P", "2006-10", ())
    assert whole.title == "The whole"
    assert not whole.container_title


def test_a_part_keeps_what_it_says_itself() -> None:
    own = "booktitle = {B}, date = {2001}, publisher = {Own}"
    part, _ = works(
        read(f"@incollection{{a, title = {{Part}}, {own}, crossref = {{Whole}}}}{WHOLE}")
    )
    assert (part.container_title, part.issued, part.publisher) == ("B", "2001", "Own")


@pytest.mark.parametrize(("kind", "key"), [("inbook", "other"), ("book", "Whole"), ("inbook", "")])
def test_what_is_no_part_of_what_is_there_says_so(kind: str, key: str) -> None:
    imported = read(
        f"@{kind}{{, title = {{Part}}, crossref = {{{key}}}}}{WHOLE}@book{{, title = C}}"
    )
    part = next(works(imported))
    assert (part.container_title, part.issued) == ("", "")
    messages = [message for _, message in told(imported) if message.startswith("crossref")]
    assert messages == ([f"crossref {key!r}: no field for it"] if key else [])


def test_a_file_of_openings_takes_no_longer_than_it_is_long() -> None:
    imported = read("@book{a, title = {A}}\n" + "@book{\n" * 3000 + "@book{" + " a" * 20000)
    assert imported.entries[0].entry.title == "A"
