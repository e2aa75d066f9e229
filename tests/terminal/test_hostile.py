"""Whatever a directory, a file name or a command line says, the terminal is told none of it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support.escape_sequences import disallowed_sequences
from support.pty_session import PtySession
from terminal.hostile import (
    BAD,
    BRACKETS,
    GOOD,
    LINES,
    LINKED,
    SPELT,
    WORD,
    entry,
    write_hostile,
)
from terminal.program import PROGRAM, command, in_shell, is_filtered, listed, on_pty

from ketamine_tui.model.kind import Kind

ARGUMENT = WORD.replace("\0", "")
"""What can stand on a command line."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_hostile(tmp_path / "content")


def browse(home: Path, content: Path, *arguments: str) -> PtySession:
    """Return the program, which is not to use the clipboard: it would send what is looked for."""
    return on_pty(home, "--clipboard", "none", *arguments, content=content, size=(120, 60))


def columns(session: PtySession) -> list[str]:
    """Return what stands in each line of each pane."""
    parts = (part for line in session.lines for part in re.split(r"#?\|+", line))
    return [part.removeprefix(">").strip() for part in parts]


def wait_at(session: PtySession, item: int, count: int) -> None:
    session.wait_for(
        lambda shown: bool(re.search(rf"> Entries -+ {item} of {count} -", shown.lines[3]))
    )


def wait_for_all(session: PtySession, home: Path, content: Path) -> None:
    """Wait until the files are read: before that there is nothing to go to."""
    wait_at(session, 1, len(listed(home, content=content)))


def _shows_twice(text: str) -> Callable[[PtySession], bool]:
    return lambda session: columns(session).count(text) >= 2


def is_read(percent: int) -> Callable[[PtySession], bool]:
    """Return what says whether the pane that takes the keys is scrolled so far."""
    return lambda session: (
        re.search(rf"[+]- > .*- {percent}% -[+]", session.screen_text) is not None
    )


def read_to_the_end(session: PtySession) -> None:
    """Page through the text that takes the keys; it is longer than the screen."""
    session.send("G")
    session.wait_for(is_read(100))
    session.send("g")
    session.wait_for(is_read(0))
    while not is_read(100)(session):
        page = session.screen_text
        session.send("<pgdn>")
        session.wait_for(lambda shown, page=page: shown.screen_text != page)  # type: ignore[misc]


def shell_on_pty(home: Path, content: Path, script: str, *arguments: str) -> PtySession:
    """Return a shell in which $0 is the program, and knows the directory."""
    words = ["sh", "-c", script, PROGRAM, *arguments]
    return PtySession(words, home, env={"KETAMINE_TUI_CONTENT": str(content)})


def test_every_entry_is_listed_and_shown_without_a_word_to_the_terminal(
    tmp_path: Path, content: Path
) -> None:
    rows = listed(tmp_path, content=content)
    assert {*GOOD, *(f"odd-{kind.value}" for kind in Kind)} <= {row["id"] for row in rows}
    with browse(tmp_path, content) as session:
        for number, row in enumerate(rows, start=1):
            wait_at(session, number, len(rows))
            text = row["title"]
            if text in BRACKETS:
                session.wait_for(_shows_twice(text))
                assert f"! {text}" in columns(session)
            elif row["id"].startswith("odd"):
                session.wait_for(lambda shown: shown.screen_text.count(SPELT) > 3)
                session.send("<enter>")
                session.wait_gone("> Entries")
                session.settle()
                read_to_the_end(session)
                session.send("<esc>")
                session.wait_for("> Entries")
            session.send("j")
        session.send("q")
        assert session.wait_exit() == 0
        assert disallowed_sequences(session.raw) == []


@pytest.mark.parametrize("kind", [Kind.HELPLINE, Kind.ARTICLE, Kind.PAGE], ids=str)
def test_menus_and_values_keep_what_they_show_from_the_terminal(
    kind: Kind, tmp_path: Path, content: Path
) -> None:
    with browse(tmp_path, content, f"kind:{kind.value}", "title") as session:
        session.wait_for("> Entries")
        session.wait_for(SPELT)
        session.send("y")
        session.wait_for("> Copy from")
        session.send("G")
        session.settle()
        session.send("<esc>")
        session.wait_gone("> Copy from")
        session.send("yy")
        session.wait_for("copying is turned off")
        session.send("<esc>")
        session.wait_for("> Entries")
        session.send("o")
        session.wait_for("> Open")
        session.send("G<enter>")
        session.wait_gone("> Open")
        session.settle()
        assert disallowed_sequences(session.raw) == []


