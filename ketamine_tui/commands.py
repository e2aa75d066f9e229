"""The registry of user commands: bindings, key line, palette, help and README all come from it."""

from collections.abc import Callable
from typing import NamedTuple

from textual.message import Message

from ketamine_tui import messages


class Command(NamedTuple):
    """Something a person can ask for.

    `keys` are the toolkit's names, comma-separated; `shown` is how they are written, or the first of
    them; `hint`, where there is one, is what the key line says; `in_dialogs` when it works there as well.
    Where keys are numbers, the message is made with the one that was pressed.
    """

    id: str
    keys: str
    shown: str
    title: str
    help: str
    message: Callable[..., Message]
    hint: str = ""
    in_dialogs: bool = False


def _go(place: str) -> Callable[[], Message]:
    return lambda: messages.GoTo(place)


def _view(number: int = 0) -> Message:
    """Ask for the saved view of a number, or, without one, for the list of them."""
    return messages.ShowNumberedView(number) if number else messages.GoTo("Views")


COMMANDS = (
    Command(
        "urgent",
        "u,f2",
        "u",
        "Urgent help",
        "Whom to call now, by region. F2 does the same while you type.",
        messages.ShowUrgent,
        "urgent help",
        in_dialogs=True,
    ),
    Command(
        "filter",
        "slash",
        "/",
        "Filter",
        "Type words, #tags or fields; the list follows every key.",
        _go("filter"),
        "filter",
    ),
    Command(
        "copy",
        "y",
        "y",
        "Copy",
        "Choose what to copy by its letter; y once more copies the main detail.",
        messages.ShowCopyMenu,
        "copy",
    ),
    Command(
        "open", "o", "o", "Open link", "Open a link of the entry.", messages.ShowLinkMenu, "open"
    ),
    Command(
        "phone",
        "Q",
        "Q",
        "To a phone",
        "Show a number, address or link as a QR code, for the camera of a phone.",
        messages.ShowHandovers,
    ),
    Command(
        "export",
        "x",
        "x",
        "Export",
        "Write what the list shows for another program, or to print.",
        messages.ShowExports,
    ),
    Command(
        "help",
        "question_mark,f1",
        "?",
        "Help",
        "Every key, and how to filter.",
        messages.ShowHelp,
        "help",
        in_dialogs=True,
    ),
    Command("tags", "t", "t", "Tags", "Go to the tags in the sidebar.", _go("Tags"), "tags"),
    Command(
        "findtag",
        "T",
        "T",
        "Find a tag",
        "Type a part of a tag's name; the sidebar lists the tags that have it.",
        messages.FindTag,
    ),
    Command(
        "review",
        "f",
        "f",
        "Review flags",
        "Go to the review states in the sidebar.",
        _go("Review"),
        "flags",
    ),
    Command(
        "sections",
        "s",
        "s",
        "Sections",
        "Go to the sections in the sidebar.",
        _go("Sections"),
        "sections",
    ),
    Command(
        "views",
        "1,2,3,4,5,6,7,8,9",
        "1-9",
        "Saved views",
        "Show the saved view of that number in the sidebar; the same key again clears it.",
        _view,
    ),
    Command(
        "clear",
        "c",
        "c",
        "Clear filter",
        "Show every entry of the section again.",
        messages.ClearFilter,
        "clear",
    ),
    Command(
        "save",
        "v",
        "v",
        "Save view",
        "Keep the filter under a name of your own; @name asks for it.",
        messages.ShowSaveView,
    ),
    Command(
        "copyfilter",
        "Y",
        "Y",
        "Copy filter",
        "Copy the filter as text, for somebody else or for the shell.",
        messages.CopyFilter,
    ),
    Command(
        "queue",
        "ctrl+r",
        "Ctrl+R",
        "Review queue",
        "What waits for a person, the riskiest first; narrowed by the filter. Again: everything.",
        messages.ShowQueue,
    ),
    Command(
        "mark",
        "m",
        "m",
        "Mark reviewed",
        "Record what was found: confirmed, needs changes, to be reviewed, withdrawn.",
        messages.ShowReviewMenu,
    ),
    Command(
        "undo",
        "z",
        "z",
        "Undo",
        "Take back the latest review of this run.",
        messages.UndoReview,
    ),
    Command(
        "edit",
        "e",
        "e",
        "Edit",
        "Open the entry's file in your editor (VISUAL or EDITOR), at its line.",
        messages.EditEntry,
    ),
    Command(
        "history",
        "H",
        "H",
        "History",
        "Every review of the entry, and what has changed since it was checked.",
        messages.ShowHistory,
    ),
    Command(
        "reload", "r", "r", "Reload", "Read what has changed on the disk.", messages.ReloadContent
    ),
    Command(
        "problems",
        "p",
        "p",
        "Problems",
        "What is wrong with the files, with file and line.",
        messages.ShowProblems,
    ),
    Command(
        "palette",
        "ctrl+p",
        "Ctrl+P",
        "Command palette",
        "Find a command, a section, a tag or an entry by name.",
        messages.ShowPalette,
    ),
    Command(
        "back",
        "escape",
        "Esc",
        "Back",
        "One step back: leave the detail, clear the filter.",
        messages.GoBack,
    ),
    Command(
        "suspend",
        "ctrl+z",
        "Ctrl+Z",
        "Suspend",
        "Go to the background of the shell; fg comes back.",
        messages.SuspendProgram,
        in_dialogs=True,
    ),
    Command(
        "quit",
        "q,ctrl+q",
        "q",
        "Quit",
        "End the program; in a dialog, q closes it.",
        messages.LeaveProgram,
        "quit",
    ),
)
"""Every command of the browse screen, the most needed first."""

BY_ID = {command.id: command for command in COMMANDS}

MOVEMENT = (
    ("Tab, Shift+Tab", "next and previous pane; in the filter bar, completes the word"),
    ("Left, Right or h, l", "next and previous pane"),
    ("Up, Down or k, j", "one line"),
    ("PgUp, PgDn", "one screenful"),
    ("Home, End or g, G", "first and last"),
    ("Enter", "open the entry; choose a section; ask for a tag, exclude it, leave it"),
    ("Space", "in the sidebar like Enter; in the text one screenful on"),
    ("n, N", "next and previous match in the text"),
)
"""The keys that move, with what they do; they are the same in every pane."""
