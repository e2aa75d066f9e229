"""Outcomes of actions on the screen: a notice, a text or code to read, a second question, a reading."""

from textual.geometry import Size

from ketamine_tui.actions.outcome import Offer, Outcome
from ketamine_tui.messages import Act, Notice, ReloadContent
from ketamine_tui.model.translate import _
from ketamine_tui.present.chrome import Chrome
from ketamine_tui.screens.dialog import ChoiceDialog, Dialog
from ketamine_tui.screens.reading import value_screen
from ketamine_tui.widgets.choice_list import Choice


def shown(
    outcome: Outcome, terminal: Size, chrome: Chrome, *, on_dark: bool, copy_key: str
) -> Dialog | Notice | ReloadContent:
    """Return what shows an outcome in a terminal of a size, drawn on with `chrome`, dark or light.

    `copy_key` is the key that copies, if there is one.
    """
    said = ". ".join(outcome.sentences)
    if outcome.offer is not None and outcome.value:
        return _proposal(outcome, outcome.offer)
    if outcome.offer is not None:
        return _second_question(said, outcome.offer)
    if outcome.code:
        # Only a code needs what draws codes.
        from ketamine_tui.screens.codes import code_screen

        return code_screen(outcome, terminal, chrome, on_dark=on_dark, copy_key=copy_key)
    if outcome.value:
        return value_screen(outcome.told, outcome.value, outcome.caution)
    return ReloadContent(said, is_quiet=not said) if outcome.is_new else Notice(said)


def _proposal(outcome: Outcome, offer: Offer) -> ChoiceDialog:
    """Return the question whether to do something, above all that it would change."""
    leave_it = Choice("l", _("Leave everything as it is"), "", Notice(_("Nothing was changed")))
    do_it = Choice("w", offer.words, "", Act(offer.action))
    return ChoiceDialog(outcome.told, [leave_it, do_it, *outcome.value.splitlines()])


def _second_question(said: str, offer: Offer) -> ChoiceDialog:
    leave_it = Choice("l", _("Leave it"), "", Notice(said))
    do_it = Choice("c", offer.words, "", Act(offer.action))
    return ChoiceDialog(_("Does not work"), [said, leave_it, do_it])
