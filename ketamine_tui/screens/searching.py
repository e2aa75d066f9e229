"""Searches that take longer than a frame: in slices between keys, shown while they run."""

import gc
from asyncio import sleep
from collections.abc import Callable, Generator
from time import monotonic

from textual.screen import Screen

from ketamine_tui.query.suggest import answering
from ketamine_tui.query.syntax import Query
from ketamine_tui.query.view import View

_AT_ONCE = 0.03
"""Seconds that a search may take before other work gets its turn in between."""

_FIRST_LOOK = 0.03
"""Seconds after which what was found so far is shown: earlier it would only delay the whole."""

_NEXT_LOOK = 0.25


class LiveSearch:
    """Asks one view after another; the latest one ends the one before."""

    def __init__(
        self,
        screen: Screen[None],
        view: View,
        show: Callable[[View], None],
        wait: Callable[[bool], None],
    ) -> None:
        """Make a search.

        Args:
            screen: Where it runs.
            view: What is shown at first.
            show: Shows a view, whole or as far as its search has come.
            wait: Told that the answer is still to come, or that it will not come.
        """
        self._wait = wait
        self._screen = screen
        self._show = show
        self._steps: Generator[int] | None = None
        self._as_typed: Query | None = None
        self.asked = view
        self.answer = view
        """What is shown: `asked`, or the view of a corrected query in its place."""
        self.is_stale = False
        """Whether what is shown is the answer to an earlier question."""

    def load(self, *, is_first: bool = False) -> None:
        """Load beside the screen what the first word of the directory that is asked will need."""
        catalog = self.asked.catalog

        def load() -> None:
            catalog.load()
            if is_first:
                # Or the next key might wait while a million texts are looked through for garbage. Only
                # once: what is garbage by then would stay for ever.
                gc.freeze()

        self._screen.run_worker(load, group="texts", thread=True, exit_on_error=False)

    def ask(self, view: View) -> None:
        """Show a view as soon as its search is through, and before that what it has found."""
        if self._steps is not None:
            self._steps.close()
        self.asked = view
        if view.query != self._as_typed:
            self._as_typed = None
        self._steps = steps = self._answering(view)
        began = monotonic()
        for _ in steps:
            if monotonic() - began > _AT_ONCE:
                self.is_stale = True
                self._wait(self.is_stale)
                going_on = self._go_on(view, steps, began + _FIRST_LOOK)
                self._screen.run_worker(
                    going_on, group="search", exclusive=True, exit_on_error=False
                )
                return
        self._screen.workers.cancel_group(self._screen, "search")
        self._show_answer()

    def ask_as_typed(self) -> None:
        """Take back a correction: show what the query finds as it is, for as long as it is asked."""
        self._as_typed = self.asked.query
        self.ask(self.asked)

    def _answering(self, view: View) -> Generator[int]:
        is_corrected = self._as_typed is None
        self.answer = yield from answering(view, is_corrected=is_corrected)

    async def _go_on(self, view: View, steps: Generator[int], look_at: float) -> None:
        try:
            for end in steps:
                if monotonic() > look_at:
                    look_at = monotonic() + _NEXT_LOOK
                    part = view.until(end)
                    if part.total:
                        self.answer = part
                        self._show_answer()
                # Another question closes the steps of this one.
                await sleep(0)
            if view is self.asked:
                self._show_answer()
        except Exception:
            # Keys must not wait for an answer that will never come.
            self.is_stale = False
            self._wait(self.is_stale)
            raise

    def _show_answer(self) -> None:
        self.is_stale = False
        self._show(self.answer)
