"""A new folder, made apart from its place and put there when it is complete: all of it is there, or nothing."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ketamine_tui.store.saving import DRAFT_PREFIX, NotWrittenError, writing


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Yield a folder to be filled, which becomes `target`, unless filling it fails.

    Args:
        target: Where it is to be: a path at which there is nothing yet, or an empty folder.

    Raises:
        NotWrittenError: If it cannot be written, or there is something at `target` by then.
    """
    with writing(str(target), "name another folder"):
        is_there = target.is_dir()
        # An empty folder is filled where it is: a disk may be mounted there, or nothing be allowed beside it.
        around = target if is_there else target.parent
        around.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=DRAFT_PREFIX, dir=around) as name:
            made = Path(name) / "directory"
            made.mkdir()
            yield made
            others = [path for path in target.iterdir() if path != made.parent] if is_there else []
            if others or target.exists() is not is_there:
                raise NotWrittenError(f"{target} is not an empty folder any more")
            if is_there:
                _move_up(made, target)
            else:
                made.rename(target)


def _move_up(made: Path, target: Path) -> None:
    """Move what is in a folder into another one, or nothing of it."""
    moved: list[str] = []
    try:
        for path in sorted(made.iterdir()):
            path.rename(target / path.name)
            moved.append(path.name)
    except BaseException:
        for name in moved:
            (target / name).rename(made / name)
        raise
