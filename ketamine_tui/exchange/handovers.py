"""Handing over to a telephone: what a QR code says, and the code itself."""

from typing import NamedTuple

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.vcard import holds, short_card
from ketamine_tui.model.translate import N_, in_english

QUIET = 2
"""Modules of empty space round a code. The standard asks for 4 (ISO/IEC 18004); readers do with 2."""


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


def qr_modules(text: str) -> list[list[bool]]:
    """Return the rows of a QR code (ISO/IEC 18004) with the space round it: which modules are dark."""
    import segno  # noqa: PLC0415  # 30 ms, for one command

    code = segno.make(text, error="m", boost_error=False, micro=False)
    return [[bool(dark) for dark in row] for row in code.matrix_iter(border=QUIET)]
