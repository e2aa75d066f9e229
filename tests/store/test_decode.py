"""Values are decoded by their type; what cannot be used is reported and left out."""

import datetime as dt
import re

import pytest

from ketamine_tui.model.problem import Severity
from ketamine_tui.model.record import KeywordRecord
from ketamine_tui.model.review import Method, ReviewState
from ketamine_tui.store.decode import (
    Choice,
    Date,
    Invalid,
    Many,
    Prose,
    Record,
    Text,
    Type,
    YesNo,
    encode,
    suggestion,
)
from ketamine_tui.store.node import FieldsNode, ListNode, Node, Place, Scalar, node_of
from ketamine_tui.store.report import Report
from ketamine_tui.store.yaml_reader import read_yaml


class Thing(KeywordRecord):
    name: str
    size: str = ""
    parts: tuple[str, ...] = ()


NUMBER = Text(pattern=re.compile("[0-9]+"), rule="number-form", hint="write digits")
THING = Record(
    Thing, {"name": Text(exact=True), "size": NUMBER, "parts": Many(NUMBER)}, frozenset({"name"})
)
EMPTY = "value-missing the value is empty (quote a value that begins with #)"


def value_of(text: str) -> Node:
    """Return the value of a field as it would be read, at line 1, column 4."""
    node = read_yaml(f"v: {text}")
    assert isinstance(node, FieldsNode)
    return node.fields["v"]


def decode(type_: Type, node: Node) -> tuple[object, list[str]]:
    report = Report("file")
    try:
        value: object = type_.decode(node, report)
    except Invalid:
        value = Invalid
    return value, [str(problem).removeprefix("file:") for problem in report.problems]


def test_a_text_is_taken_for_what_is_meant_by_it_and_told() -> None:
    lower = Text(rule="lower", canonical=str.lower)
    assert decode(lower, value_of("abc")) == ("abc", [])
    assert decode(lower, value_of("Abc")) == (
        "abc",
        ["1:4: warning lower 'Abc' is taken for 'abc' (write abc)"],
    )


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (Text(), "no", "no"),
        (Text(), "' padded '", "padded"),
        (Text(), '""', ""),
        (Text(), '"a\\nb\\tc"', "a b c"),
        (Text(exact=True), "O'Neill & Söhne", "O'Neill & Söhne"),
        (NUMBER, "0123", "0123"),
        (Prose(), '"\\n\\na\\r\\nb\\n"', "a\nb"),
        (Prose(), "|\n  one\n    two\n", "one\n  two"),
        (YesNo(), "yes", True),
        (YesNo(), "TRUE", True),
        (YesNo(), "no", False),
        (YesNo(), "False", False),
        (Date(), "2026-11-23", dt.date(2026, 11, 23)),
        (Date(), '" 2028-02-29 "', dt.date(2028, 2, 29)),
        (Date(), "2026-1-5", dt.date(2026, 1, 5)),
        (Date(), "2026-01- 5", dt.date(2026, 1, 5)),
        (Choice(tuple(Method)), "read-in-full", Method.READ_IN_FULL),
        (Choice(tuple(Method)), "' phoned '", Method.PHONED),
        (Many(Text()), "[a, b]", ("a", "b")),
        (Many(Text()), "[]", ()),
        (Many(Text(), or_one=True), "a", ("a",)),
        (Many(Text(), or_one=True), "[a, b]", ("a", "b")),
        (THING, "{name: a}", Thing(name="a")),
        (THING, "{parts: ['1'], name: a, size: 2}", Thing(name="a", size="2", parts=("1",))),
    ],
)
def test_a_good_value_is_decoded_without_a_problem(
    type_: Type, text: str, expected: object
) -> None:
    assert decode(type_, value_of(text)) == (expected, [])


