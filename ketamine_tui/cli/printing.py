"""Printing for people: as wide as the terminal, with its styles, and a screen at a time."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import put, put_text
from ketamine_tui.model.prose import Block, Span, line
from ketamine_tui.present.chrome import cells
from ketamine_tui.present.layout import TextLine, lay_out

_WIDTH = 80
_SGR = {
    "heading": "1",
    "strong": "1",
    "match": "1;7",
    "em": "3",
    "dim": "2",
    "warning": "1;33",
    "state": "32",
    "placeholder": "9",
}
"""How a terminal shows a style (ECMA-48, SGR). The words say it all; this only helps to find them."""

_COLOURLESS = {"warning": "1", "state": ""}
_CUT = ".."
_GAP = "  "
_HANGING = "    "


def terminal_width() -> int:
    """Return how many columns the terminal has."""
    return os.get_terminal_size(sys.stdout.fileno()).columns or _WIDTH


def styled(one: TextLine) -> str:
    """Return a line with its styles as a terminal's sequences."""
    return "".join(map(_styled, one.spans)).rstrip()


def _styled(span: Span) -> str:
    style = span.style.rpartition(" ")[2]
    code = _SGR.get(style, "")
    if os.environ.get("NO_COLOR"):
        code = _COLOURLESS.get(style, code)
    return f"\x1b[{code}m{span.text}\x1b[0m" if code and span.text else span.text


def text_width(context: Context) -> int:
    """Return how wide running text is printed: 80 columns, or less on a narrow terminal."""
    return _WIDTH if context.is_plain else min(_WIDTH, terminal_width())


def print_blocks(context: Context, blocks: Iterable[Block]) -> None:
    """Print blocks as running text."""
    print_lines(context, lay_out(blocks, text_width(context)))


def print_table(context: Context, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows as aligned columns."""
    width = _WIDTH if context.is_plain else terminal_width()
    print_lines(context, table([heading, *rows], width))


def print_rows(context: Context, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows: as a table of the terminal's width, or else as lines of cells with tabs between."""
    if context.is_plain:
        for row in rows:
            put("\t".join(row))
    elif listed := [*rows]:
        print_table(context, heading, listed)


def print_hanging(context: Context, texts: Iterable[str]) -> None:
    """Print texts, each from the first column on, and what of one does not fit on its line below it."""
    if context.is_plain:
        for text in texts:
            put(text)
        return
    width = terminal_width()
    lines = (lay_out([line(text)], max(1, width - len(_HANGING))) for text in texts)
    print_lines(context, chain.from_iterable(map(_hanging, lines)))


def _hanging(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    for number, one in enumerate(lines):
        yield one._replace(spans=(Span(_HANGING), *one.spans)) if number else one


def print_lines(context: Context, lines: Iterable[TextLine]) -> None:
    """Print lines: with styles and a screen at a time where there is a terminal."""
    if context.is_plain:
        for one in lines:
            put(one.text.rstrip())
    else:
        _page([styled(one) for one in lines], is_private=context.is_private)


def table(rows: Sequence[Sequence[str]], width: int) -> list[TextLine]:
    """Return rows as lines of aligned columns, none wider than `width`; the first row is a heading."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    room = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 1:
        widest = widths.index(max(widths))
        widths[widest] = max(1, widths[widest] - (sum(widths) - room + 1) // 2)
    return [
        TextLine(tuple(_cells_of(row, widths, "dim" if number == 0 else "")))
        for number, row in enumerate(rows)
    ]


def _cells_of(row: Sequence[str], widths: Sequence[int], style: str) -> Iterable[Span]:
    gaps = (Span(_GAP) for _ in row)
    fitted = (Span(_fitted(text, width), style) for text, width in zip(row, widths, strict=True))
    return list(chain.from_iterable(zip(fitted, gaps, strict=True)))[:-1]


def _fitted(text: str, width: int) -> str:
    if (size := cells(text)) <= width:
        return text + " " * (width - size)
    cut = _CUT if width > 4 else ""
    while text and cells(text) > width - len(cut):
        text = text[:-1]
    return text + cut + " " * (width - cells(text) - len(cut))


def _page(lines: list[str], *, is_private: bool) -> None:
    """Print lines by the pager where they are more than the screen holds."""
    rows = os.get_terminal_size(sys.stdout.fileno()).lines
    text = "".join(f"{one}\n" for one in lines)
    words = _pager() if len(lines) >= rows and sys.stdin.isatty() else []
    if not words:
        put_text(text)
        return
    import subprocess

    # F: no pager for what fits; R: styles, not their letters; X: the text stays on the screen.
    environment = {"LESS": "FRX", **os.environ}
    if is_private:
        environment["LESSHISTFILE"] = "-"  # or less keeps what was looked for in it
    try:
        pager = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)  # noqa: S603  # theirs
    except OSError:
        put_text(text)
        return
    try:
        pager.communicate(text.encode(sys.stdout.encoding, "backslashreplace"))
    except KeyboardInterrupt:
        pager.wait()


def _pager() -> list[str]:
    import shlex

    try:
        return shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        return []
