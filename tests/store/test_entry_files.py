"""Files that hold entries: what they give, and what is wrong with them, line by line."""

import datetime as dt
from pathlib import Path

import pytest
from support.content import CHECKED, TAGS, Data, as_yaml, fields, load, page, problems

from ketamine_tui.model.contact import Address, Chat, Email, Link, Phone, Schedule, TextNumber
from ketamine_tui.model.entry import Alert, Contact, Correction, Identifier, Page, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.prose import Span
from ketamine_tui.model.review import Method, Review, ReviewState
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.store.entry_files import LoadedEntry
from ketamine_tui.store.node import Place, Reference

BOOK = "resources/a-book.yaml"
LIST = "contacts/lists.yaml"
PAGE = "pages/a-page.md"
NO_FIELDS = "error value-form expected the fields of an entry (begin with 'kind:')"


def only(folder: Path, path: str, data: Data) -> LoadedEntry:
    """Return the one entry of a file without problems."""
    loaded = load(folder, path, data)
    assert problems(loaded) == []
    (entry,) = loaded.entries
    return entry


def test_a_file_of_one_entry_is_named_by_its_file(tmp_path: Path) -> None:
    loaded = only(tmp_path, BOOK, fields())
    assert loaded.entry.id == "a-book"
    assert loaded.place == Place(1, 1)
    assert loaded.state is ReviewState.SOURCE_CHECKED
    assert loaded.blocks == ()


@pytest.mark.parametrize("ending", [".yaml", ".yml"])
def test_both_endings_of_yaml_are_read(tmp_path: Path, ending: str) -> None:
    assert only(tmp_path, f"resources/a-book{ending}", fields()).entry.id == "a-book"


def test_every_field_of_a_resource_is_read(tmp_path: Path) -> None:
    data = fields(
        alternate_names=["Other"],
        tags=["mdd", "#for_families"],
        regions=["US", "GB-ENG"],
        languages=["en"],
        links=[{"url": "https://example.org", "label": "Site"}],
        alerts=[{"text": "Careful", "source": "Agency", "date": "2026-01-02"}],
        corrections=[{"field": "title", "was": "", "source": "a letter", "note": "typo"}],
        related=["b-book"],
        authors=["A. Author", "and others"],
        editors=["E. Editor"],
        contributors=["G. Guest"],
        issued="2017-03",
        publisher="Press",
        container_title="Journal",
        volume="1",
        issue="2",
        page="3-4",
        edition="2nd",
        number_of_pages="120",
        identifiers=[{"scheme": "doi", "value": "10.1/x", "note": "print"}],
    )
    assert only(tmp_path, BOOK, data).entry == Resource(
        id="a-book",
        kind=Kind.BOOK,
        section="books",
        title="A title",
        summary="What it is.",
        alternate_names=("Other",),
        tags=("Depression", "ForFamilies"),
        regions=("US", "GB-ENG"),
        languages=("en",),
        links=(Link(url="https://example.org", label="Site"),),
        alerts=(Alert(text="Careful", source="Agency", date=dt.date(2026, 1, 2)),),
        corrections=(Correction(field="title", was="", source=("a letter",), note="typo"),),
        related=("b-book",),
        reviews=(Review(date=dt.date(2026, 11, 1), status=ReviewState.SOURCE_CHECKED),),
        authors=("A. Author", "and others"),
        editors=("E. Editor",),
        contributors=("G. Guest",),
        issued="2017-03",
        publisher="Press",
        container_title="Journal",
        volume="1",
        issue="2",
        page="3-4",
        edition="2nd",
        number_of_pages="120",
        identifiers=(Identifier(scheme="doi", value="10.1/x", note="print"),),
    )


