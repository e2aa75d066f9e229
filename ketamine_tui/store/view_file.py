"""The file of the user's own saved views: a list of records, read strictly and changed record by record."""

import json
from contextlib import suppress
from pathlib import Path

import yaml

from ketamine_tui.model.directory import SavedView
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.tag import tag_key
from ketamine_tui.store.decode import Invalid
from ketamine_tui.store.directory_schema import VIEW, placed_view
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import ListNode, Node, ReadError
from ketamine_tui.store.own_file import held, is_missing, own_text, real_file
from ketamine_tui.store.report import Report
from ketamine_tui.store.saving import NotWrittenError, replace_file
from ketamine_tui.store.user_folders import ADVICE
from ketamine_tui.store.yaml_cuts import removal_cut
from ketamine_tui.store.yaml_quick import LOADER
from ketamine_tui.store.yaml_reader import read_yaml

_HEADING = "# Saved views of ketamine-tui. Each is asked for as @name; title is what is shown.\n"


class NotSavedError(NotWrittenError):
    """A view cannot be saved or deleted; the message says why, and what to do."""


def load_views(path: Path) -> tuple[tuple[SavedView, ...], tuple[Problem, ...]]:
    """Return the views of a file and what is wrong with it. Never raises for what it finds there.

    Where there is no such file, there are none.
    """
    report = Report(path.name)
    text = own_text(path, report)
    views = () if text is None else _views(_tree(text, report), report)
    return views, tuple(report.problems)


def save_view(path: Path, view: SavedView) -> None:
    """Add a view at the end of a file; what stands there already stays as it is.

    Raises:
        NotSavedError: If the file has a view of the name, or is not one that can be added to.
        NotWrittenError: If it cannot be written.
    """
    with held(path, ADVICE) as file:
        replace_file(file, _longer(file, view).encode())


def delete_view(path: Path, name: str) -> None:
    """Take the first view of a name out of a file; everything else stays as it is, comments too.

    Raises:
        NotSavedError: If the file has no view of the name, or is not one from which it can be taken.
        NotWrittenError: If it cannot be written.
    """
    file = real_file(path)
    if is_missing(file):
        raise NotSavedError(f"{file.name} has no view {name}")
    with held(file, ADVICE):
        replace_file(file, _shorter(file, name).encode())


def _shorter(file: Path, name: str) -> str:
    """Return the text of a file without a view."""
    text = _text(file)
    report = Report(file.name)
    views = _views(_tree(text, report), report)
    view = next((other for other in views if tag_key(other.name) == tag_key(name)), None)
    if view is None:
        raise NotSavedError(f"{file.name} has no view {name}")
    try:
        start, end, left = removal_cut(text, _node_of(view, text))
    except ValueError as error:
        raise NotSavedError(f"{file.name}: {error}") from None
    shorter = text[:start] + left + text[end:]
    report_after = Report(file.name)
    views_after = _views(_tree(shorter, report_after), report_after)
    is_taken_out = [v.itself for v in views_after] == [v.itself for v in views if v is not view]
    if not is_taken_out or len(report_after.problems) > len(report.problems):
        raise NotSavedError(
            f"nothing can be taken out of {file.name}; mend what is wrong with it first"
        )
    return shorter


def _node_of(view: SavedView, text: str) -> yaml.Node:
    """Return where a view stands in the text that it was read from."""
    tree = yaml.compose(text, Loader=LOADER)
    assert isinstance(tree, yaml.SequenceNode)  # noqa: S101  # or there would be no view
    nodes: list[yaml.Node] = tree.value
    return next(node for node in nodes if node.start_mark.line + 1 == view.line)


def _longer(file: Path, view: SavedView) -> str:
    """Return the text of a file with a view more."""
    text = _text(file)
    report = Report(file.name)
    tree = _tree(text, report)
    views = _views(tree, report)
    if any(tag_key(other.name) == tag_key(view.name) for other in views):
        raise NotSavedError(f"{file.name} has a view {view.name} already; delete it there first")
    longer = text + _record(view, tree)
    report_after = Report(file.name)
    views_after = _views(_tree(longer, report_after), report_after)
    is_added = [v.itself for v in views_after] == [v.itself for v in (*views, view)]
    if not is_added or len(report_after.problems) > len(report.problems):
        raise NotSavedError(
            f"nothing can be added to {file.name}; mend what is wrong with it first"
        )
    return longer


def _text(file: Path) -> str:
    """Return what stands in a file, in whole lines, or what a new one begins with."""
    if is_missing(file):
        return _HEADING
    try:
        text, _ = read_file(file.parent, file.name)
    except ReadError as error:
        raise NotSavedError(f"{file.name} cannot be read: {error.message}") from None
    return text if text.endswith("\n") or not text else f"{text}\n"


def _tree(text: str, report: Report) -> Node | None:
    try:
        return read_yaml(text)
    except ReadError as error:
        report.add_error(error)
        return None


def _views(tree: Node | None, report: Report) -> tuple[SavedView, ...]:
    if tree is None:
        return ()
    if not isinstance(tree, ListNode):
        report.add(
            tree.place, "value-form", "expected a list of views", "begin each with '- name:'"
        )
        return ()
    views = []
    for item in tree.items:
        with suppress(Invalid):
            views.append(placed_view(VIEW.decode(item, report), item))
    return tuple(views)


def _record(view: SavedView, tree: Node | None) -> str:
    """Return a view as YAML, indented like the list that it joins."""
    margin = " " * (tree.place.column - 1) if isinstance(tree, ListNode) else ""
    values = {"query": view.query, "title": view.title}
    # What is JSON is YAML as well; nothing in it can be taken for anything but a text.
    written = {name: json.dumps(x, ensure_ascii=False) for name, x in values.items() if x}
    lines = (f"- name: {view.name}", *(f"  {name}: {x}" for name, x in written.items()))
    return "".join(f"{margin}{line}\n" for line in lines)
