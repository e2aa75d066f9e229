"""A strict YAML reader: text in, a tree of nodes with places out; every scalar stays text.

What `yaml_quick` leaves is built from libyaml's event stream rather than from composed nodes, so that
depth is limited before anything recurses and every anchor, tag and second document is seen where it
stands.
"""

import re
from collections.abc import Iterator

import yaml

from ketamine_tui.store.node import (
    NOWHERE,
    FieldsNode,
    ListNode,
    Node,
    Place,
    ReadError,
    Scalar,
    place_of,
)
from ketamine_tui.store.yaml_quick import LOADER, DoubtError, read_quickly

MAX_DEPTH = 40


# What YAML 1.2 allows in a stream (section 5.1), less the line breaks that only YAML knows.
_NOT_YAML = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def read_yaml(text: str, first_line: int = 1) -> Node | None:
    """Return the tree of a YAML document whose first line has this number, or None where it is empty.

    Raises:
        ReadError: With line, column, rule and hint, at the first thing that is refused.
    """
    if (odd := _NOT_YAML.search(text)) is not None:
        place = place_of(text, odd.start(), first_line)
        message = f"the character U+{ord(odd.group()):04X} may not stand in YAML"
        raise ReadError(place, "yaml-character", message, "delete it")
    try:
        return read_quickly(text, first_line, MAX_DEPTH)
    except DoubtError:
        return _read_strictly(text, first_line)


_OPENED = re.compile(r"""\s*(?:- )*(?:[\w-]+: +)?(?:("(?:[^"\\]|\\.)*)|('(?:[^']|'')*))\Z""")
_KEY = re.compile(r"\s*(?:- )*[\w-]+:(?: |\Z)")
_CLOSED = ("a flow sequence", "a flow mapping", "a quoted scalar")
"""How libyaml's errors end that tell what has an end of its own."""


def _read_strictly(text: str, first_line: int) -> Node | None:
    try:
        return _Builder(first_line).build(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, first_line, text) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ReadError(Place(first_line, 1), "yaml-syntax", str(error), "") from None


def _syntax_error(error: yaml.MarkedYAMLError, first_line: int, text: str) -> ReadError:
    begun = error.context_mark
    mark = error.problem_mark or begun
    message = " ".join(part for part in (error.problem, error.context) if part)
    if begun is not None and mark is not None and begun.line != mark.line:
        # A bracket or a quotation mark that is never closed is missed at the end of something else.
        if str(error.context).endswith(_CLOSED):
            message += f", noticed on line {first_line + mark.line}"
            mark = begun
        else:
            message += f" begun on line {first_line + begun.line}"
    place = Place(first_line + mark.line, mark.column + 1) if mark else Place(first_line, 1)
    hint = "quote the value if it holds ': ', ' #' or begins with a sign"
    lines = text.splitlines()[: mark.line + 1] if mark else []
    if mark and lines and lines[-1][mark.column : mark.column + 1] == "\t":
        message, hint = "a tab stands where YAML has blanks only", "write blanks instead"
    elif opened := _never_closed(lines):
        place = Place(first_line + opened[0], opened[1] + 1)
        message = "the quotation mark here is never closed"
        hint = "write one at the end of the value"
    return ReadError(place, "yaml-syntax", message, hint)


def _never_closed(lines: list[str]) -> tuple[int, int] | None:
    """Return where the last quotation mark stands that opens a value, has none behind it, and a field below it; from 0."""
    for number in range(len(lines) - 1, -1, -1):
        opened = _OPENED.match(lines[number])
        if opened is None:
            continue
        start = opened.start(1) if opened[1] else opened.start(2)
        mark = lines[number][start]
        for below in lines[number + 1 :]:
            if _KEY.match(below):
                return number, start
            if mark in below:
                break
    return None


class _Builder:
    """Builds the tree from events, with a stack of its own instead of recursion."""

    def __init__(self, first_line: int) -> None:
        self._first_line = first_line
        self._root: Node | None = None
        self._stack: list[ListNode | FieldsNode] = []
        self._keys: list[Scalar | None] = []

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                place = self._place(event)
                self._check(event, place)
                self._add(Scalar(place, event.value, bool(event.style)))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._stack.pop()
                self._keys.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._refuse(event, "yaml-alias", "aliases (*name) are not read", "write it out")
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self._refuse(
                        event, "yaml-directive", "directives (%) are not read", "delete it"
                    )
                if documents > 1:
                    self._refuse(event, "yaml-documents", "a second document begins here", "")
        return self._root

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._first_line + mark.line, mark.column + 1) if mark else NOWHERE

    def _refuse(self, event: yaml.Event, rule: str, message: str, hint: str) -> None:
        raise ReadError(self._place(event), rule, message, hint)

    @staticmethod
    def _check(event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> None:
        if event.anchor is not None:
            hint = "quote the value or write it out"
            raise ReadError(place, "yaml-anchor", "anchors (&name) are not read", hint)
        if event.tag is not None:
            hint = "quote the value if it begins with !"
            raise ReadError(place, "yaml-tag", f"the tag {event.tag} is not read", hint)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        self._check(event, place)
        if len(self._stack) >= MAX_DEPTH:
            raise ReadError(
                place, "yaml-depth", f"nested deeper than {MAX_DEPTH} levels", "flatten it"
            )
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        node = FieldsNode(place, {}, {}) if is_mapping else ListNode(place, [])
        self._add(node)
        self._stack.append(node)
        self._keys.append(None)

    def _add(self, node: Node) -> None:
        if not self._stack:
            self._root = node
            return
        parent = self._stack[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = self._key(node, parent)
        else:
            parent.fields[key.text] = node
            parent.keys[key.text] = key
            self._keys[-1] = None

    @staticmethod
    def _key(node: Node, parent: FieldsNode) -> Scalar:
        if not isinstance(node, Scalar):
            raise ReadError(node.place, "yaml-key", "a key must be plain text", "")
        if node.text == "<<":
            raise ReadError(
                node.place, "yaml-merge", "merge keys (<<) are not read", "write it out"
            )
        if node.text in parent.fields:
            first = parent.keys[node.text].place.line
            message = f"the key {node.text!r} stands here a second time; first on line {first}"
            raise ReadError(node.place, "yaml-duplicate-key", message, "keep one of the two")
        return node
