"""Messages between the parts: changes of the view, requests for effects, and their results."""

from textual.message import Message

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.query.fields import SECTION
from ketamine_tui.query.syntax import EVERYTHING
from ketamine_tui.query.view import FacetCount, View


class ChangeView(Message):
    """A request to show something else; each knows which view follows from which."""

    def apply(self, view: View) -> View:
        """Return the view that is wanted instead of `view`."""
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
        return view.with_query(view.query.cycled(self.field, self.value))


def change_for(item: FacetCount) -> ChangeView:
    """Return what choosing a value asks for: a section is shown, other values move on."""
    if item.field == SECTION:
        return ShowSection(item.value)
    return CycleFacet(item.field, item.value)


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


class ShowUrgent(DialogRequest):
    """Show urgent help."""


class ShowHelp(DialogRequest):
    """Show the keys and the words of the filter language."""


class ShowProblems(DialogRequest):
    """Show what is wrong with the files."""


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


class ReloadContent(Message):
    """Read what has changed on the disk."""


class SuspendProgram(Message):
    """Go to the background of the shell."""


class ChooseTheme(Message):
    """Use other colours."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class LeaveProgram(Message):
    """End the program."""


class CatalogReplaced(Message):
    """The App has opened the directory again; everything shown is to come from the new catalog."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.catalog = catalog


class Notice(Message):
    """Tell the person in front of the screen what happened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
