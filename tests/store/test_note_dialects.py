"""Notes in dialects of Markdown: attributes are told and stand in no text, tables and definitions are entries."""

from typing import Any

import pytest

from ketamine_tui.model.contact import Phone
from ketamine_tui.model.entry import Contact, Entry
from ketamine_tui.model.imported import Imported
from ketamine_tui.store.note import losses as lost
from ketamine_tui.store.note.reader import read_note


def read(text: str) -> Imported:
    return read_note(text, "note.md")


def entries(text: str) -> list[Entry]:
    return [item.entry for item in read(text).entries]


def only(text: str) -> Any:
    (entry,) = entries(text)
    return entry


def told(text: str) -> list[int]:
    """Return the first line of what is told of attributes."""
    return [x.line for x in read(text).losses if x.message.startswith(lost.ATTRIBUTES)]


@pytest.mark.parametrize(
    ("text", "title", "summary"),
    [
        ('- [A](https://a.org){:target="_blank"} - What it is.', "A", "What it is."),
        ("- [A](https://a.org){target=_blank .x} - What it is.", "A", "What it is."),
        ("- **A**{: .strong #a} - What it is.\n  {: .item}", "A", "What it is."),
        ("- {:.item} [A](https://a.org) - What it is.", "A", "What it is."),
        ("- [A](https://a.org) - What it is.\n{: .list}", "A", "What it is."),
        ("{::options parse_block_html='true' /}\n- **A** - What it is.", "A", "What it is."),
    ],
)
def test_attributes_are_told_and_stand_in_no_text(text: str, title: str, summary: str) -> None:
    (line,) = told(text)
    assert "{" in text.split("\n")[line - 1]
    entry = only(text)
    assert (entry.title, entry.summary) == (title, summary)


@pytest.mark.parametrize(
    "heading", ["## Lines {#lines}", "## Lines {: .x} ##", "Lines {#lines .x}\n-----"]
)
def test_a_heading_is_called_without_its_attributes(heading: str) -> None:
    text = f"{heading}\n\nText."
    directory = read(text).directory
    assert directory is not None
    assert [section.title for section in directory.sections] == ["Lines"]
    assert told(text) == [1]


def test_a_table_of_contents_that_the_program_of_a_page_makes_is_no_entry() -> None:
    text = "- TOC\n{:toc}\n\n## Lines\n\n- **A** - x"
    assert [entry.title for entry in entries(text)] == ["A"]
    (loss,) = read(text).losses
    assert loss.message == f"{lost.ATTRIBUTES} (lines 1-2)"


@pytest.mark.parametrize(
    "text",
    [
        "```\n{: .class}\n[A](x){:target=y}\n```\n",
        "- ```\n  {: .class}\n  ```\n",
        "Write `{: .class}` or `*a*{: .x}`.",
        "The set {1, 2} and f(x){a=1}, and {placeholder}.",
        "Some {: words in braces } of a text.",
        "{% include x.html %} and {{ page.title }}",
    ],
)
def test_what_is_no_attribute_stays(text: str) -> None:
    assert told(f"## H\n\n{text}") == []
    assert text.strip().split("\n")[0][:8] in only(f"## H\n\n{text}").body or "- ```" in text


def test_rows_between_bars_are_a_table_without_the_line_below_its_heading() -> None:
    text = (
        "## Lines\n\n| Name | Phone | Hours |\n| A | 202-555-0143 | day |\n| B | 202-555-0144 | |\n"
        "{: .table}\n"
    )
    one, other = entries(text)
    assert isinstance(one, Contact)
    assert isinstance(other, Contact)
    assert (one.title, one.phones, one.schedules[0].note) == ("A", (Phone("202-555-0143"),), "day")
    assert (other.title, other.phones) == ("B", (Phone("202-555-0144"),))
    assert [item.line for item in read(text).entries] == [4, 5]


def test_a_table_without_a_heading_has_its_names_first() -> None:
    text = "| A | What it is. |\n|---+---|\n| B \\| C | [b](https://b.org) | more |\n"
    one, other = entries(text)
    assert (one.title, one.summary) == ("A", "What it is.")
    assert (other.title, other.summary) == ("B | C", "b; more")
    assert [link.url for link in other.links] == ["https://b.org"]


def test_cells_may_say_themselves_what_they_are() -> None:
    row = "| A line | https://a.org | Telefon: 55501 (by day) | E-Mail: a@a.org | Skype: b | Phone: ask |"
    for text in (row, f"{row}\n| B | C |", f"| Name | | | | | |\n|---|---|---|---|---|---|\n{row}"):
        entry = entries(text)[0]
        assert isinstance(entry, Contact)
        assert entry.phones == (Phone("55501", note="(by day)"),)
        assert [x.url for x in entry.links] == ["https://a.org"]
        assert [x.address for x in entry.emails] == ["a@a.org"]
        assert entry.summary == "Skype: b; Phone: ask"


