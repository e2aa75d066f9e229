"""Cuts: the characters of a YAML text to replace so that it says something more, less or else.

They follow the style in which the text is written: blocks or brackets, its quotes, its line endings.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import yaml

from ketamine_tui.store.yaml_quick import LOADER
from ketamine_tui.store.yaml_writer import PlainData, block_lines, flow, like

_COMMENT = re.compile(r"#[^\r\n]*")


class Cut(NamedTuple):
    """Characters of a text to replace, from `start` up to `end`."""

    start: int
    end: int
    new: str


def record_cuts(
    text: str, entry: yaml.MappingNode, name: str, record: Mapping[str, PlainData]
) -> Sequence[Cut]:
    """Return what puts a record at the end of a field that is a list, or is nothing yet.

    Raises:
        ValueError: If a text of the record holds a control character.
    """
    key, records = _field(entry, name)
    start, end = _span(records) if records else (0, 0)
    if isinstance(records, yaml.SequenceNode):
        if not records.flow_style:
            return (_block_cut(text, records, records.start_mark.column, block_lines(record)),)
        if entry.flow_style or text[start + 1 : end - 1].strip():
            return (_flow_cut(text, records, flow(record)),)
    if entry.flow_style:
        if records is None:
            return (_flow_cut(text, entry, f"{name}: [{flow(record)}]"),)
        return (Cut(start, end, f"{'' if start < end else ' '}[{flow(record)}]"),)
    lines = [f"  {line}" for line in block_lines(record)]
    if key is None or records is None:
        return (_lines_below(text, entry, [f"{name}:", *lines]),)
    # Nothing, written as nothing, as ~ or as empty brackets, gives way to a list below it.
    return (Cut(start, end, ""), _block_cut(text, records, key.start_mark.column, lines))


def text_cut(text: str, record: yaml.MappingNode, name: str, new: str) -> Cut:
    """Return what gives a field of a record another text, or adds it.

    Raises:
        ValueError: If the text holds a control character, or the field is no text.
    """
    _, value = _field(record, name)
    if value is None:
        return _added(text, record, f"{name}: {flow(new)}")
    if not isinstance(value, yaml.ScalarNode):
        raise ValueError(f"{name!r} is no text: mend it first")  # noqa: TRY004  # as the others
    return value_cut(text, None, value, new)


def removal_cut(text: str, item: yaml.Node) -> Cut:
    """Return what takes a record out of a list; the comments in its lines stay, each on a line of its own.

    Raises:
        ValueError: If the record does not begin a line of its own.
    """
    start = text.rfind("\n", 0, item.start_mark.index) + 1
    margin, dash, rest = text[start : item.start_mark.index].partition("-")
    if not dash or margin.strip() or rest.strip():
        raise ValueError("not every record begins a line of its own: delete it by hand")
    return _without_lines(text, start, margin, item)


def field_cut(text: str, key: yaml.Node, value: yaml.Node) -> Cut:
    """Return what takes a field out of a record in lines; the comments in its lines stay.

    Raises:
        ValueError: If it does not begin a line of its own.
    """
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    margin = text[start : key.start_mark.index]
    if margin.strip():
        raise ValueError(
            f"{text[slice(*_span(key))]!r} begins no line of its own: delete it by hand"
        )
    return _without_lines(text, start, margin, value)


def _without_lines(text: str, start: int, margin: str, last: yaml.Node) -> Cut:
    """Return what takes out the lines from `start` on to the end of a node; their comments stay."""
    end = end_of(text, last)
    comments = _comments(text[start:end])
    return Cut(start, end, "".join(f"{margin}{comment}{_eol(text)}" for comment in comments))


def flow_cuts(text: str, spans: Sequence[tuple[int, int]], taken: set[int]) -> Iterator[Cut]:
    """Yield what takes some of the things between brackets out, with their commas; one of them stays.

    Args:
        text: The whole text.
        spans: Where each thing begins and ends.
        taken: The numbers of those to take out.

    Raises:
        ValueError: If there is more than commas and spaces between them.
    """
    for (_, end), (start, _) in pairwise(spans):
        if text[end:start].strip() != ",":
            raise ValueError("there is a comment between the brackets: delete it by hand")
    last = max(number for number in range(len(spans)) if number not in taken)
    if last + 1 < len(spans):
        yield Cut(spans[last][1], spans[-1][1], "")
    yield from (Cut(spans[n][0], spans[n + 1][0], "") for n in sorted(taken) if n < last)


def items_cut(text: str, record: yaml.MappingNode, name: str, items: Sequence[str]) -> Cut:
    """Return what puts texts at the end of a record's field that is a list of them, or is not there.

    Raises:
        ValueError: If a text holds a control character, or the field is no list.
    """
    _, listed = _field(record, name)
    written = [flow(item) for item in items]
    if isinstance(listed, yaml.SequenceNode):
        if listed.flow_style:
            return _flow_cut(text, listed, ", ".join(written))
        lines = [f"- {item}" for item in written]
        return _block_cut(text, listed, listed.start_mark.column, lines)
    if listed is not None:
        raise ValueError(f"{name!r} is no list: mend it first")
    return _added(text, record, f"{name}: [{', '.join(written)}]")


def _field(record: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | tuple[None, None]:
    """Return the key and the value of a field of a record; twice nothing where it has none."""
    return next(((key, value) for key, value in record.value if key.value == name), (None, None))


def _added(text: str, record: yaml.MappingNode, field: str) -> Cut:
    """Return what puts a field at the end of a record."""
    if record.flow_style:
        return _flow_cut(text, record, field)
    return _lines_below(text, record, [field])


def _lines_below(text: str, record: yaml.MappingNode, lines: Sequence[str]) -> Cut:
    """Return what puts the lines of a field below those of a record."""
    return _block_cut(text, record, record.value[0][0].start_mark.column, lines)


def _comments(text: str) -> Iterator[str]:
    """Yield the comments of a text: what begins with # between its tokens."""
    at = 0
    for token in yaml.scan(text, Loader=LOADER):
        yield from _COMMENT.findall(text[at : token.start_mark.index])
        at = max(at, token.end_mark.index)
    yield from _COMMENT.findall(text[at:])


