"""The extent of a query: how many words and values it comes to with the saved views that it names.

A query is bounded by what it comes to, not by its length: views that name views multiply.
"""

from collections.abc import Callable
from typing import NamedTuple

from ketamine_tui.model.directory import SavedView
from ketamine_tui.model.translate import N_, _
from ketamine_tui.query.syntax import Query, QueryError, TooLargeError

MAX_SIZE = 250
"""Words and values that a query may come to; far beyond what people write, and still searched at once."""

MAX_VIEWS = 5
"""How deep saved views may ask for saved views: each may do so more than once."""

_REMEDY = N_("change the saved view")


class Mention(NamedTuple):
    """A saved view that a text names, and the column where it does, from 1."""

    view: SavedView
    column: int


class Parsed(NamedTuple):
    """What a text spells: the query, how many words and values stand in it, and the views that it names."""

    query: Query
    size: int
    mentions: tuple[Mention, ...]


class _Extent(NamedTuple):
    """The words and values of a query with its views, and the levels of views within views."""

    size: int
    depth: int


class Extents:
    """What saved views come to. Each is read once, however often it is named."""

    def __init__(self, read: Callable[[str], Parsed]) -> None:
        """Begin with no view; `read` returns what the text of one spells."""
        self._read = read
        self._by_name: dict[str, _Extent] = {}

    def check(self, parsed: Parsed, within: tuple[str, ...] = ()) -> _Extent:
        """Return what a query comes to.

        Args:
            parsed: The query.
            within: The names of the saved views that it is a part of.

        Raises:
            TooLargeError: If it comes to too much.
            QueryError: If a saved view in it cannot be understood, asks for itself, or is nested too deep.
        """
        size, depth = parsed.size, 0
        for view, column in parsed.mentions:
            extent = self._of_view(view, column, within)
            size += extent.size
            depth = max(depth, extent.depth)
            if size > MAX_SIZE:
                message = _("with @{name} there are more than {most} words and values")
                message = message.format(name=view.name, most=MAX_SIZE)
                raise TooLargeError(column, message, _("name fewer saved views, or shorter ones"))
        # A view that only orders counts too: looking at it is work.
        return _Extent(max(size, 1), depth + 1)

    def _of_view(self, view: SavedView, column: int, within: tuple[str, ...]) -> _Extent:
        if view.name in within:
            message = _("@{name} names itself").format(name=view.name)
            raise QueryError(column, message, _(_REMEDY))
        extent = self._by_name.get(view.name)
        if len(within) + (extent.depth if extent else 1) > MAX_VIEWS:
            message = _("saved views are nested deeper than {most}").format(most=MAX_VIEWS)
            raise QueryError(column, message, _(_REMEDY))
        if extent is None:
            try:
                extent = self.check(self._read(view.query), (*within, view.name))
            except QueryError as error:
                message = _("@{name} cannot be understood: {reason}")
                message = message.format(name=view.name, reason=error)
                raise QueryError(column, message, _(_REMEDY)) from None
            self._by_name[view.name] = extent
        return extent
