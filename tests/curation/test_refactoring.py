"""Refactorings of random directories: nothing new is wrong, nothing dangles, reviews and bytes stay."""

import difflib
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.content import TODAY, open_content, write_file

from ketamine_tui.checks.run import check
from ketamine_tui.curation.refactoring.entries import plan_move, plan_removal, plan_renamed_entry
from ketamine_tui.curation.refactoring.plan import Plan
from ketamine_tui.curation.refactoring.tags import plan_merged_tags, plan_renamed_tag
from ketamine_tui.curation.refactoring.whole import Whole
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.errors import UserError
from ketamine_tui.model.review import ReviewState
from ketamine_tui.store.fingerprint import _digest, fingerprints
from ketamine_tui.store.journal import write_all

DIRECTORY = """\
title: A directory
disclaimer: Made up. # said first
sections:
  - {id: start, title: Start}
  - {id: people, title: People}
urgent:
  - region: US
    title: United States
    entries: [e0, e1] # the order matters
  - region: GB
    title: United Kingdom
    entries:
      - e1 # one
      - e2
views:
  - name: by-tag
    query: "#Red -tag:green,blue (sort:title)" # all of it
  - {name: by-id, query: 'id:e3 OR "id:e3"'}
review_policy:
  two_person: [helpline]
checks: # why not
  - {rule: url-insecure, reason: Made up., path: contacts/e1.yaml}
"""
TAGS = """\
# What things are about.
- id: red
  label: Red
  aliases: [Scarlet, Crimson] # both
  parent: warm
- id: green # the second
  label: Green

- id: blue
  label: Blue
  aliases:
    - Azure # sky
  parent: green
# The last one.
- id: warm
  label: Warm"""
SPELLINGS = {
    "red": ("red", "Red", "RED", "Scarlet", '"#Crimson"'),
    "green": ("green", "Green"),
    "blue": ("Blue", "azure"),
    "warm": ("Warm", "'warm'"),
}
IDS = tuple(f"e{number}" for number in range(7))
PAGES = ("e4", "e5")
PATHS = {
    **{name: f"contacts/{name}.yaml" for name in IDS[:4]},
    **{name: f"pages/sub/{name}.md" for name in PAGES},
    "e6": "contacts/list.yaml",
}


COMMENT = re.compile(r"(?:^|\s)(# .*)$", re.MULTILINE)
RECORD = re.compile(r"(the tag \w+|e\d) goes|checks: .* goes")
"""What is told of a whole record that goes."""


def written_list(rng: random.Random, name: str, items: list[str], margin: str) -> str:
    """Return a list in one of the styles in which people write them."""
    if not items:
        return ""
    if rng.random() < 0.5:
        return f"{margin}{name}: [{', '.join(items)}] # {name}\n"
    indent = rng.choice(("", "  "))
    lines = (f"{margin}{indent}- {item}{rng.choice(('', ' # kept'))}\n" for item in items)
    return f"{margin}{name}:\n{''.join(lines)}"


def entry_text(rng: random.Random, name: str, margin: str = "") -> str:
    is_page = name in PAGES
    kind = "page" if is_page else rng.choice(("helpline", "clinic"))
    tags = [rng.choice(SPELLINGS[tag]) for tag in rng.sample(sorted(SPELLINGS), rng.randint(0, 3))]
    related = rng.sample([other for other in IDS if other != name], rng.randint(0, 3))
    return (
        f"{margin}kind: {kind}\n{margin}section: start # here\n{margin}title: Title {name.upper()}\n"
        f"{margin}summary: What it is.\n"
        + written_list(rng, "tags", tags, margin)
        + written_list(rng, "related", related, margin)
    )


