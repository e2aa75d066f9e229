"""Help: every key, the filter language, what the marks mean, and the colours."""

from collections.abc import Iterator

from ketamine_tui.actions.commands import MOVEMENT, ON_SCREEN
from ketamine_tui.actions.keymap import Keymap
from ketamine_tui.actions.session import Session
from ketamine_tui.messages import Answer
from ketamine_tui.model import prose
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.translate import _
from ketamine_tui.palettes import NAMES
from ketamine_tui.present.trust import MEANING
from ketamine_tui.query.fields import EXAMPLES, FIELDS
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.keys import keymap_in
from ketamine_tui.screens.reading import SearchableReading
from ketamine_tui.widgets.text_pane import TextPane

_MOST_COLUMNS = 3


class Help(SearchableReading):
    """The help, in columns where there is room for them."""

    def pane(self) -> TextPane:
        """Return the text."""
        return TextPane(self._title, most_columns=_MOST_COLUMNS)


def open_help(browse: BrowseScreen, _session: Session) -> Answer:
    """Return the help: keys, the filter language, what the states mean."""
    keymap = keymap_in(browse.app)
    return Help(_("Help"), tuple(_help(browse.catalog.directory, browse.app.theme, keymap)))


def _help(directory: Directory, theme: str, keymap: Keymap) -> Iterator[Block]:
    yield prose.heading(_("Keys"))
    for command in ON_SCREEN:
        yield prose.field(
            keymap.shown(command.id) or _("none"), f"{_(command.title)}: {_(command.help)}"
        )
    yield prose.heading(_("Moving about"))
    for keys, what in MOVEMENT:
        yield prose.item(Span(f"{_(keys)}: {_(what)}"))
    yield prose.heading(_("Filtering"))
    for text, what in EXAMPLES:
        yield prose.item(Span(text, "strong"), Span(f": {_(what)}"))
    for name, field in FIELDS.items():
        yield prose.item(Span(f"{name}:", "strong"), Span(f" {_(field.meaning)}"))
    yield prose.heading(_("What the marks mean"))
    for state in ReviewState:
        yield prose.marked(state.mark, f"{_(state.words)}: {_(MEANING[state])}")
    if directory.disclaimer:
        yield prose.heading(_("Please note"))
        yield prose.paragraph(directory.disclaimer)
    yield prose.heading(_("Mouse"))
    yield prose.item(Span(_("a click on a choice moves the cursor to it, a second one takes it")))
    yield prose.item(Span(_("a click on a key in the last line does what the key does")))
    yield prose.item(Span(_("a click beside a dialog closes it, but never urgent help")))
    yield prose.item(Span(_("to select text: hold Shift, or start with --no-mouse")))
    yield prose.heading(_("Colours"))
    there_are = _("now {theme}; there are {names}").format(theme=theme, names=", ".join(NAMES))
    yield prose.field(_("Theme"), there_are)
    key = keymap.shown("palette")
    kept = _('{key} and "theme", kept for the next run; ').format(key=key) if key else ""
    once = _("--theme NAME for this one")
    yield prose.field(_("Change"), f"{kept}{once}")
