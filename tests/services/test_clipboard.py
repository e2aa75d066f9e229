from __future__ import annotations

import base64
import os
import select
import shlex
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketamine_tui.services.clipboard import CopyOutcome, CopyResult, copy_text, describe_copy
from ketamine_tui.services.clipboard_plan import ClipboardMode, plan_copy

if TYPE_CHECKING:
    from services.fake_tools import FakeTools

TEXT = "Žofia +1 (800) 555-0143\nsecond line ☎"
SSH = {"SSH_CONNECTION": "192.0.2.1 22 192.0.2.2 22"}
TMUX = {"TMUX": "/tmp/tmux-0/default,1,0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
X11 = {"DISPLAY": ":0"}
WSL = {"WSL_DISTRO_NAME": "Debian"}
ALL_TOOLS = ("pbcopy", "tmux", "wl-copy", "xclip", "xsel", "powershell.exe", "clip.exe")
# Includes lone surrogates, which the plain text strategy leaves out.
ANY_TEXT = st.text(st.characters(exclude_categories=()))


class Terminal:
    """Collects what is written to it."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, characters: str) -> None:
        self.written.append(characters)


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


def copy(
    tools: FakeTools,
    terminal: Terminal,
    variables: dict[str, str],
    text: str = TEXT,
    platform: str = "linux",
    **options: Any,
) -> CopyResult:
    return copy_text(
        text,
        environment={"PATH": tools.path, **variables},
        platform=platform,
        write=terminal.write,
        **{"timeout": 10.0, **options},
    )


# What runs when every tool is installed and works: the order of the routes.
WORKING = [
    ("nothing known", "linux", {}, [], "OSC 52"),
    ("wayland", "linux", WAYLAND, ["wl-copy"], "wl-copy"),
    ("x11", "linux", X11, ["xclip"], "xclip"),
    ("both displays", "linux", WAYLAND | X11, ["wl-copy"], "wl-copy"),
    ("wsl", "linux", WSL, ["powershell.exe"], "PowerShell"),
    ("wsl by its socket", "linux", {"WSL_INTEROP": "/run/x"}, ["powershell.exe"], "PowerShell"),
    ("wsl with a display", "linux", WSL | X11, ["xclip"], "xclip"),
    ("ssh", "linux", SSH, [], "OSC 52"),
    ("ssh by its tty", "linux", {"SSH_TTY": "/dev/pts/3"}, [], "OSC 52"),
    ("ssh with a display", "linux", SSH | X11 | WAYLAND, [], "OSC 52"),
    ("ssh from wsl", "linux", SSH | WSL, [], "OSC 52"),
    ("tmux, no display", "linux", TMUX, ["tmux"], "tmux"),
    ("tmux and x11", "linux", TMUX | X11, ["tmux", "xclip"], "tmux, xclip"),
    ("tmux and wayland", "linux", TMUX | WAYLAND, ["tmux", "wl-copy"], "tmux, wl-copy"),
    ("tmux over ssh", "linux", TMUX | SSH | X11, ["tmux"], "tmux"),
    ("macos", "darwin", {}, ["pbcopy"], "pbcopy"),
    ("macos, X11 server", "darwin", X11, ["pbcopy"], "pbcopy"),
    ("macos, tmux", "darwin", TMUX, ["pbcopy", "tmux"], "pbcopy, tmux"),
    ("macos over ssh", "darwin", SSH, [], "OSC 52"),
    ("macos, tmux over ssh", "darwin", SSH | TMUX, ["tmux"], "tmux"),
    ("empty variables", "linux", {"TMUX": "", "SSH_TTY": "", "DISPLAY": ""}, [], "OSC 52"),
]


@pytest.mark.parametrize(
    ("platform", "variables", "called", "route"),
    [case[1:] for case in WORKING],
    ids=[case[0] for case in WORKING],
)
def test_the_environment_chooses_the_route(
    tools: FakeTools,
    terminal: Terminal,
    *,
    platform: str,
    variables: dict[str, str],
    called: list[str],
    route: str,
) -> None:
    for name in ALL_TOOLS:
        tools.add(name)
    result = copy(tools, terminal, variables, platform=platform)
    assert tools.called() == called
    assert result.route == route
    assert result.outcome is (CopyOutcome.COPIED if called else CopyOutcome.SENT)
    assert len(terminal.written) == (0 if called else 1)
    for name in called:
        assert tools.stdin(name) == TEXT.encode()


# What runs when some tools are missing or fail: the tools with their exit status.
FALLING_BACK = [
    ("xclip missing", X11, {"xsel": 0}, ["xsel"], "xsel"),
    ("xclip fails", X11, {"xclip": 1, "xsel": 0}, ["xclip", "xsel"], "xsel"),
    ("dead wayland", WAYLAND | X11, {"wl-copy": 1, "xclip": 0}, ["wl-copy", "xclip"], "xclip"),
    ("all native fail", X11, {"xclip": 1, "xsel": 2}, ["xclip", "xsel"], "OSC 52"),
    ("nothing installed", X11 | WAYLAND | TMUX | WSL, {}, [], "OSC 52"),
    ("no powershell", WSL, {"clip.exe": 0}, ["clip.exe"], "clip.exe"),
    ("tmux fails", TMUX | SSH, {"tmux": 1}, ["tmux", "tmux"], "OSC 52"),
    (
        "tmux fails, xclip works",
        TMUX | X11,
        {"tmux": 1, "xclip": 0},
        ["tmux", "tmux", "xclip"],
        "xclip",
    ),
    ("tmux works, xclip fails", TMUX | X11, {"tmux": 0, "xclip": 1}, ["tmux", "xclip"], "tmux"),
]


@pytest.mark.parametrize(
    ("variables", "statuses", "called", "route"),
    [case[1:] for case in FALLING_BACK],
    ids=[case[0] for case in FALLING_BACK],
)
def test_a_missing_or_failing_tool_gives_way_to_the_next(
    tools: FakeTools,
    terminal: Terminal,
    *,
    variables: dict[str, str],
    statuses: dict[str, int],
    called: list[str],
    route: str,
) -> None:
    for name, status in statuses.items():
        tools.add(name, status=status)
    result = copy(tools, terminal, variables)
    assert tools.called() == called
    assert result.route == route
    assert bool(terminal.written) == (route == "OSC 52")
    assert "not found" not in result.detail
    for name, status in statuses.items():
        assert (f"exit status {status}" in result.detail) == (status != 0), name


def test_a_tool_that_cannot_start_or_is_killed_counts_as_failed(
    tools: FakeTools, terminal: Terminal
) -> None:
    (tools.bin / "xclip").write_bytes(b"\x7fELF not a program")
    (tools.bin / "xclip").chmod(0o755)
    tools.add_silent("xsel", "kill -9 $$")
    result = copy(tools, terminal, X11)
    assert result.outcome is CopyOutcome.SENT
    assert "xclip: could not start" in result.detail
    assert "xsel: ended by signal 9" in result.detail


def test_an_environment_that_no_process_can_have_is_a_failure(
    tools: FakeTools, terminal: Terminal
) -> None:
    tools.add("xclip")
    result = copy(tools, terminal, X11 | {"BAD": "a\0b"}, how=ClipboardMode.NATIVE)
    assert result.outcome is CopyOutcome.FAILED
    assert "xclip: could not start" in result.detail


def test_old_tmux_is_asked_again_without_the_outer_terminal(
    tools: FakeTools, terminal: Terminal
) -> None:
    tools.add("tmux", 'case "$*" in *-w*) exit 1;; esac')
    result = copy(tools, terminal, TMUX)
    assert tools.calls() == [["tmux", "load-buffer", "-w", "-"], ["tmux", "load-buffer", "-"]]
    assert result == CopyResult(CopyOutcome.COPIED, "tmux buffer", "tmux: exit status 1")


def test_a_buffer_of_tmux_has_a_name_where_one_is_given(tools: FakeTools) -> None:
    tools.add("tmux")
    environment = {**TMUX, "PATH": tools.path}
    named, plain = (plan_copy(environment, "linux", buffer=name) for name in ("ours", ""))
    assert [tool.argv[1:] for tool in named.groups[0]] == [
        ("load-buffer", "-w", "-b", "ours", "-"),
        ("load-buffer", "-b", "ours", "-"),
    ]
    assert {tool.route for tool in named.groups[0]} == {"tmux buffer ours"}
    assert [tool.argv[1:] for tool in plain.groups[0]] == [
        ("load-buffer", "-w", "-"),
        ("load-buffer", "-"),
    ]


ARGUMENTS = [
    (WAYLAND, "wl-copy", ["--type", "text/plain"]),
    (X11, "xclip", ["-selection", "clipboard", "-in"]),
    (X11, "xsel", ["--clipboard", "--input"]),
    (TMUX, "tmux", ["load-buffer", "-w", "-"]),
    (WSL, "clip.exe", []),
]


@pytest.mark.parametrize(("variables", "name", "arguments"), ARGUMENTS)
def test_the_text_never_appears_among_the_arguments(
    tools: FakeTools,
    terminal: Terminal,
    variables: dict[str, str],
    name: str,
    arguments: list[str],
) -> None:
    tools.add(name)
    copy(tools, terminal, variables, text="secret")
    assert tools.calls() == [[name, *arguments]]


def test_windows_tools_get_the_encoding_they_decode(tools: FakeTools, terminal: Terminal) -> None:
    tools.add("powershell.exe", status=1)
    tools.add("clip.exe")
    result = copy(tools, terminal, WSL, text="é☎\ud800")
    assert result.route == "clip.exe"
    assert tools.stdin("clip.exe") == "é☎?".encode("utf-16-le")
    assert tools.stdin("powershell.exe") == "é☎?".encode()
    assert "UTF8" in tools.calls()[0][-1]


def test_pbcopy_is_told_that_its_input_is_utf_8(tools: FakeTools, terminal: Terminal) -> None:
    tools.add("pbcopy", f'printf %s "$LC_ALL" > {tools.root}/locale')
    copy(tools, terminal, {"LC_ALL": "C"}, platform="darwin")
    assert (tools.root / "locale").read_text() == "en_US.UTF-8"


def test_a_hanging_tool_is_killed_with_its_children(tools: FakeTools, terminal: Terminal) -> None:
    # The fifo stays open for writing as long as the tool or its child lives.
    fifo = tools.root / "alive"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    tools.add_silent("xclip", f"exec 3> {fifo}\nprintf x >&3\n/bin/sleep 60 &\nwait")
    tools.add("xsel")
    try:
        started = time.monotonic()
        # More text than a pipe holds, none of which the tool reads.
        result = copy(tools, terminal, X11, text="x" * 200_000, timeout=0.5)
        assert time.monotonic() - started < 10
        assert result == CopyResult(CopyOutcome.COPIED, "xsel", "xclip: no answer within 0.5 s")
        assert os.read(reader, 1) == b"x"
        readable, _, _ = select.select([reader], [], [], 10)
        assert readable, "the child of the tool was left behind"
        assert os.read(reader, 1) == b""
    finally:
        os.close(reader)


def test_a_daemon_left_behind_neither_delays_nor_dies(tools: FakeTools, terminal: Terminal) -> None:
    # As xclip does: a child that keeps the output open and holds the text until it is replaced.
    fifo = tools.root / "release"
    os.mkfifo(fifo)
    done = tools.root / "done"
    os.mkfifo(done)
    daemon = f'{{ read -r word < {fifo}; printf %s "$word" > {done}; }} &'
    tools.add("xclip", daemon)
    started = time.monotonic()
    result = copy(tools, terminal, X11, timeout=30.0)
    assert result.outcome is CopyOutcome.COPIED
    assert time.monotonic() - started < 10
    fifo.write_text("alive\n")
    assert done.read_text() == "alive"


def test_tools_run_in_their_own_session_and_draw_nowhere(
    tools: FakeTools, terminal: Terminal, capfd: pytest.CaptureFixture[str]
) -> None:
    session = tools.root / "session"
    program = tools.bin / "xclip"
    program.write_text(
        f"#!{sys.executable} -SE\n"
        "import os, sys\n"
        "print('noise'); print('noise', file=sys.stderr)\n"
        f"open({str(session)!r}, 'w').write(f'{{os.getsid(0)}} {{os.getpid()}}')\n"
    )
    program.chmod(0o755)
    assert copy(tools, terminal, X11).outcome is CopyOutcome.COPIED
    session_id, process_id = session.read_text().split()
    assert session_id == process_id
    assert capfd.readouterr() == ("", "")


def test_a_command_of_the_user_is_the_only_thing_tried(
    tools: FakeTools, terminal: Terminal
) -> None:
    for name in ALL_TOOLS:
        tools.add(name)
    tools.add("mycopy")
    command = ["mycopy", "--to", "a b"]
    result = copy(tools, terminal, TMUX | X11, how=shlex.join(command))
    assert result == CopyResult(CopyOutcome.COPIED, "mycopy")
    assert tools.calls() == [command]
    assert tools.stdin("mycopy") == TEXT.encode()


@pytest.mark.parametrize(
    ("status", "detail"), [(None, "mycopy: not found"), (3, "mycopy: exit status 3")]
)
def test_a_broken_command_of_the_user_is_reported(
    tools: FakeTools, terminal: Terminal, status: int | None, detail: str
) -> None:
    tools.add("xclip")
    if status is not None:
        tools.add("mycopy", status=status)
    result = copy(tools, terminal, X11, how="mycopy")
    assert result == CopyResult(CopyOutcome.FAILED, "", detail)
    assert "xclip" not in tools.called()
    assert terminal.written == []


def test_a_command_without_words_asks_for_nothing(tools: FakeTools) -> None:
    tools.add("xclip")
    environment = {"PATH": tools.path, **X11}
    assert plan_copy(environment, "linux", " ") == plan_copy(environment, "linux")
    assert plan_copy(environment, "linux", "cat") != plan_copy(environment, "linux")


FORCED = [
    (ClipboardMode.NATIVE, SSH | X11 | TMUX, ["xclip"], CopyOutcome.COPIED),
    (ClipboardMode.NATIVE, {}, [], CopyOutcome.FAILED),
    (ClipboardMode.TMUX, X11, ["tmux"], CopyOutcome.COPIED),
    (ClipboardMode.OSC52, X11 | TMUX, [], CopyOutcome.SENT),
    (ClipboardMode.NONE, X11 | TMUX, [], CopyOutcome.FAILED),
]


@pytest.mark.parametrize(("mode", "variables", "called", "outcome"), FORCED)
def test_a_forced_mode_uses_its_route_only(
    tools: FakeTools,
    terminal: Terminal,
    *,
    mode: ClipboardMode,
    variables: dict[str, str],
    called: list[str],
    outcome: CopyOutcome,
) -> None:
    for name in ALL_TOOLS:
        tools.add(name)
    result = copy(tools, terminal, variables, how=mode)
    assert tools.called() == called
    assert result.outcome is outcome
    assert bool(terminal.written) == (outcome is CopyOutcome.SENT)


@pytest.mark.parametrize("mode", [ClipboardMode.NATIVE, ClipboardMode.TMUX])
def test_a_forced_mode_does_not_fall_back(
    tools: FakeTools, terminal: Terminal, mode: ClipboardMode
) -> None:
    for name in ALL_TOOLS:
        tools.add(name, status=1)
    result = copy(tools, terminal, X11, how=mode)
    assert result.outcome is CopyOutcome.FAILED
    assert "exit status 1" in result.detail
    assert terminal.written == []


def test_mode_names_are_those_of_the_command_line() -> None:
    assert [str(mode) for mode in ClipboardMode] == ["auto", "native", "tmux", "osc52", "none"]


def test_programs_are_looked_for_on_the_given_path_only(terminal: Terminal) -> None:
    # `sh` is on the PATH of this process; the environment handed in has none.
    result = copy_text(TEXT, "sh -c cat", environment={}, platform="linux", write=terminal.write)
    assert result == CopyResult(CopyOutcome.FAILED, "", "sh: not found")


def test_nothing_is_not_copied(tools: FakeTools, terminal: Terminal) -> None:
    tools.add("tmux")
    result = copy(tools, terminal, TMUX, text="")
    assert result.outcome is CopyOutcome.FAILED
    assert tools.calls() == []
    assert terminal.written == []


def decode(written: str) -> bytes:
    """The text inside an OSC 52 sequence."""
    assert written.startswith("\x1b]52;c;")
    assert written.endswith("\x07")
    return base64.b64decode(written[7:-1], validate=True)


def test_the_terminal_is_sent_the_text_in_one_sequence(
    tools: FakeTools, terminal: Terminal
) -> None:
    assert copy(tools, terminal, SSH) == CopyResult(CopyOutcome.SENT, "OSC 52")
    [written] = terminal.written
    assert decode(written) == TEXT.encode()


SIZES = [
    ({}, "x", 50_000, CopyOutcome.SENT),
    ({}, "x", 50_001, CopyOutcome.TOO_LARGE),
    ({}, "é", 25_000, CopyOutcome.SENT),
    ({}, "é", 25_001, CopyOutcome.TOO_LARGE),
    ({"STY": "1.pts-0"}, "x", 500, CopyOutcome.SENT),
    ({"STY": "1.pts-0"}, "x", 501, CopyOutcome.TOO_LARGE),
    ({"STY": "1.pts-0"}, "☎", 167, CopyOutcome.TOO_LARGE),
]


@pytest.mark.parametrize(("variables", "character", "count", "outcome"), SIZES)
def test_the_terminal_is_never_sent_more_than_it_takes(
    tools: FakeTools,
    terminal: Terminal,
    *,
    variables: dict[str, str],
    character: str,
    count: int,
    outcome: CopyOutcome,
) -> None:
    text = character * count
    result = copy(tools, terminal, variables, text=text)
    assert result.outcome is outcome
    assert bool(terminal.written) == (outcome is CopyOutcome.SENT)
    if outcome is CopyOutcome.TOO_LARGE:
        assert f"{len(text.encode()):,}" in result.detail
        assert ("500" if variables else "50,000") in result.detail


def test_programs_take_text_that_the_terminal_would_not(
    tools: FakeTools, terminal: Terminal
) -> None:
    tools.add("xclip")
    text = "x" * 1_000_000
    assert copy(tools, terminal, X11 | {"STY": "1"}, text=text).outcome is CopyOutcome.COPIED
    assert tools.stdin("xclip") == text.encode()


def test_screen_gets_the_sequence_wrapped_and_within_its_buffer(
    tools: FakeTools, terminal: Terminal
) -> None:
    copy(tools, terminal, {"STY": "1.pts-0"}, text="x" * 500)
    [written] = terminal.written
    assert written.startswith("\x1bP")
    assert written.endswith("\x1b\\")
    assert decode(written[2:-2]) == b"x" * 500
    assert "\x1b" not in written[3:-2]
    assert len(written) < 768


@pytest.mark.parametrize("error", [OSError("gone"), RuntimeError("closed"), ValueError("closed")])
def test_a_terminal_that_cannot_be_written_is_a_failure(tools: FakeTools, error: Exception) -> None:
    def write(_: str) -> None:
        raise error

    result = copy_text(TEXT, environment={"PATH": tools.path}, platform="linux", write=write)
    assert result.outcome is CopyOutcome.FAILED
    assert str(error) in result.detail


@given(text=ANY_TEXT, screen=st.booleans())
def test_any_text_can_be_sent(text: str, screen: bool) -> None:  # noqa: FBT001
    terminal = Terminal()
    environment = {"STY": "1"} if screen else {}
    result = copy_text(text, environment=environment, platform="linux", write=terminal.write)
    for written in terminal.written:
        inner = written[2:-2] if screen else written
        assert decode(inner) == text.encode(errors="replace")
        assert not set(written[3:-2]) & set("\n\r\x9c")
    assert bool(terminal.written) == (result.outcome is CopyOutcome.SENT)


@settings(max_examples=30, deadline=None)
@given(text=ANY_TEXT)
def test_any_text_can_be_given_to_a_program(text: str) -> None:
    terminal = Terminal()
    result = copy_text(
        text,
        "cat",
        environment={"PATH": "/bin:/usr/bin"},
        platform="linux",
        write=terminal.write,
    )
    assert result.outcome is (CopyOutcome.COPIED if text else CopyOutcome.FAILED)


DESCRIPTIONS = [
    (CopyResult(CopyOutcome.COPIED, "tmux"), "Copied phone (tmux)"),
    (
        CopyResult(CopyOutcome.COPIED, "tmux, xclip", "wl-copy: exit 1"),
        "Copied phone (tmux, xclip)",
    ),
    (
        CopyResult(CopyOutcome.SENT, "OSC 52"),
        "Asked the terminal to copy phone",
    ),
    (
        CopyResult(CopyOutcome.FAILED, "", "xclip: exit status 1"),
        "Could not copy phone: xclip: exit status 1",
    ),
    (
        CopyResult(CopyOutcome.TOO_LARGE, "OSC 52", "9 bytes are more than the 5"),
        "Could not copy phone: 9 bytes are more than the 5",
    ),
]


@pytest.mark.parametrize(("result", "sentence"), DESCRIPTIONS)
def test_descriptions_claim_what_is_known(result: CopyResult, sentence: str) -> None:
    assert describe_copy(result, "phone") == sentence


@pytest.mark.parametrize("mode", list(ClipboardMode))
@pytest.mark.parametrize("size", [0, 5, 50_001])
def test_only_a_copy_is_called_copied(
    tools: FakeTools, terminal: Terminal, mode: ClipboardMode, size: int
) -> None:
    for name in ALL_TOOLS:
        tools.add(name, status=1)
    result = copy(tools, terminal, TMUX | X11 | WSL, text="x" * size, how=mode)
    assert result.outcome is not CopyOutcome.COPIED
    assert "copied" not in describe_copy(result, "phone").lower()
