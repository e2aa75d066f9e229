"""Dialogs of text: problems, the history of an entry, a value that could not be delivered."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ketamine_tui.actions.history import earlier_values
from ketamine_tui.actions.problems import check_files, problems_so_far
from ketamine_tui.actions.session import Session
from ketamine_tui.messages import NO_ENTRY, Answer, Notice
from ketamine_tui.model import prose
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.text import fold, sentence
from ketamine_tui.model.translate import N_, _
from ketamine_tui.present.history import history_blocks
from ketamine_tui.present.narrowing import narrowed
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.screens.find_line import WithFindLine
from ketamine_tui.widgets.text_pane import TextPane


class Reading(Dialog):
    """A dialog that is only read. What takes its time comes later, under a title of its own."""

    def __init__(
        self,
        title: str,
        blocks: Sequence[Block],
        later: Callable[[], "Text"] | None = None,
        *,
        stands_alone: bool = False,
    ) -> None:
        """Show blocks at once; `later` returns what is shown instead, and may take its time.

        What `stands_alone` has nothing of the screen below beside it.
        """
        super().__init__(name=title)
        self.stands_alone = stands_alone
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
            self._blocks = text.blocks
            self.query_one(TextPane).pane_title = text.title
            self.show_blocks()
            self.fit(self.app.size)

    def show_blocks(self) -> None:
        """Show the text as it is now."""
        self.query_one(TextPane).blocks = self._blocks


class SearchableReading(WithFindLine, Reading):
    """A dialog in whose text lines are looked for: / asks for words, and only what has them all stays."""

    AUTO_FOCUS = "TextPane"
    """Not the line that is not shown yet, which would take what is typed at once."""

    HINTS = (
        *(("/", N_("find")), ("n", N_("next match"))),
        *(("Esc", N_("close")), ("urgent", N_("urgent help"))),
    )

    def show_narrowed(self) -> None:
        """Show what has the words that are typed."""
        self.show_blocks()

    def show_blocks(self) -> None:
        """Show what has the words, marked."""
        pane, words = self.query_one(TextPane), fold(self.typed).split()
        pane.blocks = narrowed(self._blocks, words) or [prose.paragraph(_("No match"))]
        pane.needles = tuple(words)


class Text(NamedTuple):
    """A text with its title."""

    title: str
    blocks: Sequence[Block]


def open_problems(browse: BrowseScreen, session: Session) -> Answer:
    """Return what is wrong with the files: at once what is known, then what checking finds."""
    catalog = browse.catalog
    so_far = problems_so_far(catalog, browse.search.asked.search.names, session)
    number = _("Problems: {number:,}").format(number=len(so_far))
    if session.curator is None:
        return SearchableReading(number, _problem_blocks(so_far))
    check = check_files(catalog, so_far, session.curator.folder)

    def later() -> Text:
        problems = check()
        title = _("Problems: {number:,}").format(number=len(problems))
        return Text(title, _problem_blocks(problems))

    # That nothing is wrong is not known before the end.
    known = _problem_blocks(so_far) if so_far else [prose.paragraph(_("Checking the files."))]
    return SearchableReading(_("{title}, checking").format(title=number), known, later)


def _problem_blocks(problems: Sequence[Problem]) -> Sequence[Block]:
    blocks = [prose.item(Span(str(problem))) for problem in problems]
    return blocks or [prose.paragraph(_("Nothing is wrong with the files."))]


def open_history(browse: BrowseScreen, session: Session) -> Answer:
    """Return what is on record for the selected entry, and then what changed fields said before."""
    card = browse.selected_card()
    return None if card is None else history_of(card.entry.id, browse, session)


def history_of(entry_id: str, browse: BrowseScreen, session: Session) -> Answer:
    """Return what is on record for an entry, and then what changed fields said before."""
    catalog = browse.catalog
    position = catalog.position(entry_id)
    if position is None:
        return Notice(_(NO_ENTRY).format(id=entry_id))
    blocks = history_blocks(catalog, position)
    earlier = earlier_values(catalog, position, session)
    if earlier is None:
        return Reading(_("History"), blocks)

    def later() -> Text:
        return Text(_("History"), history_blocks(catalog, position, earlier()))

    return Reading(_("History"), blocks, later)


def value_screen(reason: str, value: str, caution: str = "") -> Reading:
    """Return a value alone on its rows, to be selected by hand, below what must be known of it."""
    doubt = [prose.paragraph(sentence(caution), "warning")] if caution else []
    return Reading(reason, [*doubt, Block("code", (Span(value),))], stands_alone=True)
