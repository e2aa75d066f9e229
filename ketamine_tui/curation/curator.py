"""Recording reviews in a directory's files, and taking them back."""

import datetime as dt
import shlex
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.curation.reviewing import (
    Finding,
    RefusedError,
    make_review,
    make_reviews,
    record_of,
)
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.privacy import PRIVATE
from ketamine_tui.model.review import Review
from ketamine_tui.model.text import clean, sentence
from ketamine_tui.store.entry_files import load_file
from ketamine_tui.store.fingerprint import fingerprints
from ketamine_tui.store.journal import Change, finish, write_all
from ketamine_tui.store.locate import Location
from ketamine_tui.store.saving import MAKE_ONE, NotWrittenError, save, undo, writing
from ketamine_tui.store.settings_file import Settings, load_settings, save_settings
from ketamine_tui.store.splice import add_review
from ketamine_tui.store.user_folders import journals_folder

PACKAGED = f"read-only. {sentence(MAKE_ONE)}"
"""Why nothing is written into the directory that came with the program."""


def note_refusal(note: Path) -> str:
    """Return why nothing is written into a note, and what to do."""
    named = shlex.quote(clean(str(note)))
    return f"a note is read-only. Make a folder of it: ketamine-tui import {named} --to DIR"


class Step(NamedTuple):
    """What was recorded at once: about which entries, and what takes it back or raises `NotWrittenError`."""

    entry_ids: tuple[str, ...]
    take_back: Callable[[], None]


class Curator:
    """Writes reviews into the files of one directory, and remembers them until the program ends."""

    def __init__(
        self,
        location: Location,
        today: dt.date,
        settings_file: Path,
        *,
        is_private: bool = False,
    ) -> None:
        """Make a curator.

        Args:
            location: The directory.
            today: The day of what is recorded.
            settings_file: Where the reviewer's name and role are remembered.
            is_private: Whether nothing may be written at all.
        """
        self._location = location
        self._today = today
        self._settings_file = settings_file
        self._is_private = is_private
        self._steps: list[Step] = []
        self._forgets = False
        self.forgotten = ""
        """Why the reviewer of the latest review is not remembered; told once in a run."""

    @property
    def folder(self) -> Path:
        """The directory's folder, or its note."""
        return self._location.folder

    def record(self, finding: Finding, entry: Entry, path: str, directory: Directory) -> Review:
        """Write a review of an entry as somebody has looked at it; return the record.

        Raises:
            RefusedError: If the finding is no review yet.
            NotWrittenError: If the file cannot be written, or the entry has changed meanwhile.
        """
        self._check_day()
        review = make_review(finding, entry, directory, self._today)
        self.check_writable()

        def change(text: str) -> str:
            self._check_same(entry, path, directory)
            return add_review(text, path, entry.id, record_of(review))

        written = save(self._location.folder, path, change)
        if written.after != written.before:
            self._steps.append(Step((entry.id,), partial(undo, written)))
        self._remember(review)
        return review

    def record_all(
        self, finding: Finding, named: Sequence[tuple[Entry, str]], directory: Directory
    ) -> list[Review]:
        """Write one finding about several entries, each with its file: all of the reviews, or none.

        Raises:
            RefusedError: If it cannot be said of all of them.
            NotWrittenError: If a file cannot be written, or an entry has changed meanwhile.
        """
        self._check_day()
        reviews = make_reviews(finding, [entry for entry, _ in named], directory, self._today)
        self.check_writable()
        folder, texts = self.folder, dict[str, list[bytes]]()
        for review, (entry, path) in zip(reviews, named, strict=True):
            self._check_same(entry, path, directory)
            versions = texts.setdefault(path, [])
            if not versions:
                with writing(path):
                    versions.append((folder / path).resolve().read_bytes())
            text = add_review(versions[-1].decode(), path, entry.id, record_of(review))
            versions.append(text.encode())
        changes = [
            Change((folder / path).resolve(), versions[0], versions[-1])
            for path, versions in texts.items()
        ]
        write_all(folder, changes, journals_folder())
        reverse = [Change(change.file, change.after, change.before) for change in changes]
        back = partial(write_all, folder, reverse, journals_folder())
        self._steps.append(Step(tuple(entry.id for entry, _ in named), back))
        self._remember(reviews[-1])
        return reviews

    def _check_day(self) -> None:
        if self._today > (clock := dt.datetime.now().astimezone().date()):
            raise RefusedError(f"a review is of a day that has come: today is {clock}")

    @property
    def reviewer(self) -> Settings:
        """Who has reviewed last."""
        return load_settings(self._settings_file)

    def _remember(self, review: Review) -> None:
        settings = Settings(review.reviewer, review.role)
        was_forgotten, self.forgotten = self._forgets, ""
        if settings == self.reviewer:
            return
        try:
            save_settings(self._settings_file, settings)
        except NotWrittenError as error:  # it is typed again then, which is no reason to fail
            self._forgets = True
            self.forgotten = "" if was_forgotten else str(error)

    def check_editable(self) -> None:
        """Raise `NotWrittenError` where the directory is not for editing, or nothing is written in this run."""
        if self._location.is_packaged:
            raise NotWrittenError(PACKAGED)
        if self._is_private:
            raise NotWrittenError(PRIVATE)

    def check_writable(self) -> None:
        """Raise `NotWrittenError` where the program writes neither reviews nor entries."""
        self.check_editable()
        if self._location.is_note:
            raise NotWrittenError(note_refusal(self.folder))
        finish(self.folder, journals_folder())

    def _check_same(self, entry: Entry, path: str, directory: Directory) -> None:
        loaded = load_file(self._location.folder, path, directory)
        now = next((x.entry for x in loaded.entries if x.entry.id == entry.id), None)
        tags = directory.vocabulary
        if now is None or fingerprints(now, tags) != fingerprints(entry, tags):
            raise NotWrittenError(f"{path} has changed since it was read; look at it again first")

    @property
    def handled(self) -> frozenset[str]:
        """The ids of the entries that were reviewed in this run."""
        return frozenset(entry_id for step in self._steps for entry_id in step.entry_ids)

    @property
    def recorded(self) -> int:
        """How many steps of this run stand, each of which recorded one finding."""
        return len(self._steps)

    def undo(self) -> tuple[str, ...]:
        """Take back the latest step of this run; return the ids of its entries.

        Raises:
            NotWrittenError: If there is none, or a file of it has been changed since.
        """
        if not self._steps:
            raise NotWrittenError("no review was recorded since the program started")
        step = self._steps[-1]
        step.take_back()
        self._steps.pop()
        return step.entry_ids
