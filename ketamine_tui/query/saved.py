"""Saved views: what is wrong with them, and how a new one may be called."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.directory import SavedView
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.text import fold
from ketamine_tui.model.translate import _
from ketamine_tui.query.fields import IS, KIND, METHOD, NOTE
from ketamine_tui.query.names import Names
from ketamine_tui.query.parse import parse_view
from ketamine_tui.query.syntax import (
    AND,
    Field,
    Group,
    Not,
    Query,
    QueryError,
    TooLargeError,
    fields_in,
    view_names,
)
from ketamine_tui.store.scan import DIRECTORY_FILE
from ketamine_tui.store.user_folders import VIEWS_FILE

if TYPE_CHECKING:
    from ketamine_tui.query.search import Search

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST = 30
_CHANGING = frozenset({IS, METHOD, NOTE, "reviewed", "reviewer", "next", "has", "no"})
"""Fields of which another review, or another day, changes who has them."""

_NOTHING = Query((Field(KIND, ()),))


class SavedQueries:
    """The queries of saved views, each read once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._queries: dict[str, Query] = {}

    def query(self, name: str) -> Query:
        """Return the query of a saved view; one that cannot be understood matches nothing."""
        if name not in self._queries:
            view = self._names.view(name)
            try:
                self._queries[name] = parse_view(view, self._names) if view else _NOTHING
            except QueryError:
                self._queries[name] = _NOTHING
        return self._queries[name]


def view_problems(views: Iterable[SavedView], names: Names, path: str) -> Iterator[Problem]:
    """Yield what is wrong with saved views.

    Args:
        views: The views of one file.
        names: What a query can name, with all the views that there are.
        path: The file.
    """
    for view in views:
        first = names.view(view.name)
        if first is not None and first != view:
            message, hint = f"there is a view @{first.name} already", "give it another name"
            yield Problem(path, view.line, 1, "view-duplicate", message, hint)
        try:
            parse_view(view, names)
        except TooLargeError as error:
            message = f"@{view.name} is too large: {error.message}"
            place = view.query_line, view.query_column
            yield Problem(path, *place, "view-too-large", message, error.hint)
        except QueryError as error:
            message = f"@{view.name} cannot be understood: {error.message}"
            place = view.query_line, view.query_column
            yield Problem(path, *place, "view-invalid", message, error.hint)


def empty_views(views: Iterable[SavedView], search: "Search", path: str) -> Iterator[Problem]:
    """Yield the views that find nothing and never will: what is due or checked is another matter every day."""
    for view in views:
        query = search.saved(view.name)
        is_read = search.names.view(view.name) == view and query != _NOTHING
        excluded = _excluded(query) if is_read else ""
        if excluded or (is_read and _is_lasting(query) and not search.matches(query)):
            why = f": it asks for {excluded} and excludes it" if excluded else ""
            message = f"@{view.name} finds no entry{why}"
            place = view.query_line, view.query_column
            hint = "correct the query, or delete the view"
            yield Problem(path, *place, "view-empty", message, hint, Severity.INFO)


def _excluded(query: Query) -> str:
    """Return what a query asks for and excludes; nothing where it does not."""
    groups = (term.terms for term in query.terms if isinstance(term, Group) and term.joiner == AND)
    terms = [*query.terms, *(term for group in groups for term in group)]
    excluded = [term.term for term in terms if isinstance(term, Not)]
    return next((str(term) for term in terms if term in excluded), "")


def _is_lasting(query: Query) -> bool:
    """Say whether what a query finds is another only when entries are changed otherwise than by reviews."""
    names = {field.name for field in fields_in(query.terms)}
    return bool(query) and names.isdisjoint(_CHANGING) and not any(view_names(query.terms))


def known_problems(catalog: Catalog, names: Names) -> Iterator[Problem]:
    """Yield what is known to be wrong with a directory's files, and with all the saved views.

    Args:
        catalog: The directory.
        names: What a query can name there.
    """
    shipped = len(catalog.directory.views)
    yield from catalog.problems
    yield from view_problems(catalog.views[:shipped], names, DIRECTORY_FILE)
    yield from view_problems(catalog.views[shipped:], names, VIEWS_FILE)


def refusal(name: str, names: Names) -> str:
    """Return why a new view cannot have a name, or an empty text."""
    if not name:
        return _("type a name for the view")
    if not _NAME.fullmatch(name):
        return _("use only a-z, 0-9 and single hyphens in a name")
    if (other := names.view(name)) is not None:
        return _("there is a view @{name} already").format(name=other.name)
    return ""


def suggested_name(query: Query, names: Names) -> str:
    """Return a name for a query that no view has yet."""
    words = _NOT_IN_NAMES.sub("-", fold(str(query))).strip("-") or "view"
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]
    name, number = words, 2
    while names.view(name) is not None:
        name, number = f"{words}-{number}", number + 1
    return name
