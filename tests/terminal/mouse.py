"""What the mouse of a terminal sends, in the SGR form of xterm's control sequences (1006)."""

from support.pty_session import PtySession


def place_of(session: PtySession, text: str, letter: int = 0) -> str:
    """Return the column and the row of a letter of the highest place where a text is on the screen."""
    rows = (row for row, line in enumerate(session.lines, start=1) if text in line)
    row = next(rows, None)
    assert row is not None, f"no {text!r} on the screen:\n{session.screen_text}"
    return f"{session.lines[row - 1].index(text) + 1 + letter};{row}"


def click(session: PtySession, text: str, letter: int = 0, *, times: int = 1) -> None:
    """Click on a letter of a text, several times in one write."""
    place = place_of(session, text, letter)
    session.send(f"\x1b[<lt>0;{place}M\x1b[<lt>0;{place}m" * times)


def drag(session: PtySession, start: str, end: str) -> None:
    """Press a button at a place, move to another one, and release it there."""
    for sequence in (f"0;{start}M", f"32;{end}M", f"0;{end}m"):
        session.send(f"\x1b[<lt>{sequence}")
        session.settle()
