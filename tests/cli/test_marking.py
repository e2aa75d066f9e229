"""``mark`` and ``note``: what somebody has put to entries for themselves, in the shell and line by line."""

import subprocess
from pathlib import Path
from unittest.mock import patch

import pytest
from support.browsing import TODAY
from support.content import write_file
from support.linear import converse
from support.shell import PROGRAM, ROOT, Shell

from ketamine_tui.cli.context import Context, SharedOptions
from ketamine_tui.model.marks import Mark
from ketamine_tui.store import marks_file as marks_file_module

AS_OF = ("--as-of", TODAY.isoformat())


def marks_file(shell: Shell) -> Path:
    return shell.home / "data/ketamine-tui/marks.yaml"


def listed(shell: Shell, query: str) -> list[str]:
    return [line.split("\t")[0] for line in shell.run("list", query, *AS_OF).lines]


def test_entries_are_marked_listed_and_unmarked(shell: Shell) -> None:
    assert shell.run("mark") == (1, "", "")
    done = shell.run("mark", "film", "office")
    assert done == (0, "film\tmarked\tA film\noffice\tmarked\tThe office\n", "")
    assert listed(shell, "is:marked") == ["film", "office"]
    assert shell.run("mark", "film", "--remove").out == "film\t\tA film\n"
    assert shell.run("mark").lines == ["office\tmarked\tThe office"]
    assert shell.run("mark", "office", "--remove").code == 0
    assert listed(shell, "is:marked") == []
    assert marks_file(shell).read_text("utf-8").startswith("# Marks and private notes")


def test_a_note_is_kept_printed_found_and_removed(shell: Shell) -> None:
    assert shell.run("note", "film") == (1, "", "")
    assert shell.run("note", "film", "two\nlines: #zebra ") == (0, "", "")
    assert shell.run("note", "film").out == "two\nlines: #zebra\n"
    assert shell.run("mark").lines == ["film\tnote\tA film"]
    assert listed(shell, 'note:"two lines"') == ["film"]
    assert shell.run("note", "film", "--remove") == (0, "", "")
    assert shell.run("note", "film").code == 1


def test_a_note_can_come_from_standard_input(shell: Shell) -> None:
    def put(data: bytes) -> subprocess.CompletedProcess[bytes]:
        words = (*PROGRAM, "note", "film", "-")
        env = shell.environment()
        return subprocess.run(
            words, input=data, env=env, cwd=ROOT, capture_output=True, check=False
        )

    assert put("é zebra\n".encode()).returncode == 0
    assert shell.run("note", "film").out == "é zebra\n"
    assert b"standard input is not UTF-8" in put(b"\xff").stderr
    assert shell.run("note", "film").out == "é zebra\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("mark", "nobody"), 1, "there is no entry 'nobody'"),
        (("mark", "--remove", "nobody"), 1, "there is no entry 'nobody'"),
        (("mark", "--remove"), 2, "--remove needs the ids of entries"),
        (("note", "nobody", "x"), 1, "there is no entry 'nobody'"),
        (("note", "film", "x", "--remove"), 2, "a text and --remove do not go together"),
        (("note", "film", "x" * 2001), 2, "a note may have 2,000 characters, this one has 2,001"),
    ],
)
def test_what_cannot_be_marked_is_told(
    shell: Shell, words: tuple[str, ...], code: int, told: str
) -> None:
    done = shell.run(*words)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert not marks_file(shell).exists()


BAD = "- directory: /x\n  entries:\n    - {id: a, marked: maybe}\n"


def test_a_bad_file_is_told_and_nothing_is_written(shell: Shell) -> None:
    write_file(marks_file(shell), BAD)
    problem = "marks.yaml:3:23: error value-form 'maybe' is neither yes nor no"
    done = shell.run("mark", "film")
    assert (done.code, done.out) == (1, "")
    assert f"Not marked: {problem}; mend the file first" in done.err
    assert problem in shell.run("mark").err
    assert problem in shell.run("doctor").out
    assert marks_file(shell).read_text("utf-8") == BAD
    assert "1 problem in your own files; p lists them." in converse(shell, *AS_OF, typed="q").out


