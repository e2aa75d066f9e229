"""Translations of entries as a reader has them: an entry with the words of another language."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from ketamine_tui.model.entry import Entry, Page, Translation
from ketamine_tui.model.way_kinds import WAY_FIELDS

EntryT = TypeVar("EntryT", bound=Entry)

_LABELLED = (*dict.fromkeys(WAY_FIELDS), "schedules", "alerts")
"""The fields whose records may hold texts that a translation's labels stand for."""

_WORDS = ("label", "note", "text")
"""The fields of such a record that hold words, and neither a number nor a name."""


def translation_in(entry: Entry, language: str) -> Translation | None:
    """Return what an entry says in a language, by the tag that stands there."""
    return next((x for x in entry.translations if x.language == language), None)


def translated(entry: EntryT, translation: Translation) -> EntryT:
    """Return an entry with the words of a translation in the place of its own; its title is another name then."""
    words: dict[str, Any] = {
        name: _with_labels(records, translation.labels)
        for name in _LABELLED
        if (records := getattr(entry, name, ()))
    }
    if translation.title and translation.title != entry.title:
        words["title"] = translation.title
        words["alternate_names"] = (entry.title, *entry.alternate_names)
    if translation.summary:
        words["summary"] = translation.summary
    if translation.body and isinstance(entry, Page):
        words["body"] = translation.body
    return entry._replace(**words)


def labels_of(entry: Entry) -> Iterator[str]:
    """Yield the texts of an entry that the labels of a translation may stand for."""
    for name in _LABELLED:
        for record in getattr(entry, name, ()):
            yield from _words_in(record)
            for schedule in getattr(record, "schedules", ()):
                yield from _words_in(schedule)


def _words_in(record: Any) -> Iterator[str]:  # noqa: ANN401  # any record of an entry
    yield from filter(None, (getattr(record, name, "") for name in _WORDS))


def _with_labels(records: tuple[Any, ...], labels: Mapping[str, str]) -> tuple[Any, ...]:
    return tuple(_labelled(record, labels) for record in records)


def _labelled(record: Any, labels: Mapping[str, str]) -> Any:  # noqa: ANN401  # any record of an entry
    words: dict[str, Any] = {
        name: labels.get(said, said) for name in _WORDS if (said := getattr(record, name, ""))
    }
    if schedules := getattr(record, "schedules", ()):
        words["schedules"] = _with_labels(schedules, labels)
    return record._replace(**words)
