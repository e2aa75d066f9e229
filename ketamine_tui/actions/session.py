"""The surroundings of a run: the process, the terminal, the person's own files, the directory's files."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ketamine_tui.curation.curator import Curator
    from ketamine_tui.model.problem import Problem


def _nowhere(_sequence: str) -> None:
    raise OSError("there is no terminal to send it to")


class Session:
    """Where effects take place. What writes is made when something is to be written."""

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        clipboard: str = "auto",
        views_file: Path | None = None,
        watched: Path | None = None,
        exports: Path | None = None,
        make_curator: "Callable[[], Curator] | None" = None,
        write: Callable[[str], None] = _nowhere,
    ) -> None:
        """Make the session.

        Args:
            environment: The variables of the process.
            clipboard: How texts are copied: a `ClipboardMode`, or a command that reads the text.
            views_file: Where the user's own saved views are kept; without it, none can be saved.
            watched: The folder whose files are read again when any program changes them.
            exports: The folder into which exports are written; without it, the current one.
            make_curator: Makes what writes reviews; without it, none can be written.
            write: Sends a control sequence to the terminal; raises `OSError` where there is none. Whoever
                owns the terminal sets it.
        """
        self.environment = environment
        self.clipboard = clipboard
        self.views_file = views_file
        self.watched = watched
        self.exports = exports
        self.write = write
        self._make_curator = make_curator
        self._curator: Curator | None = None

    @property
    def curator(self) -> "Curator | None":
        """What writes reviews, where they can be written."""
        if self._curator is None and self._make_curator is not None:
            self._curator = self._make_curator()
        return self._curator

    @property
    def handled(self) -> frozenset[str]:
        """The ids of the entries that were reviewed in this run."""
        return self._curator.handled if self._curator else frozenset()

    def problems_of_own(self) -> "Sequence[Problem]":
        """Return what is wrong with the file of the user's own saved views."""
        # `Path.exists` raises for a folder that may not be entered.
        if self.views_file is None or not os.path.exists(self.views_file):  # noqa: PTH110
            return ()
        # Late: most people have no such file.
        from ketamine_tui.store.view_file import load_views

        return load_views(self.views_file)[1]
