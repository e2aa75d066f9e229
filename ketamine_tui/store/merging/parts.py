"""Parts of a YAML text: whole lines, each part with the field or the record that it is.

What is taken apart and put together again has the same bytes: comments stay with what they stand above.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import yaml

from ketamine_tui.store.yaml_cuts import end_of

_NAMES = ("id", "name", "region", "language")
"""The fields by which records of a list are told apart, the first that all of them have."""


class WholeError(Exception):
    """A part cannot be taken apart: it is written in brackets, or its records have no names."""


class Part(NamedTuple):
    """Lines of a document, from `start` up to `end`, in which the value of `name` stands."""

    document: str
    start: int
    end: int
    name: str
    value: yaml.Node

    @property
    def text(self) -> str:
        """The lines."""
        return self.document[self.start : self.end]


class Parts(NamedTuple):
    """A part that was taken apart: what stands before the first one, and the others in their order."""

    head: str = ""
    items: tuple[Part, ...] = ()


NOTHING = Parts()


def parts_of(part: Part | None) -> Parts:
    """Take a part apart: a mapping by its fields, a list by its records.

    Raises:
        WholeError: If it cannot be.
    """
    if part is None:
        return NOTHING
    value = part.value
    if is_nothing(value):
        return Parts(part.text)
    if not isinstance(value, yaml.CollectionNode) or value.flow_style:
        raise WholeError
    if isinstance(value, yaml.MappingNode):
        return _fields_of(part, value)
    return _records_of(part, _names_of(value.value))


def records_of(part: Part | None) -> tuple[Parts, str]:
    """Return the records of a list that have no names, and the lines below the last one.

    Raises:
        WholeError: If it is no list of records, or is written in brackets.
    """
    if part is None:
        return NOTHING, ""
    value = part.value
    if is_nothing(value):
        return NOTHING, ""
    if not isinstance(value, yaml.SequenceNode) or value.flow_style:
        raise WholeError
    if not all(isinstance(item, yaml.MappingNode) for item in value.value):
        raise WholeError
    parts = _records_of(part, tuple(map(str, range(len(value.value)))))
    last = parts.items[-1]
    end = min(max(end_of(part.document, last.value), last.start), last.end)
    items = (*parts.items[:-1], last._replace(end=end))
    return parts._replace(items=items), part.document[end : part.end]


def plain(node: yaml.Node) -> Any:  # noqa: ANN401  # plain data
    """Return what a node says, as plain data."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    return node.value.rstrip("\n")


def is_nothing(value: yaml.Node) -> bool:
    """Say whether a field has no value, or an empty list for one."""
    if isinstance(value, yaml.ScalarNode):
        return not value.style and value.value in ("", "~", "null")
    return isinstance(value, yaml.CollectionNode) and not value.value


def _fields_of(part: Part, node: yaml.MappingNode) -> Parts:
    starts = []
    for index, (key, _) in enumerate(node.value):
        at = _line_of(part.document, key.start_mark.index)
        starts.append(_with_comments(part, at, key.start_mark.column) if index else at)
    named = [(key.value, value) for key, value in node.value]
    return _cut_at(part, starts, named)


def _records_of(part: Part, names: Sequence[str]) -> Parts:
    items = part.value.value
    starts = [_with_comments(part, *_dash_of(part, item)) for item in items]
    return _cut_at(part, starts, list(zip(names, items, strict=True)))


def _cut_at(part: Part, starts: Sequence[int], named: Sequence[tuple[str, yaml.Node]]) -> Parts:
    if list(starts) != sorted({*starts}) or starts[0] < part.start:
        raise WholeError  # two of them begin in one line
    ends = (*starts[1:], part.end)
    return Parts(
        part.document[part.start : starts[0]],
        tuple(
            Part(part.document, start, end, name, value)
            for start, end, (name, value) in zip(starts, ends, named, strict=True)
        ),
    )


def _names_of(items: Sequence[yaml.Node]) -> tuple[str, ...]:
    for field in _NAMES:
        names = [
            next((value.value for key, value in item.value if key.value == field), None)
            for item in items
            if isinstance(item, yaml.MappingNode)
        ]
        texts = tuple(name for name in names if isinstance(name, str))
        if len(texts) == len(items) == len({*texts}):
            return texts
    raise WholeError


def _line_of(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _dash_of(part: Part, item: yaml.Node) -> tuple[int, int]:
    """Return the beginning of the line in which the dash of a record stands, and its column."""
    text, at = part.document, item.start_mark.index
    dash = text.rfind("-", part.start, at)
    start = _line_of(text, dash)
    if dash < 0 or text[start:dash].strip() or text[dash + 1 : at].strip():
        raise WholeError
    return start, dash - start


def _with_comments(part: Part, at: int, column: int) -> int:
    """Return where the empty lines and the comments begin that stand above a line, in its column."""
    margin = " " * column
    while at > part.start:
        above = _line_of(part.document, at - 1)
        is_comment = part.document.startswith(f"{margin}#", above)
        if above < part.start or (part.document[above:at].strip() and not is_comment):
            break
        at = above
    return at
