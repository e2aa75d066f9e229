"""Linear mode beyond its transcripts: what it writes to files and terminals, and how it ends."""

import difflib
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from support.content import SHIPPED, fields, page, write_file
from support.linear import converse
from support.pty_session import PtySession
from support.shell import PROGRAM, Shell

from ketamine_tui.actions.commands import IN_LINES, ON_SCREEN
from ketamine_tui.cli.linear.table import FUNCTIONS, find
from ketamine_tui.curation.starting import start_directory
from ketamine_tui.model.review import ReviewState
from ketamine_tui.present.chrome import cells

NOT_IN_LINES = {
    *("Find a tag", "QR code", "Export", "Commands", "Suspend"),
    *("Zoom", "Wider", "Narrower", "Where you were", "Forward again"),
}
"""What the screen has and a line does not need: t and a word find tags, pictures say nothing to a listener,
`export` makes files from the same queries, everything is typed anyway, the shell suspends by itself, there
are no panes, and b goes back."""

OTHER_LETTERS = {"Saved views": "@", "Review queue": "w", "Back": "b"}
"""What has no letter on the screen, or has one that cannot be typed in a line."""

BOOK = "resources/books/book-ketamine-handbook.yaml"


def test_the_letters_are_the_keys_of_the_screen() -> None:
    typed = {command.title for command in IN_LINES}
    for command in ON_SCREEN:
        assert (command.title in typed) == (command.title not in NOT_IN_LINES)
        if command.letter:
            assert command.letter == OTHER_LETTERS.get(command.title, command.shown)
    assert typed - {command.title for command in ON_SCREEN} == {"List"}


def test_every_command_has_its_function() -> None:
    assert set(FUNCTIONS) == {command.id for command in IN_LINES}


@pytest.mark.parametrize(
    ("typed", "word", "rest"),
    [
        ("u", "urgent", ""),
        ("U gb", "urgent", "gb"),
        ("URGENT", "urgent", ""),
        ("y", "copy", ""),
        ("Y", "copyfilter", ""),
        ("W", "why", ""),
        ("h", "history", ""),
        ("/ at home", "filter", "at home"),
        ("/#Pain", "filter", "#Pain"),
        ("@mine", "views", "mine"),
        ("? states", "help", "states"),
        ("copy phone", "copy", "phone"),
        ("unheard", None, ""),
    ],
)
def test_a_line_is_understood(typed: str, word: str | None, rest: str) -> None:
    command, behind = find(typed)
    assert (command.id if command else None, behind) == (word, rest)


def test_no_word_and_no_letter_means_two_things() -> None:
    names = [name for command in IN_LINES for name in {command.id, command.letter}]
    assert len(names) == len(set(names))


def test_a_review_changes_nothing_else_and_can_be_taken_back(shell: Shell, tmp_path: Path) -> None:
    shell.content = tmp_path / "copy"
    start_directory(SHIPPED, shell.content)
    file = shell.content / BOOK
    before = file.read_text("utf-8")
    answers = (
        "id:book-ketamine-handbook",
        "1",
        "m",
        "1",
        "3",
        "https://example.org/b",
        "Seen",
        "Ada",
    )
    words = ("--as-of", "2026-11-24", answers[0])
    done = converse(shell, *words, typed=[*answers[1:], "editor", "1", "b"])
    told = " ".join(done.lines)
    assert "Recorded The Ketamine Handbook" in told
    assert "as source-checked; z undoes it." in told
    assert "Depression. Source-checked." in done.lines
    after = file.read_text("utf-8")
    changed = [
        line
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    ]
    assert len(changed) == 9
    assert changed[:4] == [
        '+  - date: "2026-11-24"',
        "+    status: source-checked",
        "+    method: read-source",
        '+    reviewer: "Ada"',
    ]
    assert all(line.startswith("+    ") for line in changed[1:])
    again = converse(shell, *words, typed=["1", "m", "4", "no reason", "", "", "1", "z"])
    assert "Undone: the review of book-ketamine-handbook." in again.lines
    assert file.read_text("utf-8") == after


def test_how_to_ask_for_a_region_comes_before_the_numbers_of_all(shell: Shell) -> None:
    hint = "For one region alone: u and its name or code, such as u GB."
    everywhere, one = (converse(shell, typed=[typed, "q"]).lines for typed in ("u", "u GB"))
    assert everywhere[everywhere.index("United States:") - 1] == hint
    assert hint not in "\n".join(one)


