"""A hand-out: what somebody without the program needs of some entries, on paper."""

from collections.abc import Iterator

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.model import prose
from ketamine_tui.model.entry import Entry, Reachable, Resource
from ketamine_tui.model.prose import Block
from ketamine_tui.model.translate import _
from ketamine_tui.model.way_kinds import PLACEHOLDER
from ketamine_tui.model.ways import Way
from ketamine_tui.present.card import NameOf, addressees, kind_line
from ketamine_tui.present.citation import citation, further_identifiers
from ketamine_tui.present.layout import plain_text


def as_text(extract: Extract) -> str:
    """Return entries as text of at most 80 columns."""
    blocks = [
        prose.heading(extract.title, 1),
        prose.line(f"{extract.origin}."),
        *(block for item in extract.items for block in _blocks(item, extract.name_of)),
    ]
    return f"{plain_text(blocks)}\n"


def _blocks(item: Item, name_of: NameOf) -> Iterator[Block]:
    entry = item.entry
    yield prose.heading(entry.title, 1)
    if entry.alternate_names:
        yield prose.line(_("also: {names}").format(names="; ".join(entry.alternate_names)))
    yield kind_line(entry, name_of)
    yield prose.line(f"[{item.state.mark}] {item.standing}")
    for alert in entry.alerts:
        yield prose.line(_("Warning: {text}").format(text=alert.in_one_line))
    yield prose.line(entry.summary)
    if item.private_note:
        yield prose.field(_("Private note"), item.private_note)
    for label, text in _particulars(entry):
        yield prose.field(label, text)
    yield from addressees(entry, name_of)


def _particulars(entry: Entry) -> Iterator[tuple[str, str]]:
    ways = list(entry.ways())
    yield from ((_(way.kind.label), _said(way)) for way in ways if way.kind.reaches_people)
    if isinstance(entry, Reachable):
        yield from ((_("Hours"), str(schedule)) for schedule in entry.schedules)
    yield from ((_(way.kind.label), _said(way)) for way in ways if not way.kind.reaches_people)
    if isinstance(entry, Resource):
        yield _("Citation"), citation(entry)
        if further := further_identifiers(entry):
            yield _("Identifiers"), further


def _said(way: Way) -> str:
    doubt = f"  {_(PLACEHOLDER)}" if way.is_placeholder else ""
    return f"{way.value}{doubt}{f' ({way.said})' if way.said else ''}"
