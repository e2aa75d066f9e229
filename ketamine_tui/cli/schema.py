"""``schema``: what the files of a directory may hold, for editors."""

import argparse
from typing import NamedTuple

from ketamine_tui.cli.command import Command, add_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINE, put_json
from ketamine_tui.store.schema import SCHEMAS, Schema, config_schema

NAMES = (*SCHEMAS, "config")
"""The sorts of files that there is a schema of."""


class Options(NamedTuple):
    """Which sort of file; the answer is JSON anyway."""

    name: str
    json: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", choices=NAMES, help=f"one of {', '.join(NAMES)}")
    add_json(parser)


def schema_named(name: str) -> Schema:
    """Return the schema of a sort of file."""
    if name != "config":
        return SCHEMAS[name]()
    from ketamine_tui.actions.configuration import record
    from ketamine_tui.actions.keymap import DEFAULT

    return config_schema(record(), DEFAULT.keys)


def run(_context: Context, options: Options) -> int:
    """Print a JSON Schema."""
    put_json(schema_named(options.name))
    return FINE


SCHEMA = Command(_add_arguments, Options, run)
