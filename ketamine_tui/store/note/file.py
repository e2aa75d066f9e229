"""Files of notes, read from the disk."""

from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import clean
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import START, ReadError, place_of
from ketamine_tui.store.note.draft import NoteEntry
from ketamine_tui.store.note.reader import MOST_BYTES, SPLIT, parse_note
from ketamine_tui.store.report import Report
from ketamine_tui.store.scan import shown


class LoadedNote(NamedTuple):
    """What a note gave: the directory, its entries, its problems, and the SHA-256 of its bytes if it was read."""

    directory: Directory
    entries: tuple[NoteEntry, ...]
    problems: tuple[Problem, ...]
    digest: str = ""


def load_note(file: Path) -> LoadedNote:
    """Read a note. Never raises for what it finds there.

    One that cannot be read is a directory without entries, under the name of its file.
    """
    name = shown(file.name)
    try:
        text, digest = _read(file)
        note = parse_note(text, name)
    except ReadError as error:
        report = Report(name)
        report.add_error(error)
        return LoadedNote(Directory(title=clean(file.stem)), (), tuple(report.problems))
    return LoadedNote(*note, digest)


def _read(file: Path) -> tuple[str, str]:
    # Whoever named the note meant what its name leads to.
    real = file.resolve()
    try:
        text, digest = read_file(real.parent, real.name, most=MOST_BYTES)
    except ReadError as error:
        hint = SPLIT if error.rule == "file-too-large" else error.hint
        raise ReadError(error.place, error.rule, error.message, hint) from None
    if not text.strip():
        raise ReadError(START, "file-empty", "the note is empty", "name another one")
    if "\0" in text:
        place = place_of(text, text.index("\0"))
        raise ReadError(place, "file-encoding", "this is no text", "name a Markdown file")
    return text, digest
