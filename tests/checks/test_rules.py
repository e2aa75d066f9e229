"""Every rule that is broken anywhere is known, explained and documented, and no other is."""

import ast
import os
import re
from pathlib import Path

import pytest
from checks.rules_page import index, sections

from ketamine_tui.model.rules import RULES

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ketamine_tui"

NO_RULES = {"own-tag", "import-note"}
"""Other names in the same modules that look like rules."""


def named_in_code() -> set[str]:
    """Return the texts of the modules that find problems, as far as they look like rules."""
    places = ("store", "checks", "index/arrange.py", "query/saved.py", "model/imported.py")
    files = [file for place in places for file in sorted((PACKAGE / place).rglob("*.py"))]
    files += [PACKAGE / place for place in places if place.endswith(".py")]
    texts = (
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in texts if re.fullmatch(r"[a-z]+(?:-[a-z]+)+", text)} - NO_RULES


def test_every_rule_that_may_be_broken_is_known_and_the_other_way_round() -> None:
    found = named_in_code()
    assert RULES.keys() <= found
    prefixes = {rule.partition("-")[0] for rule in RULES}
    assert {text for text in found - RULES.keys() if text.partition("-")[0] in prefixes} <= {
        "to-be",
        "review-state",
    }


@pytest.mark.repeats  # the examples are found in test_planted.py
def test_the_document_has_every_rule_with_an_example_that_breaks_it(tmp_path: Path) -> None:
    file = ROOT / "docs/rules.md"
    before, mark, _ = file.read_text("utf-8").partition("<!-- rules -->\n")
    page = "\n".join([before + mark.rstrip(), *index(), *sections(tmp_path), ""])
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(page, "utf-8")
    assert file.read_text("utf-8") == page


def test_a_rule_says_what_it_means_and_what_to_do_in_whole_sentences() -> None:
    for rule in RULES.values():
        assert rule.meaning.endswith(".")
        assert rule.remedy.endswith(".")
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)+", rule.id)
