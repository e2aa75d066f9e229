"""Screens of text: help, problems, and a value that could not be copied."""

from collections.abc import Callable, Iterator, Sequence

from ketamine_tui.commands import COMMANDS, MOVEMENT
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.review import ReviewState
from ketamine_tui.query.fields import FIELDS
from ketamine_tui.query.history import history_blocks
from ketamine_tui.query.trust import MEANING
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.widgets.text_pane import TextPane

EXAMPLES = (
    ("infusion clinic", "both words, anywhere"),
    ('"at home"', "the phrase"),
    ("#Depression -#Esketamine", "one tag without the other"),
    (
        "tag:PTSD,ECT",
        "any of two tags, like #PTSD OR #ECT; tags chosen in the sidebar must all be there",
    ),
    ("kind:book kind:video", "books and videos"),
    ("is:to-be-reviewed", "what nobody has confirmed yet; #TOBE_REVIEWED means the same"),
    ("(a OR b) NOT c", "groups; OR, AND and NOT in capitals"),
    ("@name", "a saved view; v saves the filter as one"),
    ("sort:-issued", "the latest first; also by title, reviewed and next"),
)


class Reading(Dialog):
    """A dialog that is only read."""

    def __init__(self, title: str, blocks: Sequence[Block]) -> None:
        super().__init__(name=title)
        self._title = title
        self._blocks = blocks

    def pane(self) -> TextPane:
        """Return the text."""
        return TextPane(self._title)

    def on_mount(self) -> None:
        """Show the text."""
        pane = self.query_one(TextPane)
        pane.blocks = self._blocks
        pane.focus()


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


class Problems(Reading):
    """What is wrong with the files: at once what reading has found, then what checking finds."""

    def __init__(
        self, known: Sequence[Problem], check: Callable[[], Sequence[Problem]] | None
    ) -> None:
        """Make the dialog.

        Args:
            known: What is known already.
            check: Returns all that is wrong; may take its time.
        """
        so_far = f"{len(known)}, checking" if check else str(len(known))
        super().__init__(f"Problems: {so_far}", _problem_blocks(known))
        self._check = check

    def on_mount(self) -> None:
        """Begin to check."""
        super().on_mount()
        if self._check is not None:
            self.run_worker(self._work, group="check", thread=True, exit_on_error=False)

    def _work(self) -> None:
        assert self._check is not None  # noqa: S101  # or there would be no work
        problems = self._check()
        self.app.call_from_thread(self._show, problems)

    def _show(self, problems: Sequence[Problem]) -> None:
        if self.is_mounted:
            pane = self.query_one(TextPane)
            pane.pane_title = f"Problems: {len(problems)}"
            pane.blocks = _problem_blocks(problems)


def _problem_blocks(problems: Sequence[Problem]) -> Sequence[Block]:
    blocks = [Block("line", (Span(str(problem)),), indent=1, marker="-") for problem in problems]
    return blocks or [Block("text", (Span("Nothing is wrong with the files."),))]


def history_screen(catalog: Catalog, position: int) -> Reading:
    """Return what is on record for the entry at a position."""
    return Reading("History", history_blocks(catalog, position))


def value_screen(reason: str, value: str) -> Reading:
    """Return a value alone on its lines, to be selected by hand."""
    return Reading(reason, [Block("code", (Span(value),))])


def _heading(text: str) -> Block:
    return Block("heading", (Span(text),), level=2)


def _field(label: str, text: str) -> Block:
    return Block("field", (Span(text),), marker=label)
