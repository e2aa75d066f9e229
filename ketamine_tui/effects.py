"""What reaches beyond the program: copying, opening, saving; with honest words about the result."""

import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.messages import CopyText, Effect, OpenLink, SaveView
from ketamine_tui.services.clipboard import ClipboardMode, CopyOutcome, copy_text, describe_copy
from ketamine_tui.services.links import OpenOutcome, describe_open, open_link
from ketamine_tui.store.view_file import NotSavedError, save_view


class Outcome(NamedTuple):
    """What to tell; `value` is what could not be delivered, to be shown for selection by hand.

    `is_new` says that there is something on the disk that is to be read.
    """

    told: str
    value: str = ""
    is_new: bool = False


def carry_out(
    request: Effect,
    *,
    environment: Mapping[str, str],
    clipboard: str,
    write: Callable[[str], None],
    views_file: Path | None,
) -> Outcome:
    """Do what is asked for. Blocks; may take seconds.

    Args:
        request: The text to copy, the link to open, or the view to save.
        environment: Tells which terminal and display there are.
        clipboard: One of `ClipboardMode`, or a command line that reads the text.
        write: Sends a sequence to the terminal.
        views_file: Where the user's own views are kept.
    """
    match request:
        case CopyText():
            return _copy(request, environment, clipboard, write)
        case OpenLink():
            return _open(request, environment)
        case SaveView():
            return _save(request, views_file)
    raise NotImplementedError(type(request).__name__)


def _copy(
    request: CopyText,
    environment: Mapping[str, str],
    clipboard: str,
    write: Callable[[str], None],
) -> Outcome:
    is_mode = clipboard in set(ClipboardMode)
    result = copy_text(
        request.text,
        environment=environment,
        platform=sys.platform,
        write=write,
        mode=ClipboardMode(clipboard) if is_mode else ClipboardMode.AUTO,
        command=None if is_mode else shlex.split(clipboard),
    )
    told = describe_copy(result, request.what)
    if request.caution:
        told = f"{told} - {request.caution}"
    is_delivered = result.outcome in (CopyOutcome.COPIED, CopyOutcome.SENT)
    return Outcome(told, "" if is_delivered else request.text)


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
