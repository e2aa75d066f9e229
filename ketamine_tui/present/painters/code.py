"""A QR code as lines: in half blocks, or in blanks where those may be drawn too wide."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from ketamine_tui.model import prose
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.present.chrome import UNICODE, Chrome

Modules = Sequence[Sequence[bool]]
"""The rows of a code: which modules are dark."""

_HALVES = {(True, True): "\u2588", (True, False): "\u2580", (False, True): "\u2584"}
_MODULE = "  "
"""What a module is where it has no half block: nearly a square."""


def code_blocks(modules: Modules, chrome: Chrome, *, on_dark: bool) -> list[Block]:
    """Return the lines of a code, in what a terminal draws that is drawn on with `chrome`.

    On a dark terminal what is light is drawn, on a light one what is dark: without any colour that is
    all that can be.
    """
    style = "qr" if on_dark else "qr-on-light"
    if chrome.corners == UNICODE.corners:
        lines = half_blocks(modules, on_dark=on_dark)
        return [prose.drawn(Span(line, style)) for line in lines]
    return [prose.drawn(*_runs(row, style, on_dark=on_dark)) for row in modules]


def half_blocks(modules: Modules, *, on_dark: bool) -> list[str]:
    """Return a code as lines of half blocks, two rows of modules in each.

    Args:
        modules: The code.
        on_dark: Whether the letters of the terminal are lighter than its background. The code comes
            out dark on light either way, as readers expect it.
    """
    rows = [[is_dark != on_dark for is_dark in row] for row in modules]
    if len(rows) % 2:
        rows.append([on_dark] * len(rows[0]))
    return [
        "".join(_HALVES.get(pair, " ") for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


def _runs(row: Iterable[bool], style: str, *, on_dark: bool) -> Iterable[Span]:
    for is_dark, run in groupby(row):
        yield Span(_MODULE * len(list(run)), f"{style} reversed" if is_dark != on_dark else style)
