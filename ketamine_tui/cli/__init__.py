"""The command line. Its modules are the only code that prints."""

import signal
import sys
from collections.abc import Callable, Sequence

from ketamine_tui.cli.arguments import parse_arguments
from ketamine_tui.cli.output import (
    FINE,
    INTERRUPTED,
    UNREADABLE,
    USAGE,
    close_quietly,
    complain,
    deliver,
    prepare_streams,
)
from ketamine_tui.model.errors import UserError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Returns:
        The exit code: 0 fine, 1 findings or nothing found, 2 wrong use or no usable terminal, 3 content
        that cannot be read.
    """
    prepare_streams()
    words = sys.argv[1:] if argv is None else argv
    code = _code_of(lambda: _run(words))
    return _code_of(deliver) or code


def _run(argv: Sequence[str]) -> int:
    try:
        invocation = parse_arguments(argv)
    except SystemExit as ended:  # after help, or wrong use
        return ended.code if isinstance(ended.code, int) else USAGE
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        # What a command has begun to write is to be put in order.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return invocation.run()


def _code_of(action: Callable[[], int]) -> int:
    """Do something, say what went wrong, and return the exit code."""
    try:
        return action()
    except UserError as error:
        complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        close_quietly(sys.stdout)  # whoever read it has had enough, which is no failure of ours
        return FINE
    except OSError as error:
        complain(f"{error.filename or 'content'}: {error.strerror}")
        return UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED
