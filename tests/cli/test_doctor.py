"""``doctor``: what holds here, and what to set where something is amiss."""

from pathlib import Path

import pytest
from services.fake_tools import FakeTools
from support.content import write_file
from support.shell import Shell


def facts(shell: Shell, **changes: str | None) -> dict[tuple[str, str], tuple[str, str]]:
    """Return text and advice by group and name."""
    found = shell.run("doctor", "--json", env=changes).data["facts"]
    return {(one["group"], one["name"]): (one["text"], one["advice"]) for one in found}


def test_every_fact_is_a_line_and_advice_stands_below_it(shell: Shell) -> None:
    lines = shell.run("doctor").lines
    told = facts(shell)
    groups = [line.split()[0] for line in lines if not line.startswith(" ")]
    assert groups == list(dict.fromkeys(group for group, _ in told))
    assert sum("-> " in line for line in lines) == sum(bool(advice) for _, advice in told.values())
    assert {"program", "content", "index", "settings", "traces", "terminal"} <= set(groups)
    assert {"locale", "clipboard", "links", "editor"} <= set(groups)


def test_the_content_and_what_is_wrong_with_it(shell: Shell, folder: Path) -> None:
    assert facts(shell)["content", "writing"][0] == "reviews and edits can be written"
    text, advice = facts(shell)["content", "size"]
    assert text.startswith("8 entries, ")
    (folder / "resources/films/film.yaml").unlink()
    write_file(folder / "contacts/broken.yaml", "kind: [")
    text, advice = facts(shell)["content", "size"]
    assert text.startswith("7 entries, ")
    assert "'ketamine-tui check' names them" in advice


def test_an_index_that_cannot_be_kept(shell: Shell) -> None:
    assert "version" in facts(shell)["index", "file"][0]
    text, advice = facts(shell, XDG_CACHE_HOME="/dev/null/cache")["index", "file"]
    assert text.endswith("cannot be written: Not a directory")
    assert "XDG_CACHE_HOME" in advice


def test_own_files_with_problems(shell: Shell) -> None:
    own = shell.home / "config/ketamine-tui"
    write_file(own / "settings.yaml", "reviewer: Ada\nrolle: editor\n")
    write_file(own / "views.yaml", "- name: mine\n  query: kind:book\n- nothing\n")
    told = facts(shell)
    assert told["settings", "reviewer"][0].startswith("Ada (")
    assert told["settings", "reviewer"][1].startswith("settings.yaml:2:1: error field-unknown")
    assert told["settings", "views"][0].startswith("1 saved view (")
    assert told["settings", "views"][1].startswith("views.yaml:3:")


@pytest.mark.parametrize(
    ("changes", "name", "text"),
    [
        ({}, "colours", "16 million"),
        ({"COLORTERM": None}, "colours", "256"),
        ({"COLORTERM": None, "TERM": "linux"}, "colours", "16"),
        ({"NO_COLOR": "1"}, "colours", "none, as NO_COLOR asks"),
        ({"COLUMNS": "50", "LINES": "15"}, "size", "50x15"),
        ({}, "screen", "standard input is not a terminal"),
        ({"SSH_CONNECTION": "x"}, "ssh", "the terminal is at the other end of an SSH connection"),
        ({"TERM": "dumb"}, "TERM", "dumb"),
    ],
)
def test_the_terminal(shell: Shell, changes: dict[str, str | None], name: str, text: str) -> None:
    assert facts(shell, **changes)["terminal", name][0] == text


def test_an_encoding_that_is_too_narrow(shell: Shell) -> None:
    assert facts(shell)["locale", "encoding"] == ("utf-8 (LC_ALL=C.UTF-8)", "")
    text, advice = facts(shell, PYTHONIOENCODING="latin-1")["locale", "encoding"]
    assert text.startswith("iso8859-1 ")
    assert "locale -a" in advice


def test_the_clipboard_in_tmux(shell: Shell, tmp_path: Path) -> None:
    tools = FakeTools(tmp_path)
    tools.add_silent("tmux", "echo external")
    told = facts(shell, TMUX="/tmp/tmux-0/default,1,0", PATH=tools.path)
    assert told["clipboard", "ways"][0].startswith("tmux or tmux buffer, then ")
    assert told["clipboard", "tmux"][0] == "set-clipboard is external"
    assert "tmux set-option -g set-clipboard on" in told["clipboard", "tmux"][1]
    assert told["clipboard", "OSC 52"][0] == "never says whether it took it"


def test_links_and_the_editor(shell: Shell, tmp_path: Path) -> None:
    assert facts(shell)["links", "opener"][0] == "there is no display"
    tools = FakeTools(tmp_path)
    tools.add_silent("xdg-open", "exit 0")
    vim = tools.add_silent("vim", "exit 0")
    told = facts(shell, DISPLAY=":7", PATH=tools.path, VISUAL=None, EDITOR="vim -n")
    assert told["links", "opener"] == ("xdg-open", "")
    assert told["editor", "command"] == (f"for line 12: {vim} -n '+call cursor(12,3)' FILE", "")
    text, advice = facts(shell, PATH=tools.path, VISUAL=None, EDITOR="mine")["editor", "command"]
    assert (text, "set VISUAL or EDITOR" in advice) == ("none", True)
