"""Commands on machines where something is wrong: a line says what holds, and nothing is lost or half done."""

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from support.content import write_file
from support.faults import homeless, limited, refusing, with_streams
from support.shell import LINES, PROGRAM, Done, Shell

from ketamine_tui.cli import main
from ketamine_tui.cli.registry import NAMED

Here = Callable[..., Done]

HELP_LINE = "contacts/help-line.yaml"
REVIEW = ("review", "help-line", "--status", "needs-changes", "--note", "Old", "--reviewer", "Ada")
SAVE = ("views", "kind:book", "--save", "mine")
READING = (("list",), ("show", "help-line"), ("urgent",), ("stats",), ("list", "--json", "old"))
NEEDS_FULL = pytest.mark.skipif(
    not os.path.exists("/dev/full"),  # noqa: PTH110
    reason="there is no /dev/full",
)


FULL, READ_ONLY, NOT_OURS = errno.ENOSPC, errno.EROFS, errno.EACCES
REASONS = {
    FULL: "the disk is full; ",
    READ_ONLY: "the disk is read-only; ",
    NOT_OURS: "you may not write there; ",
}


@pytest.fixture
def here(shell: Shell, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Here:
    """Runs a command in this process, with the environment of one in the shell."""
    for name in os.environ:
        monkeypatch.delenv(name)
    for name, value in shell.environment().items():
        monkeypatch.setenv(name, value)

    def run(*arguments: str) -> Done:
        capfd.readouterr()
        code = main(arguments)
        told = capfd.readouterr()
        assert "Traceback" not in told.err
        return Done(code, told.out, told.err)

    return run


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def told(done: Done) -> str:
    """Return the one line that a command said."""
    (line,) = done.err.splitlines()
    assert line.startswith("ketamine-tui: ")
    return line.removeprefix("ketamine-tui: ")


def change(folder: Path) -> None:
    """Let a file have to be read again, which says what it said."""
    write_file(folder / HELP_LINE, (folder / HELP_LINE).read_bytes() + b"\n")


# A disk that is full, or not to be written.


@pytest.mark.parametrize("blocks", [0, 64])
def test_where_the_index_has_no_room_the_answer_is_the_usual_one(
    shell: Shell, folder: Path, blocks: int
) -> None:
    usual = shell.run("list")
    change(folder)
    before = files(shell.home)
    assert shell.run("list", program=limited(blocks, *PROGRAM)) == usual
    assert files(shell.home) == before
    shutil.rmtree(shell.home / "cache")
    assert shell.run("list", program=limited(blocks, *PROGRAM)) == usual
    assert files(shell.home) == {}


@pytest.mark.parametrize("number", REASONS)
@pytest.mark.parametrize("is_known", [True, False])
def test_where_no_index_can_be_written_every_answer_is_the_usual_one(
    here: Here,
    shell: Shell,
    folder: Path,
    number: int,
    is_known: bool,  # noqa: FBT001
) -> None:
    usual = [here(*words) for words in READING]
    change(folder)
    if not is_known:
        shutil.rmtree(shell.home / "cache")
    before = files(shell.home)
    with refusing(shell.home / "cache", number):
        assert [here(*words) for words in READING] == usual
    assert files(shell.home) == before


WRITING = {
    "review": REVIEW,
    "new": ("new", "book", "a-book", "--no-edit"),
    "check": ("check", "--fix", "--rule", "phone-form"),
    "export": ("export", "json", "--all", "-o", "{folder}/list.json"),
    "site": ("export", "site", "--all", "-o", "{folder}/site"),
    "init": ("init", "{folder}/mine"),
    "import": ("import", "{home}/cards.csv", "--to", "{folder}", "--write"),
    "import new": ("import", "{home}/cards.csv", "--to", "{folder}/another", "--write"),
}


def arguments_of(name: str, shell: Shell, folder: Path) -> list[str]:
    """Return the words of a command with its places in them, and let there be something to do for it."""
    write_file(shell.home / "cards.csv", "title,kind,summary\nA person,person,x\n")
    if name == "check":
        text = (folder / HELP_LINE).read_text("utf-8")
        write_file(folder / HELP_LINE, text.replace("+12025550143", "+1 (202) 555-0143"))
    return [word.format(folder=folder, home=shell.home) for word in WRITING[name]]


@pytest.mark.parametrize("name", WRITING)
@pytest.mark.parametrize("number", REASONS)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    here: Here, shell: Shell, folder: Path, name: str, number: int
) -> None:
    arguments = arguments_of(name, shell, folder)
    before = files(folder)
    with refusing(folder, number):
        done = here(*arguments)
    assert files(folder) == before
    if name == "check":  # which goes on, and tells what is left
        assert REASONS[number] in done.err.splitlines()[0]
    else:
        assert (done.out, REASONS[number] in told(done)) == ("", True)
    assert done.code == (3 if name in ("export", "site") else 1)
    assert here(*arguments).code == 0


