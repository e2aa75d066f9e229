"""Messages between the parts: changes of the view, requests for effects, and their results."""

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.directory import Directory, SavedView
from ketamine_tui.query.fields import SECTION, VIEW
from ketamine_tui.query.modes import cycled
from ketamine_tui.query.queue import is_queue, within_queue
from ketamine_tui.query.syntax import EVERYTHING, Query, QueryError, Saved
from ketamine_tui.query.view import FacetCount, View

if TYPE_CHECKING:
    # A review or a code costs nobody anything before there is one: these come with the first.
    from ketamine_tui.curation.reviewing import Finding
    from ketamine_tui.exchange.handovers import Handover
    from ketamine_tui.model.entry import Entry


class ChangeView(Message):
    """A request to show something else; each knows which view follows from which."""

    begins_anew: ClassVar[bool] = False
    """Whether the first entry is selected rather than the one that was."""

    def apply(self, view: View) -> View:
        """Return the view that is wanted instead of `view`.

        Raises:
            QueryError: If that cannot be understood, as a saved view may be.
        """
        raise NotImplementedError


class ShowSection(ChangeView):
    """Show one section, or everything for the empty name. The filter stays."""

    def __init__(self, section: str) -> None:
        super().__init__()
        self.section = section

    def apply(self, view: View) -> View:
        """Return the view of the section."""
        return view.with_section(self.section)


class CycleFacet(ChangeView):
    """Ask for a value, exclude it, or leave it alone again."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__()
        self.field = field
        self.value = value

    def apply(self, view: View) -> View:
        """Return the view with the value's mode moved on."""
        query = cycled(view.query, self.field, self.value)
        # Only a saved view may turn out not to be understood.
        return view.with_text(str(query)) if self.field == VIEW else view.with_query(query)


def change_for(item: FacetCount) -> ChangeView:
    """Return what choosing a value asks for: a section is shown, other values move on."""
    if item.field == SECTION:
        return ShowSection(item.value)
    return CycleFacet(item.field, item.value)


class ShowSavedView(ChangeView):
    """Show a saved view and nothing else, or, where that is shown, everything."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def apply(self, view: View) -> View:
        """Return the saved view, or the view without a query."""
        is_shown = view.query == Query((Saved(self.name),))
        return view.with_query(EVERYTHING) if is_shown else view.with_text(f"@{self.name}")


class ShowNumberedView(ChangeView):
    """Show the saved view of a number, from 1, like `ShowSavedView`."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def apply(self, view: View) -> View:
        """Return the saved view, or the view without a query."""
        views = view.search.names.directory.views
        if self.number > len(views):
            raise QueryError(1, f"there is no saved view {self.number}")
        return ShowSavedView(views[self.number - 1].name).apply(view)


class ShowQueue(ChangeView):
    """Show what of the view waits for a person, or, where that is shown, everything."""

    begins_anew = True

    def apply(self, view: View) -> View:
        """Return the part of the queue that the view asks for, or the view without a query."""
        return view.with_query(EVERYTHING if is_queue(view.query) else within_queue(view.query))


class ClearFilter(ChangeView):
    """Show everything in the section."""

    def apply(self, view: View) -> View:
        """Return the view without a query."""
        return view.with_query(EVERYTHING)


