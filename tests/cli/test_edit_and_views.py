"""``edit`` and ``views``: what the keys e and v do, from the shell."""

import sys
from pathlib import Path

import pytest
from support.content import SHIPPED, write_file
from support.pty_session import PtySession
from support.shell import Shell
from terminal.program import command

from ketamine_tui.store.view_file import load_views

EDITOR = f"""#!{sys.executable}
import pathlib, sys
file = pathlib.Path(sys.argv[-1])
file.write_text(file.read_text("utf-8") + "colour: red\\n", "utf-8")
print("EDITED", sys.argv[1:], flush=True)
"""
FILM = "resources/films/film.yaml"


def test_without_a_terminal_the_file_is_named_and_what_is_wrong_with_it(
    shell: Shell, folder: Path
) -> None:
    done = shell.run("edit", "film")
    assert (done.code, done.out, done.err) == (0, f"{folder / FILM}\n", "")
    write_file(folder / FILM, (folder / FILM).read_text("utf-8") + "colour: red\n")
    done = shell.run("edit", "film")
    assert (done.code, "field-unknown" in done.err) == (1, True)


def test_on_a_terminal_the_editor_is_opened_at_the_line(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "vi"
    editor.write_text(EDITOR, "utf-8")
    editor.chmod(0o755)
    argv = command("edit", "film", content=folder)
    with PtySession(argv, shell.home, env={"EDITOR": str(editor)}, cols=200) as session:
        assert session.wait_exit() == 1
        assert f"EDITED ['+1', '{folder / FILM}']" in session.screen_text
        assert "field-unknown there is no field 'colour' here" in session.screen_text


def test_a_directory_of_the_installation_is_not_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ketamine_tui.cli import context, main
    from ketamine_tui.store.locate import Location

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    shipped = Location(Path(__file__).parents[2] / "content", is_packaged=True)
    monkeypatch.setattr(context, "locate", lambda *_: shipped)
    assert main(["edit", "crisis-us-988"]) == 1
    told = capsys.readouterr()
    assert (told.out, "ketamine-tui init DIR" in told.err) == ("", True)


def test_a_view_is_saved_listed_and_asked_for(shell: Shell) -> None:
    done = shell.run("views", "--save", "mine", "kind:book", "tag:Pain")
    assert (done.code, done.out) == (0, "@mine\tkind:book #Pain\n")
    views, problems = load_views(shell.home / "config/ketamine-tui/views.yaml")
    assert ([(view.name, view.query) for view in views], problems) == (
        [("mine", "kind:book #Pain")],
        (),
    )
    assert shell.run("views").lines[-1] == "mine\t1\tkind:book #Pain"
    assert shell.run("list", "@mine").lines == shell.run("list", "kind:book", "tag:Pain").lines


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--save", "mine"), "There is no filter to save"),
        (("--save", "My View", "kind:book"), "use only a-z, 0-9 and single hyphens in a name"),
        (("--save", "taken", "kind:book"), "there is a view @taken already"),
        (("kind:book",), "a query is for --save NAME"),
    ],
)
def test_what_cannot_be_saved_is_told(shell: Shell, words: tuple[str, ...], told: str) -> None:
    shell.run("views", "--save", "taken", "kind:video")
    done = shell.run("views", *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_view_of_ones_own_is_deleted(shell: Shell) -> None:
    shell.run("views", "--save", "mine", "kind:book")
    shell.run("views", "--save", "other", "@mine -#Pain")
    before = shell.run("views").lines
    done = shell.run("views", "--delete", "@mine", "--json")
    assert (done.code, [view["name"] for view in done.data["views"]]) == (0, ["mine"])
    assert done.err.splitlines() == [
        "ketamine-tui: Without it, @other will not work",
        "ketamine-tui: Deleted @mine",
    ]
    assert [line for line in before if not line.startswith("mine\t")][:-1] == (
        shell.run("views").lines[:-1]
    )
    done = shell.run("views", "--delete", "othr")
    assert (done.code, done.err) == (
        2,
        "ketamine-tui: There is no saved view @othr (did you mean other?)\n",
    )
    done = shell.run("views", "--delete", "other", "kind:book")
    assert (done.code, "stands alone" in done.err) == (2, True)


def test_a_view_of_the_directory_stays(shell: Shell) -> None:
    shell.content = SHIPPED
    done = shell.run("views", "--delete", "overdue")
    assert (done.code, done.out) == (2, "")
    assert "is a part of this directory" in done.err


def test_a_view_that_cannot_be_understood_is_told(shell: Shell) -> None:
    write_file(shell.home / "config/ketamine-tui/views.yaml", "- name: bad\n  query: colour:red\n")
    done = shell.run("views")
    assert done.lines[-1] == "bad\t0\tcolour:red"
    assert "@bad: " in done.err
