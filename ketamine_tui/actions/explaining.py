"""Explaining: what puts an entry where it is in a list."""

from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.session import Session
from ketamine_tui.query.placement import placement
from ketamine_tui.query.view import View


def explain_place(view: View, position: int, _session: Session) -> Outcome:
    """Say what puts the entry at a position where it is in a view."""
    return Outcome(placement(view, position), is_done=True)
