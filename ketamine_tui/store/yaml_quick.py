"""The quick way through YAML that holds nothing to refuse; `yaml_reader` has the last word on the rest.

A loader that composes nodes takes less time than its events do, but says nothing of anchors and
directives, and goes as deep as the text does. So a text in which there might be one, or that might be
deep, is not read here, nor one that the loader or the rules of `yaml_reader` refuse.
"""

import re
from typing import Any

import yaml
from yaml import ScalarNode, SequenceNode

from ketamine_tui.store.node import FieldsNode, ListNode, Node, Scalar

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What begins an anchor, a tag or a directive does not follow a letter or a digit.
_REFUSED = re.compile(r"(?<!\w)[&!%]")
# Every level begins with a bracket, or further to the right after nothing but these.
_DEEP = re.compile(r"[ \t?:-][ \t?:-]{40}")
_MOST_BRACKETS = 100
# Means nothing where a text begins, and something elsewhere.
BYTE_ORDER_MARK = chr(0xFEFF)

_new = tuple.__new__  # what the classes of nodes do themselves, at half the time


class DoubtError(Exception):
    """The text is not one for this reader; that says nothing of whether it is refused."""


def read_quickly(text: str, first_line: int, max_depth: int) -> Node | None:
    """Return the tree of a YAML document, or None where it is empty.

    Raises:
        DoubtError: Unless it is certain that nothing in it is to be refused.
    """
    if ("&" in text or "!" in text or "%" in text) and _REFUSED.search(text):
        raise DoubtError
    if text.count("[") + text.count("{") > _MOST_BRACKETS or _DEEP.search(text):
        raise DoubtError
    if BYTE_ORDER_MARK in text:
        raise DoubtError
    try:
        # The loader counts lines from the first one of what it is given.
        root = _Composer("\n" * (first_line - 1) + text).get_single_node()
    except (yaml.YAMLError, ValueError, RecursionError):
        raise DoubtError from None
    return None if root is None else _node(root, max_depth)


class _Composer(LOADER):  # type: ignore[misc]  # one of two classes
    """Composes nodes without finding out what their values might mean."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
        """Return no tag."""

    def descend_resolver(self, _parent: object, _index: object) -> None:
        """Do nothing: the path of a node matters to tags only."""

    def ascend_resolver(self) -> None:
        """Do nothing."""


def _node(read: yaml.Node, levels: int) -> Node:
    start: Any = read.start_mark
    if isinstance(read, ScalarNode):
        return _new(Scalar, (start, read.value, bool(read.style)))
    if levels == 0:
        raise DoubtError
    levels -= 1
    if isinstance(read, SequenceNode):
        return _new(ListNode, (start, [_node(item, levels) for item in read.value]))
    fields: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    for key, value in read.value:
        name = _node(key, 0)
        if not isinstance(name, Scalar) or name.text == "<<" or name.text in fields:
            raise DoubtError
        fields[name.text] = _node(value, levels)
        keys[name.text] = name
    return _new(FieldsNode, (start, fields, keys))
