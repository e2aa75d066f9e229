"""The shell commands: what each does, where its options are, and where it is carried out.

The functions are named by module and name, so that a command imports its own modules only.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

BROWSE = "browse"
"""The command where none is named."""


class Command(NamedTuple):
    """One command: `options` adds its arguments to a parser, `run` carries it out."""

    help: str
    options: str
    run: str


COMMANDS = {
    BROWSE: Command("browse the directory on the screen", "options.add_browse", "browsing.browse"),
    "list": Command(
        "print the entries that match a query", "options.add_list", "listing.list_entries"
    ),
    "search": Command(
        "print the entries that match a query, each with what was found",
        "options.add_search",
        "searching.search",
    ),
    "show": Command(
        "print an entry, or one of its fields", "options.add_show", "showing.show_entry"
    ),
    "urgent": Command(
        "print whom to call in an emergency, by region", "options.add_urgent", "urgent.urgent"
    ),
    "sections": Command(
        "print the sections with how many entries they have",
        "options.add_counts",
        "listing.list_sections",
    ),
    "tags": Command(
        "print the tags with how often they are used", "options.add_counts", "listing.list_tags"
    ),
    "views": Command(
        "print the saved views with how many entries they have, or save one",
        "curating_options.add_views",
        "viewing.views",
    ),
    "copy": Command("copy a field of an entry", "options.add_copy", "handover.copy"),
    "open": Command("open a link of an entry", "options.add_open", "handover.open_one"),
    "qr": Command(
        "print a number, address or link as a QR code for a phone",
        "exchange_options.add_qr",
        "handover.show_code",
    ),
    "export": Command(
        "print or write entries for other programs: vCard, BibTeX, CSV, ...",
        "exchange_options.add_export",
        "exporting.export",
    ),
    "import": Command(
        "read a file of another program into entries that are to be reviewed",
        "exchange_options.add_import",
        "importing.import_file",
    ),
    "review": Command(
        "print what waits for a person, or record a review",
        "curating_options.add_review",
        "reviewing.review",
    ),
    "check": Command(
        "print what is wrong with the content",
        "curating_options.add_check",
        "checking.check_content",
    ),
    "stats": Command(
        "print how much was checked, and how lately",
        "curating_options.add_stats",
        "counting.stats",
    ),
    "schema": Command(
        "print what a file may hold, as JSON Schema for editors",
        "curating_options.add_schema",
        "describing.print_schema",
    ),
    "new": Command(
        "begin an entry: write its first text and open the editor",
        "curating_options.add_new",
        "writing.new_entry",
    ),
    "edit": Command(
        "open the file of an entry in your editor, at its line",
        "curating_options.add_edit",
        "writing.edit_entry",
    ),
    "init": Command(
        "copy the directory, or an empty one, into a folder of your own",
        "curating_options.add_init",
        "starting.start",
    ),
    "completion": Command(
        "print the script by which a shell completes what is typed",
        "options.add_completion",
        "completing.completion",
    ),
    "man": Command(
        "print the manual page, for man -l", "options.add_nothing", "manual.print_manual"
    ),
    "doctor": Command(
        "print how copying, links and the terminal will behave here",
        "options.add_doctor",
        "doctoring.report",
    ),
}
"""The commands in the order in which help lists them."""

NAMED = tuple(name for name in COMMANDS if name != BROWSE)
"""The commands that are named on the command line; they work without a screen."""


def function(name: str) -> Callable[..., Any]:
    """Return a function of this package by module and name."""
    module, _, attribute = name.partition(".")
    found: Callable[..., Any] = getattr(import_module(f"ketamine_tui.cli.{module}"), attribute)
    return found
