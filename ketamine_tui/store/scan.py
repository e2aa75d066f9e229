"""The files that a directory has, with what tells whether they may have changed.

A directory is a folder, or a single Markdown note.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

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


def scan(folder: Path) -> list[SourceFile]:
    """Return the files of a directory in order of their paths.

    Raises:
        OSError: If the folder cannot be listed, or the note is not there.
    """
    if is_note(folder):
        status = folder.stat()
        return [_stamped(folder.name, status)]
    root = os.path.realpath(folder)
    files = list(_top_files(root))
    for name, endings in FOLDERS.items():
        files.extend(_walk(root, name, endings))
    files.sort(key=itemgetter(0))
    return files


def _top_files(root: str) -> Iterator[SourceFile]:
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.name in OWN_FILES:
                yield from _source_file(entry.name, entry)


def _walk(root: str, below: str, endings: tuple[str, ...]) -> Iterator[SourceFile]:
    folders = [below]
    while folders:
        folder = folders.pop()
        try:
            descriptor = os.open(f"{root}/{folder}", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as error:
            if not _is_absent(f"{root}/{folder}", error):
                yield SourceFile(folder, 0, 0, 0)  # reading it says what is wrong
            continue
        try:
            yield from _listed(descriptor, folder, endings, folders)
        finally:
            os.close(descriptor)


def _listed(
    descriptor: int, folder: str, endings: tuple[str, ...], folders: list[str]
) -> Iterator[SourceFile]:
    """Yield the files of an open folder, and add the folders in it to `folders`."""
    # Written for tens of thousands of files in one folder: nothing is called that need not be, and the
    # way to the folder is gone once.
    with os.scandir(descriptor) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith((".", "_")):
                continue
            path = f"{folder}/{name}"
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif name.endswith(endings):
                try:
                    yield _stamped(path, entry.stat())
                except OSError:
                    yield from _source_file(path, entry)


def source_file(content: Path, path: str) -> SourceFile | None:
    """Return one file of a directory; None where it cannot be asked for."""
    try:
        return _stamped(path, os.stat(file_of(content, path)))  # noqa: PTH116  # as a walk does
    except (OSError, ValueError):
        return None


def _is_absent(folder: str, error: OSError) -> bool:
    """Say whether a folder that cannot be listed is none: not there, or a file. A link to nowhere is one."""
    is_none = isinstance(error, (FileNotFoundError, NotADirectoryError))
    return is_none and not os.path.islink(folder)  # noqa: PTH114  # of a text


def _source_file(path: str, entry: os.DirEntry[str]) -> Iterator[SourceFile]:
    """Yield a file, unless it has gone since its folder was listed."""
    try:
        yield _stamped(path, entry.stat())
    except OSError:  # a link that leads nowhere; reading it says so
        with suppress(FileNotFoundError):
            yield _stamped(path, entry.stat(follow_symlinks=False))


def _stamped(path: str, status: os.stat_result) -> SourceFile:
    return SourceFile(shown(path), status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def shown(path: str) -> str:
    """Return a path as text: what is not UTF-8 is escaped; reading it then says that there is no such file."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")
