"""Changes of many files from the palette: what is missing is asked for, then what would change is shown."""

from collections.abc import Iterator
from functools import partial

from ketamine_tui.actions.refactoring import (
    merge_tags,
    move,
    remove,
    rename_entry,
    rename_tag,
)
from ketamine_tui.index.row import Row
from ketamine_tui.messages import Act, Open
from ketamine_tui.query.view import View
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.screens.naming import NameDialog
from ketamine_tui.widgets.choice_list import Choice

_ID = "a-z, 0-9 and single -"
_LABEL = "without # and spaces"


def refactorings(view: View, row: Row | None) -> Iterator[Choice]:
    """Yield what can be done to the selected entry, and to tags."""
    if row is not None:
        yield Choice("", "Move entry", row.title, Open(partial(_sections, view, row)))
        yield Choice("", "Rename entry", row.id, Open(partial(_entry_name, row)))
        yield Choice("", "Remove entry", row.title, Open(partial(_removals, row)))
    if any(_labels(view)):
        yield Choice("", "Rename tag", "", Open(partial(_tags, view)))
        yield Choice("", "Merge tags", "", Open(partial(_tags_to_merge, view)))


def _labels(view: View) -> Iterator[str]:
    return (tag.label for tag in view.search.names.directory.vocabulary)


def _sections(view: View, row: Row) -> ChoiceDialog:
    items = [
        Choice("", section.label, section.value, Act(partial(move, row.id, section.value)))
        for section in view.section_counts
        if section.value not in ("", row.section)
    ]
    return ChoiceDialog(f"Move to which section? {row.title}", [*items])


def _entry_name(row: Row) -> NameDialog:
    return NameDialog(
        f"Another id for {row.title}",
        row.id,
        _ID,
        lambda name: Act(partial(rename_entry, row.id, name)),
    )


def _removals(row: Row) -> ChoiceDialog:
    items: list[str | Choice] = [
        Choice("n", "Remove it if nothing refers to it", "", Act(partial(remove, row.id))),
        Choice(
            "t",
            "Remove it and what refers to it elsewhere",
            "",
            Act(partial(remove, row.id, drops_mentions=True)),
        ),
    ]
    return ChoiceDialog(f"Remove {row.title}?", items)


def _tags(view: View) -> ChoiceDialog:
    items = [
        Choice("", f"#{label}", "", Open(partial(_tag_name, label))) for label in _labels(view)
    ]
    return ChoiceDialog("Rename which tag?", [*items])


def _tag_name(label: str) -> NameDialog:
    return NameDialog(
        f"Another name for #{label}",
        label,
        _LABEL,
        lambda name: Act(partial(rename_tag, label, name)),
    )


def _tags_to_merge(view: View) -> ChoiceDialog:
    items = [
        Choice("", f"#{label}", "", Open(partial(_tags_to_stay, view, label)))
        for label in _labels(view)
    ]
    return ChoiceDialog("Which tag is to go?", [*items])


def _tags_to_stay(view: View, going: str) -> ChoiceDialog:
    items = [
        Choice("", f"#{label}", "", Act(partial(merge_tags, going, label)))
        for label in _labels(view)
        if label != going
    ]
    return ChoiceDialog(f"Which tag takes the place of #{going}?", [*items])
