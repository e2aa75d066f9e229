"""What a query can name, and how people spell it."""

import pytest

from ketamine_tui.model.directory import Directory, SavedView
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import Method, ReviewState
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.model.wordlist import WordList
from ketamine_tui.query.fields import FIELDS, PRESENCE
from ketamine_tui.query.names import Names, is_review_flag, nearest
from ketamine_tui.query.syntax import QueryError, Value
from ketamine_tui.query.values import needle_text, resolved

NAMES = Names(
    Directory(
        title="T",
        sections=(
            Section(id="start", title="First things"),
            Section(id="people", title="Who helps", sections=(Section(id="lines", title="Start"),)),
            Section(id="helplines", title="Lines"),
            Section(id="who-helps", title="People"),
            Section(id="last", title="First Things"),
        ),
        words=WordList(
            (
                ("Helpline", "hotline", "crisis line"),
                ("video", "film", "podcast"),
                ("cost", "price"),
            )
        ),
        views=(
            SavedView("to-call", "has:phone"),
            SavedView("tocall", "kind:helpline"),
            SavedView("new", "issued:>2020"),
            SavedView("new", "issued:>2024"),
        ),
        vocabulary=Vocabulary(
            (
                Tag(id="depression", label="Depression", aliases=("MDD",)),
                Tag(id="for-families", label="ForFamilies"),
                Tag(id="Loose", label="Loose"),
                Tag(id="loose", label="loose"),
            )
        ),
    ),
    {
        "region": ("EU", "GB-ENG", "GB-WLS", "US", "US-NY"),
        "language": ("de", "en", "pt-BR"),
        "audience": ("Families", "clinicians", "patient", "patients"),
        "method": ("phoned",),
        "has": ("doi", "phone", "x-reg"),
    },
)


def test_the_names_of_every_field() -> None:
    assert list(NAMES.of("tag")) == ["Depression", "ForFamilies", "Loose", "loose"]
    assert list(NAMES.of("kind")) == [kind.value for kind in Kind]
    assert list(NAMES.of("section")) == [
        "start",
        "people",
        "lines",
        "helplines",
        "who-helps",
        "last",
    ]
    assert list(NAMES.of("is")) == [
        *(state.value for state in ReviewState),
        *("unchecked", "checked", "pending", "urgent", "marked"),
    ]
    assert list(NAMES.of("method")) == [method.value for method in Method]
    assert list(NAMES.of("language")) == ["de", "en", "pt-BR"]
    assert list(NAMES.of("has")) == list(NAMES.of("no")) == sorted({*PRESENCE, "x-reg"})
    for field in ("title", "reviewed", "colour"):
        assert list(NAMES.of(field)) == []


@pytest.mark.parametrize(
    ("field", "text", "found"),
    [
        ("tag", "depression", "Depression"),
        ("tag", "#mdd", "Depression"),
        ("tag", "for_families", "ForFamilies"),
        ("tag", "FOR FAMILIES", "ForFamilies"),
        ("tag", "Loose", "Loose"),
        ("tag", "loose", "loose"),
        ("tag", "LOOSE", "Loose"),
        ("tag", "depressions", ""),
        ("kind", "Book", "book"),
        ("kind", "books", "book"),
        ("kind", "WEBSITES", "website"),
        ("kind", "Conference papers", "conference-paper"),
        ("kind", "boo", ""),
        ("section", "start", "start"),
        ("section", "first_things", "start"),
        ("section", "First things", "start"),
        ("section", "First Things", "last"),
        ("section", "lines", "lines"),
        ("section", "LINES", "lines"),
        ("section", "people", "people"),
        ("section", "who-helps", "who-helps"),
        ("section", "Who helps", "who-helps"),
        ("section", "first", ""),
        ("is", "Reviewed", "reviewed"),
        ("is", "to be reviewed", "to-be-reviewed"),
        ("is", "TOBE_REVIEWED", "to-be-reviewed"),
        ("is", "flagged", "to-be-reviewed"),
        ("is", "changed", "changed-since-review"),
        ("is", "unreviewed", "unchecked"),
        ("is", "Checked", "checked"),
        ("is", "URGENT", "urgent"),
        ("is", "fine", ""),
        ("method", "read source", "read-source"),
        ("method", "phoned", "phoned"),
        ("region", "us", "US"),
        ("region", "us-ny", "US-NY"),
        ("region", "usny", "US-NY"),
        ("region", "gb-eng", "GB-ENG"),
        ("region", "gb", "GB"),
        ("region", "g", ""),
        ("region", "GB-", ""),
        ("region", "uk", "GB"),
        ("region", "UK-ENG", "GB-ENG"),
        ("region", "United Kingdom", "GB"),
        ("region", "england", "GB-ENG"),
        ("region", "Scotland", "GB"),
        ("region", "united states of america", "US"),
        ("region", "Germany", "EU"),
        ("region", "gr", "EU"),
        ("region", "el", "EU"),
        ("region", "the European Union", "EU"),
        ("region", "Norway", ""),  # neither it nor the world has an entry here
        ("region", "Atlantis", ""),
        ("language", "uk", ""),
        ("language", "PT-br", "pt-BR"),
        ("language", "pt", ""),
        ("audience", "patients", "patients"),
        ("audience", "patient", "patient"),
        ("audience", "PATIENTS", "patients"),
        ("audience", "families", "Families"),
        ("audience", "clinician", ""),
        ("audience", "Clinicians", "clinicians"),
        ("has", "doi", "doi"),
        ("has", "phones", "phone"),
        ("has", "Tel", "phone"),
        ("has", "link", "url"),
        ("has", "SITE", "url"),
        ("has", "year", "issued"),
        ("has", "for", "audience"),
        ("has", "X-Reg", "x-reg"),
        ("no", "xreg", "x-reg"),
        ("has", "isbn", "isbn"),
        ("has", "pmid", "identifier"),
        ("has", "due", ""),
        ("has", "state", ""),
    ],
)
def test_a_name_is_found_however_it_is_spelt(field: str, text: str, found: str) -> None:
    assert NAMES.find(field, text) == found


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", ["", "-", "#", "_ -", "s", "zzz"])
def test_what_spells_nothing_is_not_found(field: str, text: str) -> None:
    assert NAMES.find(field, text) == ""


