"""Every command's arguments arrive in its record of options, with the types that the record says."""

import shlex
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from support.shell import LINES

from ketamine_tui.cli.arguments import parse_arguments, parser_of
from ketamine_tui.cli.context import SharedOptions
from ketamine_tui.cli.registry import BROWSE, HELP, NAMED, command_named
from ketamine_tui.model.config import LEAST_WIDTH, MOST_WIDTH

ALL = (BROWSE, *NAMED)
GIVEN = {
    BROWSE: "--width 60 --theme dark word",
    "list": "list word --columns id,title --format csv --why film",
    "show": "show film --field title",
    "urgent": "urgent --region GB",
    "views": "views --save mine kind:book",
    "export": "export csv -o file.csv",
    "import": "import a.csv --to there --map title=Name --kind book",
    "check": "check path --rule isbn-form --max 3",
    "review": "review film --status withdrawn --method phoned --covers a --next-review 2026-01-01",
}
"""Lines in which arguments have values that are left out otherwise."""


def is_of(value: object, hint: Any) -> bool:
    """Say whether a value is of a type, as far as it can be seen."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return any(is_of(value, part) for part in parts)
    if origin in (list, tuple):
        return isinstance(value, origin) and all(is_of(item, parts[0]) for item in value)
    return isinstance(value, NoneType if hint is None else origin or hint)


@pytest.mark.parametrize("line", ["", *LINES.values(), *GIVEN.values()])
def test_the_values_are_of_the_types_that_the_record_says(line: str) -> None:
    options = parse_arguments(shlex.split(line)).options
    hints = get_type_hints(type(options))
    assert [n for n, hint in hints.items() if not is_of(getattr(options, n), hint)] == []


@pytest.mark.parametrize("name", ALL)
def test_every_argument_has_its_field(name: str) -> None:
    arguments = {action.dest for action in parser_of(name)._actions}
    shared = {"help", "version", *SharedOptions._fields}
    assert arguments - shared == set(command_named(name).options._fields)


def test_every_name_has_a_command_of_its_own() -> None:
    assert len({HELP[name] for name in ALL}) == len(ALL)


@pytest.mark.parametrize(
    ("value", "hint", "expected"),
    [
        ("a", str, True),
        (None, str | None, True),
        (["a"], list[str], True),
        ("a", int | None, False),
        (["a"], list[int], False),
        ("ab", list[str], False),
        (None, str, False),
    ],
)
def test_a_value_of_another_type_is_noticed(value: object, hint: Any, expected: object) -> None:
    assert is_of(value, hint) is expected


@pytest.mark.parametrize(
    ("line", "least", "most"),
    [
        ("--width", LEAST_WIDTH, MOST_WIDTH),
        ("check --max", 0, None),
        ("links list --days", 0, 36_500),
        ("serve --port", 0, 65_535),
        ("stats --days", 1, 36_500),
    ],
)
def test_a_number_is_within_its_range(
    line: str, least: int, most: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    for good in (least, most or 10**9):
        assert good in parse_arguments(f"{line}={good}".split()).options
    beyond = [] if most is None else [str(most + 1)]
    for bad in (str(least - 1), "x", "1.5", "\u0661", *beyond):
        with pytest.raises(SystemExit, match="2"):
            parse_arguments(f"{line}={bad}".split())
        assert f"{bad!r} is not a number from {least}" in capsys.readouterr().err
