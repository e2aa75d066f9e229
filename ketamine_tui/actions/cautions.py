"""Cautions: what must be said of a value that nobody has checked, or that is known not to work."""

from ketamine_tui.model.contact import PLACEHOLDER
from ketamine_tui.model.review import ReviewState


def unchecked(state: ReviewState) -> str:
    """Return what goes with every value of an entry that nobody vouches for; nothing for a checked one."""
    return "" if state.is_checked else f"unchecked: {state.words.lower()}"


def useless(value: str) -> str:
    """Return what must be known of a value that is marked as a placeholder."""
    return f"{one_line(value)} is a {PLACEHOLDER}"


USED_ANYWAY = f"careful: {PLACEHOLDER}"
"""The caution with a placeholder that somebody insists on."""


def one_line(value: str) -> str:
    """Return a value in one line, as the lines of an address are spoken."""
    return ", ".join(value.split("\n"))
