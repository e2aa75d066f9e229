"""The configuration: what each command makes of it, and what goes before it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.app import UPDATE
from support.browsing import write_small
from support.content import write_file
from support.shell import ROOT, Shell

from ketamine_tui.actions.commands import ON_SCREEN
from ketamine_tui.actions.configuration import SETTINGS, Configuration, record
from ketamine_tui.cli.arguments import parse_arguments
from ketamine_tui.cli.browsing import asked_for, decided_by
from ketamine_tui.cli.context import Context, SharedOptions
from ketamine_tui.model.config import Config
from ketamine_tui.model.keys import shown_key
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome

PAGE = ROOT / "docs/config.md"


def configure(shell: Shell, text: str) -> Path:
    """Write the file of the configuration."""
    file = shell.home / "config/ketamine-tui/config.yaml"
    write_file(file, text)
    return file


def held(shell: Shell, *words: str, **changes: str | None) -> dict[str, str]:
    """Return what doctor says of each setting."""
    facts = shell.run("doctor", "--json", *words, env=changes).data["facts"]
    return {fact["name"]: fact["text"] for fact in facts if fact["group"] == "config"}


def test_doctor_says_what_holds_and_where_it_comes_from(shell: Shell, folder: Path) -> None:
    assert held(shell)["file"].endswith("config.yaml: there is none")
    file = configure(shell, "theme: nord\nmouse: no\ncolumns: [id, due]\ncontent: /nowhere\n")
    told = held(shell, "--no-plain")
    assert told["file"] == f"{file}: 0 problems"
    assert told["theme"] == "nord (file)"
    assert told["mouse"] == "no (file)"
    assert told["columns"] == "id, due (file)"
    assert told["content"] == f"{folder} (environment, KETAMINE_TUI_CONTENT)"
    assert told["plain"] == "no (option)"
    assert told["chrome"] == "auto (default)"
    assert held(shell, NO_COLOR="1")["theme"] == "mono (environment, NO_COLOR)"
    assert held(shell, "--content", str(folder))["content"] == f"{folder} (option)"


def test_doctor_names_every_problem_and_commands_the_first(shell: Shell) -> None:
    configure(shell, "theem: nord\nwidth: 5\n")
    facts = shell.run("doctor", "--json").data["facts"]
    problems = [fact["text"] for fact in facts if fact["name"] == "problem"]
    assert [text.partition(" ")[0] for text in problems] == ["config.yaml:1:1:", "config.yaml:2:8:"]
    done = shell.run("list", "kind:book")
    assert (done.code, len(done.lines)) == (0, 2)
    assert done.err.startswith("ketamine-tui: config.yaml:1:1: error field-unknown")
    assert done.err.endswith("'ketamine-tui doctor' tells the rest\n")
    configure(shell, "theem: nord\n")
    assert "the rest" not in shell.run("list", "kind:book").err
    configure(shell, "theme: nord\n")
    assert shell.run("list", "kind:book").err == ""


def test_the_directory_may_be_named_there(tmp_path: Path, folder: Path) -> None:
    shell = Shell(tmp_path / "home", None)
    configure(shell, f"content: {folder}\n")
    other = write_small(tmp_path / "other")
    (other / "resources/films/film.yaml").unlink()
    assert len(shell.run("list").lines) == 8
    assert len(shell.run("list", env={"KETAMINE_TUI_CONTENT": str(other)}).lines) == 7
    assert len(shell.run("list", "--content", str(other)).lines) == 7
    configure(shell, "content: /nowhere/at-all\n")
    done = shell.run("list")
    assert (done.code, "config.yaml names it" in done.err) == (3, True)
    assert "config.yaml" not in shell.run("list", "--content", "/nowhere").err


def test_a_table_has_the_columns_and_a_pipe_what_it_always_has(shell: Shell) -> None:
    usual = shell.run("list", "kind:book").out
    configure(shell, "columns: [title, issued]\n")
    assert shell.run("list", "kind:book").out == usual
    table = shell.run("list", "kind:book", "--format", "table").lines
    assert table[0].split() == ["title", "issued"]
    table = shell.run("list", "kind:book", "--format", "table", "--columns", "id").lines
    assert table[0].split() == ["id"]


def test_ones_own_region_is_told_first_and_scripts_get_the_usual_order(shell: Shell) -> None:
    usual = shell.run("urgent", "--json").data
    lines = shell.run("urgent").lines
    configure(shell, "region: GB\n")
    own = shell.run("urgent").lines
    assert own[0] == "United Kingdom"
    assert (own != lines, sorted(own)) == (True, sorted(lines))
    assert shell.run("urgent", "--json").data == usual


@pytest.mark.parametrize(
    ("file", "locale", "first"),
    [
        ("", "en_GB.UTF-8", "United Kingdom"),
        ("", "en_US.UTF-8", None),
        ("", "C.UTF-8", None),
        ("region: US\n", "en_GB.UTF-8", None),
    ],
)
def test_without_a_region_of_ones_own_that_of_the_locale_comes_first(
    shell: Shell, file: str, locale: str, first: str | None
) -> None:
    usual, data = shell.run("urgent").lines, shell.run("urgent", "--json").data
    configure(shell, file)
    own = shell.run("urgent", env={"LC_ALL": locale}).lines
    assert own[0] == (first or usual[0])
    assert (own == usual, sorted(own)) == (first is None, sorted(usual))
    assert shell.run("urgent", "--json", env={"LC_ALL": locale}).data == data


def test_the_line_mode_begins_where_it_is_asked_for(shell: Shell) -> None:
    configure(shell, "linear: yes\nregion: GB\ncolour: red\n")
    done = shell.run()
    assert done.code == 0
    assert done.lines[0].startswith("Small directory")
    assert "1 problem in your own files; p lists them." in done.lines
    assert shell.run("--no-linear").code == 2
    configure(shell, "linear: no\n")
    assert shell.run().code == 2
    assert "your own files" not in shell.run("--linear").out


@pytest.mark.parametrize(
    ("words", "has_colour", "decided"),
    [
        ("", True, set()),
        ("", False, {"theme"}),
        ("--theme nord --no-mouse", True, {"theme", "mouse"}),
        ("--linear --width 60 --clipboard cat", True, {"linear", "width", "clipboard"}),
    ],
)
def test_what_is_decided_for_a_run(words: str, has_colour: object, decided: set[str]) -> None:
    options = parse_arguments(words.split()).options
    assert decided_by(options, has_colour=bool(has_colour)) == decided


def test_the_clipboard_is_filled_as_the_file_says(shell: Shell) -> None:
    configure(shell, "clipboard: cat\n")
    assert shell.run("copy", "help-line", "--json").data["route"] == "cat"
    assert shell.run("copy", "help-line", "--clipboard", "none").code == 1


@pytest.mark.parametrize(
    ("words", "config", "no_color", "expected"),
    [
        ("", Config(), "", ("auto", None, True)),
        ("", Config(theme="nord", chrome="ascii", mouse=False), "", ("nord", ASCII, False)),
        ("--theme light", Config(theme="nord"), "", ("light", None, True)),
        ("--theme auto", Config(theme="nord"), "", ("auto", None, True)),
        ("", Config(theme="nord"), "1", ("mono", None, True)),
        ("--theme auto", Config(theme="nord"), "1", ("mono", None, True)),
        ("--theme light", Config(theme="nord"), "1", ("light", None, True)),
        ("--chrome unicode", Config(chrome="ascii"), "", ("auto", UNICODE, True)),
        ("--chrome auto --mouse", Config(chrome="ascii", mouse=False), "", ("auto", None, True)),
        ("--no-mouse", Config(mouse=True), "", ("auto", None, False)),
    ],
)
def test_an_option_goes_before_the_environment_and_that_before_the_file(
    words: str, config: Config, no_color: str, expected: tuple[str, Chrome | None, bool]
) -> None:
    options = parse_arguments(words.split()).options
    asked = asked_for(options, Configuration(config), {"TERM": "xterm"}, has_colour=not no_color)
    assert (asked.theme, asked.chrome, asked.has_mouse) == expected


def settings() -> Iterator[str]:
    """Yield the table of the settings."""
    yield "| field | what it may be | without it | option, variable | what it is |"
    yield "|---|---|---|---|---|"
    for setting in SETTINGS:
        before = ", ".join(f"`{name}`" for name in (setting.option, setting.variable) if name)
        cells = (f"`{setting.name}`", setting.form, setting.default, before, setting.meaning)
        yield f"| {' | '.join(cells)} |"


def commands() -> Iterator[str]:
    """Yield the table of the commands and the keys that they have."""
    yield from ("| name | keys | command |", "|---|---|---|")
    for command in ON_SCREEN:
        keys = ", ".join(f"`{shown_key(key)}`" for key in command.keys.split(","))
        yield f"| `{command.id}` | {keys} | {command.title} |"


@pytest.mark.parametrize("rows", [settings, commands])
def test_the_page_has_every_row_of_the_table(rows: Callable[[], Iterator[str]]) -> None:
    text, table = PAGE.read_text("utf-8"), "\n".join(rows())
    head, mark, rest = text.partition(f"<!-- {rows.__name__} -->\n")
    found, end, tail = rest.partition(f"\n<!-- /{rows.__name__} -->")
    if os.environ.get(UPDATE) == "1":
        PAGE.write_text(f"{head}{mark}{table}{end}{tail}", "utf-8")
    assert found == table


def test_the_table_has_every_field_of_the_file() -> None:
    assert [setting.name for setting in SETTINGS] == list(record().fields)
    assert list(record().fields) == list(Config._fields)


def test_a_server_is_told_once_what_is_wrong(
    tmp_path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write_file(tmp_path / "ketamine-tui/config.yaml", "theme: nurd\n")
    context = Context(SharedOptions(str(folder)))
    for _ in range(3):
        context.catalog().close()
    assert capsys.readouterr().err.count("config.yaml:1:8") == 1
