"""A change touches the lines that it is about, and no other byte of the file."""

import difflib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.store.node import FieldsNode, ListNode, Node, Place
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.splice import ScalarEdit, add_review, replace_scalars
from ketamine_tui.store.yaml_reader import read_yaml

AWKWARD = Path(__file__).parents[1] / "fixtures" / "awkward"
SAMPLES = sorted(path for path in AWKWARD.iterdir() if path.suffix != ".expected")

RECORD: dict[str, Any] = {
    "date": "2026-11-23",
    "status": "source-checked",
    "covers": ["title", "summary"],
    "method": "read-source",
    "reviewer": "A: #1",
    "source": ["https://example.org/a"],
    "note": 'It\'s "so".\nYes',
    "fingerprint": {"title": "12345678"},
}


def data(node: Node | None) -> Any:
    if isinstance(node, FieldsNode):
        return {name: data(child) for name, child in node.fields.items()}
    if isinstance(node, ListNode):
        return [data(child) for child in node.items]
    assert node is not None
    return node.text.rstrip("\n")


def read(text: str) -> Any:
    return data(read_yaml(text.removeprefix("\ufeff")))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_an_awkward_file_gets_the_review_and_keeps_all_else(sample: Path) -> None:
    text = sample.read_bytes().decode()
    expected = sample.with_name(f"{sample.name}.expected").read_bytes().decode()
    after = add_review(text, sample.name, "two", RECORD)
    assert after == expected
    assert add_review(after, sample.name, "two", RECORD) == after


def test_there_are_as_many_awkward_files_as_there_were_found() -> None:
    assert len(SAMPLES) >= 28


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind: [book", "noticed on line 2; mend it first"),
        ("", "the file is empty"),
        ("# only a remark\n", "the file is empty"),
        ("kind: &a book\nsection: *a\n", "line 1: anchors (&name) are not read; mend it first"),
        ("kind: a\nkind: b\n", "stands here a second time"),
        ("reviews: some day\n", "'reviews' is not a list"),
        ("reviews: {a: b}\n", "'reviews' is not a list"),
        ("- id: one\n  kind: book\n", "the file holds no entry 'two' any more"),
        ("- one\n", "the file holds no entry 'two' any more"),
        ("just text\n", "the file holds no entry 'two' any more"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(NotWrittenError) as refused:
        add_review(text, "two.yaml", "two", RECORD)
    assert message in str(refused.value)


def test_a_page_without_front_matter_is_refused() -> None:
    with pytest.raises(NotWrittenError, match="a page begins with a line"):
        add_review("# Text\n", "two.md", "two", RECORD)


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\x9b", "\u2028", "\ufeff"])
def test_a_control_character_is_never_written(character: str) -> None:
    with pytest.raises(NotWrittenError, match="cannot be written"):
        add_review("kind: book\n", "a.yaml", "a", {**RECORD, "note": f"a{character}b"})


def test_an_attempt_that_would_change_something_else_is_shown_and_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "ketamine_tui.store.yaml_cuts.block_lines", lambda _record: ["- broken: yes"]
    )
    with pytest.raises(NotWrittenError, match="cannot be added to") as refused:
        add_review("kind: book\n", "a.yaml", "a", RECORD)
    assert "+  - broken: yes" in refused.value.difference


FIRST = {"date": "2026-11-01", "status": "needs-changes", "note": "The number is wrong."}
SECOND = {"date": "2026-11-01", "status": "source-checked"}


@pytest.mark.parametrize(
    ("before", "record", "after"),
    [
        ([FIRST], FIRST, [FIRST]),
        ([FIRST, SECOND], SECOND, [FIRST, SECOND]),
        ([FIRST], SECOND, [FIRST, SECOND]),
        # Somebody has said so before, and somebody else something else in between.
        ([FIRST, SECOND], FIRST, [FIRST, SECOND, FIRST]),
        ([SECOND, FIRST, SECOND], FIRST, [SECOND, FIRST, SECOND, FIRST]),
    ],
)
def test_only_a_review_that_is_the_last_one_already_is_not_added(
    before: list[dict[str, str]], record: dict[str, str], after: list[dict[str, str]]
) -> None:
    text = f"kind: book\nreviews: {json.dumps(before)}\n"
    assert read(add_review(text, "two.yaml", "two", record))["reviews"] == after


@pytest.mark.parametrize(
    ("header", "is_kept"),
    [
        ("|", False),
        (">", False),
        ("|-", False),
        ("|  # see page 2 + 3", False),
        (">- # +", False),
        ("|+", True),
        (">+", True),
        ("|2+", True),
        ("|+2  # one - two", True),
    ],
)
def test_empty_lines_belong_to_a_text_only_where_its_header_says_so(
    header: str, *, is_kept: bool
) -> None:
    text = f"kind: book\nreviews:\n  - date: '2026-01-01'\n    note: {header}\n      A text\n\n\n"
    added = "  - date: '2026-11-23'\n"
    after = add_review(text, "two.yaml", "two", {"date": "2026-11-23"}).replace('"', "'")
    assert after == (text + added if is_kept else text.replace("text\n", f"text\n{added}"))


# Random files.

words = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=20)
names = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
nasty = st.sampled_from(
    ["no", "+1", "12:30", "#", "a: b", "- x", "'", '"', "\\", "a\nb", "~", "é✓"]
)
values = words | nasty
eols = st.sampled_from(["\n", "\r\n"])