def test_what_is_said_to_copy_a_value_does_so_where_it_is_said(shell: Shell) -> None:
    typed = ["1", "y", "y p"]
    done = converse(shell, "id:help-line", "--clipboard", "cat", typed=typed)
    (line,) = (line for line in done.lines if line.startswith("1. phone "))
    assert line.endswith(", y p")
    assert any(line.startswith("Copied 202-555-0143") for line in done.lines)


def test_some_fields_and_a_successor_can_be_named(shell: Shell, folder: Path) -> None:
    some = ["1", "m", "6", "3", "titel", "", "", "Ada", "", "title", "1"]
    done = converse(shell, "id:new-book", "--as-of", "2026-11-23", typed=some)
    assert "New-book has no field 'titel'; it has kind, title" in done.out
    assert "Fields: title" in done.lines
    assert "covers:" in (folder / "resources/books/new-book.yaml").read_text("utf-8")
    gone = ["1", "m", "5", "Gone", "nothing", "Ada", "", "new-book", "1"]
    done = converse(shell, "id:old-book", "--as-of", "2026-11-23", typed=gone)
    assert "There is no entry nothing." in done.lines
    assert (
        "Use instead: The new book" in done.out or "Recorded The old book as withdrawn" in done.out
    )


def test_nobody_is_asked_to_call_a_crisis_line(shell: Shell) -> None:
    done = converse(shell, "id:help-line", "--as-of", "2020-06-15", typed=["1", "m", "1"])
    assert "How? Nobody may call a crisis line to test it." in done.lines
    assert not re.search(r"^\d\. I called$", done.out, re.MULTILINE)


def test_a_file_that_cannot_be_written_is_told(shell: Shell, folder: Path) -> None:
    (folder / "resources/films/film.yaml").chmod(0o444)
    typed = ["1", "m", "4", "note", "Ada", "", "1"]
    done = converse(shell, "id:film", "--as-of", "2020-06-15", typed=typed)
    assert "Not written: resources/films/film.yaml: the file is read-only" in done.out


def test_input_that_ends_within_a_question_records_nothing(shell: Shell, folder: Path) -> None:
    file = folder / "resources/films/film.yaml"
    before = file.read_bytes()
    done = converse(shell, "id:film", typed=["1", "m", "1", "3", "S", "n", "Ada", ""])
    assert (done.code, done.lines[-1].rstrip()) == (0, "record>")
    assert file.read_bytes() == before


def test_an_editor_is_not_started_on_a_pipe(shell: Shell) -> None:
    done = converse(shell, "id:old-book", typed=["1", "e"], env={"EDITOR": "true"})
    assert "An editor needs a terminal." in done.lines


@pytest.mark.parametrize("width", ["20", "40"])
def test_no_line_is_wider_than_asked(shell: Shell, width: str) -> None:
    typed = ["", "1", "b", "8", "y", "b", "b", "u", "?", "s", "t", "f", "p"]
    done = converse(shell, "--width", width, typed=typed)
    assert done.code == 0
    assert all(cells(line) <= int(width) for line in done.lines)
    assert not re.search(r"\n\n\n", done.out)


@pytest.mark.parametrize("width", ["0", "wide", "9" * 5000])
def test_a_width_that_is_none_is_wrong_use(shell: Shell, width: str) -> None:
    assert converse(shell, "--width", width, typed=[]).code == 2


@pytest.mark.parametrize(
    "typed",
    [
        "\udcff\udcfe",
        "\x1b[2J\x07",
        "\x00",
        "9" * 6000,
        "x" * 10_000,
        "/" + "(" * 3000,
        "y " + "z" * 5000,
        "t \u202e",
        "@",
        "@" * 50,
        "m m m",
    ],
    ids=str.__len__,
)
def test_nothing_that_is_typed_breaks_it(shell: Shell, typed: str) -> None:
    done = converse(shell, typed=[typed, "1", typed, "b", "q"])
    assert done.code == 0
    assert not set("\x1b\x07\x00\u202e") & set(done.out)


def test_what_is_listed_is_as_hostile_as_it_may_be(shell: Shell, folder: Path) -> None:
    write_file(
        folder / "resources/bad.yaml",
        fields(title="T \x1b]52;c;eA==\x07 \u202e", summary="S", links=[{"url": "javascript:x"}]),
    )
    write_file(
        folder / "pages/p.md", page("```\ncode\n```\n\n> said\n\n1. one\n\n---\n", title="P")
    )
    done = converse(shell, typed=["/id:bad", "1", "o", "1", "/id:p", "1", "p"])
    assert not set("\x1b\x07\u202e") & set(done.out)
    assert "Quotation: said" in done.lines
    assert "1. one" in done.lines