def test_what_is_of_entries_that_are_gone_is_kept_and_told(shell: Shell, folder: Path) -> None:
    shell.run("mark", "film", "office")
    shell.run("note", "film", "zebra")
    (folder / "resources/films/film.yaml").unlink()
    gone = "film\tmarked, note\t(there is no such entry any more)"
    assert shell.run("mark").lines[0] == gone
    facts = shell.run("doctor").out
    assert "marks: 2 marked, 1 note" in facts
    assert "of 1 entry that are gone: film" in facts
    assert listed(shell, "is:marked") == ["office"]
    assert shell.run("note", "film").out == "zebra\n"
    assert shell.run("note", "film", "--remove").code == 0
    assert shell.run("mark", "film", "--remove").code == 0
    assert shell.run("mark").lines == ["office\tmarked\tThe office"]


def test_doctor_tells_of_other_directories_and_of_a_file_that_others_can_read(shell: Shell) -> None:
    shell.run("mark", "film")
    file = marks_file(shell)
    write_file(
        file, f"{file.read_text('utf-8')}- {{directory: /x, entries: [{{id: a, note: b}}]}}\n"
    )
    file.chmod(0o644)
    facts = shell.run("doctor").out
    assert "marks: 1 marked, 0 notes, 1 in other directories" in facts
    assert f"marks: others can read the file\n             -> chmod 600 {file}" in facts
    shell.run("mark", "office")
    assert file.read_text("utf-8").count("- directory") == 2


def test_marks_follow_a_renamed_entry_and_go_with_a_removed_one(shell: Shell) -> None:
    shell.run("mark", "film", "office")
    shell.run("note", "film", "zebra")
    assert shell.run("rename-id", "film", "a-film").code == 0
    assert shell.run("mark").lines[0].startswith("film\tmarked, note")
    assert shell.run("rename-id", "film", "a-film", "--yes").code == 0
    assert "a-film\tmarked, note\tA film" in shell.run("mark").lines
    assert "Your private note about a-film goes with it" in shell.run("remove", "a-film").err
    assert shell.run("remove", "a-film", "--yes").code == 0
    assert shell.run("mark").lines == ["office\tmarked\tThe office"]
    write_file(marks_file(shell), BAD)
    done = shell.run("rename-id", "office", "an-office", "--yes")
    assert done.code == 0
    assert "Your marks stay: marks.yaml:3:23" in done.err
    assert "marks" not in shell.run("rename-tag", "Pain", "Ache", "--yes").err
    assert marks_file(shell).read_text("utf-8") == BAD


def test_line_by_line(shell: Shell) -> None:
    typed = (
        *("/id:film", "1", "*", "a remember this", "a", "", "l"),
        *("/is:marked note:remember", "1", "a", "-", "z", "*", "z", "z", "z", "z", "q"),
    )
    done = converse(shell, *AS_OF, typed=typed)
    told = [
        "Marked: A film.",
        "Your note is kept: A film.",
        "Your note: remember this",
        "1. A film. Check overdue. Marked by you.",
        "Marked by you",
        "Your note: remember this\nprivate: nobody else sees it",
        "Your note is deleted: A film.",
        "Undone: Your note is deleted: A film.",
        "No longer marked: A film.",
        "Undone: No longer marked: A film.",
        "Undone: Your note is kept: A film.",
        "Undone: Marked: A film.",
        "Not undone: no review was recorded since the program started.",
    ]
    out = done.out
    for text in told:
        assert text in out
        out = out.partition(text)[2]
    assert shell.run("mark").lines == []


def test_what_is_wrong_with_the_file_is_told_once(shell: Shell) -> None:
    shell.run("mark", "film", "office")
    text = marks_file(shell).read_text("utf-8").replace("film", "gone").replace("office", "lost")
    marks_file(shell).write_text(f"{text}- nothing\n", "utf-8")
    assert shell.run("mark", "--remove", "gone", "lost").err.count("marks.yaml:") == 2


@pytest.mark.parametrize("query", ["is:marked", "a film"])
def test_the_file_is_read_once_for_an_answer(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    context = Context(SharedOptions(str(folder)))
    assert context.opening.marks is not None
    marks_file_module.change_marks(context.opening.marks, lambda _: {"film": Mark(is_marked=True)})
    with patch.object(marks_file_module, "load_all", wraps=marks_file_module.load_all) as reading:
        view = context.view(query, with_notes=query == "a film")
        assert [view.catalog.row(n).id for n in view.positions if view.is_marked(n)] == ["film"]
    assert reading.call_count == 1
