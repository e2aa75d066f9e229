"""Exit codes, and printing that survives a closed pipe and a narrow encoding."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ketamine_tui.model.errors import UserError
from ketamine_tui.model.text import clean_block

if TYPE_CHECKING:
    from ketamine_tui.actions.outcome import Outcome

FINE = 0
FINDINGS = 1
USAGE = 2
UNREADABLE = 3
INTERRUPTED = 130

_LONGEST_ANSWER = 80
"""Characters of an answer that are read."""

_CLOSED = (
    ("stdin", os.O_RDONLY, "r"),
    ("stdout", os.O_RDONLY, "w"),  # what is written there is refused, as it should be
    ("stderr", os.O_WRONLY, "w"),
)
"""How the place of a closed stream is taken."""


def prepare_streams() -> None:
    """Let there be three streams, and characters that an encoding lacks come out as escapes.

    Of a stream that is closed (``>&-``) there would be none, and the next file to be opened in its place.
    """
    for name, flags, mode in _CLOSED:
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.open(os.devnull, flags), mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # of a descriptor, until the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


class UndeliveredError(UserError):
    """Standard output takes no more: a disk is full, or it is closed."""

    exit_code = UNREADABLE


def put(text: str) -> None:
    """Print one piece of data."""
    put_text(f"{text}\n")


def put_text(text: str) -> None:
    """Print a text as it stands.

    Raises:
        UndeliveredError: If it cannot be printed.
        BrokenPipeError: If nobody reads it any more.
    """
    with _delivering():
        sys.stdout.write(text)


def put_bytes(data: bytes) -> None:
    """Print bytes, whatever the encoding of the terminal is; raises as `put_text` does."""
    with _delivering():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def deliver() -> int:
    """Let everything that was printed go out; raises as `put_text` does."""
    with _delivering():
        sys.stdout.flush()
    return FINE


@contextmanager
def _delivering() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        close_quietly(sys.stdout)
        message = f"what was printed did not all arrive: {error.strerror}"
        raise UndeliveredError(message) from None


def put_json(value: object) -> None:
    """Print data as JSON; everything but ASCII is escaped, so any terminal and pipe can take it."""
    put(json.dumps(value, indent=2))


def put_answer(form: str, **parts: object) -> None:
    """Print the answer of ``--json``: `form` names its shape and version, as docs/json.md has them."""
    put_json({"format": form, **parts})


def put_json_line(value: object) -> None:
    """Print data as JSON on one line (JSON Lines)."""
    put(json.dumps(value))


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    put_error(f"ketamine-tui: {clean_block(message)}\n")


def remark(messages: Iterable[str]) -> None:
    """Say something by the way: on standard error, where that is a terminal."""
    if sys.stderr.isatty():
        for message in messages:
            complain(message)


def put_error(text: str) -> None:
    """Write to standard error, as far as that takes anything."""
    try:
        print(text, end="", file=sys.stderr, flush=True)
    except OSError:
        close_quietly(sys.stderr)


def write_to_terminal(sequence: str) -> None:
    """Send a sequence to the terminal, wherever the output goes."""
    with Path("/dev/tty").open("w", encoding="utf-8") as terminal:
        terminal.write(sequence)


def put_outcome(outcome: "Outcome", form: str, *, as_json: bool, **parts: object) -> int:
    """Tell what an action has come to, and return the exit code.

    Args:
        outcome: What it has come to; its words go to standard error.
        form: The shape of the answer.
        as_json: Whether to print the answer.
        parts: Of the answer, what the outcome does not know.
    """
    if as_json and outcome.facts:
        put_answer(form, **parts, **outcome.facts)
    for text in outcome.sentences:
        complain(text)
    if outcome.value and not outcome.is_done and outcome.value not in outcome.told:
        complain(outcome.value)
    if outcome.offer:
        complain(f"{outcome.offer.words}: --even-placeholder")
    if outcome.is_done:
        return FINE
    return USAGE if outcome.is_wrong_use else FINDINGS


def asked_at_terminal(question: str) -> bool:
    """Say whether a person at a terminal answers a question with yes; without one, nobody does."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    deliver()
    put_error(f"{clean_block(question)} [y/N] ")
    return sys.stdin.readline(_LONGEST_ANSWER).strip().lower() in ("y", "yes")


def close_quietly(stream: TextIO) -> None:
    """Point a stream that takes no more at nothing, so that leaving does not complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
