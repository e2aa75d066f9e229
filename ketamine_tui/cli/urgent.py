"""``urgent``: whom to call, before anything else."""

import argparse
from collections.abc import Iterator

from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, complain, put_answer
from ketamine_tui.cli.printing import print_lines, text_width
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.text import clean
from ketamine_tui.present.layout import lay_out
from ketamine_tui.present.urgent import UrgentLine, UrgentRegion, urgent_regions


def urgent(arguments: argparse.Namespace) -> int:
    """Print urgent help by region, in the directory's own order."""
    regions = urgent_regions(open_catalog(arguments))
    wanted = (arguments.region or "").casefold()
    shown = [one for one in regions if not wanted or is_meant(one, wanted)]
    if regions and not shown:
        there = ", ".join(f"{one.region} ({one.title})" for one in regions)
        complain(f"no urgent help for {clean(arguments.region)!r}; there is {there}")
        return FINDINGS
    if arguments.json:
        put_answer("urgent/1", regions=[_data(one) for one in shown])
    else:
        blocks = [block for one in shown for block in _blocks(one)]
        print_lines(arguments, lay_out(blocks, text_width(arguments)))
    return FINE if shown else FINDINGS


def is_meant(region: UrgentRegion, wanted: str) -> bool:
    """Say whether a folded text names a region, by its code or by a part of its title."""
    # People say UK, the standard says GB.
    code = "gb" if wanted == "uk" else wanted
    return region.region.casefold() == code or code in region.title.casefold()


def _blocks(region: UrgentRegion) -> Iterator[Block]:
    yield Block("heading", (Span(region.title),), level=1)
    for line in region.lines:
        doubt = () if line.state.is_checked else (Span(f"{line.state.words}: ", "warning"),)
        yield Block("text", (Span(line.ways, "strong"),), indent=1)
        yield Block("line", (*doubt, Span(f"{line.title} ({line.entry_id})")), indent=2)


def _data(region: UrgentRegion) -> dict[str, object]:
    return {
        "region": region.region,
        "title": region.title,
        "entries": [_line_data(line) for line in region.lines],
    }


def _line_data(line: UrgentLine) -> dict[str, object]:
    return {
        "id": line.entry_id,
        "title": line.title,
        "state": line.state,
        "ways": line.ways,
        "main": line.main.value if line.main else "",
    }
