"""The files that a directory has, with what tells whether they may have changed.

A directory is a folder, or a single Markdown note.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DIRECTORY_FILE = "directory.yaml"
TAGS_FILE = "tags.yaml"
_FOLDERS = {"pages": (".md",), "resources": (".yaml", ".yml"), "contacts": (".yaml", ".yml")}

_NOTE_ENDINGS = (".md", ".markdown")


def is_note(content: Path) -> bool:
    """Say whether a directory is a single Markdown note and not a folder."""
    return content.suffix.lower() in _NOTE_ENDINGS and not content.is_dir()


def file_of(content: Path, path: str) -> Path:
    """Return the file of a directory that has this path."""
    return content if is_note(content) else content / path


def is_content(path: str) -> bool:
    """Say whether a path below a directory's folder names a file or folder that belongs to it."""
    first, _, rest = path.partition("/")
    if not rest:
        return path in (DIRECTORY_FILE, TAGS_FILE, *_FOLDERS)
    parts = rest.split("/")
    is_hidden = any(part.startswith((".", "_")) for part in parts)
    ends_well = path.endswith(_FOLDERS.get(first, ())) or "." not in parts[-1]
    return first in _FOLDERS and ends_well and not is_hidden


class SourceFile(NamedTuple):
    """A file as the file system knows it: path below the folder with ``/``, bytes, nanoseconds."""

    path: str
    size: int
    mtime_ns: int


def scan(folder: Path) -> list[SourceFile]:
    """Return the files of a directory in order of their paths.

    Raises:
        OSError: If the folder cannot be listed, or the note is not there.
    """
    if is_note(folder):
        status = folder.stat()
        return [SourceFile(shown(folder.name), status.st_size, status.st_mtime_ns)]
    root = os.path.realpath(folder)
    files = list(_top_files(root))
    for name, endings in _FOLDERS.items():
        if os.path.isdir(os.path.join(root, name)):  # noqa: PTH112, PTH118  # twice as quick, on every start
            files.extend(_walk(root, name, endings))
    return sorted(files)


def _top_files(root: str) -> Iterator[SourceFile]:
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.name in (DIRECTORY_FILE, TAGS_FILE):
                yield _source_file(entry.name, entry)


def _walk(root: str, below: str, endings: tuple[str, ...]) -> Iterator[SourceFile]:
    folders = [below]
    while folders:
        folder = folders.pop()
        try:
            entries = os.scandir(f"{root}/{folder}")
        except OSError:
            yield SourceFile(
                folder, 0, 0
            )  # stands for what is in it; reading it says what is wrong
            continue
        with entries:
            for entry in entries:
                if entry.name.startswith((".", "_")):
                    continue
                path = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                elif entry.name.endswith(endings):
                    yield _source_file(path, entry)


def _source_file(path: str, entry: os.DirEntry[str]) -> SourceFile:
    try:
        stat = entry.stat()
    except OSError:  # a link that leads nowhere; reading it says so
        stat = entry.stat(follow_symlinks=False)
    return SourceFile(shown(path), stat.st_size, stat.st_mtime_ns)


def shown(path: str) -> str:
    """Return a path as text: what is not UTF-8 is escaped; reading it then says that there is no such file."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
