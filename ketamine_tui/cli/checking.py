"""``check``."""

import argparse

from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, put, put_json


def check_content(arguments: argparse.Namespace) -> int:
    """Read every file again and print its problems as ``path:line:column: severity rule message``."""
    problems = open_catalog(arguments, fresh=True).problems
    if arguments.json:
        put_json([problem._asdict() for problem in problems])
    else:
        for problem in problems:
            put(str(problem))
    return FINDINGS if problems else FINE
