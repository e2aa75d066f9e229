"""``urgent``: whom to call, before anything else."""

import argparse
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.actions.configuration import first_region
from ketamine_tui.cli.command import Command, Speech, add_json, add_words
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, put_answer
from ketamine_tui.model.errors import UserError
from ketamine_tui.model.prose import Block, Span, heading, line
from ketamine_tui.model.text import clean, sentence
from ketamine_tui.model.translate import _

if TYPE_CHECKING:
    from ketamine_tui.present.urgent import UrgentRegion


class Options(NamedTuple):
    """Which region, if not all of them, as words or by the option of that name."""

    words: str
    region: str | None
    json: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    meant = "for this region only, such as GB or Germany"
    add_words(parser, "words", "REGION", meant)
    parser.add_argument("--region", metavar="REGION", help=meant)


def run(context: Context, options: Options) -> int:
    """Print urgent help by region: that of the configuration or the locale first, the others in the directory's own order."""
    from ketamine_tui.present.urgent import urgent_help

    first = "" if options.json else first_region(context.config, os.environ)
    region = clean(options.region or options.words)
    regions, remark = urgent_help(context.catalog(is_read=not options.json), region, first)
    if remark and not regions and (region or not options.json):
        raise UserError(remark)
    if options.json:
        put_answer("urgent/1", regions=[region_data(region) for region in regions])
    else:
        from ketamine_tui.cli.printing import print_blocks

        said = [line(f"{sentence(remark)}.")] if remark else []
        print_blocks(context, (*said, *(block for region in regions for block in _blocks(region))))
    return FINE if regions else FINDINGS


def _blocks(region: "UrgentRegion") -> Iterator[Block]:
    yield heading(region.title, 1)
    for entry in region.lines:
        doubt = () if entry.state.is_checked else (Span(f"{_(entry.state.words)}: ", "warning"),)
        yield Block("text", (Span(entry.ways, "strong"),), indent=1)
        yield Block("line", (*doubt, Span(f"{entry.title} ({entry.entry_id})")), indent=2)


def region_data(region: "UrgentRegion") -> dict[str, object]:
    """Return urgent help of a region as data."""
    lines = [
        {
            "id": line.entry_id,
            "title": line.title,
            "state": line.state,
            "checked": line.checked.isoformat() if line.checked else None,
            "due": line.due.isoformat() if line.due else None,
            "ways": line.ways,
            "main": line.main.value if line.main else "",
        }
        for line in region.lines
    ]
    return {"region": region.region, "title": region.title, "entries": lines}


URGENT = Command(_add_arguments, Options, run, speech=Speech.READER)
