"""The shell commands by name; each is loaded alone, with its own module only."""

# ruff: noqa: N811  # each import is a row of the table

from collections.abc import Mapping
from typing import Any

from ketamine_tui.cli.command import Command

AnyCommand = Command[Any]

BROWSE = "browse"
"""The command where none is named."""

HELP: Mapping[str, str] = {
    BROWSE: "browse the directory on the screen",
    "list": "print the entries that match a query",
    "search": "print the entries that match a query, each with what was found",
    "show": "print an entry, or one of its fields",
    "urgent": "print whom to call in an emergency, by region",
    "sections": "print the sections with how many entries they have",
    "tags": "print the tags with how often they are used",
    "views": "print the saved views with how many entries they have, or save one",
    "copy": "copy a field of an entry",
    "open": "open a link of an entry",
    "mark": "print what you have marked, or mark entries as yours",
    "note": "print your private note about an entry, or keep one",
    "qr": "print a number, address or link as a QR code for a phone",
    "export": "print or write entries for other programs: vCard, BibTeX, CSV, ...",
    "import": "read a file of another program into entries that are to be reviewed",
    "review": "print what waits for a person, or record a review",
    "rename-tag": "give a tag another label, on every entry that has it",
    "merge-tags": "put one tag in the place of others",
    "move": "list entries in another section",
    "rename-id": "give an entry another id, wherever it is named",
    "remove": "remove entries, and what names them",
    "check": "print what is wrong with the content",
    "links": "print what is known of the links; visit them, where you ask for that",
    "merge": "merge a file that two branches have changed, for git",
    "stats": "print how much was checked, and how lately",
    "schema": "print what a file may hold, as JSON Schema for editors",
    "new": "begin an entry: write its first text and open the editor",
    "edit": "open the file of an entry in your editor, at its line",
    "init": "copy the directory, or an empty one, into a folder of your own",
    "completion": "print the script by which a shell completes what is typed",
    "man": "print the manual page, for man -l",
    "mcp": "answer an assistant over standard input and output (Model Context Protocol)",
    "serve": "serve the directory's pages to web browsers, read-only, on this machine",
    "forget": "delete what the program keeps of you: indexes, views, marks, settings, reports",
    "doctor": "print how copying, links and the terminal will behave here",
}
"""What each command does, in a line. Here, so that help and completion need not load them all."""

NAMED = tuple(name for name in HELP if name != BROWSE)
"""The commands that are named on the command line, in the order in which help lists them.

They work without a screen.
"""


def command_named(name: str) -> AnyCommand:  # noqa: C901, PLR0912, PLR0915  # a table: a branch is a row
    """Return one of the commands `NAMED`, or `BROWSE` for any other name."""
    command: AnyCommand
    match name:
        case "list":
            from ketamine_tui.cli.listing import LIST as command
        case "search":
            from ketamine_tui.cli.searching import SEARCH as command
        case "show":
            from ketamine_tui.cli.showing import SHOW as command
        case "urgent":
            from ketamine_tui.cli.urgent import URGENT as command
        case "sections":
            from ketamine_tui.cli.counting import SECTIONS as command
        case "tags":
            from ketamine_tui.cli.counting import TAGS as command
        case "views":
            from ketamine_tui.cli.viewing import VIEWS as command
        case "copy":
            from ketamine_tui.cli.handover import COPY as command
        case "open":
            from ketamine_tui.cli.handover import OPEN as command
        case "mark":
            from ketamine_tui.cli.owning import MARK as command
        case "note":
            from ketamine_tui.cli.owning import NOTE as command
        case "qr":
            from ketamine_tui.cli.handover import QR as command
        case "export":
            from ketamine_tui.cli.exporting import EXPORT as command
        case "import":
            from ketamine_tui.cli.importing import IMPORT as command
        case "review":
            from ketamine_tui.cli.reviewing import REVIEW as command
        case "rename-tag":
            from ketamine_tui.cli.refactoring import RENAME_TAG as command
        case "merge-tags":
            from ketamine_tui.cli.refactoring import MERGE_TAGS as command
        case "move":
            from ketamine_tui.cli.refactoring import MOVE as command
        case "rename-id":
            from ketamine_tui.cli.refactoring import RENAME_ID as command
        case "remove":
            from ketamine_tui.cli.refactoring import REMOVE as command
        case "check":
            from ketamine_tui.cli.checking import CHECK as command
        case "links":
            from ketamine_tui.cli.linking import LINKS as command
        case "merge":
            from ketamine_tui.cli.merging import MERGE as command
        case "stats":
            from ketamine_tui.cli.counting import STATS as command
        case "schema":
            from ketamine_tui.cli.schema import SCHEMA as command
        case "new":
            from ketamine_tui.cli.writing import NEW as command
        case "edit":
            from ketamine_tui.cli.writing import EDIT as command
        case "init":
            from ketamine_tui.cli.starting import INIT as command
        case "completion":
            from ketamine_tui.cli.completing import COMPLETION as command
        case "man":
            from ketamine_tui.cli.manual import MAN as command
        case "mcp":
            from ketamine_tui.cli.mcp.serving import MCP as command
        case "serve":
            from ketamine_tui.cli.serve.command import SERVE as command
        case "forget":
            from ketamine_tui.cli.forgetting import FORGET as command
        case "doctor":
            from ketamine_tui.cli.doctoring import DOCTOR as command
        case _:
            from ketamine_tui.cli.browsing import BROWSING as command
    return command
