"""The table of commands: keys, line-mode letters, palette, help and README all come from it.

What each does is mapped where it is done: messages in `ketamine_tui.commands`, functions of the line mode
in `ketamine_tui.cli.linear.table`.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Command(NamedTuple):
    """Something a person can ask for.

    `keys` are the screen toolkit's names, comma-separated; `shown` is how they are written, or the first
    of them; `hint`, where there is one, is what the key line says; `in_dialogs` when it works there as
    well. Where keys are numbers, the one that was pressed goes with it. In line mode the `letter` is
    typed, or the id; `typed_help` is what is said of it there instead of `help`. A command without keys
    is not on the screen, one without a letter not in the line mode.
    """

    id: str
    title: str
    help: str
    keys: str = ""
    shown: str = ""
    hint: str = ""
    in_dialogs: bool = False
    letter: str = ""
    typed_help: str = ""


# Not formatted: a table in which a command takes few lines can be read.
# fmt: off
COMMANDS = (
    Command("urgent", "Urgent help",
            "Whom to call now, by region. F2 does the same while you type.",
            keys="u,f2", shown="u", in_dialogs=True,
            letter="u", typed_help="Whom to call now; u GB shows one region."),
    Command("filter", "Filter", "Type words, #tags or fields; the list follows as you type.",
            keys="slash", shown="/", hint="filter",
            letter="/", typed_help="/pain shows the entries with that word; / alone asks for words."),
    Command("copy", "Copy",
            "Choose what to copy by its letter; y once more copies the main value.",
            keys="y", shown="y", hint="copy",
            letter="y", typed_help="y p copies the value with the letter p; y y the main value."),
    Command("open", "Open link", "Open a link of the entry.",
            keys="o", shown="o", hint="open",
            letter="o", typed_help="Open a link of the entry; o 2 the second."),
    Command("phone", "QR code",
            "Show a number, address or link as a QR code, for the camera of a phone.",
            keys="Q", shown="Q"),
    Command("export", "Export", "Write the listed entries to a file, for another program or to print.",
            keys="x", shown="x"),
    Command("palette", "Commands", "Find a command, theme, view, section, tag or entry by letters of its name; delete a view.",
            keys="ctrl+p", shown="Ctrl+P", hint="commands"),
    Command("help", "Help", "Every key, and how to filter.",
            keys="question_mark,f1", shown="?", hint="help", in_dialogs=True,
            letter="?", typed_help="This list."),
    Command("tags", "Tags", "Go to the tags in the sidebar.",
            keys="t", shown="t",
            letter="t", typed_help="Choose a tag; t pain lists the tags with pain in their name."),
    Command("findtag", "Find a tag",
            "Type a part of a tag's name; the sidebar lists the tags that have it.",
            keys="T", shown="T"),
    Command("flags", "Review flags", "Go to the review states in the sidebar.",
            keys="f", shown="f", letter="f", typed_help="Choose a review state."),
    Command("sections", "Sections", "Go to the sections in the sidebar.",
            keys="s", shown="s", letter="s", typed_help="Choose a section."),
    Command("views", "Saved views",
            "Show the saved view with that number in the sidebar; press it again to clear it.",
            keys="1,2,3,4,5,6,7,8,9", shown="1-9",
            letter="@", typed_help="Choose a saved view; @name shows it."),
    Command("zoom", "Zoom", "Give the pane the whole screen; press it again for all panes.",
            keys="equals_sign", shown="="),
    Command("wider", "Wider", "Make the pane wider; the mouse drags the borders.",
            keys="greater_than_sign", shown=">"),
    Command("narrower", "Narrower", "Make the pane narrower.",
            keys="less_than_sign", shown="<"),
    Command("list", "List", "The list again, from its beginning.", letter="l"),
    Command("clear", "Clear filter", "Remove the filter; the section stays.",
            keys="c", shown="c", letter="c"),
    Command("save", "Save view", "Save the filter under a name; type @name to use it.",
            keys="v", shown="v", letter="v"),
    Command("copyfilter", "Copy filter",
            "Copy the filter as text, for somebody else or for the shell.",
            keys="Y", shown="Y", letter="Y"),
    Command("queue", "Review queue",
            "What waits for a review, the riskiest first, within the filter. Press again for all entries.",
            keys="ctrl+r", shown="Ctrl+R",
            letter="w", typed_help="What waits for a review, the riskiest first; w again for all entries."),
    Command("mark", "Mark reviewed",
            "Record what was found: confirmed, needs changes, to be reviewed, withdrawn.",
            keys="m", shown="m", letter="m", typed_help="Record what was found, by questions."),
    Command("own", "Mark as yours",
            "Mark the entry as one of yours, or take the mark away; is:marked finds them.",
            keys="asterisk", shown="*",
            letter="*", typed_help="Mark the entry as one of yours, or take the mark away; /is:marked finds them."),
    Command("note", "Your note", "A private note of yours about the entry; note:word finds it.",
            keys="a", shown="a",
            letter="a", typed_help="Your private note about the entry; a and a text keeps it, a - takes it away."),
    Command("undo", "Undo", "Take back the latest review, mark or note of this run.",
            keys="z", shown="z", letter="z"),
    Command("edit", "Edit", "Open the entry's file in your editor (VISUAL or EDITOR), at its line.",
            keys="e", shown="e", letter="e"),
    Command("history", "History",
            "Every review of the entry, and what has changed since it was checked.",
            keys="H", shown="H", letter="H"),
    Command("why", "Why here", "Say what puts the entry where it is in the list.",
            keys="W", shown="W", letter="W"),
    Command("reload", "Reload", "Read the files that have changed.",
            keys="r", shown="r", letter="r"),
    Command("problems", "Problems", "What is wrong with the files, with file and line.",
            keys="p", shown="p", letter="p"),
    Command("back", "Back", "One step back: leave the detail, then clear the filter.",
            keys="escape", shown="Esc",
            letter="b", typed_help="The page before, or where you came from."),
    Command("earlier", "Where you were", "What you asked and looked at before this, in this run.",
            keys="left_square_bracket", shown="["),
    Command("later", "Forward again", "What you went back from.",
            keys="right_square_bracket", shown="]"),
    Command("suspend", "Suspend", "Pause the program and return to the shell; fg brings it back.",
            keys="ctrl+z", shown="Ctrl+Z", in_dialogs=True),
    Command("quit", "Quit", "End the program; in a dialog, q closes it.",
            keys="q,ctrl+q", shown="q", hint="quit", letter="q", typed_help="End the program."),
)
# fmt: on
"""Every command, the most needed first."""

ON_SCREEN = tuple(command for command in COMMANDS if command.keys)
"""The commands of the screen."""

IN_LINES = tuple(command for command in COMMANDS if command.letter)
"""The commands of the line mode."""

BY_ID = {command.id: command for command in COMMANDS}

MOVEMENT = (
    ("Tab, Shift+Tab", "next and previous pane; in the filter bar, completes the word"),
    ("Left, Right or h, l", "next and previous pane"),
    ("Up, Down or k, j", "one line"),
    ("PgUp, PgDn", "one screenful"),
    ("Home, End or g, G", "first and last"),
    ("Enter", "read the entry; show a section; include a tag, exclude it, do neither"),
    ("Space", "in the sidebar like Enter; in a text, one screenful on"),
    ("n, N", "next and previous match in the text"),
)
"""The keys of the screen that move, with what they do; they are the same in every pane."""

Hint = tuple[str, str]
"""The id of a command, or a key that is always the same, and what a key line says that it does."""

_ANYWHERE = tuple((command.id, command.hint) for command in ON_SCREEN if command.hint)

HINTS: tuple[Hint, ...] = (("Enter", "read"), ("Tab", "pane"), *_ANYWHERE)
"""What the key line says below the list, the most needed first."""

HINTS_ELSEWHERE: Mapping[str, tuple[Hint, ...]] = {
    "detail": (("Esc", "back"), ("Tab", "pane"), *_ANYWHERE),
    "sidebar": (("Enter", "choose"), ("Esc", "back"), *_ANYWHERE),
    "filter": (
        ("Enter", "to the list"),
        ("Ctrl+U", "clear"),
        ("Tab", "complete"),
        ("Up", "earlier"),
        ("F2", "urgent help"),
        ("F1", "help"),
    ),
}
"""What it says where another pane has the keys, or the filter bar, in which letters are typed."""

HINTS_IN_QUEUE: tuple[Hint, ...] = (
    ("mark", "mark"),
    ("open", "open"),
    ("history", "history"),
    ("edit", "edit"),
    ("undo", "undo"),
    ("queue", "all entries"),
    ("filter", "filter"),
    ("help", "help"),
    ("urgent", "urgent help"),
)
"""What it says where the review queue is shown."""
