"""What scripts rely on: exit codes, streams, closed pipes, and a command for every key."""

import re
import subprocess
from pathlib import Path

import pytest
from support.browsing import TODAY
from support.content import fields, write_file
from support.shell import LINES, PROGRAM, ROOT, Shell

from ketamine_tui.actions.commands import ON_SCREEN as COMMANDS
from ketamine_tui.cli.arguments import parse_arguments
from ketamine_tui.cli.manual import EXIT_CODES
from ketamine_tui.cli.registry import NAMED

PAGE = (ROOT / "docs/shell.md").read_text("utf-8")
ON_THAT_DAY = ("--as-of", TODAY.isoformat())
CLOSED = """
import os, subprocess, sys
read, write = os.pipe()
os.close(read)
done = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=write, stderr=subprocess.PIPE)
print(done.returncode)
sys.stdout.flush()
sys.stderr.buffer.write(done.stderr)
"""


def table(name: str) -> list[list[str]]:
    """Return the cells of a table of the page, without its heading."""
    text = PAGE.partition(f"<!-- {name} -->\n")[2].partition(f"\n<!-- /{name} -->")[0]
    rows = [line.strip("| ").split(" | ") for line in text.splitlines()]
    return [[cell.strip() for cell in row] for row in rows[2:]]


@pytest.fixture
def many(folder: Path) -> Path:
    """A folder that has more to tell than a pipe takes."""
    for number in range(150):
        title = f"Title {number} " + "x" * 900
        write_file(folder / f"resources/many/e-{number}.yaml", fields(title=title, reviews=None))
    return folder


def test_every_command_takes_part() -> None:
    assert LINES.keys() == set(NAMED)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("name", NAMED)
def test_a_reader_that_has_gone_or_goes_after_a_line_is_no_failure(shell: Shell, name: str) -> None:
    told = r"ketamine-tui: |  +\d+  "
    line = f'"$@" {LINES[name]} 2>&3 | head -1'
    words = ("sh", "-c", f"exec 3>&2; {line}", "sh", *PROGRAM)
    environment = shell.environment()
    cut = subprocess.run(
        words, cwd=shell.home, env=environment, capture_output=True, text=True, check=True
    )
    assert len(cut.stdout.splitlines()) <= 1
    closed = subprocess.run(
        [PROGRAM[0], "-c", CLOSED, *PROGRAM, *LINES[name].replace("my-", "other-").split()],
        cwd=shell.home,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(closed.stdout) in (0, 1), closed.stderr
    for err in (cut.stderr, closed.stderr):
        assert [line for line in err.splitlines() if line and not re.match(told, line)] == []


def test_the_codes_of_the_page_are_those_of_the_manual() -> None:
    assert [tuple(row) for row in table("codes")] == list(EXIT_CODES)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("list", 0),
        ("list xyzzy", 1),
        ("search xyzzy", 1),
        ("tags xyzzy", 1),
        ("sections xyzzy", 1),
        ("stats xyzzy", 1),
        ("show nothing", 1),
        ("copy nothing", 1),
        ("copy old-clinic", 1),
        ("open nothing", 1),
        ("qr nothing", 1),
        ("edit nothing", 1),
        ("urgent --region FR", 1),
        ("export csv xyzzy", 1),
        ("review kind:book is:checked", 1),
        ("check", 1),
        ("check --rule tag-unused", 0),
        ("list colour:red", 2),
        ("search colour:red", 2),
        ("stats colour:red", 2),
        ("views kind:book", 2),
        ("views --save Bad! kind:book", 2),
        ("views --save good colour:red", 2),
        ("review nothing --status withdrawn", 2),
        ("rename-tag Pain Ache", 0),
        ("remove new-book", 1),
        ("move film nowhere", 2),
        ("rename-id nothing new", 2),
        ("check --explain no-such-rule", 2),
        ("open new-book 9", 2),
        ("new book", 2),
        ("init .", 2),
        ("", 2),
        *((f"{LINES[n]} --content nowhere", 3) for n in ("list", "show", "tags", "views", "edit")),
        *((f"{LINES[n]} --content nowhere", 3) for n in ("urgent", "stats", "check", "doctor")),
    ],
)
def test_a_code_says_what_the_page_says(shell: Shell, words: str, code: int) -> None:
    done = shell.run(*words.split(), *ON_THAT_DAY)
    assert (done.code, bool(done.err) or code < 2) == (code, True), done
    assert code < 2 or done.out == ""


@pytest.mark.parametrize("name", NAMED)
def test_an_option_that_there_is_not_is_wrong_use(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments([name, "--no-such-option"])
    told = capsys.readouterr()
    assert (ended.value.code, told.out) == (2, "")
    assert "usage: ketamine-tui" in told.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("man --json", "there is no JSON of this: all that it does is to print the manual page"),
        ("man --jsn", "unrecognized arguments: --jsn"),
    ],
)
def test_a_command_without_json_says_why(
    words: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse_arguments(words.split())
    assert told in capsys.readouterr().err


def test_every_key_has_a_command_or_a_reason_for_none() -> None:
    rows = table("keys")
    assert [row[:2] for row in rows] == [[f"`{one.shown}`", one.title] for one in COMMANDS]
    for _, title, told in rows:
        named = re.findall(r"`([a-z]+)(?: [^`]*)?`", told)
        assert (named and set(named) <= set(NAMED)) or told.startswith("None: "), title
