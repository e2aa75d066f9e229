"""The formats to export what the list shows to, a letter each."""

from collections.abc import Iterator
from functools import partial

from ketamine_tui.actions.exporting import export, refusal
from ketamine_tui.actions.session import Session
from ketamine_tui.exchange.extract import DOUBTED
from ketamine_tui.exchange.formats import FORMATS, unreviewed
from ketamine_tui.messages import Act, Answer, Notice, Open
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import N_, _, ngettext
from ketamine_tui.query.view import View
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.widgets.choice_list import Choice


class ExportMenu(ChoiceDialog):
    """Offers the formats; `a` includes what nobody vouches for, or leaves it out again."""

    HINTS = (("a-z", N_("export")), ("Esc", N_("close")), ("urgent", N_("urgent help")))

    def __init__(self, view: View, *, with_doubted: bool = False) -> None:
        doubted = sum(count.total for count in view.state_counts if count.value in DOUBTED)
        number = view.total if with_doubted else view.total - doubted
        items = [*_formats(view, with_doubted=with_doubted)] if number else []
        if doubted:
            items += _doubted(view, doubted, with_doubted=with_doubted)
        title = ngettext("Export {number:,} entry to", "Export {number:,} entries to", number)
        super().__init__(title.format(number=number) if number else _("Nothing to export"), items)


def _formats(view: View, *, with_doubted: bool) -> Iterator[str | Choice]:
    for name, form in FORMATS.items():
        write = partial(export, name, view, with_doubted=with_doubted)
        yield Choice(form.letter, sentence(_(form.help)), name, Act(write))


def _doubted(view: View, number: int, *, with_doubted: bool) -> Iterator[str | Choice]:
    """Yield how many entries nobody vouches for, and the choice of the opposite."""
    if with_doubted:
        told = ngettext(
            "{number:,} unreviewed entry included", "{number:,} unreviewed entries included", number
        )
        opposite = ngettext("Leave it out", "Leave them out", number)
    else:
        told = ngettext(
            "{number:,} unreviewed entry left out", "{number:,} unreviewed entries left out", number
        )
        opposite = ngettext("Include it", "Include them", number)
    yield told.format(number=number)
    again = Open(partial(ExportMenu, view, with_doubted=not with_doubted))
    yield Choice("a", opposite, unreviewed(), again)


def open_exports(browse: BrowseScreen, session: Session) -> Answer:
    """Return the formats for what the list shows, or why nothing can be written."""
    if browse.view is None:
        return None
    reason = refusal(browse.view, session)
    return Notice(reason) if reason else ExportMenu(browse.view)
