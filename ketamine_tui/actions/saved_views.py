"""Saving the filter as a view of one's own, and deleting such a view."""

from pathlib import Path

from ketamine_tui.actions.outcome import Outcome, room_beside
from ketamine_tui.actions.session import Session
from ketamine_tui.model.directory import SavedView
from ketamine_tui.model.privacy import PRIVATE
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import N_, _
from ketamine_tui.present.shortened import without_middle
from ketamine_tui.query.names import Names, nearest
from ketamine_tui.query.parse import parse_view
from ketamine_tui.query.saved import refusal
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import QueryError, view_names
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import DIRECTORY_FILE
from ketamine_tui.store.view_file import delete_view, save_view

_NO_PLACE = N_("Views cannot be saved here")


def place_for(query: str, session: Session) -> Path | Outcome:
    """Return the file that a query can be saved in, or why it cannot be, before a name is asked for."""
    if not query:
        return Outcome(_("There is no filter to save"), is_wrong_use=True)
    if session.is_private:
        return Outcome(sentence(_(PRIVATE)))
    return session.views_file or Outcome(_(_NO_PLACE))


def save_filter(name: str, query: str, names: Names, session: Session) -> Outcome:
    """Keep a query, as it is typed, under a name; `names` has those that are taken."""
    file = place_for(query, session)
    if isinstance(file, Outcome):
        return file
    if reason := refusal(name, names):
        return Outcome(_("Not saved: {reason}").format(reason=reason), is_wrong_use=True)
    view = SavedView(name, query)
    try:
        parse_view(view, names)
        save_view(file, view)
    except (QueryError, NotWrittenError) as error:
        return Outcome(_("Not saved: {reason}").format(reason=error))
    facts = {"name": name, "query": query}
    form = _("Saved {query} as @{name}")
    room = room_beside(form.format(query="", name=name))
    told = form.format(query=without_middle(query, room, session.chrome.cut), name=name)
    return Outcome(told, is_done=True, is_new=True, facts=facts)


def of_directory(name: str) -> str:
    """Return what is told of a view that is not one's own."""
    told = _("@{name} is a part of this directory: delete it in {file}")
    return told.format(name=name, file=DIRECTORY_FILE)


def without(name: str, search: Search) -> str:
    """Return what is told of the views that ask for one that is to go; nothing where there are none."""
    others = [
        f"@{view.name}"
        for view in search.catalog.views
        if name in view_names(search.saved(view.name).terms)
    ]
    told = _("Without it, {views} will not work").format(views=", ".join(others))
    return told if others else ""


def delete_named(name: str, search: Search, session: Session) -> Outcome:
    """Delete a view by its name, unless the directory has it."""
    views = [view.name for view in search.catalog.views]
    if name not in views:
        hint = nearest(name, views)
        told = _("There is no saved view @{name}").format(name=name)
        return Outcome(f"{told} ({hint})" if hint else told, is_wrong_use=True)
    if views.index(name) < len(search.catalog.directory.views):
        return Outcome(of_directory(name), is_wrong_use=True)
    return delete_own(name, session)._replace(caution=without(name, search))


def delete_own(name: str, session: Session) -> Outcome:
    """Delete a view of one's own."""
    if session.is_private:
        return Outcome(sentence(_(PRIVATE)))
    if session.views_file is None:
        return Outcome(_(_NO_PLACE))
    try:
        delete_view(session.views_file, name)
    except NotWrittenError as error:
        return Outcome(_("Not deleted: {reason}").format(reason=error))
    return Outcome(_("Deleted @{name}").format(name=name), is_done=True, is_new=True)
