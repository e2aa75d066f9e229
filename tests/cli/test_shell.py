"""What all commands share: finding the content, streams, folders, exit codes."""

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest
from support.browsing import write_small
from support.content import fields, write_file
from support.escape_sequences import disallowed_sequences
from support.shell import PROGRAM, ROOT, Shell

from ketamine_tui.cli.printing import _SGR

COMMANDS = (("list",), ("show", "help-line"), ("tags",), ("check",))


# Which content.


def test_the_option_goes_before_the_variable(shell: Shell, tmp_path: Path) -> None:
    other = write_small(tmp_path / "other", {"resources/extra.yaml": fields(title="Only here")})
    assert shell.run("show", "extra").code == 1
    assert shell.run("show", "extra", "--content", str(other)).code == 0
    assert shell.run("show", "extra", env={"KETAMINE_TUI_CONTENT": str(other)}).code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_content_that_is_missing_is_named(
    shell: Shell, tmp_path: Path, command: tuple[str, ...]
) -> None:
    missing = str(tmp_path / "nowhere")
    for done in (
        shell.run(*command, "--content", missing),
        shell.run(*command, env={"KETAMINE_TUI_CONTENT": missing}),
    ):
        assert (done.code, done.out) == (3, "")
        assert f"{missing} is not a folder" in done.err


def test_a_name_with_control_characters_is_made_safe(shell: Shell) -> None:
    done = shell.run("list", "--content", "/nowhere/\x1b]0;x\x07")
    assert done.code == 3
    assert not disallowed_sequences(done.err.encode())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named(shell: Shell, folder: Path) -> None:
    folder.chmod(0)
    try:
        done = shell.run("list")
    finally:
        folder.chmod(stat.S_IRWXU)
    assert (done.code, done.out) == (3, "")


# Wrong use.


@pytest.mark.parametrize(
    "arguments", [("--nonsense",), ("list", "--nonsense"), ("show",), ("schema", "more")]
)
def test_wrong_use_is_told_on_the_error_stream(shell: Shell, arguments: tuple[str, ...]) -> None:
    done = shell.run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "usage: ketamine-tui" in done.err


@pytest.mark.parametrize("arguments", [(), ("kind:book",)])
def test_browsing_without_a_terminal_names_the_commands_that_work(
    shell: Shell, arguments: tuple[str, ...]
) -> None:
    done = shell.run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "standard input is not a terminal" in done.err
    assert "list, search, show, urgent, sections, tags" in done.err


def test_help_and_version_are_data(shell: Shell) -> None:
    done = shell.run("--help")
    assert (done.code, done.err) == (0, "")
    for name in ("list", "show", "tags", "check"):
        assert f"{name}: " in " ".join(done.out.split())
        assert shell.run(name, "--help").code == 0
    assert shell.run("--version").out.startswith("ketamine-tui ")


# Streams.


