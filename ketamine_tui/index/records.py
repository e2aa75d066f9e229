"""Records of files for the index, as plain values: read in any process, stored by `build`."""

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.index.derive import days, facet_values, facts, main_value, search_text
from ketamine_tui.index.texts import words_in
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import ReviewState, standing_review
from ketamine_tui.store.decode import encode
from ketamine_tui.store.entry_files import LoadedEntry, load_file, translation_state
from ketamine_tui.store.scan import SourceFile

StoredRow = tuple[str | int, ...]

_as_json = json.JSONEncoder(check_circular=False).encode  # what is read holds no circles


_RUNNING_OUT = {*(state for state in ReviewState if state.is_checked), ReviewState.CHANGED}
"""The states in which a review stands that is to be done again by a day."""


class Records(NamedTuple):
    """The rows of some files, table by table; `entries`, `texts` and `documents` belong together.

    Those of `translations` name the entry that they are of by its number, from 0. `words` are those of all the texts, each once.
    """

    files: list[StoredRow]
    entries: list[StoredRow]
    texts: list[str]
    documents: list[tuple[str, str]]
    translations: list[tuple[int, StoredRow]]
    mentions: list[StoredRow]
    problems: list[tuple[str, tuple[Problem, ...]]]
    words: set[str]


def read_records(folder: Path, files: Iterable[SourceFile], directory: Directory) -> Records:
    """Return what the index keeps of some files. Never raises for what it finds there."""
    records = Records([], [], [], [], [], [], [], set())
    plain_folders: set[str] = set()
    for file in files:
        read_at = time.time_ns()
        loaded = load_file(folder, file.path, directory, plain_folders)
        records.files.append((*file.as_read(read_at), loaded.digest))
        if loaded.problems:
            records.problems.append((file.path, loaded.problems))
        for entry in loaded.entries:
            _add_entry(records, entry, file.path, directory)
    return records


def _add_entry(records: Records, loaded: LoadedEntry, path: str, directory: Directory) -> None:
    entry = loaded.entry
    number = len(records.entries)
    due = directory.review_policy.due(entry.kind, entry.reviews)
    records.entries.append(
        (
            path,
            *loaded.place,
            entry.id,
            entry.kind.value,
            entry.section,
            entry.title,
            main_value(entry),
            facts(entry),
            _as_json(entry.tags),
            entry.summary,
            loaded.state.value,
            due.isoformat() if due else "",
            _as_json(facet_values(entry)),
            _as_json(days(entry, due if loaded.state in _RUNNING_OUT else None)),
        )
    )
    text = search_text(entry)
    records.texts.append(text)
    records.words.update(words_in(text))
    records.documents.append((_as_json(encode(entry)), _as_json(loaded.blocks)))
    records.translations.extend((number, row) for row in _translations(loaded, directory))
    records.mentions.extend(
        (path, *place, target, is_file) for target, place, is_file in loaded.references
    )


def _translations(loaded: LoadedEntry, directory: Directory) -> Iterator[StoredRow]:
    """Yield the rows of an entry's translations, the first of each language."""
    entry = loaded.entry
    first_of_each = {words.language: words for words in reversed(entry.translations)}
    for language, words in first_of_each.items():
        reviews = words.reviews
        due = directory.review_policy.due(entry.kind, reviews)
        standing = standing_review(reviews)
        yield (
            language,
            words.title or entry.title,
            words.summary or entry.summary,
            translation_state(entry, words, directory.review_policy).value,
            due.isoformat() if due else "",
            standing.date.isoformat() if standing else "",
            _as_json(loaded.translated_blocks.get(language, ())),
        )