def test_every_state_is_a_word_and_no_mark(shell: Shell) -> None:
    done = converse(shell, typed=["", "1", "b", "3", "b", "4"])
    assert "[" not in done.out
    for state in (ReviewState.TO_BE_REVIEWED, ReviewState.OVERDUE):
        assert f". {state.words}." in done.out


# On a terminal.


def on_terminal(home: Path, content: Path, *words: str, **changes: str) -> PtySession:
    """Return linear mode over a directory in a pseudo-terminal of 40 columns."""
    env = {"KETAMINE_TUI_CONTENT": str(content), **changes}
    command = [*PROGRAM, "--linear", "--as-of", "2020-06-15", *words]
    return PtySession(command, home, cols=40, rows=20, env=env)


def waits_at(place: str) -> Callable[[PtySession], bool]:
    """Return whether the program waits at a prompt: it is the last thing on the screen."""
    return lambda session: session.screen_text.rstrip().endswith(f"\n{place}>")


@pytest.mark.parametrize("term", ["xterm-256color", "dumb", ""])
def test_no_escape_sequence_is_written(folder: Path, tmp_path: Path, term: str) -> None:
    with on_terminal(tmp_path / "home", folder, "--clipboard", "none", TERM=term) as session:
        session.wait_for(waits_at("list"))
        for typed, shown, place in (
            ("/title:help<enter>", "1 of 8", "list"),
            ("1<enter>", "202-555-0143", "entry"),
            ("y p<enter>", "Could not copy", "entry"),
            ("u<enter>", "United States", "urgent"),
        ):
            session.send(typed)
            session.wait_for(shown)
            session.wait_for(waits_at(place))
        session.send("q<enter>")
        assert session.wait_exit() == 0
        assert b"\x1b" not in session.raw
        # The terminal echoes what is typed; the program does not say it again.
        assert session.raw.count(b"> /title:help") == 1
        assert max(map(len, session.raw.decode().splitlines())) <= 40


