"""Two branches' changes of one file: both sides' reviews are kept, and nothing is chosen in silence."""

import os
from functools import partial
from itertools import permutations

import pytest

from ketamine_tui.services.git import merge_lines
from ketamine_tui.services.machine import find_program
from ketamine_tui.store.merging.threeway import Merged, merge_texts

pytestmark = pytest.mark.skipif(
    find_program("git", os.environ) is None, reason="git is not installed"
)

ENTRY = "contacts/a.yaml"
BASE = """\
# For curators.
kind: helpline
section: one
title: A line  # as on its site
summary: >-
  One and
  two.
tags: [A, B]
phones:
  - number: "988"
reviews:
  # The first one.
  - date: "2026-11-01"
    status: to-be-reviewed
    note: New
"""
FIRST = """\
  - date: "2026-11-10"
    status: source-checked
    method: read-source
    reviewer: Ann
    source: S
    fingerprint: {title: "00000000"}
"""
SECOND = FIRST.replace("11-10", "11-09").replace("Ann", "Bob")
SAME_DAY = FIRST.replace("Ann", "Bob")
DOUBT = (
    SAME_DAY.partition("    method")[0].replace("source-checked", "needs-changes") + "    note: N\n"
)


def merged(base: str, ours: str, theirs: str, path: str = ENTRY) -> Merged:
    return merge_texts(base, ours, theirs, path, partial(merge_lines, environment=os.environ))


def test_reviews_of_both_sides_are_kept_in_the_order_of_their_days() -> None:
    expected = Merged(BASE + SECOND + FIRST)
    assert merged(BASE, BASE + FIRST, BASE + SECOND) == expected
    assert merged(BASE, BASE + SECOND, BASE + FIRST) == expected
    assert merged(BASE, BASE + FIRST, BASE + FIRST) == Merged(BASE + FIRST)
    assert merged(BASE, BASE + SECOND + FIRST, BASE + FIRST) == expected


def test_of_one_day_both_sides_come_to_the_same_and_a_doubt_stands() -> None:
    expected = Merged(BASE + FIRST + SAME_DAY)
    assert merged(BASE, BASE + FIRST, BASE + SAME_DAY) == expected
    assert merged(BASE, BASE + SAME_DAY, BASE + FIRST) == expected
    for confirmation in (FIRST, FIRST.replace("Ann", "Zoe")):
        expected = Merged(BASE + confirmation + DOUBT)
        assert merged(BASE, BASE + DOUBT, BASE + confirmation) == expected
        assert merged(BASE, BASE + confirmation, BASE + DOUBT) == expected


def test_a_review_that_one_side_has_taken_back_is_out() -> None:
    base = BASE + FIRST
    assert merged(base, BASE, base + DOUBT) == Merged(BASE + DOUBT)
    assert merged(base, BASE + SECOND, base) == Merged(BASE + SECOND)


CHANGES = {
    "title": ("title: A line  #", "title: Another line  #"),
    "summary": ("  two.", "  three."),
    "tags": ("[A, B]", "[B]"),
    "a comment": ("# For curators.", "# For all curators."),
    "phones": ('  - number: "988"\n', '  - number: "988"\n    label: Calls\n'),
    "a new field": ("phones:\n", "organization: O\nphones:\n"),
    "a field less": ("section: one\n", ""),
    "a review": ("    note: New\n", f"    note: New\n{FIRST}"),
    "the reviews": ("The first one.", "The very first one."),
}


@pytest.mark.parametrize(("one", "other"), list(permutations(CHANGES, 2)))
def test_changes_of_different_fields_are_both_taken_and_nothing_else(one: str, other: str) -> None:
    ours, theirs = (BASE.replace(*CHANGES[name]) for name in (one, other))
    both = BASE.replace(*CHANGES[one]).replace(*CHANGES[other])
    assert merged(BASE, ours, theirs) == Merged(both)


