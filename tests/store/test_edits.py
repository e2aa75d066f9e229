"""Edits of YAML texts: what they are about changes, and nothing else does."""

from collections.abc import Sequence

import pytest

from ketamine_tui.store.edits import Add, Edit, Replace, Take, edited
from ketamine_tui.store.node import Place
from ketamine_tui.store.saving import NotWrittenError


def at(line: int, column: int) -> Place:
    return Place(line, column)


@pytest.mark.parametrize(
    ("text", "edits", "after"),
    [
        ("a: [x, y, z] # c\n", [Take(at(1, 5))], "a: [y, z] # c\n"),
        ("a: [x, y, z] # c\n", [Take(at(1, 8)), Take(at(1, 11))], "a: [x] # c\n"),
        ("a: [x, y, z,]\n", [Take(at(1, 5)), Take(at(1, 11))], "a: [y,]\n"),
        ("a: {x: 1, y: 2}\n", [Take(at(1, 8))], "a: {y: 2}\n"),
        ("a:\n  - x # c\n  - y\n", [Take(at(2, 5))], "a:\n  # c\n  - y\n"),
        ("a:\n- x\n- y", [Take(at(3, 3))], "a:\n- x\n"),
        ("a: 1\nb: # c\n  - x\nd: 2\n", [Take(at(3, 3))], "a: 1\n# c\nd: 2\n"),
        ("a: 1\r\nb: 2\r\n", [Take(at(2, 4))], "a: 1\r\n"),
        (
            "a: 'x'\nb: \"y\"\n",
            [Replace(at(1, 4), "e"), Replace(at(2, 4), "f")],
            "a: 'e'\nb: \"f\"\n",
        ),
        ("a: x\n", [Replace(at(1, 4), "no")], 'a: "no"\n'),
        ("a: x\n", [Replace(at(1, 4), "an-id-2")], "a: an-id-2\n"),
        ("- a: 1\n", [Add(at(1, 3), "b", ("x", "y z"))], '- a: 1\n  b: [x, "y z"]\n'),
        ("- b: [x] # c\n", [Add(at(1, 3), "b", ("z",))], "- b: [x, z] # c\n"),
        (
            "- b:\n    - x # c\n- d: 1\n",
            [Add(at(1, 3), "b", ("z",))],
            "- b:\n    - x # c\n    - z\n- d: 1\n",
        ),
        ("{a: 1}\n", [Add(at(1, 1), "b", ("z",))], "{a: 1, b: [z]}\n"),
        ("a: x\n", [], "a: x\n"),
        ("\ufeffa: x\n", [Replace(at(1, 4), "z")], "\ufeffa: z\n"),
    ],
)
def test_only_what_is_edited_changes(text: str, edits: Sequence[Edit], after: str) -> None:
    assert edited(text, "a.yaml", edits) == after


def test_a_page_is_edited_in_its_front_matter() -> None:
    text = "---\na: x\n---\n\na: x\n"
    assert edited(text, "a.md", [Replace(at(2, 4), "z")]) == "---\na: z\n---\n\na: x\n"


@pytest.mark.parametrize(
    ("text", "edit", "told"),
    [
        ("a: [x, # c\n  y]\n", Take(at(1, 5)), "a comment between the brackets"),
        ("- a: 1\n  b: 2\n", Take(at(1, 6)), "begins no line of its own"),
        ("- - x\n  - y\n", Take(at(1, 5)), "delete it by hand"),
        ("- b: x\n", Add(at(1, 3), "b", ("z",)), "'b' is no list"),
        ("a: x\n", Replace(at(1, 4), "\x01"), "cannot be written"),
        ("a: |\n  x\nb: 1\n", Replace(at(1, 4), "y"), "cannot be added to"),
        ("a: [x\n", Replace(at(1, 4), "y"), "mend it first"),
    ],
)
def test_what_cannot_be_done_safely_is_refused(text: str, edit: Edit, told: str) -> None:
    with pytest.raises(NotWrittenError, match=told):
        edited(text, "a.yaml", [edit])
