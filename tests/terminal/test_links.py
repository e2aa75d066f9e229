"""Links open beside the program, never on its screen."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from services.fake_tools import FakeTools
from support.content import fields, write_directory
from support.escape_sequences import disallowed_sequences
from support.pty_session import PtySession
from terminal.program import on_pty

URL = "https://example.org/a?b=c&d=%20e#f"
NOISE = "NOISE-OF-THE-OPENER"
MAKE_NOISE = f"echo {NOISE}; echo {NOISE} >&2; echo {NOISE} > /dev/tty; exit 0"
BROWSERS = ("www-browser", "lynx", "w3m", "links", "elinks")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    one = fields(title="One link", links=[{"url": URL, "label": "The label"}])
    two = fields(title="Two links", links=[{"url": URL}, {"url": "https://example.com/"}])
    odd = fields(title="Odd link", links=[{"url": "https://example.org:99999/"}])
    files = {"resources/a.yaml": one, "resources/b.yaml": two, "resources/c.yaml": odd}
    return write_directory(tmp_path / "content", {**files})


@pytest.fixture
def tools(tmp_path: Path) -> FakeTools:
    (tmp_path / "tools").mkdir()
    return FakeTools(tmp_path / "tools")


def browse(
    home: Path, content: Path, tools: FakeTools, query: str, env: Mapping[str, str | None]
) -> PtySession:
    """Return the program over one entry, with fake openers before all others."""
    path = f"{tools.path}:{os.environ['PATH']}"
    # Wide enough for the whole address on one line.
    return on_pty(home, query, content=content, size=(180, 40), env={"PATH": path, **env})


def test_a_link_is_handed_to_the_opener_and_its_noise_stays_away(
    tmp_path: Path, content: Path, tools: FakeTools
) -> None:
    tools.add_silent("xdg-open", MAKE_NOISE)
    with browse(tmp_path, content, tools, "One", {"DISPLAY": ":0"}) as session:
        session.wait_for("1 of 1")
        session.wait_for(URL)
        session.send("o")
        session.wait_for("in the browser (xdg-open)")
        assert tools.calls() == [["xdg-open", URL]]
        assert NOISE.encode() not in session.raw
        assert session.screen_text.count("One link") == 3
        session.send("q")
        assert session.wait_exit() == 0


def test_one_of_several_links_is_chosen_by_its_letter(
    tmp_path: Path, content: Path, tools: FakeTools
) -> None:
    tools.add_silent("xdg-open", MAKE_NOISE)
    with browse(tmp_path, content, tools, "Two", {"DISPLAY": ":0"}) as session:
        session.wait_for("1 of 1")
        session.send("o")
        session.wait_for("> Open")
        letters = re.findall(r"\|[ >](\S)  https://example\.com/ ", session.screen_text)
        assert len(letters) == 1
        session.send(letters[0])
        session.wait_for("Opened example.com/ in the browser (xdg-open)")
        assert tools.calls() == [["xdg-open", "https://example.com/"]]


@pytest.mark.parametrize(
    ("env", "reason"),
    [
        ({}, "there is no display"),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "1 2 3 4"}, "connected over SSH"),
        ({"BROWSER": "www-browser"}, "there is no display"),
    ],
    ids=["no display", "over SSH", "a text browser only"],
)
def test_where_no_browser_can_appear_the_address_is_shown(
    env: dict[str, str | None], reason: str, tmp_path: Path, content: Path, tools: FakeTools
) -> None:
    for name in (*BROWSERS, "xdg-open"):
        tools.add_silent(name, MAKE_NOISE)
    with browse(tmp_path, content, tools, "One", env) as session:
        session.wait_for("1 of 1")
        session.send("o")
        session.wait_for(f"Not opened: {reason};")
        assert URL in [line.strip() for line in session.lines]
        assert tools.calls() == []
        assert NOISE.encode() not in session.raw
        session.send("<esc>")
        session.wait_for("> Entries")


def test_a_text_browser_is_not_run_beside_a_display_either(
    tmp_path: Path, content: Path, tools: FakeTools
) -> None:
    for name in BROWSERS:
        tools.add_silent(name, MAKE_NOISE)
    tools.add_silent("xdg-open", "exit 3")
    env = {"DISPLAY": ":0", "BROWSER": ":".join(BROWSERS), "PATH": tools.path}
    with browse(tmp_path, content, tools, "One", env) as session:
        session.wait_for("1 of 1")
        session.send("o")
        session.wait_for("exit status 3")
        assert URL in [line.strip() for line in session.lines]
        assert tools.called() == ["xdg-open"]


def test_an_address_that_is_refused_is_shown_with_the_reason(
    tmp_path: Path, content: Path, tools: FakeTools
) -> None:
    tools.add_silent("xdg-open", MAKE_NOISE)
    with browse(tmp_path, content, tools, "Odd", {"DISPLAY": ":0"}) as session:
        session.wait_for("1 of 1")
        session.send("o")
        session.wait_for("will not be opened: the port is not valid")
        session.send("<enter>")
        session.wait_for("Not opened: the port is not valid")
        assert tools.calls() == []


HYPERLINK = re.compile(rb"\x1b\]8;[^;\x1b]*;([^\x1b]*)\x1b\\")


@pytest.mark.parametrize("program", ["WezTerm", "unheard-of"])
def test_a_terminal_that_follows_links_itself_is_told_them(
    program: str, tmp_path: Path, content: Path
) -> None:
    with on_pty(tmp_path, content=content, env={"TERM_PROGRAM": program}) as session:
        session.wait_for("1 of 3")
        session.send("G")
        session.wait_for("Two links")
        session.wait_for("https://example.com/")
        session.settle()
        session.send("q")
        assert session.wait_exit() == 0
        links = {*HYPERLINK.findall(session.raw)} - {b""}
        urls = {URL.encode(), b"https://example.com/", b"https://example.org:99999/"}
        assert links == (urls if program == "WezTerm" else set())
        assert disallowed_sequences(HYPERLINK.sub(b"", session.raw)) == []
