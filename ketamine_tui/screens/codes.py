"""QR codes for a telephone: what it can take of an entry, and the code of that."""

from collections.abc import Iterator, Sequence
from functools import partial

from textual.geometry import Size

from ketamine_tui.actions.handover import NOTHING, Code, codes_at, show_code
from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.session import Session
from ketamine_tui.exchange.handovers import qr_modules
from ketamine_tui.messages import Act, Answer, Notice
from ketamine_tui.model import prose
from ketamine_tui.model.prose import Block
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import _
from ketamine_tui.model.way_kinds import PLACEHOLDER
from ketamine_tui.present.card import Card
from ketamine_tui.present.chrome import Chrome
from ketamine_tui.present.layout import lay_out
from ketamine_tui.present.painters.code import code_blocks
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.screens.overlay import MARGIN
from ketamine_tui.screens.reading import Reading
from ketamine_tui.widgets.choice_list import Choice

_AROUND = Size(2, 3)
"""Columns and rows of a dialog that stands alone which are not for its text: its frame, the key line."""

_SIDES = Size(2, 0)
"""Columns that a dialog which does not stand alone has for the sides of its frame."""

_LETTERS = {"phone": "p", "text": "t", "email": "e", "chat": "h", "link": "l", "card": "v"}


def open_codes(browse: BrowseScreen, _session: Session) -> Answer:
    """Return what can be handed over of the selected entry; the first of a sort has its letter."""
    position, card = browse.entries.position, browse.selected_card()
    if position is None or card is None:
        return None
    codes = codes_at(browse.catalog, position)
    if not codes:
        return Notice(_(NOTHING))
    if len(codes) == 1:
        return _show(card, codes[0])
    letters = dict(_LETTERS)
    return ChoiceDialog(
        _("QR code"), [_choice(card, code, letters.pop(code.name, "")) for code in codes]
    )


def _choice(card: Card, code: Code, letter: str) -> Choice:
    note, style = (_(PLACEHOLDER), "placeholder") if code.is_placeholder else ("", "strong")
    return Choice(letter, f"{_(code.name)} {code.value}", note, _show(card, code), style)


def _show(card: Card, code: Code) -> Act:
    return Act(partial(show_code, code, card.entry.title, card.state))


def code_screen(
    outcome: Outcome, terminal: Size, chrome: Chrome, *, on_dark: bool, copy_key: str
) -> Reading:
    """Return the code of an outcome with what it says; where the terminal is too small for it, what to do instead."""
    code = code_blocks(qr_modules(outcome.code), chrome, on_dark=on_dark)
    head = [prose.line(outcome.told, "strong")]
    if outcome.caution:
        head.insert(0, prose.line(sentence(outcome.caution), "warning"))
    needed = _needed(head, code, terminal, chrome)
    if not _fits(needed, terminal):
        return Reading(_("QR code"), [*head, *_too_small(needed, terminal, copy_key)])
    beside = terminal - MARGIN - MARGIN - _SIDES
    is_alone = not _fits(_needed(head, code, beside, chrome), beside)
    return Reading(_("QR code"), [*head, *code], stands_alone=is_alone)


def _too_small(needed: Size, terminal: Size, copy_key: str) -> Iterator[Block]:
    told = _(
        "The code needs a window of {columns} columns and {rows} rows; this one has {width} and {height}."
    )
    yield prose.paragraph(
        told.format(
            columns=needed.width, rows=needed.height, width=terminal.width, height=terminal.height
        )
    )
    yield prose.paragraph(_("Make the window larger and ask for the code again."))
    if copy_key:
        told = _("To copy instead, press Esc, then {key}.")
        yield prose.paragraph(told.format(key=copy_key))


def _needed(head: Sequence[Block], code: Sequence[Block], room: Size, chrome: Chrome) -> Size:
    """Return the least size of a dialog that stands alone, of the width of a room if that is enough."""
    columns = sum(chrome.measure(span.text) for span in code[0].spans)
    lines = lay_out(head, max(columns, room.width - _AROUND.width), chrome)
    return Size(columns, len(list(lines)) + len(code)) + _AROUND


def _fits(needed: Size, room: Size) -> bool:
    return needed.width <= room.width and needed.height <= room.height
