"""What an action tells, hands back for `--json`, and offers where it refuses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.browsing import TODAY, write_small
from support.content import open_content

from ketamine_tui import messages
from ketamine_tui.actions import marking
from ketamine_tui.actions.commands import COMMANDS, IN_LINES, ON_SCREEN
from ketamine_tui.actions.configuring import keep_theme
from ketamine_tui.actions.copying import copy_field, copy_selection, whole_card
from ketamine_tui.actions.editing import editing_curator
from ketamine_tui.actions.exporting import export, exported, refusal
from ketamine_tui.actions.handover import Code, codes_at, show_code
from ketamine_tui.actions.marking import mark, write_note
from ketamine_tui.actions.opening import entry_behind, note_on, only_link
from ketamine_tui.actions.outcome import Outcome, not_written
from ketamine_tui.actions.reviewing import curator_of, record, undo
from ketamine_tui.actions.saved_views import delete_own, place_for, save_filter
from ketamine_tui.actions.session import Session
from ketamine_tui.commands import MESSAGES
from ketamine_tui.curation.curator import Curator
from ketamine_tui.curation.reviewing import Finding
from ketamine_tui.exchange.handovers import qr_modules
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.contact import Phone
from ketamine_tui.model.marks import MarksPlace
from ketamine_tui.model.privacy import PRIVATE, PRIVATE_BUFFER
from ketamine_tui.model.prose import Span
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import counted
from ketamine_tui.model.way_kinds import WayKind
from ketamine_tui.model.ways import Way
from ketamine_tui.present.card import Card, card_at
from ketamine_tui.present.copying import CopyField
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View
from ketamine_tui.screens.dialogs import _ANSWERS
from ketamine_tui.services.clipboard import CopyOutcome, CopyResult
from ketamine_tui.store.locate import Location
from ketamine_tui.store.saving import NotWrittenError

FINE, DOUBTED = ReviewState.SOURCE_CHECKED, ReviewState.TO_BE_REVIEWED
NUMBER = CopyField("p", "phone", "202-555-0143")
USELESS = NUMBER._replace(
    way=Way(WayKind.PHONE, NUMBER.value, Phone(NUMBER.value, placeholder=True))
)
WEB = Span("A site", "", "https://example.org/a")
INSIDE = Span("The office", "", "entry:office")
MISLEADING = Span("A site", "", "https://ex\u0430mple.org/")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small(tmp_path / "content")


@pytest.fixture
def catalog(folder: Path) -> Iterator[Catalog]:
    catalog = open_content(folder, TODAY)
    yield catalog
    catalog.close()


def card(catalog: Catalog, entry_id: str) -> Card:
    position = catalog.position(entry_id)
    assert position is not None
    return card_at(catalog, position)


def file_session(tmp_path: Path) -> Session:
    """Return a session whose clipboard is a file."""
    return Session({"PATH": "/usr/bin:/bin"}, clipboard=f"tee {tmp_path / 'copied'}")


# Copying.


def test_a_copy_says_all_that_a_script_asks_for(tmp_path: Path) -> None:
    outcome = copy_field(NUMBER, "Night line", DOUBTED, file_session(tmp_path))
    assert outcome.is_done
    assert outcome.caution == "unchecked: to be reviewed"
    assert dict(outcome.facts) == {
        "field": "phone",
        "value": "202-555-0143",
        "state": DOUBTED,
        "outcome": "copied",
        "route": "tee",
        "detail": "",
    }
    assert (tmp_path / "copied").read_text() == "202-555-0143"


def test_a_placeholder_is_refused_and_offered(tmp_path: Path) -> None:
    session = file_session(tmp_path)
    refused = copy_field(USELESS, "Clinic", FINE, session)
    assert (refused.is_done, refused.facts["outcome"]) == (False, "refused")
    assert not (tmp_path / "copied").exists()
    assert refused.offer is not None
    insisted = refused.offer.action(session)
    assert insisted.is_done
    assert insisted.caution == "careful: PLACEHOLDER, does not work"
    assert insisted == copy_field(USELESS, "Clinic", FINE, session, even_placeholder=True)
    assert (tmp_path / "copied").read_text() == "202-555-0143"


def test_what_works_is_copied_the_same_when_placeholders_are_allowed(tmp_path: Path) -> None:
    session = file_session(tmp_path)
    outcome = copy_field(NUMBER, "Clinic", FINE, session, even_placeholder=True)
    assert (outcome.caution, outcome.offer) == ("", None)


def test_what_no_terminal_takes_is_to_be_shown_whole() -> None:
    outcome = copy_selection("two\nlines", Session({}, clipboard="osc52"))
    assert (outcome.is_done, outcome.value) == (False, "two\nlines")
    assert "there is no terminal to send it to" in outcome.told


def test_a_terminal_of_the_session_is_sent_what_is_copied() -> None:
    sent: list[str] = []
    outcome = copy_selection("text", Session({}, clipboard="osc52", write=sent.append))
    assert (outcome.is_done, outcome.facts["outcome"], len(sent)) == (True, "sent", 1)


def test_the_card_of_a_placeholder_says_so_and_is_copied(catalog: Catalog, tmp_path: Path) -> None:
    clinic = card(catalog, "old-clinic")
    outcome = copy_field(whole_card(clinic), "Clinic", clinic.state, file_session(tmp_path))
    assert outcome.told == "Copied the whole entry, Clinic (tee)"
    assert "PLACEHOLDER, does not work" in (tmp_path / "copied").read_text()


def test_the_doubt_is_said_first() -> None:
    assert Outcome("done", caution="unchecked: X").sentences == ("Unchecked: X", "Done")
    assert Outcome("done").sentences == ("Done",)
    assert Outcome("").sentences == ()


# Opening.


def test_only_a_single_link_without_a_remark_needs_no_second_look() -> None:
    assert only_link((WEB,)) == WEB
    assert only_link((INSIDE,)) == INSIDE
    assert only_link((MISLEADING,)) is None
    assert only_link((WEB, INSIDE)) is None
    assert only_link(()) is None


def test_a_link_is_told_by_where_it_leads() -> None:
    assert (entry_behind(INSIDE), entry_behind(WEB)) == ("office", "")
    assert (note_on(INSIDE), note_on(WEB)) == ("in this directory", "A site")
    assert note_on(MISLEADING).startswith("the real host is xn--")
    assert note_on(WEB._replace(text=WEB.href)) == ""
    assert note_on(WEB._replace(text=WEB.href), "Source") == "source"
    assert note_on(WEB._replace(text=WEB.href), "Link") == ""


# Handing over.


def test_a_code_of_a_placeholder_is_shown_only_when_somebody_insists(catalog: Catalog) -> None:
    position = catalog.position("old-clinic")
    assert position is not None
    codes = {code.value: code for code in codes_at(catalog, position)}
    # Nobody knows how the other one would be dialled.
    useless = codes["nobody@example.com"]
    assert useless.is_placeholder
    assert "(123) 456-7890" not in codes
    refused = show_code(useless, "Clinic", FINE, Session({}))
    assert (refused.code, refused.is_done) == ("", False)
    assert refused.told == "Not shown: nobody@example.com is a PLACEHOLDER, does not work"
    assert refused.offer is not None
    insisted = refused.offer.action(Session({}))
    assert (insisted.code, insisted.is_done) == ("mailto:nobody@example.com", True)
    assert insisted.caution == "careful: PLACEHOLDER, does not work"


def test_a_code_of_an_unchecked_entry_says_so(catalog: Catalog) -> None:
    position = catalog.position("night-line")
    assert position is not None
    phone = codes_at(catalog, position)[0]
    outcome = show_code(phone, "Night line", DOUBTED, Session({}))
    assert (outcome.told, outcome.code) == ("phone 202-555-0199, Night line", "tel:+12025550199")
    assert outcome.caution == "unchecked: to be reviewed"
    assert not any(code.is_placeholder for code in codes_at(catalog, position))


def test_what_no_code_holds_is_told_and_what_just_fits_is_shown() -> None:
    longest = "https://example.org/".ljust(2331, "a")
    fits = show_code(Code("link", longest, longest), "Book", FINE, Session({}))
    assert qr_modules(fits.code)
    longer = f"{longest}a"
    refused = show_code(Code("link", longer, longer), "Book", FINE, Session({}))
    assert (refused.code, refused.is_done) == ("", False)
    assert (
        refused.told
        == "Not shown: a QR code holds 2,331 bytes, and this one would have 2,332; copy it instead"
    )


# Writing.


def test_what_a_writing_would_have_changed_is_shown_below_the_reason() -> None:
    outcome = not_written(NotWrittenError("a.yaml: no"), "-old\n+new")
    assert (outcome.told, outcome.value) == ("Not written: a.yaml: no", "-old\n+new")
    assert not_written(NotWrittenError("no")).value == ""


def test_nothing_is_written_without_what_writes() -> None:
    told = "Nothing can be written here"
    refused = curator_of(Session({}))
    assert isinstance(refused, Outcome)
    assert (refused.told, undo(Session({})).told) == (told, told)


@pytest.mark.parametrize(
    ("key", "how"), [("z", "; z undoes it"), ("F7", "; F7 undoes it"), ("", "")]
)
def test_a_review_is_recorded_with_what_a_script_asks_for(
    catalog: Catalog, folder: Path, tmp_path: Path, key: str, how: str
) -> None:
    curator = Curator(Location(folder, is_packaged=False), TODAY, tmp_path / "settings.yaml")
    session = Session({}, make_curator=lambda: curator)
    assert session.key_of("undo") == "z"
    session.key_of = {"undo": key}.__getitem__
    position = catalog.position("film")
    assert position is not None
    finding = Finding(ReviewState.NEEDS_CHANGES, note="wrong", reviewer="Ada")
    path = "resources/films/film.yaml"
    arguments = (entry_at(catalog, position), path, catalog.directory, session)
    outcome = record(finding, *arguments)
    assert outcome.told == f"Recorded A film as needs changes{how}"
    assert (outcome.is_done, outcome.is_new) == (True, True)
    assert (outcome.facts["id"], outcome.facts["path"]) == ("film", path)
    assert "review" in outcome.facts
    unfounded = record(finding._replace(note=""), *arguments)
    assert unfounded.told.startswith("Not written: say why")
    assert not unfounded.is_done


def test_a_filter_is_saved_once_and_under_a_name_that_is_one(
    catalog: Catalog, tmp_path: Path
) -> None:
    session, names = Session({}, views_file=tmp_path / "views.yaml"), Search(catalog).names
    assert isinstance(place_for("#Pain", Session({})), Outcome)
    assert place_for("#Pain", session) == tmp_path / "views.yaml"
    refused = save_filter("Not a name", "#Pain", names, session)
    assert refused.told == "Not saved: use only a-z, 0-9 and single hyphens in a name"
    assert not (tmp_path / "views.yaml").exists()
    saved = save_filter("pain", "#Pain", names, session)
    assert (saved.is_new, saved.told) == (True, "Saved #Pain as @pain")


def test_an_export_says_what_it_leaves_out(catalog: Catalog, tmp_path: Path) -> None:
    view = View(Search(catalog))
    books = exported("bibtex", view, with_doubted=False)
    assert books.told == f"Exported {counted(books.number, 'entry', 'entries')} as bibtex"
    assert len(books.reasons) == 2
    whole = exported("json", view, with_doubted=True)
    assert (whole.number, whole.reasons) == (view.total, ())
    assert {"exported": "json", "left_out": 0, "not_held": 0}.items() <= whole.facts.items()
    outcome = export("json", view, Session({}, exports=tmp_path), with_doubted=True)
    assert outcome.facts["file"] == str(tmp_path / "small-directory-json-2020-06-15.json")


def test_a_private_session_says_the_same_of_whatever_would_write(
    catalog: Catalog, folder: Path, tmp_path: Path
) -> None:
    curator = Curator(
        Location(folder, is_packaged=False), TODAY, tmp_path / "settings.yaml", is_private=True
    )
    session = Session(
        {},
        views_file=tmp_path / "views.yaml",
        config_file=tmp_path / "config.yaml",
        marks=MarksPlace(tmp_path / "marks.yaml", "small"),
        exports=tmp_path,
        make_curator=lambda: curator,
        is_private=True,
    )
    view, before = View(Search(catalog)), sorted(tmp_path.rglob("*"))
    refused = (
        export("json", view, session, with_doubted=True),
        save_filter("pain", "#Pain", Search(catalog).names, session),
        delete_own("pain", session),
        mark({"film": "A film"}, session, is_marked=True),
        write_note("film", "A film", "mine", session),
        curator_of(session),
        editing_curator(session),
    )
    for outcome in refused:
        assert isinstance(outcome, Outcome)
        assert PRIVATE in outcome.told.replace("A private", "a private")
        assert not outcome.is_done
    assert refusal(view, session) == refused[0].told
    assert keep_theme("nord", session).told.endswith("for this run only: the session is private")
    assert sorted(tmp_path.rglob("*")) == before
    assert PRIVATE in marking.refusal(session)
    assert refusal(view, Session({})) == ""
    assert refusal(view.with_text("nothingmatches"), Session({})).startswith("Nothing to export")


@pytest.mark.parametrize(("is_private", "buffer"), [(True, PRIVATE_BUFFER), (False, "")])
def test_a_private_session_copies_into_a_buffer_with_a_name(
    monkeypatch: pytest.MonkeyPatch, *, is_private: bool, buffer: str
) -> None:
    named = []

    def copied(*_: object, **options: object) -> CopyResult:
        named.append(options["buffer"])
        return CopyResult(CopyOutcome.COPIED, "tmux")

    monkeypatch.setattr("ketamine_tui.actions.copying.copy_text", copied)
    assert copy_selection("text", Session({}, is_private=is_private)).is_done
    assert named == [buffer]


# Commands.


def test_every_command_is_somewhere_and_every_key_has_a_message() -> None:
    assert {*ON_SCREEN, *IN_LINES} == set(COMMANDS)
    assert set(MESSAGES) == {command.id for command in ON_SCREEN}


def test_every_request_is_answered() -> None:
    requests = set(messages.Request.__subclasses__())
    # These two carry what answers them, or what is pointed at.
    assert set(_ANSWERS) == requests - {messages.Open, messages.PointAt}
