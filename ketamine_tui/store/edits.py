"""Edits of a YAML file: many of its values replaced, taken out or added at once, and nothing else.

What stands around them stays as the curator wrote it. The result is read again, and refused unless it says
just what was asked for.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from ketamine_tui.store.node import FieldsNode, ListNode, Place
from ketamine_tui.store.node import Node as Tree
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.splice import Document
from ketamine_tui.store.yaml_cuts import (
    Cut,
    field_cut,
    flow_cuts,
    items_cut,
    removal_cut,
    value_cut,
)


class Replace(NamedTuple):
    """A text to put in the place of another one."""

    place: Place
    new: str


class Take(NamedTuple):
    """What is to go: an item of a list, or the value of a field together with its name."""

    place: Place


class Add(NamedTuple):
    """Texts to put at the end of a field that is a list; `place` is that of the record."""

    place: Place
    name: str
    items: tuple[str, ...]


Edit = Replace | Take | Add


def edited(text: str, path: str, edits: Sequence[Edit]) -> str:
    """Return a file's text after some edits.

    Args:
        text: The file, decoded, with its own line endings and byte order mark.
        path: Its name; what ends in ``.md`` has its fields in the front matter.
        edits: What to change, each at the place where the readers have found it. Of a list or a record
            in brackets something stays; whoever takes out all takes out the whole.

    Raises:
        NotWrittenError: If the file cannot be read, or cannot be changed safely.
    """
    if not edits:
        return text
    document = Document(text, path)
    replaced = {edit.place: edit.new for edit in edits if isinstance(edit, Replace)}
    taken = {edit.place for edit in edits if isinstance(edit, Take)}
    added: dict[Place, list[Add]] = defaultdict(list)
    for edit in edits:
        if isinstance(edit, Add):
            added[edit.place].append(edit)
    try:
        cuts = list(_cuts(document, document.node, replaced, taken, added))
    except ValueError as error:
        raise NotWrittenError(str(error), path) from None
    return document.with_cuts(cuts, _after(document.tree, replaced, taken, added))


def _cuts(
    document: Document,
    node: yaml.Node,
    replaced: dict[Place, str],
    taken: set[Place],
    added: dict[Place, list[Add]],
) -> Iterator[Cut]:
    text = document.yaml
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    if isinstance(node, yaml.ScalarNode):
        new = replaced.get(document.place(node))
        yield from () if new is None else (value_cut(text, None, node, new),)
    elif isinstance(node, yaml.MappingNode):
        pairs = list(node.value)
        for edit in added.get(document.place(node), ()):
            yield items_cut(text, node, edit.name, edit.items)
    elif isinstance(node, yaml.SequenceNode):
        pairs = [(item, item) for item in node.value]
    is_flow = isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
    gone = {n for n, (_, value) in enumerate(pairs) if document.place(value) in taken}
    if gone and is_flow:
        spans = [(key.start_mark.index, value.end_mark.index) for key, value in pairs]
        yield from flow_cuts(text, spans, gone)
    for number, (key, value) in enumerate(pairs):
        if number not in gone:
            yield from _cuts(document, value, replaced, taken, added)
        elif not is_flow:
            yield removal_cut(text, value) if key is value else field_cut(text, key, value)


def _after(
    tree: Tree, replaced: dict[Place, str], taken: set[Place], added: dict[Place, list[Add]]
) -> Any:  # noqa: ANN401  # plain data
    """Return what a tree says after the edits, as plain data."""
    if isinstance(tree, FieldsNode):
        said = {
            name: _after(item, replaced, taken, added)
            for name, item in tree.fields.items()
            if item.place not in taken
        }
        for edit in added.get(tree.place, ()):
            said[edit.name] = [*said.get(edit.name, ()), *edit.items]
        return said
    if isinstance(tree, ListNode):
        left = (item for item in tree.items if item.place not in taken)
        return [_after(item, replaced, taken, added) for item in left]
    return replaced.get(tree.place, tree.text.rstrip("\n"))
