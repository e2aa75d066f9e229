"""The writer of ``directory.yaml`` and ``tags.yaml``, which `directory_files` reads."""

from collections.abc import Iterable, Mapping

from ketamine_tui.model.directory import Directory, Site
from ketamine_tui.model.policy import ReviewPolicy
from ketamine_tui.model.tag import Tag
from ketamine_tui.store.decode import Invalid, fields_of
from ketamine_tui.store.directory_schema import TAG, directory_record
from ketamine_tui.store.node import ListNode, ReadError
from ketamine_tui.store.report import Report
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import TAGS_FILE
from ketamine_tui.store.yaml_quick import BYTE_ORDER_MARK
from ketamine_tui.store.yaml_reader import read_yaml
from ketamine_tui.store.yaml_writer import PlainData, block_lines, field_lines


def directory_text(directory: Directory) -> str:
    """Return the text of ``directory.yaml``; empty fields are left out."""
    names = directory_record(directory.vocabulary).fields
    values = {name: _plain(getattr(directory, name)) for name in names}
    fields = {name: value for name, value in values.items() if value}
    return "".join(f"{line}\n" for line in field_lines(fields))


def tags_text(tags: Iterable[Tag]) -> str:
    """Return the text of ``tags.yaml``, or of a part of it."""
    lines = (line for tag in tags for line in block_lines(_fields(tag)))
    return "".join(f"{line}\n" for line in lines)


def with_tags(text: str, tags: Iterable[Tag]) -> str:
    """Return the text of ``tags.yaml`` with more tags below those that it has; not a byte of these changes.

    Raises:
        NotWrittenError: If what comes out does not say just that, as with a list in brackets.
    """
    added = tuple(tags)
    ending = "\r\n" if "\r\n" in text else "\n"
    below = text if text.endswith("\n") or not text else f"{text}{ending}"
    whole = below + tags_text(added).replace("\n", ending)
    before = _tags_of(text)
    if before is None or _tags_of(whole) != (*before, *added):
        listed = ", ".join(tag.label for tag in added)
        message = f"{TAGS_FILE} is not a list to add to; add these tags to it first: {listed}"
        raise NotWrittenError(message)
    return whole


def _tags_of(text: str) -> tuple[Tag, ...] | None:
    """Return the tags that a text lists; None where it is no list of such."""
    report = Report("")
    try:
        node = read_yaml(text.removeprefix(BYTE_ORDER_MARK))
        items = node.items if isinstance(node, ListNode) else None
        return None if items is None else tuple(TAG.decode(item, report) for item in items)
    except (ReadError, Invalid):
        return None


def _plain(value: object) -> PlainData:
    if isinstance(value, ReviewPolicy):
        durations = {kind: str(duration) for kind, duration in value.durations.items()}
        return {**durations, **({"two_person": value.two_person} if value.two_person else {})}
    if isinstance(value, Site):
        return _fields(value)
    if isinstance(value, tuple):
        return [item if isinstance(item, str) else _fields(item) for item in value]
    return str(value)


def _fields(record: object) -> Mapping[str, PlainData]:
    fields = fields_of(record)
    for place in ("line", "query_line", "query_column"):  # of a saved view, and no fields of it
        fields.pop(place, None)
    return fields
