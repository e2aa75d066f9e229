"""Traces: the program's files in the person's own folders, found by their names, and deleted.

Nothing is followed out of these folders: a link is deleted as a link, and a folder that is one is left alone.
What has another name is somebody else's.
"""

import json
import os
import re
import shlex
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.text import clean
from ketamine_tui.store.drafts import DRAFT_ENDING
from ketamine_tui.store.journal import JOURNAL_NAME
from ketamine_tui.store.saving import DRAFT_NAME
from ketamine_tui.store.user_folders import (
    INDEX_NAME,
    cache_folder,
    config_file,
    crash_file,
    journals_folder,
    marks_file,
    settings_file,
    views_file,
)

INDEX = "index of a directory"
_JOURNAL = "change that was interrupted"
_INDEX_NAME = re.compile(rf"{INDEX_NAME.pattern}(?:{re.escape(DRAFT_ENDING)})?")
_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW


class _Sort(NamedTuple):
    """A sort of files: what they are, where they are, and the form of their names."""

    what: str
    folder: Path
    names: re.Pattern[str]


class Trace(NamedTuple):
    """A file of ours: what it is, where, how many bytes, and what must be known before it is deleted."""

    what: str
    path: Path
    size: int
    warning: str = ""


class Left(NamedTuple):
    """Something that stays, and why."""

    path: Path
    reason: str


def _sorts() -> Iterator[_Sort]:
    """Yield what there may be; a folder within another one comes first."""
    yield _Sort(_JOURNAL, journals_folder(), JOURNAL_NAME)
    yield _Sort(INDEX, cache_folder(), _INDEX_NAME)
    named = {
        "report of a crash": crash_file(),
        "configuration": config_file(),
        "name of who reviews": settings_file(),
        "saved views": views_file(),
        "marks and private notes": marks_file(),
    }
    for what, path in named.items():
        yield _Sort(what, path.parent, re.compile(re.escape(path.name)))
    for folder in dict.fromkeys((journals_folder(), *(path.parent for path in named.values()))):
        yield _Sort("half written file", folder, DRAFT_NAME)


def find_traces(*, only_indexes: bool = False) -> tuple[list[Trace], list[Left]]:
    """Return the files of ours, and what else is in our folders. Never raises for what it finds there."""
    ours: list[Trace] = []
    others: list[Left] = []
    sorts = [*_sorts()]
    folders = dict.fromkeys(sort.folder for sort in sorts)
    for folder in folders:
        if only_indexes and folder != cache_folder():
            continue
        here = [sort for sort in sorts if sort.folder == folder]
        try:
            with _opened(folder) as descriptor:
                for name, status in _listed(descriptor):
                    path = folder / name
                    what = next((sort.what for sort in here if sort.names.fullmatch(name)), "")
                    if what and not stat.S_ISDIR(status.st_mode):
                        warning = _warning(name, descriptor) if what == _JOURNAL else ""
                        if stat.S_ISLNK(status.st_mode):
                            warning = f"{clean(str(path))} is a link; what it leads to stays"
                        ours.append(Trace(what, path, status.st_size, warning))
                    elif path not in folders:
                        others.append(Left(path, "is not a file of ketamine-tui"))
        except (FileNotFoundError, NotADirectoryError):
            if folder.is_symlink():
                others.append(Left(folder, "is a link; what it leads to is not touched"))
        except OSError as error:
            others.append(Left(folder, error.strerror or type(error).__name__))
    return [x for x in ours if not only_indexes or x.what == INDEX], others


def _listed(folder: int) -> Iterator[tuple[str, os.stat_result]]:
    """Yield what is in a folder, but for what goes meanwhile, as drafts do."""
    for name in sorted(os.listdir(folder)):
        try:
            status = os.lstat(name, dir_fd=folder)
        except FileNotFoundError:
            continue
        yield name, status


def delete_traces(traces: Iterable[Trace]) -> list[Left]:
    """Delete files, and our folders once they are empty; return what could not be deleted."""
    left = []
    for trace in traces:
        try:
            with _opened(trace.path.parent) as descriptor:
                os.unlink(trace.path.name, dir_fd=descriptor)
        except FileNotFoundError:
            continue  # somebody else was quicker
        except OSError as error:
            left.append(Left(trace.path, error.strerror or type(error).__name__))
    for folder in dict.fromkeys(sort.folder for sort in _sorts()):
        with suppress(OSError):  # there is something in it, or there is none
            folder.rmdir()
    return left


def told(left: Sequence[Left]) -> Iterator[str]:
    """Yield a line for each thing that stays."""
    for path, reason in left:
        yield f"{clean(str(path))}: {reason}"


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """Yield a descriptor of a folder that is no link: whatever is put in its place meanwhile is not touched."""
    descriptor = os.open(folder, _FLAGS | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _warning(name: str, folder: int) -> str:
    """Return what a journal is still needed for; nothing where its directory is gone."""
    try:
        descriptor = os.open(name, _FLAGS | os.O_NONBLOCK, dir_fd=folder)
        with open(descriptor, "rb") as file:  # noqa: PTH123  # of a descriptor
            directory = str(json.load(file)["folder"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    if not os.path.isdir(directory):  # noqa: PTH112  # of a text, and without raising
        return ""
    shown = clean(directory)
    return f"a change of {shown} is half done; to finish it: ketamine-tui --content {shlex.quote(shown)} list"