@st.composite
def styled(draw: st.DrawFn, value: str, indent: str, eol: str) -> str:
    """Return a text as YAML, in one of the styles that can hold it."""
    lines = value.split("\n")
    styles = ["double"]
    if value.strip() == value and value and len(lines) == 1:
        styles.append("single")
        styles.append("literal")
    style = draw(st.sampled_from(styles))
    if style == "double":
        return json.dumps(value, ensure_ascii=False)
    if style == "single":
        return "'" + value.replace("'", "''") + "'"
    keep = draw(st.sampled_from(["-", "", "+"]))
    blank = eol * draw(st.integers(0, 2))
    return f"|{keep}{eol}{indent}  {value}{blank}"


@st.composite
def remarks(draw: st.DrawFn, indent: str, eol: str) -> str:
    return "".join(
        draw(st.sampled_from(["", eol, f"{indent}# a remark{eol}", f"# far left{eol}"]))
        for _ in range(draw(st.integers(0, 2)))
    )


@st.composite
def entries(draw: st.DrawFn, indent: str, eol: str, name: str) -> str:
    """Return the fields of an entry, with reviews somewhere among them or not at all."""
    others = draw(st.lists(names.filter(lambda n: n not in ("id", "reviews")), unique=True))
    fields = [f"{indent}id: {name}{eol}"]
    fields += [f"{indent}{n}: {draw(styled(draw(values), indent, eol))}{eol}" for n in others]
    kind = draw(st.sampled_from(["none", "empty", "block", "flow"]))
    if kind == "empty":
        empty = draw(st.sampled_from(["", " []", " ~", "  # none", " [ ]"]))
        fields.insert(draw(st.integers(1, len(fields))), f"{indent}reviews:{empty}{eol}")
    elif kind != "none":
        fields.insert(draw(st.integers(1, len(fields))), draw(reviews(indent, eol, kind)))
    return "".join(f"{field}{draw(remarks(indent, eol))}" for field in fields)


@st.composite
def reviews(draw: st.DrawFn, indent: str, eol: str, kind: str) -> str:
    count = draw(st.integers(1, 3))
    if kind == "flow":
        comma = draw(st.sampled_from([", ", f",{eol}{indent}    "]))
        items = [
            f"{{date: '2026-01-0{n + 1}', note: {json.dumps(draw(values), ensure_ascii=False)}}}"
            for n in range(count)
        ]
        tail = draw(st.sampled_from(["", ",", f"{eol}{indent} "]))
        return f"{indent}reviews: [{comma.join(items)}{tail}]{eol}"
    dash = indent + " " * draw(st.integers(0, 4))
    gap = " " * draw(st.integers(1, 3))
    text = f"{indent}reviews:{eol}"
    for number in range(count):
        inner = f"{dash} {gap}"
        text += f"{dash}-{gap}date: '2026-01-0{number + 1}'{eol}"
        text += f"{inner}note: {draw(styled(draw(values), inner, eol))}{eol}"
        text += draw(remarks(dash, eol))
    return text


@st.composite
def files(draw: st.DrawFn) -> str:
    eol = draw(eols)
    head = draw(st.sampled_from(["", "\ufeff"])) + draw(remarks("", eol))
    if draw(st.booleans()):
        text = draw(entries("", eol, "two"))
    else:
        each = [draw(entries("  ", eol, name)) for name in ("one", "two", "three")]
        text = "".join(f"-{entry[1:]}" for entry in each)
    text = head + text
    return text.rstrip("\r\n") if draw(st.booleans()) else text


records = st.fixed_dictionaries(
    {"date": st.just("2026-11-23"), "status": st.sampled_from(["reviewed", "withdrawn"])},
    optional={
        "covers": st.lists(names, min_size=1, max_size=3),
        "source": st.lists(values, min_size=1, max_size=2),
        "note": values,
        "fingerprint": st.dictionaries(names, st.from_regex(r"[0-9a-f]{8}", fullmatch=True)),
    },
)


