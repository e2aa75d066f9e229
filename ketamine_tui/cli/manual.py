"""``man``: the manual page, made of the same definitions as ``--help`` (man(7), groff_man(7))."""

import argparse
from collections.abc import Iterator

from ketamine_tui import __version__
from ketamine_tui.cli.arguments import parser_of
from ketamine_tui.cli.command import Command, NoOptions, add_nothing
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINE, put
from ketamine_tui.cli.registry import BROWSE, HELP, NAMED

EXIT_CODES = (
    ("0", "Fine."),
    ("1", "Findings, or nothing was found; a crash, which says where its report is."),
    ("2", "Wrong use, or no usable terminal."),
    ("3", "The content cannot be read, or the answer cannot be printed or put into a file."),
    ("129, 130, 131, 143", "Ended by a signal: hung up, interrupted, quit, terminated."),
)
"""What the exit codes promise."""

_VARIABLES = (
    ("KETAMINE_TUI_CONTENT", "The directory's folder or note, where --content names none."),
    ("KETAMINE_TUI_PRIVATE", "Asks for a session that writes no file, unless it says no."),
    ("VISUAL, EDITOR", "The editor."),
    ("BROWSER", "What opens links, as for xdg-open(1)."),
    ("PAGER", "What shows long answers on a terminal."),
    ("NO_COLOR", "Asks for no colours, where it is not empty."),
    ("COLORTERM, TERM", "How many colours the terminal has."),
    ("COLORFGBG", "Whether its background is light, until the terminal has answered."),
    (
        "XDG_CACHE_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME",
        "Where the index, the files below and logs are.",
    ),
)

_FILES = (
    (
        "config.yaml",
        "What the program does in every run: 'ketamine-tui schema config' has its fields.",
    ),
    ("settings.yaml", "Who reviewed last, which the program remembers."),
    ("views.yaml", "Saved views of one's own."),
    ("marks.yaml", "What is marked as one's own, with private notes; in the folder for data."),
)
"""The person's own files, in the folders that ``doctor`` names."""


def run(_context: Context, _options: NoOptions) -> int:
    """Print the manual page."""
    for line in _page():
        put(line)
    return FINE


def _page() -> Iterator[str]:
    yield f'.TH KETAMINE\\-TUI 1 "" "ketamine\\-tui {__version__}" "User Commands"'
    yield from (".SH NAME", "ketamine\\-tui \\- browse a curated, review\\-flagged directory")
    yield ".SH SYNOPSIS"
    parsers = {name: parser_of(name) for name in (BROWSE, *NAMED)}
    common = parsers["man"]
    shared_usage = _usage(common).partition("man")[2].strip()
    for parser in parsers.values():
        usage = _usage(parser).replace(shared_usage, "[OPTION ...]")
        yield from (".PP", f"\\fB{_safe(usage)}\\fR")
    yield ".SH DESCRIPTION"
    yield from (
        "Shows a directory of resources and contacts on the screen of a terminal; every entry says who",
        "checked it, when and how. The commands do the same without a screen. The program opens no",
        "network connection, but for 'links check'.",
    )
    yield ".SH OPTIONS"
    shared = {action.dest for action in common._actions}  # noqa: SLF001  # named nowhere else
    yield from _options(common, set())
    for name, parser in parsers.items():
        title = "On the screen" if name == BROWSE else name
        yield f'.SS "{_safe(title)}"'
        told = HELP[name]
        yield _safe(f"{told[:1].upper()}{told[1:]}.")
        yield from _options(parser, shared)
    yield from _terms("EXIT STATUS", EXIT_CODES)
    yield from _terms("ENVIRONMENT", _VARIABLES)
    yield from _terms("FILES", _FILES)


def _usage(parser: argparse.ArgumentParser) -> str:
    return " ".join(parser.format_usage().removeprefix("usage: ").split())


def _options(parser: argparse.ArgumentParser, shared: set[str]) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001  # named nowhere else
        if action.dest in shared:
            continue
        names = ", ".join(action.option_strings) or str(action.metavar)
        value = "" if action.nargs == 0 or not action.option_strings else f" {_value(action)}"
        yield from (".TP", f"\\fB{_safe(names)}\\fR{_safe(value)}", _safe(action.help or ""))


def _value(action: argparse.Action) -> str:
    return str(action.metavar or "|".join(map(str, action.choices or (action.dest.upper(),))))


def _terms(title: str, terms: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f".SH {title}"
    for name, text in terms:
        yield from (".TP", f"\\fB{_safe(name)}\\fR", _safe(text))


def _safe(text: str) -> str:
    """Return a text in which the formatter finds no request and no escape of its own."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


MAN = Command(add_nothing, NoOptions, run)
