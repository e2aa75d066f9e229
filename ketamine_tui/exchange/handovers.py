"""Handing over to a telephone: what a QR code says, and the code as lines of text."""

from typing import NamedTuple

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.vcard import holds, short_card
from ketamine_tui.model.translate import N_, in_english

QUIET = 2
"""Modules of empty space round a code. The standard asks for 4 (ISO/IEC 18004); readers do with 2."""

_HALVES = {(True, True): "\u2588", (True, False): "\u2580", (False, True): "\u2584"}


class Handover(NamedTuple):
    """Something that a telephone can take.

    `name` says what it is (``phone``, ``link``), `value` what people read, `code` what the telephone
    reads.
    """

    name: str
    value: str
    code: str


def handovers(item: Item, extract: Extract) -> tuple[Handover, ...]:
    """Return what can be handed over of an entry: no placeholder, no number that cannot be dialled."""
    codes = [
        Handover(way.kind.value, way.message, way.code) for way in item.entry.ways() if way.code
    ]
    if holds(item.entry):
        with in_english():
            card = short_card(item, extract)
        codes.append(Handover(N_("card"), item.entry.title, card))
    return tuple(codes)


def qr_lines(text: str, *, on_dark: bool) -> list[str]:
    """Return a QR code (ISO/IEC 18004) as lines of half blocks, two rows of modules in each.

    Args:
        text: What it says.
        on_dark: Whether the letters of the terminal are lighter than its background. The code comes
            out dark on light either way, as readers expect it.
    """
    import segno  # noqa: PLC0415  # 30 ms, for one command

    code = segno.make(text, error="m", boost_error=False, micro=False)
    rows = [[bool(dark) != on_dark for dark in row] for row in code.matrix_iter(border=QUIET)]
    if len(rows) % 2:
        rows.append([on_dark] * len(rows[0]))
    return [
        "".join(_HALVES.get(pair, " ") for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
