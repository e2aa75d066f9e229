"""The entry of the program: from a shell, and by ``python -m ketamine_tui``."""

import signal
import sys


def main() -> int:
    """Run the program, and return its exit code."""
    # Until a command has begun there is nothing to put in order, and to interrupt an import is no mistake
    # to report. Where the signal is ignored, as in the background of a script, it stays so.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from ketamine_tui.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
