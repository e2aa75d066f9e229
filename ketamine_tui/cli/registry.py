"""The shell commands by name; each is loaded alone, with its own module only."""

# ruff: noqa: N811  # each import is a row of the table

from typing import Any

from ketamine_tui.cli.command import Command

AnyCommand = Command[Any]

BROWSE = "browse"
"""The command where none is named."""

NAMED = (
    *("list", "search", "show", "urgent", "sections", "tags", "views", "copy", "open", "qr"),
    *("export", "import", "review", "check", "stats", "schema", "new", "edit", "init"),
    *("completion", "man", "doctor"),
)
"""The commands that are named on the command line, in the order in which help lists them.

They work without a screen.
"""


def command_named(name: str) -> AnyCommand:  # noqa: C901, PLR0912  # a table: a branch is a row
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
        case "qr":
            from ketamine_tui.cli.handover import QR as command
        case "export":
            from ketamine_tui.cli.exporting import EXPORT as command
        case "import":
            from ketamine_tui.cli.importing import IMPORT as command
        case "review":
            from ketamine_tui.cli.reviewing import REVIEW as command
        case "check":
            from ketamine_tui.cli.checking import CHECK as command
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
        case "doctor":
            from ketamine_tui.cli.doctoring import DOCTOR as command
        case _:
            from ketamine_tui.cli.browsing import BROWSING as command
    return command
