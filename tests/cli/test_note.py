"""A Markdown note, opened by the shell commands as a directory."""

import os
import shlex
from pathlib import Path

import pytest
from support.content import SHIPPED, write_directory
from support.linear import converse
from support.shell import Done, Shell

FOUNDING = (Path(__file__).parents[1] / "fixtures" / "founding-note.md").read_text("utf-8")
REFUSED = "a note is read-only. Make a folder of it: ketamine-tui import"


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "my note.md"
    file.write_text(FOUNDING, "utf-8")
    return file


@pytest.fixture
def shell(tmp_path: Path, note: Path) -> Shell:
    """Commands that find the note by the variable."""
    return Shell(tmp_path / "home", note)


def ids(done: Done) -> list[str]:
    assert done.code == 0, done.err
    return [line.partition("\t")[0] for line in done.lines]


def test_a_note_is_named_by_variable_option_or_first(shell: Shell, note: Path) -> None:
    bare = Shell(shell.home, None)
    assert len(ids(shell.run("list"))) == 13
    assert ids(bare.run("--content", str(note), "list")) == ids(shell.run("list"))
    assert ids(bare.run(str(note), "list")) == ids(shell.run("list"))


def test_a_note_is_named_behind_options_of_browsing(shell: Shell, note: Path) -> None:
    bare = Shell(shell.home, None)
    for words in ((str(note), "--linear"), ("--linear", str(note)), ("--width", "60", str(note))):
        done = converse(bare, *words, typed=["q"])
        assert done.lines[0] == converse(shell, typed=["q"]).lines[0]


def test_a_folder_is_named_as_a_note_is_where_it_is_that_of_a_directory(
    shell: Shell, tmp_path: Path
) -> None:
    folder = write_directory(tmp_path / "words", {"resources/a.yaml": None})
    bare = Shell(shell.home, None)
    expected = Shell(shell.home, folder).run("sections")
    assert bare.run(str(folder), "sections") == expected
    assert converse(bare, str(folder), typed=["q"]).lines[0] == "A directory."
    (folder / "directory.yaml").unlink()
    assert bare.run(str(folder), "sections").code == 2


@pytest.mark.parametrize("words", ["anesthesia NOTE", "--clipboard NOTE anesthesia"])
def test_a_note_that_is_looked_for_or_a_value_is_not_opened(
    shell: Shell, note: Path, words: str
) -> None:
    named = (str(note) if word == "NOTE" else word for word in words.split())
    done = converse(Shell(shell.home, SHIPPED), *named, typed=["q"])
    assert done.lines[0] == "Ketamine in medicine."


def test_every_entry_is_to_be_reviewed_and_none_is_missing_a_review(shell: Shell) -> None:
    assert len(ids(shell.run("list", "is:to-be-reviewed"))) == 13
    assert len(ids(shell.run("list", "#TOBE_REVIEWED"))) == 13
    assert shell.run("list", "is:reviewed").code == 1
    assert "review-missing" not in shell.run("check").out


def test_the_commands_show_what_the_note_has(shell: Shell) -> None:
    assert "(987) 654-3210" in shell.run("show", "mental-health-support-line").out
    assert [line.split("\t")[0] for line in shell.run("tags").lines] == [
        *("Anesthesia", "Depression", "Ketamine", "MentalHealth", "TreatmentResistantDepression")
    ]
    assert [line.split("\t")[0] for line in shell.run("sections").lines] == [
        *("introduction", "relevance", "resources", "books", "websites", "videos", "location"),
        "contact-information",
    ]


def test_a_page_says_its_first_sentence_once(shell: Shell) -> None:
    done = shell.run("show", "introduction")
    assert "".join(done.out.split()).count("startingandmaintaininganesthesia") == 1


def test_check_tells_the_placeholders_and_losses_of_a_note(shell: Shell, note: Path) -> None:
    note.write_text(f"{FOUNDING}\n\n![A picture](a.png)\n", "utf-8")
    done = shell.run("check")
    told = [line.split(" ")[:3] for line in done.lines]
    assert (done.code, told) == (
        1,
        [
            ["my", "note.md:29:1:", "error"],
            ["my", "note.md:33:1:", "error"],
            ["my", f"note.md:{FOUNDING.count(chr(10)) + 3}:1:", "warning"],
        ],
    )
    assert "phone-placeholder (123) 456-7890" in done.lines[0]
    assert "import-loss images are not shown" in done.lines[2]


