"""Splices: a few characters of a YAML file are changed, and nothing else.

A change is spliced into the text by the marks of its nodes; comments, spaces, quotes and line endings
stay as the curator wrote them. The result is read again, and refused unless it differs from the old
tree by just the change that is wanted.
"""

import codecs
import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from ketamine_tui.store.entry_files import front_matter
from ketamine_tui.store.node import FieldsNode, ListNode, Place, ReadError
from ketamine_tui.store.node import Node as Tree
from ketamine_tui.store.yaml_reader import read_yaml
from ketamine_tui.store.yaml_writer import PlainData, block_lines, flow, like

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM = codecs.BOM_UTF8.decode()
_REVIEWS = "reviews"
_NOTHING = ("", "~", "null", "Null", "NULL")


class SpliceError(Exception):
    """A text that cannot be changed as wanted; `difference` shows what the attempt had come to."""

    def __init__(self, message: str, difference: str = "") -> None:
        super().__init__(message)
        self.difference = difference


class ScalarEdit(NamedTuple):
    """A value to put in the place of another, which begins at `place`; None takes an item out of its list."""

    place: Place
    old: str
    new: str | None


class _Cut(NamedTuple):
    """Characters of a text to replace, from `start` up to `end`."""

    start: int
    end: int
    new: str


def add_review(text: str, path: str, entry_id: str, record: Mapping[str, PlainData]) -> str:
    """Return a file's text with one more review at the end of an entry's list.

    A record that is the last one already is not added again.

    Args:
        text: The file, decoded, with its own line endings.
        path: Its name; what ends in ``.md`` has its fields in the front matter.
        entry_id: Which entry, where the file holds a list of them.
        record: The fields of the review, in the order in which they are written.

    Raises:
        SpliceError: If the file cannot be read, has no such entry, or cannot be changed safely.
    """
    document = _Document(text, path)
    before = _data(document.tree)
    reviews = _entry_of(before, entry_id).get(_REVIEWS)
    old = reviews if isinstance(reviews, list) else []
    if isinstance(reviews, dict) or (isinstance(reviews, str) and reviews not in _NOTHING):
        raise SpliceError("'reviews' is not a list: mend it first")
    review = {name: x if isinstance(x, str | Mapping) else list(x) for name, x in record.items()}
    if old and old[-1] == review:
        return text
    try:
        cuts = _review_cuts(document.yaml, _entry_node(document.node, entry_id), record)
    except ValueError as error:
        raise SpliceError(str(error)) from None
    _entry_of(before, entry_id)[_REVIEWS] = [*old, review]
    return document.with_cuts(cuts, before)


def replace_scalars(text: str, path: str, edits: Sequence[ScalarEdit]) -> str:
    """Return a file's text with some values replaced, each in the style that it was written in.

    Raises:
        SpliceError: If a value does not stand where it should, or cannot be changed safely.
    """
    document = _Document(text, path)
    nodes = {document.place(node): (node, list_) for node, list_ in _scalars(document.node)}
    cuts = []
    for edit in edits:
        node, list_ = nodes.get(edit.place, (None, None))
        if node is None or node.value.strip() != edit.old:
            raise SpliceError(f"{edit.old!r} does not stand at line {edit.place.line} any more")
        if edit.new is None:
            cuts.append(_item_cut(document.yaml, list_, node))
            continue
        start, end = _span(node)
        try:
            cuts.append(_Cut(start, end, like(edit.new, document.yaml[start:end])))
        except ValueError as error:
            raise SpliceError(str(error)) from None
    changes = {edit.place: edit.new for edit in edits}
    return document.with_cuts(cuts, _data(document.tree, changes))