@pytest.mark.parametrize(
    ("ours", "theirs", "place", "shown"),
    [
        pytest.param(
            BASE.replace("A line", "Ours"),
            BASE.replace("A line", "Theirs"),
            "title",
            "<<<<<<< ours\ntitle: Ours  # as on its site\n=======\n"
            "title: Theirs  # as on its site\n>>>>>>> theirs\nsummary",
            id="one field, two values",
        ),
        pytest.param(
            BASE.replace("[A, B]", "[A, B, C]"),
            BASE.replace("tags: [A, B]\n", ""),
            "tags",
            "<<<<<<< ours\ntags: [A, B, C]\n=======\n>>>>>>> theirs\nphones",
            id="changed and taken out",
        ),
        pytest.param(
            BASE.replace("note: New", "note: Ours") + FIRST,
            BASE.replace("note: New", "note: Theirs"),
            "reviews",
            "<<<<<<< ours\nreviews:\n",
            id="one review, two texts",
        ),
        pytest.param(
            BASE.replace("note: New", "note: Ours"),
            BASE.replace("    note: New\n", ""),
            "reviews",
            "<<<<<<< ours\nreviews:\n",
            id="one review, changed and shortened",
        ),
    ],
)
def test_what_both_sides_have_changed_is_for_a_person(
    ours: str, theirs: str, place: str, shown: str
) -> None:
    result = merged(BASE, ours, theirs)
    assert result.conflicts == (place,)
    assert shown in result.text
    assert result.text.count("<<<<<<< ") == result.text.count(">>>>>>> ") == 1
    # The other fields are merged all the same.
    more = merged(BASE, ours, theirs.replace("One and", "Two and"))
    assert more.text == result.text.replace("One and", "Two and") or place == "reviews"


def test_files_of_many_records_are_merged_record_by_record() -> None:
    base = "# Tags.\n- id: a\n  label: A\n\n- id: b\n  label: B\n"
    ours = base.replace("label: A", "label: Ours\n  aliases: [A]") + "\n- id: c\n  label: C\n"
    theirs = base.replace("label: B", "label: Theirs") + "\n- id: d\n  label: D\n"
    both = ours.replace("label: B", "label: Theirs") + "\n- id: d\n  label: D\n"
    assert merged(base, ours, theirs, "tags.yaml") == Merged(both)
    swapped = base.replace("label: A", "label: Other")
    assert merged(base, ours, swapped, "tags.yaml").conflicts == ("a.label",)
    entries = (
        '- id: a\n  kind: helpline\n  reviews:\n  - date: "2026-11-01"\n    status: withdrawn\n'
    )
    added = '  - date: "2026-11-02"\n    status: needs-changes\n    note: {}\n'
    result = merged(entries, entries + added.format("x"), entries + added.format("y"))
    assert result == Merged(entries + added.format("x") + added.format("y"))


def test_a_directory_is_merged_view_by_view_and_its_order_by_who_changed_it() -> None:
    base = "title: T\nviews:\n  - name: a\n    query: x\n  - name: b\n    query: y\n"
    ours = f"{base}  - name: c\n    query: z\n"
    theirs = "title: T\nviews:\n  - name: b\n    query: y\n  - name: a\n    query: other\n"
    both = f"{theirs}  - name: c\n    query: z\n"
    assert merged(base, ours, theirs, "directory.yaml") == Merged(both)
    assert merged(base, theirs, ours, "directory.yaml") == Merged(both)