def test_every_way_to_reach_somebody_is_read(tmp_path: Path) -> None:
    hours = {
        "days": ["MO", "SU"],
        "opens": "00:00",
        "closes": "24:00",
        "timezone": "UTC",
        "note": "n",
    }
    data = fields(
        kind="helpline",
        section="people",
        organization="Trust",
        phones=[
            {
                "number": "1-800 FLOWERS",
                "dial": "+18003569377",
                "type": "textphone",
                "languages": ["es"],
                "schedules": [hours],
                "label": "Line",
                "note": "free",
            }
        ],
        texts=[{"number": "741741", "body": "HOME"}],
        emails=[
            {"address": "a@example.org", "placeholder": "yes", "label": "Desk", "note": "slow"}
        ],
        chats=[{"url": "HTTPS://example.org/chat", "schedules": [{"opens": "09:00"}]}],
        addresses=[{"address_1": "1 High Street", "postal_code": "02139"}],
        schedules=[{"note": "by appointment"}],
    )
    schedule = Schedule(days=("MO", "SU"), opens="00:00", closes="24:00", timezone="UTC", note="n")
    entry = only(tmp_path, "contacts/line.yaml", data).entry
    assert isinstance(entry, Contact)
    assert entry.organization == "Trust"
    assert entry.phones == (
        Phone(
            number="1-800 FLOWERS",
            dial="+18003569377",
            type=PhoneType.TEXTPHONE,
            languages=("es",),
            schedules=(schedule,),
            label="Line",
            note="free",
        ),
    )
    assert entry.texts == (TextNumber(number="741741", body="HOME"),)
    assert entry.emails == (
        Email(address="a@example.org", placeholder=True, label="Desk", note="slow"),
    )
    assert entry.chats == (
        Chat(url="HTTPS://example.org/chat", schedules=(Schedule(opens="09:00"),)),
    )
    assert entry.addresses == (Address(address_1="1 High Street", postal_code="02139"),)
    assert entry.schedules == (Schedule(note="by appointment"),)


def test_every_field_of_a_review_is_read(tmp_path: Path) -> None:
    review = {
        "date": "2026-11-23",
        "status": "reviewed",
        "covers": ["phones"],
        "method": "phoned",
        "reviewer": "R",
        "role": "pharmacist",
        "source": ["https://example.org", "a call"],
        "source_dated": "2026",
        "seen": "hours",
        "not_seen": "address",
        "confidence": "high",
        "note": "n",
        "next_review": "2027-01-01",
        "replaced_by": "other",
        "fingerprint": {"phones": "0123abcd"},
    }
    loaded = load(tmp_path, BOOK, fields(reviews=[CHECKED, review]))
    assert loaded.entries[0].entry.reviews[1] == Review(
        date=dt.date(2026, 11, 23),
        status=ReviewState.REVIEWED,
        covers=("phones",),
        method=Method.PHONED,
        reviewer="R",
        role="pharmacist",
        source=("https://example.org", "a call"),
        source_dated="2026",
        seen="hours",
        not_seen="address",
        confidence="high",
        note="n",
        next_review=dt.date(2027, 1, 1),
        replaced_by="other",
        fingerprint={"phones": "0123abcd"},
    )


def test_a_list_file_gives_its_entries_with_their_own_ids(tmp_path: Path) -> None:
    data = [fields(id="one", kind="clinic"), fields(id="two", kind="person")]
    loaded = load(tmp_path, LIST, data)
    assert problems(loaded) == []
    assert [entry.entry.id for entry in loaded.entries] == ["one", "two"]


