"""Imports that take long: they tell how far they are, and Ctrl+C leaves all of them or nothing."""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from support.shell import Shell

from ketamine_tui import cli
from ketamine_tui.cli import importing, progress
from ketamine_tui.exchange.imports import planner, write

CSV = "Name,Tags\n" + "".join(f"A place of number {n},A new tag\n" for n in range(250))


@pytest.fixture(autouse=True)
def heeds_interrupts() -> Iterator[None]:
    """Let Ctrl+C be heeded: a run in the background of a script begins without that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "places.csv"
    file.write_text(CSV, "utf-8")
    return file


def texts(folder: Path) -> dict[str, str]:
    return {str(x.relative_to(folder)): x.read_text() for x in folder.rglob("*") if x.is_file()}


def interrupt_at(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, call: int) -> None:
    """Press Ctrl+C when a function is called for the nth time, and once more."""
    real = getattr(owner, name)
    calls = iter(range(10_000))

    def interrupted(*given: object) -> object:
        if next(calls) in (call, call + 1):
            signal.raise_signal(signal.SIGINT)
        return real(*given)

    monkeypatch.setattr(owner, name, interrupted)


@pytest.fixture(params=["new", "empty", "directory"])
def to(request: pytest.FixtureRequest, tmp_path: Path, folder: Path) -> Path:
    """Where to import: nothing yet, an empty folder, or a directory."""
    if request.param == "directory":
        tags = folder / "tags.yaml"  # a list with a line for each, to which one can be added
        tags.write_text(yaml.safe_dump(yaml.safe_load(tags.read_text())), "utf-8")
        return folder
    if request.param == "empty":
        (tmp_path / "to").mkdir()
    return tmp_path / "to"


@pytest.mark.parametrize("call", [0, 1, 100])
def test_ctrl_c_while_files_are_written_leaves_nothing(
    shell: Shell, table: Path, to: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    before, around = texts(to), sorted(to.parent.iterdir())
    if (to / "directory.yaml").exists():
        interrupt_at(monkeypatch, write, "write_entry", call)
        interrupt_at(monkeypatch, write, "undo", 0)
    else:
        interrupt_at(monkeypatch, write, "_write_text", call)
        interrupt_at(monkeypatch, tempfile.TemporaryDirectory, "cleanup", 0)
    done = shell.run("import", str(table), "--to", str(to), "--write")
    assert (done.code, done.out) == (130, "")
    assert done.err == "ketamine-tui: interrupted; nothing was written\n"
    assert texts(to) == before
    assert sorted(to.parent.iterdir()) == around


def test_ctrl_c_before_anything_is_written_leaves_nothing(
    shell: Shell, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_at(monkeypatch, planner, "load_text", 100)
    done = shell.run("import", str(table), "--to", str(tmp_path / "to"), "--write")
    assert (done.code, done.err) == (130, "ketamine-tui: interrupted; nothing was written\n")
    assert not (tmp_path / "to").exists()


def test_ctrl_c_behind_the_last_file_says_that_all_is_written(
    shell: Shell, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_at(monkeypatch, importing, "put", 3)
    done = shell.run("import", str(table), "--to", str(tmp_path / "to"), "--write")
    assert (done.code, done.err) == (130, "ketamine-tui: interrupted; all of it is written\n")
    assert len(texts(tmp_path / "to")) == 252


def test_ctrl_c_while_the_plan_goes_out_says_that_all_is_written(
    shell: Shell, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_at(monkeypatch, importing, "deliver", 0)
    done = shell.run("import", str(table), "--to", str(tmp_path / "to"), "--write")
    assert done.code == 130
    assert done.err.endswith("ketamine-tui: interrupted; all of it is written\n")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("import places.csv --to to", 130, "ketamine-tui: interrupted; nothing was written\n"),
        ("list", -signal.SIGINT, ""),
    ],
)
def test_ctrl_c_before_a_command_has_begun_ends_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, words: str, code: int, told: str
) -> None:
    interrupt_at(monkeypatch, cli, "parse_arguments", 0)
    done = shell.run(*words.split())
    assert (done.code, done.out, done.err) == (code, "", told)


def test_ctrl_c_behind_the_last_word_changes_nothing(
    shell: Shell, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os._exit

    def leave(code: int) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            real(130)
        real(code)

    monkeypatch.setattr(os, "_exit", leave)
    assert shell.run("import", str(table), "--to", str(tmp_path / "to"), "--write").code == 0


@pytest.mark.parametrize("where", ["terminal", "file"])
def test_progress_is_told_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: where == "terminal")
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    with progress.terminal_progress("Writing", first="Reading a.csv") as tell:
        for done in range(250):
            tell(done, 2500)
    told = [words.strip() for words in capsys.readouterr().err.split("\r")]
    expected = ["Reading a.csv", *(f"Writing {n} of 2,500 files" for n in (0, 100, 200)), "", ""]
    assert told[1:] == (expected if where == "terminal" else [])