def test_a_page_has_fields_and_a_text() -> None:
    page = f"---\n{BASE}---\n\nOne.\n\nTwo.\n\nThree.\n"
    ours = page.replace("---\n\nOne.", f"{FIRST}---\n\nFirst.")
    theirs = page.replace("---\n\nOne.", f"{SECOND}---\n\nOne.").replace("Three", "Third")
    both = page.replace("---\n\nOne.", f"{SECOND}{FIRST}---\n\nFirst.").replace("Three", "Third")
    assert merged(page, ours, theirs, "pages/a.md") == Merged(both)
    clash = merged(page, ours, theirs.replace("One.", "Uno."), "pages/a.md")
    assert clash.conflicts == ("the text",)
    assert SECOND + FIRST in clash.text


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        pytest.param(
            *(x.replace("\n", "\r\n") for x in (BASE, BASE + FIRST, BASE + SECOND)),
            (BASE + SECOND + FIRST).replace("\n", "\r\n"),
            id="line endings of Windows",
        ),
        pytest.param(
            BASE,
            (BASE + FIRST).replace("\n", "\r\n"),
            BASE + SECOND,
            (BASE + SECOND + FIRST).replace("\n", "\r\n"),
            id="one side has changed the line endings",
        ),
        pytest.param(
            f"\ufeff{BASE}",
            f"\ufeff{BASE}{FIRST}",
            f"\ufeff{BASE}{SECOND}",
            f"\ufeff{BASE}{SECOND}{FIRST}",
            id="a byte order mark",
        ),
        pytest.param(
            BASE.strip(),
            (BASE + FIRST).strip(),
            (BASE + SECOND).strip(),
            (BASE + SECOND + FIRST).strip(),
            id="no line ending at the end",
        ),
        pytest.param(
            "", BASE + FIRST, BASE + SECOND, BASE + SECOND + FIRST, id="new on both sides"
        ),
        pytest.param(
            BASE.partition("reviews")[0],
            BASE + FIRST,
            BASE + SECOND,
            BASE + SECOND + FIRST,
            id="the first reviews",
        ),
        pytest.param(
            BASE,
            BASE + FIRST,
            (BASE + SECOND).replace("\n  - date", "\n- date").replace("\n    ", "\n  "),
            None,
            id="moved to the left on one side",
        ),
    ],
)
def test_bytes_around_the_changes(base: str, ours: str, theirs: str, result: str | None) -> None:
    done = merged(base, ours, theirs)
    if result is not None:
        assert done == Merged(result)
    assert done.text.count("Ann") == done.text.count("Bob") == 1


@pytest.mark.parametrize("broken", ["kind: [\n", "kind: a\nkind: b\n", "<<<<<<< ours\nkind: a\n"])
def test_what_cannot_be_understood_is_for_a_person(broken: str) -> None:
    assert merged(broken, broken + "# one\n", "# other\n" + broken).conflicts
    assert merged(BASE, BASE + FIRST, broken).conflicts


GERMAN = """\
translations:
  - language: fr
    title: Une ligne
  - language: de
    title: Eine Linie
    reviews:
      - date: "2026-11-01"
        status: to-be-reviewed
"""
TRANSLATED = BASE.replace("reviews:\n", f"{GERMAN}reviews:\n", 1)


def _deep(review: str) -> str:
    return "".join(f"    {line}\n" for line in review.splitlines())


def test_reviews_of_a_translation_are_kept_of_both_sides() -> None:
    end = "        status: to-be-reviewed\n"
    ours = TRANSLATED.replace(end, end + _deep(FIRST))
    theirs = TRANSLATED.replace(end, end + _deep(SECOND))
    assert ours != TRANSLATED != theirs
    expected = Merged(TRANSLATED.replace(end, end + _deep(SECOND) + _deep(FIRST)))
    assert merged(TRANSLATED, ours, theirs) == expected
    assert merged(TRANSLATED, theirs, ours) == expected


def test_two_languages_are_translated_at_once() -> None:
    ours = TRANSLATED.replace("Une ligne", "Une autre ligne")
    theirs = TRANSLATED.replace("Eine Linie", "Eine andere Linie")
    both = ours.replace("Eine Linie", "Eine andere Linie")
    assert merged(TRANSLATED, ours, theirs) == Merged(both)


def test_one_title_translated_by_both_is_for_a_person_to_decide() -> None:
    ours = TRANSLATED.replace("Eine Linie", "Eine Zeile")
    theirs = TRANSLATED.replace("Eine Linie", "Ein Telefon")
    result = merged(TRANSLATED, ours, theirs)
    assert result.conflicts == ("translations.de.title",)
    assert "Eine Zeile" in result.text
    assert "Ein Telefon" in result.text
