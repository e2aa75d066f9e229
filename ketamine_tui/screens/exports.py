"""The formats to export what the list shows to, a letter each."""

from ketamine_tui.exchange.extract import DOUBTED
from ketamine_tui.exchange.formats import FORMATS
from ketamine_tui.messages import Export, ShowExports
from ketamine_tui.model.text import counted, sentence
from ketamine_tui.query.view import View
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.widgets.choice_list import Choice


class ExportMenu(ChoiceDialog):
    """Offers the formats; `a` takes in what nobody vouches for, or leaves it out again."""

    HINTS = (("letter", "export"), ("Esc", "close"), ("u", "urgent help"))

    def __init__(self, view: View, *, with_doubted: bool) -> None:
        doubted = sum(count.total for count in view.state_counts if count.value in DOUBTED)
        number = view.total if with_doubted else view.total - doubted
        items: list[str | Choice] = [
            Choice(
                form.letter,
                sentence(form.help),
                name,
                Export(name, view, with_doubted=with_doubted),
            )
            for name, form in FORMATS.items()
        ]
        if doubted:
            entries = counted(doubted, "entry", "entries")
            said = "Leave out" if with_doubted else "Take in too"
            items += [
                f"{'Taken in' if with_doubted else 'Left out'}: {entries} that nobody vouches for",
                Choice(
                    "a",
                    f"{said} what nobody vouches for",
                    "",
                    ShowExports(with_doubted=not with_doubted),
                ),
            ]
        super().__init__(f"Export {counted(number, 'entry', 'entries')} to", items)
