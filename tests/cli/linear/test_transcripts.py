"""What linear mode says for each thing that a reader or a curator comes to do, as transcripts.

A transcript is what the program writes when its input comes from a pipe, so that it reads like the
session it is. Its first line is the command. A line of three dots stands for any lines, `<...>` within a
line for any text: what is shipped may grow.
"""

import re
import shlex
from pathlib import Path

import pytest
from support.content import SHIPPED
from support.linear import converse
from support.shell import Shell

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*/*.txt"))
PROMPT = re.compile(r"[a-z ]+> ?(.*)")


def inputs(lines: list[str]) -> list[str]:
    """Return what is typed in a transcript; an empty prompt at its end is the end of the input."""
    typed = [found[1] for line in lines if (found := PROMPT.fullmatch(line))]
    is_ended = bool(PROMPT.fullmatch(lines[-1])) and not typed[-1]
    return typed[:-1] if is_ended else typed


def pattern(lines: list[str]) -> str:
    """Return a regular expression for what a transcript allows."""
    parts = []
    for line in lines:
        if line == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*".join(map(re.escape, line.rstrip().split("<...>"))) + r" *\n")
    return "".join(parts)


def test_every_folder_has_transcripts() -> None:
    assert {path.parent.name for path in TRANSCRIPTS} == {"small", "shipped"}


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, shell: Shell) -> None:
    command, *expected = path.read_text("utf-8").splitlines()
    if path.parent.name == "shipped":
        shell.content = SHIPPED
    words = shlex.split(command.replace("HOME", str(shell.home)))
    assert words[:3] == ["$", "ketamine-tui", "--linear"]
    done = converse(shell, *words[3:], typed=inputs(expected))
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out
    assert re.fullmatch(pattern(expected), done.out), done.out
