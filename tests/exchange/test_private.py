"""Marks and private notes leave the program where somebody asks for them by name, and nowhere else."""

import json
from pathlib import Path

import pytest
from support.browsing import TODAY, write_small
from support.content import write_file
from support.shell import Done, Shell

from ketamine_tui.exchange.formats import FORMATS

SECRET = "Zebra-secret: ask for Ada"
IDS = ("help-line", "new-book")
WITH_NOTES = [name for name, form in FORMATS.items() if form.has_notes]
AS_OF = ("--as-of", TODAY.isoformat())
READING = (
    ("list",),
    ("list", "--json"),
    ("list", "--format", "jsonl"),
    ("search", "book", "--json"),
    ("show", "help-line"),
    ("show", "help-line", "--json"),
    ("urgent", "--json"),
    ("review", "--json"),
    ("review", "new-book", "--json"),
    ("check", "--format", "json"),
    ("stats", "--json"),
    ("tags", "--json"),
    ("copy", "help-line", "card", "--clipboard", "cat", "--json"),
)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home", write_small(tmp_path / "content"))


def put_marks(shell: Shell) -> None:
    """Mark two entries, each with a note; as the program writes them, without starting it."""
    entries = "".join(f'    - id: {x}\n      marked: yes\n      note: "{SECRET}"\n' for x in IDS)
    text = f'- directory: "{shell.content}"\n  entries:\n{entries}'
    write_file(shell.home / "data/ketamine-tui/marks.yaml", text)


def files(done: Done, folder: Path) -> dict[str, str]:
    """Return what an export has come to: what was printed, or the files of its folder."""
    written = {x.name: x.read_text("utf-8") for x in folder.rglob("*") if x.is_file()}
    return written or {"": done.out}


def export(shell: Shell, name: str, *words: str) -> dict[str, str]:
    target = shell.home / f"out-{name}-{len(words)}"
    output = ("-o", str(target)) if FORMATS[name].is_folder else ()
    done = shell.run("export", name, *words, *output, "--all", *AS_OF)
    assert done.code == 0, done.err
    return files(done, target)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_has_a_mark_or_a_note_unless_it_is_asked_for(shell: Shell, name: str) -> None:
    before = export(shell, name)
    put_marks(shell)
    (shell.home / f"out-{name}-0").rename(shell.home / "before") if FORMATS[
        name
    ].is_folder else None
    assert export(shell, name) == before
    for text in export(shell, name, "is:marked").values():
        assert "Zebra" not in text


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_no_answer_has_a_mark_or_a_note(shell: Shell, words: tuple[str, ...]) -> None:
    before = shell.run(*words, *AS_OF)
    put_marks(shell)
    assert shell.run(*words, *AS_OF) == before


@pytest.mark.parametrize("name", WITH_NOTES)
def test_notes_go_along_where_they_are_asked_for(shell: Shell, name: str) -> None:
    put_marks(shell)
    (text,) = export(shell, name, "is:marked", "--with-notes").values()
    # Cards break lines and escape; pages escape.
    unfolded = text.replace("\r\n ", "").replace("\\", "")
    assert SECRET in unfolded
    assert ("The new book" in unfolded) or ("Help line" in unfolded)
    assert "A film" not in unfolded


def test_csv_and_json_call_them_private(shell: Shell) -> None:
    put_marks(shell)
    (table,) = export(shell, "csv", "--with-notes").values()
    assert table.splitlines()[0].endswith(",private_note")
    (record,) = json.loads(export(shell, "json", "id:new-book", "--with-notes")[""])["entries"]
    assert record["private_note"] == SECRET
    (other,) = json.loads(export(shell, "json", "id:office", "--with-notes")[""])["entries"]
    assert "private_note" not in other


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {*WITH_NOTES}))
def test_a_format_without_a_place_for_them_says_so(shell: Shell, name: str) -> None:
    done = shell.run("export", name, "--with-notes", "-o", str(shell.home / "out"))
    told = f"{name} has no place for private notes: leave --with-notes out"
    assert (done.code, done.err) == (2, f"ketamine-tui: {told}\n")
    assert not (shell.home / "out").exists()


def test_a_bad_file_is_told_where_an_answer_depends_on_it(shell: Shell) -> None:
    file = shell.home / "data/ketamine-tui/marks.yaml"
    write_file(
        file, f'- directory: "{shell.content}"\n  entries:\n    - {{id: film, marked: yes, x: 1}}\n'
    )
    told = "ketamine-tui: marks.yaml:3:31: error field-unknown there is no field 'x' here\n"
    for words in (("list", "is:marked"), ("export", "text", "is:marked"), ("list", "note:x")):
        done = shell.run(*words, *AS_OF)
        assert done.err.startswith(told)
    assert shell.run("list", "kind:book", *AS_OF).err == ""
    for command in ("list", "review"):
        (line,) = shell.run(command, "is:marked", *AS_OF).lines
        assert line.startswith("film\t")
