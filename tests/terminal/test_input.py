"""Nothing that a terminal sends ends the program or takes the keyboard away."""

from pathlib import Path

import pytest
from support.escape_sequences import modes_left_on
from support.pty_session import PtySession
from terminal.program import has_counted_views, on_pty

SENT = [
    b"\xe9",  # Latin-1
    b"\xff\xfe",  # no UTF-8
    b"\xc0\xaf",  # an overlong form
    b"\xed\xa0\x80",  # half a character
    b"\x1b[M \xe9\xe9",  # a mouse report of old
    b"\x1b[1114112u",  # a key beyond all characters
    b"\x1b[27;2;1114112~",  # another
    b"\x1b[55296;1;55296u",  # a key that is half a character
    b"\x1b[1;2;3",  # a sequence without an end
    b"\x1b[" + b"1;" * 3000 + b"m",  # an endless sequence
    b"\x1b[99;99z",  # an unknown sequence
    b"\x1b]11;rgb:1414/1616/1b1b\x1b\\",  # an answer that nobody asked for
    b"\x1b]52;c;" + b"q" * 500,  # an answer without an end
    b"\x1bP1$r0 q\x1b\\",  # a string for a device
    b"\x1b[48;99999999;99999999;1;1t",  # a size
    b"\x1b[3;1R",  # a place
    b"\x1b[<0;999999999;999999999M\x1b[<0;999999999;999999999m",  # a click far off
    b"\x1b[200~depression",  # a paste without an end
    b"\x1b[200~" + b"ketamine " * 20_000 + b"\x1b[201~",  # a long paste
    b"\x1b[200~\x1b[1114112u\xe9\x1b]52;c;eA==\x07\x1b[201~",  # a paste with sequences
]


def assert_is_usable(session: PtySession) -> None:
    """See that a key is a key again: what is unfinished ends with Escape, and help opens and closes."""
    session.settle()
    session.send("<esc>")
    session.settle()
    session.send("<f2>")
    session.wait_for("> Urgent help")
    session.send("<esc>")
    session.wait_gone("> Urgent help")


@pytest.mark.parametrize("place", ["", "/", "?", "T"], ids=["list", "filter bar", "help", "tags"])
def test_it_goes_on_whatever_is_sent(place: str, tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        for sent in SENT:
            session.send(place)
            session.send(sent)
            assert_is_usable(session)
        session.send("<esc><esc>")
        session.settle()
        session.send("<c-q>")
        assert session.wait_exit() == 0
        assert modes_left_on(session.raw) == set()
        assert session.termios_attributes() == session.termios_before


@pytest.mark.parametrize(
    "sent", [b"\x1b[99;99z", b"\x1b]11;rgb:1/1/q\x07", b"\x1b[M  q", b"\x1b[1;1"]
)
def test_nothing_in_a_sequence_is_taken_for_keys(sent: bytes, tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.wait_for(has_counted_views)
        session.settle()
        before = session.screen_text
        session.send(sent)
        assert_is_usable(session)
        session.settle()
        assert session.screen_text == before
