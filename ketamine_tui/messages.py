"""Messages between the parts: changes of the view, requests for dialogs and actions, results."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.screen import Screen

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.translate import N_, _
from ketamine_tui.query.fields import SECTION, VIEW
from ketamine_tui.query.modes import cycled
from ketamine_tui.query.queue import is_queue, within_queue
from ketamine_tui.query.syntax import EVERYTHING, Query, QueryError, Saved
from ketamine_tui.query.view import FacetCount, View

if TYPE_CHECKING:
    # What is done, and where, comes with the first thing to be done.
    from ketamine_tui.actions.configuration import Configuration
    from ketamine_tui.actions.outcome import Action
    from ketamine_tui.present.painters.text import Target

NO_ENTRY = N_("There is no entry {id}")


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
            raise QueryError(1, _("there is no saved view {name}").format(name=self.number))
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


class ZoomPane(Message):
    """Give the pane that has the focus the whole screen, or show the others again."""


class WidenPane(Message):
    """Give the pane that has the focus so many columns more, or with a negative number fewer."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


class Travel(Message):
    """Show what was asked and looked at so many steps later, or with a negative number before."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


class GoBack(Message):
    """Take one step back: close the filter, leave the detail, clear the filter."""


class ShowEntry(Message):
    """Show the entry of an id, whatever hides it."""

    def __init__(self, entry_id: str) -> None:
        super().__init__()
        self.entry_id = entry_id


class Request(Message):
    """A request for what is imported when it is first asked for; `screens.dialogs` knows what."""


class PointAt(Request):
    """Somebody points at a link, a tag or a value of the entry."""

    def __init__(self, target: "Target") -> None:
        super().__init__()
        self.target = target


class ShowCopyMenu(Request):
    """Offer what can be copied from the selected entry."""


class ShowLinkMenu(Request):
    """Offer the links of the selected entry."""


class ShowCodes(Request):
    """Offer what a telephone can take of the selected entry."""


class ShowExports(Request):
    """Offer the formats to export the view to."""


class ShowUrgent(Request):
    """Show urgent help."""


class ShowHelp(Request):
    """Show the keys and the words of the filter language."""


class ShowProblems(Request):
    """Show what is wrong with the files."""


class ShowSaveView(Request):
    """Ask for the name under which to save the query."""


class ShowReviewMenu(Request):
    """Ask what was found about the selected entry."""


class ShowHistory(Request):
    """Show every review of the selected entry, and what has changed since."""


class ExplainPlace(Request):
    """Say what puts the selected entry where it is in the list."""


class ShowPalette(Request):
    """Open the command palette."""


class CopyFilter(Request):
    """Copy the query."""


class MarkEntry(Request):
    """Mark the selected entry as one of one's own, or take the mark away."""


class ShowNote(Request):
    """Show the private note about the selected entry, to be written."""


class UndoLatest(Request):
    """Take back the latest review, mark or note."""


Answer = Screen[Message | None] | Message | None
"""What a request leads to: a dialog, a message that makes one needless, or nothing."""


class Open(Request):
    """Open what a dialog leads to, such as the next question; `answer` returns it."""

    def __init__(self, answer: Callable[[], Answer]) -> None:
        super().__init__()
        self.answer = answer


class Act(Message):
    """Do something beyond the screen, beside it, and tell what came of it."""

    def __init__(self, action: "Action") -> None:
        super().__init__()
        self.action = action


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


class ConfigurationRead(Message):
    """The person's own file was read again, alone or with the files of the directory."""

    def __init__(self, configuration: "Configuration", *, is_with_files: bool = False) -> None:
        super().__init__()
        self.configuration = configuration
        self.is_with_files = is_with_files


class LeaveProgram(Message):
    """End the program."""


class ReadingProgress(Message):
    """How many of the files to be read have been read."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done = done
        self.total = total


class ReadingEnded(Message):
    """The files were not read to the end, as `request` has asked; everything shown stays. Reading them once more `may_help`."""

    def __init__(self, reason: str, request: ReloadContent, *, may_help: bool = False) -> None:
        super().__init__()
        self.reason = reason
        self.request = request
        self.may_help = may_help


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
