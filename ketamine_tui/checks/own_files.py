"""Own files of a directory as they are written: where their values stand."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.regions import canonical_region
from ketamine_tui.model.text import clean
from ketamine_tui.store.conflicts import check_merged
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import START, FieldsNode, ListNode, Node, Place, ReadError, Scalar
from ketamine_tui.store.scan import DIRECTORY_FILE, TAGS_FILE, is_note
from ketamine_tui.store.yaml_reader import read_yaml

_NOTHING = FieldsNode(START, {}, {})


class OwnFiles(NamedTuple):
    """The fields of ``directory.yaml``, and the records of ``tags.yaml`` by their ids.

    A note has none, and what cannot be read is told where it is read.
    """

    directory: FieldsNode = _NOTHING
    tags: Mapping[str, FieldsNode] = {}

    def sections(self, below: FieldsNode | None = None) -> Iterator[FieldsNode]:
        """Yield the sections, or those below one, as they stand in the file."""
        for record in (below or self.directory).records("sections"):
            yield record
            yield from self.sections(record)

    def groups(self) -> Iterator[FieldsNode]:
        """Yield the groups of the urgent help."""
        return self.directory.records("urgent")

    def regions(self) -> Iterator[Scalar]:
        """Yield the codes of regions: those that are promised urgent help, then those of its groups."""
        yield from self.directory.scalars("regions")
        for group in self.groups():
            if isinstance(region := group.fields.get("region"), Scalar):
                yield region

    def region_place(self, region: str) -> Place:
        """Return where urgent help for a region is promised."""
        code = canonical_region(region)
        places = (
            item.place
            for item in self.regions()
            if canonical_region(clean(item.text.strip())) == code
        )
        return next(places, START)

    def suppression_place(self, rule: str, path: str) -> Place:
        """Return where a rule is switched off for some files."""
        for record in self.directory.records("checks"):
            if record.text("rule") == rule and record.text("path") in (path, ""):
                return record.place_in("path" if record.text("path") else "rule")
        return START


def read_own_files(folder: Path) -> OwnFiles:
    """Return the files in which a directory describes itself."""
    if is_note(folder):
        return OwnFiles()
    directory, tags = _node(folder, DIRECTORY_FILE), _node(folder, TAGS_FILE)
    items = tags.items if isinstance(tags, ListNode) else ()
    records = (item for item in items if isinstance(item, FieldsNode))
    return OwnFiles(
        directory if isinstance(directory, FieldsNode) else _NOTHING,
        {record.text("id"): record for record in records},
    )


def _node(folder: Path, path: str) -> Node | None:
    try:
        text, _ = read_file(folder, path)
        check_merged(text)
        return read_yaml(text)
    except ReadError:
        return None
