"""Exit codes, and printing that survives a closed pipe and a narrow encoding."""

import json
import os
import sys
from typing import TYPE_CHECKING, TextIO

from ketamine_tui.model.text import clean_block

if TYPE_CHECKING:
    from ketamine_tui.actions.outcome import Outcome

FINE = 0
FINDINGS = 1
USAGE = 2
UNREADABLE = 3
INTERRUPTED = 130


def prepare_streams() -> None:
    """Let characters that the encoding lacks come out as escapes instead of raising."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def put(text: str) -> None:
    """Print one piece of data."""
    print(text)


def put_json(value: object) -> None:
    """Print data as JSON; everything but ASCII is escaped, so any terminal and pipe can take it."""
    print(json.dumps(value, indent=2))


def put_answer(form: str, **parts: object) -> None:
    """Print the answer of ``--json``: `form` names its shape and version, as docs/json.md has them."""
    put_json({"format": form, **parts})


def put_json_line(value: object) -> None:
    """Print data as JSON on one line (JSON Lines)."""
    print(json.dumps(value))


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    print(f"ketamine-tui: {clean_block(message)}", file=sys.stderr)


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
    if outcome.offer:
        complain(f"{outcome.offer.words}: --even-placeholder")
    if outcome.is_done:
        return FINE
    return USAGE if outcome.is_wrong_use else FINDINGS


def close_quietly(stream: TextIO) -> None:
    """Point a stream whose reader has gone at nothing, so that leaving does not complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