def test_brackets_stand_in_menus_as_they_were_written(tmp_path: Path, content: Path) -> None:
    with browse(tmp_path, content, "bracket", "kind:helpline") as session:
        count = len(BRACKETS)
        seen = set()
        for number in range(1, count + 1):
            wait_at(session, number, count)
            session.send("y")
            session.wait_for("> Copy from: ")
            frame = re.search(r"> Copy from: (.*) -+\+", session.screen_text)
            assert frame is not None
            title = frame[1]
            session.wait_for(f" n  name {title}")
            seen.add(title)
            session.send("<esc>")
            session.wait_gone("> Copy from: ")
            session.send("j")
        assert seen == set(BRACKETS)
        assert disallowed_sequences(session.raw) == []


def test_dialogs_keep_what_they_show_from_the_terminal(tmp_path: Path) -> None:
    content = write_hostile(tmp_path / "content", kinds=(Kind.HELPLINE,))
    problems = in_shell(tmp_path, "check", content=content).stdout.splitlines()
    with browse(tmp_path, content) as session:
        wait_for_all(session, tmp_path, content)
        session.send("u")
        session.wait_for("> Urgent help")
        session.wait_for(SPELT)
        session.wait_for(lambda shown: BRACKETS[0] in columns(shown))
        session.send("G")
        session.wait_for(lambda shown: BRACKETS[-1] in columns(shown))
        session.send("<esc>")
        session.wait_gone("> Urgent help")
        session.send("?")
        session.wait_for("> Help")
        session.send("G")
        session.wait_for(SPELT)
        session.send("q")
        session.wait_gone("> Help")
        session.send("p")
        session.wait_for(f"> Problems: {len(problems):,}")
        session.settle()
        read_to_the_end(session)
        session.send("q")
        session.wait_gone("> Problems")
        session.send("r")
        session.wait_for("Read again")
        assert disallowed_sequences(session.raw) == []


def test_the_sidebar_the_filter_and_the_palette_do_so_too(tmp_path: Path, content: Path) -> None:
    with browse(tmp_path, content) as session:
        wait_for_all(session, tmp_path, content)
        session.send("/aGk<enter>")
        session.wait_for(is_filtered)
        session.send("ct")
        session.wait_for("> Browse")
        session.send("G")
        session.settle()
        session.send("gG<enter>")
        session.wait_for(is_filtered)
        session.send("ct<down><enter>")
        session.wait_for(is_filtered)
        for text in BRACKETS:
            session.wait_for("".join(text.split()))
        session.send("s")
        session.wait_for(lambda shown: any(part.startswith(BRACKETS[0]) for part in columns(shown)))
        session.send("<down><enter>c<c-p>")
        session.wait_for("> Commands -")
        session.send("aGk")
        session.wait_for("<U+001B>]52;c;aGk=")
        session.send("<down>")
        session.wait_for("> Commands")
        session.send("G<enter>")
        session.wait_gone("> Commands")
        session.send("q")
        assert session.wait_exit() == 0
        assert disallowed_sequences(session.raw) == []


def test_what_is_typed_pasted_or_asked_for_is_cleaned(tmp_path: Path) -> None:
    for query in (ARGUMENT, f"tag:{ARGUMENT}", f"section:{ARGUMENT}"):
        with on_pty(tmp_path, query, "--clipboard", "none") as session:
            session.wait_for("<U+001B>]52;c;aGk=<U+0007>")
            session.send("/<c-u>")
            session.wait_for("words, #tag")
            session.send(f"\x1b[200~tag:a{WORD}\x1b[201~")
            # A long notice takes more lines than one.
            session.wait_for("There is no tag")
            session.wait_for("a<U+001B>]52;c;aGk=<U+0007>")
            session.send("<c-p>")
            session.wait_for("> Commands -")
            session.send(f"\x1b[200~{WORD}\x1b[201~")
            session.wait_for("No match")
            session.send("<c-q>")
            assert session.wait_exit() == 0
            assert disallowed_sequences(session.raw) == []


def test_each_bad_file_is_a_problem_with_its_line(tmp_path: Path, content: Path) -> None:
    told = in_shell(tmp_path, "check", content=content)
    assert told.returncode == 1
    lines = told.stdout.splitlines()
    for path, problem in {**{path: where for path, (_, where) in BAD.items()}, **LINKED}.items():
        assert any(line.startswith(f"{path}:{problem} ") for line in lines), (path, problem)
    assert any(line.startswith(f"resources/{SPELT}") and "id-form" in line for line in lines)
    assert any("xff" in line and "file-unreadable" in line for line in lines)


