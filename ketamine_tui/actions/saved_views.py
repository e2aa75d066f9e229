"""Saving the filter as a view of one's own, and deleting such a view."""

from pathlib import Path

from ketamine_tui.actions.outcome import Outcome, room_beside
from ketamine_tui.actions.session import Session
from ketamine_tui.model.directory import SavedView
from ketamine_tui.model.privacy import PRIVATE
from ketamine_tui.model.text import sentence
from ketamine_tui.present.shortened import shortened
from ketamine_tui.query.names import Names, nearest
from ketamine_tui.query.parse import parse_view
from ketamine_tui.query.saved import refusal
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import QueryError, view_names
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import DIRECTORY_FILE
from ketamine_tui.store.view_file import delete_view, save_view

_NO_PLACE = "Views cannot be saved here"


def place_for(query: str, session: Session) -> Path | Outcome:
    """Return the file that a query can be saved in, or why it cannot be, before a name is asked for."""
    if not query:
        return Outcome("There is no filter to save", is_wrong_use=True)
    if session.is_private:
        return Outcome(sentence(PRIVATE))
    return session.views_file or Outcome(_NO_PLACE)


def save_filter(name: str, query: str, names: Names, session: Session) -> Outcome:
    """Keep a query, as it is typed, under a name; `names` has those that are taken."""
    file = place_for(query, session)
    if isinstance(file, Outcome):
        return file
    if reason := refusal(name, names):
        return Outcome(f"Not saved: {reason}", is_wrong_use=True)
    view = SavedView(name, query)
    try:
        parse_view(view, names)
        save_view(file, view)
    except (QueryError, NotWrittenError) as error:
        return Outcome(f"Not saved: {error}")
    facts = {"name": name, "query": query}
    as_what = f"as @{name}"
    told = f"Saved {shortened(query, room_beside(f'Saved  {as_what}'))} {as_what}"
    return Outcome(told, is_done=True, is_new=True, facts=facts)


def of_directory(name: str) -> str:
    """Return what is told of a view that is not one's own."""
    return f"@{name} is a part of this directory: delete it in {DIRECTORY_FILE}"


def without(name: str, search: Search) -> str:
    """Return what is told of the views that ask for one that is to go; nothing where there are none."""
    others = [
        f"@{view.name}"
        for view in search.catalog.views
        if name in view_names(search.saved(view.name).terms)
    ]
    return f"Without it, {', '.join(others)} will not be understood" if others else ""


def delete_named(name: str, search: Search, session: Session) -> Outcome:
    """Delete a view by its name, unless the directory has it."""
    views = [view.name for view in search.catalog.views]
    if name not in views:
        hint = nearest(name, views)
        told = f"There is no saved view @{name}{f' ({hint})' if hint else ''}"
        return Outcome(told, is_wrong_use=True)
    if views.index(name) < len(search.catalog.directory.views):
        return Outcome(of_directory(name), is_wrong_use=True)
    return delete_own(name, session)._replace(caution=without(name, search))


def delete_own(name: str, session: Session) -> Outcome:
    """Delete a view of one's own."""
    if session.is_private:
        return Outcome(sentence(PRIVATE))
    if session.views_file is None:
        return Outcome(_NO_PLACE)
    try:
        delete_view(session.views_file, name)
    except NotWrittenError as error:
        return Outcome(f"Not deleted: {error}")
    return Outcome(f"Deleted @{name}", is_done=True, is_new=True)
