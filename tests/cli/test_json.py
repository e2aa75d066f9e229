"""Answers in JSON are what docs/json.md and docs/schema/output say."""

import json
import os
from pathlib import Path

import jsonschema
import pytest
from cli.answers import ASKED, NO_JSON, SCHEMAS, Ask, answer, page, schema
from support.shell import ROOT, Shell

from ketamine_tui.cli.arguments import parser_of
from ketamine_tui.cli.registry import NAMED


@pytest.mark.parametrize("ask", ASKED, ids=lambda ask: f"{ask.command}-{ask.shape}")
def test_an_answer_has_its_shape(shell: Shell, ask: Ask) -> None:
    data = answer(shell, ask)
    jsonschema.Draft7Validator(schema(ask.shape)).validate(data)
    assert next(iter(data)) == "format"


def test_every_command_has_a_shape_or_a_reason_for_none() -> None:
    assert {ask.command for ask in ASKED} | NO_JSON.keys() == set(NAMED)
    assert {ask.shape for ask in ASKED} == {file.stem for file in SCHEMAS.glob("*.json")}
    for name in NAMED:
        options = {o for action in parser_of(name)._actions for o in action.option_strings}
        assert ("--json" in options) == (name not in NO_JSON or name == "schema"), name


@pytest.mark.parametrize("shape", sorted({ask.shape for ask in ASKED}))
def test_a_schema_is_one_and_says_what_every_field_is(shape: str) -> None:
    found = schema(shape)
    jsonschema.Draft7Validator.check_schema(found)
    assert found["additionalProperties"] is False
    assert set(found["required"]) == set(found["properties"])
    assert all(part["description"] for part in found["properties"].values())
    assert found["properties"]["format"]["const"] == found["title"] == f"{shape}/1"


def test_the_page_describes_every_shape_with_a_real_example(shell: Shell, folder: Path) -> None:
    file = ROOT / "docs/json.md"
    before, mark, _ = file.read_text("utf-8").partition("<!-- shapes -->\n")
    text = "\n".join([before + mark.rstrip(), *page(shell, folder), ""])
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(text, "utf-8")
    assert file.read_text("utf-8") == text
    assert all(f"`{name}` {why}" in before for name, why in NO_JSON.items())


@pytest.mark.parametrize(
    "words",
    [
        ("show", "nothing", "--json"),
        ("copy", "nothing", "--json"),
        ("edit", "nothing", "--json"),
        ("urgent", "--region", "FR", "--json"),
    ],
)
def test_where_there_is_nothing_to_tell_nothing_is_printed(
    shell: Shell, words: tuple[str, ...]
) -> None:
    done = shell.run(*words)
    assert (done.code, done.out) == (1, "")
    assert done.err


def test_an_export_in_json_is_the_file(shell: Shell) -> None:
    text = shell.run("export", "csv", "kind:book").out
    assert json.loads(shell.run("export", "csv", "kind:book", "--json").out)[
        "text"
    ].splitlines() == (text.splitlines())
