"""QR codes for a telephone: what it can take of an entry, and the code of that."""

from functools import partial

from ketamine_tui.actions.handover import NOTHING, Code, codes_at, show_code
from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.session import Session
from ketamine_tui.exchange.handovers import qr_lines
from ketamine_tui.messages import Act, Answer, Notice
from ketamine_tui.model import prose
from ketamine_tui.model.contact import PLACEHOLDER
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import _
from ketamine_tui.present.card import Card
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.screens.overlay import MARGIN
from ketamine_tui.screens.reading import Reading
from ketamine_tui.widgets.choice_list import Choice

_AROUND = 3
"""Rows of a dialog that stands alone which are not for its text: its frame and the key line."""

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


def code_screen(outcome: Outcome, rows: int) -> Reading:
    """Return the code of an outcome with what it says; only that where the terminal has too few rows."""
    lines = qr_lines(outcome.code, on_dark=True)
    head = [prose.line(outcome.told, "strong")]
    if outcome.caution:
        head.insert(0, prose.line(sentence(outcome.caution), "warning"))
    if (needed := len(head) + len(lines) + _AROUND) > rows:
        told = _("The code needs {rows} rows; make the window higher.").format(rows=needed)
        return Reading(_("QR code"), [*head, prose.paragraph(told)])
    blocks = [*head, *(prose.line(line, "qr") for line in lines)]
    return Reading(_("QR code"), blocks, stands_alone=needed + 2 * MARGIN.height > rows)
