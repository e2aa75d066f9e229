from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from ketamine_tui.services.links import OpenOutcome, OpenResult, describe_open, open_link

if TYPE_CHECKING:
    from services.fake_tools import FakeTools

URL = "https://example.org/a?b=c&d=%20#e"
SSH = {"SSH_CONNECTION": "192.0.2.1 22 192.0.2.2 22"}
X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
WSL = {"WSL_DISTRO_NAME": "Debian"}
SYSTEM_OPENERS = ("open", "xdg-open", "gio", "rundll32.exe", "explorer.exe", "wslview")
TEXT_BROWSERS = ("www-browser", "w3m", "lynx", "links", "links2", "elinks", "browsh")


def attempt(
    tools: FakeTools,
    variables: dict[str, str],
    url: str = URL,
    platform: str = "linux",
    wait: float = 10.0,
) -> OpenResult:
    environment = {"PATH": tools.path, "TERM": "xterm", **variables}
    return open_link(url, environment=environment, platform=platform, wait=wait)


OPENED = [
    ("x11", "linux", X11, ["xdg-open", URL]),
    ("wayland", "linux", WAYLAND, ["xdg-open", URL]),
    ("macos", "darwin", {}, ["open", URL]),
    ("wsl", "linux", WSL, ["rundll32.exe", "url.dll,FileProtocolHandler", URL]),
    (
        "wsl with a display",
        "linux",
        WSL | X11,
        ["rundll32.exe", "url.dll,FileProtocolHandler", URL],
    ),
    ("browser", "linux", X11 | {"BROWSER": "firefox"}, ["firefox", URL]),
    ("browser, macos", "darwin", {"BROWSER": "firefox"}, ["firefox", URL]),
    ("arguments", "linux", X11 | {"BROWSER": "firefox -P 'a b'"}, ["firefox", "-P", "a b", URL]),
    (
        "placeholder",
        "linux",
        X11 | {"BROWSER": "firefox --x=%s -n"},
        ["firefox", f"--x={URL}", "-n"],
    ),
    ("second of a list", "linux", X11 | {"BROWSER": "nope::firefox"}, ["firefox", URL]),
    ("after a text browser", "linux", X11 | {"BROWSER": "w3m:firefox"}, ["firefox", URL]),
    ("only a text browser", "linux", X11 | {"BROWSER": "lynx -x %s"}, ["xdg-open", URL]),
    ("an open quote", "linux", X11 | {"BROWSER": "firefox 'x"}, ["xdg-open", URL]),
]


@pytest.mark.parametrize(
    ("platform", "variables", "call"), [case[1:] for case in OPENED], ids=[c[0] for c in OPENED]
)
def test_the_environment_chooses_the_opener(
    tools: FakeTools, platform: str, variables: dict[str, str], call: list[str]
) -> None:
    for name in (*SYSTEM_OPENERS, *TEXT_BROWSERS, "firefox"):
        tools.add(name)
    result = attempt(tools, variables, platform=platform)
    assert result == OpenResult(OpenOutcome.OPENED, call[0])
    assert tools.calls() == [call]


NOWHERE = [
    ("no display", "linux", {}, "no display"),
    ("no display, browser set", "linux", {"BROWSER": "firefox"}, "no display"),
    ("text browser set", "linux", {"BROWSER": "www-browser:w3m"}, "no display"),
    ("ssh", "linux", SSH, "SSH"),
    ("ssh by its tty", "linux", {"SSH_TTY": "/dev/pts/1"}, "SSH"),
    ("ssh with a display", "linux", SSH | X11, "SSH"),
    ("ssh to macos", "darwin", SSH, "SSH"),
    ("ssh to wsl", "linux", SSH | WSL, "SSH"),
]


@pytest.mark.parametrize(
    ("platform", "variables", "reason"), [case[1:] for case in NOWHERE], ids=[c[0] for c in NOWHERE]
)
def test_nothing_is_started_where_no_browser_can_be_seen(
    tools: FakeTools, platform: str, variables: dict[str, str], reason: str
) -> None:
    for name in (*SYSTEM_OPENERS, *TEXT_BROWSERS, "firefox"):
        tools.add(name)
    result = attempt(tools, variables, platform=platform)
    assert result.outcome is OpenOutcome.NO_BROWSER
    assert reason in result.detail
    assert tools.calls() == []


@pytest.mark.parametrize("variables", [X11, X11 | {"BROWSER": "www-browser:lynx:/bin/w3m"}, WSL])
def test_a_text_browser_is_not_better_than_none(
    tools: FakeTools, variables: dict[str, str]
) -> None:
    for name in TEXT_BROWSERS:
        tools.add(name)
    result = attempt(tools, variables)
    assert result.outcome is OpenOutcome.NO_BROWSER
    assert tools.calls() == []


@pytest.mark.parametrize("written", ["browser", "{bin}/browser"])
def test_a_text_browser_is_known_behind_a_link(tools: FakeTools, written: str) -> None:
    program = tools.add("w3m")
    (tools.bin / "browser").symlink_to(program)
    result = attempt(tools, X11 | {"BROWSER": written.format(bin=tools.bin)})
    assert result.outcome is OpenOutcome.NO_BROWSER
    assert tools.calls() == []