def value_cut(
    text: str, list_: yaml.SequenceNode | None, item: yaml.ScalarNode, new: str | None
) -> Cut:
    """Return what puts a value in the place of another, in its style, or takes it out of its list.

    Raises:
        ValueError: If the value holds a control character, or cannot be taken out by itself.
    """
    if new is None:
        return _item_cut(text, list_, item)
    start, end = _span(item)
    blank = "" if start < end else " "
    return Cut(start, end, blank + like(new, text[start:end]))


def _item_cut(text: str, list_: yaml.SequenceNode | None, item: yaml.ScalarNode) -> Cut:
    """Return what takes an item out of a list, with its comma or its line, and no comment with it."""
    items = list_.value if list_ else [item]
    start, end = _span(item)
    if list_ and list_.flow_style and item is not items[0]:
        before = items[items.index(item) - 1].end_mark.index
        if text[before:start].strip() == ",":
            return Cut(before, end, "")
    elif list_ and not list_.flow_style:
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        is_last = last < 0
        last = len(text) if is_last else last + 1
        if text[first:start].strip() == "-" and not text[end:last].strip():
            return Cut(len(text[:first].rstrip("\r\n")) if is_last else first, last, "")
    raise ValueError(f"{item.value!r} cannot be taken out by itself: delete it by hand")


def _eol(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _span(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _block_cut(text: str, node: yaml.Node, column: int, lines: Sequence[str]) -> Cut:
    """Return what puts lines below the last line of a node."""
    at = end_of(text, node)
    eol = _eol(text)
    written = eol.join(" " * column + line for line in lines)
    is_at_start = at == 0 or text[at - 1] == "\n"
    return Cut(at, at, f"{written}{eol}" if is_at_start else f"{eol}{written}")


def end_of(text: str, node: yaml.Node) -> int:
    """Return where lines below a node begin: at the start of a line, or at the end of the text."""
    last = _last_leaf(node)
    start, end = _span(last)
    header = text[start:].partition("\n")[0].partition("#")[0]
    is_kept = isinstance(last, yaml.ScalarNode) and last.style in ("|", ">") and "+" in header
    if not is_kept:
        # The end of a folded or literal text lies behind the empty lines that follow it.
        end = max(start, len(text[:end].rstrip(" \t\r\n")))
    elif text[end - 1] == "\n":
        return end
    line_end = text.find("\n", end)
    return len(text) if line_end < 0 else line_end + 1


def _last_leaf(node: yaml.Node) -> yaml.Node:
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    return node


def _flow_cut(text: str, node: yaml.CollectionNode, new: str) -> Cut:
    """Return what puts an item at the end of a list or mapping in brackets."""
    end = node.end_mark.index - 1
    if not node.value:
        at = node.start_mark.index + 1
        return Cut(at, at, f"{new} " if text[at] == "#" else new)
    last = node.value[-1]
    at = (last[1] if isinstance(node, yaml.MappingNode) else last).end_mark.index
    comma = _comma(text, at, end)
    return Cut(at, at, f", {new}") if comma is None else Cut(comma + 1, comma + 1, f" {new}")


def _comma(text: str, start: int, end: int) -> int | None:
    """Return where a comma stands that ends a list, comments left out."""
    while start < end and text[start] != ",":
        start = text.find("\n", start, end) if text[start] == "#" else start + 1
        if start < 0:
            return None
    return start if start < end else None