@pytest.mark.parametrize(
    ("type_", "text", "problem"),
    [
        (Text(), "", f"1:3: error {EMPTY}"),
        (Text(), "# a comment", f"1:3: error {EMPTY}"),
        (Text(), "[a]", "1:4: error value-form expected a text, found a list"),
        (Text(), "{a: b}", "1:4: error value-form expected a text, found fields"),
        (Prose(), "[a]", "1:4: error value-form expected a text, found a list"),
        (NUMBER, "x1", "1:4: error number-form 'x1' is not of the expected form (write digits)"),
        (Date(), "2024-13-45", "1:4: error date-invalid there is no day 2024-13-45 (look the day up again)"),
        (Date(), "2026-02-29", "1:4: error date-invalid there is no day 2026-02-29 (look the day up again)"),
        (Date(), "20261123", "1:4: error date-invalid '20261123' is not a date (write it as 2026-11-23)"),
        (Date(), "2026-W01-1", "1:4: error date-invalid '2026-W01-1' is not a date (write it as 2026-11-23)"),
        (Date(), "0000-01-01", "1:4: error date-invalid there is no day 0000-01-01 (look the day up again)"),
        (Date(), "23.11.2026", "1:4: error date-invalid '23.11.2026' is not a date (write it as 2026-11-23)"),
        (Date(), "[]", "1:4: error value-form expected a date, found a list"),
        (YesNo(), "maybe", "1:4: error value-form 'maybe' is neither yes nor no"),
        (YesNo(), "{}", "1:4: error value-form expected yes or no, found fields"),
        (Choice((Method.PHONED, Method.EMAILED)), "phone", "1:4: error value-unknown 'phone' is not one of: phoned, emailed (did you mean 'phoned'?)"),
        (Choice((Method.PHONED,)), "xyz", "1:4: error value-unknown 'xyz' is not one of: phoned"),
        (Many(Text()), "a", "1:4: error value-form expected a list (begin each item with '- ')"),
        (Many(Text()), "{a: b}", "1:4: error value-form expected a list (begin each item with '- ')"),
        (Many(Text(), or_one=True), "{a: b}", "1:4: error value-form expected a list (begin each item with '- ')"),
        (Many(NUMBER, or_one=True), "x", "1:4: error number-form 'x' is not of the expected form (write digits)"),
        (THING, "a", "1:4: error value-form expected fields: name, size, parts"),
        (THING, "[a]", "1:4: error value-form expected fields: name, size, parts"),
        (THING, "{size: 1}", "1:4: error field-missing the field 'name' is missing (add it)"),
        (THING, "{name: [a]}", "1:11: error value-form expected a text, found a list"),
    ],
)  # fmt: skip
def test_a_bad_value_is_reported_where_it_stands_and_cannot_be_used(
    type_: Type, text: str, problem: str
) -> None:
    assert decode(type_, value_of(text)) == (Invalid, [problem])


@pytest.mark.parametrize(
    ("type_", "text", "expected", "reported"),
    [
        pytest.param(
            THING,
            "{name: a, nane: b}",
            Thing(name="a"),
            ["1:14: error field-unknown there is no field 'nane' here (did you mean 'name'?)"],
            id="misspelt field",
        ),
        pytest.param(
            THING,
            "{name: a, zzz: b}",
            Thing(name="a"),
            ["1:14: error field-unknown there is no field 'zzz' here"],
            id="unknown field",
        ),
        pytest.param(
            THING,
            "{name: a, size: x}",
            Thing(name="a"),
            ["1:20: error number-form 'x' is not of the expected form (write digits)"],
            id="bad optional field",
        ),
        pytest.param(
            THING,
            "{name: a, parts: ['1', x, [], '2']}",
            Thing(name="a", parts=("1", "2")),
            [
                "1:27: error number-form 'x' is not of the expected form (write digits)",
                "1:30: error value-form expected a text, found a list",
            ],
            id="bad items",
        ),
        pytest.param(
            Many(THING),
            "[{name: a}, {}, {name: b}]",
            (Thing(name="a"), Thing(name="b")),
            ["1:16: error field-missing the field 'name' is missing (add it)"],
            id="bad record in a list",
        ),
    ],
)
def test_what_is_good_is_kept_when_something_near_it_is_bad(
    type_: Type, text: str, expected: object, reported: list[str]
) -> None:
    assert decode(type_, value_of(text)) == (expected, reported)