def reviews_text(rng: random.Random, margin: str, digits: dict[str, str], others: list[str]) -> str:
    """Return reviews of one or two people, with digits of what is there, of labels, or of something else."""
    text = f"{margin}reviews:\n"
    for person in "AB"[: rng.randint(1, 2)]:
        seen = dict(digits)
        for field in ("tags", "related"):
            if field in seen and rng.random() < 0.25:
                seen[field] = rng.choice(others)
        listed = ", ".join(f'{field}: "{x}"' for field, x in seen.items())
        text += (
            f'{margin}  - date: "2026-11-01"\n{margin}    status: source-checked\n'
            f"{margin}    method: read-source\n{margin}    reviewer: {person}\n"
            f"{margin}    source: S # {person}\n"
        )
        if rng.random() < 0.8:
            text += f"{margin}    fingerprint: {{{listed}}}\n"
    if rng.random() < 0.2:
        text += (
            f'{margin}  - date: "2026-11-02"\n{margin}    status: withdrawn\n{margin}    note: Gone\n'
            f"{margin}    replaced_by: {rng.choice(IDS)}\n"
        )
    return text


def body_text(rng: random.Random, name: str) -> str:
    links = {
        other: f"../../{path}" if not path.startswith("pages") else path.rpartition("/")[2]
        for other, path in PATHS.items()
        if other not in ("e6", name)
    }
    text = "\n# A heading\n\n"
    for other in rng.sample(sorted(links), rng.randint(0, 3)):
        ends = ("", "#part", ' "A title"')
        text += f"Text with [*a* link]({links[other]}{rng.choice(ends)}) and `code`.\n\n"
    return f"{text}- the end\n"


def write_random(folder: Path, rng: random.Random) -> None:
    """Write a directory, then the reviews of what is in it."""
    write_file(folder / "directory.yaml", DIRECTORY)
    write_file(folder / "tags.yaml", TAGS)
    fields = {name: entry_text(rng, name, "  " if name == "e6" else "") for name in IDS}
    bodies = {name: body_text(rng, name) for name in PAGES}

    def write(reviews: dict[str, str]) -> None:
        for name, said in fields.items():
            text = said + reviews.get(name, "")
            if name == "e6":
                listed = f"- id: e6 # its name\n{text}"
                text = f"# A list.\n{listed}{listed.replace('e6', 'e7').replace('E6', 'E7')}"
            is_page = name in PAGES
            whole = f"---\n{text}---\n{bodies[name]}" if is_page else text
            write_file(folder / PATHS[name], whole)

    write({})
    catalog = open_content(folder)
    vocabulary = catalog.directory.vocabulary
    reviews = {}
    for name in IDS:
        entry = entry_at(catalog, catalog.position(name) or 0)
        digits = fingerprints(entry, vocabulary)
        others = [
            _digest(sorted(tags)) for tags in (["Red"], ["red"], ["blue"], ["e1"], ["Green", "Red"])
        ]
        if "tags" in digits:
            others.append(_digest(sorted(entry.tags)))
        reviews[name] = reviews_text(rng, "  " if name == "e6" else "", digits, others)
    write(reviews)