@pytest.mark.parametrize("command", ["list", "list --json", "show help-line", "tags", "check"])
def test_a_pipe_that_closes_early_is_no_error(shell: Shell, folder: Path, command: str) -> None:
    for number in range(300):  # more than a pipe takes
        title = f"Title {number} " + "x" * 400
        write_file(
            folder / f"resources/many/entry-{number}.yaml", fields(title=title, reviews=None)
        )
    piped = subprocess.run(
        ["sh", "-c", f'"$@" {command} | head -1', "sh", *PROGRAM],
        cwd=ROOT,
        env=shell.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(piped.stdout.splitlines()) == 1
    # What `check` prints may fit into the pipe; then its summary is told as well.
    summary = r"ketamine-tui: \d+ problems in |  +\d+  "
    assert [line for line in piped.stderr.splitlines() if not re.match(summary, line)] == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_stream_that_cannot_take_a_character_gets_its_escape(
    shell: Shell, folder: Path, encoding: str
) -> None:
    write_file(folder / "resources/wide.yaml", fields(title="\u6f22 and \u0141"))
    done = shell.run("list", "wide", env={"PYTHONIOENCODING": encoding})
    assert done.code == 0
    assert done.lines[0].endswith("\\u6f22 and \\u0141")
    assert shell.run("show", "wide", env={"PYTHONIOENCODING": encoding}).code == 0


def test_json_is_ascii(shell: Shell, folder: Path) -> None:
    write_file(folder / "resources/wide.yaml", fields(title="\u6f22"))
    done = shell.run("list", "wide", "--json", env={"PYTHONIOENCODING": "ascii"})
    assert done.out.isascii()
    assert done.data["entries"][0]["title"] == "\u6f22"


HOSTILE = "a \x1b]52;c;cm0gLXJm\x07 \x1b[31m \x9b31m \x00 \x7f \u202e \u200b z"


@pytest.mark.parametrize(
    "command",
    [*COMMANDS, ("show", "hostile"), ("show", "hostile", "--field", "name"), ("doctor",)],
)
def test_nothing_of_the_content_drives_the_terminal(
    shell: Shell, folder: Path, command: tuple[str, ...]
) -> None:
    hostile = fields(title=HOSTILE, summary=HOSTILE, tags=[HOSTILE], authors=[HOSTILE])
    write_file(folder / "resources/hostile.yaml", hostile)
    write_file(folder / f"resources/{HOSTILE.replace(chr(0), '')}.yaml", hostile)
    seen = shell.on_terminal(*command, term=HOSTILE.replace(chr(0), ""))
    assert seen
    assert not disallowed_sequences(seen)
    styles = set(re.findall(rb"\x1b\[([0-9;]*)m", seen))
    assert styles <= {code.encode() for code in (*_SGR.values(), "0")}
    assert b"\x1b" not in re.sub(rb"\x1b\[[0-9;]*m", b"", seen)


def test_json_escapes_what_drives_the_terminal(shell: Shell, folder: Path) -> None:
    write_file(folder / "resources/hostile.yaml", fields(title=HOSTILE))
    for command in (("list", "--json"), ("show", "hostile", "--json"), ("check", "--json")):
        done = shell.run(*command)
        assert done.out.replace("\n", "").isprintable()
        assert done.out.isascii()


# Folders.


def files_below(folder: Path) -> set[str]:
    """Return the paths of all files in a folder."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_nothing_is_written_outside_the_cache_folder(shell: Shell, folder: Path) -> None:
    before = files_below(folder)
    for command in COMMANDS:
        shell.run(*command)
    assert files_below(folder) == before
    written = files_below(shell.home)
    assert written
    assert all(name.startswith("cache/ketamine-tui/index-") for name in written), written


def test_the_index_can_be_read_by_nobody_else(shell: Shell) -> None:
    shell.run("list")
    assert stat.S_IMODE((shell.home / "cache/ketamine-tui").stat().st_mode) == 0o700


def test_without_the_variable_the_cache_is_where_the_standard_says(shell: Shell) -> None:
    for unset in (None, "", "relative/folder"):
        shell.run("list", env={"XDG_CACHE_HOME": unset})
    assert all(name.startswith(".cache/ketamine-tui/") for name in files_below(shell.home))


@pytest.mark.parametrize("place", ["/dev/null/cache", "/proc/cache"])
def test_a_cache_that_cannot_be_written_is_done_without(shell: Shell, place: str) -> None:
    usual = shell.run("list")
    for changes in ({"XDG_CACHE_HOME": place}, {"HOME": place, "XDG_CACHE_HOME": None}):
        done = shell.run("list", env=changes)
        assert (done.code, done.out, done.err) == (0, usual.out, "")


def test_a_damaged_index_is_made_again(shell: Shell) -> None:
    usual = shell.run("list")
    (index,) = (shell.home / "cache/ketamine-tui").glob("*.sqlite3")
    for damage in (b"", b"not a database", index.read_bytes()[:5000]):
        index.write_bytes(damage)
        assert shell.run("list") == usual


def test_two_folders_have_two_indexes(shell: Shell, tmp_path: Path) -> None:
    other = write_small(tmp_path / "other", {"resources/extra.yaml": fields(title="Only here")})
    first, second = shell.run("list"), shell.run("list", "--content", str(other))
    assert len(second.lines) == len(first.lines) + 1
    assert shell.run("list") == first
