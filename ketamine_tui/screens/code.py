"""Handing over to a telephone: what it can take, and the QR code of it."""

from ketamine_tui.exchange.extract import Extract
from ketamine_tui.exchange.handovers import Handover, handovers, qr_lines
from ketamine_tui.messages import ShowCode
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.screens.reading import Reading
from ketamine_tui.widgets.choice_list import Choice

_AROUND = 4
"""Rows of a dialog that are not for the code: its frame, the line above it and the key line."""

_LETTERS = {"phone": "p", "text": "t", "email": "e", "chat": "h", "link": "l", "card": "v"}


def handover_choices(extract: Extract) -> list[Choice]:
    """Return what can be handed over of the one entry of an extract; the first of a sort has its letter."""
    (item,) = extract.items
    caution = "" if item.state.is_checked else f"unchecked: {item.state.words.lower()}"
    letters = dict(_LETTERS)
    return [
        Choice(letters.pop(one.name, ""), f"{one.name} {one.value}", "", ShowCode(one, caution))
        for one in handovers(item, extract)
    ]


def code_screen(handover: Handover, caution: str, rows: int) -> Reading:
    """Return the code with what it says; only that where the code has no room.

    Args:
        handover: What to show.
        caution: What must be known of its entry.
        rows: How many rows the terminal has.
    """
    lines = qr_lines(handover.code, on_dark=True)
    said = (Span(f"{handover.name} {handover.value}", "strong"),)
    doubt = (Span(f"  {caution}", "warning"),) if caution else ()
    head = Block("line", (*said, *doubt))
    if len(lines) + _AROUND > rows:
        needed = f"The code needs {len(lines) + _AROUND} rows; make the window higher."
        return Reading("To a phone", [head, Block("text", (Span(needed),))])
    return Reading("To a phone", [head, *(Block("line", (Span(line, "qr"),)) for line in lines)])
