"""What is offered where a word of a query is in no entry."""

import random
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.content import (
    DIRECTORY,
    SHIPPED,
    TODAY,
    fields,
    open_content,
    write_directory,
    write_file,
)

from ketamine_tui.index.build import refresh
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import new_database
from ketamine_tui.query.search import Search
from ketamine_tui.query.suggest import Suggested, Suggestion, answer
from ketamine_tui.query.view import View

BOOKS = [
    fields(id="one", title="Crisis planning", summary="plain planes", tags=["Mood"]),
    fields(id="two", title="Crisis planing", summary="plain 20201", section="films"),
    fields(id="three", title="Plant medicine", summary="bread, broad, bead, Bread", kind="article"),
    fields(id="four", title="Crises abroad", summary="bead, croat, in search of ketamine"),
]


def everything_in(folder: Path, entries: list[dict[str, object]]) -> View:
    write_directory(folder, {"resources/all.yaml": entries})
    return View(Search(open_content(folder)))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    view = everything_in(tmp_path_factory.mktemp("content") / "words", BOOKS)
    yield view
    view.catalog.close()


def suggested(view: View) -> Suggestion | None:
    """Return what is offered for a view; nothing may be where it has entries."""
    answered = answer(view)
    if not isinstance(answered, Suggested):
        assert answered is view
        return None
    assert not view.total
    return answered.suggestion


def offered(view: View) -> dict[str, int] | None:
    found = suggested(view)
    return found and {item.text: item.view.total for item in found.candidates}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("medcine", {"medicine": 1}),
        ("crisisx", {"crisis": 2}),
        ("BRESD", {"bread": 1}),
        ("baed", {"bead": 2}),
        ("Médecine", {"medicine": 1}),
        ("medcine*", {"medicine": 1}),
        # Two typos from eight letters on.
        ("ketamnei", {"ketamine": 1}),
        ("ketmne", None),
        # Fewer typos, then the same first letter, then how many have it, then the alphabet; three at most.
        ("plannign", {"planning": 1, "planing": 1}),
        ("criss", {"crisis": 2, "crises": 1}),
        ("brad", {"bead": 2, "broad": 2, "bread": 1}),
        ("froad", {"broad": 2}),
        ("croad", {"croat": 1, "broad": 2}),
        # What the corrected query finds counts, and what finds nothing is not offered.
        ("criss medicine", None),
        ("criss -planning", {"crises": 1, "crisis": 1}),
        ("medcine kind:video", None),
        ("(medcine OR xyzzyq) broad", {"medicine": 1}),
        # Words that find something, also within longer ones, or in one part of the query.
        ("plann", None),
        ("road", None),
        ("medcine OR bread", None),
        ("medicine crisis", None),
        # No plain words of letters, or too short ones.
        ("xyzzyq", None),
        ("bad", None),
        ("20202", None),
        ("bead2", None),
        ("well-medcine", None),
        ("title:medcine", None),
        ('"medcine"', None),
        ("-medcine xyzzyq", None),
        ("-(medcine OR bread) xyzzyq", None),
        # Several words.
        ("medcine medcine", {"medicine": 1}),
        ("medcine baed", {"medicine bead": 1}),
        ("medcine xyzzyq", None),
        ("medcine baed broda kind:article", {"medicine bead broad": 1}),
        ("medcine baed broda plantt", None),
    ],
)
def test_the_nearest_words_are_offered(
    everything: View, query: str, expected: dict[str, int] | None
) -> None:
    found = offered(everything.with_text(query))
    assert found == expected
    assert list(found or ()) == list(expected or ())


def test_a_tag_is_no_word(everything: View) -> None:
    assert offered(everything.with_text("#Mood medicine")) is None
    assert offered(everything.with_text("#Mood plannign")) == {"planning": 1}