@pytest.mark.parametrize("name", ["review", "new", "export", "init", "import new"])
def test_a_disk_that_fills_up_in_the_middle_leaves_nothing_half(
    here: Here, shell: Shell, folder: Path, name: str
) -> None:
    arguments = arguments_of(name, shell, folder)
    before = files(folder)
    done = shell.run(*arguments, program=limited(0, *PROGRAM))
    assert (done.code in (1, 3), done.out) == (True, "")
    assert "the disk is full; nothing was changed" in told(done)
    assert files(folder) == before
    assert here(*arguments).code == 0


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full; nothing was changed"),
        (errno.EROFS, "the disk is read-only; let HOME or XDG_CONFIG_HOME name a folder"),
        (errno.ENOENT, "there is no such folder, and none can be made; let HOME or"),
    ],
    ids=["full", "read-only", "nowhere"],
)
def test_own_files_that_cannot_be_written_are_told(
    here: Here, shell: Shell, folder: Path, number: int, reason: str
) -> None:
    with refusing(shell.home / "config", number):
        saved, reviewed = here(*SAVE), here(*REVIEW)
    assert (saved.code, saved.out) == (1, "")
    assert told(saved).startswith(f"Not saved: views.yaml: {reason}")
    # The review is what was asked for, and it is there; the name is typed again the next time.
    assert (reviewed.code, reviewed.out[:24]) == (0, "help-line: needs changes")
    forgotten = "The reviewer is not remembered: settings.yaml: "
    assert told(reviewed).startswith(f"{forgotten}{reason}")
    assert "Ada" in (folder / HELP_LINE).read_text("utf-8")
    assert here("views", "--json").data["views"] == []
    assert here(*SAVE).code == 0
    assert here(*REVIEW).err == ""


# Output that arrives nowhere.

PRINTING = [name for name in NAMED if name != "merge"]
"""The commands that have something to print."""


@NEEDS_FULL
@pytest.mark.parametrize("name", [*PRINTING, "--help", "--version"])
def test_output_that_does_not_arrive_is_told(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    here(*SAVE)
    words = LINES.get(name, name).replace("search Title", "search book").split()
    words = ["serve", "--port", "0"] if name == "serve" else words
    question = b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n'
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(question), encoding="utf-8"))
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        monkeypatch.setattr("sys.stdout", full)
        done = here(*words)
    assert (done.code, done.out) == (3, "")
    assert done.err.splitlines()[-1] == (
        "ketamine-tui: what was printed did not all arrive: No space left on device"
    )


@NEEDS_FULL
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", ["list", "man", "export json --all", "list --help", "--version"])
def test_a_process_whose_output_does_not_arrive_ends_with_the_same_code(
    shell: Shell, words: str, unbuffered: str
) -> None:
    env = {"PYTHONUNBUFFERED": unbuffered}
    done = shell.run(*words.split(), env=env, program=with_streams(">/dev/full", *PROGRAM))
    assert done.code == 3
    assert "did not all arrive: No space left on device" in done.err.splitlines()[-1]


@pytest.mark.parametrize("words", ["list", "export json --all", "list --help"])
def test_output_that_is_closed_is_told(shell: Shell, words: str) -> None:
    done = shell.run(*words.split(), program=with_streams(">&-", *PROGRAM))
    assert (done.code, done.out) == (3, "")
    assert done.err.splitlines()[-1].endswith("did not all arrive: Bad file descriptor")


def test_nothing_to_print_needs_no_output(shell: Shell) -> None:
    done = shell.run("list", "xyzzy", program=with_streams(">&-", *PROGRAM))
    assert done == Done(1, "", "")


@pytest.mark.parametrize("place", ["2>&-", pytest.param("2>/dev/full", marks=NEEDS_FULL)])
@pytest.mark.parametrize("words", ["list", "check", "list colour:red", "show nothing"])
def test_complaints_that_nobody_can_see_change_nothing_else(
    here: Here, shell: Shell, place: str, words: str
) -> None:
    done = shell.run(*words.split(), program=with_streams(place, *PROGRAM))
    usual = here(*words.split())
    assert done == (usual.code, usual.out, "")


def test_a_closed_input_is_an_empty_one(here: Here, shell: Shell) -> None:
    program = with_streams("<&-", *PROGRAM)
    assert shell.run("list", program=program) == here("list")
    done = shell.run("--linear", program=program)
    assert done.code == 0
    assert "Small directory" in done.out


def test_no_file_takes_the_place_of_a_closed_stream(here: Here, shell: Shell, folder: Path) -> None:
    done = shell.run(*REVIEW, program=with_streams("<&- >&- 2>&-", *PROGRAM))
    assert done == (3, "", "")
    assert (folder / HELP_LINE).read_text("utf-8").count("Old") == 1
    assert here("check", "--rule", "yaml-syntax").code == 0


# Who one is, and in which words one writes.


