"""The editor that the person named, opened at the line, whatever the file is called."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ketamine_tui.services.editor import EditorError, FilePlace, editor_command

PLACE = FilePlace(Path("/content/-odd name.yaml"), 12, 3)
FILE = "/content/-odd name.yaml"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    return tmp_path


def install(programs: Path, *names: str) -> None:
    for name in names:
        (programs / name).write_text("#!/bin/sh\n", "utf-8")
        (programs / name).chmod(0o755)


def command(programs: Path, **variables: str) -> list[str]:
    environment: Mapping[str, str] = {"PATH": str(programs), **variables}
    program, *arguments = editor_command(PLACE, environment)
    return [Path(program).name, *arguments]


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        ("vi", ["+12", FILE]),
        ("vim", ["+call cursor(12,3)", FILE]),
        ("nvim", ["+call cursor(12,3)", FILE]),
        ("nano", ["+12,3", FILE]),
        ("emacs -nw", ["-nw", "+12:3", FILE]),
        ("emacsclient -t", ["-t", "+12:3", FILE]),
        ("kak", ["+12:3", FILE]),
        ("hx", [f"{FILE}:12:3"]),
        ("micro", ["+12:3", FILE]),
        ("code", ["--wait", "--goto", f"{FILE}:12:3"]),
        ("code --wait", ["--wait", "--goto", f"{FILE}:12:3"]),
        ("subl -w", ["-w", f"{FILE}:12:3"]),
        ("kate", ["--block", "--line", "12", "--column", "3", FILE]),
        ("sensible-editor", ["+12", FILE]),
        ("my-own-editor --quiet", ["--quiet", FILE]),
    ],
)
def test_an_editor_is_told_the_place_in_its_own_way(
    programs: Path, editor: str, arguments: list[str]
) -> None:
    name = editor.split(maxsplit=1)[0]
    install(programs, name)
    assert command(programs, EDITOR=editor) == [name, *arguments]


def test_visual_goes_before_editor_and_both_before_what_is_installed(programs: Path) -> None:
    install(programs, "nano", "vim", "vi")
    assert command(programs, VISUAL="vim", EDITOR="vi")[0] == "vim"
    assert command(programs, VISUAL=" ", EDITOR="vi")[0] == "vi"
    assert command(programs)[0] == "nano"


def test_a_path_may_name_the_editor(programs: Path) -> None:
    install(programs, "vi")
    assert command(programs, EDITOR=f"'{programs}/vi'") == ["vi", "+12", FILE]


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({}, "no editor was found; set VISUAL or EDITOR"),
        ({"EDITOR": "gone -w"}, "the editor gone is not installed"),
        ({"VISUAL": "vi 'open"}, "VISUAL is not a command: No closing quotation"),
    ],
)
def test_without_an_editor_it_is_told_what_to_set(
    programs: Path, variables: dict[str, str], told: str
) -> None:
    with pytest.raises(EditorError, match=told):
        command(programs, **variables)


def test_a_relative_file_becomes_absolute(programs: Path) -> None:
    install(programs, "vi")
    found = editor_command(FilePlace(Path("-x.yaml")), {"PATH": str(programs), "EDITOR": "vi"})
    assert found[1:] == ["+1", str(Path.cwd() / "-x.yaml")]
