"""``serve``: the pages of the directory over HTTP, until somebody ends it."""

import argparse
import gc
import os
import signal
import sys
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, Speech, add_all, number
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINE, complain, deliver, put
from ketamine_tui.model.errors import UserError
from ketamine_tui.model.text import clean, counted
from ketamine_tui.services.web.hosts import Address, Hosts, is_name

if TYPE_CHECKING:
    import socket

_LOOPBACK = "127.0.0.1"
_PORT = 8000
_TURN = 0.0005
"""Seconds after which threads take turns: a search may not hold up urgent help."""


class Options(NamedTuple):
    """Where to serve, under which other names, and whether with unreviewed entries."""

    bind: Address
    port: int
    host: list[str]
    all: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bind",
        metavar="ADDRESS",
        type=_address,
        default=_LOOPBACK,
        help=f"the address to listen at; {_LOOPBACK}, for this machine alone, unless you say otherwise. With"
        " any other, such as 0.0.0.0 or ::, everybody who can reach that address can read the pages, without"
        " a password and without encryption",
    )
    parser.add_argument(
        "--port",
        metavar="NUMBER",
        type=number(0, 65_535),
        default=_PORT,
        help=f"the port ({_PORT}); 0 for any that is free",
    )
    parser.add_argument(
        "--host",
        metavar="NAME",
        type=_host,
        action="append",
        default=[],
        help="a name under which the pages may be asked for, such as help.example.org where another web server"
        " passes requests on; may be given more than once. Other names are refused",
    )
    add_all(parser)


def _address(text: str) -> Address:
    try:
        return ip_address(text)
    except ValueError:
        message = f"{text!r} is no address; write one such as 127.0.0.1, 0.0.0.0 or ::1"
        raise argparse.ArgumentTypeError(message) from None


def _host(text: str) -> str:
    if is_name(text):
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is no name of a host, such as help.example.org")


def run(context: Context, options: Options) -> int:
    """Serve until Ctrl+C or SIGTERM; print the address first."""
    from ketamine_tui.services.web.listening import listen

    gc.enable()  # unlike other commands it may run for days
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # What a person saved for themselves is nobody else's.
    context.opening = context.opening._replace(views_file=Path(os.devnull))
    try:
        with listen(options.bind, options.port) as listening:
            _serve(context, options, listening)
    except KeyboardInterrupt:
        pass  # the way to end it
    return FINE


def _serve(context: Context, options: Options, listening: "socket.socket") -> None:
    import asyncio

    from ketamine_tui.cli.serve.pages import Follower, ServedPages
    from ketamine_tui.services.web.connection import Limits
    from ketamine_tui.services.web.listening import most_connections
    from ketamine_tui.services.web.server import Server

    gc.freeze()  # what was imported stays, and need not be looked through for garbage
    opening = context.opening
    follower = Follower(opening.folder, context.today, context.catalog, with_doubted=options.all)
    edition = follower.latest()
    _announce(options, listening.getsockname()[1], edition.number, edition.left_out)
    limits = Limits()
    limits = limits._replace(connections=most_connections(limits.connections))
    sys.setswitchinterval(_TURN)

    async def serve() -> None:
        ended = asyncio.Event()
        for signalled in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(signalled) is not signal.SIG_IGN:
                asyncio.get_running_loop().add_signal_handler(signalled, ended.set)
        tell = Teller()
        pages = ServedPages(edition, follower.latest, tell)
        await Server(pages, Hosts(options.bind, options.host), tell, limits).run(listening, ended)

    asyncio.run(serve())


def _announce(options: Options, port: int, number: int, left_out: int) -> None:
    from ketamine_tui.services.web.listening import url

    put(url(options.bind, port))
    deliver()
    complain(f"serving {counted(number, 'entry', 'entries')}, for reading only; Ctrl+C ends it")
    if left_out:
        entries = counted(left_out, "unreviewed entry", "unreviewed entries")
        complain(f"{entries} left out; --all includes them")
    if not options.bind.is_loopback:
        where = "this machine" if options.bind.is_unspecified else str(options.bind)
        complain(
            f"everybody who can reach {where} can read these pages, without a password; nothing is encrypted,"
            " so that what they look for can be read on the way"
        )


class Teller:
    """Says what went wrong, each thing once, and nothing of who asked or for what."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def __call__(self, error: BaseException) -> None:
        """Say on standard error what went wrong."""
        if isinstance(error, UserError):
            text = str(error)
        elif isinstance(error, OSError):
            place = f"{clean(str(error.filename))}: " if error.filename else ""
            text = f"{place}{error.strerror or type(error).__name__}"
        else:
            text = f"a mistake of the program: {type(error).__name__}"
        if text not in self._told:
            self._told.add(text)
            complain(text)


SERVE = Command(_add_arguments, Options, run, speech=Speech.ASKED)
