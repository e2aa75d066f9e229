"""What shells complete, and the manual page."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from support.content import fields, write_file
from support.shell import PROGRAM, Shell

from ketamine_tui.cli.arguments import parser_of
from ketamine_tui.cli.completing import SHELLS
from ketamine_tui.cli.registry import NAMED


def words(shell: Shell, *typed: str) -> list[str]:
    """Return what the last of some words may become."""
    done = shell.run("completion", "words", "--", *typed)
    assert (done.code, done.err) == (0, "")
    return [line.split("\t")[0] for line in done.lines]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["lis"], ["list"]),
        (["sec"], ["sections", "section:"]),
        (["show", "o"], ["old-book", "office", "old-clinic"]),
        (["show", "help-line", "--js"], ["--json"]),
        (["copy", "office", "e"], ["email"]),
        (["list", "tag:Dep"], ["tag:Depression"]),
        (["list", "kind:bo"], ["kind:book"]),
        (["list", "--format", "j"], ["json", "jsonl"]),
        (["export", "vc"], ["vcard", "vcard3"]),
        (["export", "vcard", "kind:hel"], ["kind:helpline"]),
        (["list", "--content", "x"], []),
        (["merge-tags", "Dep"], ["Depression"]),
        (["move", "film", "boo"], ["books"]),
        (["check", "--rule", "isbn"], ["isbn-checksum", "isbn-form", "isbn-differs"]),
        (["review", "hel"], ["help-line"]),
        (["review", "--status", "with"], ["withdrawn"]),
        (["urgent", "--region", ""], ["US", "GB"]),
        (["urgent", "--region", "U"], ["US"]),
        (["show", "nothing-like"], []),
        (["list", "#Dep"], []),
        (["list", "'#Dep"], ["#Depression"]),
        (["'#Dep"], ["#Depression"]),
        (["list", '"kind:book #Dep'], ["kind:book #Depression"]),
        (["list", "'tag:Dep'"], []),
    ],
)
def test_the_last_word_is_completed(shell: Shell, typed: list[str], expected: list[str]) -> None:
    assert words(shell, *typed) == expected


def test_without_a_word_every_command_is_offered(shell: Shell) -> None:
    assert words(shell, "")[: len(NAMED)] == list(NAMED)


def test_the_directory_that_is_named_is_the_one_that_is_completed(
    shell: Shell, tmp_path: Path
) -> None:
    assert shell.content is not None
    elsewhere = Shell(tmp_path / "other", None)
    typed = ("show", "--content", str(shell.content), "off")
    assert words(elsewhere, *typed) == ["office"]


def test_nothing_that_a_shell_would_run_is_offered(shell: Shell, folder: Path) -> None:
    hostile = "$(touch /tmp/owned)"
    write_file(folder / "resources/hostile.yaml", fields(tags=[hostile, "`id`", "a;b", "ok"]))
    offered = words(shell, "list", "tag:")
    assert "tag:Pain" in offered
    assert not any(set(word) & set("$`;()'\" ") for word in offered)
    assert not any(set(word) & set("$`;'\"!") for word in words(shell, "list", '"tag:'))
    assert not any(set(word) & set("$`;'!") for word in words(shell, "list", "'tag:"))


def in_bash(shell: Shell, line: str, *words: str) -> list[str]:
    """Return what bash completes a line to, by the script itself; `words` are the line's as bash takes them apart."""
    program = " ".join(PROGRAM)
    script = (
        f'ketamine-tui() {{ {program} "$@"; }}\n'
        "source <(ketamine-tui completion bash)\n"
        f"COMP_LINE={shlex.quote(line)} COMP_POINT={len(line)} COMP_WORDBREAKS=' :'\n"
        f"COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1}\n"
        "_ketamine_tui\n"
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", script],
        env=shell.environment(),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ketamine-tui sho", ["show"]),
        ("ketamine-tui show off", ["office"]),
        ("ketamine-tui list kind:bo", ["book"]),
        ("ketamine-tui export ", None),
    ],
)
def test_bash_completes(shell: Shell, line: str, expected: list[str] | None) -> None:
    found = in_bash(shell, line, *line.split(" "))
    assert found == expected if expected else "vcard" in found


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("'#Dep", "#Depression"),
        ('"kind:book tag:Dep', "kind:book tag:Depression"),
        ("'kind:book #Dep", "kind:book #Depression"),
    ],
)
def test_bash_completes_behind_an_open_quote(shell: Shell, word: str, expected: str) -> None:
    assert in_bash(shell, f"ketamine-tui list {word}", "ketamine-tui", "list", word) == [expected]


@pytest.mark.parametrize("name", SHELLS)
def test_a_script_is_what_its_shell_reads(shell: Shell, name: str) -> None:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed")
    script = shell.run("completion", name).out
    subprocess.run([program, "-n"], input=script, text=True, check=True)


def test_the_manual_has_every_command_and_option(shell: Shell) -> None:
    text = shell.run("man").out.replace("\\-", "-")
    for name in NAMED:
        assert f'.SS "{name}"' in text
        for action in parser_of(name)._actions:
            assert all(option in text for option in action.option_strings)
    for title in ("NAME", "SYNOPSIS", "OPTIONS", "EXIT STATUS", "ENVIRONMENT"):
        assert f".SH {title}\n" in text


def test_the_manual_is_what_man_reads(shell: Shell) -> None:
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z"],
        input=shell.run("man").out,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ketamine-tui show off", "office"),
        ("ketamine-tui list kind:bo", "kind:book"),
        ("ketamine-tui '#Dep", "#Depression"),
        ("ketamine-tui list 'kind:book tag:Dep", "kind:book tag:Depression"),
    ],
)
def test_fish_completes(shell: Shell, line: str, expected: str) -> None:
    program = " ".join(PROGRAM)
    script = (
        f"function ketamine-tui; {program} $argv; end\n"
        "ketamine-tui completion fish | source\n"
        f'complete -C "{line}"'
    )
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        env=shell.environment(),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert expected in [found.split("\t")[0] for found in done.stdout.splitlines()]