class GoTo(Message):
    """Put the focus on a part of the screen: filter, list, detail or a heading of the sidebar."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place


class FindTag(Message):
    """Take what is typed as the name of a tag in the sidebar."""


class CopyFilter(Message):
    """Copy the query."""


class GoBack(Message):
    """Take one step back: close the filter, leave the detail, clear the filter."""


class ShowEntry(Message):
    """Show the entry of an id, whatever hides it."""

    def __init__(self, entry_id: str) -> None:
        super().__init__()
        self.entry_id = entry_id


class DialogRequest(Message):
    """A request for a dialog; `screens.dialogs` knows which."""


class ShowCopyMenu(DialogRequest):
    """Offer what can be copied from the selected entry."""


class ShowLinkMenu(DialogRequest):
    """Offer the links of the selected entry."""


class ShowHandovers(DialogRequest):
    """Offer what a telephone can take of the selected entry."""


class ShowCode(DialogRequest):
    """Show a QR code, with what must be known of its entry."""

    def __init__(self, handover: "Handover", caution: str) -> None:
        super().__init__()
        self.handover = handover
        self.caution = caution


class ShowExports(DialogRequest):
    """Offer the formats to export the view to."""

    def __init__(self, *, with_doubted: bool = False) -> None:
        super().__init__()
        self.with_doubted = with_doubted


class ShowUrgent(DialogRequest):
    """Show urgent help."""


class ShowHelp(DialogRequest):
    """Show the keys and the words of the filter language."""


class ShowProblems(DialogRequest):
    """Show what is wrong with the files."""


class ShowSaveView(DialogRequest):
    """Ask for the name under which to save the query."""


class ShowReviewMenu(DialogRequest):
    """Ask what was found about the selected entry."""


class AskReview(DialogRequest):
    """Ask for what is missing in a finding about the selected entry; first its fields if `is_partial`."""

    def __init__(self, finding: "Finding", *, is_partial: bool = False) -> None:
        super().__init__()
        self.finding = finding
        self.is_partial = is_partial


class ShowHistory(DialogRequest):
    """Show every review of the selected entry, and what has changed since."""


class ShowPalette(DialogRequest):
    """Open the command palette."""


class Effect(Message):
    """A request for something beyond the program; `effects` carries it out."""


class CopyText(Effect):
    """Put a text on the clipboard. `what` names it; `caution` is said with the result."""

    def __init__(self, text: str, what: str, caution: str = "") -> None:
        super().__init__()
        self.text = text
        self.what = what
        self.caution = caution


class OpenLink(Effect):
    """Open a web address outside the program."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url


class Export(Effect):
    """Write the entries of a view into a new file; those that nobody vouches for only when asked for."""

    def __init__(self, form: str, view: View, *, with_doubted: bool) -> None:
        super().__init__()
        self.form = form
        self.view = view
        self.with_doubted = with_doubted


class SaveView(Effect):
    """Keep a saved view among the user's own."""

    def __init__(self, view: SavedView) -> None:
        super().__init__()
        self.view = view


class RecordReview(Effect):
    """Write what was found about an entry into its file.

    `entry` is as it was looked at; `path` is its file.
    """

    def __init__(self, finding: "Finding", entry: "Entry", path: str, directory: Directory) -> None:
        super().__init__()
        self.finding = finding
        self.entry = entry
        self.path = path
        self.directory = directory


class UndoReview(Effect):
    """Take back the latest review."""


class EditEntry(Message):
    """Open the file of the selected entry in the person's editor."""


class ReloadContent(Message):
    """Read what has changed on the disk.

    `told` is said afterwards instead of what was read; a quiet reading says nothing, and changes
    nothing on the screen where nothing has changed.
    """

    def __init__(self, told: str = "", *, is_quiet: bool = False) -> None:
        super().__init__()
        self.told = told
        self.is_quiet = is_quiet


class StopReading(Message):
    """Stop reading what has changed on the disk."""


class SuspendProgram(Message):
    """Go to the background of the shell."""


class ChooseTheme(Message):
    """Use other colours."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class LeaveProgram(Message):
    """End the program."""


class ReadingProgress(Message):
    """How many of the files to be read have been read."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done = done
        self.total = total


class ReadingEnded(Message):
    """The files were not read to the end; everything shown stays."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class CatalogReplaced(Message):
    """The directory was opened again, as `request` has asked."""

    def __init__(self, catalog: Catalog, request: ReloadContent) -> None:
        super().__init__()
        self.catalog = catalog
        self.request = request


class Answered(Message):
    """What is on the screen answers the latest question, at least in part."""


class Notice(Message):
    """Tell the person in front of the screen what happened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
