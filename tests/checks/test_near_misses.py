"""Every rule has a defect that breaks it, and beside it what must not: a false alarm costs trust too."""

from pathlib import Path

import pytest
from checks.examples import EXAMPLES, Note
from checks.near_misses import NEAR_MISSES, NearMiss
from checks.planted import DEFECTS, DIRECTORY, write_clean
from support.content import TODAY, open_content, write_file

from ketamine_tui.checks.run import check
from ketamine_tui.model.rules import RULES
from ketamine_tui.query.saved import empty_views, view_problems
from ketamine_tui.query.search import Search
from ketamine_tui.store.scan import DIRECTORY_FILE

SWITCHED_OFF = """\
checks:
  - rule: urgent-unchecked
    path: contacts/*
    reason: We are about to.
"""


def broken_rules(content: Path, *, release: bool = True) -> list[str]:
    """Return the rules that `check` finds broken in a directory."""
    catalog = open_content(content)
    try:
        search, saved = Search(catalog), catalog.directory.views
        views = view_problems(saved, search.names, DIRECTORY_FILE)
        empty = empty_views(saved, search, DIRECTORY_FILE)
        read = [*catalog.problems, *views, *empty]
        problems = check(content, catalog.directory, TODAY, read, release=release)
    finally:
        catalog.close()
    return [problem.rule for problem in problems]


def test_every_rule_has_a_defect_and_a_near_miss() -> None:
    assert {*EXAMPLES, *(defect.rule for defect in DEFECTS)} == RULES.keys()
    assert {miss.rule for miss in NEAR_MISSES} == RULES.keys()


@pytest.mark.parametrize("miss", NEAR_MISSES, ids=lambda miss: miss.rule)
def test_what_is_no_defect_is_not_reported(tmp_path: Path, miss: NearMiss) -> None:
    content = write_clean(tmp_path)
    for change in miss.changes:
        if isinstance(change, Note):
            content = change.write(tmp_path)
        else:
            change.apply(tmp_path)
    broken = broken_rules(content)
    assert miss.rule not in broken
    assert set(broken) == miss.others


@pytest.mark.parametrize(("release", "broken"), [(True, ["suppression-unused"]), (False, [])])
def test_what_only_a_release_asks_for_is_switched_off_in_vain_for_a_release_only(
    tmp_path: Path, broken: list[str], *, release: bool
) -> None:
    write_file(write_clean(tmp_path) / DIRECTORY_FILE, DIRECTORY + SWITCHED_OFF)
    assert broken_rules(tmp_path, release=release) == broken
