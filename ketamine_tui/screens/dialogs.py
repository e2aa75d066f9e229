"""From the request for a dialog to the dialog. Imported with the first request: see decision 3."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from ketamine_tui import messages
from ketamine_tui.actions.session import Session
from ketamine_tui.exchange.extract import extract_at
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import sentence
from ketamine_tui.present.card import Card
from ketamine_tui.query.saved import known_problems
from ketamine_tui.query.view import View
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.code import code_screen, handover_choices
from ketamine_tui.screens.copy_menu import CopyMenu
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.screens.link_menu import LinkMenu, follow, opens_at_once
from ketamine_tui.screens.palette import Palette
from ketamine_tui.screens.reading import help_screen, history_screen, problems_screen
from ketamine_tui.screens.save_view import SaveDialog
from ketamine_tui.screens.urgent import UrgentHelp

if TYPE_CHECKING:
    from ketamine_tui.curation.curator import Curator

DialogScreen = Screen[Message | None]


def answer(
    request: messages.DialogRequest,
    browse: BrowseScreen,
    catalog: Callable[[], Catalog],
    session: Session,
) -> DialogScreen | Message | None:
    """Return the dialog that is asked for, or the message that makes one needless.

    Args:
        request: What is asked for.
        browse: The screen that it is asked about.
        catalog: Returns the directory as it is then.
        session: Where what is asked for would take place.
    """
    found: DialogScreen | Message | None = None
    match request:
        case messages.ShowUrgent():
            found = UrgentHelp(catalog())
        case messages.ShowHelp():
            found = help_screen(catalog().directory)
        case messages.ShowProblems():
            found = _problems_dialog(browse, catalog(), session)
        case messages.ShowSaveView():
            found = _save(browse)
        case messages.ShowPalette() if browse.view is not None:
            found = Palette(browse.view, catalog)
        case messages.ShowExports() if browse.view is not None:
            found = _exports(browse.view, request)
        case messages.ShowCode():
            found = code_screen(request.handover, request.caution, browse.size.height)
        case _:
            found = _about_entry(request, browse, catalog(), session)
    return found


def _about_entry(
    request: messages.DialogRequest,
    browse: BrowseScreen,
    catalog: Catalog,
    session: Session,
) -> DialogScreen | Message | None:
    """Return what is asked for about the selected entry; nothing where none is selected."""
    if (position := browse.entries.position) is None or (card := browse.selected_card()) is None:
        return None
    found: DialogScreen | Message | None = None
    match request:
        case messages.ShowCopyMenu():
            found = CopyMenu(card)
        case messages.ShowLinkMenu():
            found = _links(card)
        case messages.ShowHandovers():
            found = _handovers(catalog, position)
        case messages.ShowHistory():
            found = _history(catalog, position, session)
        case messages.ShowReviewMenu() | messages.AskReview():
            found = _review(request, card, catalog, session.curator)
    return found


def _exports(view: View, request: messages.ShowExports) -> DialogScreen | Message:
    # Urgent help must not wait for what writes the formats.
    from ketamine_tui.screens.exports import ExportMenu

    if not view.total:
        return messages.Notice("There is nothing to export: the list is empty")
    return ExportMenu(view, with_doubted=request.with_doubted)


def _handovers(catalog: Catalog, position: int) -> DialogScreen | Message:
    found = handover_choices(extract_at(catalog, position))
    if not found:
        return messages.Notice("A phone can take nothing of this entry")
    return found[0].message if len(found) == 1 else ChoiceDialog("To a phone", [*found])


def _history(catalog: Catalog, position: int, session: Session) -> DialogScreen:
    curator = session.curator
    if curator is None or catalog.row(position).state is not ReviewState.CHANGED:
        return history_screen(catalog, position, None)
    folder = curator.folder

    def find() -> Mapping[str, str]:
        from ketamine_tui.actions.history import values_before_change

        return values_before_change(catalog, position, folder, session.environment)

    return history_screen(catalog, position, find)


def _problems_dialog(browse: BrowseScreen, catalog: Catalog, session: Session) -> DialogScreen:
    names = browse.search.asked.search.names
    known = (*known_problems(catalog, names), *session.problems_of_own())
    curator = session.curator
    if curator is None:
        return problems_screen(known, None)
    folder, directory, today = curator.folder, catalog.directory, catalog.today

    def find() -> Sequence[Problem]:
        # Urgent help must not wait for the tables of telephone numbers.
        from ketamine_tui.checks.run import check

        return check(folder, directory, today, known, release=False)

    return problems_screen(known, find)


def _save(browse: BrowseScreen) -> DialogScreen | Message:
    view = browse.search.asked
    if not str(view.query):
        return messages.Notice("There is no filter to save")
    return SaveDialog(view.query, view.search.names)


def _links(card: Card) -> DialogScreen | Message:
    links = card.links
    if not links:
        return messages.Notice("This entry has no link")
    return follow(links[0]) if opens_at_once(links) else LinkMenu(links)


def _review(
    request: messages.ShowReviewMenu | messages.AskReview,
    card: Card,
    catalog: Catalog,
    curator: "Curator | None",
) -> DialogScreen | Message:
    """Return the next step of a review: what was found, how it was checked, who says so."""
    # Urgent help must not wait for what writes reviews.
    from ketamine_tui.curation.questions import prefilled
    from ketamine_tui.screens.review_form import ReviewForm
    from ketamine_tui.screens.review_menu import FieldMenu, method_menu, review_menu
    from ketamine_tui.store.fingerprint import changed_fields
    from ketamine_tui.store.saving import NotWrittenError

    if curator is None:
        return messages.Notice("Reviews cannot be written here")
    try:
        curator.check_writable()
    except NotWrittenError as error:
        return messages.Notice(sentence(str(error)))
    if isinstance(request, messages.ShowReviewMenu):
        return review_menu(card)
    if request.is_partial:
        people = catalog.directory.review_policy.people_needed(card.entry.kind)
        return FieldMenu(card, request, changed_fields(card.entry, people))
    if request.finding.status.is_checked and request.finding.method is None:
        return method_menu(card, request, catalog.directory)
    finding = prefilled(request.finding, card.entry, catalog.directory, curator.reviewer)
    return ReviewForm(card, catalog, finding)
