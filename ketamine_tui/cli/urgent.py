"""``urgent``: whom to call, before anything else."""

import argparse
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.cli.command import Command, add_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, put_answer
from ketamine_tui.model.errors import UserError
from ketamine_tui.model.prose import Block, Span, heading
from ketamine_tui.model.text import clean
from ketamine_tui.present.urgent import UrgentRegion, names_of, regions_named, urgent_regions


class Options(NamedTuple):
    """Which region, if not all of them."""

    region: str | None
    json: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("--region", metavar="CODE", help="only this region, such as GB or US")


def run(context: Context, options: Options) -> int:
    """Print urgent help by region, in the directory's own order."""
    regions = urgent_regions(context.catalog())
    name = options.region or ""
    shown = regions_named(regions, name)
    if regions and not shown:
        raise UserError(f"no urgent help for {clean(name)!r}; there is {names_of(regions)}")
    if options.json:
        put_answer("urgent/1", regions=[_data(region) for region in shown])
    else:
        from ketamine_tui.cli.printing import print_blocks

        print_blocks(context, (block for region in shown for block in _blocks(region)))
    return FINE if shown else FINDINGS


def _blocks(region: UrgentRegion) -> Iterator[Block]:
    yield heading(region.title, 1)
    for line in region.lines:
        doubt = () if line.state.is_checked else (Span(f"{line.state.words}: ", "warning"),)
        yield Block("text", (Span(line.ways, "strong"),), indent=1)
        yield Block("line", (*doubt, Span(f"{line.title} ({line.entry_id})")), indent=2)


def _data(region: UrgentRegion) -> dict[str, object]:
    lines = [
        {
            "id": line.entry_id,
            "title": line.title,
            "state": line.state,
            "ways": line.ways,
            "main": line.main.value if line.main else "",
        }
        for line in region.lines
    ]
    return {"region": region.region, "title": region.title, "entries": lines}


URGENT = Command(_add_arguments, Options, run)
