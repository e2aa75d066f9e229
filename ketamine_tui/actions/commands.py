"""The table of commands: keys, line-mode letters, palette, help and README all come from it.

What each does is mapped where it is done: messages in `ketamine_tui.commands`, functions of the line mode
in `ketamine_tui.cli.linear.table`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ketamine_tui.model.translate import N_


class Command(NamedTuple):
    """Something a person can ask for.

    `keys` are the screen toolkit's names, comma-separated; `shown` is how they are written, or the first
    of them; `hint`, where there is one, is what the key line says; `in_dialogs` when it works there as
    well. Where keys are numbers, the one that was pressed goes with it. In line mode the `letter` is
    typed, or the id; `typed_help` is what is said of it there instead of `help`. A command without keys
    is not on the screen, one without a letter not in the line mode. Words are English, and translated where
    they are shown.
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
    Command("urgent", N_("Urgent help"),
            N_("Whom to call now, by region. F2 does the same while you type."),
            keys="u,f2", shown="u", in_dialogs=True,
            letter="u", typed_help=N_("Whom to call now; u GB shows one region.")),
    Command("filter", N_("Filter"), N_("Type words, #tags or fields; the list follows as you type."),
            keys="slash", shown="/", hint=N_("filter"),
            letter="/", typed_help=N_("/pain shows the entries with that word; / alone asks for words.")),
    Command("copy", N_("Copy"),
            N_("Choose what to copy by its letter; y once more copies the main value."),
            keys="y", shown="y", hint=N_("copy"),
            letter="y", typed_help=N_("y p copies the value with the letter p; y y the main value.")),
    Command("open", N_("Open link"), N_("Open a link of the entry."),
            keys="o", shown="o", hint=N_("open"),
            letter="o", typed_help=N_("Open a link of the entry; o 2 the second.")),
    Command("phone", N_("QR code"),
            N_("Show a number, address or link as a QR code, for the camera of a phone."),
            keys="Q", shown="Q"),
    Command("export", N_("Export"), N_("Write the listed entries to a file, for another program or to print."),
            keys="x", shown="x"),
    Command("palette", N_("Commands"), N_("Find a command, theme, view, section, tag or entry by letters of its name; delete a view."),
            keys="ctrl+p", shown="Ctrl+P", hint=N_("menu")),
    Command("help", N_("Help"), N_("Every key, and how to filter."),
            keys="question_mark,f1", shown="?", hint=N_("help"), in_dialogs=True,
            letter="?", typed_help=N_("This list.")),
    Command("tags", N_("Tags"), N_("Go to the tags in the sidebar."),
            keys="t", shown="t",
            letter="t", typed_help=N_("Choose a tag; t pain lists the tags with pain in their name.")),
    Command("findtag", N_("Find a tag"),
            N_("Type a part of a tag's name; the sidebar lists the tags that have it."),
            keys="T", shown="T"),
    Command("flags", N_("Review flags"), N_("Go to the review states in the sidebar."),
            keys="f", shown="f", letter="f", typed_help=N_("Choose a review state.")),
    Command("sections", N_("Sections"), N_("Go to the sections in the sidebar."),
            keys="s", shown="s", letter="s", typed_help=N_("Choose a section.")),
    Command("views", N_("Saved views"),
            N_("Show the saved view with that number in the sidebar; press it again to clear it."),
            keys="1,2,3,4,5,6,7,8,9", shown="1-9",
            letter="@", typed_help=N_("Choose a saved view; @name shows it.")),
    Command("zoom", N_("Zoom"), N_("Give the pane the whole screen; press it again for all panes."),
            keys="equals_sign", shown="="),
    Command("wider", N_("Wider"), N_("Make the pane wider; the mouse drags the borders."),
            keys="greater_than_sign", shown=">"),
    Command("narrower", N_("Narrower"), N_("Make the pane narrower."),
            keys="less_than_sign", shown="<"),
    Command("list", N_("List"), N_("The list again, from its beginning."), letter="l"),
    Command("clear", N_("Clear filter"), N_("Remove the filter; the section stays."),
            keys="c", shown="c", letter="c"),
    Command("save", N_("Save view"), N_("Save the filter under a name; type @name to use it."),
            keys="v", shown="v", letter="v"),
    Command("copyfilter", N_("Copy filter"),
            N_("Copy the filter as text, for somebody else or for the shell."),
            keys="Y", shown="Y", letter="Y"),
    Command("queue", N_("Review queue"),
            N_("What waits for a review, the riskiest first, within the filter. Press again for all entries."),
            keys="ctrl+r", shown="Ctrl+R",
            letter="w", typed_help=N_("What waits for a review, the riskiest first; w again for all entries.")),
    Command("mark", N_("Mark reviewed"),
            N_("Record what was found: confirmed, needs changes, to be reviewed, withdrawn."),
            keys="m", shown="m", letter="m", typed_help=N_("Record what was found, by questions; m 2 5: both.")),
    Command("own", N_("Mark as yours"),
            N_("Mark the entry as one of yours, or take the mark away; is:marked finds them."),
            keys="asterisk", shown="*",
            letter="*", typed_help=N_("Mark the entry as one of yours, or take the mark away; * 2 5: both; /is:marked finds them.")),
    Command("note", N_("Your note"), N_("A private note of yours about the entry; note:word finds it."),
            keys="a", shown="a",
            letter="a", typed_help=N_("Your private note about the entry; a and a text keeps it, a - takes it away.")),
    Command("undo", N_("Undo"), N_("Take back the latest review, mark or note of this run."),
            keys="z", shown="z", letter="z"),
    Command("edit", N_("Edit"), N_("Open the entry's file in your editor (VISUAL or EDITOR), at its line."),
            keys="e", shown="e", letter="e"),
    Command("history", N_("History"),
            N_("Every review of the entry, and what has changed since it was checked."),
            keys="H", shown="H", letter="H"),
    Command("why", N_("Why here"), N_("Say what puts the entry where it is in the list."),
            keys="W", shown="W", letter="W"),
    Command("reload", N_("Reload"), N_("Read the files that have changed."),
            keys="r", shown="r", letter="r"),
    Command("problems", N_("Problems"), N_("What is wrong with the files, with file and line."),
            keys="p", shown="p", letter="p"),
    Command("back", N_("Back"), N_("One step back: leave the detail, what is selected, the filter, then the section."),
            keys="escape", shown="Esc",
            letter="b", typed_help=N_("The page before, or where you came from.")),
    Command("earlier", N_("Where you were"), N_("What you asked and looked at before this, in this run."),
            keys="left_square_bracket", shown="["),
    Command("later", N_("Forward again"), N_("What you went back from."),
            keys="right_square_bracket", shown="]"),
    Command("suspend", N_("Suspend"), N_("Pause the program and return to the shell; fg brings it back."),
            keys="ctrl+z", shown="Ctrl+Z", in_dialogs=True),
    Command("quit", N_("Quit"), N_("End the program; in a dialog, q closes it."),
            keys="q,ctrl+q", shown="q", hint=N_("quit"), letter="q", typed_help=N_("End the program.")),
)
# fmt: on
"""Every command, the most needed first."""

