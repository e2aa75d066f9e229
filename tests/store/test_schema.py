"""The schemas accept what the strict reader accepts, and refuse what it refuses."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from checks.planted import BOOK, CLINIC, DIRECTORY, TAGS
from support.content import SHIPPED
from support.shell import Shell

from ketamine_tui.cli.schema import NAMES, schema_named
from ketamine_tui.store.entry_files import front_matter
from ketamine_tui.store.locate import SCAFFOLD
from ketamine_tui.store.scan import DIRECTORY_FILE, TAGS_FILE, WORDS_FILE, scan

WORDS = "alike:\n- [ache, sore]\npassing: [a, the]\n"
CONFIG = (
    "content: ~/mine\ntheme: nord\nchrome: ascii\nmouse: no\nclipboard: 'xsel -b'\nwidth: 72\n"
    "columns: [id, due]\nregion: GB-SCT\nkeys: {open: L, urgent: [U, f5], views: 1, zoom: []}\n"
)
DOCS = Path(__file__).parents[2] / "docs" / "schema"


class Loader(yaml.SafeLoader):
    """Reads YAML as editors do, after version 1.2: dates and no are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    return yaml.load(text, Loader)


def name_for(path: str) -> str:
    known = {DIRECTORY_FILE: "directory", TAGS_FILE: "tags", WORDS_FILE: "words"}
    return known.get(path, "page" if path.endswith(".md") else "entry")


def complaints(name: str, data: Any) -> list[str]:
    validator = jsonschema.Draft7Validator(schema_named(name))
    return [error.message for error in validator.iter_errors(data)]


@pytest.mark.parametrize("folder", [SHIPPED, SCAFFOLD], ids=["shipped", "scaffold"])
def test_every_file_of_a_directory_is_accepted(folder: Path) -> None:
    for path in scan(folder).paths:
        text = (folder / path).read_text("utf-8")
        data = read(front_matter(text)[0] if path.endswith(".md") else text)
        assert complaints(name_for(path), data) == [], path


@pytest.mark.parametrize("name", NAMES)
def test_the_copy_for_editors_is_up_to_date_and_a_schema(name: str, shell_out: Any) -> None:
    schema = schema_named(name)
    jsonschema.Draft7Validator.check_schema(schema)
    assert json.loads((DOCS / f"{name}.json").read_text("utf-8")) == schema
    assert shell_out(name) == schema


@pytest.fixture
def shell_out(tmp_path: Path) -> Any:
    shell = Shell(tmp_path / "home", None)
    return lambda name: shell.run("schema", name).data


@pytest.mark.parametrize(
    ("name", "text", "old", "new"),
    [
        ("entry", CLINIC, "summary:", "sumary:"),
        ("entry", CLINIC, "kind: clinic", "kind: clinc"),
        ("entry", CLINIC, "title: Clinic NAME\n", ""),
        ("entry", CLINIC, "status: source-checked", "status: checked"),
        ("entry", CLINIC, '"2026-11-01"', '"November"'),
        ("entry", CLINIC, 'dial: "988"', "dial: call us"),
        ("entry", BOOK, "kind: book", "kind: page"),
        ("directory", DIRECTORY, "365d", "a year"),
        ("directory", DIRECTORY, "- id: start", "- id: Start"),
        ("directory", DIRECTORY, "title: A directory\n", ""),
        ("tags", TAGS, "label: Pain", "label: Some pain"),
        ("tags", TAGS, "id: pain", "name: pain"),
        ("words", WORDS, "alike", "same"),
        ("words", WORDS, "[ache, sore]", "[ache]"),
        ("words", WORDS, "sore", f"sore{', x' * 29}"),
        ("words", WORDS, "sore", "s" * 61),
        ("words", WORDS, "the", "'of the'"),
        ("config", CONFIG, "theme: nord", "theem: nord"),
        ("config", CONFIG, "theme: nord", "theme: nrod"),
        ("config", CONFIG, "chrome: ascii", "chrome: plain"),
        ("config", CONFIG, "mouse: no", "mouse: off"),
        ("config", CONFIG, "width: 72", "width: 5"),
        ("config", CONFIG, "content: ~/mine", "content: mine"),
        ("config", CONFIG, "[id, due]", "[]"),
        ("config", CONFIG, "due", "dew"),
        ("config", CONFIG, "region: GB-SCT", "region: Scotland"),
        ("config", CONFIG, "open:", "opne:"),
        ("config", CONFIG, "[U, f5]", "{a: b}"),
    ],
)
def test_what_the_reader_refuses_is_refused(name: str, text: str, old: str, new: str) -> None:
    assert complaints(name, read(text)) == []
    assert old in text
    assert complaints(name, read(text.replace(old, new))) != []


def test_a_list_of_entries_needs_their_ids() -> None:
    entry = read(CLINIC)
    assert complaints("entry", [{**entry, "id": "a"}]) == []
    assert complaints("entry", [entry]) != []


def test_numbers_and_words_that_were_not_quoted_are_texts() -> None:
    entry = read(CLINIC.replace('"988"', "988").replace("[en]", "[no]"))
    assert entry["phones"][0]["number"] == 988
    assert complaints("entry", entry) == []
