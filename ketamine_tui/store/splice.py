"""Splices: a few characters of a YAML file are changed, and nothing else.

A change is spliced into the text by the marks of its nodes; comments, spaces, quotes and line endings
stay as the curator wrote them. The result is read again, and refused unless it differs from the old
tree by just the change that was asked for.
"""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from ketamine_tui.store.entry_files import front_matter
from ketamine_tui.store.node import FieldsNode, ListNode, Place, ReadError
from ketamine_tui.store.node import Node as Tree
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.yaml_cuts import Cut, record_cuts, text_cut, value_cut
from ketamine_tui.store.yaml_quick import BYTE_ORDER_MARK, LOADER
from ketamine_tui.store.yaml_reader import read_yaml
from ketamine_tui.store.yaml_writer import PlainData, flow

_REVIEWS = "reviews"
_TRANSLATIONS = "translations"
_NOTHING = ("", "~", "null", "Null", "NULL")


class ScalarEdit(NamedTuple):
    """A value to put in the place of another, which begins at `place`; None takes an item out of its list."""

    place: Place
    old: str
    new: str | None


def add_review(
    text: str, path: str, entry_id: str, record: Mapping[str, PlainData], language: str = ""
) -> str:
    """Return a file's text with one more review at the end of an entry's list, or of that of its translation.

    A record that is the last one already is not added again.

    Args:
        text: The file, decoded, with its own line endings.
        path: Its name; what ends in ``.md`` has its fields in the front matter.
        entry_id: Which entry, where the file holds a list of them.
        record: The fields of the review, in the order in which they are written.
        language: The language of the words that it is of; without one it is of the entry.

    Raises:
        NotWrittenError: If the file cannot be read, has no such entry, or cannot be changed safely.
    """
    document = Document(text, path)
    after = plain_data(document.tree)
    entry, node = document.entry(after, entry_id)
    if language:
        entry, node = _translation(entry, node, language, path)
    reviews = entry.get(_REVIEWS)
    old = reviews if isinstance(reviews, list) else []
    if isinstance(reviews, dict) or (isinstance(reviews, str) and reviews not in _NOTHING):
        raise NotWrittenError("'reviews' is not a list: mend it first", path)
    review = {name: x if isinstance(x, str | Mapping) else list(x) for name, x in record.items()}
    if old and old[-1] == review:
        return text
    try:
        cuts = record_cuts(document.yaml, node, _REVIEWS, record)
    except ValueError as error:
        raise NotWrittenError(str(error), path) from None
    entry[_REVIEWS] = [*old, review]
    return document.with_cuts(cuts, after)


def _translation(
    entry: dict[str, Any], node: yaml.MappingNode, language: str, path: str
) -> tuple[dict[str, Any], yaml.MappingNode]:
    """Return the fields of an entry's translation into a language and their node."""
    listed = entry.get(_TRANSLATIONS)
    nodes = next((value for key, value in node.value if key.value == _TRANSLATIONS), None)
    if isinstance(listed, list) and isinstance(nodes, yaml.SequenceNode):
        for fields, item in zip(listed, nodes.value, strict=True):
            if isinstance(fields, dict) and fields.get("language") == language:
                return fields, item
    raise NotWrittenError(f"the entry has no translation into {language} any more", path)


def replace_scalars(text: str, path: str, edits: Sequence[ScalarEdit]) -> str:
    """Return a file's text with some values replaced, each in the style that it was written in.

    Raises:
        NotWrittenError: If a value does not stand where it should, or cannot be changed safely.
    """
    document = Document(text, path)
    nodes = {document.place(node): (node, list_) for node, list_ in _scalars(document.node)}
    cuts = []
    for edit in edits:
        node, list_ = nodes.get(edit.place, (None, None))
        if node is None or node.value.strip() != edit.old:
            message = f"{edit.old!r} does not stand at line {edit.place.line} any more"
            raise NotWrittenError(message, path)
        try:
            cuts.append(value_cut(document.yaml, list_, node, edit.new))
        except ValueError as error:
            raise NotWrittenError(str(error), path) from None
    changes = {edit.place: edit.new for edit in edits}
    return document.with_cuts(cuts, plain_data(document.tree, changes))


