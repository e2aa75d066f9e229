"""An edit by any tool reopens what it touched, and nothing else."""

from pathlib import Path
from typing import Any

import pytest
from support.content import CHECKED, fields, write_file

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.policy import Duration, ReviewPolicy
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.store.entry_files import LoadedEntry, load_file
from ketamine_tui.store.fingerprint import changed_fields as fields_changed
from ketamine_tui.store.fingerprint import fingerprints as fingerprints_of

BOOK = "resources/books/a.yaml"
TWO_PEOPLE = Directory("D", review_policy=ReviewPolicy(two_person=("book",)))

Record = dict[str, Any]


def fingerprints(entry: Entry) -> dict[str, str]:
    return fingerprints_of(entry, Vocabulary())


def changed_fields(entry: Entry) -> tuple[str, ...]:
    return fields_changed(entry, Vocabulary())


def loaded(folder: Path, directory: Directory | None = None, **changes: object) -> LoadedEntry:
    write_file(folder / BOOK, fields(**changes))
    (entry,) = load_file(folder, BOOK, directory or Directory("D")).entries
    return entry


def entry_with(folder: Path, **changes: object) -> Entry:
    return loaded(folder, None, **changes).entry


def confirmation(entry: Entry, *covers: str, **changes: object) -> Record:
    """Return a record by which a person has confirmed an entry, or some of its fields."""
    seen = {name: x for name, x in fingerprints(entry).items() if not covers or name in covers}
    record = {**CHECKED, "reviewer": "A", "fingerprint": seen, **changes}
    return {**record, "covers": list(covers)} if covers else record


def test_every_field_that_says_something_has_eight_digits(tmp_path: Path) -> None:
    found = fingerprints(entry_with(tmp_path))
    assert {"kind", "title", "summary"} <= found.keys()
    assert not {"id", "section", "reviews"} & found.keys()
    assert all(len(x) == 8 and int(x, 16) >= 0 for x in found.values())


def test_a_fingerprint_changes_with_its_own_field_only(tmp_path: Path) -> None:
    before = fingerprints(entry_with(tmp_path))
    after = fingerprints(entry_with(tmp_path, title="Another"))
    assert {name for name in before if before[name] != after[name]} == {"title"}


def test_the_order_of_tags_and_the_spelling_of_yaml_make_no_difference(tmp_path: Path) -> None:
    before = entry_with(tmp_path, tags=["A", "B"])
    text = (tmp_path / BOOK).read_text("utf-8")
    assert fingerprints(before) == fingerprints(entry_with(tmp_path, tags=["B", "A"]))
    write_file(tmp_path / BOOK, f"# a remark\n{text}\n\n")
    (again,) = load_file(tmp_path, BOOK, Directory("D")).entries
    assert fingerprints(again.entry) == fingerprints(before)


PHONES = [{"number": "988", "dial": "988"}, {"number": "911", "dial": "911"}]


@pytest.mark.parametrize(
    ("field", "values", "says_something"),
    [
        pytest.param(field, values, says_something, id=field)
        for field, values, says_something in (
            ("tags", ["A", "B"], False),
            ("related", ["a", "b"], False),
            ("regions", ["US", "GB"], False),
            ("languages", ["en", "es"], False),
            ("audience", ["patients", "families"], False),
            # The first one is the one that is called, cited or opened.
            ("phones", PHONES, True),
            ("authors", ["A. Example", "B. Example"], True),
            ("links", [{"url": "https://example.org/a"}, {"url": "https://example.org/b"}], True),
            ("alternate_names", ["A", "B"], True),
        )
    ],
)
def test_the_order_of_a_list_is_seen_where_it_says_something(
    tmp_path: Path, field: str, values: list[object], *, says_something: bool
) -> None:
    before = fingerprints(entry_with(tmp_path, **{field: values}))
    after = fingerprints(entry_with(tmp_path, **{field: values[::-1]}))
    assert {name for name in before if before[name] != after[name]} == (
        {field} if says_something else set()
    )
    fewer = fingerprints(entry_with(tmp_path, **{field: values[:1]}))
    assert {name for name in before if before[name] != fewer[name]} == {field}


@pytest.mark.parametrize(
    ("covers", "changes", "changed"),
    [
        pytest.param([()], {}, (), id="as it was"),
        pytest.param([()], {"title": "B"}, ("title",), id="changed"),
        pytest.param([()], {"tags": ["New"]}, ("tags",), id="a field that was empty"),
        pytest.param([()], {"section": "elsewhere"}, (), id="moved"),
        pytest.param([("summary",)], {"title": "B"}, (), id="elsewhere"),
        pytest.param([("title",)], {"title": "B"}, ("title",), id="covered part"),
        pytest.param([("title",), ()], {"title": "B"}, ("title",), id="part, then whole"),
    ],
)
def test_what_has_changed_since_it_was_confirmed_is_named(
    tmp_path: Path,
    covers: list[tuple[str, ...]],
    changes: Record,
    changed: tuple[str, ...],
) -> None:
    original = entry_with(tmp_path)
    records = [CHECKED, *(confirmation(original, *fields_) for fields_ in covers)]
    now = loaded(tmp_path, reviews=records, **changes)
    assert changed_fields(now.entry) == changed
    assert now.state is (ReviewState.CHANGED if changed else ReviewState.SOURCE_CHECKED)


