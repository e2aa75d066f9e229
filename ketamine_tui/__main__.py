"""The entry of the program: from a shell, and by ``python -m ketamine_tui``."""

import gc
import os
import signal
import sys

_INTERRUPTED = b"ketamine-tui: interrupted; nothing was written\n"


def main() -> int:
    """Run the program, and return its exit code."""
    # Until a command has begun there is nothing to put in order, and to interrupt an import is no mistake
    # to report. Where the signal is ignored, as in the background of a script, it stays so.
    is_heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_heeded:
        # The command `import` says whenever it is stopped what it has done.
        signal.signal(signal.SIGINT, _leave if "import" in sys.argv else signal.SIG_DFL)
    gc.disable()  # a short life makes little garbage, and looking for it costs a tenth of the start
    from ketamine_tui.cli import main as run

    code = run()
    gc.freeze()  # or the interpreter looks for garbage as it ends, which costs another tenth
    if is_heeded:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done and said
    return code


def _leave(*_: object) -> None:
    os.write(2, _INTERRUPTED)
    os._exit(130)


if __name__ == "__main__":
    sys.exit(main())
