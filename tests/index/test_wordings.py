"""What a catalog says in the reader's language, and how its entries are counted there."""

import datetime as dt
from pathlib import Path

import pytest
from support.content import Data, open_content, write_directory

from ketamine_tui.index.entries import entry_at, reading_at
from ketamine_tui.model.language import matching_language
from ketamine_tui.model.review import ReviewState
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

TODAY = dt.date(2020, 6, 15)
CHECKED, REVIEWED = ReviewState.SOURCE_CHECKED, ReviewState.REVIEWED
STATES = (None, ReviewState.TO_BE_REVIEWED, CHECKED, REVIEWED, ReviewState.NEEDS_CHANGES)
LATE, EARLY = "2018-01-01", "2020-07-01"


def reviewed(state: ReviewState | None, date: str = "2020-06-01") -> list[dict[str, str]]:
    """Return the reviews that give a state."""
    record = {"date": date, "status": str(state), "reviewer": "A", "note": "N"}
    return [{**record, "method": "read-in-full"}] if state else []


def entry(
    number: int, own: ReviewState | None, words: ReviewState | None, **of: str
) -> dict[str, object]:
    """Return an entry whose German words have a state of their own."""
    return {
        "id": f"entry-{number}",
        "kind": "clinic",
        "section": "start",
        "title": f"Clinic {number}",
        "summary": "What it is.",
        "phones": [{"number": "988", "note": "at night"}],
        "translations": [
            {
                "language": "de",
                "title": f"Klinik {number}",
                "labels": {"at night": "in der Nacht"},
                "reviews": reviewed(words, **of),
            },
            {"language": "fr", "summary": "Ce que c'est."},
        ],
        "reviews": reviewed(own),
    }


def written(folder: Path, *entries: dict[str, object]) -> Path:
    own: Data = {
        "title": "A directory",
        "language": "en",
        "sections": [{"id": "start", "title": "Start"}],
        "review_policy": {"default": "365d"},
        "translations": [{"language": "de", "labels": {"Start": "Anfang", "Gone": "Weg"}}],
    }
    return write_directory(folder, {"directory.yaml": own, "contacts/list.yaml": [*entries]})


def test_an_entry_is_read_in_its_language_as_far_as_it_goes(tmp_path: Path) -> None:
    folder = written(tmp_path, entry(1, None, None))
    for language, title, summary, note in (
        ("", "Clinic 1", "What it is.", "at night"),
        ("en", "Clinic 1", "What it is.", "at night"),
        ("it", "Clinic 1", "What it is.", "at night"),
        ("de", "Klinik 1", "What it is.", "in der Nacht"),
        ("de-AT", "Klinik 1", "What it is.", "in der Nacht"),
        ("fr", "Clinic 1", "Ce que c'est.", "at night"),
    ):
        catalog = open_content(folder, TODAY, language)
        read = reading_at(catalog, 0).entry
        (way,) = read.ways()
        assert (read.title, read.summary, way.note) == (title, summary, note)
        assert (catalog.row(0).title, catalog.row(0).summary) == (title, summary)
        assert read.alternate_names == (("Clinic 1",) if title == "Klinik 1" else ())
        assert entry_at(catalog, 0).title == "Clinic 1"
        start = catalog.directory.sections[0].title
        assert start == ("Anfang" if matching_language(language, ["de"]) else "Start")


def test_every_state_is_the_lower_of_two_and_counted_as_it_is_shown(tmp_path: Path) -> None:
    pairs = [(own, words) for own in STATES for words in STATES]
    folder = written(tmp_path, *(entry(n, *pair) for n, pair in enumerate(pairs)))
    catalog = open_content(folder, TODAY, "de")
    everything = View(Search(catalog))
    shown = {}
    for row in catalog.rows(everything.positions):
        own, words = pairs[int(row.id.removeprefix("entry-"))]
        shown[row.id] = row.state
        expected = {
            (CHECKED, CHECKED): CHECKED,
            (CHECKED, REVIEWED): CHECKED,
            (REVIEWED, CHECKED): CHECKED,
            (REVIEWED, REVIEWED): REVIEWED,
        }.get((own, words))  # type: ignore[arg-type]  # None is no key
        if expected is None:
            doubted = words if own in (CHECKED, REVIEWED) else own
            expected = doubted or ReviewState.TO_BE_REVIEWED
        assert row.state is expected, (own, words)
    for state in ReviewState:
        ids = {name for name, of in shown.items() if of is state}
        asked = everything.with_text(f"is:{state.value}")
        assert {row.id for row in catalog.rows(asked.positions)} == ids
        assert catalog.sets.count("state", state) == len(ids)


@pytest.mark.parametrize(
    ("date", "state"),
    [
        ("2020-06-01", REVIEWED),
        (LATE, ReviewState.OVERDUE),
        (EARLY, ReviewState.TO_BE_REVIEWED),
    ],
)
def test_words_run_out_like_entries(tmp_path: Path, date: str, state: ReviewState) -> None:
    folder = written(tmp_path, entry(1, REVIEWED, REVIEWED, date=date))
    catalog = open_content(folder, TODAY, "de")
    assert catalog.row(0).state is state
    assert catalog.original_row(0).state is REVIEWED
    assert open_content(folder, TODAY).row(0).state is REVIEWED


def test_names_of_the_languages_are_known(tmp_path: Path) -> None:
    catalog = open_content(written(tmp_path, entry(1, None, None)), TODAY, "de")
    names = [catalog.name_of("language", tag) for tag in ("de", "fr", "en")]
    assert names == ["German", "French", "English"]