def test_confirming_the_changed_field_settles_the_change(tmp_path: Path) -> None:
    first = confirmation(entry_with(tmp_path))
    second = confirmation(entry_with(tmp_path, title="B"), "title")
    now = loaded(tmp_path, title="B", reviews=[first, second])
    assert now.state is ReviewState.SOURCE_CHECKED
    both = loaded(tmp_path, title="B", summary="Other", reviews=[first, second])
    assert changed_fields(both.entry) == ("summary",)


def test_a_record_without_fingerprints_has_seen_what_stands_there(tmp_path: Path) -> None:
    first = confirmation(entry_with(tmp_path))
    assert not changed_fields(entry_with(tmp_path, title="B", reviews=[first, CHECKED]))
    part = {**CHECKED, "covers": ["title"]}
    assert not changed_fields(entry_with(tmp_path, title="B", reviews=[first, part]))


def test_only_a_person_can_settle_a_change(tmp_path: Path) -> None:
    first = confirmation(entry_with(tmp_path))
    changed = entry_with(tmp_path, title="B")
    robot = confirmation(changed, method="automated")
    doubt = confirmation(changed, status="needs-changes")
    assert changed_fields(entry_with(tmp_path, title="B", reviews=[first, robot])) == ("title",)
    assert changed_fields(entry_with(tmp_path, title="B", reviews=[first, doubt])) == ("title",)


@pytest.mark.parametrize(
    ("reviewers", "state"),
    [
        (["A"], ReviewState.TO_BE_REVIEWED),
        (["A", " a "], ReviewState.TO_BE_REVIEWED),
        (["Ann Lee", "ann \t Lee"], ReviewState.TO_BE_REVIEWED),
        (["Jos\u00e9", "JOSE\u0301"], ReviewState.TO_BE_REVIEWED),
        (["Jos\u00e9", "Jose"], ReviewState.SOURCE_CHECKED),
        (["A", "B"], ReviewState.SOURCE_CHECKED),
        (["A", "B", "A"], ReviewState.SOURCE_CHECKED),
    ],
)
def test_where_the_policy_asks_for_two_people_one_is_not_enough(
    tmp_path: Path, reviewers: list[str], state: ReviewState
) -> None:
    seen = entry_with(tmp_path)
    records = [confirmation(seen, reviewer=name) for name in reviewers]
    assert loaded(tmp_path, TWO_PEOPLE, reviews=records).state is state


def test_two_people_who_saw_different_things_have_not_confirmed_the_same(tmp_path: Path) -> None:
    records = [
        confirmation(entry_with(tmp_path), reviewer="A"),
        confirmation(entry_with(tmp_path, title="B"), reviewer="B"),
    ]
    now = loaded(tmp_path, TWO_PEOPLE, title="B", reviews=records)
    assert now.state is ReviewState.TO_BE_REVIEWED


@pytest.mark.parametrize(
    ("first", "state"),
    [
        ({"date": "2026-10-31"}, ReviewState.SOURCE_CHECKED),
        ({"date": "2026-10-30"}, ReviewState.TO_BE_REVIEWED),
        ({"date": "2026-10-30", "next_review": "2026-11-01"}, ReviewState.SOURCE_CHECKED),
        ({"date": "2026-10-31", "next_review": "2026-10-31"}, ReviewState.TO_BE_REVIEWED),
    ],
)
def test_a_confirmation_that_had_run_out_is_not_one_of_two(
    tmp_path: Path, first: Record, state: ReviewState
) -> None:
    policy = TWO_PEOPLE.review_policy._replace(durations={"default": Duration(1, "d")})
    directory = TWO_PEOPLE._replace(review_policy=policy)
    seen = entry_with(tmp_path)
    records = [confirmation(seen, **first), confirmation(seen, reviewer="B", date="2026-11-01")]
    now = loaded(tmp_path, directory, reviews=records)
    assert now.state is state
    # Where both count, it is over with the first of the two.
    if state.is_checked:
        runs_out = first.get("next_review", "2026-11-01")
        assert str(policy.due("book", now.entry.reviews)) == runs_out


