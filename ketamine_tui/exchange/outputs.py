"""Writing what was exported: a file, or the files of a folder; what is somebody else's stays."""

import hashlib
import json
import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from ketamine_tui.store.saving import NotWrittenError, put_file, writing

MARKER = ".ketamine-tui-site"
"""The file of a folder that names the files in it that are ours, each with what we wrote (SHA-256)."""

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*\.[a-z]+")

_ELSEWHERE = "choose another place"

Digests = dict[str, list[str]]
"""The digests that files of ours may have, by their paths."""


def write_file(file: Path, text: str) -> None:
    """Write a file in one step; what was there before is replaced.

    Raises:
        NotWrittenError: If it cannot be written; the file is then as it was.
    """
    with writing(str(file), _ELSEWHERE):
        put_file(file, text.encode())


def write_new(folder: Path, stem: str, suffix: str, output: str | Mapping[str, str]) -> Path:
    """Write a file, or a folder of files, under a name that nothing has yet; return where.

    Args:
        folder: Where.
        stem: The name; where it is taken, ``-2`` and so on is added.
        suffix: The end of the name, with its dot; empty for a folder.
        output: The text of the file, or those of the folder's files by their paths.

    Raises:
        NotWrittenError: If it cannot be written; then there is nothing of a file.
    """
    for number in count(1):
        name = stem if number == 1 else f"{stem}-{number}"
        place = folder / f"{name}{suffix}"
        if not _took(place, is_file=isinstance(output, str)):
            continue
        if not isinstance(output, str):
            write_folder(place, output)
            return place
        try:
            write_file(place, output)
        except NotWrittenError:
            place.unlink()
            raise
        return place
    raise AssertionError("numbers do not end")


def _took(place: Path, *, is_file: bool) -> bool:
    """Make an empty file or folder, unless there is something: nobody else can come in between."""
    with writing(str(place), _ELSEWHERE):
        try:
            if is_file:
                place.open("x").close()
            else:
                place.mkdir()
        except FileExistsError:
            return False
    return True


def write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write the files of a folder; of an earlier writing, what is not needed any more goes.

    Args:
        folder: Where. It may be new, empty, or one that was written by this function.
        texts: By their paths below it, with ``/``.

    Raises:
        NotWrittenError: If there is something in it that is not ours, or was changed since, or the disk
            refuses.
    """
    with writing(str(folder), _ELSEWHERE, "not all of it is there, so do it again"):
        _write_folder(folder, texts)


def _write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    before = _ours(folder)
    if strange := [name for name in texts if not _PLAIN.fullmatch(name)]:
        raise NotWrittenError(f"{strange[0]!r} is no name for a file")
    new = {name: [_digest(text.encode())] for name, text in texts.items()}
    for name in {**before, **new}:
        _check(folder, name, [*before.get(name, []), *new.get(name, [])])
    # Whenever this ends, each file is one that the marker knows.
    _mark(folder, {name: [*before.get(name, []), *new.get(name, [])] for name in {**before, **new}})
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        put_file(file, text.encode())
    for name in before.keys() - new.keys():
        (folder / name).unlink(missing_ok=True)
    _mark(folder, new)


def _ours(folder: Path) -> Digests:
    """Return the files of a folder that are ours."""
    marker = folder / MARKER
    if not marker.is_file():
        if folder.is_dir() and any(folder.iterdir()):
            raise NotWrittenError(
                f"{folder} has files that this program did not write; choose another folder"
            )
        folder.mkdir(parents=True, exist_ok=True)
        return {}
    try:
        listed = json.loads(marker.read_text("utf-8"))
        return {
            name: [*map(str, digests)] for name, digests in listed.items() if _PLAIN.fullmatch(name)
        }
    except (ValueError, TypeError, AttributeError):
        raise NotWrittenError(f"{marker} cannot be read; choose another folder") from None


def _mark(folder: Path, digests: Digests) -> None:
    listed = json.dumps(digests, indent=0, sort_keys=True) + "\n"
    put_file(folder / MARKER, listed.encode())


def _check(folder: Path, name: str, digests: list[str]) -> None:
    """Refuse to touch a file that is not as we wrote it, or that is somewhere else."""
    file = folder / name
    if file.parent.resolve() != (folder.resolve() / name).parent or file.is_symlink():
        raise NotWrittenError(f"{file} leads out of the folder; choose another folder")
    if file.exists() and (not file.is_file() or _digest(file.read_bytes()) not in digests):
        raise NotWrittenError(f"{file} was changed by somebody else; move it away first")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
