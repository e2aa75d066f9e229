"""What people do with the program, in a tmux that nobody configured, by keys alone."""

import json
import re
import shlex
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.tmux_session import TmuxSession, requires_tmux
from terminal.program import command, in_detail, in_shell, is_filtered, listed

from ketamine_tui.model.review import ReviewState

SIZES = ((120, 40), (80, 24), (50, 15))
PLACEHOLDER_CLINIC = "contact-ketamine-treatment-center"
UNCHECKED_LINE = "crisis-us-crisis-text-line"

# At the end it waits, since tmux would write into the screen of a command that has ended.
SHELL = 'echo "at the prompt"; "$@"; echo "status $?"; read end'


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TmuxSession]:
    """The program at the start, under a shell that tells its exit status."""
    cols, rows = request.param
    words = ["sh", "-c", SHELL, "sh", *command("--no-mouse", "--chrome", "ascii")]
    with TmuxSession(words, tmp_path, cols=cols, rows=rows) as started:
        started.wait_for("> Entries")
        yield started


def search(session: TmuxSession, query: str) -> None:
    session.type("/")
    session.type(query)
    session.send("Enter")
    session.wait_for("> Entries")


def field(home: Path, entry: str, name: str) -> str:
    """Return the first value of a field, without the end of its line."""
    return in_shell(home, "show", entry, "--field", name).stdout.splitlines()[0]


def scroll_down_to(session: TmuxSession, wanted: str) -> None:
    while wanted not in (before := session.capture()):
        session.send("Down")
        session.wait_for(_differs_from(before))


def _differs_from(screen: str) -> Callable[[TmuxSession], bool]:
    return lambda session: session.capture() != screen


def wait_counted(session: TmuxSession, name: str, count: int) -> None:
    session.wait_for(lambda shown: bool(re.search(rf"{name} +{count}\b", shown.capture())))


def wait_copied(session: TmuxSession, value: str) -> None:
    session.wait_for(lambda shown: shown.buffer() == value)


@requires_tmux
def test_the_filter_shows_what_the_list_command_lists(session: TmuxSession, tmp_path: Path) -> None:
    everything, found = listed(tmp_path), listed(tmp_path, "#Depression")
    search(session, "#Depression")
    session.wait_for(f"{len(found)} of {len(everything)}")
    shown = session.capture()
    places = [shown.find(f" {row['title'][:24]}") for row in found[:4]]
    assert -1 not in places
    assert places == sorted(places)


@requires_tmux
def test_the_sidebar_counts_what_the_list_command_lists(
    session: TmuxSession, tmp_path: Path
) -> None:
    everything, found = listed(tmp_path), listed(tmp_path, "#Depression")
    states = Counter(row["state"] for row in found)
    kinds = Counter(row["kind"] for row in found)
    told = json.loads(in_shell(tmp_path, "tags", "--json").stdout)
    tags = [tag["label"] for tag in told["tags"]]
    search(session, "#Depression")
    session.type("t")
    session.send(*["Down"] * tags.index("Depression"))
    wait_counted(session, r"\[x\] Depression", len(found))
    session.type("f")
    session.wait_for("> Unused states")
    wait_counted(session, "Source-checked", states["source-checked"])
    wait_counted(session, "To be reviewed", states["to-be-reviewed"])
    unused = {*ReviewState} - {row["state"] for row in everything}
    session.send(*["Down"] * (len(ReviewState) - len(unused)), "Enter")
    session.wait_for("v Unused states")
    session.send(*["Down"] * len(unused))
    for state in unused:
        wait_counted(session, state.words, 0)
    session.send("Down", "Enter")
    session.wait_for("v Kinds")
    session.send("Down")
    wait_counted(session, "  page", kinds["page"])


@requires_tmux
def test_a_helpline_is_reached_and_its_phone_copied_by_keys_alone(
    session: TmuxSession, tmp_path: Path
) -> None:
    section = listed(tmp_path, "section:urgent-help")
    wanted = [row["id"] for row in section].index("crisis-us-988")
    search(session, "#Depression")
    session.type("c")
    session.type("s")
    session.wait_for("> Browse")
    session.send("Down", "Enter")
    session.wait_for(f"{len(section)} of ")
    session.send("Tab")
    session.wait_for("- > Urgent help -")
    session.send(*["Down"] * wanted, "Enter")
    session.wait_for(in_detail)
    session.wait_for(section[wanted]["title"][:30])
    session.type("y")
    session.wait_for("Copy from: 988")
    session.type("p")
    phone = field(tmp_path, "crisis-us-988", "phone")
    wait_copied(session, phone)
    session.wait_for(f"Copied {phone}")
    assert "nchecked: " not in session.capture()
    session.run("delete-buffer")
    session.type("yy")
    wait_copied(session, phone)


@requires_tmux
def test_copying_from_an_unchecked_entry_says_so(session: TmuxSession, tmp_path: Path) -> None:
    search(session, f'"{UNCHECKED_LINE}"')
    session.type("yy")
    wait_copied(session, field(tmp_path, UNCHECKED_LINE, "text"))
    session.wait_for("Unchecked: ")


@requires_tmux
def test_a_placeholder_says_so_everywhere_and_is_copied_clean(
    session: TmuxSession, tmp_path: Path
) -> None:
    search(session, f"id:{PLACEHOLDER_CLINIC}")
    session.send("Enter")
    session.wait_for(in_detail)
    scroll_down_to(session, "PLACEHOLDER")
    session.type("y")
    session.wait_for("(123) 456-7890  PLACEHOLDER")
    session.type("p")
    session.wait_for("Not copied: (123) 456-7890 is a PLACEHOLDER")
    session.type("c")
    wait_copied(session, field(tmp_path, PLACEHOLDER_CLINIC, "phone"))
    session.wait_for("Careful: PLACEHOLDER")
    assert session.buffer() == "(123) 456-7890"


@requires_tmux
def test_quitting_gives_the_shell_its_screen_back(session: TmuxSession) -> None:
    assert "at the prompt" not in session.capture()
    session.type("q")
    session.wait_for("status 0")
    assert session.capture().split() == ["at", "the", "prompt", "status", "0"]


@requires_tmux
def test_a_suspended_program_comes_back_with_fg(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    (tmp_path / "start").write_text(shlex.join(command("--no-mouse", "--chrome", "ascii")))
    # Typed at its prompt, so that it does the job control that people know.
    with TmuxSession([bash, "--norc", "-i"], tmp_path, env={"PS1": "prompt> "}) as session:
        session.wait_for("prompt>")
        session.type('eval "$(cat start)"')
        session.send("Enter")
        session.wait_for("> Entries")
        session.type("/")
        session.type("pain")
        session.wait_for(is_filtered)
        session.send("C-z")
        session.wait_for("Stopped")
        assert "Entries" not in session.capture()
        session.type("echo $((6*7))x")
        session.send("Enter")
        session.wait_for("42x")
        session.type("fg")
        session.send("Enter")
        session.wait_for(is_filtered)
        session.send("C-q")
        session.wait_for("prompt>")
        session.type("echo status $?")
        session.send("Enter")
        session.wait_for("status 0")
