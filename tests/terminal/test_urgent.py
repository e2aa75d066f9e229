"""Urgent help is one key away, whatever is on the screen."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.content import SHIPPED
from support.pty_session import PtySession
from terminal.program import in_detail, on_pty

TALL = (120, 90)
DIRECTORY: dict[str, Any] = yaml.safe_load((SHIPPED / "directory.yaml").read_text("utf-8"))
REGIONS = [group["title"] for group in DIRECTORY["urgent"]]

# How to come there from the start, and what is then on the screen.
PLACES: dict[str, tuple[str, str | Callable[[PtySession], bool]]] = {
    "list": ("j", "2 of 161"),
    "sidebar": ("t", "> Browse"),
    "detail": ("<enter>", in_detail),
    "empty list": ("/zzzz<enter>", "0 of 161"),
    "section": ("s<down><down><enter>", "1 of 161"),
    "copy menu": ("y", "> Copy from"),
    "link menu": ("o", "> Open"),
    "help": ("?", "> Help"),
    "problems": ("p", "> Problems"),
}
TYPING = {
    "filter bar": ("/zzzz", "0 of 161"),
    "query that is none": ("/tag:zzzz", "There is no tag"),
    "palette": ("<c-p>theme", "Theme: light"),
}


def wait_for_urgent_help(session: PtySession) -> None:
    session.wait_for("> Urgent help")
    session.wait_for(REGIONS[-1])
    # In the frame of the dialog, beside what it leaves in sight.
    framed = [re.compile(rf"\| {re.escape(region)} +\|") for region in REGIONS]
    lines = session.lines
    places = [next(n for n, line in enumerate(lines) if region.search(line)) for region in framed]
    assert places == sorted(places)


def assert_shown_by(
    session: PtySession, key: str, below: str | Callable[[PtySession], bool]
) -> None:
    session.send(key)
    wait_for_urgent_help(session)
    session.send("<esc>")
    session.wait_gone("> Urgent help")
    session.wait_for(below)


@pytest.mark.parametrize("where", PLACES)
def test_u_and_f2_show_urgent_help_and_escape_leads_back(where: str, tmp_path: Path) -> None:
    keys, shown = PLACES[where]
    with on_pty(tmp_path, size=TALL) as session:
        session.wait_for("1 of 161")
        session.send(keys)
        session.wait_for(shown)
        assert_shown_by(session, "u", shown)
        assert_shown_by(session, "<f2>", shown)


@pytest.mark.parametrize("where", TYPING)
def test_f2_shows_urgent_help_while_typing_and_u_is_a_letter(where: str, tmp_path: Path) -> None:
    keys, shown = TYPING[where]
    with on_pty(tmp_path, size=TALL) as session:
        session.wait_for("1 of 161")
        session.send(keys)
        session.wait_for(shown)
        assert_shown_by(session, "<f2>", shown)
        session.send("uxu")
        session.wait_for(f"{keys.removeprefix('/').removeprefix('<c-p>')}uxu")
        assert "> Urgent help" not in session.screen_text


def test_every_number_of_urgent_help_is_on_the_screen(tmp_path: Path) -> None:
    with on_pty(tmp_path, size=TALL) as session:
        session.wait_for("1 of 161")
        session.send("u")
        wait_for_urgent_help(session)
        for wanted in ("call 911", "call 988", "text 988", "call 116 123", "call 112", "call 1737"):
            assert wanted in session.screen_text


def test_y_copies_the_number_and_enter_opens_the_entry(tmp_path: Path) -> None:
    with on_pty(tmp_path, "--clipboard", "none") as session:
        session.wait_for("1 of 161")
        session.send("/zzzz<enter>u")
        session.wait_for("> Urgent help")
        session.send("y")
        session.wait_for("copying is turned off")
        assert "911" in [line.strip() for line in session.lines]
        session.send("<esc>")
        session.wait_for("> Urgent help")
        session.send("<down><enter>")
        session.wait_for(in_detail)
        session.wait_for("| 988 Suicide & Crisis Lifeline")