def test_the_section_and_the_order_are_kept(everything: View) -> None:
    asked = everything.with_text("sort:-title criss").with_section("films")
    shown = answer(asked)
    assert isinstance(shown, Suggested)
    assert (str(shown.query), shown.section, shown.total) == ("crisis sort:-title", "films", 1)
    assert shown.asked is asked
    assert type(shown.with_text("criss")) is View


@pytest.mark.parametrize(
    ("query", "told", "shown"),
    [
        ("MEDcine", "nothing has 'MEDcine'; shown: medicine", "medicine"),
        # One of two typos is behind one of one.
        ("plannign", "nothing has 'plannign'; shown: planning", "planning"),
        ("criss", "nothing has 'criss'; did you mean: crisis (2), crises (1)", "criss"),
        ("baed medcine", "nothing has 'baed' or 'medcine'; shown: bead medicine", "bead medicine"),
    ],
)
def test_one_clear_candidate_is_shown_at_once(
    everything: View, query: str, told: str, shown: str
) -> None:
    view = answer(everything.with_text(query))
    assert isinstance(view, Suggested)
    assert (view.said, str(view.query)) == (told, shown)
    assert bool(view.total) is (shown != query)
    as_typed = answer(everything.with_text(query), is_corrected=False)
    assert isinstance(as_typed, Suggested)
    assert (as_typed.said.partition(";")[2].startswith(" did you mean: "), as_typed.total) == (
        True,
        0,
    )


def test_a_word_that_no_entry_has_any_more_is_not_offered(tmp_path: Path) -> None:
    folder = write_directory(tmp_path / "content", {"resources/a.yaml": fields(title="Medicine")})
    connection = new_database(folder)
    refresh(connection, folder)
    write_file(folder / "resources/a.yaml", fields(title="Medicines, a medecine"))
    write_file(folder / "resources/b.yaml", fields(title="Bread"))
    refresh(connection, folder)
    catalog = Catalog(connection, TODAY)
    assert {"medicine", "medicines", "medecine", "bread"} <= set(catalog.words)
    view = View(Search(catalog))
    assert offered(view.with_text("medcine")) == {"medecine": 1, "medicine": 1}
    write_file(folder / "resources/a.yaml", fields(title="Remedies"))
    refresh(connection, folder)
    view = View(Search(Catalog(connection, TODAY)))
    assert offered(view.with_text("medcine")) is None
    assert offered(view.with_text("medcine OR remedeis")) == {"remedies": 1}
    assert "medicine" in view.catalog.words
    # A directory that is read as a whole forgets it.
    write_file(folder / "directory.yaml", {**DIRECTORY, "title": "Another title"})
    refresh(connection, folder)
    assert not {"medicine", "medecine"} & set(Catalog(connection, TODAY).words)
    connection.close()


def with_typo(word: str, seed: random.Random) -> str:
    """Return a word with one letter too many or too few, another one, or two neighbours that changed places."""
    at, letter = seed.randrange(len(word)), seed.choice(string.ascii_lowercase)
    before, after = word[:at], word[at:]
    return seed.choice(
        [
            f"{before}{letter}{after}",
            f"{before}{after[1:]}",
            f"{before}{letter}{after[1:]}",
            f"{before}{after[1:2]}{after[:1]}{after[2:]}",
        ]
    )


@pytest.mark.repeats
def test_of_a_thousand_typos_nearly_all_are_understood() -> None:
    seed = random.Random(20261123)
    everything = View(Search(open_content(SHIPPED)))
    words = everything.catalog.words
    assert len(words) > 1500
    found = tried = 0
    while tried < 1000:
        word = seed.choice(words)
        view = everything.with_text(with_typo(word, seed))
        # What is left may be too short, or part of another word, and then nothing is wrong with it.
        if len(str(view.query)) < 4 or view.total:
            continue
        tried += 1
        suggestion = suggested(view)
        found += bool(suggestion and word in [item.text for item in suggestion.candidates])
    everything.catalog.close()
    assert found >= 950, found
