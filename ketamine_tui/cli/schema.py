"""``schema``: what the files of a directory may hold, for editors."""

import argparse
from typing import NamedTuple

from ketamine_tui.cli.command import Command, add_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINE, put_json
from ketamine_tui.store.schema import SCHEMAS

_NAMES = ("directory", "tags", "words", "page", "entry", "views")


class Options(NamedTuple):
    """Which sort of file; the answer is JSON anyway."""

    name: str
    json: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", choices=_NAMES, help=f"one of {', '.join(_NAMES)}")
    add_json(parser)


def run(_context: Context, options: Options) -> int:
    """Print a JSON Schema."""
    put_json(SCHEMAS[options.name]())
    return FINE


SCHEMA = Command(_add_arguments, Options, run)
