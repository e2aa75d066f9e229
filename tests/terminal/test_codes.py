"""The QR code on a terminal: its cells, taken for modules again, are the code in either drawing."""

from pathlib import Path
from typing import Any

import pytest
from support.browsing import write_small
from support.pty_session import PtySession
from terminal.program import on_pty

from ketamine_tui.exchange.handovers import qr_modules

ALL_COLOURS, FEW_COLOURS = {"COLORTERM": "truecolor"}, {"COLORTERM": None, "TERM": "xterm"}
NO_COLOURS = {"NO_COLOR": "1"}
DARK = ("black", "000000")
DARK_GROUND, LIGHT_GROUND = b"0000/0000/0000", b"ffff/ffff/ffff"
HALVES = {
    "\u2588": (True, True),
    "\u2580": (True, False),
    "\u2584": (False, True),
    " ": (False, False),
}


def halves(cell: Any, *, on_dark: bool) -> list[bool]:
    """Return whether the upper and the lower half of a cell are dark; nothing of what is no part of a code."""
    own = {"fg": not on_dark, "bg": on_dark}  # what a program leaves to the terminal
    ink, ground = (
        own[part] if colour == "default" else colour in DARK
        for part, colour in (("fg", cell.fg), ("bg", cell.bg))
    )
    if cell.reverse:
        ink, ground = ground, ink
    return [ink if has_ink else ground for has_ink in HALVES.get(cell.data, ())]


def modules(session: PtySession, chrome: str, size: int, *, on_dark: bool) -> list[list[bool]]:
    """Return the modules of the code of that many columns and rows which is on the screen."""
    said = "phone 202"
    first = next(number for number, line in enumerate(session.lines, 1) if said in line)
    column = session.lines[first - 1].index(said)
    lines = [[cell for _, cell in sorted(row.items())][column:] for row in session.cells[first:]]
    rows = [[halves(cell, on_dark=on_dark) for cell in line] for line in lines]
    if chrome == "ascii":
        wide = [row[: 2 * size] for row in rows[:size]]
        assert all(row[::2] == row[1::2] for row in wide)
        assert all(upper == lower for row in wide for upper, lower in row)
        return [[upper for upper, _ in row[::2]] for row in wide]
    high = [row[:size] for row in rows[: (size + 1) // 2]]
    return [[cell[half] for cell in row] for row in high for half in (0, 1)][:size]


@pytest.mark.parametrize("chrome", ["unicode", "ascii"])
@pytest.mark.parametrize(
    ("theme", "env"),
    [
        ("dark", ALL_COLOURS),
        ("light", ALL_COLOURS),
        ("light", FEW_COLOURS),
        ("mono", FEW_COLOURS),
        ("dark", NO_COLOURS),
    ],
    ids=["dark", "light", "light of 16 colours", "mono", "no colours"],
)
@pytest.mark.parametrize("ground", [DARK_GROUND, LIGHT_GROUND], ids=["on dark", "on light"])
def test_the_cells_of_a_code_are_its_modules(
    tmp_path: Path, chrome: str, theme: str, env: dict[str, str | None], ground: bytes
) -> None:
    options = ("--chrome", chrome, "--theme", theme, "id:night-line")
    content = write_small(tmp_path / "content")
    # Half blocks have room beside others there, blanks none.
    size = (90, 35)
    with on_pty(
        tmp_path, *options, content=content, size=size, env=env, background=ground
    ) as session:
        session.wait_for("1 of 1")
        session.send("Qp")
        session.wait_for("Unchecked: to be reviewed")  # the menu before it names the number, too
        session.settle()
        expected = qr_modules("tel:+12025550199")
        on_dark = ground == DARK_GROUND
        assert modules(session, chrome, len(expected), on_dark=on_dark) == expected
