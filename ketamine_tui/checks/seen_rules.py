"""Rules for what reviews have seen: who has seen nothing has confirmed nothing."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import ReviewState
from ketamine_tui.store.node import FieldsNode

_CONFIRMING = frozenset(state for state in ReviewState if state.is_checked)
_ALL_UNSEEN = re.compile(
    r"(?:any(?:thing)?\b(?! (?:other|more|further|else|change))|everything\b|nothing (?:was|could be) (?:seen|read|found|opened)"
    r"|(?:the )?(?:(?:whole|entire) \w+|source|page|site|website)(?: itself)?[.]?\Z)",
    re.IGNORECASE,
)
_NOTHING_SEEN = re.compile(
    r"\bnothing (?:of (?:it|this|them) )?(?:was|could be|has been) (?:seen|read|opened|found|checked)\b"
    r"(?! (?:again|against|elsewhere|amiss|wrong|that|to))",
    re.IGNORECASE,
)
_USUAL = 10
"""Confirmations that say what was not seen, and what was, where one that says only the first is an omission."""


def problems_of_what_was_seen(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield confirmations that say what was not seen and nothing that was."""
    partial = [
        (subject, record)
        for subject in subjects
        for record in subject.records("reviews")
        if record.text("status") in _CONFIRMING and (record.text("not_seen") or record.text("note"))
    ]
    silent = [(s, r) for s, r in partial if r.text("not_seen") and not r.text("seen")]
    saying = sum(bool(r.text("not_seen") and r.text("seen")) for _, r in partial)
    is_unusual = len(silent) * _USUAL <= saying
    for subject, record in partial:
        is_bare = not record.text("seen") and record.text("not_seen")
        if part := "not_seen" if is_bare and is_unusual else _denying(record):
            message = f"{' '.join(record.text(part).split())!r} is what was not seen, and nothing says what was"
            yield subject.problem("review-nothing-seen", record.place_in(part), message)


def _denying(record: FieldsNode) -> str:
    """Return the field of a review without anything seen that says that nothing was."""
    if record.text("seen"):
        return ""
    if _ALL_UNSEEN.match(record.text("not_seen")):
        return "not_seen"
    return "note" if _NOTHING_SEEN.search(record.text("note")) else ""