@pytest.mark.parametrize(
    "command",
    [
        "review introduction --status source-checked --method read-source --source S --reviewer A",
        "new book --title A --section books --no-edit",
        "init DIR",
        "check --fix",
    ],
)
def test_nothing_is_written_into_a_note(
    shell: Shell, note: Path, tmp_path: Path, command: str
) -> None:
    words = [str(tmp_path / "new") if word == "DIR" else word for word in shlex.split(command)]
    done = shell.run(*words)
    assert done.code in (1, 2)
    assert REFUSED in done.err
    assert "--to DIR" in done.err
    assert note.read_text("utf-8") == FOUNDING
    assert not (tmp_path / "new").exists()


def test_a_note_is_read_again_when_it_changes_and_only_then(shell: Shell, note: Path) -> None:
    assert len(ids(shell.run("list"))) == 13
    (index,) = shell.home.rglob("index-*.sqlite3")
    made = index.stat()  # its time of access is that of the last reading
    assert len(ids(shell.run("list"))) == 13
    now = index.stat()
    assert (now.st_ino, now.st_mtime_ns) == (made.st_ino, made.st_mtime_ns)
    before = note.stat()
    # The same size and time, as some editors and all copies with their times leave it.
    note.write_text(FOUNDING.replace("NIMH", "MINH").replace("# Location", "# Locatiom"), "utf-8")
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "minh" in ids(shell.run("list"))
    assert "locatiom" in ids(shell.run("sections"))


def test_a_note_may_be_a_link(shell: Shell, tmp_path: Path, note: Path) -> None:
    (tmp_path / "link.md").symlink_to(note)
    assert len(ids(Shell(shell.home, tmp_path / "link.md").run("list"))) == 13


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "file-empty the note is empty"),
        (b" \n", "file-empty the note is empty"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "2:2: error file-encoding byte 0xE2 is not UTF-8"),
        (b"PK\0\0", "1:3: error file-encoding this is no text"),
        (b"- a\n" * 1_100_000, "file-too-large the file is larger than 4 MiB: it has 4,400,000"),
        (b"a\n" * 110_000, "file-too-large the note has 110,000 lines; at most 100,000 are read"),
    ],
    ids=["empty", "blank", "pdf", "zip", "large", "long"],
)
def test_a_file_that_is_no_note_gets_a_clear_answer(
    shell: Shell, note: Path, data: bytes, told: str
) -> None:
    note.write_bytes(data)
    done = shell.run("list")
    assert (done.code, done.out) == (3, "")
    assert told in done.err
    assert told in shell.run("check").out


def test_a_note_that_is_not_there_is_something_to_look_for(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("--content", str(tmp_path / "no.md"), "list").code == 3
    assert shell.run("list", "no.md").code == 1


def test_a_note_without_lists_is_a_page(shell: Shell, note: Path) -> None:
    note.write_text("Only words.\n", "utf-8")
    assert ids(shell.run("list")) == ["my-note"]


def test_ids_of_a_note_are_completed(shell: Shell, note: Path) -> None:
    bare = Shell(shell.home, None)
    done = bare.run("completion", "words", "--", str(note), "show", "nim")
    assert done.out == "nimh\tNIMH\n"


def test_a_note_is_exported_as_the_same_note(shell: Shell, tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    assert shell.run("export", "markdown", "--all", "-o", str(first)).code == 0
    again = Shell(shell.home, first).run("export", "markdown", "--all", "-o", str(second))
    assert again.code == 0

    def without_version(file: Path) -> list[str]:
        lines = file.read_text("utf-8").splitlines()
        return [line for line in lines if not line.startswith("version: ")]

    assert without_version(first) == without_version(second)
    assert "(987) 654-3210" in first.read_text("utf-8")


def test_entries_of_a_note_are_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "steps.md"
    file.write_text(
        "# Steps\n\n1. Wash\n2. **Boil**\n3. Add\n\n## Notes\n\nAll.\n\n- Zinc\n- Ash\n"
    )
    listed = ids(Shell(tmp_path / "home", file).run("list"))
    assert listed == ["wash", "boil", "add", "notes", "zinc", "ash"]
