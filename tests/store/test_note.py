"""A Markdown note is read as a directory: nothing invented, nothing silently gone."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ketamine_tui.model.contact import Address, Chat, Email, Link, Phone, Schedule, TextNumber
from ketamine_tui.model.entry import Contact, Entry, Page, Resource
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Severity
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.text import clean_block
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.store.naming import region_name
from ketamine_tui.store.node import ReadError
from ketamine_tui.store.note.reader import MOST_LINES, read_note
from ketamine_tui.store.note.words import is_labelled, split_label
from ketamine_tui.store.report import LOSS

FOUNDING = (Path(__file__).parents[1] / "fixtures" / "founding-note.md").read_text("utf-8")


def read(text: str) -> Imported:
    return read_note(text, "note.md")


def entries(text: str) -> list[Entry]:
    return [item.entry for item in read(text).entries]


def only(text: str) -> Any:
    (entry,) = entries(text)
    return entry


def losses(text: str) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in read(text).losses]


def outline(text: str) -> list[tuple[int, str]]:
    directory = read(text).directory
    assert directory is not None
    return [(depth, section.title) for section, depth in walk_sections(directory.sections)]


def test_the_founding_note_gives_everything_that_it_has() -> None:
    note = read_note(FOUNDING, "founding-note.md")
    assert note.directory is not None
    assert outline(FOUNDING) == [
        (0, "Introduction"),
        (0, "Relevance"),
        (0, "Resources"),
        (1, "Books"),
        (1, "Websites"),
        (1, "Videos"),
        (0, "Location"),
        (0, "Contact Information"),
    ]
    assert [tag.label for tag in note.directory.vocabulary] == [
        *("Ketamine", "MentalHealth", "Depression", "Anesthesia", "TreatmentResistantDepression")
    ]
    told = [(x.line, x.entry.kind, x.entry.section, x.entry.title) for x in note.entries]
    handbook = (
        "The Ketamine Handbook: A Guide to the Use of Ketamine for Treatment-Resistant Depression"
    )
    assert told == [
        (2, "page", "introduction", "Introduction"),
        (5, "page", "relevance", "Relevance"),
        (10, "book", "books", handbook),
        (11, "book", "books", "Ketamine: Dreams and Realities"),
        (14, "website", "websites", "American Psychiatric Association"),
        (15, "website", "websites", "NIMH"),
        (16, "website", "websites", "Ketamine Clinics Directory"),
        (19, "video", "videos", "Understanding Ketamine: A New Approach to Depression"),
        (20, "video", "videos", "The Science Behind Ketamine Therapy"),
        (23, "page", "location", "Location"),
        (26, "page", "contact-information", "Contact Information"),
        (28, "organization", "contact-information", "Ketamine Treatment Center"),
        (32, "organization", "contact-information", "Mental Health Support Line"),
    ]
    assert [x.line for x in note.entries if x.said] == [10, 11, 19, 20]
    works = [x.entry for x in note.entries if isinstance(x.entry, Resource)]
    assert [work.authors for work in works[:2]] == [("Dr. John Doe",), ("Dr. Jane Smith",)]
    assert [work.links for work in works[2:5]] == [
        (Link("https://www.psychiatry.org"),),
        (Link("https://www.nimh.nih.gov"),),
        (Link("https://www.ketamineclinics.com"),),
    ]
    assert works[5].summary == "YouTube link"
    contacts = [x.entry for x in note.entries if isinstance(x.entry, Contact)]
    assert [(x.phones, x.emails) for x in contacts] == [
        ((Phone("(123) 456-7890"),), (Email("info@ketaminetreatmentcenter.com"),)),
        ((Phone("(987) 654-3210"),), (Email("support@mentalhealth.org"),)),
    ]
    pages = [x.entry for x in note.entries if isinstance(x.entry, Page)]
    lines = FOUNDING.splitlines()
    assert [page.body for page in pages] == [lines[n] for n in (1, 4, 22, 25)]
    assert [entry.reviews for entry in entries(FOUNDING)] == [()] * 13
    assert note.losses == ()


@pytest.mark.parametrize(
    ("item", "title", "summary"),
    [
        ("[A](https://a.org) - What it is.", "A", "What it is."),
        ("[A](https://a.org): What it is.", "A", "What it is."),
        ("[A](https://a.org) \u2013 What - it is.", "A", "What - it is."),
        ("[A](https://a.org)", "A", "A"),
        ("**A B:** What it is.", "A B", "What it is."),
        ("**[A](https://a.org)** What it is.", "A", "What it is."),
        ('"A: B" - What it is.', "A: B", "What it is."),
        ("A - B - C", "A", "B - C"),
        ("well-known: yes", "well-known", "yes"),
        ("A plain text", "A plain text", "A plain text"),
        ("https://a.org/x", "https://a.org/x", "https://a.org/x"),
    ],
)
def test_an_item_is_a_name_and_what_is_said_of_it(item: str, title: str, summary: str) -> None:
    entry = only(f"- {item}")
    assert (entry.title, entry.summary) == (title, summary)


BADGE = "[![Awesome](https://b.org/b.svg)](https://b.org)"


@pytest.mark.parametrize(
    ("item", "title", "summary", "links"),
    [
        (f"**A** {BADGE} - What.", "A", "What.", [Link("https://b.org", "Awesome")]),
        (f"{BADGE} A", "A", "A", [Link("https://b.org", "Awesome")]),
        (f"A - What {BADGE} it is.", "A", "What it is.", [Link("https://b.org", "Awesome")]),
        (BADGE, "Awesome", "Awesome", [Link("https://b.org")]),
        ("[A ![i](i.png)](https://b.org)", "A", "A", [Link("https://b.org")]),
    ],
)
def test_images_are_left_out_of_what_is_said_but_not_their_links(
    item: str, title: str, summary: str, links: list[Link]
) -> None:
    entry = only(f"- {item}")
    assert (entry.title, entry.summary, [*entry.links]) == (title, summary, links)


def test_the_title_of_a_note_has_no_badges() -> None:
    note = read(f"# Mental Health {BADGE}\n\nThe best. {BADGE}\n\n- [B](https://c.org)\n")
    assert note.directory is not None
    assert note.directory.title == "Mental Health"
    assert note.entries[0].entry.summary == "The best."


@pytest.mark.parametrize(
    ("heading", "item", "kind"),
    [
        ("Books", "A", Kind.BOOK),
        ("Further Reading: papers", "[A](https://a.org)", Kind.ARTICLE),
        ("Crisis lines", "**A**", Kind.HELPLINE),
        ("Video processing", "[A](https://a.org)", Kind.WEBSITE),
        ("Anything", "**A**", Kind.ORGANIZATION),
        ("Anything", "**A**\n  - Phone: 988", Kind.ORGANIZATION),
        ("Anything", "[A](https://a.org)\n  - Phone: 988", Kind.ORGANIZATION),
        ("Anything", "A", Kind.PAGE),
        ("Anything", "**A** - [More](https://a.org)", Kind.WEBSITE),
        ("Anything", "**A** - [More](https://a.org), call 988", Kind.ORGANIZATION),
        ("Anything", "**A** [1](https://doi.org/10.1000/1)", Kind.ARTICLE),
        ("Anything", "**A** [About DOIs](https://doi.org/the-handbook)", Kind.WEBSITE),
        ("Anything", "[A](https://www.youtube.com/watch?v=1)", Kind.VIDEO),
        ("Anything", '"A" - [Film](https://vimeo.com/1)', Kind.VIDEO),
        ("Anything", "[A](https://notyoutube.com/1)", Kind.WEBSITE),
        ("Anything", "[A](https://youtube.com.example/1)", Kind.WEBSITE),
        ("Clinics", "**A** [Tour](https://youtu.be/1)", Kind.CLINIC),
        ("Books", "A\n  - Kind: podcast", Kind.PODCAST),
    ],
)
def test_the_heading_says_the_kind_or_else_what_the_item_has(
    heading: str, item: str, kind: Kind
) -> None:
    assert only(f"## {heading}\n\n- {item}").kind is kind


def test_the_nearest_heading_that_names_a_kind_decides() -> None:
    assert only("# T\n## Books\n### About pain\n- A").kind is Kind.BOOK


DETAILS = """\
- **A**
  - Phone: +1 800 662 4357
  - Phone (veterans): [988](tel:988)
    - press 1
  - Fax: 020 7946
  - Text: HOME to 741741
  - Email: <a@b.org>
  - Email: [Write](mailto:c@d.org)
  - Address: 1 Road, Town
  - Hours: by appointment
  - Website: [The site](https://a.org/b) and https://c.org
  - Warning: Closed in May.
  - Region: US
  - A remark
"""


def test_items_below_are_contact_points() -> None:
    entry = only(DETAILS)
    assert [(x.number, x.dial, x.type, x.label, x.note) for x in entry.phones] == [
        ("+1 800 662 4357", "+18006624357", "voice", "", ""),
        ("988", "988", "voice", "veterans", "press 1"),
        ("020 7946", "", "fax", "", ""),
    ]
    assert entry.texts == (TextNumber("741741", "HOME"),)
    assert entry.emails == (Email("a@b.org"), Email("c@d.org"))
    assert [address.lines for address in entry.addresses] == [("1 Road, Town",)]
    assert [str(schedule) for schedule in entry.schedules] == ["by appointment"]
    assert entry.links == (Link("https://a.org/b", "The site"),)
    assert entry.alerts[0].text == "Closed in May."
    assert entry.regions == ("US",)
    assert entry.summary == "The site and https://c.org A remark"


@pytest.mark.parametrize("number", ["(123) 456-7890", "988", "+44 (0)20 7946 0958", "1-800-HELP"])
def test_a_number_is_kept_as_written_and_not_dialled_unless_that_is_certain(number: str) -> None:
    assert only(f"- **A**\n  - Phone: {number}").phones == (Phone(number),)


@pytest.mark.parametrize("detail", ["Phone: call us", "Email: on the site", "Website: soon"])
def test_a_detail_that_cannot_be_one_is_kept_as_text(detail: str) -> None:
    assert only(f"- **A**\n  - {detail}").summary == detail


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ("Phone: 988 [map](#map)", ["links to places of this file lead nowhere here"]),
        ("Phone: 988 [map](map.pdf)", ["the link to map.pdf is not kept"]),
        ("Phone: 988 [map](https://a.org)", []),
        ("Phone: [988](tel:988)", []),
        ("Email: [Write](mailto:a@b.org?subject=x)", []),
        ("Website: [Map](https://a.org)", []),
    ],
)
def test_a_link_that_a_detail_has_no_place_for_is_told(detail: str, told: list[str]) -> None:
    assert [loss.message for loss in read(f"- **A**\n  - {detail}").losses] == told


LABELLED = """\
- **A**
  - Address: [1 Main St](https://maps.org/b)
  - Run by: [The [red] Foundation](https://found.org)
  - For: [Windows](https://b.org), [MacOS](https://c.org)
  - Website: [Map](https://maps.org/b)
"""


def test_links_of_labelled_items_are_links_of_the_entry_too() -> None:
    entry = only(LABELLED)
    assert (entry.organization, entry.audience) == ("The [red] Foundation", ("Windows, MacOS",))
    assert [address.lines for address in entry.addresses] == [("1 Main St",)]
    assert entry.links == (
        Link("https://maps.org/b", "1 Main St"),
        Link("https://found.org", "The [red] Foundation"),
        Link("https://b.org", "Windows"),
        Link("https://c.org", "MacOS"),
        Link("https://maps.org/b", "Map"),
    )


def test_an_identifier_holds_the_link_that_leads_to_it() -> None:
    link = "https://doi.org/10.1000/1"
    assert only(f"## Books\n- **A**\n  - DOI: [10.1000/1]({link})").links == ()
    assert only(f"## Books\n- **A**\n  - DOI: [10.1000/2]({link})").links[0].url == link


@pytest.mark.parametrize("before", ["## A\n", "- **A**\n  "])
@pytest.mark.parametrize(
    ("detail", "field", "value"),
    [
        (
            "[Chat](https://a.org/c): day and night",
            "chats",
            Chat("https://a.org/c", "", "day and night"),
        ),
        ("Chat: [Here](https://a.org/c)", "chats", Chat("https://a.org/c", "Here")),
        ("[Phone](https://a.org/p): 988", "links", Link("https://a.org/p", "Phone")),
        ("[Phone](tel:988): toll-free", "phones", Phone("988", "988", note="toll-free")),
        ("[Phone](tel:+1-800-662-4357):", "phones", Phone("+1-800-662-4357", "+18006624357")),
        ("[Email](mailto:a@b.org): by day", "emails", Email("a@b.org", note="by day")),
        ("[Email:](mailto:a@b.org) by day", "emails", Email("a@b.org", note="by day")),
        # Programs that make Markdown of pages write blanks within the brackets.
        ("Email: [ a@b.org ](mailto:a@b.org)", "emails", Email("a@b.org")),
    ],
)
def test_a_linked_label_is_where_the_link_leads(
    before: str, detail: str, field: str, value: Chat | Link | Phone | Email
) -> None:
    entry = only(f"{before}- {detail}")
    assert getattr(entry, field) == (value,)
    assert (entry.title, entry.summary) == ("A", "A")


def test_what_follows_a_linked_website_is_told_in_the_summary() -> None:
    entry = only("- **A**\n  - [Website](https://a.org): the old one")
    assert (entry.links, entry.summary) == ((Link("https://a.org"),), "the old one")
    entry = only("- **A**\n  - Website: [ https://a.org ](https://a.org)")
    assert (entry.links, entry.summary) == ((Link("https://a.org"),), "A")


@pytest.mark.parametrize(("text", "number"), [("Call us", "988"), ("9-8-8", "9-8-8")])
def test_a_link_to_a_telephone_is_a_number_whatever_it_is_called(text: str, number: str) -> None:
    assert only(f"- **A** - [{text}](tel:988)").phones == (Phone(number, "988"),)


def test_a_number_below_a_heading_belongs_to_what_the_heading_names() -> None:
    entry = only("## The clinic\n\n- Phone: 988\n- Email: a@b.org\n")
    assert (entry.title, entry.phones[0].number, entry.emails[0].address) == (
        *("The clinic", "988", "a@b.org"),
    )


def test_links_on_nothing_but_images_are_told() -> None:
    badge = "[![Build](https://a.org/b.svg)](https://a.org/ci)"
    item = "\n\n- [B](https://b.org)\n"
    assert losses(f"## A\n\n{badge}{item}") == [
        "3: images are not shown",
        "3: links on nothing but images are not kept",
    ]
    assert losses(f"## A\n\n![Build](b.svg){item}") == ["3: images are not shown"]


def test_lines_with_labels_below_a_heading_are_what_the_heading_names() -> None:
    text = "## The line\n\n**Phone**: 988\n**Website**: <https://a.org>\n**Answer**: at once\n**Chat**: soon\n"
    entry = only(text)
    assert (entry.title, entry.phones, entry.links) == (
        *("The line", (Phone("988"),), (Link("https://a.org"),)),
    )
    assert entry.summary == "Answer: at once Chat: soon"


def test_web_addresses_stand_among_lines_with_labels() -> None:
    text = "## The line\n\nhttps://a.org\nwww.b.org\nTelefone: 988 (dia e noite)\nTelefon: 55501\n"
    entry = only(text)
    assert (entry.title, entry.links) == ("The line", (Link("https://a.org"),))
    assert entry.phones == (Phone("988", note="(dia e noite)"), Phone("55501"))
    assert entry.summary == "www.b.org"
    assert entries("## A\n\nhttps://a.org\nwww.b.org\n")[0].kind is Kind.PAGE


def test_the_name_above_such_lines_is_an_entry_below_a_country_and_else_a_label() -> None:
    lines = "Example Line\nhttps://a.org\nPhone: 988\n\nOther Line\nPhone: 55501\n"
    assert [(x.title, [y.number for y in x.phones]) for x in entries(f"## UK\n\n{lines}")] == [  # type: ignore[attr-defined]
        ("Example Line", ["988"]),
        ("Other Line", ["55501"]),
    ]
    entry = only(f"## All\n\n{lines}")
    assert (entry.title, entry.summary) == ("All", "Example Line Other Line")
    assert entry.phones == (Phone("988", label="Example Line"), Phone("55501", label="Other Line"))
    assert entry.links == (Link("https://a.org", label="Example Line"),)


@pytest.mark.parametrize(
    "text",
    [
        *("Phone: 988\nand more", "Answer: at once", "Note: a\nPage: b", "State: checked"),
        *("We listen.\nPhone: 988", "One\nTwo\nPhone: 988", "Example Line\nhttps://a.org"),
    ],
)
def test_other_lines_below_a_heading_are_a_page(text: str) -> None:
    (entry,) = entries(f"## A\n\n{text}\n")
    assert entry.kind is Kind.PAGE


@pytest.mark.parametrize(
    ("above", "name", "links"),
    [
        ("**Shout** (text):", "Shout (text)", ()),
        ("**Shout** for all", "Shout for all", ()),
        ("[Shout](https://a.org)", "Shout", (Link("https://a.org"),)),
    ],
)
def test_ways_below_a_name_are_of_that_name(above: str, name: str, links: tuple[Link, ...]) -> None:
    entry = only(f"## UK\n\n{above}\n- Phone: 988\n- Language: English\n")
    assert (entry.title, entry.phones, entry.links, entry.languages) == (
        *(name, (Phone("988"),), links, ("English",)),
    )


@pytest.mark.parametrize("above", ["Call one of these:", "How to reach us", "**One**\nTwo"])
def test_ways_below_other_texts_are_of_the_heading(above: str) -> None:
    told = {entry.title for entry in entries(f"## UK\n\n{above}\n- Phone: 988\n")}
    assert told == {"UK"}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("#Lines\n\n##One\n\nText.\n\n##Two\n\nText.\n", ["One", "Two"]),
        # Tags have one mark, and where a heading is one they have no other.
        ("#Lines\n\nText.\n", []),
        ("# Lines\n\n##One\n\nText.\n", []),
        ("#Lines\n\n##One\n\n```\n#x\n```\n", []),
    ],
)
def test_headings_without_a_blank_are_headings_where_no_others_are(
    text: str, titles: list[str]
) -> None:
    assert [x.title for x in entries(text) if x.title in ("One", "Two")] == titles


@pytest.mark.parametrize(
    ("text", "titles", "tags"),
    [
        ("##Germany\n\n#crisis #help\n\n- **A**: x\n", ["Germany"], ["crisis", "help"]),
        ("##Germany\n\n#crisis\n\n- **A**: x\n", ["Germany"], ["crisis"]),
        (
            "#crisis, #help\n\n##Germany\n\n#more\n\n- **A**: x\n",
            ["Germany"],
            ["crisis", "help", "more"],
        ),
        # Words that are no tags, and single marks from the first heading on.
        ("##Germany\n\n- **A**: x\n\n#New Zealand\n\n- **B**: x\n", ["Germany", "New Zealand"], []),
        (
            "#UK\n\n##England\n\n- **A**: x\n\n#Norway\n\n- **B**: x\n",
            ["UK", "England", "Norway"],
            [],
        ),
    ],
)
def test_a_line_of_hashtags_is_no_heading_without_a_blank(
    text: str, titles: list[str], tags: list[str]
) -> None:
    note = read(text)
    assert note.directory is not None
    assert [title for _, title in outline(text)] == titles
    assert [tag.label for tag in note.directory.vocabulary] == tags


@pytest.mark.parametrize(
    "flag", ["#TOBE_REVIEWED", "#to-be-reviewed", "#ToBeReviewed", r"#TOBE\_REVIEWED"]
)
def test_the_flag_is_no_tag_however_it_is_spelt(flag: str) -> None:
    (item,) = read(f"- [A](https://a.org) - B {flag} #C").entries
    assert item.said
    assert (item.entry.summary, item.entry.tags) == ("B", ("C",))


def test_hashtags_are_tags_but_not_numbers_nor_what_is_escaped() -> None:
    entry = only(r"- **A** - the #1 of \#none, `#code` and #within it #End, #Last")
    assert entry.tags == ("within", "End", "Last")
    assert entry.summary == "the #1 of #none, #code and #within it"


def test_nested_items_are_entries_in_a_section_of_their_own() -> None:
    text = (
        "## Data\n- [SQL](https://a.org)\n  - [Lite](https://b.org) - small\n- Other\n  - **X**\n"
    )
    assert outline(text) == [(0, "Data"), (1, "SQL"), (1, "Other")]
    told = [(entry.title, entry.section) for entry in entries(text)]
    assert told == [("SQL", "data"), ("Lite", "sql"), ("X", "other")]


def test_a_list_below_a_bold_line_is_a_section() -> None:
    text = "# N\n## A\n**Avoid:**\n\n- x\n- y\n\n**Instead _use_**\n1. z\n\n- w\n"
    assert outline(text) == [(0, "A"), (1, "Avoid"), (1, "Instead use")]
    assert [(x.title, x.section) for x in entries(text)] == [
        *(("x", "avoid"), ("y", "avoid"), ("z", "instead-use"), ("w", "a")),
    ]


@pytest.mark.parametrize(
    "before", ["**Avoid** this", "**Avoid**\n\nWords.", "**A** and **B**", "**[A](https://a.org)**"]
)
def test_other_texts_before_a_list_begin_no_section(before: str) -> None:
    assert outline(f"## A\n\n{before}\n\n- x\n") == [(0, "A")]


TABLE = """\
| API | Description | Auth | Phone |
|:---|:---|---|---|
| [A](https://a.org) | What | `key` | 988 |
| B |  | No | |
"""


def test_rows_of_a_table_are_entries() -> None:
    one, two = entries(TABLE)
    assert isinstance(one, Contact)
    assert (one.title, one.summary, one.links) == (
        "A",
        "What (Auth: key)",
        (Link("https://a.org"),),
    )
    assert one.phones == (Phone("988"),)
    assert (two.title, two.summary) == ("B", "Auth: No")


@pytest.mark.parametrize(
    ("column", "cell", "field", "value"),
    [
        ("Night", "Phone: 55501", "phones", Phone("55501", label="Night")),
        (
            "Night",
            "Fax (office): 55501",
            "phones",
            Phone("55501", "", PhoneType.FAX, "Night, office"),
        ),
        ("Night", "Email: a@b.org", "emails", Email("a@b.org", "Night")),
        ("Donate", "https://a.org/donate", "links", Link("https://a.org/donate", "Donate")),
        ("Night", "Address: 1 Road", "addresses", Address(address_1="1 Road", note="Night")),
        ("Night", "Hours: 9-17", "schedules", Schedule(note="Night: 9-17")),
        ("Mobile", "Phone: 55501", "phones", Phone("55501", label="Mobile")),
        # What says the same, or nothing.
        ("Phone", "Phone: 55501", "phones", Phone("55501")),
        ("Telephone", "Fax: 55501", "phones", Phone("55501", "", PhoneType.FAX)),
        ("Website", "https://a.org", "links", Link("https://a.org")),
        ("", "Phone: 55501", "phones", Phone("55501")),
    ],
)
def test_the_name_of_a_column_is_said_of_what_its_cell_says_it_is(
    column: str, cell: str, field: str, value: Phone | Email | Link | Address | Schedule
) -> None:
    entry = only(f"| Name | {column} |\n|---|---|\n| A | {cell} |\n")
    assert getattr(entry, field) == (value,)
    assert entry.summary == "A"


def test_a_remark_on_a_label_is_said_of_hours_and_addresses_too() -> None:
    entry = only("- **A**\n  - Hours (office): 9-17\n  - Address (office): 1 Road\n")
    assert entry.schedules == (Schedule(note="office: 9-17"),)
    assert entry.addresses == (Address(address_1="1 Road", note="office"),)


def test_a_single_first_heading_of_the_first_level_is_the_title() -> None:
    note = read("# The *title*\n\nWords.\n\n## A\n\n- B\n")
    assert note.directory is not None
    assert note.directory.title == "The title"
    assert outline("# The title\n\nWords.\n\n## A\n\n- B\n") == [(0, "The title"), (0, "A")]
    assert [title for _, title in outline("# A\n\n- x\n\n# B\n\n- y\n")] == ["A", "B"]


def test_front_matter_says_more_of_the_directory() -> None:
    note = read(
        '---\ntitle: "T"\nlicense: CC0\ntags: [A, "#B"]\nlayout: x\n---\n\n- [C](https://c.org)\n'
    )
    assert note.directory is not None
    assert (note.directory.title, note.directory.license) == ("T", "CC0")
    assert [tag.label for tag in note.directory.vocabulary] == ["A", "B"]
    assert note.entries[0].line == 8
    assert [problem.line for problem in note.losses] == [5]


def test_titles_of_one_id_are_told_apart_in_their_order() -> None:
    text = "- [A](https://a.org)\n- [a!](https://b.org)\n- [A](https://c.org)\n- [\u4e2d](https://d.org)\n"
    assert [entry.id for entry in entries(text)] == ["a", "a-2", "a-3", "entry"]


LOST = """\
# T

![A picture](a.png)

- [Contents](#contents)
  - [More](#more)
- [File](file.md) - kept
- **Code**

      code

<div>
html
</div>

[never]: https://a.org
"""


def test_what_is_not_understood_is_told_with_its_lines() -> None:
    assert losses(LOST) == [
        "3: images are not shown",
        "5: links to places of this file lead nowhere here (lines 5-6)",
        "7: the link to file.md is not kept",
        "10: code below an item is not read",
        "12: HTML is not read (lines 12-14)",
        "16: no text uses the link to https://a.org",
    ]
    for problem in read(LOST).losses:
        assert (problem.path, problem.rule, problem.severity) == ("note.md", LOSS, Severity.WARNING)


def test_losses_of_one_sort_are_told_once_with_all_of_their_lines() -> None:
    text = "- [a](#a)\n- [b](#b)\n\nWords.\n\n[c](#c)\n"
    assert losses(text) == ["1: links to places of this file lead nowhere here (lines 1-2, 6)"]


def test_tables_without_rows_and_links_of_their_headings_are_told() -> None:
    assert losses("- A\n\n| [a](https://a.org) |\n|---|\n") == [
        "3: a table has no rows (lines 3-4)",
        "3: the link to https://a.org is not kept",
    ]


@pytest.mark.parametrize("item", ["-", "1.", "- *"])
def test_an_empty_item_says_nothing(item: str) -> None:
    assert losses(f"- **A**\n\n  - B\n\n  {item}\n") == []


def test_a_field_that_a_kind_has_not_is_told() -> None:
    (loss,) = losses("- **A**\n  - Phone: 988\n  - Author: B")
    assert loss == "3: authors 'B': an organization has no such field"


def test_what_is_nested_too_deeply_is_told() -> None:
    text = f"- A\n{'- ' * 30}hidden\n"
    assert losses(text) == ["2: this could not be read; it may be nested too deeply"]


def test_what_is_said_of_reviews_raises_no_trust() -> None:
    text = "- **A**\n  - State: Reviewed 2026-11-23\n"
    assert only(text).reviews == ()
    assert losses(text)[0].startswith("2: what is said of reviews is not taken over")


def test_control_characters_are_shown_as_marks_and_told() -> None:
    assert only("- **A\u202e** - B\x1b[0m").title == "A<U+202E>"
    assert [loss[:2] for loss in losses("- **A\u202e** - B\x1b[0m")] == ["1:", "1:"]


HOSTILE = {
    "brackets": "[" * 100_000,
    "images": ("- " + "![[" * 160 + "\n") * 2_000,
    "stars": "*a " * 100_000,
    "quotes": (">" * 30 + " a\n") * 500,
    "lists": ("- " * 30 + "a\n") * 500,
    "line": "x" * 1_000_000,
    "digits": "- A - " + "1 " * 900 + "\n",
    "calls": "- A - " + "call text " * 190 + "\n",
    "figures": "- A - " + "call 988 (800) 799-7233 " * 80 + "\n",
    "table": "a|b\n-|-\n" + "a|b\n" * 500,
    "gaps": "- A" + " " * 100_000 + "b - c\n",
    "blanks": "a|b\n-|-\na|1" + " " * 100_000 + "x\n",
    "cells": "| a | b" + " " * 200_000 + "! |\n",
    "marks": "- A\n  - Phone: 988 " + "(do not test)" * 100_000 + "\n",
    "tags": "- A " + "#a " * 200_000 + "\n",
    "doubts": "## USA\n\n- **A**\n"
    + "".join(f"  - call 1-800-220-{n:04}; 1-555-220-{n:04}\n" for n in range(6_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_notes_are_read_or_told(text: str) -> None:
    note = read(text)
    assert note.entries or note.losses


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("988 (do not test)", Phone("988", do_not_test=True)),
        ("988 (do not test) (do not test) ", Phone("988", do_not_test=True)),
        ("988 (do not test it)", Phone("988", note="(do not test it)")),
        ("988 (do not test) now", Phone("988", note="(do not test) now")),
    ],
)
def test_a_mark_behind_a_number_is_none_of_it(number: str, told: Phone) -> None:
    assert only(f"- **A**\n  - Phone: {number}").phones == (told,)


LABEL = re.compile(r"([^\W\d_][\w -]{0,30}?)\s*(?:\(([^()]+)\))?\s*:(?:\s+|$)")
"""Labels as they are meant, in a pattern that takes long where there are many blanks."""


@given(st.text(alphabet="aPé1_- \t\n():.", max_size=40))
@example("Phone (office) : 988")
@example("a b - (c)  (d): e")
def test_labels_are_found_as_they_are_meant(text: str) -> None:
    match = LABEL.match(text)
    assert is_labelled(text) is (match is not None)
    label = split_label(text.replace("P", "Phone"))
    if label is not None:
        match = LABEL.match(text.replace("P", "Phone"))
        assert match is not None
        assert label[1:] == (match[2] or "", match.string[match.end() :])


def test_many_blanks_mean_no_more_than_a_few_but_in_the_text_of_a_page() -> None:
    gap = " " * 40
    entry = only(f"- **A{gap}B** - Rooms{gap}and beds.")
    assert entry.title.split() == ["A", "B"]
    assert entry.summary.split() == ["Rooms", "and", "beds."]
    assert gap not in entry.title + entry.summary
    page = only(f"# A\n\nA page.\n\n```\nx{gap}y\n```\n")
    assert isinstance(page, Page)
    assert f"x{gap}y" in page.body


def test_a_note_of_too_many_lines_is_refused() -> None:
    with pytest.raises(ReadError, match="100,001 lines; at most 100,000 are read"):
        read("a\n" * (MOST_LINES + 1))


PIECES = st.sampled_from(
    [
        *("# ", "## ", "- ", "  - ", "1. ", "> ", "    ", "|", "---", "```\n", "\n", "\n\n", " "),
        *(
            "[a](https://a.org)",
            "[b](#b)",
            "[c](c.md)",
            "**bold**",
            '"quoted"',
            " by Jane",
            "`code`",
        ),
        *(
            "<b>",
            "<!-- x -->\n",
            "![i](i.png)",
            "#Tag",
            "#TOBE_REVIEWED",
            "#tags\n",
            "Phone: ",
            "988",
            "call ",
            "(800) 799-7233",
            "Text HOME to 741741",
            "## Germany\n",
            "| Country | x |\n|-|-|\n| France |",
        ),
        *("Email: a@b.org", "Kind: page", "State: x", "|-|-|\n", "[r]: https://r.org\n", "[r]"),
        *(
            "word",
            "\u00e9t\u00e9",
            "\u202e",
            ": ",
            " - ",
            "~~~\n",
            "\\",
            "<https://u.org>",
            "*",
            "&amp;",
        ),
    ]
)
NOTES = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(NOTES)
@example("- \n  - ")
@example("[![](a)](https://b.org)")
@example("|a|\n|-|\n||\n")
def test_any_text_reads(text: str) -> None:
    note = read(text)
    assert note.directory is not None
    assert note.directory.title
    known = {section.id for section, _ in walk_sections(note.directory.sections)}
    ids = [item.entry.id for item in note.entries]
    assert len(ids) == len(set(ids))
    height = text.count("\n") + text.count("\r") + 1
    for item in note.entries:
        assert item.entry.section in known
        assert item.entry.reviews == ()
        assert item.entry.title
        assert 1 <= item.line <= height
    assert all(1 <= problem.line <= height for problem in note.losses)


WORD = re.compile(r"[A-Za-z0-9]+")
DELIMITERS = re.compile(r"[\s>*+-]*\|")
MARKERS = re.compile(r"^(?:[\s>*+-]*\d+[.)] )+")
MARKUP = frozenset(
    {"https", "mailto", "amp", "br", "b", "x", "TOBE", "REVIEWED", "tags", "by", "1"}
)


def said(note: Imported) -> str:
    """Return all of what was read."""
    assert note.directory is not None
    regions = [region_name(code) for item in note.entries for code in item.entry.regions]
    return f"{note.directory} {[*note.directory.vocabulary]} {note.entries} {regions}"


def lost_lines(note: Imported) -> set[int]:
    """Return the lines that the losses name."""
    lines: set[int] = set()
    for problem in note.losses:
        lines.add(problem.line)
        listed = re.search(r"\(lines ([\d, -]+)\)$", problem.message)
        for part in listed[1].split(", ") if listed else ():
            first, _, last = part.partition("-")
            lines.update(range(int(first), int(last or first) + 1))
    return lines


@given(st.lists(PIECES, max_size=30).map("".join))
@example("- Phone: 1. [c](c.md)")
@example("(800) 799-72331. (800) 799-7233")
@example("- Phone: (800) 799-72331. (800) 799-7233")
@example("- Email: a@b.org~~~\n[c](c.md)")
@example("- Email: a@b.org```\n988")
@example(": ```\n    ```\n![i](i.png)")
@example("|-|-|\n|-|-|\n#Tag")
@example("| Country | x |\n|-|-|\n| France |**bold**")
@example("- a\n\n      code\n\n[never]: https://b.org\n\n<div>\nhtml\n\n| a |\n|---|\n| b | c |\n")
def test_every_word_is_in_what_was_read_or_on_a_line_that_is_told(text: str) -> None:
    note = read(text)
    found, lost = said(note), lost_lines(note)
    # What a loss quotes is told: a value of several lines at the first of them.
    found += " ".join(q for p in note.losses for q in re.findall(r"'([^']*)'", p.message))
    lines = clean_block(text).split("\n")
    for number, line in enumerate(lines, 1):
        if DELIMITERS.match(lines[number] if number < len(lines) else ""):
            continue  # the names of columns are labels, like Phone
        labels = {"Phone", "Email", "Kind", "State"}
        words = set(WORD.findall(MARKERS.sub("", line))) - MARKUP - labels
        missing = [word for word in words if word not in found]
        assert not missing or number in lost, (number, line, missing)
