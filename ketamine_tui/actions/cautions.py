"""Cautions: what must be said of a value that nobody has checked, or that is known not to work."""

from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.translate import _
from ketamine_tui.model.way_kinds import PLACEHOLDER


def unchecked(state: ReviewState) -> str:
    """Return what goes with every value of an entry that nobody vouches for; nothing for a checked one."""
    return "" if state.is_checked else _("unchecked: {state}").format(state=_(state.in_sentence))


def useless(value: str) -> str:
    """Return what must be known of a value that is marked as a placeholder."""
    return _("{value} is a {mark}").format(value=one_line(value), mark=_(PLACEHOLDER))


def used_anyway() -> str:
    """Return the caution with a placeholder that somebody insists on."""
    return _("careful: {mark}").format(mark=_(PLACEHOLDER))


def one_line(value: str) -> str:
    """Return a value in one line, as the lines of an address are spoken."""
    return ", ".join(value.split("\n"))
