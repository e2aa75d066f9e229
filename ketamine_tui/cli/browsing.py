"""Browsing: everything that happens before the screen comes up and after it has gone."""

import argparse
import os
import sys
import traceback
from pathlib import Path

from ketamine_tui.cli.opening import open_at_once, open_catalog, session_of
from ketamine_tui.cli.output import USAGE, complain
from ketamine_tui.cli.terminal import WITHOUT_SCREEN, take_no_color, unusable_because


def browse(arguments: argparse.Namespace) -> int:
    """Open the directory on the screen, or line by line."""
    if arguments.linear:
        from ketamine_tui.cli.linear.loop import run

        return run(arguments)
    if reason := unusable_because(os.environ):
        complain(f"{reason}. {WITHOUT_SCREEN}")
        return USAGE
    catalog, is_current = open_at_once(arguments)
    # What is read in threads must not make keys wait.
    sys.setswitchinterval(0.001)
    has_colour = not take_no_color()
    # Half the time between a key and its effect is the toolkit's wait for the next frame.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    if arguments.no_animation:
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
    _load_asyncio_without_tls()
    from ketamine_tui.app import KetamineApp
    from ketamine_tui.model.text import clean
    from ketamine_tui.themes import DEFAULT, MONOCHROME

    crashes: list[BaseException] = []
    app = KetamineApp(
        lambda progress: open_catalog(arguments, progress=progress),
        catalog,
        session_of(arguments),
        is_current=is_current,
        query=clean(" ".join(arguments.query)),
        theme=arguments.theme or (DEFAULT if has_colour else MONOCHROME),
        on_crash=crashes.append,
    )
    app.run(mouse=not arguments.no_mouse)
    for crash in crashes[:1]:
        _report(crash, debug=arguments.debug)
    return app.return_code or 0


def _load_asyncio_without_tls() -> None:
    """Load the event loop as in a Python without TLS, which asyncio allows for.

    This program connects to nobody, and OpenSSL is a twenty-fifth of the whole start.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # how the import system marks what is not there
    try:
        import asyncio  # noqa: F401  # for its effect
    finally:
        del sys.modules["ssl"]


def _report(crash: BaseException, *, debug: bool) -> None:
    """Say that the program crashed, without a word of the content; the details go to a file."""
    if debug:
        traceback.print_exception(crash)
        return
    path = _log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(path, "w", encoding="utf-8", opener=_private) as file:  # for its opener
            traceback.print_exception(crash, file=file)
    except OSError as error:
        complain(f"crashed ({type(crash).__name__}); no report could be written: {error.strerror}")
    else:
        complain(f"crashed ({type(crash).__name__}); the report is in {path}")


def _log_path() -> Path:
    from platformdirs import user_state_path

    return user_state_path("ketamine-tui", appauthor=False) / "crash.log"


def _private(path: str, flags: int) -> int:
    descriptor = os.open(path, flags, 0o600)
    os.fchmod(descriptor, 0o600)  # an older report may have been opened to others
    return descriptor