@pytest.mark.parametrize(
    ("browser", "handed_on"),
    [("w3m:firefox -P x", "firefox -P x"), ("lynx", "x-www-browser:"), ("", "x-www-browser:")],
)
def test_xdg_open_is_kept_from_text_browsers(
    tools: FakeTools, browser: str, handed_on: str
) -> None:
    for name in TEXT_BROWSERS:
        tools.add(name)
    tools.add("firefox", status=1)
    tools.add("xdg-open", f'printf %s "$BROWSER" > {tools.root}/browser')
    assert attempt(tools, X11 | {"BROWSER": browser}).opener == "xdg-open"
    received = (tools.root / "browser").read_text()
    assert received.startswith(handed_on)
    assert not set(received.split(":")) & set(TEXT_BROWSERS)


@pytest.mark.parametrize("url", ["mailto:info@example.org", "tel:+18005550143"])
def test_mail_and_telephone_links_go_to_the_system(tools: FakeTools, url: str) -> None:
    tools.add("firefox")
    variables = X11 | {"BROWSER": "firefox"}
    assert attempt(tools, variables, url).outcome is OpenOutcome.NO_BROWSER
    tools.add("xdg-open")
    assert attempt(tools, variables, url) == OpenResult(OpenOutcome.OPENED, "xdg-open")
    assert tools.calls() == [["xdg-open", url]]


def test_a_failing_opener_gives_way_to_the_next(tools: FakeTools) -> None:
    tools.add("firefox", status=2)
    tools.add("xdg-open", status=3)
    tools.add("gio")
    result = attempt(tools, X11 | {"BROWSER": "firefox"})
    detail = "firefox: exit status 2; xdg-open: exit status 3"
    assert result == OpenResult(OpenOutcome.OPENED, "gio", detail)
    assert tools.calls()[-1] == ["gio", "open", "--", URL]


def test_without_a_display_a_failing_windows_opener_is_the_last(tools: FakeTools) -> None:
    tools.add("rundll32.exe", status=1)
    tools.add("xdg-open")
    result = attempt(tools, WSL)
    assert result == OpenResult(OpenOutcome.FAILED, detail="rundll32.exe: exit status 1")


def test_openers_that_all_fail_are_reported(tools: FakeTools) -> None:
    tools.add("xdg-open", status=3)
    (tools.bin / "gio").write_bytes(b"\x7fELF not a program")
    (tools.bin / "gio").chmod(0o755)
    result = attempt(tools, X11)
    assert result.outcome is OpenOutcome.FAILED
    assert "xdg-open: exit status 3" in result.detail
    assert "gio: could not start" in result.detail


def test_an_opener_that_is_the_browser_is_left_running(tools: FakeTools) -> None:
    release, done = tools.root / "release", tools.root / "done"
    os.mkfifo(release)
    os.mkfifo(done)
    body = f'read -r word < {release}\nprintf %s "$word" > {done}'
    tools.add_silent("xdg-open", body)
    started = time.monotonic()
    result = attempt(tools, X11, wait=0.1)
    assert time.monotonic() - started < 10
    assert result == OpenResult(OpenOutcome.OPENED, "xdg-open")
    release.write_text("alive\n")
    assert done.read_text() == "alive"


def test_an_opener_has_no_way_to_our_terminal(
    tools: FakeTools, capfd: pytest.CaptureFixture[str]
) -> None:
    report = tools.root / "report"
    program = tools.bin / "xdg-open"
    program.write_text(
        f"#!{sys.executable} -SE\n"
        "import os, sys\n"
        "print('noise'); print('noise', file=sys.stderr)\n"
        "own = os.getsid(0) == os.getpid()\n"
        f"open({str(report)!r}, 'w').write(f'{{own}} {{sys.stdin.read()!r}}')\n"
    )
    program.chmod(0o755)
    assert attempt(tools, X11).outcome is OpenOutcome.OPENED
    assert report.read_text() == "True ''"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "-x", "https://a@b.example/", "a.md"]
)
def test_a_refused_link_starts_nothing(tools: FakeTools, url: str) -> None:
    tools.add("xdg-open")
    result = attempt(tools, X11, url)
    assert result.outcome is OpenOutcome.REFUSED
    assert result.detail
    assert tools.calls() == []


def test_programs_are_looked_for_on_the_given_path_only() -> None:
    environment = {**X11, "BROWSER": "true"}
    result = open_link(URL, environment=environment, platform="linux")
    assert result.outcome is OpenOutcome.NO_BROWSER


DESCRIPTIONS = [
    (OpenResult(OpenOutcome.OPENED, "xdg-open"), f"Opened {URL} (xdg-open)"),
    (
        OpenResult(OpenOutcome.NO_BROWSER, detail="there is no display"),
        "Not opened: there is no display; copy the address or use a QR code",
    ),
    (
        OpenResult(OpenOutcome.FAILED, detail="gio: exit status 2"),
        "Could not open the link: gio: exit status 2",
    ),
    (OpenResult(OpenOutcome.REFUSED, detail="it names no host"), "Not opened: it names no host"),
]


@pytest.mark.parametrize(("result", "sentence"), DESCRIPTIONS)
def test_descriptions_claim_what_is_known(result: OpenResult, sentence: str) -> None:
    assert describe_open(result, URL) == sentence
