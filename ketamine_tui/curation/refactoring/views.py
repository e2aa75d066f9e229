"""Saved views that name what is renamed: those of the directory, and those of the person."""

from collections.abc import Callable, Iterator

from ketamine_tui.curation.refactoring.drafting import Draft
from ketamine_tui.curation.refactoring.whole import Whole, WrittenFile
from ketamine_tui.model.text import clean
from ketamine_tui.query.written import with_values
from ketamine_tui.store.edits import Replace
from ketamine_tui.store.node import FieldsNode, ListNode, Scalar
from ketamine_tui.store.scan import DIRECTORY_FILE

Exchange = Callable[[str, str], str | None]
"""Says what takes the place of a field's value, if anything does."""


def exchange_in_views(draft: Draft, whole: Whole, change: Exchange) -> None:
    """Exchange values in the queries of all saved views."""
    for file, query in _queries(whole):
        text = with_values(query.text, change)
        if text != query.text:
            told = f"query: {clean(query.text.strip())} -> {clean(text.strip())}"
            draft.edit(file, told, query.place.line, Replace(query.place, text))


def views_that_name(whole: Whole, field: str, names: set[str]) -> Iterator[tuple[str, int, str]]:
    """Yield the file and line of each saved view that asks for one of some values, with the value."""
    for file, query in _queries(whole):
        found: list[str] = []

        def note(name: str, value: str, found: list[str] = found) -> None:
            if name == field and value in names:
                found.append(value)

        with_values(query.text, note)
        yield from ((file.path, query.place.line, value) for value in found)


def _queries(whole: Whole) -> Iterator[tuple[WrittenFile, Scalar]]:
    """Yield the queries of all saved views, each with the file that it stands in."""
    for file in filter(None, (whole.own.get(DIRECTORY_FILE), whole.views)):
        for record in _records(file):
            if isinstance(query := record.fields.get("query"), Scalar):
                yield file, query


def _records(file: WrittenFile) -> Iterator[FieldsNode]:
    """Yield the saved views of ``directory.yaml``, or of a file of views."""
    tree = file.tree()
    if isinstance(tree, FieldsNode):
        yield from tree.records("views")
    elif file.path != DIRECTORY_FILE and isinstance(tree, ListNode):
        yield from (item for item in tree.items if isinstance(item, FieldsNode))
