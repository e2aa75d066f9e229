"""``doctor``: how the program will behave here, and why."""

import argparse
import os
import platform
import shlex
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version

from ketamine_tui import __version__
from ketamine_tui.cli.opening import index_file, open_catalog
from ketamine_tui.cli.output import FINE, put, put_json
from ketamine_tui.cli.terminal import unusable_because
from ketamine_tui.model.text import clean, counted
from ketamine_tui.services.clipboard_plan import ClipboardMode, plan_copy
from ketamine_tui.services.openers import obstacle
from ketamine_tui.services.session import over_ssh
from ketamine_tui.store.locate import locate


def report(arguments: argparse.Namespace) -> int:
    """Print what the program finds here, a line for each thing."""
    if arguments.json:
        put_json(_grouped(_facts(arguments)))
        return FINE
    for name, text in _facts(arguments):
        put(clean(f"{name:<11} {text}"))
    return FINE


def _grouped(facts: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the facts by name; those without one belong to the one before."""
    groups: dict[str, list[str]] = {}
    name = ""
    for heading, text in facts:
        name = heading or name
        groups.setdefault(name, []).append(clean(text))
    return groups


def _facts(arguments: argparse.Namespace) -> Iterator[tuple[str, str]]:
    python = platform.python_version()
    yield "program", f"ketamine-tui {__version__}, Python {python}, Textual {version('textual')}"
    location = locate(arguments.content, os.environ)
    catalog = open_catalog(arguments)
    came_with = ", came with the program" if location.is_packaged else ""
    yield "content", f"{location.folder}{came_with}"
    yield (
        "",
        f"{counted(catalog.size, 'entry', 'entries')}, {counted(len(catalog.problems), 'problem')}",
    )
    yield "index", str(index_file(location.folder))
    columns, rows = shutil.get_terminal_size()
    yield "terminal", unusable_because(os.environ) or f"usable, {columns}x{rows}"
    for name in ("TERM", "COLORTERM", "TMUX", "STY", "SSH_CONNECTION", "NO_COLOR"):
        yield "", f"{name}={os.environ[name]}" if name in os.environ else f"{name} is not set"
    yield from _clipboard()
    yield "links", obstacle(os.environ, sys.platform) or "opened by the desktop's own program"


def _clipboard() -> Iterator[tuple[str, str]]:
    plan = plan_copy(os.environ, sys.platform, ClipboardMode.AUTO, None)
    steps = [" or ".join(tool.route for tool in group) for group in plan.groups if group]
    if plan.osc52:
        steps.append("the terminal itself (OSC 52), which never says whether it took it")
    yield "clipboard", ", then ".join(steps) or "nothing here can copy; values are shown instead"
    if over_ssh(os.environ):
        yield "", "over SSH a tool would fill the clipboard of the other machine, so none is used"
    for group in plan.groups:
        for tool in group:
            yield "", f"{tool.route} runs: {shlex.join(tool.argv)}"
    if "TMUX" in os.environ:
        yield "", "if the outer terminal gets nothing: tmux set-option -g set-clipboard on"
