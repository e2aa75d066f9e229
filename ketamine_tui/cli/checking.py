"""``check``."""

import argparse
from operator import itemgetter

from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, put, put_json
from ketamine_tui.query.saved import view_problems
from ketamine_tui.query.search import Search
from ketamine_tui.store.scan import DIRECTORY_FILE


def check_content(arguments: argparse.Namespace) -> int:
    """Read every file again and print its problems as ``path:line:column: severity rule message``."""
    catalog = open_catalog(arguments, fresh=True)
    of_views = view_problems(catalog.directory.views, Search(catalog).names, DIRECTORY_FILE)
    problems = sorted((*catalog.problems, *of_views), key=itemgetter(0, 1, 2))
    if arguments.json:
        put_json([problem._asdict() for problem in problems])
    else:
        for problem in problems:
            put(str(problem))
    return FINDINGS if problems else FINE
