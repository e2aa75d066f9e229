"""Tables on a terminal: as wide as it is, and never wider; a pipe gets whole lines."""

import re

import pytest
from support.shell import Shell

COLUMNS = 44


def on_terminal(shell: Shell, *words: str) -> list[str]:
    """Return the lines that a terminal of `COLUMNS` gets."""
    seen = shell.on_terminal(*words, columns=COLUMNS, has_errors=False).decode()
    return re.sub(r"\x1b\[[0-9;]*m", "", seen).splitlines()


@pytest.mark.parametrize(
    ("command", "heading"),
    [
        ("review", "id "),
        ("tags", "tag "),
        ("sections", "id "),
    ],
)
def test_a_table_is_as_wide_as_the_terminal(shell: Shell, command: str, heading: str) -> None:
    lines = on_terminal(shell, command)
    assert lines[0].startswith(heading)
    piped = shell.run(command)
    assert len(lines) == len(piped.lines) + 1
    assert all(len(line) <= COLUMNS and "\t" not in line for line in lines)
    assert all("\t" in line for line in piped.lines)


def test_what_check_says_is_whole_on_a_terminal_too(shell: Shell) -> None:
    lines, piped = on_terminal(shell, "check"), shell.run("check").lines
    assert max(map(len, lines)) <= COLUMNS < max(map(len, piped))
    begun = [line for line in lines if not line.startswith(" ")]
    assert len(begun) == len(piped)
    assert "".join("".join(lines).split()) == "".join("".join(piped).split())
