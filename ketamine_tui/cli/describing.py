"""``schema``: what the files of a directory may hold, for editors."""

import argparse

from ketamine_tui.cli.output import FINE, put_json
from ketamine_tui.store.schema import SCHEMAS


def print_schema(arguments: argparse.Namespace) -> int:
    """Print a JSON Schema."""
    put_json(SCHEMAS[arguments.name]())
    return FINE
