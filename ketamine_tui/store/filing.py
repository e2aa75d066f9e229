"""The place of a new entry: its file, which is written here, and the section that suits its kind."""

from collections.abc import Mapping
from pathlib import Path

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Page
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.section import walk_sections
from ketamine_tui.store.saving import NotWrittenError, put_file, writing
from ketamine_tui.store.values import ID_PATTERN

_FOLDERS = ("pages", "resources", "contacts")
_PLURALS: Mapping[Kind, str] = {Kind.EMERGENCY: "emergency", Kind.PERSON: "people"}


def path_for(kind: Kind, entry_id: str) -> str:
    """Return the file of a new entry, below the directory's folder.

    Raises:
        NotWrittenError: If it cannot be called so.
    """
    if not ID_PATTERN.fullmatch(entry_id):
        raise NotWrittenError(f"{entry_id!r} is no id: use a-z, 0-9 and single -")
    cls = CLASS_OF_KIND[kind]
    if cls is Page:
        return f"pages/{entry_id}.md"
    folder = "contacts" if cls is Contact else "resources"
    return f"{folder}/{plural(kind)}/{entry_id}.yaml"


def write_new_entry(folder: Path, path: str, text: str) -> None:
    """Write the file of an entry whose id no file in the directory's folder has yet.

    Raises:
        NotWrittenError: If one has it, or it cannot be written.
    """
    stem = Path(path).stem
    taken = [other for root in _FOLDERS for other in (folder / root).rglob(f"{stem}.*")]
    if taken:
        raise NotWrittenError(f"there is {taken[0].relative_to(folder)} already; choose another id")
    write_entry(folder, path, text)


def write_entry(folder: Path, path: str, text: str) -> None:
    """Write the file of a new entry, with the folders above it, for everybody to read.

    Raises:
        NotWrittenError: If it cannot be written.
    """
    file = folder / path
    with writing(path):
        file.parent.mkdir(parents=True, exist_ok=True)
        put_file(file, text.encode())


def plural(kind: Kind) -> str:
    """Return what several entries of a kind are called, as folders and sections are."""
    return _PLURALS.get(kind, f"{kind}s")


def section_for(kind: Kind, directory: Directory) -> str:
    """Return the section that suits a kind best: the one of its name, else that of its class."""
    ids = [section.id for section, _ in walk_sections(directory.sections)]
    cls = CLASS_OF_KIND[kind]
    general = {Page: "introduction", Contact: "contacts"}.get(cls, "resources")
    suitable = (plural(kind), kind.value, general)
    return next((name for name in suitable if name in ids), ids[0] if ids else "unsorted")