@pytest.mark.parametrize("home", [None, "", "relative", "/dev/null", "/proc", "/not-ours"])
def test_without_a_home_everything_is_read_and_written_but_own_files(
    here: Here, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    usual = [here(*words) for words in READING]
    for name in os.environ:
        if name.startswith("XDG_") or name == "HOME":
            monkeypatch.delenv(name)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    (tmp_path / "current").mkdir()
    monkeypatch.chdir(tmp_path / "current")
    locked = refusing(Path(home), errno.EACCES) if home == "/not-ours" else nullcontext()
    with homeless(), locked:
        assert [here(*words) for words in READING] == usual
        saved, reviewed, doctor = here(*SAVE), here(*REVIEW), here("doctor")
    assert (saved.code, saved.out) == (1, "")
    assert "; let HOME or XDG_CONFIG_HOME name a folder that you may write to" in told(saved)
    assert reviewed.code == 0
    assert told(reviewed).startswith("The reviewer is not remembered: settings.yaml: ")
    assert "Ada" in (folder / HELP_LINE).read_text("utf-8")
    assert "cannot be written" in doctor.out
    assert "let XDG_CACHE_HOME name a folder to write to" in doctor.out
    assert files(tmp_path / "current") == {}


PLAIN = {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
LOCALES: list[Mapping[str, str | None]] = [
    {"LC_ALL": "C"},
    {"LC_ALL": None},
    {"LC_ALL": "POSIX", **PLAIN},
    {"LC_ALL": "en_US.ISO-8859-1", **PLAIN},
]


@pytest.mark.parametrize(
    "changes", LOCALES, ids=lambda changes: " ".join(map(str, changes.values()))
)
def test_whatever_the_locale_the_same_is_read_found_and_written(
    here: Here, shell: Shell, folder: Path, tmp_path: Path, changes: Mapping[str, str | None]
) -> None:
    text = (folder / HELP_LINE).read_text("utf-8")
    write_file(folder / HELP_LINE, text.replace("Help line", "Caf\u00e9 \u6f22"))
    for words in (["list", "caf\u00e9 \u6f22"], ["show", "help-line"]):
        usual, done = here(*words), shell.run(*words, env=changes)
        assert (done.code, done.err) == (0, "")
        escaped = usual.out.encode("ascii", "backslashreplace").decode()
        assert done.out in (usual.out, escaped)
    ours, theirs = str(tmp_path / "\u00e9-1"), str(tmp_path / "\u00e9-2")
    assert here("export", "markdown", "--all", "-o", ours).code == 0
    assert shell.run("export", "markdown", "--all", "-o", theirs, env=changes).code == 0
    assert Path(ours).read_bytes() == Path(theirs).read_bytes()
    done = shell.run(*REVIEW[:-1], "Zo\u00eb", env=changes)
    assert (done.code, done.err) == (0, "")
    assert 'reviewer: "Zo\u00eb"' in (folder / HELP_LINE).read_text("utf-8")


def test_an_argument_in_another_encoding_is_refused_and_never_written(
    here: Here, folder: Path
) -> None:
    before = files(folder)
    for words in ([*REVIEW[:-1], "Zo\udceb"], ["list", "caf\udce9"], ["search", "caf\udce9"]):
        done = here(*words)
        assert (done.code, done.out) == (2, "")
        assert done.err.splitlines()[-1].endswith(" is not UTF-8")
    assert files(folder) == before


# Content that goes away, or cannot be read.


@pytest.mark.parametrize("words", [*READING, REVIEW, SAVE, ("check",)])
def test_a_disk_that_was_taken_away_is_told_and_forgets_nothing(
    here: Here, shell: Shell, folder: Path, words: tuple[str, ...]
) -> None:
    usual = here("list")
    before = files(shell.home)
    folder.rename(folder.with_name("elsewhere"))
    folder.mkdir()  # where it was mounted
    done = here(*words)
    assert (done.code, done.out) == (3, "")
    assert told(done) == f"the directory cannot be read: nothing of one is in {folder}"
    folder.rmdir()
    done = here(*words)
    assert (done.code, done.out) == (3, "")
    assert told(done).startswith(f"{folder} is not a folder")
    assert files(shell.home) == before
    folder.with_name("elsewhere").rename(folder)
    assert here("list") == usual


@pytest.mark.parametrize("words", READING)
@pytest.mark.parametrize("path", [HELP_LINE, "directory.yaml"])
def test_what_cannot_be_read_any_more_is_as_it_was_and_told(
    here: Here, shell: Shell, folder: Path, words: tuple[str, ...], path: str
) -> None:
    usual = here(*words)
    write_file(folder / path, "title: [\n")
    done = here(*words)
    assert (done.code, done.out) == (0, usual.out)
    assert told(done).startswith(f"{path}:2:1 ")
    assert told(done).endswith(
        "; what was read there before stays; 'ketamine-tui check' names all that is wrong"
    )
    shutil.rmtree(shell.home / "cache")
    assert here(*words).err.startswith(f"ketamine-tui: {path}:2:1 ")


def test_problems_that_hide_nothing_are_left_to_check(here: Here, folder: Path) -> None:
    write_file(folder / "tags.yaml", [{"id": "mood", "label": "Mood", "parent": "nothing"}])
    assert here("check", "--rule", "tag-unknown").code == 1
    assert here("list").err == ""
