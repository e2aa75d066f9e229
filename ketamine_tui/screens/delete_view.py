"""Deleting a saved view: which can be deleted here, and the question before it."""

from collections.abc import Iterator
from functools import partial

from ketamine_tui.actions.saved_views import delete_own, of_directory, without
from ketamine_tui.messages import Act, Notice, Open
from ketamine_tui.model.directory import SavedView
from ketamine_tui.model.translate import _
from ketamine_tui.query.search import Search
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.widgets.choice_list import Choice


def deletions(search: Search) -> Iterator[Choice]:
    """Yield a choice for each saved view, one's own first; those of the directory say where they are deleted."""
    views, shipped = search.catalog.views, len(search.catalog.directory.views)
    for view in views[shipped:]:
        yield Choice("", _text(view), "", Open(partial(question, view, search)))
    for view in views[:shipped]:
        note, told = _("a part of this directory"), of_directory(view.name)
        yield Choice("", _text(view), note, Notice(told))


def _text(view: SavedView) -> str:
    return _("Delete view @{name}").format(name=view.name)


def question(view: SavedView, search: Search) -> ChoiceDialog:
    """Return the question whether a view is to be deleted, with the other views that ask for it."""
    items: list[str | Choice] = [_("Its filter: {query}").format(query=view.query)]
    if told := without(view.name, search):
        items.append(told)
    items.append(Choice("k", _("Keep it"), "", Notice(_("@{name} is kept").format(name=view.name))))
    items.append(Choice("d", _("Delete it"), "", Act(partial(delete_own, view.name))))
    return ChoiceDialog(_("Delete @{name}?").format(name=view.name), items)
