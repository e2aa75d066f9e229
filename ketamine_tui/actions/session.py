"""The surroundings of a run: the process, the terminal, the person's own files, the directory's files."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.actions.configuration import Configuration, first_region
from ketamine_tui.actions.keymap import DEFAULT
from ketamine_tui.present.chrome import ASCII
from ketamine_tui.store.user_folders import is_there

if TYPE_CHECKING:
    from ketamine_tui.curation.curator import Curator
    from ketamine_tui.model.marks import Marks, MarksPlace
    from ketamine_tui.model.problem import Problem


class MarkStep(NamedTuple):
    """A change of marks that can be taken back: what entries had before and after, by id, and in words.

    `recorded` is how many reviews stood by then.
    """

    before: "Marks"
    after: "Marks"
    told: str
    recorded: int


def _nowhere(_sequence: str) -> None:
    raise OSError("there is no terminal to send it to")


class Session:
    """Where effects take place. What writes is made when something is to be written."""

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        clipboard: str = "auto",
        configuration: Configuration | None = None,
        config_file: Path | None = None,
        decided: frozenset[str] = frozenset(),
        settings_file: Path | None = None,
        views_file: Path | None = None,
        marks: "MarksPlace | None" = None,
        watched: Path | None = None,
        exports: Path | None = None,
        make_curator: "Callable[[], Curator] | None" = None,
        write: Callable[[str], None] = _nowhere,
        is_private: bool = False,
    ) -> None:
        """Make the session.

        Args:
            environment: The variables of the process.
            clipboard: How texts are copied: a `ClipboardMode`, or a command that reads the text.
            configuration: What the person's own file says.
            config_file: That file; without it, nothing is kept in it.
            decided: The settings that an option or the environment has decided for this run.
            settings_file: Where the reviewer is remembered.
            views_file: Where the user's own saved views are kept; without it, none can be saved.
            marks: Where the user's marks and notes are kept; without it, nothing can be marked.
            watched: The folder whose files are read again when any program changes them.
            exports: The folder into which exports are written; without it, the current one.
            make_curator: Makes what writes reviews; without it, none can be written.
            write: Sends a control sequence to the terminal; raises `OSError` where there is none. Whoever
                owns the terminal sets it.
            is_private: Whether nothing may be written at all.
        """
        self.environment = environment
        self.clipboard = clipboard
        self.configuration = configuration or Configuration()
        self.config_file = config_file
        self.decided = decided
        self._settings_file = settings_file
        self.views_file = views_file
        self.marks = marks
        self.marked: list[MarkStep] = []
        self.watched = watched
        self.exports = exports
        self.write = write
        self.is_private = is_private
        self.key_of: Callable[[str], str] = DEFAULT.shown
        """Returns the key of a command, as people write it, or nothing; whoever has other keys sets it."""
        self.chrome = ASCII
        """What is told is drawn with; whoever draws with other characters sets it."""
        self._make_curator = make_curator
        self._curator: Curator | None = None

    @property
    def region(self) -> str:
        """The code of the region whose urgent help comes first; nothing for the directory's own order."""
        return first_region(self.configuration.config, self.environment)

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

    @property
    def recorded(self) -> int:
        """How many reviews of this run stand."""
        return self._curator.recorded if self._curator else 0

    def problems_of_own(self) -> "Sequence[Problem]":
        """Return what is wrong with the person's own files: configuration, reviewer, saved views, marks."""
        problems = [*self.configuration.problems]
        if self._settings_file is not None and is_there(self._settings_file):
            from ketamine_tui.store.settings_file import read_settings

            problems += read_settings(self._settings_file)[1]
        if self.views_file is not None and is_there(self.views_file):
            from ketamine_tui.store.view_file import load_views

            problems += load_views(self.views_file)[1]
        return (*problems, *self.problems_of_marks())

    def problems_of_marks(self) -> "Sequence[Problem]":
        """Return what is wrong with the file of the person's marks."""
        if self.marks is None or not is_there(self.marks.file):
            return ()
        from ketamine_tui.store.marks_file import load_marks

        return load_marks(self.marks)[1]
