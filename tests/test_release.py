"""What a release is made of, as far as it needs no building."""

import json
import runpy

import pytest
from support.shell import ROOT

PARTS = runpy.run_path(str(ROOT / ".ci/release.py"))
Refused = PARTS["RefusedError"]
YAML = {"name": "PyYAML", "version": "6.0.3", "license": "MIT"}
TEXT = {"name": "ruamel.x_y", "version": "1", "license": "MIT\n\nall of it"}


def test_the_version_has_one_place() -> None:
    module = (ROOT / "ketamine_tui/__init__.py").read_text("utf-8")
    assert PARTS["version_of"](module)
    with pytest.raises(Refused, match="no version"):
        PARTS["version_of"]("VERSION = 1")


@pytest.mark.parametrize(
    "text",
    [
        "## [Unreleased]\n\n- a\n",
        "## [1.2.0]\n\n- a\n",
        "## [1.2.0] - 2020-01-01\n\n## [1.1.0] - 2019-01-01\n\n- a\n",
        "## [1x2.0] - 2020-01-01\n\n- a\n",
    ],
)
def test_a_version_without_notes_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="CHANGELOG"):
        PARTS["notes_of"](text, "1.2.0")


def test_the_notes_of_a_version_end_with_the_next() -> None:
    text = "## [1.2.0] - 2020-01-01\n\n- a\n\n## [1.1.0] - 2019-01-01\n\n- b\n"
    assert PARTS["notes_of"](text, "1.2.0") == "- a"


def test_files_that_differ_or_are_missing_are_named() -> None:
    assert PARTS["differing"]({"a": b"1", "b": b"1"}, {"a": b"1", "b": b"1"}) == []
    assert PARTS["differing"]({"a": b"1", "b": b"1"}, {"b": b"2", "c": b""}) == ["a", "b", "c"]


def test_the_bill_is_the_same_in_any_order_and_leaves_out_the_program() -> None:
    own = {"name": "ketamine_tui", "version": "1", "license": ""}
    text = PARTS["bill"]("1", [TEXT, own, YAML])
    assert text == PARTS["bill"]("1", [YAML, TEXT, own])
    parts = json.loads(text)["components"]
    assert [part["purl"] for part in parts] == ["pkg:pypi/pyyaml@6.0.3", "pkg:pypi/ruamel-x-y@1"]
    assert [part.get("licenses") for part in parts] == [[{"license": {"name": "MIT"}}], None]
