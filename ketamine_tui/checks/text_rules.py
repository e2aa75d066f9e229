"""Rules for texts, asked of the files as they are written: of them all, each file read once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ketamine_tui.checks.avoided_rules import avoided_of, problems_of_avoided
from ketamine_tui.checks.pasted_rules import problems_of_pasted
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import problems_of_comments, problems_of_wording
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.wordlist import WordList
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import ReadError
from ketamine_tui.store.scan import is_note


def problems_of_texts(
    folder: Path, subjects: Sequence[Subject], words: WordList
) -> Iterator[Problem]:
    """Yield what is wrong with the texts of all entries, in the files as they are written."""
    avoided = avoided_of(words, subjects)
    path, text, lines = "", "", [""]
    for subject in subjects:
        if subject.path != path:
            path = subject.path
            text = _text_of(folder, path)
            lines = text.splitlines()
        yield from problems_of_wording(subject, lines)
        yield from problems_of_pasted(subject, lines)
        if avoided:
            yield from problems_of_avoided(subject, avoided, lines)
        if " #" in text:
            yield from problems_of_comments(subject, lines)


def _text_of(folder: Path, path: str) -> str:
    """Return the text of a file; nothing where it cannot be read, and of a note, which has no fields."""
    if is_note(folder):
        return ""
    try:
        text, _ = read_file(folder, path)
    except (ReadError, OSError):
        return ""
    return text
