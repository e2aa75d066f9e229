"""Reading the bytes of a file."""

import hashlib
from pathlib import Path

from ketamine_tui.store.node import Place, ReadError, place_of

MAX_BYTES = 2 * 1024 * 1024


def read_file(folder: Path, path: str) -> tuple[str, str]:
    """Return the text of a file and the SHA-256 of its bytes.

    Raises:
        ReadError: If it leads out of the folder, is too large, unreadable or not UTF-8.
    """
    root = folder.resolve()
    file = root / path
    start = Place(1, 1)
    missing = ReadError(
        start,
        "file-unreadable",
        "there is no file of this name",
        "the link is broken, or the name is not UTF-8",
    )
    try:
        if not file.resolve().is_relative_to(root):
            raise ReadError(
                start, "file-outside", "the link leads out of the folder", "copy the file"
            )
        if not file.exists():
            raise missing
        if not file.is_file():
            raise ReadError(start, "file-unreadable", "this is not a regular file", "")
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except RuntimeError:  # what Python 3.11 and 3.12 raise for a link that leads to itself
        raise missing from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReadError(start, "file-unreadable", reason, "check its permissions") from None
    if len(data) > MAX_BYTES:
        raise ReadError(start, "file-too-large", "the file is larger than 2 MiB", "split it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        read = error.object  # without the byte order mark
        before = read[: error.start].decode("utf-8", "replace")
        raise ReadError(
            place_of(before, len(before)),
            "file-encoding",
            f"byte 0x{read[error.start]:02X} is not UTF-8",
            "save the file as UTF-8",
        ) from None
    return text, hashlib.sha256(data).hexdigest()