def test_the_good_entries_of_a_list_survive_the_bad_ones(tmp_path: Path) -> None:
    good = "- {id: %s, kind: clinic, section: people, title: T, summary: S, reviews: [%s]}\n"
    review = "{date: 2026-11-01, status: source-checked}"
    text = (
        good % ("one", review)
        + "- just text\n"
        + "- {kind: clinic, section: people, title: T, summary: S}\n"
        + "- {id: three, kind: clinix, section: people, title: T, summary: S}\n"
        + "- {id: Four, kind: clinic, section: people, title: T, summary: S}\n"
        + good % ("five", review)
    )
    loaded = load(tmp_path, LIST, text)
    assert [entry.entry.id for entry in loaded.entries] == ["one", "five"]
    assert [entry.place.line for entry in loaded.entries] == [1, 6]
    kinds = ", ".join(Kind)
    assert problems(loaded) == [
        f"2:3: {NO_FIELDS}",
        "3:3: error field-missing the field 'id' is missing (add it)",
        f"4:21: error value-unknown 'clinix' is not one of: {kinds} (did you mean 'clinic'?)",
        "5:8: error id-form 'Four' is not of the expected form (use a-z, 0-9 and -)",
    ]


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        pytest.param(
            BOOK,
            "",
            "1:1: error file-empty the file is empty (write an entry or delete it)",
            id="empty",
        ),
        pytest.param(BOOK, "just text", f"1:1: {NO_FIELDS}", id="text"),
        pytest.param(
            BOOK,
            "section: books\n",
            "1:1: error field-missing the field 'kind' is missing (add it)",
            id="no kind",
        ),
        pytest.param(
            BOOK,
            as_yaml({"id": "other", **fields()}),
            "1:5: error id-filename-mismatch the id 'other' is not the name of the file"
            " (delete the line or rename the file to other)",
            id="another id",
        ),
        pytest.param(
            "resources/A Book.yaml",
            as_yaml(fields()),
            "1:1: error id-form the file name 'A Book' cannot be an id"
            " (rename the file with a-z, 0-9 and -)",
            id="name that is no id",
        ),
        pytest.param(
            "resources/\u202eexe.yaml",
            as_yaml(fields()),
            "1:1: error id-form the file name '\\u202eexe' cannot be an id"
            " (rename the file with a-z, 0-9 and -)",
            id="name that deceives",
        ),
        pytest.param(
            BOOK,
            as_yaml(fields(kind="page")),
            "1:7: error kind-file pages are .md files, other entries .yaml files (move it)",
            id="page in YAML",
        ),
        pytest.param(
            PAGE,
            page("", kind="book"),
            "2:7: error kind-file pages are .md files, other entries .yaml files (move it)",
            id="book in Markdown",
        ),
        pytest.param(
            PAGE,
            "# Title\n",
            "1:1: error front-matter-missing a page begins with a line '---' (add its fields)",
            id="no front matter",
        ),
        pytest.param(
            PAGE,
            "",
            "1:1: error front-matter-missing a page begins with a line '---' (add its fields)",
            id="empty page",
        ),
        pytest.param(
            PAGE,
            "---\nkind: page\n",
            "1:1: error front-matter-open the front matter has no closing '---'",
            id="open front matter",
        ),
        pytest.param(
            PAGE,
            "---\n---\ntext\n",
            "1:1: error file-empty the file is empty (write an entry or delete it)",
            id="empty front matter",
        ),
        pytest.param(PAGE, "---\n- kind: page\n---\n", f"2:1: {NO_FIELDS}", id="list as front matter"),
        pytest.param(
            PAGE,
            "---\nkind: page\ntitle: 'x\n---\n",
            "3:8: error yaml-syntax found unexpected end of stream while scanning a quoted scalar,"
            " noticed on line 4 (quote the value if it holds ': ', ' #' or begins with a sign)",
            id="bad front matter",
        ),
        pytest.param(
            PAGE,
            page("", section="begin"),
            "3:10: error section-unknown there is no section 'begin'",
            id="unknown section",
        ),
        pytest.param(
            BOOK,
            as_yaml(fields(section="bokks")),
            "2:10: error section-unknown there is no section 'bokks' (did you mean 'books'?)",
            id="misspelt section",
        ),
        pytest.param(
            PAGE,
            page("text", body="lost"),
            "7:1: error field-unknown there is no field 'body' here"
            " (write the text below the front matter)",
            id="body among the fields",
        ),
        pytest.param(
            BOOK,
            as_yaml(fields(tags=["Depresion"])),
            "6:8: error tag-unknown 'Depresion' is not in tags.yaml (did you mean 'Depression'?)",
            id="misspelt tag",
        ),
        pytest.param(
            BOOK,
            as_yaml(fields(reviews=None)),
            "1:1: warning review-missing no review says who checked this",
            id="no review",
        ),
        pytest.param(
            BOOK,
            as_yaml(fields(reviews=[])),
            "5:10: warning review-missing no review says who checked this",
            id="empty reviews",
        ),
        pytest.param(
            BOOK,
            as_yaml(fields(reviews=[{"date": "2026-01-01", "status": "reviewed"}])),
            "5:44: error reviewer-missing 'reviewed' needs a reviewer or a role",
            id="reviewed by nobody",
        ),
        pytest.param(
            BOOK,
            b"title: Caf\xe9\n",
            "1:11: error file-encoding byte 0xE9 is not UTF-8 (save the file as UTF-8)",
            id="Latin-1",
        ),
    ],
)  # fmt: skip
def test_a_defect_of_a_file_is_told_in_words(
    tmp_path: Path, path: str, data: Data, expected: str
) -> None:
    assert problems(load(tmp_path, path, data)) == [expected]


