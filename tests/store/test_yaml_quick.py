"""The quick reader of YAML: what it reads it reads as the strict one does; the rest it leaves."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from support.content import SHIPPED, fields, page

from ketamine_tui.store import yaml_reader
from ketamine_tui.store.node import FieldsNode, ListNode, Node, ReadError, Scalar
from ketamine_tui.store.yaml_quick import DoubtError, read_quickly
from ketamine_tui.store.yaml_reader import MAX_DEPTH

FILES = sorted(file for file in SHIPPED.rglob("*.yaml") if file.is_file())
FRAGMENTS = st.sampled_from(
    [
        *("- ", "? ", ": ", "a: ", "b: x\n", "[", "]", "{", "}", ", ", "&x ", "*x ", "!t ", "! "),
        *("<<: ", "%YAML 1.1\n", "%", "&", "!", "---\n", "--- ", "...\n", "\n", "\n  ", "\t", " #"),
        *("'", '"', "|\n", ">-\n", "\\e", '"\\ud800"', "\r", "\r\n", "\ufeff", "é", "👩", "x", " "),
        *(
            "a: 1\na: 2\n",
            "'': 1\n",
            '"b" : ',
            "? [a]\n: b\n",
            "x&y",
            "50%",
            "x! ",
            "(&x)",
            "- - - ",
        ),
    ]
)
TEXTS = st.lists(FRAGMENTS, max_size=12).map("".join)


def strictly(text: str, first_line: int = 1) -> object:
    try:
        return plain(yaml_reader._read_strictly(text, first_line))
    except ReadError as error:
        return error.rule


def quickly(text: str, first_line: int = 1) -> object:
    return plain(read_quickly(text, first_line, MAX_DEPTH))


def plain(node: Node | None) -> object:
    """Return all that a node says of itself."""
    match node:
        case Scalar():
            return node.place, node.text, node.quoted
        case ListNode():
            return node.place, list(map(plain, node.items))
        case FieldsNode():
            fields = [(name, plain(item)) for name, item in node.fields.items()]
            return node.place, fields, [(name, plain(key)) for name, key in node.keys.items()]
    return None


@given(TEXTS | st.text(st.characters(exclude_categories=["Cs"])))
@example("%YAML 1.1\n---\na: 1\n")
@example("\ufeff%YAML 1.1\n---\na: 1\n")
@example("\ufeffa: 1\n")
@example("\r%YAML 1.1\n---\na: 1\n")
@example('a: "x"!t y')
@example("[a,&x b]")
@example("a:\n- &x b")
@example('{"a":&x b}')
@example("? a\n: ! b")
@example("[" * MAX_DEPTH + "]" * MAX_DEPTH)
@example("- " * 20 + "[" * 21 + "]" * 21)
def test_what_is_read_quickly_is_read_as_strictly(text: str) -> None:
    for first_line in (1, 3):
        try:
            read = quickly(text, first_line)
        except DoubtError:
            return
        assert read == strictly(text, first_line)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_shipped_files_are_read_alike(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    try:
        read = quickly(text, 7)
    except DoubtError:
        return
    assert read == strictly(text, 7)


def test_most_files_are_read_quickly() -> None:
    doubtful = 0
    for file in FILES:
        try:
            quickly(file.read_text(encoding="utf-8"))
        except DoubtError:
            doubtful += 1
    assert doubtful < len(FILES) / 10


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "a: 1",
        "- a\n- b",
        "title: R&D, 50% off, Help!\nurl: https://example.org/?a=1&b=2",
        "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields().items()),
        page("").split("---\n")[1],
    ],
    ids=["empty", "comment", "mapping", "list", "signs within words", "entry", "front matter"],
)
def test_an_ordinary_text_is_not_doubted(text: str) -> None:
    assert quickly(text) == strictly(text)


@pytest.mark.parametrize(
    "text",
    [
        *("a: &x y", "&x a: 1", "- &x b", "[a,&x b]", "a: !t 1", "!t\na: 1", "a: ! x", "a: *x"),
        *("%YAML 1.2\n---\na: 1", "\ufeff%YAML 1.2\n---\na: 1", "a: 1\n---\nb: 2", "<<: {a: 1}"),
        *("a: 1\na: 2", "? [a]\n: b", "a: [", "a: @x", 'a: "\\ud800"', "a: {b: 1, b: 2}"),
        *("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "- " * (MAX_DEPTH + 1)),
    ],
)
def test_what_is_refused_is_doubted(text: str) -> None:
    with pytest.raises(DoubtError):
        quickly(text)


@pytest.mark.parametrize("raised", [yaml.YAMLError, ValueError, RecursionError])
def test_what_a_loader_does_not_like_is_doubted(
    monkeypatch: pytest.MonkeyPatch, raised: type[Exception]
) -> None:
    def compose(_text: str) -> None:
        raise raised

    monkeypatch.setattr("ketamine_tui.store.yaml_quick._Composer", compose)
    with pytest.raises(DoubtError):
        quickly("a: 1")


@pytest.mark.parametrize("fragment", ["[", "{a: ", "- ", "-\t", "? ", "- ? "])
def test_the_loader_never_goes_deep(monkeypatch: pytest.MonkeyPatch, fragment: str) -> None:
    composed: list[str] = []

    def compose(text: str) -> None:
        composed.append(text)
        raise yaml.YAMLError

    monkeypatch.setattr("ketamine_tui.store.yaml_quick._Composer", compose)
    with pytest.raises(DoubtError):
        quickly(fragment * 200)
    assert composed == []
    with pytest.raises(DoubtError):
        quickly(fragment * 10)
    assert len(composed) == 1


def test_indentation_counts_as_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ketamine_tui.store.yaml_quick._Composer", None)
    with pytest.raises(DoubtError):
        quickly("".join(f"{' ' * n}a:\n" for n in range(60)))
