"""`docs/content-format.md` names every field that is read, and no other."""

import re
from pathlib import Path

import pytest

from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Page, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import RECORDED_STATES, Method
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.store import directory_schema, entry_schema
from ketamine_tui.store.decode import Record
from ketamine_tui.store.directory_schema import TAG, directory_record
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.words_file import WORDS_RECORD

DOCUMENT = (Path(__file__).parents[2] / "docs" / "content-format.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", DOCUMENT, re.MULTILINE | re.DOTALL))
DIRECTORY = directory_record(Vocabulary())


def part(heading: str) -> str:
    return str(SECTIONS[heading])


def rows(text: str) -> list[list[str]]:
    """Return the cells of every row of the tables in a text, without their headings."""
    lines = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line] for line in lines if line[0].strip(" -")]


def names(text: str) -> set[str]:
    """Return what stands in backticks."""
    return set(re.findall(r"`([a-z_0-9-]+)`", text))


def field_names(text: str) -> set[str]:
    return {name for row in rows(text) for name in names(row[0])}


def braces(text: str) -> set[str]:
    """Return the names within the first ``{…}`` of a text."""
    found = re.search(r"\{(.+?)\}", text)
    assert found, text
    return set(found[1].split(", "))


def before(text: str, words: str) -> str:
    return text[: text.index(words)]


def after(text: str, words: str) -> str:
    return text[text.index(words) :]


KINDS = part("Kinds")
RESOURCE_TABLE = before(after(KINDS, "A **resource** adds"), "A **contact** adds")
CONTACT_LINE = before(after(KINDS, "A **contact** adds"), "\n")
REACH_TABLE = after(KINDS, "may both have contact points")
COMMON = field_names(part("Fields of every entry"))
REACHABLE = field_names(before(REACH_TABLE, "`number` is shown"))


def test_the_document_has_the_tables_that_these_tests_read() -> None:
    assert {"id", "kind", "summary", "reviews"} <= COMMON
    assert {"phones", "schedules"} <= REACHABLE
    assert "number_of_pages" in field_names(RESOURCE_TABLE)


@pytest.mark.parametrize(
    ("documented", "record"),
    [
        pytest.param(field_names(part("`directory.yaml`")), DIRECTORY, id="directory"),
        pytest.param(braces(part("`tags.yaml`")), TAG, id="tag"),
        pytest.param(field_names(part("`words.yaml`")), WORDS_RECORD, id="words"),
        pytest.param(COMMON | {"body"}, ENTRY_RECORDS[Page], id="page"),
        pytest.param(
            COMMON | REACHABLE | field_names(RESOURCE_TABLE), ENTRY_RECORDS[Resource], id="resource"
        ),
        pytest.param(
            COMMON | REACHABLE | names(CONTACT_LINE), ENTRY_RECORDS[Contact], id="contact"
        ),
        pytest.param(field_names(part("Reviews")), entry_schema.REVIEW, id="review"),
    ],
)
def test_the_document_and_the_reader_agree_on_the_fields(
    documented: set[str], record: Record[object]
) -> None:
    assert documented == record.fields.keys()


@pytest.mark.parametrize(
    ("heading", "field", "record"),
    [
        ("Fields of every entry", "links", entry_schema.LINK),
        ("Fields of every entry", "alerts", entry_schema.ALERT),
        ("Fields of every entry", "corrections", entry_schema.CORRECTION),
        ("Kinds", "identifiers", entry_schema.IDENTIFIER),
        ("Kinds", "phones", entry_schema.PHONE),
        ("Kinds", "texts", entry_schema.TEXT_LINE),
        ("Kinds", "emails", entry_schema.EMAIL),
        ("Kinds", "chats", entry_schema.CHAT),
        ("Kinds", "addresses", entry_schema.ADDRESS),
        ("Kinds", "schedules", entry_schema.SCHEDULE),
        ("`directory.yaml`", "sections", directory_schema.SECTION),
        ("`directory.yaml`", "urgent", directory_schema._URGENT),
        ("`directory.yaml`", "site", directory_schema.SITE),
    ],
)
def test_the_document_and_the_reader_agree_on_the_items_of_lists(
    heading: str, field: str, record: Record[object]
) -> None:
    (row,) = [row for row in rows(part(heading)) if names(row[0]) == {field}]
    assert braces(row[-1] if len(row) == 2 else row[2]) == record.fields.keys()


@pytest.mark.parametrize(
    ("heading", "record"),
    [("Fields of every entry", ENTRY_RECORDS[Page]), ("Reviews", entry_schema.REVIEW)],
)
def test_the_document_and_the_reader_agree_on_what_is_required(
    heading: str, record: Record[object]
) -> None:
    required = {
        name for row in rows(part(heading)) if row[1] == "required" for name in names(row[0])
    }
    # The id is required of the reader, which is given the name of the file for it.
    assert required == record.required - {"id"}


def test_the_document_and_the_reader_agree_on_the_kinds() -> None:
    classes = {"page": Page, "resource": Resource, "contact": Contact}
    documented = {
        kind: classes[row[0]]
        for row in rows(before(KINDS, "`regulation` is"))
        if row[0] in classes
        for kind in names(row[1])
    }
    assert documented == {kind.value: cls for kind, cls in CLASS_OF_KIND.items()}
    assert set(CLASS_OF_KIND) == set(Kind)


@pytest.mark.parametrize(
    ("field", "values"),
    [("status", RECORDED_STATES), ("method", tuple(Method))],
)
def test_the_document_names_every_value_of_a_review(field: str, values: tuple[str, ...]) -> None:
    (row,) = [row for row in rows(part("Reviews")) if names(row[0]) == {field}]
    assert set(re.findall(r"`([a-z-]+)`", row[2])) == set(values)


def test_the_document_names_every_type_of_telephone() -> None:
    sentence = before(after(REACH_TABLE, "`type` is RFC 6350's"), "A number or address")
    assert names(sentence) - {"type"} == set(PhoneType)


def test_the_record_of_a_review_in_the_document_has_no_unknown_field() -> None:
    example = after(part("Reviews"), "```yaml").split("```")[1]
    shown = set(re.findall(r"^(?:  - |    )([a-z_]+):", example, re.MULTILINE))
    assert {"date", "status", "seen", "not_seen"} <= shown
    assert shown <= entry_schema.REVIEW.fields.keys()
