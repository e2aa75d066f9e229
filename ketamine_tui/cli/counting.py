"""``stats``: how much of the directory was checked, and how lately."""

import argparse
import sys

from ketamine_tui.cli.listing import view_of
from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, put, put_answer
from ketamine_tui.present.coverage import Share, coverage

_BAR = 20


def stats(arguments: argparse.Namespace) -> int:
    """Print shares, tab-separated: group, name, part, whole, percent; on a terminal with bars."""
    view = view_of(open_catalog(arguments), arguments.query)
    shares = list(coverage(view, arguments.days))
    if arguments.json:
        data = [{**share._asdict(), "percent": share.percent} for share in shares]
        put_answer("stats/1", days=arguments.days, shares=data)
    elif sys.stdout.isatty():
        _put_bars(shares)
    else:
        for share in shares:
            put("\t".join(map(str, (*share, share.percent))))
    return FINE if view.total else FINDINGS


def _put_bars(shares: list[Share]) -> None:
    width = max(len(share.name) for share in shares)
    group = ""
    for share in shares:
        if share.group != group:
            group = share.group
            put(f"{group[:1].upper()}{group[1:]}")
        filled = share.part * _BAR // share.whole if share.whole else 0
        bar = "#" * filled + "." * (_BAR - filled)
        put(
            f"  {share.name:<{width}}  {bar} {share.percent:>3} %  {share.part:,} of {share.whole:,}"
        )
