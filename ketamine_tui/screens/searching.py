"""Searches that take longer than a frame: in slices between keys, shown while they run."""

import gc
from asyncio import Event, sleep, wait_for
from collections.abc import Callable, Generator
from contextlib import suppress
from functools import partial
from math import inf
from time import monotonic

from textual.screen import Screen
from textual.worker import Worker

from ketamine_tui.query.suggest import answering
from ketamine_tui.query.syntax import Query
from ketamine_tui.query.view import View

_AT_ONCE = 0.03
"""Seconds that a search may take before other work gets its turn in between."""

_FIRST_LOOK = 0.03
"""Seconds after which what was found so far is shown: earlier it would only delay the whole."""

_NEXT_LOOK = 0.25

_PATIENCE = 0.1
"""Seconds that drawing may take: a screen that is covered is not drawn."""


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
        began, is_found = monotonic(), False
        for end in steps:
            if not is_found and (is_found := view.is_found):
                # All that is still to be done is to put it in order.
                begins_well = self._show_part(view.until(end), must_begin_well=True)
                if begins_well:
                    self._go_on_beside(view, steps)
                    return
            if monotonic() - began > _AT_ONCE:
                self.is_stale = True
                self._wait(self.is_stale)
                self._go_on_beside(view, steps, began + _FIRST_LOOK)
                return
        self._screen.workers.cancel_group(self._screen, "search")
        self._show_answer()

    def _show_part(self, part: View, *, must_begin_well: bool = False) -> bool:
        """Show what was found so far, if that is anything; return whether what comes first will stay."""
        if part.total and (part.begins_well or not must_begin_well):
            self.answer = part
            self._show_answer()
        return part.begins_well

    def _go_on_beside(self, view: View, steps: Generator[int], look_at: float = inf) -> None:
        """Take the other steps between keys; what they have found is shown from a moment on, or only at the end."""
        # A function, as a coroutine that another question comes before would never be awaited.
        going_on = partial(self._go_on, view, steps, look_at)
        _worker: Worker[None] = self._screen.run_worker(
            going_on, group="search", exclusive=True, exit_on_error=False
        )

    def ask_as_typed(self) -> None:
        """Take back a correction: show what the query finds as it is, for as long as it is asked."""
        self._as_typed = self.asked.query
        self.ask(self.asked)

    def _answering(self, view: View) -> Generator[int]:
        yield from view.steps()
        is_corrected = self._as_typed is None
        self.answer = yield from answering(view, is_corrected=is_corrected)

    async def _go_on(self, view: View, steps: Generator[int], look_at: float) -> None:
        is_found = look_at == inf
        try:
            if is_found:
                await self._drawn()
            for end in steps:
                if not is_found and (is_found := view.is_found):
                    if self._show_part(view.until(end), must_begin_well=True):
                        look_at = inf
                        await self._drawn()
                elif monotonic() > look_at:
                    begins_well = self._show_part(view.until(end))
                    look_at = inf if begins_well else monotonic() + _NEXT_LOOK
                    await self._drawn()
                # Another question closes the steps of this one.
                await sleep(0)
            if view is self.asked:
                self._show_answer()
        except Exception:
            # Keys must not wait for an answer that will never come.
            self.is_stale = False
            self._wait(self.is_stale)
            raise

    async def _drawn(self) -> None:
        """Wait until what is shown is on the screen, which would else be drawn between many steps."""
        drawn = Event()
        self._screen.call_after_refresh(drawn.set)
        with suppress(TimeoutError):
            await wait_for(drawn.wait(), _PATIENCE)

    def _show_answer(self) -> None:
        self.is_stale = False
        self._show(self.answer)
