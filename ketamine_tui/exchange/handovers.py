"""Handing over to a telephone: what a QR code says, and the code as lines of text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.vcard import holds, short_card
from ketamine_tui.model.entry import Entry, Reachable

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
    entry = item.entry
    found = list(_points(entry))
    found += [Handover("link", link.url, link.url) for link in entry.links]
    if holds(entry):
        found.append(Handover("card", entry.title, short_card(item, extract)))
    return tuple(found)


def _points(entry: Entry) -> Iterator[Handover]:
    if not isinstance(entry, Reachable):
        return
    for phone in entry.phones:
        if phone.dial and not phone.placeholder:
            yield Handover("phone", phone.number, f"tel:{phone.dial}")
    for text in entry.texts:
        if not text.placeholder:
            number = "".join(c for c in text.number if c.isdigit() or c == "+")
            value = f"{text.body} to {text.number}" if text.body else text.number
            # What cameras of both systems know; they ignore the keyword of RFC 5724's form.
            yield Handover("text", value, f"SMSTO:{number}:{text.body}")
    for email in entry.emails:
        if not email.placeholder:
            yield Handover("email", email.address, f"mailto:{email.address}")
    for chat in entry.chats:
        yield Handover("chat", chat.url, chat.url)


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
        for upper, lower in _pairs(rows)
    ]


def _pairs(rows: Sequence[list[bool]]) -> Iterator[tuple[list[bool], list[bool]]]:
    return zip(rows[::2], rows[1::2], strict=True)
