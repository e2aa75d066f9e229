"""The entries that the list has to show: those of ``list --json`` for the same query, asked in this process."""

import re
from collections.abc import Collection
from pathlib import Path

from machine.screen import Browsing
from support.content import SHIPPED_DAY

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.opening import Opening
from ketamine_tui.index.row import Row
from ketamine_tui.model.marks import MarksPlace
from ketamine_tui.model.section import walk_sections
from ketamine_tui.query.search import Search
from ketamine_tui.query.suggest import answer
from ketamine_tui.query.syntax import QueryError
from ketamine_tui.query.view import View
from ketamine_tui.store.locate import Location


class Truth:
    """The directory as the shell commands open it, with the index, the saved views and the marks of the program."""

    def __init__(self, folder: Path, home: Path) -> None:
        cache, views = home / "cache/ketamine-tui", home / "config/ketamine-tui/views.yaml"
        location = Location(folder, is_packaged=False)
        marks = MarksPlace(home / "data/ketamine-tui/marks.yaml", location.identity)
        self._opening = Opening(location, lambda: SHIPPED_DAY, cache, views, marks)
        self._sections = {""}

    def complaint(self, browsing: Browsing) -> str:
        """Say what of the counts and the list is not so, or nothing."""
        catalog = self._opening.open()
        # Which one is shown is not always on the screen, and it may be gone meanwhile.
        self._sections.update(section.id for section, _ in walk_sections(catalog.sections))
        try:
            return _complaint(catalog, browsing, self._sections)
        finally:
            catalog.close()


def _complaint(catalog: Catalog, browsing: Browsing, sections: Collection[str]) -> str:
    counts = browsing.counts
    if counts is None:
        return ""
    if counts.size != catalog.size:
        return f"shows a number of entries that is not {catalog.size}"
    try:
        everywhere = View(Search(catalog)).with_text(browsing.query)
    except QueryError:
        return ""  # the list stays what it was
    views = [everywhere.with_section(section) for section in sections]
    # What words may have meant is shown in their place, until it is taken back.
    views += [corrected for view in views if (corrected := answer(view)) is not view]
    possible = [view for view in views if view.total == counts.total]
    if not possible:
        return f"shows {counts} where {browsing.query!r} has {everywhere.total} in all sections"
    titles = browsing.titles()
    if any(_has(view, titles) for view in possible):
        return ""
    return f"lists other titles than those of {browsing.query!r}: {titles}"


def _has(view: View, titles: dict[int, str]) -> bool:
    """Say whether a view has titles at their places: whole, cut, or without regions in parentheses."""
    return all(
        place < view.total
        and any(form.startswith(title) for form in _forms(view.catalog.row(view.positions[place])))
        for place, title in titles.items()
    )


def _forms(row: Row) -> tuple[str, str]:
    return row.title, re.sub(r" \([^()]*\)", "", row.title)
