"""New directories: copies of another directory's files in an empty folder."""

from pathlib import Path

from ketamine_tui.model.errors import UnreadableError, WrongUseError
from ketamine_tui.store.new_folder import new_folder
from ketamine_tui.store.saving import writing
from ketamine_tui.store.scan import scan

MERGE_DRIVER = "ketamine-tui"
"""What git calls the merging of files by this program."""

ATTRIBUTES_FILE = ".gitattributes"
ATTRIBUTES = "".join(
    f"{pattern} merge={MERGE_DRIVER}\n"
    for pattern in (
        *("directory.yaml", "tags.yaml", "words.yaml", "pages/**/*.md"),
        *(
            f"{folder}/**/*.{end}"
            for folder in ("resources", "contacts")
            for end in ("yaml", "yml")
        ),
    )
)
"""The lines by which git asks for it; a repository in which it is not switched on merges by lines."""


def start_directory(source: Path, target: Path) -> int:
    """Copy the files of a directory into a new or empty folder, with what tells git how to merge them.

    Args:
        source: The directory's folder.
        target: Where to; made where it is missing.

    Returns:
        How many files were copied.

    Raises:
        WrongUseError: If there is something in the folder already.
        NotWrittenError: If it cannot be written; then there is nothing of it.
        UnreadableError: If the source cannot be read.
    """
    with writing(str(target), "name another folder"):
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise WrongUseError(f"{target} is not an empty folder; name a new one")
    paths = scan(source).paths
    with new_folder(target) as made:
        for path in paths:
            copy = made / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            # The contents only: an installation may have made its own files read-only.
            copy.write_bytes(_contents(source / path))
        (made / ATTRIBUTES_FILE).write_text(ATTRIBUTES, "utf-8")
    return len(paths)


def _contents(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{file}: {error.strerror}") from None
