"""The table of requests: what each one opens or does. Imported with the first one: see decision 3."""

from collections.abc import Callable, Mapping
from functools import partial

from ketamine_tui import messages
from ketamine_tui.actions.session import Session
from ketamine_tui.messages import Answer
from ketamine_tui.screens import copy_menu, help, link_menu, palette, pointing, reading, urgent  # noqa: A004  # the dialog
from ketamine_tui.screens.browse import BrowseScreen

# Urgent help must not wait for what writes, nor for the formats.


def _codes(browse: BrowseScreen, session: Session) -> Answer:
    from ketamine_tui.screens.codes import open_codes

    return open_codes(browse, session)


def _exports(browse: BrowseScreen, session: Session) -> Answer:
    from ketamine_tui.screens.exports import open_exports

    return open_exports(browse, session)


def _save(browse: BrowseScreen, session: Session) -> Answer:
    from ketamine_tui.screens.save_view import open_save

    return open_save(browse, session)


def _review(browse: BrowseScreen, session: Session) -> Answer:
    from ketamine_tui.screens.review_menu import open_review

    return open_review(browse, session)


def _undo(_browse: BrowseScreen, _session: Session) -> Answer:
    from ketamine_tui.actions.undoing import undo

    return messages.Act(undo)


def _mark(browse: BrowseScreen, _session: Session) -> Answer:
    from ketamine_tui.actions.marking import mark

    subjects, view = browse.entries.subjects, browse.view
    if view is None or not subjects:
        return None
    titles = {row.id: row.title for row in map(view.catalog.row, subjects)}
    is_marked = not all(map(view.is_marked, subjects))
    return messages.Act(partial(mark, titles, is_marked=is_marked))


def _note(browse: BrowseScreen, session: Session) -> Answer:
    from ketamine_tui.screens.note_form import open_note

    return open_note(browse, session)


def _explain(browse: BrowseScreen, _session: Session) -> Answer:
    from ketamine_tui.actions.explaining import explain_place

    position = browse.entries.position
    if browse.view is None or position is None:
        return None
    return messages.Act(partial(explain_place, browse.view, position))


_ANSWERS: Mapping[type[messages.Request], Callable[[BrowseScreen, Session], Answer]] = {
    messages.ShowUrgent: urgent.open_urgent,
    messages.ShowHelp: help.open_help,
    messages.ShowProblems: reading.open_problems,
    messages.ShowHistory: reading.open_history,
    messages.ExplainPlace: _explain,
    messages.ShowPalette: palette.open_palette,
    messages.ShowCopyMenu: copy_menu.open_copy_menu,
    messages.CopyFilter: copy_menu.copy_query,
    messages.ShowLinkMenu: link_menu.open_links,
    messages.ShowCodes: _codes,
    messages.ShowExports: _exports,
    messages.ShowSaveView: _save,
    messages.ShowReviewMenu: _review,
    messages.MarkEntry: _mark,
    messages.ShowNote: _note,
    messages.UndoLatest: _undo,
}


def answer(request: messages.Request, browse: BrowseScreen, session: Session) -> Answer:
    """Return what a request leads to.

    Args:
        request: What is asked for.
        browse: The screen that it is asked about.
        session: Where what is asked for takes place.
    """
    if isinstance(request, messages.Open):
        return request.answer()
    if isinstance(request, messages.PointAt):
        return pointing.answer_to(request, browse)
    return _ANSWERS[type(request)](browse, session)