def test_all_missing_fields_are_named() -> None:
    record: Record[dict[str, object]] = Record(
        dict, {"a": Text(), "b": Text()}, frozenset({"a", "b"})
    )
    _, reported = decode(record, value_of("{}"))
    assert [text.split("field ")[1] for text in reported] == [
        "'a' is missing (add it)",
        "'b' is missing (add it)",
    ]


UNSAFE = {
    "control": "\x1b",
    "bidirectional": "\u202e",
    "zero-width": "\u200b",
    "tag": "\U000e0041",
    "surrogate": "\ud800",
    "private use": "\ue000",
    "unassigned": "\u0378",
    "separator": "\u2028",
}


@pytest.mark.parametrize("character", UNSAFE.values(), ids=UNSAFE.keys())
@pytest.mark.parametrize(
    ("type_", "severity"),
    [
        pytest.param(Text(exact=True), Severity.ERROR, id="exact"),
        pytest.param(Text(), Severity.WARNING, id="words"),
        pytest.param(Prose(), Severity.WARNING, id="prose"),
    ],
)
def test_an_unsafe_character_is_marked_and_reported(
    type_: Type, severity: Severity, character: str
) -> None:
    mark = f"<U+{ord(character):04X}>"
    value, reported = decode(type_, Scalar(Place(3, 1), f"a{character}b"))
    shown = "a b" if character == "\u2028" and isinstance(type_, Text) else f"a{mark}b"
    message = f"the invisible or control character {mark} is shown as a mark (delete it)"
    column = 2 if isinstance(type_, Prose) else 1
    assert (value, reported) == (shown, [f"3:{column}: {severity} text-unsafe {message}"])


@pytest.mark.parametrize("type_", [Text(exact=True), Text(), Prose()])
def test_joiners_and_line_breaks_are_not_reported(type_: Type) -> None:
    assert decode(type_, Scalar(Place(1, 1), "a\u200db\u200cc\nd"))[1] == []


def test_what_a_problem_quotes_is_clean() -> None:
    report = Report("file")
    report.add(Place(1, 2), "rule", "a\x1b[31mb\nc", "d\u202ee", Severity.WARNING)
    (problem,) = report.problems
    assert problem.message == "a<U+001B>[31mb c"
    assert problem.hint == "d<U+202E>e"
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("sumary", "did you mean 'summary'?"),
        (" Summary ", "did you mean 'summary'?"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_a_misspelt_word_gets_a_suggestion(word: str, expected: str) -> None:
    assert suggestion(word, ["title", "summary"]) == expected


class Box(KeywordRecord):
    thing: Thing
    state: ReviewState
    day: dt.date | None = None
    placeholder: bool = False
    things: tuple[Thing, ...] = ()
    unit: str = "kg"


def test_a_record_is_encoded_as_plain_data_without_its_defaults() -> None:
    box = Box(
        thing=Thing(name=""),
        state=ReviewState.REVIEWED,
        day=dt.date(2026, 1, 2),
        placeholder=True,
        things=(Thing(name="b", parts=("1",)),),
    )
    encoded = encode(box)
    assert encoded == {
        "thing": {"name": ""},
        "state": "reviewed",
        "day": "2026-01-02",
        "placeholder": "yes",
        "things": [{"name": "b", "parts": ["1"]}],
    }
    assert isinstance(encoded, dict)
    assert type(encoded["state"]) is str
    unit = b"kg".decode()  # equal to the default, and another object
    assert encode(Box(thing=Thing(name="a"), state=ReviewState.REVIEWED, unit=unit)) == {
        "thing": {"name": "a"},
        "state": "reviewed",
    }
    assert encode((True, False)) == ["yes", "no"]


def test_plain_data_becomes_a_tree_in_which_empty_texts_count_as_given() -> None:
    node = node_of({"a": [1, "x"], "b": ""})
    assert isinstance(node, FieldsNode)
    assert node.keys["a"] == Scalar(Place(0, 0), "a")
    assert node.fields["a"] == ListNode(
        Place(0, 0), [Scalar(Place(0, 0), "1", quoted=True), Scalar(Place(0, 0), "x", quoted=True)]
    )
    assert decode(Text(), node.fields["b"]) == ("", [])