def files_of(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def state_of(folder: Path) -> tuple[Counter[str], dict[str, ReviewState]]:
    """Return how often each rule is broken, and the state of every entry."""
    catalog = open_content(folder)
    problems = check(folder, catalog.directory, TODAY, catalog.problems, release=True)
    rows = catalog.rows(range(catalog.size))
    return Counter(x.rule for x in problems), {row.id: row.state for row in rows}


def do(folder: Path, plan: Plan) -> None:
    write_all(folder, plan.records, folder.parent / "journals")


Make = Callable[[Whole], Plan]
REFUSED = re.compile(
    r"is called \w+ already|means the tag|is withdrawn; name|is to be removed itself|no urgent help left"
    r"|a saved view asks for e3|'\w+' is above itself"
)


def planned(make: Make, folder: Path) -> Plan | str:
    """Return a plan, or why there is none."""
    try:
        return make(Whole(folder, None))
    except UserError as error:
        return str(error)


def random_refactoring(rng: random.Random) -> tuple[str, Make, dict[str, str | None], list[str]]:
    """Return what to do, what becomes of ids, and the names that may go from a line."""
    tags, ids = rng.sample(sorted(SPELLINGS), 3), rng.sample((*IDS, "e7"), 3)
    gone: dict[str, str | None] = dict.fromkeys(ids[1:])
    label = rng.choice(("Vivid", "Crimson", "Scarlet", tags[0].upper()))
    new_id = rng.choice(("new-id", "e10"))
    choices: list[tuple[str, Make, dict[str, str | None], list[str]]] = [
        ("tag", lambda w: plan_renamed_tag(w, tags[0], label), {}, tags[:1]),
        ("tag-id", lambda w: plan_renamed_tag(w, tags[0], "Vivid", "vivid"), {}, tags[:1]),
        ("merge", lambda w: plan_merged_tags(w, tags[1:], tags[0]), {}, tags),
        ("move", lambda w: plan_move(w, ids, "people"), {}, ["section"]),
        ("id", lambda w: plan_renamed_entry(w, ids[0], new_id), {ids[0]: new_id}, ids[:1]),
        ("replace", lambda w: plan_removal(w, ids[1:], ids[0]), gone, ids),
        ("drop", lambda w: plan_removal(w, ids[1:], drops_mentions=True), gone, ids),
    ]
    return rng.choice(choices)


@given(st.integers(0, 2**32))
def test_a_refactoring_changes_what_it_says_and_nothing_else(seed: int) -> None:
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "content"
        write_random(folder, rng)
        what, make, ids, names = random_refactoring(rng)
        before, (broken, states) = files_of(folder), state_of(folder)
        plan = planned(make, folder)
        if isinstance(plan, str):
            assert REFUSED.search(plan)
            return
        assert files_of(folder) == before  # a plan is a plan
        do(folder, plan)
        after, (broken_after, states_after) = files_of(folder), state_of(folder)

        # What the removal of an entry, or of a tag below another, brings about.
        has_less = None in ids.values() or bool(plan.notes)
        followed = {"tag-unused", "urgent-region-missing"} if has_less else set()
        if what == "replace":
            followed = followed | {"anchor-unknown"}  # the other page has headings of its own
        more = broken_after - broken
        assert more.keys() <= followed, (what, more)
        expected_states = {
            new: state for old, state in states.items() if (new := ids.get(old, old)) is not None
        }
        assert states_after == expected_states, what
        check_bytes(plan, before, after, names)
        for old in ids:
            mentioned = rf"(?<![\w-]){old}(?![\w-])".encode()
            mentions = [path for path, data in after.items() if re.search(mentioned, data)]
            # What stands in quotation marks in a query is a word to look for.
            assert set(mentions) <= ({"directory.yaml"} if old == "e3" else set()), (what, old)


def check_bytes(
    plan: Plan, before: dict[str, bytes], after: dict[str, bytes], names: list[str]
) -> None:
    planned = {change.path for change in plan.changes}
    assert {x: y for x, y in before.items() if x not in planned} == {
        x: y for x, y in after.items() if x not in planned
    }
    spellings = [*names, *(x for name in names for x in SPELLINGS.get(name, ()))]
    kept_lines = ("fingerprint", "related:", "tags:", "replaced_by:")
    about = re.compile("|".join(map(re.escape, (*spellings, *kept_lines))), re.IGNORECASE)
    moved = next((x.after for x in plan.changes if x.before is None), None)
    for change in plan.changes:
        data = change.after or moved
        if change.before is None or data is None:
            continue
        old, new = change.before.decode(), data.decode()
        assert not Counter(COMMENT.findall(old)) - Counter(COMMENT.findall(new)), change.path
        if any(RECORD.fullmatch(line.told) for line in change.lines):
            continue
        gone = [x for x in difflib.ndiff(old.splitlines(), new.splitlines()) if x[0] == "-"]
        assert all(map(about.search, gone)), (change.path, gone)


@given(st.integers(0, 2**32), st.sampled_from((*IDS, "e7")))
def test_an_id_that_is_changed_and_changed_back_leaves_the_same_bytes(
    seed: int, entry_id: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "content"
        write_random(folder, random.Random(seed))
        before = files_of(folder)
        do(folder, plan_renamed_entry(Whole(folder, None), entry_id, "another"))
        do(folder, plan_renamed_entry(Whole(folder, None), "another", entry_id))
        assert files_of(folder) == before


BOOK = """\
kind: book
section: start
title: A book
summary: What it is.
"""
REVIEW = """\
reviews:
  - date: "2026-11-01"
    status: source-checked
    method: read-source
    reviewer: A
    source: S
    fingerprint: {%s}
"""


def reviewed(folder: Path, fields: str, **changes: str) -> None:
    """Write an entry whose review has seen what stands there, but for some digits."""
    file = folder / "resources/book.yaml"
    write_file(file, BOOK + fields)
    catalog = open_content(folder)
    entry = entry_at(catalog, catalog.position("book") or 0)
    digits = fingerprints(entry, catalog.directory.vocabulary) | changes
    listed = ", ".join(f'{name}: "{x}"' for name, x in digits.items())
    write_file(file, BOOK + fields + REVIEW % listed)


@pytest.mark.parametrize(
    ("fields", "was", "state"),
    [
        ("tags: [Green, Blue]\n", "", ReviewState.SOURCE_CHECKED),
        ("tags: [Blue]\n", "", ReviewState.SOURCE_CHECKED),
        # Green was reviewed, and blue is there now; that both are one afterwards reviews nothing.
        ("tags: [Blue]\n", _digest(["green"]), ReviewState.CHANGED),
        ("tags: [Blue]\n", _digest(["Green"]), ReviewState.CHANGED),
        ("tags: [Green]\n", _digest(["Blue"]), ReviewState.CHANGED),
        ("tags: [Green]\n", _digest(["Green", "Red"]), ReviewState.CHANGED),
    ],
)
def test_merging_makes_no_review_right_that_was_not_and_none_wrong(
    tmp_path: Path, fields: str, was: str, state: ReviewState
) -> None:
    folder = tmp_path / "content"
    write_random(folder, random.Random(1))
    reviewed(folder, fields, **({"tags": was} if was else {}))
    assert state_of(folder)[1]["book"] == state
    do(folder, plan_merged_tags(Whole(folder, None), ["blue"], "green"))
    assert state_of(folder)[1]["book"] == state
    text = (folder / "resources/book.yaml").read_text("utf-8")
    assert text.startswith(f"{BOOK}tags: [Green]\n")


def test_a_relation_that_was_reviewed_does_not_come_back_by_another_name(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    write_random(folder, random.Random(1))
    reviewed(folder, "related: [e2]\n", related=_digest(["gone"]))
    do(folder, plan_renamed_entry(Whole(folder, None), "e2", "gone"))
    assert "related: [gone]\n" in (folder / "resources/book.yaml").read_text("utf-8")
    assert state_of(folder)[1]["book"] is ReviewState.CHANGED


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda w: plan_renamed_tag(w, "rad", "New"), r"no tag 'rad' in tags.yaml \(did you mean"),
        (
            lambda w: plan_renamed_tag(w, "red", "Green"),
            r"means the tag Green already \(merge-tags",
        ),
        (lambda w: plan_renamed_tag(w, "red", "a b"), "no name for a tag"),
        (lambda w: plan_renamed_tag(w, "red", "TOBE_REVIEWED"), "no name for a tag"),
        (lambda w: plan_renamed_tag(w, "red", "New", "A"), "'A' is no id"),
        (
            lambda w: plan_merged_tags(w, ["green", "red"], "Scarlet"),
            "cannot be merged into itself",
        ),
        (lambda w: plan_move(w, ["e1"], "peeple"), r"no section 'peeple' \(did you mean people"),
        (lambda w: plan_move(w, ["nobody"], "people"), "there is no entry 'nobody'"),
        (lambda w: plan_renamed_entry(w, "e1", "e2"), r"an entry e2 already, in contacts/e2.yaml"),
        (
            lambda w: plan_renamed_entry(w, "e1", "e7"),
            r"an entry e7 already, in contacts/list.yaml",
        ),
        (lambda w: plan_renamed_entry(w, "e1", "../e"), "is no id"),
        (
            lambda w: plan_removal(w, ["e1"]),
            r"e1 is mentioned at .*directory.yaml:9.*--replaced-by",
        ),
        (lambda w: plan_removal(w, ["e3"], drops_mentions=True), "directory.yaml:.* asks for e3"),
        (
            lambda w: plan_removal(w, ["e0", "e1"], drops_mentions=True),
            "directory.yaml:7: US would have no urgent help left",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(
    tmp_path: Path, make: Make, told: str
) -> None:
    folder = tmp_path / "content"
    write_random(folder, random.Random(1))
    assert re.search(told, str(planned(make, folder)), re.DOTALL), planned(make, folder)


def test_nothing_is_led_to_an_entry_that_is_withdrawn(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    write_random(folder, random.Random(1))
    review = 'reviews:\n  - {date: "2026-11-01", status: withdrawn, note: Gone}\n'
    write_file(folder / "resources/gone.yaml", BOOK + review)
    make: Make = lambda w: plan_removal(w, ["e2"], "gone")  # noqa: E731
    assert "gone is withdrawn; name an entry that is in use" in str(planned(make, folder))
    write_file(folder / "resources/gone.yaml", BOOK)
    assert isinstance(planned(make, folder), Plan)


def test_a_file_that_cannot_be_read_may_mention_anything(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    write_random(folder, random.Random(1))
    write_file(folder / "contacts/broken.yaml", "related: [e1\n")
    assert "contacts/broken.yaml:1" in str(planned(lambda w: plan_removal(w, ["e1"]), folder))
    # What has nothing to do with it is no obstacle.
    assert isinstance(planned(lambda w: plan_renamed_tag(w, "red", "New"), folder), Plan)


def test_a_link_to_another_file_is_left_to_a_person(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    write_random(folder, random.Random(1))
    (folder / "contacts/other.yaml").symlink_to("e3.yaml")
    make: Make = lambda w: plan_renamed_entry(w, "other", "mine")  # noqa: E731
    assert "a link to another file" in str(planned(make, folder))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[a](../contacts/e2.yaml#x)", "[a](../contacts/new.yaml#x)"),
        ("[a][r]\n\n[r]: ../contacts/e2.yaml 'T'", "[a][r]\n\n[r]: ../contacts/new.yaml 'T'"),
        ("[a](<../contacts/e2.yaml>)", "[a](<../contacts/new.yaml>)"),
        ("`[a](../contacts/e2.yaml)`", "`[a](../contacts/e2.yaml)`"),
        ("[a](../pages/e2.yaml) e2.yaml", "[a](../pages/e2.yaml) e2.yaml"),
        ("[a](https://e.org/e2.yaml)", "[a](https://e.org/e2.yaml)"),
    ],
)
def test_links_follow_and_what_only_looks_like_one_stays(
    tmp_path: Path, before: str, after: str
) -> None:
    folder = tmp_path / "content"
    write_random(folder, random.Random(1))
    page = f"---\n{BOOK.replace('book', 'page')}---\n\n{before}\n"
    write_file(folder / "pages/mine.md", page.encode().replace(b"\n", b"\r\n"))
    do(folder, plan_renamed_entry(Whole(folder, None), "e2", "new"))
    text = (folder / "pages/mine.md").read_bytes().decode()
    assert text == page.replace(before, after).replace("\n", "\r\n")


def test_views_of_ones_own_follow_too(tmp_path: Path) -> None:
    folder, views = tmp_path / "content", tmp_path / "own/views.yaml"
    write_random(folder, random.Random(1))
    write_file(
        views, "# Mine.\n- name: a\n  query: '#Scarlet OR tag:=red'\n- {name: b, query: x}\n"
    )
    do(folder, plan_renamed_tag(Whole(folder, views), "red", "Vivid"))
    assert views.read_text("utf-8").splitlines()[2] == "  query: '#Vivid OR tag:=red'"


@pytest.mark.parametrize(("pattern", "notes"), [("contacts/e*", 1), ("contacts/*", 0)])
def test_a_rule_that_is_no_longer_switched_off_is_told(
    tmp_path: Path, pattern: str, notes: int
) -> None:
    folder = tmp_path / "content"
    write_random(folder, random.Random(1))
    text = DIRECTORY.replace("path: contacts/e1.yaml", f"path: {pattern}")
    write_file(folder / "directory.yaml", text)
    plan = plan_renamed_entry(Whole(folder, None), "e1", "mine")
    assert len(plan.notes) == notes
    assert all("url-insecure is switched off for contacts/e*" in note for note in plan.notes)
