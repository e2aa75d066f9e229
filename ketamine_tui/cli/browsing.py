"""Browsing: everything that happens before the screen comes up and after it has gone."""

import argparse
import os
import signal
import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ketamine_tui.actions.configuration import Configuration
from ketamine_tui.cli.command import Command, Speech, add_clipboard, add_query, number
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import complain
from ketamine_tui.cli.terminal import WITHOUT_SCREEN, take_no_color, unusable_because
from ketamine_tui.model.config import CHROMES, LEAST_WIDTH, LIST_COLUMNS, MOST_WIDTH, Config
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.text import clean
from ketamine_tui.palettes import AUTO, MONOCHROME, NAMES

if TYPE_CHECKING:
    from ketamine_tui.cli.first_picture import Asked

T = TypeVar("T")


class Options(NamedTuple):
    """What to show first, and what the screen is to do and not to do; `width` is in columns.

    What is None is left to the configuration.
    """

    query: str
    mouse: bool | None
    animation: bool | None
    theme: str | None
    chrome: str | None
    clipboard: str | None
    linear: bool | None
    width: int | None


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_query(parser)
    yes_or_no = argparse.BooleanOptionalAction
    parser.add_argument(
        "--mouse", action=yes_or_no, help="take the mouse, or leave it to the terminal"
    )
    parser.add_argument("--animation", action=yes_or_no, help="let things move, or nothing")
    parser.add_argument(
        "--theme",
        choices=NAMES,
        help="colours to use; 'auto' is dark or light as the terminal's background is,"
        " and 'mono' where NO_COLOR is set",
    )
    parser.add_argument(
        "--chrome",
        choices=CHROMES,
        help="characters for frames and marks; auto: what the terminal is seen to draw well",
    )
    add_clipboard(parser)
    parser.add_argument(
        "--linear",
        action=yes_or_no,
        help="numbered lines and prompts instead of a screen: for screen readers, braille and pipes",
    )
    parser.add_argument(
        "--width",
        type=number(LEAST_WIDTH, MOST_WIDTH),
        metavar="N",
        help="with --linear: columns of a line (80)",
    )


def run(context: Context, options: Options) -> int:
    """Open the directory on the screen, or line by line."""
    config = context.config
    if _first(options.linear, config.linear):
        from ketamine_tui.cli.linear.loop import converse

        session = context.session(options.clipboard, decided_by(options))
        width = _first(options.width, config.width)
        return converse(context.opening.open, session, clean(options.query), width)
    if reason := unusable_because(os.environ):
        raise WrongUseError(f"{reason}. {WITHOUT_SCREEN}")
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Until the screen is up there is nothing to put in order: an index half made is none.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # What is read in threads must not make keys wait.
    sys.setswitchinterval(0.001)
    has_colour = not take_no_color()
    # Half the time between a key and its effect is the toolkit's wait for the next frame.
    os.environ.setdefault("TEXTUAL_FPS", "500")
    if _first(options.animation, config.animation) is False:
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
    from ketamine_tui.cli.first_picture import first_picture, shown_files

    asked = asked_for(options, context.configuration, os.environ, has_colour=has_colour)
    catalog, is_current = context.opening.open_at_once(partial(shown_files, asked=asked))
    crashes: list[BaseException] = []
    with first_picture(catalog, asked, is_current=is_current) as shown:
        _load_asyncio_without_tls()
        from ketamine_tui.services.heap import keep_heap_small

        keep_heap_small()
        from ketamine_tui.app import KetamineApp

        app = KetamineApp(
            context.opening.open,
            catalog,
            context.session(options.clipboard, decided_by(options, has_colour=has_colour)),
            is_current=is_current,
            query=asked.query,
            theme=asked.theme,
            chrome=asked.chrome,
            terminal=shown.terminal,
            drawn_with=shown.chrome,
            card=shown.card,
            on_crash=crashes.append,
        )
        app.run(mouse=asked.has_mouse)
    for crash in crashes[:1]:
        _report(crash, debug=context.options.debug, is_private=context.is_private)
    return app.return_code or 0


def asked_for(
    options: Options,
    configuration: Configuration,
    environment: Mapping[str, str],
    *,
    has_colour: bool,
) -> "Asked":
    """Return what the screen is to show, by the options, the environment and the configuration.

    Without colour `NO_COLOR` is set; it goes before the configuration, but not before a theme by its name.
    """
    from ketamine_tui.cli.first_picture import Asked
    from ketamine_tui.present.chrome import chosen_chrome

    config = configuration.config
    is_monochrome = not has_colour and options.theme in (None, AUTO)
    return Asked(
        query=clean(options.query),
        theme=MONOCHROME if is_monochrome else options.theme or config.theme or AUTO,
        chrome=chosen_chrome(options.chrome or config.chrome or "auto", environment),
        has_mouse=_first(options.mouse, config.mouse) is not False,
        keymap=configuration.keymap,
        columns=config.list_columns or LIST_COLUMNS,
    )


def decided_by(options: Options, *, has_colour: bool = True) -> frozenset[str]:
    """Return the settings that an option or the environment has decided for this run."""
    named = {name for name in Config._fields if getattr(options, name, None) is not None}
    return frozenset(named if has_colour else {*named, "theme"})


def _first(option: T | None, configured: T | None) -> T | None:
    """Return what an option says, or else the configuration."""
    return configured if option is None else option


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


def _report(crash: BaseException, *, debug: bool, is_private: bool) -> None:
    """Say that the program crashed, without a word of the content; the details go to a file."""
    import traceback

    if debug:
        traceback.print_exception(crash)
        return
    if is_private:
        complain(f"crashed ({type(crash).__name__}); a private session keeps no report")
        return
    from ketamine_tui.store.user_folders import crash_file

    path = crash_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(path, "w", encoding="utf-8", opener=_private) as file:  # for its opener
            traceback.print_exception(crash, file=file)
    except OSError as error:
        complain(f"crashed ({type(crash).__name__}); no report could be written: {error.strerror}")
    else:
        complain(f"crashed ({type(crash).__name__}); the report is in {path}")


def _private(path: str, flags: int) -> int:
    descriptor = os.open(path, flags, 0o600)
    os.fchmod(descriptor, 0o600)  # an older report may have been opened to others
    return descriptor


BROWSING = Command(_add_arguments, Options, run, speech=Speech.READER)
