"""Rules for the folders of a directory: files that look like a part of it, and are not read."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ketamine_tui.checks.subject import problem
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import START
from ketamine_tui.store.scan import FOLDERS, is_content, shown

_ENDINGS = frozenset({".yaml", ".yml", ".md", ".markdown"})


def problems_of_folders(folder: Path) -> Iterator[Problem]:
    """Yield the files that are not read for their ending, or for the name of their folder.

    What begins with ``.`` or ``_`` is left out on purpose, and so is what lies in folders of other names.
    """
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    for name in names:
        meant = next((known for known in FOLDERS if _plain(known) == _plain(name)), "")
        for path in _files(folder, name) if meant else ():
            if is_content(path):
                continue
            if name != meant:
                message, hint = f"{name} is not {meant}", f"rename the folder to {meant}"
            else:
                endings = " or ".join(FOLDERS[name])
                message = f"files in {name} end in {endings}"
                hint = f"write {endings}, or move it"
            yield problem("file-ignored", path, START, message, hint)


def _plain(name: str) -> str:
    return name.casefold().removesuffix("s")


def _files(folder: Path, name: str) -> Iterator[str]:
    """Yield the paths of the files in a folder that have such an ending, but for hidden ones."""
    for place, folders, files in os.walk(folder / name):
        folders[:] = sorted(f for f in folders if not f.startswith((".", "_")))
        for file in sorted(files):
            ending = PurePosixPath(file).suffix.casefold()
            if ending in _ENDINGS and not file.startswith((".", "_")):
                yield shown(Path(place, file).relative_to(folder).as_posix())
