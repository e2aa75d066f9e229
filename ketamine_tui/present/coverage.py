"""Coverage: how much of a directory was checked, and how lately."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.way_kinds import WayKind
from ketamine_tui.query import fields
from ketamine_tui.query.names import CHECKED
from ketamine_tui.query.view import View

POINTS = tuple(kind.presence for kind in WayKind if kind.reaches_people)
"""The ways to reach somebody, as ``has:`` names them."""


class Share(NamedTuple):
    """How many of some entries are so."""

    group: str
    name: str
    part: int
    whole: int

    @property
    def percent(self) -> int:
        """The share in whole percent, rounded down: 99 of 100 and one half is not all."""
        return self.part * 100 // self.whole if self.whole else 0


def coverage(view: View, days: int) -> Iterator[Share]:
    """Yield shares of a view: what was checked, by way to reach somebody, section and state.

    `days` is how lately contact points have to have been checked to count.
    """
    sets, shown = view.catalog.sets, view.shown
    checked = shown & view.search.bits(fields.IS, CHECKED)
    since = view.catalog.today - dt.timedelta(days=days)
    lately = checked & sets.between("reviewed", since.isoformat(), "")
    yield Share("all", "checked", checked.bit_count(), view.total)
    lines = 0
    for name in POINTS:
        lines |= sets.bits("has", name)
    yield _share(f"contact points checked in {days} days", "any", lately, shown & lines)
    for name in POINTS:
        whole = shown & sets.bits("has", name)
        if whole:
            yield _share(f"contact points checked in {days} days", name, lately, whole)
    for section, _ in walk_sections(view.catalog.sections):
        whole = shown & view.search.section_bits(section.id)
        if whole:
            yield _share("checked by section", section.id, checked, whole)
    for state in ReviewState:
        yield Share("state", state, (shown & sets.bits("state", state)).bit_count(), view.total)


def _share(group: str, name: str, part: int, whole: int) -> Share:
    return Share(group, name, (part & whole).bit_count(), whole.bit_count())
