"""The whole of a directory as it is written: every file with its tree, so that no mention is missed."""

import os
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.tag import tag_key
from ketamine_tui.model.text import clean
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.entry_files import LoadedFile, front_matter, load_text
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import FieldsNode, ListNode, Node, ReadError
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import OWN_FILES, scan
from ketamine_tui.store.user_folders import VIEWS_FILE
from ketamine_tui.store.yaml_quick import BYTE_ORDER_MARK
from ketamine_tui.store.yaml_reader import read_yaml

_SPACE = re.compile(r"\s+")


class EntryNode(NamedTuple):
    """An entry as it is written; `is_listed` where its file holds a list of them."""

    id: str
    node: FieldsNode
    is_listed: bool


class WrittenFile(NamedTuple):
    """A file as it is: its bytes and text, with its own line endings and byte order mark."""

    path: str
    file: Path
    data: bytes

    @property
    def text(self) -> str:
        """Its text."""
        return self.data.decode()

    @property
    def is_page(self) -> bool:
        """Whether it is a page: fields, and Markdown below them."""
        return self.path.endswith(".md")

    def body(self) -> tuple[str, int]:
        """Return the Markdown of a page, and the line on which it begins."""
        _, body, line = front_matter(self.text.removeprefix(BYTE_ORDER_MARK))
        return body, line

    def tree(self) -> Node | None:
        """Return the YAML of it.

        Raises:
            NotWrittenError: If it cannot be read: nobody knows what it refers to.
        """
        text = self.text.removeprefix(BYTE_ORDER_MARK)
        try:
            if self.is_page:
                return read_yaml(front_matter(text)[0], first_line=2)
            return read_yaml(text)
        except ReadError as error:
            message = f"{error.message}; mend it first, it may refer to what changes"
            raise NotWrittenError(message, f"{clean(self.path)}:{error.place.line}") from None

    def entries(self) -> Iterator[EntryNode]:
        """Yield the entries of it, those too that have too little to be shown."""
        tree = self.tree()
        if isinstance(tree, ListNode):
            listed = (item for item in tree.items if isinstance(item, FieldsNode))
            yield from (EntryNode(item.text("id"), item, is_listed=True) for item in listed)
        elif isinstance(tree, FieldsNode):
            yield EntryNode(Path(self.path).stem, tree, is_listed=False)


class Whole:
    """A directory, and the file of the person's own views, as they are on the disk now."""

    def __init__(self, folder: Path, views_file: Path | None) -> None:
        """Look which files there are.

        Raises:
            OSError: If the folder cannot be listed.
        """
        self.folder = folder
        self._root = folder.resolve()
        self._views_file = views_file
        self.paths = scan(folder).paths
        self.directory: Directory = load_directory(folder, set(self.paths)).directory

    @cached_property
    def own(self) -> dict[str, WrittenFile]:
        """The files in which the directory describes itself."""
        return {path: self.file(path) for path in self.paths if path in OWN_FILES}

    @cached_property
    def views(self) -> WrittenFile | None:
        """The file of the person's own views, where there is one."""
        if self._views_file is None or not os.path.exists(self._views_file):  # noqa: PTH110
            return None
        file = Path(os.path.realpath(self._views_file))
        return _read(file.parent, file.name, file)._replace(path=VIEWS_FILE)

    def file(self, path: str) -> WrittenFile:
        """Return a file of the directory.

        Raises:
            NotWrittenError: If it cannot be read: nobody knows what it refers to.
        """
        return _read(self.folder, path, (self._root / path).resolve())

    def is_link(self, path: str) -> bool:
        """Say whether a path leads to a file by way of a link."""
        return (self._root / path).resolve() != self._root / path

    def files_with(self, *words: str) -> Iterator[WrittenFile]:
        """Yield the files of entries in which one of some names may stand, however it is spelt."""
        keys = [tag_key(word) for word in words]
        for path in self.paths:
            if path in OWN_FILES:
                continue
            file = self.file(path)
            key = _SPACE.sub("", tag_key(file.text))
            # What is escaped is written in other letters.
            if (
                "\\" in key
                or any(other in key for other in keys)
                or any(k in tag_key(path) for k in keys)
            ):
                yield file

    def named(self, ids: Sequence[str]) -> dict[str, tuple[WrittenFile, EntryNode]]:
        """Return entries by their ids, each with its file.

        Raises:
            WrongUseError: If there is none of an id.
        """
        named = {
            entry.id: (file, entry)
            for file in self.files_with(*ids)
            for entry in file.entries()
            if entry.id in ids
        }
        for entry_id in ids:
            if entry_id not in named:
                message = f"there is no entry {clean(entry_id)!r}"
                raise WrongUseError(message, "'ketamine-tui list' prints the ids")
        return {entry_id: named[entry_id] for entry_id in ids}

    def loaded(self, file: WrittenFile, directory: Directory | None = None) -> LoadedFile:
        """Return what reading a file gives, perhaps in a changed directory."""
        text = file.text.removeprefix(BYTE_ORDER_MARK)
        return load_text(text, file.path, directory or self.directory)


def _read(folder: Path, path: str, file: Path) -> WrittenFile:
    try:
        read_file(folder, path)  # refuses what is outside the folder, no file or no text
        return WrittenFile(path, file, file.read_bytes())
    except ReadError as error:
        message = f"{error.message}; mend it first, it may refer to what changes"
        raise NotWrittenError(message, clean(path)) from None
    except OSError as error:
        raise NotWrittenError(error.strerror or type(error).__name__, clean(path)) from None
