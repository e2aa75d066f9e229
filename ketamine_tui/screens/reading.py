"""Screens of text: help, problems, the history of an entry, a value that could not be delivered."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.actions.commands import MOVEMENT, ON_SCREEN
from ketamine_tui.actions.history import earlier_values
from ketamine_tui.actions.problems import check_files, problems_so_far
from ketamine_tui.actions.session import Session
from ketamine_tui.messages import Answer
from ketamine_tui.model import prose
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import sentence
from ketamine_tui.present.history import history_blocks
from ketamine_tui.present.trust import MEANING
from ketamine_tui.query.fields import EXAMPLES, FIELDS
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.widgets.text_pane import TextPane


class Reading(Dialog):
    """A dialog that is only read. What takes its time comes later, under a title of its own."""

    def __init__(
        self, title: str, blocks: Sequence[Block], later: Callable[[], "Text"] | None = None
    ) -> None:
        """Show blocks at once; `later` returns what is shown instead, and may take its time."""
        super().__init__(name=title)
        self._title = title
        self._blocks = blocks
        self._later = later

    def pane(self) -> TextPane:
        """Return the text."""
        return TextPane(self._title)

    def on_mount(self) -> None:
        """Show the text, and begin with what comes later."""
        pane = self.query_one(TextPane)
        pane.blocks = self._blocks
        pane.focus()
        if self._later is not None:
            self.run_worker(self._work, group="later", thread=True, exit_on_error=False)

    def _work(self) -> None:
        assert self._later is not None  # noqa: S101  # or there would be no work
        self.app.call_from_thread(self._show, self._later())

    def _show(self, text: "Text") -> None:
        if not self.is_left:
            pane = self.query_one(TextPane)
            pane.pane_title = text.title
            pane.blocks = text.blocks


class Text(NamedTuple):
    """A text with its title."""

    title: str
    blocks: Sequence[Block]


def open_help(browse: BrowseScreen, _session: Session) -> Answer:
    """Return the help: keys, the filter language, what the states mean."""
    return Reading("Help", tuple(_help(browse.catalog.directory)))


def _help(directory: Directory) -> Iterator[Block]:
    yield prose.heading("Keys")
    for command in ON_SCREEN:
        yield prose.field(command.shown, f"{command.title}: {command.help}")
    yield prose.heading("Moving about")
    for keys, what in MOVEMENT:
        yield prose.item(Span(f"{keys}: {what}"))
    yield prose.heading("Filtering")
    for text, what in EXAMPLES:
        yield prose.item(Span(text, "strong"), Span(f": {what}"))
    for name, field in FIELDS.items():
        yield prose.item(Span(f"{name}:", "strong"), Span(f" {field.meaning}"))
    yield prose.heading("What the marks mean")
    for state in ReviewState:
        yield prose.field(f"[{state.mark}]", f"{state.words}: {MEANING[state]}")
    if directory.disclaimer:
        yield prose.heading("Please note")
        yield prose.paragraph(directory.disclaimer)
    yield prose.heading("Selecting with the mouse")
    yield prose.paragraph("Hold Shift, or start with --no-mouse.")


def open_problems(browse: BrowseScreen, session: Session) -> Answer:
    """Return what is wrong with the files: at once what is known, then what checking finds."""
    catalog = browse.catalog
    so_far = problems_so_far(catalog, browse.search.asked.search.names, session)
    number = f"Problems: {len(so_far)}"
    if session.curator is None:
        return Reading(number, _problem_blocks(so_far))
    check = check_files(catalog, so_far, session.curator.folder)

    def later() -> Text:
        problems = check()
        return Text(f"Problems: {len(problems)}", _problem_blocks(problems))

    return Reading(f"{number}, checking", _problem_blocks(so_far), later)


def _problem_blocks(problems: Sequence[Problem]) -> Sequence[Block]:
    blocks = [prose.item(Span(str(problem))) for problem in problems]
    return blocks or [prose.paragraph("Nothing is wrong with the files.")]


def open_history(browse: BrowseScreen, session: Session) -> Answer:
    """Return what is on record for the selected entry, and then what changed fields said before."""
    catalog, position = browse.catalog, browse.entries.position
    if position is None:
        return None
    blocks = history_blocks(catalog, position)
    earlier = earlier_values(catalog, position, session)
    if earlier is None:
        return Reading("History", blocks)

    def later() -> Text:
        return Text("History", history_blocks(catalog, position, earlier()))

    return Reading("History", blocks, later)


def value_screen(reason: str, value: str, caution: str = "") -> Reading:
    """Return a value alone on its lines, to be selected by hand, below what must be known of it."""
    doubt = [prose.paragraph(sentence(caution), "warning")] if caution else []
    return Reading(reason, [*doubt, Block("code", (Span(value),))])
