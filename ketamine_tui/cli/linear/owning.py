"""Marks and private notes of one's own, and taking back the latest thing that was done."""

from functools import partial

from ketamine_tui.actions import marking, undoing
from ketamine_tui.cli.linear.acting import act
from ketamine_tui.cli.linear.asking import BackError, ask
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.model.marks import NO_MARK

_NOTHING = "-"
"""What is typed where the note is to go."""


def mark(conversation: Conversation, typed: str) -> None:
    """Mark the entry that is read or those that are named, or take their marks away."""
    if not (positions := conversation.subjects(typed)):
        return
    titles = {row.id: row.title for row in map(conversation.catalog.row, positions)}
    is_marked = not all(map(conversation.view.is_marked, positions))
    act(conversation, partial(marking.mark, titles, is_marked=is_marked))


def note(conversation: Conversation, text: str) -> None:
    """Keep a private note about the entry that is read; without a text, ask for one."""
    if (position := conversation.chosen()) is None:
        return
    row = conversation.catalog.row(position)
    if not text and not marking.refusal(conversation.session):
        text = _asked(conversation, row.id)
        if not text:
            return
    kept = "" if text == _NOTHING else text
    act(conversation, partial(marking.write_note, row.id, row.title, kept))


def _asked(conversation: Conversation, entry_id: str) -> str:
    """Return what somebody types for a note; nothing where the one that there is stays."""
    old = conversation.catalog.marks.get(entry_id, NO_MARK).note
    said = f"Your note: {old}\n" if old else ""
    way_out = f"Enter leaves it; {_NOTHING} takes it away." if old else "Enter leaves it out."
    try:
        return ask(conversation, "note", f"{said}A private note in one line. {way_out}")
    except BackError:
        return ""


def undo(conversation: Conversation, _rest: str) -> None:
    """Take back the latest review, mark or note of this run."""
    act(conversation, undoing.undo)
