"""New directories: copies of another directory's files in an empty folder."""

import shutil
from pathlib import Path

from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import scan


def start_directory(source: Path, target: Path) -> int:
    """Copy the files of a directory, and nothing else, into a new or empty folder.

    Args:
        source: The directory's folder.
        target: Where to; made where it is missing.

    Returns:
        How many files were copied.

    Raises:
        NotWrittenError: If there is something in the folder already.
        OSError: If it cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise NotWrittenError(f"{target} is not an empty folder; name a new one")
    files = scan(source)
    for file in files:
        copy = target / file.path
        copy.parent.mkdir(parents=True, exist_ok=True)
        # The contents only: an installation may have made its own files read-only.
        shutil.copyfile(source / file.path, copy)
    return len(files)
