"""Rules for texts, asked of the files as they are written: of them all, each file read once."""

from collections.abc import Iterator, Sequence

from ketamine_tui.checks.avoided_rules import avoided_of, problems_of_avoided
from ketamine_tui.checks.pasted_rules import problems_of_pasted
from ketamine_tui.checks.remark_rules import problems_of_remarks
from ketamine_tui.checks.spacing_rules import problems_of_spacing
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import problems_of_comments, problems_of_wording
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.wordlist import WordList


def problems_of_texts(subjects: Sequence[Subject], words: WordList) -> Iterator[Problem]:
    """Yield what is wrong with the texts of all entries, in the files as they are written."""
    avoided = avoided_of(words, subjects)
    path, text, lines = "", "", [""]
    for subject in subjects:
        if subject.path != path:
            path, text = subject.path, subject.file.read()
            lines = text.splitlines()
        yield from problems_of_wording(subject, lines)
        yield from problems_of_pasted(subject, lines)
        yield from problems_of_remarks(subject, lines)
        yield from problems_of_spacing(subject, lines)
        if avoided:
            yield from problems_of_avoided(subject, avoided, lines)
        if " #" in text:
            yield from problems_of_comments(subject, lines)
