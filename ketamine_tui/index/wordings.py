"""Wordings: what entries say in the reader's language, where that is not their own."""

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from ketamine_tui.index.snapshot import Snapshot
from ketamine_tui.model.language import meant_language
from ketamine_tui.model.review import ReviewState, state_on

_position = itemgetter(0)


class Wording(NamedTuple):
    """What an entry says in a language; `state` is that of these words, and not of the entry."""

    language: str
    title: str
    summary: str
    state: ReviewState
    due: dt.date | None


def read_wordings(
    snapshot: Snapshot, wanted: str, original: str, today: dt.date
) -> Mapping[int, Wording]:
    """Return the wordings for a reader, by position; those read in the original are left out.

    Args:
        snapshot: The index.
        wanted: The tag of the reader's language.
        original: The language of the directory.
        today: The day that counts as today.
    """
    rows = snapshot.all(
        "SELECT position, language, title, summary, state, due, since FROM translations"
        " JOIN positions USING (key) ORDER BY position, language"
    )
    wordings = {}
    for position, group in groupby(rows, key=_position):
        by_language = {language: texts for _, language, *texts in group}
        if language := meant_language(wanted, original, by_language):
            wordings[position] = _wording(language, by_language[language], today)
    return wordings


def _wording(language: str, texts: Iterable[str], today: dt.date) -> Wording:
    title, summary, recorded, due_text, since_text = texts
    due, since = (dt.date.fromisoformat(x) if x else None for x in (due_text, since_text))
    state = state_on(ReviewState(recorded), due, today, since)
    return Wording(language, title, summary, state, due)
