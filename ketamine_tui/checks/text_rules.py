"""Rules for texts, asked of the files as they are written: of them all, each file read once."""

import datetime as dt
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.article_rules import problems_of_articles
from ketamine_tui.checks.avoided_rules import avoided_of, problems_of_avoided
from ketamine_tui.checks.count_rules import problems_of_counts
from ketamine_tui.checks.date_rules import problems_of_dates
from ketamine_tui.checks.folded_rules import problems_of_folded_items
from ketamine_tui.checks.opposite_rules import problems_of_opposites
from ketamine_tui.checks.own_files import OwnFiles
from ketamine_tui.checks.own_text_rules import problems_of_own_texts
from ketamine_tui.checks.pasted_rules import problems_of_pasted
from ketamine_tui.checks.remark_rules import problems_of_remarks
from ketamine_tui.checks.share_rules import problems_of_shares
from ketamine_tui.checks.spacing_rules import problems_of_spacing
from ketamine_tui.checks.spelling_rules import problems_of_spelling
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import problems_of_comments, problems_of_wording
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.wordlist import WordList


def problems_of_texts(
    subjects: Sequence[Subject], words: WordList, own: OwnFiles, today: dt.date
) -> Iterator[Problem]:
    """Yield what is wrong with the texts of all entries and of the directory, in the files as they are written."""
    avoided = avoided_of(words, subjects)
    yield from problems_of_own_texts(own, avoided, today)
    yield from problems_of_spelling(subjects, own)
    yield from problems_of_opposites(subjects, own)
    path, text, lines = "", "", [""]
    for subject in subjects:
        if subject.path != path:
            path, text = subject.path, subject.file.read()
            lines = text.splitlines()
        yield from problems_of_wording(subject, lines)
        yield from problems_of_pasted(subject, lines)
        yield from problems_of_dates(subject, today, lines)
        yield from problems_of_remarks(subject, lines)
        yield from problems_of_shares(subject, lines)
        yield from problems_of_spacing(subject, lines)
        if avoided:
            yield from problems_of_avoided(subject, avoided, lines)
        yield from problems_of_folded_items(subject, lines)
        yield from problems_of_articles(subject, lines)
        yield from problems_of_counts(subject, lines)
        if " #" in text:
            yield from problems_of_comments(subject, lines)
