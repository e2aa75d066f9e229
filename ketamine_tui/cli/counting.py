"""``sections``, ``tags`` and ``stats``: how many of the entries that match a query are of what."""

import argparse
import sys
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import (
    MOST_DAYS,
    Command,
    QueryOptions,
    Speech,
    add_query_and_json,
    number,
)
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, put, put_answer
from ketamine_tui.cli.suggested import answered

if TYPE_CHECKING:
    from ketamine_tui.model.tag import Tag, Vocabulary
    from ketamine_tui.present.coverage import Share

_BAR = 20


class StatsOptions(NamedTuple):
    """What to count; `days` is how lately contact points have to have been checked."""

    query: str
    json: bool
    days: int


def _add_stats_arguments(parser: argparse.ArgumentParser) -> None:
    add_query_and_json(parser)
    parser.add_argument(
        "--days",
        type=number(1, MOST_DAYS),
        default=90,
        metavar="N",
        help="how lately contact points have to have been checked (90)",
    )


def run_sections(context: Context, options: QueryOptions) -> int:
    """Print a line for every section: id, number of entries in and below it, depth, title."""
    view = answered(context.view(options.query))
    if options.json:
        sections = [
            {"id": item.value, "title": item.label, "depth": item.depth, "count": item.total}
            for item in view.section_counts
        ]
        put_answer("sections/1", sections=sections)
    else:
        from ketamine_tui.cli.printing import print_rows

        items = view.section_counts
        cells = ((item.value, str(item.total), str(item.depth), item.label) for item in items)
        print_rows(context, ("id", "entries", "depth", "title"), cells)
    return FINE if view.total else FINDINGS


def run_tags(context: Context, options: QueryOptions) -> int:
    """Print a line for every tag: label, number of entries, description."""
    view = answered(context.view(options.query))
    vocabulary = view.catalog.directory.vocabulary
    counts = [(item, vocabulary.find(item.label)) for item in view.tag_counts]
    if options.json:
        tags = [_tag_data(tag, item.label, item.total, vocabulary) for item, tag in counts]
        put_answer("tags/1", tags=tags)
    else:
        from ketamine_tui.cli.printing import print_rows

        cells = ((x.label, str(x.total), tag.description if tag else "") for x, tag in counts)
        print_rows(context, ("tag", "entries", "description"), cells)
    return FINE if counts and view.total else FINDINGS


def _tag_data(
    tag: "Tag | None", label: str, count: int, vocabulary: "Vocabulary"
) -> dict[str, object]:
    parent = tag.parent if tag else ""
    above = vocabulary.find(parent)
    return {
        "id": tag.id if tag else label,
        "label": label,
        "count": count,
        "description": tag.description if tag else "",
        "aliases": list(tag.aliases) if tag else [],
        "parent": above.id if above else parent,
    }


def run_stats(context: Context, options: StatsOptions) -> int:
    """Print shares, tab-separated: group, name, part, whole, percent; on a terminal with bars."""
    from ketamine_tui.present.coverage import coverage

    view = answered(context.view(options.query))
    shares = list(coverage(view, options.days))
    if options.json:
        data = [{**share._asdict(), "percent": share.percent} for share in shares]
        put_answer("stats/1", days=options.days, shares=data)
    elif sys.stdout.isatty():
        _put_bars(shares)
    else:
        for share in shares:
            put("\t".join(map(str, (*share, share.percent))))
    return FINE if view.total else FINDINGS


def _put_bars(shares: "list[Share]") -> None:
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


SECTIONS = Command(add_query_and_json, QueryOptions, run_sections, speech=Speech.ASKED)
TAGS = Command(add_query_and_json, QueryOptions, run_tags, speech=Speech.ASKED)
STATS = Command(_add_stats_arguments, StatsOptions, run_stats)
