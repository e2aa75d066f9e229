"""Own files of a directory as they are written: where their values stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.checks.subject import problem
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import canonical_region
from ketamine_tui.model.text import clean, fold
from ketamine_tui.store.conflicts import check_merged
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import START, FieldsNode, ListNode, Node, Place, ReadError, Scalar
from ketamine_tui.store.scan import DIRECTORY_FILE, OWN_FILES, TAGS_FILE, WORDS_FILE, is_note
from ketamine_tui.store.yaml_reader import read_yaml

_NOTHING = FieldsNode(START, {}, {})


class OwnFile(NamedTuple):
    """A file in which a directory describes itself, with its lines."""

    path: str
    node: Node
    lines: Sequence[str]

    def problem(self, rule: str, place: Place, message: str, hint: str = "") -> Problem:
        """Return a breach of a rule."""
        return problem(rule, self.path, place, message, hint)


class OwnFiles:
    """The files in which a directory describes itself.

    A note has none, and what cannot be read is told where it is read.
    """

    def __init__(self, files: Iterable[OwnFile] = ()) -> None:
        self.files = {file.path: file for file in files}

    @cached_property
    def directory(self) -> FieldsNode:
        """The fields of ``directory.yaml``."""
        return self._fields(DIRECTORY_FILE)

    @cached_property
    def words(self) -> FieldsNode:
        """The fields of ``words.yaml``."""
        return self._fields(WORDS_FILE)

    @cached_property
    def tags(self) -> Mapping[str, FieldsNode]:
        """The records of ``tags.yaml`` by their ids."""
        file = self.files.get(TAGS_FILE)
        items = file.node.items if file and isinstance(file.node, ListNode) else ()
        records = (item for item in items if isinstance(item, FieldsNode))
        return {record.text("id"): record for record in records}

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

    def alike(self) -> Iterator[list[Scalar]]:
        """Yield the groups of words that mean the same."""
        groups = self.words.fields.get("alike")
        for group in groups.items if isinstance(groups, ListNode) else ():
            if isinstance(group, ListNode):
                yield [item for item in group.items if isinstance(item, Scalar)]

    def region_place(self, region: str) -> Place:
        """Return where urgent help for a region is promised."""
        code = canonical_region(region)
        places = (
            item.place
            for item in self.regions()
            if canonical_region(clean(item.text.strip())) == code
        )
        return next(places, START)

    def urgent_place(self, name: str) -> Place:
        """Return where the urgent help names an entry first."""
        items = (item for group in self.groups() for item in group.scalars("entries"))
        return next((item.place for item in items if clean(item.text.strip()) == name), START)

    def suppression_place(self, rule: str, path: str) -> Place:
        """Return where a rule is switched off for some files."""
        for record in self.directory.records("checks"):
            if record.text("rule") == rule and record.text("path") in (path, ""):
                return record.place_in("path" if record.text("path") else "rule")
        return START

    def _fields(self, path: str) -> FieldsNode:
        file = self.files.get(path)
        return file.node if file and isinstance(file.node, FieldsNode) else _NOTHING


def repeated(items: Iterable[Scalar]) -> Iterator[Scalar]:
    """Yield the texts of a list that stand in it already, however they are spelt."""
    known: set[str] = set()
    for item in items:
        if (key := fold(item.text.strip())) in known:
            yield item
        known.add(key)


def read_own_files(folder: Path) -> OwnFiles:
    """Return the files in which a directory describes itself."""
    if is_note(folder):
        return OwnFiles()
    files = (_file(folder, path) for path in OWN_FILES)
    return OwnFiles(file for file in files if file)


def _file(folder: Path, path: str) -> OwnFile | None:
    try:
        text, _ = read_file(folder, path)
        check_merged(text)
        node = read_yaml(text)
    except ReadError:
        return None
    return None if node is None else OwnFile(path, node, text.splitlines())