@pytest.mark.parametrize(
    ("cell", "numbers", "summary"),
    [
        ("Tel: 55501<br>Tel: 55502", ["55501", "55502"], "A"),
        ("Tel: 55501 <br>Skype: b", [], "Tel: 55501  Skype: b"),
        ("Tel: 55501 (note: by day)", ["55501"], "Tel: 55501 (note: by day)"),
    ],
)
def test_a_cell_may_have_several_labels_or_is_left_as_it_is(
    cell: str, numbers: list[str], summary: str
) -> None:
    entry = entries(f"| A | {cell} |\n| B | C |")[0]
    assert [x.number for x in getattr(entry, "phones", ())] == numbers
    assert entry.summary == summary


@pytest.mark.parametrize(
    "text",
    [
        "| one row | is none |",
        "| Phone: 988 | is none |",
        "| no column\n| is none",
        "Words before\n| A | B |\n| C | D |",
        "|:::|:::|\n|+++|+++|",
        "    | A | B |\n    | C | D |",
        "\\| A | B |\n\\| C | D |",
    ],
)
def test_what_is_no_table_stays_text(text: str) -> None:
    assert only(f"## H\n\n{text}").body.strip() == text.strip()


def test_a_term_is_an_entry_with_its_definitions() -> None:
    text = (
        "## Lines\n\n**A** #Mood\nAlias\n: What it is,\nand more. See [x](https://x.org).\n: Phone: 202-555-0143\n"
        "\nB\n: Text #Pain\n"
    )
    one, other = entries(text)
    assert isinstance(one, Contact)
    assert (one.title, one.alternate_names, one.tags) == ("A", ("Alias",), ("Mood",))
    assert one.summary == "What it is, and more. See x."
    assert ([x.url for x in one.links], one.phones) == (["https://x.org"], (Phone("202-555-0143"),))
    assert (other.title, other.summary, other.tags) == ("B", "Text", ("Pain",))
    assert [item.line for item in read(text).entries] == [3, 9]
    assert read(text).losses == ()


@pytest.mark.parametrize(
    "text",
    [
        ": a definition of nothing",
        "A sentence that ends.\n: and more",
        f"{'a long line ' * 8}\n: and more",
        "A\n:without a blank",
        "At 10\n:: 11",
        "**\n: a name of no words",
    ],
)
def test_what_is_no_definition_stays_text(text: str) -> None:
    assert only(f"## H\n\n{text}").body == text


def test_a_line_of_hashtags_is_no_term() -> None:
    assert [entry.title for entry in entries("#Mood #Pain\n: x")] == ["note"]


def test_a_note_that_we_wrote_is_read_as_it_stands() -> None:
    front = "---\ntitle: T\nversion: 0123456789ab\nas_of: 2026-01-01\n---\n"
    body = "A\n: b\n\n| A | B |\n| C | D |\n\n{: .x}"
    assert only(f"{front}\n## H\n\n{body}\n").body == body
    assert len(entries(f"## H\n\n{body}\n")) == 3


@pytest.mark.parametrize(
    ("text", "title", "ticked"),
    [
        ("- [ ] **A** - What it is.", "A", []),
        ("1. [ ] A\n   - [X] Phone: 988", "A", [2]),
        ("* [x] [A](https://a.org)", "A", [1]),
        # No boxes: links, text that goes on, a box further on, one that is all of a text, and one of another mark.
        ("- [x](https://a.org) - What it is.", "x", []),
        ("- **A** [x] - What it is.", "A", []),
        ("- **[ ]A**", "[ ]A", []),
        ("- [ ]A", "[ ]A", []),
        ("- [-] A", "[-] A", []),
    ],
)
def test_boxes_to_tick_are_in_no_title(text: str, title: str, ticked: list[int]) -> None:
    assert [entry.title for entry in entries(text)] == [title]
    assert [x.line for x in read(text).losses if x.message.startswith(lost.TICKED)] == ticked


def test_boxes_of_exported_notes_are_their_own_text() -> None:
    assert only('---\ntitle: A\nversion: "1"\nas_of: "2"\n---\n\n- **[ ] A**').title == "[ ] A"


def test_what_stands_behind_code_on_several_lines_is_told_on_its_line() -> None:
    imported = read("- **A** - `is\n  it` and ``b` c``\n  ![d](d.png)")
    assert [(x.line, x.message) for x in imported.losses] == [(3, lost.IMAGE)]
    assert imported.entries[0].entry.summary == "is it and b` c"
