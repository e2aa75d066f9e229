"""The front matter of a note: what it says of the directory, between two lines of ``---``."""

import re
from typing import NamedTuple

from ketamine_tui.model.text import clean
from ketamine_tui.store.node import FieldsNode, ListNode, Node, ReadError, Scalar
from ketamine_tui.store.note.text import one_line
from ketamine_tui.store.report import Report
from ketamine_tui.store.yaml_reader import read_yaml

TEXTS = ("title", "description", "language", "license", "disclaimer")
"""The fields of a directory that a note can say."""

_OF_EXPORTS = frozenset({"title", "version", "as_of"})
_FRONT = re.compile(r"---[ ]*\n(.*?\n)(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
_TAGS = "tags"


class Front(NamedTuple):
    """What the front matter says, and how many lines it has; nothing where there is none.

    `is_export` says whether it is that of a directory which this program wrote as a note.
    """

    fields: dict[str, str]
    tags: tuple[str, ...]
    height: int
    body: str
    is_export: bool = False


def read_front(text: str, report: Report) -> Front:
    """Return the front matter of a note, and what stands below it."""
    match = _FRONT.match(text)
    node = _mapping(match[1]) if match else None
    if match is None or node is None:
        return Front({}, (), 0, text)
    fields: dict[str, str] = {}
    tags: list[str] = []
    for name, value in node.fields.items():
        if name in TEXTS and isinstance(value, Scalar):
            fields[name] = one_line(clean(value.text))
        elif name == _TAGS and isinstance(value, ListNode):
            texts = (clean(x.text).strip() for x in value.items if isinstance(x, Scalar))
            tags += [text.lstrip("#") for text in texts if text.lstrip("#")]
        else:
            line = node.keys[name].place.line
            last = value.place.line + _height(value)
            report.lose(f"{clean(name)!r} of the front matter is not kept", line, last)
    filled = {name: text for name, text in fields.items() if text}
    height, body = text.count("\n", 0, match.end()), text[match.end() :]
    return Front(filled, tuple(tags), height, body, node.fields.keys() >= _OF_EXPORTS)


def _mapping(text: str) -> FieldsNode | None:
    try:
        node = read_yaml(text, first_line=2)
    except ReadError:  # a rule between two paragraphs looks the same
        return None
    return node if isinstance(node, FieldsNode) else None


def _height(node: Node) -> int:
    """Return how many lines a value has after its first, at the least."""
    if isinstance(node, Scalar):
        return node.text.count("\n")
    values = node.items if isinstance(node, ListNode) else list(node.fields.values())
    return values[-1].place.line - node.place.line + _height(values[-1]) if values else 0
