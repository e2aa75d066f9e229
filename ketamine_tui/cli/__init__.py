"""The command line. Its modules are the only code that prints, and import what they need late."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from ketamine_tui.cli.arguments import parse_arguments
from ketamine_tui.cli.output import (
    FINE,
    INTERRUPTED,
    UNREADABLE,
    USAGE,
    close_quietly,
    complain,
    prepare_streams,
)

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Returns:
        The exit code: 0 fine, 1 findings or nothing found, 2 wrong use or no usable terminal, 3 content
        that cannot be read.
    """
    if argv is None:
        gc.disable()  # a short life makes little garbage, and looking for it costs a tenth of the start
    prepare_streams()
    arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
    from ketamine_tui.query.syntax import QueryError
    from ketamine_tui.store.locate import ContentNotFoundError

    try:
        code = _command(arguments.command)(arguments)
        sys.stdout.flush()
    except QueryError as error:
        complain(str(error))
        return USAGE
    except ContentNotFoundError as error:
        complain(str(error))
        return UNREADABLE
    except BrokenPipeError:
        close_quietly(sys.stdout)  # whoever read it has had enough, which is no failure of ours
        return FINE
    except OSError as error:
        complain(f"{error.filename or 'content'}: {error.strerror}")
        return UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


_FUNCTIONS = {
    "list": "listing.list_entries",
    "tags": "listing.list_tags",
    "show": "showing.show_entry",
    "review": "reviewing.review",
    "stats": "counting.stats",
    "schema": "describing.print_schema",
    "new": "writing.new_entry",
    "init": "writing.start",
    "check": "checking.check_content",
    "doctor": "doctoring.report",
    "browse": "browsing.browse",
}


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """Return the function of a command; only its own module is imported."""
    module, _, function = _FUNCTIONS[name].partition(".")
    found: Callable[[argparse.Namespace], int] = getattr(
        import_module(f"ketamine_tui.cli.{module}"), function
    )
    return found