FORMS = {
    "phones": (
        [{"number": "none"}, {"number": "1", "dial": "1-800"}, {"number": "2", "dial": "988"}],
        [
            "phone-form 'none' is not of the expected form (write the number)",
            "phone-form '1-800' is not of the expected form (write +18005550100 or a short code)",
        ],
    ),
    "texts": ([{"body": "HI"}], ["field-missing the field 'number' is missing (add it)"]),
    "emails": (
        [{"address": "a@example"}, {"address": "a b@example.org"}, {"address": "@example.org"}],
        [
            f"email-invalid '{bad}' is not of the expected form"
            for bad in ("a@example", "a b@example.org", "@example.org")
        ],
    ),
    "links": (
        [{"url": bad} for bad in ("example.org", "javascript:alert(1)", "https://", "ftp://a.b")],
        [
            f"url-invalid '{bad}' is not of the expected form (write it as https://...)"
            for bad in ("example.org", "javascript:alert(1)", "https://", "ftp://a.b")
        ],
    ),
    "schedules": (
        [{"days": ["Mo"]}, {"opens": "9:00"}, {"closes": "24:30"}, {"opens": "0\u0669:00"}],
        [
            "value-form 'Mo' is not of the expected form (use MO TU WE TH FR SA SU)",
            "value-form '9:00' is not of the expected form (write it as 09:00)",
            "value-form '24:30' is not of the expected form (write it as 09:00)",
            "value-form '0\u0669:00' is not of the expected form (write it as 09:00)",
        ],
    ),
    "identifiers": (
        [{"scheme": "DOI", "value": "x"}, {"scheme": "doi"}],
        [
            "id-form 'DOI' is not of the expected form (use a-z, 0-9 and -)",
            "field-missing the field 'value' is missing (add it)",
        ],
    ),
    "related": (["A", "a--b"], [
        "id-form 'A' is not of the expected form (use a-z, 0-9 and -)",
        "id-form 'a--b' is not of the expected form (use a-z, 0-9 and -)",
    ]),
    "issued": ("March 2017", ["date-invalid 'March 2017' is not of the expected form (write 2017 or 2017-03-01)"]),
    "alerts": ([{"source": "x"}], ["field-missing the field 'text' is missing (add it)"]),
    "corrections": ([{"field": "title"}], ["field-missing the field 'was' is missing (add it)"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_values_of_the_wrong_form_are_reported_and_the_entry_is_kept(
    tmp_path: Path, name: str
) -> None:
    value, expected = FORMS[name]
    loaded = load(tmp_path, BOOK, fields(**{name: value}))
    assert [text.split("error ")[1] for text in problems(loaded)] == expected
    assert [entry.entry.id for entry in loaded.entries] == ["a-book"]


@pytest.mark.parametrize(
    ("dial", "is_good"),
    [
        ("988", True),
        ("+18006624357", True),
        ("116123", True),
        ("+0123456", False),
        ("+1234567890123456", False),
        ("1", False),
        ("\u0669\u0668\u0668", False),
    ],
)
def test_what_a_telephone_can_be_given(
    tmp_path: Path,
    dial: str,
    is_good: bool,  # noqa: FBT001  # a column of the table
) -> None:
    loaded = load(tmp_path, BOOK, fields(phones=[{"number": "1", "dial": dial}]))
    entry = loaded.entries[0].entry
    assert isinstance(entry, Resource)
    assert [phone.dial for phone in entry.phones] == [dial if is_good else ""]
    assert bool(loaded.problems) is not is_good


EXACT = {
    "id": "- {id: a%sb, kind: book, section: books, title: T, summary: S}",
    "title": 'kind: book\nsection: books\ntitle: "a%sb"\nsummary: S\n',
    "number": 'kind: clinic\nsection: people\ntitle: T\nsummary: S\nphones: [{number: "1%sb"}]\n',
    "address": 'kind: clinic\nsection: people\ntitle: T\nsummary: S\nemails: [{address: "a%sb@c.de"}]\n',
    "url": 'kind: clinic\nsection: people\ntitle: T\nsummary: S\nlinks: [{url: "https://a%sb.org"}]\n',
}  # fmt: skip


@pytest.mark.parametrize("escape", ["\\e", "\\u202e", "\\u200b", "\\U000E0041"])
@pytest.mark.parametrize("field", EXACT)
def test_an_invisible_character_in_what_is_copied_is_an_error(
    tmp_path: Path, field: str, escape: str
) -> None:
    text = EXACT[field].replace("id: a%sb", 'id: "a%sb"') % escape
    found = [p for p in load(tmp_path, BOOK, text).problems if p.rule == "text-unsafe"]
    assert [str(problem.severity) for problem in found] == ["error"]


@pytest.mark.parametrize("escape", ["\\e", "\\u202e", "\\u200b", "\\U000E0041"])
def test_an_invisible_character_in_prose_is_a_warning(tmp_path: Path, escape: str) -> None:
    text = as_yaml(fields(summary=None)) + f'summary: "a{escape}b"\n'
    loaded = load(tmp_path, BOOK, text)
    assert [(p.line, p.rule, str(p.severity)) for p in loaded.problems] == [
        (5, "text-unsafe", "warning")
    ]
    assert "<U+" in loaded.entries[0].entry.summary


@pytest.mark.parametrize(
    "spelling", ["TOBE_REVIEWED", "#TOBE_REVIEWED", "to-be-reviewed", "To Be Reviewed"]
)
def test_the_founding_flag_is_a_state_and_no_tag(tmp_path: Path, spelling: str) -> None:
    loaded = load(tmp_path, BOOK, fields(tags=["pain", spelling]))
    (entry,) = loaded.entries
    assert entry.entry.tags == ("Pain",)
    assert entry.state is ReviewState.TO_BE_REVIEWED
    assert problems(loaded) == [
        "6:16: warning tag-review-state this is a review state, not a tag; the entry counts as to be reviewed (write a review with status: to-be-reviewed)"
    ]


def test_the_founding_flag_is_no_tag_even_where_the_vocabulary_has_it(tmp_path: Path) -> None:
    others: dict[str, Data] = {"tags.yaml": [*TAGS, {"id": "flag", "label": "TOBE_REVIEWED"}]}
    loaded = load(tmp_path, BOOK, fields(tags=["TOBE_REVIEWED", "pain"]), others)
    (entry,) = loaded.entries
    assert (entry.entry.tags, entry.state) == (("Pain",), ReviewState.TO_BE_REVIEWED)
    assert [problem.rule for problem in loaded.problems] == ["tag-review-state"]


def test_the_founding_flag_does_not_hide_a_worse_state(tmp_path: Path) -> None:
    review = {"date": "2026-01-01", "status": "withdrawn"}
    loaded = load(tmp_path, BOOK, fields(tags=["TOBE_REVIEWED"], reviews=[review]))
    assert loaded.entries[0].state is ReviewState.WITHDRAWN


def test_spellings_of_one_tag_are_one_tag_and_unknown_ones_are_kept(tmp_path: Path) -> None:
    loaded = load(tmp_path, BOOK, fields(tags=["mdd", "Depression", "#odd", "DEPRESSION"]))
    assert loaded.entries[0].entry.tags == ("Depression", "odd")
    assert [text.split("error ")[1] for text in problems(loaded)] == [
        "tag-unknown '#odd' is not in tags.yaml"
    ]


def test_a_tag_is_checked_as_it_was_written(tmp_path: Path) -> None:
    loaded = load(tmp_path, BOOK, fields(tags=["De\tpression", "", "pain"]))
    assert loaded.entries[0].entry.tags == ("Depression", "Pain")
    assert [text.split("error ")[1].split(" (")[0] for text in problems(loaded)] == [
        "value-missing the value is empty",
        "tag-unknown 'De\\tpression' is not in tags.yaml",
        "tag-unknown '' is not in tags.yaml",
    ]


def test_a_tag_that_is_no_text_is_left_out(tmp_path: Path) -> None:
    loaded = load(tmp_path, BOOK, fields(tags=[["x"], "pain"], related=[{"x": "y"}, "b"]))
    assert loaded.entries[0].entry.tags == ("Pain",)
    assert [reference.target for reference in loaded.entries[0].references] == ["b"]
    assert [(p.line, p.column, p.rule) for p in loaded.problems] == [
        (6, 8, "value-form"),
        (7, 11, "value-form"),
    ]


def test_without_a_vocabulary_every_tag_will_do(tmp_path: Path) -> None:
    loaded = load(tmp_path, BOOK, fields(tags=["#anything"]), {"tags.yaml": None})
    assert problems(loaded) == []
    assert loaded.entries[0].entry.tags == ("anything",)


def test_a_related_entry_is_a_reference_with_its_place(tmp_path: Path) -> None:
    loaded = only(tmp_path, BOOK, fields(related=["one", " two "]))
    assert loaded.references == (
        Reference("one", Place(6, 11)),
        Reference("two", Place(6, 18)),
    )
    assert loaded.entry.related == ("one", "two")


def test_a_page_is_its_front_matter_and_its_text(tmp_path: Path) -> None:
    loaded = only(tmp_path, PAGE, page("\n\n# Head\n\nText  \nmore\n"))
    assert isinstance(loaded.entry, Page)
    assert loaded.entry.body == "# Head\n\nText  \nmore"
    assert loaded.place == Place(2, 1)
    assert [block.kind for block in loaded.blocks] == ["heading", "text"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_page_may_end_its_lines_as_it_likes(tmp_path: Path, line_end: str) -> None:
    text = page("one\n\n[x](b.md)\n").replace("\n", line_end)
    loaded = only(tmp_path, PAGE, text.encode())
    assert isinstance(loaded.entry, Page)
    assert loaded.entry.body == "one\n\n[x](b.md)"
    assert loaded.references == (Reference("pages/b.md", Place(10, 5), is_file=True),)


def test_a_page_may_have_no_text(tmp_path: Path) -> None:
    loaded = only(tmp_path, PAGE, page(""))
    assert isinstance(loaded.entry, Page)
    assert (loaded.entry.body, loaded.blocks) == ("", ())


def test_a_rule_in_the_text_does_not_end_the_page(tmp_path: Path) -> None:
    loaded = only(tmp_path, PAGE, page("one\n\n---\n\ntwo\n"))
    assert [block.kind for block in loaded.blocks] == ["text", "rule", "text"]


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        pytest.param("[x](b.md)\n", 8, 5, id="first line"),
        pytest.param("\n\n[x](b.md)\n", 10, 5, id="after blank lines"),
        pytest.param(" \n\t\n[x](b.md)\n", 10, 5, id="after a tab"),
        pytest.param("one\n\n- two\n- [x](b.md)\n", 11, 7, id="in a list"),
        pytest.param("one\n\n> two\n> of [x](<b.md>)\n", 11, 11, id="below in a quotation"),
    ],
)
def test_a_link_of_a_page_knows_its_place(
    tmp_path: Path, body: str, line: int, column: int
) -> None:
    loaded = load(tmp_path, PAGE, page(body))
    expected = Reference("pages/b.md", Place(line, column), is_file=True)
    assert loaded.entries[0].references == (expected,)
    assert Span("x", href="entry:b") in loaded.entries[0].blocks[-1].spans


def test_an_invisible_character_in_a_page_is_shown_as_a_mark(tmp_path: Path) -> None:
    loaded = load(tmp_path, PAGE, page("one\n\na\u202eb\n"))
    assert loaded.entries[0].blocks[1].spans == (Span("a<U+202E>b"),)
    assert [(p.line, p.column, p.rule) for p in loaded.problems] == [(10, 2, "text-unsafe")]


def test_the_path_of_a_problem_is_clean(tmp_path: Path) -> None:
    loaded = load(tmp_path, "resources/\x1b[31m.yaml", "")
    assert loaded.problems[0].path == "resources/<U+001B>[31m.yaml"
