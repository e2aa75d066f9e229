"""The file of marks and private notes, of all directories: read strictly, written whole.

A file with anything wrong in it is read as far as it can be, and stays as it is until it is mended.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.marks import NO_MARK, NO_MARKS, Mark, Marks, MarksPlace
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.decode import Invalid, Prose, Record, Text, Type, YesNo
from ketamine_tui.store.files import MAX_BYTES
from ketamine_tui.store.node import FieldsNode, ListNode, Node, ReadError
from ketamine_tui.store.own_file import held, own_text
from ketamine_tui.store.report import Report
from ketamine_tui.store.saving import NotWrittenError, replace_file
from ketamine_tui.store.user_folders import MARKS_ADVICE
from ketamine_tui.store.yaml_reader import read_yaml
from ketamine_tui.store.yaml_writer import quoted

_HEADING = """\
# Marks and private notes of ketamine-tui: nobody else's business, and in no export that does not ask
# for them. The program writes this file whole; what is written here by hand beside them goes.
"""

MarksByDirectory = Mapping[str, Marks]
"""The marks of every directory, by its identity."""


class _Item(NamedTuple):
    id: str
    marked: bool = False
    note: str = ""


_ITEM = Record(
    _Item, {"id": Text(exact=True), "marked": YesNo(), "note": Prose()}, frozenset({"id"})
)
_DIRECTORY = Text(exact=True)
_LISTED = "begin each with '- directory:'"


def load_marks(place: MarksPlace) -> tuple[Marks, tuple[Problem, ...]]:
    """Return the marks of a directory and what is wrong with the file. Never raises for what it finds there."""
    everything, problems = load_all(place.file)
    return everything.get(place.directory, NO_MARKS), problems


def load_all(path: Path) -> tuple[MarksByDirectory, tuple[Problem, ...]]:
    """Return the marks of all directories and what is wrong with the file. Where there is none, there are none."""
    report = Report(path.name)
    text = own_text(path, report)
    everything = {} if text is None else _read(text, report)
    return everything, tuple(report.problems)


def change_marks(place: MarksPlace, change: Callable[[Marks], Marks]) -> Marks:
    """Change the marks of a directory as they are in the file now; return them as they are then.

    Args:
        place: Where they are kept.
        change: Returns the new marks. Raises `NotWrittenError` to leave the file alone.

    Raises:
        NotWrittenError: If anything is wrong with the file, or it cannot be written. It then is as it was.
    """
    with held(place.file, MARKS_ADVICE) as file:
        everything, problems = load_all(file)
        if problems:
            raise NotWrittenError(f"{problems[0]}; mend the file first: it stays as it is")
        before = everything.get(place.directory, NO_MARKS)
        after = change(before)
        if after != before:
            replace_file(file, _written({**everything, place.directory: after}).encode())
    return after


def _written(everything: MarksByDirectory) -> str:
    """Return the text of a file, which says what it is to say.

    Raises:
        NotWrittenError: If it would not.
    """
    kept = {directory: marks for directory, marks in everything.items() if marks}
    lines = [_HEADING]
    try:
        for directory, marks in kept.items():
            lines += [f"- directory: {quoted(directory)}\n", "  entries:\n"]
            lines += (line for item in marks.items() for line in _item_lines(*item))
    except ValueError as error:
        raise NotWrittenError(str(error)) from None
    text, report = "".join(lines), Report("")
    if len(text.encode()) > MAX_BYTES:
        raise NotWrittenError("there are more marks and notes than one file can hold")
    if _read(text, report) != kept or report.problems:
        raise NotWrittenError("they cannot be written so that they are read again as they are")
    return text


def _item_lines(entry_id: str, mark: Mark) -> list[str]:
    return [
        f"    - id: {quoted(entry_id)}\n",
        *["      marked: yes\n"] * mark.is_marked,
        *[f"      note: {quoted(mark.note)}\n"] * bool(mark.note),
    ]


def _read(text: str, report: Report) -> MarksByDirectory:
    try:
        tree = read_yaml(text)
    except ReadError as error:
        report.add_error(error)
        return {}
    everything: dict[str, dict[str, Mark]] = {}
    for node in _items(tree, report, "expected a list of directories", _LISTED):
        with suppress(Invalid):
            directory, entries = _directory(node, report)
            marks = everything.setdefault(directory, {})
            for item in _items(
                entries, report, "expected a list of entries", "begin each with '- id:'"
            ):
                _take(item, marks, report)
    return everything


def _items(node: Node | None, report: Report, message: str, hint: str) -> tuple[Node, ...]:
    if node is None:
        return ()
    if not isinstance(node, ListNode):
        report.add(node.place, "value-form", message, hint)
        return ()
    return tuple(node.items)


def _directory(node: Node, report: Report) -> tuple[str, Node]:
    """Return the identity of a directory and its entries.

    Raises:
        Invalid: After reporting why there are none.
    """
    fields: dict[str, Type] = {"directory": _DIRECTORY, "entries": _AnyNode()}
    values = Record(dict, fields, frozenset(fields)).values(node, report)
    assert isinstance(node, FieldsNode)  # noqa: S101  # or there would be no values
    return str(values["directory"]), node.fields["entries"]


class _AnyNode(NamedTuple):
    """Something that is looked at later."""

    def decode(self, node: Node, _report: Report) -> Node:
        return node


def _take(node: Node, marks: dict[str, Mark], report: Report) -> None:
    """Put what an entry has to the others, or say why it is not used."""
    so_far = len(report.problems)
    with suppress(Invalid):
        item = _ITEM.decode(node, report)
        mark = Mark(item.marked, item.note)
        if item.id in marks:
            report.add(node.place, "id-duplicate", f"{item.id} stands here twice", "keep one")
        elif mark != NO_MARK:
            marks[item.id] = mark
        elif len(report.problems) == so_far:  # or what was to be one is told already
            hint = "write marked: yes or a note, or delete it"
            report.add(node.place, "field-missing", f"{item.id} has no mark and no note", hint)