ON_SCREEN = tuple(command for command in COMMANDS if command.keys)
"""The commands of the screen."""

IN_LINES = tuple(command for command in COMMANDS if command.letter)
"""The commands of the line mode."""

BY_ID = {command.id: command for command in COMMANDS}

MOVEMENT = (
    (N_("Tab, Shift+Tab"), N_("next and previous pane; in the filter bar, completes the word")),
    (N_("Left, Right or h, l"), N_("next and previous pane")),
    (N_("Up, Down or k, j"), N_("one line")),
    (N_("PgUp, PgDn"), N_("one screenful")),
    (N_("Home, End or g, G"), N_("first and last")),
    (N_("Enter"), N_("read the entry; show a section; include a tag, exclude it, do neither")),
    (
        N_("Space"),
        N_("in the list, selects for m and *; in the sidebar like Enter; in a text, goes on"),
    ),
    (N_("n, N"), N_("next and previous match in the text")),
)
"""The keys of the screen that move, with what they do; they are the same in every pane."""

Hint = tuple[str, str]
"""The id of a command, or a key that is always the same, and what a key line says that it does."""

_MENU: Hint = ("palette", BY_ID["palette"].hint)
"""What leads to every command, by the mouse alone, too, is there however narrow the terminal is."""

_TAB: Hint = ("Tab", N_("pane"))

_ANYWHERE = tuple(
    (command.id, command.hint) for command in ON_SCREEN if command.hint and command.id != _MENU[0]
)

HINTS: tuple[Hint, ...] = (("Enter", N_("read")), _MENU, *_ANYWHERE[:-2], _TAB, *_ANYWHERE[-2:])
"""What the key line says below the list, the most needed first."""

HINTS_ELSEWHERE: Mapping[str, tuple[Hint, ...]] = {
    "detail": (("Esc", N_("back")), _MENU, *_ANYWHERE[:-2], _TAB, *_ANYWHERE[-2:]),
    "sidebar": (("Enter", N_("choose")), _MENU, ("Esc", N_("back")), *_ANYWHERE),
    "filter": (
        ("Enter", N_("to the list")),
        ("Ctrl+U", N_("clear")),
        ("Tab", N_("complete")),
        ("Up", N_("earlier")),
        ("urgent", N_("urgent help")),
        ("help", N_("help")),
    ),
    "tag": (
        ("Enter", N_("go on")),
        ("Esc", N_("clear")),
        ("urgent", N_("urgent help")),
        ("help", N_("help")),
    ),
}
"""What it says where another pane has the keys, or the filter bar, or where a tag is looked for."""

TYPED_IN = frozenset({"filter", "tag"})
"""The places of these in which letters are typed."""

HINTS_IN_QUEUE: tuple[Hint, ...] = (
    ("mark", N_("mark")),
    ("open", N_("open")),
    _MENU,
    ("history", N_("history")),
    ("edit", N_("edit")),
    ("undo", N_("undo")),
    ("queue", N_("all entries")),
    ("filter", N_("filter")),
    ("help", N_("help")),
    ("urgent", N_("urgent help")),
)
"""What it says where the review queue is shown."""