def with_fields(text: str, path: str, values: Mapping[str, str]) -> str:
    """Return the text of a file of fields with texts in the place of others, or at its end.

    A file of comments only is as good as one with fields; what is not there and is to be empty stays so.

    Raises:
        NotWrittenError: If the file cannot be read, is no record, or cannot be changed safely.
    """
    for name, value in values.items():
        text = _with_field(text, path, name, value)
    return text


def _with_field(text: str, path: str, name: str, value: str) -> str:
    if _is_empty(text, path):
        text = f"{text}\n" if text and not text.endswith("\n") else text
        return f"{text}{name}: {flow(value)}\n" if value else text
    document = Document(text, path)
    after = plain_data(document.tree)
    if not isinstance(document.node, yaml.MappingNode):
        raise NotWrittenError("the file is no record of fields: mend it first", path)
    if after.get(name, "") == value:
        return text
    try:
        cut = text_cut(document.yaml, document.node, name, value)
    except ValueError as error:
        raise NotWrittenError(str(error), path) from None
    after[name] = value
    return document.with_cuts([cut], after)


def _is_empty(text: str, path: str) -> bool:
    try:
        return read_yaml(text.removeprefix(BYTE_ORDER_MARK)) is None
    except ReadError as error:
        raise NotWrittenError(
            f"line {error.place.line}: {error.message}; mend it first", path
        ) from None


class Document:
    """A YAML document with what stands around it: a byte order mark, the prose of a page."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self.node, self.tree, self.yaml, self._offset, self._first_line = self._read(text)

    def _read(self, text: str) -> tuple[yaml.Node, Tree, str, int, int]:
        body = text.removeprefix(BYTE_ORDER_MARK)
        offset = len(text) - len(body)
        first_line = 1
        try:
            if self._path.endswith(".md"):
                front, _, _ = front_matter(body)
                offset += body.index("\n") + 1
                body, first_line = front, 2
            # The strict reader goes first: it refuses what the other one would choke on.
            tree = read_yaml(body, first_line)
            node = yaml.compose(body, Loader=LOADER)
        except ReadError as error:
            message = f"line {error.place.line}: {error.message}; mend it first"
            raise NotWrittenError(message, self._path) from None
        if tree is None or node is None:
            raise NotWrittenError("the file is empty", self._path)
        return node, tree, body, offset, first_line

    def entry(self, data: Any, entry_id: str) -> tuple[dict[str, Any], yaml.MappingNode]:  # noqa: ANN401  # plain data
        """Return the fields of an entry and their node, out of a file that is one or holds a list of them."""
        is_list = isinstance(data, list)
        items = zip(data, self.node.value, strict=True) if is_list else [(data, self.node)]
        for fields, item in items:
            if isinstance(fields, dict) and (fields is data or fields.get("id") == entry_id):
                assert isinstance(item, yaml.MappingNode)  # noqa: S101  # the same as in the tree
                return fields, item
        raise NotWrittenError(f"the file holds no entry {entry_id!r} any more", self._path)

    def place(self, node: yaml.Node) -> Place:
        """Return the line and the column of a node in the file."""
        return Place(self._first_line + node.start_mark.line, node.start_mark.column + 1)

    def with_cuts(self, cuts: Sequence[Cut], expected: object) -> str:
        """Return the text with parts of it replaced, if it then says what is expected."""
        text = self._text
        for cut in sorted(cuts, reverse=True):
            text = text[: self._offset + cut.start] + cut.new + text[self._offset + cut.end :]
        try:
            said = plain_data(self._read(text)[1])
        except NotWrittenError:
            said = None
        if said != expected:
            lines = (self._text.splitlines(), text.splitlines())
            difference = "\n".join(difflib.unified_diff(*lines, "before", "after", lineterm=""))
            message = "the file is written in a way that cannot be added to"
            raise NotWrittenError(message, self._path, difference)
        return text


def plain_data(tree: Tree, changes: Mapping[Place, str | None] | None = None) -> Any:  # noqa: ANN401  # plain data
    """Return a tree as plain data: what it says, without where and how.

    Line breaks at the end of a text say nothing: whether a literal text has one depends on whether a
    line follows.
    """
    if isinstance(tree, FieldsNode):
        return {name: plain_data(item, changes) for name, item in tree.fields.items()}
    if isinstance(tree, ListNode):
        items = (plain_data(item, changes) for item in tree.items)
        return [item for item in items if item is not None]
    return (changes or {}).get(tree.place, tree.text.rstrip("\n"))


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
