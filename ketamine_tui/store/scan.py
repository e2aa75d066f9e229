"""The files that a directory has, with what tells whether they may have changed.

A directory is a folder, or a single Markdown note.
"""

import os
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.store.stamps import NO_STAMP, NUMBERS, Stamps, stamp_of, stamps

DIRECTORY_FILE = "directory.yaml"
TAGS_FILE = "tags.yaml"
WORDS_FILE = "words.yaml"
OWN_FILES = (DIRECTORY_FILE, TAGS_FILE, WORDS_FILE)
"""The files in which a directory describes itself."""
_YAML_ENDINGS = (".yaml", ".yml")
FOLDERS = {"pages": (".md",), "resources": _YAML_ENDINGS, "contacts": _YAML_ENDINGS}
"""The folders of a directory's entries, and how the names of files in them end."""

NOTE_ENDINGS = (".md", ".markdown")
"""How names of notes end, in small letters; pages of a folder end in the first."""

_SECOND = 1_000_000_000
_COARSEST = 2 * _SECOND
"""Nanoseconds between two times that FAT can tell apart."""

_AS_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC

_NEVER = -1
"""A time that no file has."""


def is_note(content: Path) -> bool:
    """Say whether a directory is a single Markdown note and not a folder."""
    return content.suffix.lower() in NOTE_ENDINGS and not content.is_dir()


def file_of(content: Path, path: str) -> Path:
    """Return the file of a directory that has this path."""
    return content if is_note(content) else content / path


def is_content(path: str) -> bool:
    """Say whether a path below a directory's folder names a file or folder that belongs to it."""
    first, _, rest = path.partition("/")
    if not rest:
        return path in (*OWN_FILES, *FOLDERS)
    parts = rest.split("/")
    is_hidden = any(part.startswith((".", "_")) for part in parts)
    ends_well = path.endswith(FOLDERS.get(first, ())) or "." not in parts[-1]
    return first in FOLDERS and ends_well and not is_hidden


class SourceFile(NamedTuple):
    """A file as the file system knows it: path below the folder with ``/``, bytes, nanoseconds.

    What is compared is whether the times are the same, never whether they are earlier or later: clocks
    are set back. Programs that keep `mtime_ns` as it was do not keep `ctime_ns`.
    """

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int

    @property
    def is_folder(self) -> bool:
        """Whether it stands for a folder that cannot be listed, and for what is in it."""
        return not self.path.endswith((*NOTE_ENDINGS, *_YAML_ENDINGS))

    def as_read(self, now_ns: int) -> "SourceFile":
        """Return what to remember of a file that is read at a time.

        A file system that keeps whole seconds may give the next change the same times: then nothing
        that it will ever have again.
        """
        is_fresh = abs(now_ns - self.mtime_ns) < _COARSEST and not self.mtime_ns % _SECOND
        return self._replace(mtime_ns=_NEVER) if is_fresh else self


class Listing(NamedTuple):
    """The files of a directory in order of their paths, as columns: there may be a hundred thousand.

    `stamps` has `NUMBERS` numbers of each, as `SourceFile` has them.
    """

    paths: list[str]
    stamps: Stamps

    @classmethod
    def of(cls, files: Iterable[tuple[str, int, int, int]]) -> "Listing":
        """Return these files as columns."""
        listed = list(files)
        return cls(
            [file[0] for file in listed], array("q", chain.from_iterable(x[1:] for x in listed))
        )

    def files(self) -> list[SourceFile]:
        """Return the files one by one."""
        numbers = (self.stamps[start::NUMBERS] for start in range(NUMBERS))
        return list(map(SourceFile, self.paths, *numbers))

    def as_read(self, now_ns: int) -> "Listing":
        """Return what to remember of files that are read at a time."""
        return Listing.of(file.as_read(now_ns) for file in self.files())


def scan(folder: Path) -> Listing:
    """Return the files of a directory.

    Raises:
        OSError: If the folder cannot be listed, or the note is not there.
    """
    if is_note(folder):
        return Listing.of([(shown(folder.name), *stamp_of(folder.stat()))])
    top = os.path.realpath(folder)
    root = os.open(top, _AS_FOLDER)
    try:
        paths, unlisted = _paths(root, top)
        numbers = stamps(root, paths)
    finally:
        os.close(root)
    if not unlisted and NO_STAMP[0] not in numbers and all(map(str.isascii, paths)):
        return Listing(paths, numbers)
    files = Listing(paths, numbers).files()
    there = [file._replace(path=shown(file.path)) for file in files if file[1:] != NO_STAMP]
    # Reading a folder that cannot be listed says what is wrong.
    return Listing.of(sorted([*there, *(SourceFile(path, 0, 0, 0) for path in unlisted)]))


def _paths(root: int, top: str) -> tuple[list[str], list[str]]:
    """Return the files below a folder in order of their paths, and the folders that cannot be listed."""
    with os.scandir(root) as entries:
        paths = [entry.name for entry in entries if entry.name in OWN_FILES]
    unlisted = []
    for first, endings in FOLDERS.items():
        folders = [first]
        while folders:
            folder = folders.pop()
            try:
                descriptor = os.open(folder, _AS_FOLDER, dir_fd=root)
            except OSError as error:
                if not _is_absent(f"{top}/{folder}", error):
                    unlisted.append(shown(folder))
                continue
            try:
                paths += _listed(descriptor, folder, endings, folders)
            finally:
                os.close(descriptor)
    paths.sort()
    return paths, unlisted


def _listed(
    descriptor: int, folder: str, endings: tuple[str, ...], folders: list[str]
) -> Iterator[str]:
    """Yield the files of an open folder, and add the folders in it to `folders`."""
    with os.scandir(descriptor) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith((".", "_")):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{folder}/{name}")
            elif name.endswith(endings):
                yield f"{folder}/{name}"


def source_file(content: Path, path: str) -> SourceFile | None:
    """Return one file of a directory; None where it cannot be asked for."""
    try:
        return SourceFile(shown(path), *stamp_of(file_of(content, path).stat()))
    except (OSError, ValueError):
        return None


def _is_absent(folder: str, error: OSError) -> bool:
    """Say whether a folder that cannot be listed is none: not there, or a file. A link to nowhere is one."""
    is_none = isinstance(error, (FileNotFoundError, NotADirectoryError))
    return is_none and not os.path.islink(folder)  # noqa: PTH114  # of a text


def shown(path: str) -> str:
    """Return a path as text: what is not UTF-8 is escaped; reading it then says that there is no such file."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")
