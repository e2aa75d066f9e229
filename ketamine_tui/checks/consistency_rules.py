"""Rules for what several places of a directory say of one thing: all of them."""

from collections.abc import Iterator, Sequence

from ketamine_tui.checks.correction_value_rules import problems_of_corrected_values
from ketamine_tui.checks.id_rules import problems_of_ids
from ketamine_tui.checks.issued_rules import problems_of_issued
from ketamine_tui.checks.journal_rules import problems_of_journals
from ketamine_tui.checks.region_language_rules import problems_of_regions_as_languages
from ketamine_tui.checks.said_rules import (
    problems_of_replaced,
    problems_of_versions,
    problems_of_what_is_said,
)
from ketamine_tui.checks.seen_rules import problems_of_what_was_seen
from ketamine_tui.checks.shared_link_rules import problems_of_shared_links
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.title_form_rules import problems_of_title_form
from ketamine_tui.model.problem import Problem


def problems_of_consistency(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield what one place of a directory says, and another one otherwise."""
    by_id = {subject.entry.id: subject for subject in subjects}
    for subject in subjects:
        yield from problems_of_corrected_values(subject)
        yield from problems_of_issued(subject)
        yield from problems_of_regions_as_languages(subject)
        yield from problems_of_what_is_said(subject)
        yield from problems_of_versions(subject, by_id)
        yield from problems_of_replaced(subject, by_id)
    yield from problems_of_ids(subjects)
    yield from problems_of_journals(subjects)
    yield from problems_of_title_form(subjects)
    yield from problems_of_shared_links(subjects)
    yield from problems_of_what_was_seen(subjects)
