"""Subjects of reviews: an entry as it was written, or its words in another language."""

from collections.abc import Mapping
from typing import NamedTuple

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry, Translation
from ketamine_tui.model.review import Review
from ketamine_tui.store.decode import fields_of
from ketamine_tui.store.fingerprint import (
    changed_fields,
    changed_in_translation,
    checkable_fields,
    fingerprints,
    translated_fields,
    translation_fingerprints,
)


class Reviewed(NamedTuple):
    """An entry, or where there is a translation, what that says; the two have reviews of their own."""

    entry: Entry
    translation: Translation | None = None

    @property
    def title(self) -> str:
        """What it is called, in its language."""
        return (self.translation and self.translation.title) or self.entry.title

    @property
    def summary(self) -> str:
        """What it is, in its language."""
        return (self.translation and self.translation.summary) or self.entry.summary

    @property
    def language(self) -> str:
        """The tag of the language of the translation; nothing for the entry."""
        return self.translation.language if self.translation else ""

    @property
    def reviews(self) -> tuple[Review, ...]:
        """What is on record, oldest first."""
        return self.translation.reviews if self.translation else self.entry.reviews

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that a review can confirm."""
        return (
            translated_fields(self.translation)
            if self.translation
            else checkable_fields(self.entry)
        )

    @property
    def said(self) -> Mapping[str, object]:
        """What the fields say, as plain data."""
        return fields_of(self.translation or self.entry)

    def fingerprints(self, directory: Directory) -> Mapping[str, str]:
        """Return eight hexadecimal digits for each field, by which a later change is noticed."""
        if self.translation:
            return translation_fingerprints(self.entry, self.translation)
        return fingerprints(self.entry, directory.vocabulary)

    def changed(self, directory: Directory) -> tuple[str, ...]:
        """Return the fields that differ from what the newest confirmation of each has recorded."""
        people = directory.review_policy.people_needed(self.entry.kind)
        if self.translation:
            return changed_in_translation(self.entry, self.translation, people)
        return changed_fields(self.entry, directory.vocabulary, people)