def test_a_doubt_between_two_confirmations_makes_the_first_one_void(tmp_path: Path) -> None:
    seen = entry_with(tmp_path)
    doubt = {**CHECKED, "status": "needs-changes", "note": "n"}
    records = [confirmation(seen, reviewer="A"), doubt, confirmation(seen, reviewer="B")]
    assert loaded(tmp_path, TWO_PEOPLE, reviews=records).state is ReviewState.TO_BE_REVIEWED


def test_where_two_people_are_asked_for_one_cannot_settle_a_change(tmp_path: Path) -> None:
    old = entry_with(tmp_path)
    part = confirmation(entry_with(tmp_path, title="B"), "title")
    records = [confirmation(old, reviewer="A"), confirmation(old, reviewer="B"), part]
    now = loaded(tmp_path, TWO_PEOPLE, title="B", reviews=records)
    assert now.state is ReviewState.CHANGED


CRISIS = Tag("crisis", "Crisis")
RENAMED = Tag("crisis", "In danger", aliases=("Crisis", "Danger"))
TOPIC = Tag("topic", "Subject", aliases=("Topic",))

OF_LABELS = "96553003"
"""The digits of the labels Crisis and Topic, as they were recorded before ids were taken."""


def labelled(tags: tuple[Tag, ...]) -> Directory:
    return Directory("D", review_policy=TWO_PEOPLE.review_policy, vocabulary=Vocabulary(tags))


@pytest.mark.parametrize(
    ("tags", "is_same"),
    [
        pytest.param(["Crisis", "Topic"], True, id="as it is written in the file"),
        pytest.param(["Subject", "In danger"], True, id="written by today's labels"),
        pytest.param(["Crisis"], False, id="one tag fewer"),
        pytest.param(["Crisis", "Topic", "Danger zone"], False, id="one more, of a name like it"),
    ],
)
@pytest.mark.parametrize("is_of_labels", [False, True])
def test_another_label_for_a_tag_reopens_no_review_and_other_tags_do(
    tmp_path: Path, tags: list[str], *, is_of_labels: bool, is_same: bool
) -> None:
    before = labelled((CRISIS, Tag("topic", "Topic")))
    written = ["Crisis", "Topic"]
    digits = fingerprints_of(loaded(tmp_path, before, tags=written).entry, before.vocabulary)
    seen = {**CHECKED, "fingerprint": digits | ({"tags": OF_LABELS} if is_of_labels else {})}
    records = [{**seen, "reviewer": name} for name in ("A", "B")]
    was = loaded(tmp_path, before, tags=written, reviews=records)
    now = loaded(tmp_path, labelled((RENAMED, TOPIC)), tags=tags, reviews=records)
    assert was.state is ReviewState.SOURCE_CHECKED
    assert now.state is (ReviewState.SOURCE_CHECKED if is_same else ReviewState.CHANGED)


def test_what_a_tag_is_called_is_in_no_digits(tmp_path: Path) -> None:
    before, after = labelled((CRISIS,)), labelled((Tag("crisis", "Acute"),))
    entry = loaded(tmp_path, before, tags=["crisis"]).entry
    again = loaded(tmp_path, after, tags=["crisis"]).entry
    assert (entry.tags, again.tags) == (("Crisis",), ("Acute",))
    digits = fingerprints_of(entry, before.vocabulary)
    assert digits == fingerprints_of(again, after.vocabulary)
    assert digits["tags"] == fingerprints(entry_with(tmp_path, tags=["crisis"]))["tags"]


def test_digits_of_labels_and_of_ids_agree_on_the_same_tags(tmp_path: Path) -> None:
    directory = labelled((RENAMED, TOPIC))
    entry = loaded(tmp_path, directory, tags=["Crisis", "Topic"]).entry
    of_ids = fingerprints_of(entry, directory.vocabulary)
    records = [
        {**CHECKED, "reviewer": "A", "fingerprint": of_ids | {"tags": OF_LABELS}},
        {**CHECKED, "reviewer": "B", "fingerprint": of_ids},
    ]
    now = loaded(tmp_path, directory, tags=["Crisis", "Topic"], reviews=records)
    assert now.state is ReviewState.SOURCE_CHECKED


def test_where_tags_have_very_many_names_the_labels_of_today_are_tried(tmp_path: Path) -> None:
    many = tuple(
        Tag(f"t{n}", f"Label {n}", aliases=tuple(f"Name {n} {m}" for m in range(9)))
        for n in range(9)
    )
    written = [tag.label for tag in many]
    of_labels = fingerprints(entry_with(tmp_path, tags=written))  # without a vocabulary: as written
    seen = {**CHECKED, "reviewer": "A", "fingerprint": of_labels}
    now = loaded(
        tmp_path, Directory("D", vocabulary=Vocabulary(many)), tags=written, reviews=[seen]
    )
    assert now.state is ReviewState.SOURCE_CHECKED
