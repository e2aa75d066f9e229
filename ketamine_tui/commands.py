"""The messages that the commands of the screen stand for."""

from collections.abc import Callable, Mapping

from textual.message import Message

from ketamine_tui import messages

_STEP = 4
"""Columns by which a key makes a pane wider."""


def _go(place: str) -> Callable[[], Message]:
    return lambda: messages.GoTo(place)


def _view(number: int = 0) -> Message:
    """Ask for the saved view of a number, or, without one, for the list of them."""
    return messages.ShowNumberedView(number) if number else messages.GoTo("Views")


MESSAGES: Mapping[str, Callable[..., Message]] = {
    "urgent": messages.ShowUrgent,
    "filter": _go("filter"),
    "copy": messages.ShowCopyMenu,
    "open": messages.ShowLinkMenu,
    "phone": messages.ShowCodes,
    "export": messages.ShowExports,
    "help": messages.ShowHelp,
    "tags": _go("Tags"),
    "findtag": messages.FindTag,
    "flags": _go("Review"),
    "sections": _go("Sections"),
    "zoom": messages.ZoomPane,
    "wider": lambda: messages.WidenPane(_STEP),
    "narrower": lambda: messages.WidenPane(-_STEP),
    "views": _view,
    "clear": messages.ClearFilter,
    "save": messages.ShowSaveView,
    "copyfilter": messages.CopyFilter,
    "queue": messages.ShowQueue,
    "mark": messages.ShowReviewMenu,
    "own": messages.MarkEntry,
    "note": messages.ShowNote,
    "undo": messages.UndoLatest,
    "edit": messages.EditEntry,
    "history": messages.ShowHistory,
    "why": messages.ExplainPlace,
    "reload": messages.ReloadContent,
    "problems": messages.ShowProblems,
    "palette": messages.ShowPalette,
    "back": messages.GoBack,
    "earlier": lambda: messages.Travel(-1),
    "later": lambda: messages.Travel(1),
    "suspend": messages.SuspendProgram,
    "quit": messages.LeaveProgram,
}
"""What makes the message of a command, by its id."""
