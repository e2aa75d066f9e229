"""Editing: the file of an entry in the person's own editor."""

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from ketamine_tui.actions.outcome import NOT_HERE, Outcome
from ketamine_tui.actions.session import Session
from ketamine_tui.index.row import Origin
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import _
from ketamine_tui.services.editor import EditorError, FilePlace, editor_command
from ketamine_tui.services.processes import ProcessError, run_in_front
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import file_of

if TYPE_CHECKING:
    from ketamine_tui.curation.curator import Curator


def edit(
    origin: Origin, session: Session, lend: Callable[[], AbstractContextManager[None]] = nullcontext
) -> Outcome:
    """Let the person edit a file, and return once they have. A note may be edited, too.

    Args:
        origin: The file, and where in it.
        session: Where the directory is, and which editor the person wants.
        lend: Gives the terminal away for a while; raises `EditorError` where it cannot.
    """
    curator = editing_curator(session)
    if isinstance(curator, Outcome):
        return curator
    place = FilePlace(file_of(curator.folder, origin.path), origin.line, origin.column)
    try:
        command = editor_command(place, session.environment)
        with lend():
            return _run(command)
    except EditorError as error:
        return Outcome(sentence(str(error)))


def editing_curator(session: Session) -> "Curator | Outcome":
    """Return what knows the directory's files, or why nobody may edit them."""
    if session.curator is None:
        return Outcome(_(NOT_HERE))
    try:
        session.curator.check_editable()
    except NotWrittenError as error:
        return Outcome(sentence(str(error)))
    return session.curator


def _run(command: Sequence[str]) -> Outcome:
    stdout = None if sys.stdout.isatty() else sys.__stderr__
    try:
        code = run_in_front(command, stdout=stdout)
    except ProcessError as error:
        return Outcome(f"{command[0]} {error}")
    if code:
        return Outcome(f"{Path(command[0]).name} ended with code {code}")
    return Outcome("", is_done=True, is_new=True)
