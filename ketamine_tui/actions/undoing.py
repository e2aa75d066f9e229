"""Undoing: the latest of what was recorded or marked in this run is taken back."""

from ketamine_tui.actions import marking, reviewing
from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.session import Session


def undo(session: Session) -> Outcome:
    """Take back the latest review of this run, or the latest mark or note, whichever came last."""
    if session.marked and session.marked[-1].recorded >= session.recorded:
        return marking.take_back(session)
    return reviewing.undo(session)
