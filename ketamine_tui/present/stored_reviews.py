"""Confirmations out of the fields of an entry as an index has them; nothing else of them is made a record."""

from collections.abc import Mapping

from ketamine_tui.model.entry import Page
from ketamine_tui.model.review import Review, standing_review
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.node import node_of
from ketamine_tui.store.report import Report


def stored_confirmation(document: Mapping[str, object]) -> Review | None:
    """Return the review by which an entry is confirmed, as ``reviewed:`` has it; None where there is none.

    It may have run out since, or the entry have changed: that is what the state says.
    """
    type_ = ENTRY_RECORDS[Page].fields["reviews"]
    reviews = type_.decode(node_of(document.get("reviews", [])), Report("index"))
    standing = standing_review(reviews)  # type: ignore[arg-type]  # a list of such records
    return standing if standing and standing.status.is_checked else None