def test_the_plain_commands_print_none_of_it_on_a_terminal(tmp_path: Path, content: Path) -> None:
    ids = [*GOOD, *(f"odd-{kind.value}" for kind in Kind)]
    shown = 'for id; do "$0" show "$id" || exit 9; done'
    others = '"$0" list && "$0" tags; "$0" check'
    with shell_on_pty(tmp_path, content, shown, *ids) as session:
        assert session.wait_exit() == 0
        assert SPELT.encode() in session.raw
        assert disallowed_sequences(session.raw) == []
    with shell_on_pty(tmp_path, content, others) as session:
        assert session.wait_exit() == 1
        assert SPELT.encode() in session.raw
        assert disallowed_sequences(session.raw) == []


def test_a_value_alone_and_json_are_clean_too(tmp_path: Path, content: Path) -> None:
    script = '"$0" show odd-helpline --field "$1"'
    for name in ("phone", "email", "address", "name", "link"):
        with shell_on_pty(tmp_path, content, script, name) as session:
            assert session.wait_exit() == 0
            assert b"<U+001B>" in session.raw
            assert disallowed_sequences(session.raw) == []
    for words in (["show", "odd-helpline"], ["list"], ["tags"], ["check"]):
        told = in_shell(tmp_path, *words, "--json", content=content).stdout
        assert told.isascii()
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", told)


@pytest.mark.parametrize(
    "words",
    [
        ["list", ARGUMENT],
        ["list", f"tag:{ARGUMENT}"],
        ["list", f"{ARGUMENT}:x"],
        ["list", f"({ARGUMENT}"],
        ["show", ARGUMENT],
        ["show", "introduction", "--field", ARGUMENT],
        ["list", "--as-of", ARGUMENT],
        ["list", f"--{ARGUMENT}"],
        ["show", "introduction", ARGUMENT],
        ["--theme", ARGUMENT],
    ],
    ids=lambda words: " ".join(words).replace(ARGUMENT, "…"),
)
def test_a_complaint_repeats_the_command_line_cleaned(words: list[str], tmp_path: Path) -> None:
    with PtySession(command(*words), tmp_path) as session:
        assert session.wait_exit() in (1, 2)
        assert disallowed_sequences(session.raw) == []


def test_the_name_of_a_folder_is_cleaned(tmp_path: Path) -> None:
    ending, text = entry(Kind.BOOK, LINES)
    folder = tmp_path / "\x1b]52;c;aGk=\x07\x9b31m\u202e"
    (folder / "resources").mkdir(parents=True)
    (folder / f"resources/book.{ending}").write_text(text)
    with browse(tmp_path, folder) as session:
        session.wait_for("> Entries")
        session.wait_for(lambda shown: SPELT in shown.lines[0])
        session.send("p")
        session.wait_for("> Problems")
        assert disallowed_sequences(session.raw) == []
    with PtySession(command("list", content=tmp_path / f"no{ARGUMENT}"), tmp_path) as session:
        assert session.wait_exit() == 3
        assert disallowed_sequences(session.raw) == []


def test_the_names_of_folders_and_files_within_are_cleaned(tmp_path: Path) -> None:
    ending, text = entry(Kind.BOOK, LINES)
    folder = (
        tmp_path
        / "content/resources"
        / f"\x1b]52;c;aGk=\x07\x9b31m\u202e{ARGUMENT.replace('/', '')}"
    )
    folder.mkdir(parents=True)
    (folder / f"odd-book.{ending}").write_text(text)
    content = tmp_path / "content"
    with browse(tmp_path, content) as session:
        session.wait_for("> Entries")
        session.wait_for("1 of 1")
        for keys, title in (("H", "> History"), ("mn", "File ")):
            session.send(keys)
            session.wait_for(title)
            session.wait_for(SPELT)
            session.settle()
            session.send("<esc>")
            session.wait_gone(title)
        assert disallowed_sequences(session.raw) == []
    for words in (["edit", "odd-book"], ["review", "odd-book"], ["list", "--columns", "id,path"]):
        with PtySession(
            command(*words, content=content), tmp_path, env={"EDITOR": "true"}
        ) as session:
            assert session.wait_exit() in (0, 1)
            assert b"odd-book" in session.raw
            assert disallowed_sequences(session.raw) == []
