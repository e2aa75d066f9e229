"""The opened directory: rows, facets and texts from the index, entries on demand."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ketamine_tui.index.row import UNSORTED, Origin, Row
from ketamine_tui.index.snapshot import Snapshot
from ketamine_tui.index.stored_directory import read_directory
from ketamine_tui.index.stored_problems import read_problems
from ketamine_tui.index.stored_sets import StoredSets
from ketamine_tui.index.texts import Texts
from ketamine_tui.model.directory import Directory, SavedView, translated_directory
from ketamine_tui.model.language import matching_language
from ketamine_tui.model.marks import NO_MARKS, Marks
from ketamine_tui.model.problem import OF_FILES, Problem
from ketamine_tui.model.review import ReviewState, state_on, state_to_show
from ketamine_tui.model.section import Section, walk_sections
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.model.translate import reader_language

if TYPE_CHECKING:
    from ketamine_tui.index.wordings import Wording

_CHUNK = 8
"""Rows that are fetched at once where nobody has said which will be asked for."""

_KEPT = 4096
"""Rows that are kept."""

_COUNTED_FIRST = ("state", "section", "kind")


def _none() -> Marks:
    return NO_MARKS


class Catalog:
    """A directory as it was when it was opened; a changed one is another catalog.

    Entries are numbered by position, in display order; sets of them are bitsets.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        today: dt.date,
        views: Iterable[SavedView] = (),
        read_marks: Callable[[], Marks] = _none,
        language: str = "",
    ) -> None:
        """Open the directory that an index holds.

        The user's own views come after those that it has; their marks are read when they are first needed.
        What is there in their language, by its tag, is read in it.
        """
        self._snapshot = Snapshot(connection)
        self._rows: dict[int, Row] = {}
        self._read_marks = read_marks
        self.today = today
        original = read_directory(connection)
        self.directory = translated_directory(original, language)
        self.views = (*self.directory.views, *views)
        self.size = self._number("size")
        self.made_at = self._number("made_at")
        self.problem_count = self._number("problems")
        self.sets = StoredSets(self._snapshot, self.size, today)
        self.texts = Texts(self._snapshot, self.size)
        self.wordings: Mapping[int, Wording] = {}
        self.original_language = original.language
        self._is_foreign = not matching_language(language, [original.language])
        if language:
            # Most people read the directory in its own language.
            from ketamine_tui.index.wordings import read_wordings  # noqa: PLC0415

            self.wordings = read_wordings(self._snapshot, language, original.language, today)
        if self.wordings:
            self.sets.lower({at: words.state for at, words in self.wordings.items()})

    @property
    def was_read(self) -> bool:
        """Whether the files were read, ever: before that, nothing is known of them."""
        return self.made_at > 0

    @cached_property
    def marks(self) -> Marks:
        """What the person in front of the program has put to entries, by id; some may be there no more."""
        return self._read_marks()

    def with_marks(self, marks: Marks) -> "Catalog":
        """Return the same directory with other marks; closing one of the two closes both."""
        other = object.__new__(Catalog)
        vars(other).update(vars(self), marks=marks)
        return other

    def is_of_reading(self, other: "Catalog") -> bool:
        """Say whether another catalog was read at the same moment, and is closed with this one."""
        return self._snapshot is other._snapshot  # noqa: SLF001  # of its own kind

    def load(self) -> None:
        """Load what the first search will need; end early when the catalog is closed meanwhile."""
        with suppress(sqlite3.ProgrammingError):
            self.sets.load(_COUNTED_FIRST)
            self.texts.load()

    def close(self) -> None:
        """Give up the snapshot and the connection."""
        self._snapshot.close()

    def _number(self, name: str) -> int:
        query = "SELECT value FROM meta WHERE name = ?"
        (value,) = self._snapshot.one(query, name)
        return int(value)

    @cached_property
    def version(self) -> str:
        """Twelve hexadecimal digits of what all files say: another word in one is another version."""
        import hashlib  # noqa: PLC0415  # a twentieth of a whole list, which does not need it

        digest = hashlib.sha256()
        for path, of_file in self._snapshot.all("SELECT path, digest FROM files ORDER BY path"):
            digest.update(f"{path}\n{of_file}\n".encode())
        return digest.hexdigest()[:12]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections, with one more where entries name a section that does not exist."""
        declared = {section.id for section, _ in walk_sections(self.directory.sections)}
        if self.sets.count("section", UNSORTED) and UNSORTED not in declared:
            return (*self.directory.sections, Section(id=UNSORTED, title="Unsorted"))
        return self.directory.sections

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        return {(field, value): x for field, value, x in self._snapshot.all("SELECT * FROM names")}

    def english_name_of(self, field: str, value: str) -> str:
        """Return what a region or a language is called in English; the value itself where it has no name."""
        return self._names.get((field, value)) or value

    def name_of(self, field: str, value: str) -> str:
        """Return what a region or a language is called in the reader's language; in English where it is not known."""
        english, language = self.english_name_of(field, value), reader_language()
        if not language or language.partition("-")[0] == "en":
            return english
        # Most people read in English.
        from ketamine_tui.store.local_names import local_name  # noqa: PLC0415

        return local_name(field, value, language) or english

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of all entries, folded, and some that no entry has any more."""
        return tuple(word for (word,) in self._snapshot.all("SELECT word FROM words"))

    @cached_property
    def as_used(self) -> Directory:
        """The directory with the section and the tags that only its entries know of."""
        vocabulary = self.directory.vocabulary
        used = sorted(self.sets.values("tag"))
        loose = (Tag(id=label, label=label) for label in used if vocabulary.find(label) is None)
        return self.directory._replace(
            sections=self.sections, views=self.views, vocabulary=Vocabulary((*vocabulary, *loose))
        )

    def row(self, position: int) -> Row:
        """Return one row as it is read, in the reader's language where that is known."""
        row = self.original_row(position)
        words = self.wordings.get(position)
        if words is None:
            return row
        state = state_to_show(row.state, words.state)
        return row._replace(title=words.title, summary=words.summary, state=state)

    def is_untranslated(self, position: int) -> bool:
        """Say whether an entry is read in the language of the directory, because it is not there in the reader's.

        Where nothing at all is, there is nothing to say of each.
        """
        return bool(self.wordings) and self._is_foreign and position not in self.wordings

    def original_row(self, position: int) -> Row:
        """Return one row as its entry was written; its neighbours are fetched with it.

        Raises:
            sqlite3.Error: If there is none, or the index is damaged or closed.
        """
        if position not in self._rows:
            start = position - position % _CHUNK
            self.fetch(range(start, min(start + _CHUNK, self.size)))
            if position not in self._rows:
                raise sqlite3.DatabaseError(f"the index has no row for {position}")
        return self._rows[position]

    def fetch(self, positions: Iterable[int]) -> None:
        """Fetch rows that will be asked for, all at once."""
        missing = [position for position in positions if position not in self._rows]
        if not missing:
            return
        if len(self._rows) > _KEPT:
            self._rows.clear()
        places = ", ".join("?" * len(missing))
        query = (
            "SELECT position, id, kind, section, title, value, facts, tags, summary, state, due,"  # noqa: S608  # ours
            f" path, line, column FROM positions JOIN entries USING (key) WHERE position IN ({places})"
        )
        for position, *values in self._snapshot.all(query, *missing):
            self._rows[position] = self._row(position, values)

    def rows(self, positions: Iterable[int]) -> list[Row]:
        """Return rows in the order of `positions`."""
        return [self.row(position) for position in positions]

    def _row(self, position: int, values: Iterable[str]) -> Row:
        *texts, tags, summary, recorded, day, path, line, column = values
        due = dt.date.fromisoformat(day) if day else None
        state = state_on(ReviewState(recorded), due, self.today)
        if self.sets.is_early(position):
            state = ReviewState.TO_BE_REVIEWED
        origin = Origin(path, int(line), int(column))
        return Row._make((*texts, _tags(tags), summary, state, due, origin))

    def position(self, entry_id: str) -> int | None:
        """Return where an entry stands, or None where there is none of that id."""
        query = "SELECT position FROM entries JOIN positions USING (key) WHERE id = ?"
        row = self._snapshot.first(query, entry_id)
        return int(row[0]) if row else None

    def document(self, position: int) -> tuple[str, str]:
        """Return the entry at a position and the blocks of its text, both as JSON."""
        query = "SELECT entry, blocks FROM positions JOIN documents USING (key) WHERE position = ?"
        entry, blocks = self._snapshot.one(query, position)
        return entry, blocks

    def translated_blocks(self, position: int, language: str) -> str:
        """Return the blocks of the text of the entry at a position in a language, as JSON."""
        query = (
            "SELECT blocks FROM positions JOIN translations USING (key)"
            " WHERE position = ? AND language = ?"
        )
        (blocks,) = self._snapshot.one(query, position, language)
        return str(blocks)

    def origin(self, position: int) -> Origin:
        """Return where the entry at a position stands."""
        return self.original_row(position).origin

    @cached_property
    def broken(self) -> Problem | None:
        """What is wrong with the first file of which nothing can be read."""
        if not self.problem_count:
            return None
        # GLOB, unlike LIKE, finds its rows by the index on rules.
        of_files = " OR ".join(f"rule GLOB '{prefix}*'" for prefix in OF_FILES)
        first = read_problems(self._snapshot, f"WHERE {of_files} ORDER BY path LIMIT 1")
        return next(iter(first), None)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files, in their order."""
        return read_problems(self._snapshot, "ORDER BY path, line, column, rule, message")


@lru_cache(maxsize=1024)
def _tags(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
