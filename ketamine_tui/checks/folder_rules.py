"""Rules for the folders of a directory: files that look like a part of it, and are not read."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from ketamine_tui.checks.subject import problem
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import START, ReadError
from ketamine_tui.store.scan import FOLDERS, OWN_FILES, is_content, shown

_YAML = frozenset({".yaml", ".yml"})
_ENDINGS = _YAML | {".md", ".markdown"}
_LEFT_OVER = re.compile(
    r"#.+#|.+\.(?:ya?ml|md)(?:~|\.(?:orig|rej|bak|old|save|swp|tmp|txt|mine|r\d+))"
)
"""What editors, patch and programs for merging leave beside a file."""

_ENTRY = re.compile(r"^kind: *\w", re.MULTILINE)
_SECTION = re.compile(r"^section: *\w", re.MULTILINE)


def problems_of_folders(folder: Path) -> Iterator[Problem]:
    """Yield the files that are not read for their ending, or for where they lie.

    What begins with ``.`` or ``_`` is left out on purpose, and so is what lies in folders of other names.
    """
    with os.scandir(folder) as entries:
        below = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    yield from _at_the_top(folder, [name for name, is_folder in below if not is_folder])
    for name in (name for name, is_folder in below if is_folder):
        meant = next((known for known in FOLDERS if _plain(known) == _plain(name)), "")
        for path in _files(folder, name) if meant else ():
            if _LEFT_OVER.fullmatch(path.rpartition("/")[2]):
                yield _left_over(path)
                continue
            if is_content(path) or PurePosixPath(path).suffix.casefold() not in _ENDINGS:
                continue
            if name != meant:
                message, hint = f"{name} is not {meant}", f"rename the folder to {meant}"
            else:
                endings = " or ".join(FOLDERS[name])
                message = f"files in {name} end in {endings}"
                hint = f"write {endings}, or move it"
            yield problem("file-ignored", path, START, message, hint)


def _at_the_top(folder: Path, names: Iterable[str]) -> Iterator[Problem]:
    """Yield files beside ``directory.yaml`` that are meant to be one of its kind, or an entry."""
    for name in names:
        stem, _, ending = name.rpartition(".")
        if name in OWN_FILES or name.startswith((".", "_")):
            continue
        own = (own for own in OWN_FILES if _plain(stem) == _plain(own.removesuffix(".yaml")))
        if _LEFT_OVER.fullmatch(name):
            yield _left_over(shown(name))
        elif f".{ending.casefold()}" not in _ENDINGS:
            continue
        elif f".{ending.casefold()}" in _YAML and (meant := next(own, "")):
            hint = f"rename it to {meant}"
            yield problem("file-ignored", shown(name), START, f"{shown(name)} is not {meant}", hint)
        elif _is_entry(folder, name):
            message = "an entry lies beside directory.yaml"
            hint = f"move it into {', '.join(FOLDERS)}"
            yield problem("file-ignored", shown(name), START, message, hint)


def _is_entry(folder: Path, name: str) -> bool:
    try:
        text, _ = read_file(folder, name)
    except (ReadError, OSError):
        return False
    return bool(_ENTRY.search(text) and _SECTION.search(text))


def _left_over(path: str) -> Problem:
    message = "an editor or a merge has left this behind"
    hint = "delete it, or rename it if it is what was meant"
    return problem("file-ignored", path, START, message, hint)


def _plain(name: str) -> str:
    return name.casefold().removesuffix("s")


def _files(folder: Path, name: str) -> Iterator[str]:
    """Yield the paths of the files in a folder, but for hidden ones."""
    for place, folders, files in os.walk(folder / name):
        folders[:] = sorted(f for f in folders if not f.startswith((".", "_")))
        for file in sorted(files):
            if not file.startswith((".", "_")):
                yield shown(Path(place, file).relative_to(folder).as_posix())
