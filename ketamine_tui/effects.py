"""What reaches beyond the program: copying, opening, saving; with honest words about the result."""

import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from textual.app import SuspendNotSupported

from ketamine_tui.actions.session import Session
from ketamine_tui.curation.curator import Curator
from ketamine_tui.curation.questions import recorded
from ketamine_tui.curation.reviewing import RefusedError
from ketamine_tui.index.row import Origin
from ketamine_tui.messages import (
    CopyText,
    Effect,
    Export,
    OpenLink,
    RecordReview,
    SaveView,
    UndoReview,
)
from ketamine_tui.model.text import clean, counted, sentence
from ketamine_tui.services.clipboard import copy_as_asked, describe_copy
from ketamine_tui.services.editor import EditorError, FilePlace, editor_command
from ketamine_tui.services.links import OpenOutcome, describe_open, open_link
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import file_of
from ketamine_tui.store.view_file import NotSavedError, save_view

_NOT_HERE = "Nothing can be written here"


class Outcome(NamedTuple):
    """What to tell; `value` is what is to be shown whole, such as what could not be delivered.

    `is_new` says that there is something on the disk that is to be read.
    """

    told: str
    value: str = ""
    is_new: bool = False


def carry_out(request: Effect, session: Session, write: Callable[[str], None]) -> Outcome:
    """Do what is asked for. Blocks; may take seconds.

    Args:
        request: The text to copy, the link to open, what to export, save, record or take back.
        session: Where it takes place.
        write: Sends a sequence to the terminal.
    """
    match request:
        case CopyText():
            return _copy(request, session, write)
        case OpenLink():
            return _open(request, session.environment)
        case Export():
            return _export(request, session.exports or Path.cwd())
        case SaveView():
            return _save(request, session.views_file)
        case RecordReview() | UndoReview():
            if (curator := session.curator) is None:
                return Outcome(_NOT_HERE)
            return (
                _record(request, curator) if isinstance(request, RecordReview) else _undo(curator)
            )
    raise NotImplementedError(type(request).__name__)


def _copy(request: CopyText, session: Session, write: Callable[[str], None]) -> Outcome:
    result = copy_as_asked(
        request.text,
        session.clipboard,
        environment=session.environment,
        platform=sys.platform,
        write=write,
    )
    told = describe_copy(result, request.what)
    if request.caution:
        told = f"{told} - {request.caution}"
    return Outcome(told, "" if result.is_delivered else request.text)


def _open(request: OpenLink, environment: Mapping[str, str]) -> Outcome:
    result = open_link(request.url, environment=environment, platform=sys.platform)
    is_opened = result.outcome is OpenOutcome.OPENED
    return Outcome(describe_open(result, request.url), "" if is_opened else request.url)


def _save(request: SaveView, file: Path | None) -> Outcome:
    if file is None:
        return Outcome("There is no place for saved views here")
    try:
        save_view(file, request.view)
    except NotSavedError as error:
        return Outcome(f"Not saved: {error}")
    except OSError as error:
        return Outcome(f"Not saved in {file}: {error.strerror}")
    return Outcome(f"Saved as @{request.view.name}", is_new=True)


def _export(request: Export, folder: Path) -> Outcome:
    # Every other effect does without the formats.
    from ketamine_tui.exchange.extract import extract_of
    from ketamine_tui.exchange.formats import FORMATS, left_out
    from ketamine_tui.exchange.outputs import write_new
    from ketamine_tui.store.values import slug

    form = FORMATS[request.form]
    whole = extract_of(request.view, with_doubted=request.with_doubted)
    extract = whole.only(form.holds)
    reasons = left_out(request.form, whole, extract)
    if not extract.items:
        return Outcome(f"Nothing to export: {'; '.join(reasons)}")
    stem = "-".join(x for x in (slug(extract.title), request.form, str(extract.as_of)) if x)
    try:
        place = write_new(folder, stem, form.suffix, form.write(extract))
    except (NotWrittenError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Outcome(f"Not written in {clean(str(folder))}: {reason}")
    told = f"{counted(len(extract.items), 'entry', 'entries')} exported"
    return Outcome(
        told, "\n".join((f"Written to {clean(str(place))}", "", *map(sentence, reasons)))
    )


def edit(
    origin: Origin,
    session: Session,
    suspend: Callable[[], AbstractContextManager[None]],
) -> str:
    """Let the person edit a file, and return once they have; return what to tell if they could not.

    Args:
        origin: The file, and where in it.
        session: Name the editor, and know whether the directory is for editing.
        suspend: Gives the terminal away for a while.
    """
    if (curator := session.curator) is None:
        return _NOT_HERE
    try:
        curator.check_editable()
        place = FilePlace(file_of(curator.folder, origin.path), origin.line, origin.column)
        command = editor_command(place, session.environment)
    except (NotWrittenError, EditorError) as error:
        return sentence(str(error))
    before = signal.signal(signal.SIGINT, lambda *_: None)  # so that the editor's own is untouched
    try:
        with suspend():
            return _run(command)
    except SuspendNotSupported:
        return "This terminal cannot be lent to an editor"
    finally:
        signal.signal(signal.SIGINT, before)


def _run(command: Sequence[str]) -> str:
    stdout = None if sys.stdout.isatty() else sys.__stderr__
    try:
        code = subprocess.run(command, stdout=stdout, check=False).returncode  # noqa: S603  # theirs
    except OSError as error:
        return f"{command[0]} could not be started: {error.strerror}"
    return f"{Path(command[0]).name} ended with code {code}" if code else ""


def _record(request: RecordReview, curator: Curator) -> Outcome:
    try:
        review = curator.record(request.finding, request.entry, request.path, request.directory)
    except (NotWrittenError, RefusedError) as error:
        return _not_written(error)
    return Outcome(recorded(review, request.entry, request.directory), is_new=True)


def _undo(curator: Curator) -> Outcome:
    try:
        return Outcome(f"Taken back: the review of {curator.undo()}", is_new=True)
    except NotWrittenError as error:
        return _not_written(error)


def _not_written(error: Exception) -> Outcome:
    reason, _, difference = str(error).partition("\n")
    return Outcome(f"Not written: {reason}", difference)