def entry_of(tree: Any) -> dict[str, Any]:
    if isinstance(tree, list):
        tree = next(item for item in tree if item["id"] == "two")
    assert isinstance(tree, dict)
    return tree


@given(files(), records)
def test_only_lines_of_the_review_change_and_a_second_time_changes_nothing(
    text: str, record: dict[str, Any]
) -> None:
    before = read(text)
    after = add_review(text, "two.yaml", "two", record)
    expected = read(text)
    old = entry_of(expected).get("reviews")
    entry_of(expected)["reviews"] = [*(old if isinstance(old, list) else []), record]
    assert read(after) == expected != before
    assert add_review(after, "two.yaml", "two", record) == after
    kept = [
        line[2:]
        for line in difflib.ndiff(text.splitlines(), after.splitlines())
        if line.startswith("- ")
    ]
    assert len(kept) <= 1
    assert all("reviews" in line or "[" in text or "{" in line for line in kept)
    assert after.count("# a remark") == text.count("# a remark")
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in after) == ("\r\n" in text) or "\n" not in text


# Single values.

VALUES = """\
kind: helpline
title: 'A "title"'
tags: [MDD, Pain]  # two
phones:
  - number: "0800 55"
    dial: 080055
"""


@pytest.mark.parametrize(
    ("place", "old", "new", "line"),
    [
        (Place(3, 8), "MDD", "Depression", "tags: [Depression, Pain]  # two"),
        (Place(3, 8), "MDD", "no", 'tags: ["no", Pain]  # two'),
        (Place(3, 8), "MDD", "a, b", 'tags: ["a, b", Pain]  # two'),
        (Place(6, 11), "080055", "+4480055", '    dial: "+4480055"'),
        (Place(5, 13), "0800 55", "0800 56", '  - number: "0800 56"'),
        (Place(2, 8), 'A "title"', "Another", "title: 'Another'"),
        (Place(2, 8), 'A "title"', "It's", 'title: "It\'s"'),
    ],
)
def test_a_value_is_replaced_in_the_style_that_it_was_written_in(
    place: Place, old: str, new: str, line: str
) -> None:
    after = replace_scalars(VALUES, "a.yaml", [ScalarEdit(place, old, new)])
    changed = [b for a, b in zip(VALUES.splitlines(), after.splitlines(), strict=True) if a != b]
    assert changed == [line]


def test_several_values_are_replaced_at_once() -> None:
    edits = [ScalarEdit(Place(3, 8), "MDD", "Mood"), ScalarEdit(Place(3, 13), "Pain", "Depression")]
    assert "tags: [Mood, Depression]  # two" in replace_scalars(VALUES, "a.yaml", edits)


def test_a_value_in_the_front_matter_of_a_page_is_replaced() -> None:
    text = "\ufeff---\r\ntags: [MDD]\r\n---\r\ntags: [MDD]\r\n"
    after = replace_scalars(text, "a.md", [ScalarEdit(Place(2, 8), "MDD", "Mood")])
    assert after == "\ufeff---\r\ntags: [Mood]\r\n---\r\ntags: [MDD]\r\n"


def test_a_value_that_is_not_there_any_more_is_not_replaced() -> None:
    with pytest.raises(NotWrittenError, match="does not stand at line 3 any more"):
        replace_scalars(VALUES, "a.yaml", [ScalarEdit(Place(3, 8), "Other", "Mood")])


@pytest.mark.parametrize(
    ("before", "place", "after"),
    [
        ("tags: [a, b, b]  # two\n", Place(1, 14), "tags: [a, b]  # two\n"),
        ("tags: [a, b,\n  b, c]\n", Place(2, 3), "tags: [a, b, c]\n"),
        ("tags:\n  - a  # one\n  - 'b'\n  # c\n", Place(3, 5), "tags:\n  - a  # one\n  # c\n"),
        ("tags:\r\n- a\r\n- b\r\nx: y\r\n", Place(3, 3), "tags:\r\n- a\r\nx: y\r\n"),
        ("tags:\n- a\n- b", Place(3, 3), "tags:\n- a"),
    ],
)
def test_an_item_is_taken_out_of_its_list(before: str, place: Place, after: str) -> None:
    assert replace_scalars(before, "a.yaml", [ScalarEdit(place, "b", None)]) == after


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tags: [a,  # c\n  b]\n", Place(2, 3)),
        ("tags:\n  - a\n  - b  # why\n", Place(3, 5)),
        ("tags: b\n", Place(1, 7)),
    ],
)
def test_nothing_goes_with_an_item_that_is_taken_out(text: str, place: Place) -> None:
    with pytest.raises(NotWrittenError, match="delete it by hand"):
        replace_scalars(text, "a.yaml", [ScalarEdit(place, "b", None)])
