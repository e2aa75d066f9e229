"""The last step of a review: who, against what, and why."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Label

from ketamine_tui.actions.reviewing import record, record_all
from ketamine_tui.curation.questions import answered, check, label_of, questions, text_of
from ketamine_tui.curation.reviewing import Finding, RefusedError, reviewed
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.row import Origin
from ketamine_tui.messages import Act
from ketamine_tui.model import prose
from ketamine_tui.model.prose import Block
from ketamine_tui.model.text import clean, counted, sentence
from ketamine_tui.present.card import Card
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.widgets.pane import Pane
from ketamine_tui.widgets.status_line import KeyLine
from ketamine_tui.widgets.text_pane import TextPane

_COLUMNS = 72
"""Columns in which a reason or an address can be typed without losing sight of its beginning."""


class FormLine(Input):
    """One line of the form."""

    DEFAULT_CSS = """
    FormLine, FormLine:focus { border: none; height: 1; padding: 0 1; width: 1fr; }
    """


class ReviewForm(Dialog):
    """Lines to fill in, above what is to be recorded. Enter goes on and records at the end."""

    HINTS = (
        *(("Enter", "next, record"), ("Ctrl+S", "record")),
        *(("Esc", "close"), ("urgent", "urgent help")),
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "record", "Record", show=False),
        Binding("down", "app.focus_next", "Next line", show=False),
        Binding("up", "app.focus_previous", "Previous line", show=False),
    ]

    def __init__(
        self, named: Sequence[tuple[Card, Origin]], catalog: Catalog, finding: Finding
    ) -> None:
        """Make a form about entries of a catalog, in whose lines a finding stands at first."""
        super().__init__()
        self._named = named
        self._catalog = catalog
        self._finding = finding
        self._fields = tuple(questions(finding.status))

    def typed_in(self) -> Iterator[Widget]:
        """Yield the lines."""
        status = self._finding.status
        yield Vertical(
            *(
                Horizontal(
                    Label(label_of(field, status), markup=False),
                    FormLine(text_of(self._finding, field), id=field),
                    classes="line",
                )
                for field in self._fields
            ),
            id="form",
        )

    @property
    def rows_typed_in(self) -> int:
        """The lines."""
        return len(self._fields)

    def extent(self, pane: Pane, room: Size) -> Size:
        """Leave room for typing."""
        columns, rows = super().extent(pane, room)
        return Size(max(columns, _COLUMNS), rows)

    @property
    def may_be_closed(self) -> bool:
        """Whether the lines are still as they were."""
        lines = self.query(FormLine)
        return all(line.value == text_of(self._finding, line.id or "") for line in lines)

    def pane(self) -> TextPane:
        """Return the text."""
        return TextPane(f"Record: {self._finding.status.in_sentence}")

    def on_mount(self) -> None:
        """Show what is to be recorded, and begin with the first line that is empty."""
        self.query_one(TextPane).blocks = tuple(self._blocks())
        lines = list(self.query(FormLine))
        next((line for line in lines if not line.value), lines[0]).focus()

    def take_catalog(self, catalog: Catalog) -> None:
        """Look up in the directory as it is now; whether the entry is still the same is seen to later."""
        self._catalog = catalog

    def _blocks(self) -> Iterator[Block]:
        if len(self._named) == 1:
            yield from self._blocks_of(*self._named[0])
            return
        yield prose.heading(counted(len(self._named), "entry", "entries"), 1)
        if method := self._finding.method:
            yield prose.field("Checked", method.words)
        for card, _ in self._named:
            yield prose.paragraph(f"{card.entry.title} ({card.state.words.lower()})")

    def _blocks_of(self, card: Card, origin: Origin) -> Iterator[Block]:
        finding, directory = self._finding, self._catalog.directory
        subject, policy = reviewed(card.original, finding.language), directory.review_policy
        yield prose.heading(subject.title, 1)
        yield prose.paragraph(subject.summary)
        if finding.method:
            yield prose.field("Checked", finding.method.words)
        if changed := subject.changed(directory):
            yield prose.field("Changed", f"{', '.join(changed)} since the last review")
        if finding.covers:
            yield prose.field("Fields", f"{', '.join(finding.covers)}; the others stay as they are")
        next_review = policy.next_review(subject.entry.kind, self._catalog.today)
        if finding.status.is_checked and next_review and not finding.covers:
            yield prose.field("Next", f"to be checked again by {next_review}")
        yield prose.field("File", origin.shown_path)

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Go to the next line, or record after the last one."""
        event.stop()
        lines = list(self.query(FormLine))
        if event.input is lines[-1]:
            self.action_record()
        else:
            self.focus_next(FormLine)

    def action_record(self) -> None:
        """Record the review, or say what is missing."""
        finding = self._filled()
        directory = self._catalog.directory
        named = [(card.original, origin.path) for card, origin in self._named]
        try:
            check(finding, [entry for entry, _ in named], self._catalog)
        except RefusedError as error:
            self.query_one(KeyLine).notice = sentence(str(error))
            if error.field in self._fields:
                self.query_one(f"#{error.field}", FormLine).focus()
            return
        if len(named) == 1:
            self.dismiss(Act(partial(record, finding, *named[0], directory)))
        else:
            self.dismiss(Act(partial(record_all, finding, named, directory)))

    def _filled(self) -> Finding:
        typed = {
            field: clean(self.query_one(f"#{field}", FormLine).value) for field in self._fields
        }
        return answered(self._finding, typed)