def test_the_configuration_is_read_again_with_the_files(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "home/config/ketamine-tui/config.yaml"
    with on_terminal(tmp_path / "home", folder) as session:
        session.wait_for(waits_at("list"))
        write_file(file, "region: GB\n")
        session.send("r<enter>")
        session.wait_for("Read config.yaml again.")
        session.send("u<enter>")
        session.wait_for("United Kingdom:")
        write_file(file, "region: XX\n")
        session.send("r<enter>")
        session.wait_for("config.yaml:1:9 'XX' is no")
        session.send("q<enter>")
        assert session.wait_exit() == 0


@pytest.mark.parametrize(
    ("words", "told"), [((), "again; width at"), (("--width", "38"), "Read config.yaml again.")]
)
def test_only_an_option_keeps_a_setting_from_the_file(
    folder: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    file = tmp_path / "home/config/ketamine-tui/config.yaml"
    write_file(file, "width: 36\n")
    with on_terminal(tmp_path / "home", folder, *words) as session:
        session.wait_for(waits_at("list"))
        write_file(file, "width: 37\n")
        session.send("r<enter>")
        session.wait_for(told)
        session.send("q<enter>")
        assert session.wait_exit() == 0


def test_a_file_is_edited_and_read_again(folder: Path, tmp_path: Path) -> None:
    editor = tmp_path / "my-own"
    editor.write_text('#!/bin/sh\nsed -i "s/A film/Another film/" "$1"\n')
    editor.chmod(0o755)
    with on_terminal(tmp_path / "home", folder, "id:film", EDITOR=str(editor)) as session:
        session.wait_for(waits_at("list"))
        session.send("1<enter>")
        session.wait_for(waits_at("entry"))
        session.send("e<enter>")
        session.wait_for("Read again.")
        session.send("b<enter>")
        session.wait_for("1. Another film.")
        session.send("<c-d>")
        assert session.wait_exit() == 0


def shows_page(first: str, last: str) -> Callable[[PtySession], bool]:
    """Return whether a whole page of the list is on the screen, with the prompt below it."""
    page = re.compile(rf"(?s)\n{first}.*\n{last}[^\n]*\n *list>\s*$")
    return lambda session: bool(page.search(session.screen_text))


def test_a_page_is_no_longer_than_the_terminal(folder: Path, tmp_path: Path) -> None:
    with on_terminal(tmp_path / "home", folder) as session:
        session.wait_for(waits_at("list"))
        session.resize(40, 12)
        for typed, first, last in (
            ("/kind:book,video,helpline,clinic", "1. The new book.", "1 to 3 of 6."),
            ("", "4. Help line.", "4 to 6 of 6."),
            ("b", "1. The new book.", "1 to 3 of 6."),
        ):
            session.send(f"{typed}<enter>")
            session.wait_for(shows_page(first, last))
        session.send("<c-d>")
        assert session.wait_exit() == 0


def test_a_plain_terminal_is_sent_no_sequence_to_copy(folder: Path, tmp_path: Path) -> None:
    with on_terminal(
        tmp_path / "home", folder, "--clipboard", "osc52", "title:help", TERM="dumb"
    ) as session:
        session.wait_for(waits_at("list"))
        session.send("1<enter>y p<enter>")
        session.wait_for("Could not copy the phone")
        session.send("<c-d>")
        assert session.wait_exit() == 0
        assert b"\x1b" not in session.raw


def test_a_terminal_that_knows_it_is_asked_to_copy(folder: Path, tmp_path: Path) -> None:
    with on_terminal(tmp_path / "home", folder, "--clipboard", "osc52", "title:help") as session:
        session.wait_for(waits_at("list"))
        session.send("1<enter>y p<enter>")
        session.wait_for("Asked the terminal to copy")
        assert session.raw.count(b"\x1b") == session.raw.count(b"\x1b]52;") == 1
        session.send("<c-d>")
        assert session.wait_exit() == 0


def test_interrupting_ends_it_cleanly(folder: Path, tmp_path: Path) -> None:
    with on_terminal(tmp_path / "home", folder) as session:
        session.wait_for(waits_at("list"))
        session.send("<c-c>")
        assert session.wait_exit() == 128 + signal.SIGINT
        assert b"Traceback" not in session.raw
        assert session.termios_attributes() == session.termios_before


def test_several_are_confirmed_by_one_register_and_each_is_read_before(
    shell: Shell, folder: Path
) -> None:
    files = [folder / "resources/books" / name for name in ("new-book.yaml", "old-book.yaml")]
    before = [file.read_bytes() for file in files]
    answers = ["1", "", "-", "Ada", "", "The national catalogue", "1"]
    done = converse(shell, typed=["m 2 old-book", *answers, "z", "q"])
    assert (done.code, done.err) == (0, "")
    shown = [
        done.out.index(words) for words in ("Entry 1 of 2", "Everything that is", "Entry 2 of")
    ]
    asked = done.out.index("source> ")
    assert [*shown, asked] == sorted([*shown, asked])
    assert "Name the one register in which all of them are." in done.out
    assert "Recorded 2 entries as source-checked." in done.out
    assert "Undone: the reviews of 2 entries." in done.out
    assert [file.read_bytes() for file in files] == before


@pytest.mark.parametrize("typed", ["m 2 99", "m nothing", "* 2 99", "* 0"])
def test_where_one_of_several_is_not_there_none_is_marked(shell: Shell, typed: str) -> None:
    done = converse(shell, typed=[typed, "q"])
    assert f"There is no entry {typed.rsplit(maxsplit=1)[-1]} here." in done.out
    assert "What was found" not in done.out
    assert "Marked" not in done.out


def test_several_are_marked_and_no_longer_by_their_numbers(shell: Shell) -> None:
    done = converse(shell, typed=["* 2 3", "/is:marked", "* 1,2", "q"])
    assert "Marked: 2 entries." in done.out
    assert "2 of 8 entries. Filter: is:marked." in done.out
    assert "No longer marked: 2 entries." in done.out


def test_a_list_whose_numbers_mean_others_is_said_again(shell: Shell) -> None:
    done = converse(shell, typed=["* 1 2", "/is:marked", "* 1", "* 1", "q"])
    _, after = done.out.split("No longer marked: Welcome.\n")
    assert after.startswith("1 of 8 entries. Filter: is:marked.\n1. The new book.")
    assert "No longer marked: The new book." in after


def test_what_was_chosen_from_by_number_gives_way_to_the_list(shell: Shell) -> None:
    done = converse(shell, typed=["u", "* old-book", "* 1", "q"])
    assert "Marked: The old book.\n8 entries." in done.out
    # Where every number means what it did, nothing is said again.
    assert done.out.count("8 entries. 3 to be reviewed.") == 1
    assert "Marked: Welcome.\nlist>" in done.out


def test_a_number_is_none_of_the_list_where_others_are_chosen_by_number(shell: Shell) -> None:
    done = converse(shell, typed=["t", "* 1", "q"])
    assert "There is no entry 1 here." in done.out