def test_a_region_without_entries_is_the_nearest_that_has_some() -> None:
    def found(text: str, *regions: str) -> str:
        return Names(Directory(title="T"), {"region": regions}).find("region", text)

    assert found("Germany", "DE", "EU", "International") == "DE"
    assert found("Germany", "DE-BE", "EU") == "DE"
    assert found("DE-BE", "DE", "EU") == "DE"
    assert found("DE", "EU", "International") == "EU"
    assert found("India", "EU", "International") == "International"
    assert found("Germany", "AT", "US") == found("Germany") == ""


def test_every_name_finds_itself() -> None:
    for field in FIELDS:
        assert [NAMES.find(field, name) for name in NAMES.of(field)] == list(NAMES.of(field))


def test_a_saved_view_is_found_by_its_name() -> None:
    found = {name: NAMES.view(name) for name in ("to-call", "tocall", "To_Call", "NEW", "-", "x")}
    assert {name: view and view.query for name, view in found.items()} == {
        "to-call": "has:phone",
        "tocall": "kind:helpline",
        "To_Call": "has:phone",
        "NEW": "issued:>2020",
        "-": None,
        "x": None,
    }


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("pian", "did you mean Pain?"),
        ("PAI", "did you mean Pain?"),
        ("moo", "did you mean Mood?"),
        ("zzz", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_a_misspelt_word_is_likely_its_neighbour(word: str, hint: str) -> None:
    assert nearest(word, ["Mood", "Pain", "Panic"]) == hint


@pytest.mark.parametrize(
    "name", ["#TOBE_REVIEWED", "to be reviewed", "ToBeReviewed", "tobe-reviewed"]
)
def test_the_founding_flag_is_no_tag(name: str) -> None:
    assert is_review_flag(name)
    assert not is_review_flag(name[:-2])


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("tag", Value("mdd"), Value("Depression")),
        ("tag", Value("mdd", "="), Value("Depression", "=")),
        ("kind", Value("books", "="), Value("book")),
        ("has", Value("tel"), Value("phone")),
        ("title", Value(" a \t b "), Value("a b")),
        ("phone", Value("(800) x"), Value("(800) x")),
        ("issued", Value("2019", "="), Value("2019")),
        ("issued", Value("Today", "<="), Value("today", "<=")),
        ("reviewed", Value("1Y", "..", "2Y"), Value("1y", "..", "2y")),
    ],
)
def test_a_value_is_kept_under_the_directory_s_own_name(
    field: str, written: Value, value: Value
) -> None:
    assert resolved(field, written, 1, NAMES) == value


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", [Value("zzz", ">"), Value("\u0301")])
def test_a_value_that_cannot_be_is_told_with_its_place(field: str, value: Value) -> None:
    with pytest.raises(QueryError) as caught:
        resolved(field, value, 7, NAMES)
    assert caught.value.column == 7
    assert caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("field", "text", "found"),
    [
        ("phone", "+1 (800) 555-0100", "18005550100"),
        ("phone", "\uff11\uff12", "12"),
        ("phone", "x\u00b2", ""),
        ("title", "Ünder (800)", "under (800)"),
    ],
)
def test_what_is_looked_for_is_folded_and_of_a_number_its_digits(
    field: str, text: str, found: str
) -> None:
    assert needle_text(field, text) == found


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Book", "book"),
        ("books", "book"),
        ("hotline", "helpline"),
        ("Hotlines", "helpline"),
        ("crisis-line", "helpline"),
        ("video", "video"),
        ("film", ""),  # which of the two kinds that stand for it is not said
        ("price", ""),
        ("s", ""),
    ],
)
def test_a_kind_is_also_meant_by_what_stands_for_it(typed: str, kind: str) -> None:
    assert NAMES.find("kind", typed) == kind
