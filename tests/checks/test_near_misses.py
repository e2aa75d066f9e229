"""Every rule has a defect that breaks it, and beside it what must not: a false alarm costs trust too."""

from pathlib import Path

import pytest
from checks.examples import EXAMPLES, Note
from checks.near_misses import NEAR_MISSES, NearMiss
from checks.planted import DEFECTS, write_clean
from support.content import TODAY, open_content

from ketamine_tui.checks.run import check
from ketamine_tui.model.rules import RULES
from ketamine_tui.query.saved import view_problems
from ketamine_tui.query.search import Search
from ketamine_tui.store.scan import DIRECTORY_FILE


def broken_rules(content: Path) -> list[str]:
    """Return the rules that `check --release` finds broken in a directory."""
    catalog = open_content(content)
    try:
        views = view_problems(catalog.directory.views, Search(catalog).names, DIRECTORY_FILE)
        read = [*catalog.problems, *views]
        problems = check(content, catalog.directory, TODAY, read, release=True)
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