class _Document:
    """A YAML document with what stands around it: a byte order mark, the prose of a page."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self.node, self.tree, self.yaml, self._offset, self._first_line = self._read(text)

    def _read(self, text: str) -> tuple[yaml.Node, Tree, str, int, int]:
        body = text.removeprefix(_BOM)
        offset = len(text) - len(body)
        first_line = 1
        try:
            if self._path.endswith(".md"):
                front, _, _ = front_matter(body)
                offset += body.index("\n") + 1
                body, first_line = front, 2
            # The strict reader goes first: it refuses what the other one would choke on.
            tree = read_yaml(body, first_line)
            node = yaml.compose(body, Loader=_LOADER)
        except ReadError as error:
            raise SpliceError(f"line {error.place.line}: {error.message}; mend it first") from None
        if tree is None or node is None:
            raise SpliceError("the file is empty")
        return node, tree, body, offset, first_line

    def place(self, node: yaml.Node) -> Place:
        """Return the line and the column of a node in the file."""
        return Place(self._first_line + node.start_mark.line, node.start_mark.column + 1)

    def with_cuts(self, cuts: Sequence[_Cut], expected: object) -> str:
        """Return the text with parts of it replaced, if it then says what is wanted."""
        text = self._text
        for cut in sorted(cuts, reverse=True):
            text = text[: self._offset + cut.start] + cut.new + text[self._offset + cut.end :]
        try:
            said = _data(self._read(text)[1])
        except SpliceError:
            said = None
        if said != expected:
            lines = (self._text.splitlines(), text.splitlines())
            difference = "\n".join(difflib.unified_diff(*lines, "before", "after", lineterm=""))
            raise SpliceError("the file is written in a way that cannot be added to", difference)
        return text


def _data(tree: Tree, changes: Mapping[Place, str | None] | None = None) -> Any:  # noqa: ANN401  # plain data
    """Return a tree as plain data: what it says, without where and how.

    Line breaks at the end of a text say nothing: whether a literal text has one depends on whether a
    line follows.
    """
    if isinstance(tree, FieldsNode):
        return {name: _data(item, changes) for name, item in tree.fields.items()}
    if isinstance(tree, ListNode):
        items = (_data(item, changes) for item in tree.items)
        return [item for item in items if item is not None]
    return (changes or {}).get(tree.place, tree.text.rstrip("\n"))


def _entry_of(data: Any, entry_id: str) -> dict[str, Any]:  # noqa: ANN401  # plain data
    if isinstance(data, list):
        data = next((x for x in data if isinstance(x, dict) and x.get("id") == entry_id), None)
    if not isinstance(data, dict):
        raise SpliceError(f"the file holds no entry {entry_id!r} any more")
    return data


def _entry_node(node: yaml.Node, entry_id: str) -> yaml.MappingNode:
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in items:
        if item is node or ((id_ := _pair(item, "id")) is not None and id_[1].value == entry_id):
            assert isinstance(item, yaml.MappingNode)  # noqa: S101  # the same as in the tree
            return item
    raise SpliceError(f"the file holds no entry {entry_id!r} any more")


def _pair(node: yaml.Node, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next(((key, value) for key, value in pairs if key.value == name), None)


def _review_cuts(
    text: str, entry: yaml.MappingNode, record: Mapping[str, PlainData]
) -> Sequence[_Cut]:
    pair = _pair(entry, _REVIEWS)
    if entry.flow_style:
        return (_cut_in_brackets(text, entry, pair and pair[1], record),)
    if pair is None:
        column = entry.value[0][0].start_mark.column
        lines = [f"{_REVIEWS}:", *(f"  {line}" for line in block_lines(record))]
        return (_block_cut(text, entry, column, lines),)
    key, reviews = pair
    start, end = _span(reviews)
    if isinstance(reviews, yaml.SequenceNode):
        if not reviews.flow_style:
            return (_block_cut(text, reviews, reviews.start_mark.column, block_lines(record)),)
        if text[start + 1 : end - 1].strip():
            return (_flow_cut(text, reviews, flow(record)),)
    # Nothing, written as nothing, as ~ or as empty brackets, gives way to a list below it.
    lines = [f"  {line}" for line in block_lines(record)]
    return (_Cut(start, end, ""), _block_cut(text, reviews, key.start_mark.column, lines))


def _cut_in_brackets(
    text: str, entry: yaml.MappingNode, reviews: yaml.Node | None, record: Mapping[str, PlainData]
) -> _Cut:
    if reviews is None:
        return _flow_cut(text, entry, f"{_REVIEWS}: [{flow(record)}]")
    if isinstance(reviews, yaml.SequenceNode):
        return _flow_cut(text, reviews, flow(record))
    start, end = _span(reviews)
    return _Cut(start, end, f"{'' if start < end else ' '}[{flow(record)}]")


def _span(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _block_cut(text: str, node: yaml.Node, column: int, lines: Sequence[str]) -> _Cut:
    """Return what puts lines below the last line of a node."""
    at = _end_of(text, node)
    eol = "\r\n" if "\r\n" in text else "\n"
    written = eol.join(" " * column + line for line in lines)
    is_at_start = at == 0 or text[at - 1] == "\n"
    return _Cut(at, at, f"{written}{eol}" if is_at_start else f"{eol}{written}")


def _end_of(text: str, node: yaml.Node) -> int:
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


def _flow_cut(text: str, node: yaml.CollectionNode, new: str) -> _Cut:
    """Return what puts an item at the end of a list or mapping in brackets."""
    end = node.end_mark.index - 1
    if not node.value:
        at = node.start_mark.index + 1
        return _Cut(at, at, f"{new} " if text[at] == "#" else new)
    last = node.value[-1]
    at = (last[1] if isinstance(node, yaml.MappingNode) else last).end_mark.index
    comma = _comma(text, at, end)
    return _Cut(at, at, f", {new}") if comma is None else _Cut(comma + 1, comma + 1, f" {new}")


def _comma(text: str, start: int, end: int) -> int | None:
    """Return where a comma stands that ends a list, comments left out."""
    while start < end and text[start] != ",":
        start = text.find("\n", start, end) if text[start] == "#" else start + 1
        if start < 0:
            return None
    return start if start < end else None


def _item_cut(text: str, list_: yaml.SequenceNode | None, item: yaml.ScalarNode) -> _Cut:
    """Return what takes an item out of a list, with its comma or its line, and no comment with it."""
    items = list_.value if list_ else [item]
    start, end = _span(item)
    if list_ and list_.flow_style and item is not items[0]:
        before = items[items.index(item) - 1].end_mark.index
        if text[before:start].strip() == ",":
            return _Cut(before, end, "")
    elif list_ and not list_.flow_style:
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        is_last = last < 0
        last = len(text) if is_last else last + 1
        if text[first:start].strip() == "-" and not text[end:last].strip():
            return _Cut(len(text[:first].rstrip("\r\n")) if is_last else first, last, "")
    raise SpliceError(f"{item.value!r} cannot be taken out by itself: delete it by hand")


def _scalars(
    node: yaml.Node, list_: yaml.SequenceNode | None = None
) -> Iterator[tuple[yaml.ScalarNode, yaml.SequenceNode | None]]:
    """Yield every text that is a value, with the list that it is an item of."""
    if isinstance(node, yaml.ScalarNode):
        yield node, list_
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, node)
