"""Screens of text: help, problems, and a value that could not be copied."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.commands import COMMANDS, MOVEMENT
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.review import ReviewState
from ketamine_tui.present.history import history_blocks
from ketamine_tui.present.trust import MEANING
from ketamine_tui.query.fields import EXAMPLES, FIELDS
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.widgets.text_pane import TextPane


class Reading(Dialog):
    """A dialog that is only read. What takes its time comes later, under a title of its own."""

    def __init__(
        self, title: str, blocks: Sequence[Block], later: Callable[[], "Text"] | None = None
    ) -> None:
        """Make the dialog.

        Args:
            title: The pane's name, and that of the dialog.
            blocks: What is shown at once.
            later: Returns what is shown instead; may take its time.
        """
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
        if self.is_mounted:
            pane = self.query_one(TextPane)
            pane.pane_title = text.title
            pane.blocks = text.blocks


class Text(NamedTuple):
    """A text with its title."""

    title: str
    blocks: Sequence[Block]


def help_screen(directory: Directory) -> Reading:
    """Return the help: keys, the filter language, what the states mean."""
    return Reading("Help", tuple(_help(directory)))


def _help(directory: Directory) -> Iterator[Block]:
    yield _heading("Keys")
    for command in COMMANDS:
        yield _field(command.shown, f"{command.title}: {command.help}")
    yield _heading("Moving about")
    for keys, what in MOVEMENT:
        yield Block("line", (Span(f"{keys}: {what}"),), indent=1, marker="-")
    yield _heading("Filtering")
    for text, what in EXAMPLES:
        yield Block("line", (Span(text, "strong"), Span(f": {what}")), indent=1, marker="-")
    for name, field in FIELDS.items():
        yield Block(
            "line", (Span(f"{name}:", "strong"), Span(f" {field.meaning}")), indent=1, marker="-"
        )
    yield _heading("What the marks mean")
    for state in ReviewState:
        yield _field(f"[{state.mark}]", f"{state.words}: {MEANING[state]}")
    if directory.disclaimer:
        yield _heading("Please note")
        yield Block("text", (Span(directory.disclaimer),))
    yield _heading("Selecting with the mouse")
    yield Block("text", (Span("Hold Shift, or start with --no-mouse."),))


def problems_screen(
    known: Sequence[Problem], check: Callable[[], Sequence[Problem]] | None
) -> Reading:
    """Return what is wrong with the files: at once what is known, then what checking finds."""
    if check is None:
        return Reading(f"Problems: {len(known)}", _problem_blocks(known))

    def find() -> Text:
        problems = check()
        return Text(f"Problems: {len(problems)}", _problem_blocks(problems))

    return Reading(f"Problems: {len(known)}, checking", _problem_blocks(known), find)


def _problem_blocks(problems: Sequence[Problem]) -> Sequence[Block]:
    blocks = [Block("line", (Span(str(problem)),), indent=1, marker="-") for problem in problems]
    return blocks or [Block("text", (Span("Nothing is wrong with the files."),))]


def history_screen(
    catalog: Catalog, position: int, before: Callable[[], Mapping[str, str]] | None
) -> Reading:
    """Return what is on record for the entry at a position, and then what changed fields said before."""
    blocks = history_blocks(catalog, position)
    if before is None:
        return Reading("History", blocks)
    return Reading(
        "History", blocks, lambda: Text("History", history_blocks(catalog, position, before()))
    )


def value_screen(reason: str, value: str) -> Reading:
    """Return a value alone on its lines, to be selected by hand."""
    return Reading(reason, [Block("code", (Span(value),))])


def _heading(text: str) -> Block:
    return Block("heading", (Span(text),), level=2)


def _field(label: str, text: str) -> Block:
    return Block("field", (Span(text),), marker=label)
