"""Translations as a reader has them: which one is meant, and the entry or the directory with its words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry, Page, Translation
from ketamine_tui.model.language import matching_language
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import Section, walk_sections
from ketamine_tui.model.ways import WAY_FIELDS

EntryT = TypeVar("EntryT", bound=Entry)

_LABELLED = (*dict.fromkeys(WAY_FIELDS), "schedules", "alerts")
"""The fields whose records may hold texts that a translation's labels stand for."""

_WORDS = ("label", "note", "text")
"""The fields of such a record that hold words, and neither a number nor a name."""


def meant_language(wanted: str, original: str, offered: Iterable[str]) -> str:
    """Return in which of the languages that there are something is to be read; nothing for its original.

    Args:
        wanted: The tag of the reader's language; without one the original is meant.
        original: The language that something was written in; it may be unknown.
        offered: The languages into which it is translated.
    """
    meant = matching_language(wanted, (*offered, original)) if wanted else ""
    return "" if meant == original else meant


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
    return replace(entry, **words)


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


def translated_directory(directory: Directory, wanted: str) -> Directory:
    """Return a directory with the words of the reader's language in its titles and descriptions, where there are any."""
    by_language = {words.language: words.labels for words in directory.translations}
    language = meant_language(wanted, directory.language, by_language)
    if not language:
        return directory
    labels = by_language[language]

    def said(text: str) -> str:
        return labels.get(text, text)

    def section(of: Section) -> Section:
        below = tuple(map(section, of.sections))
        return of._replace(title=said(of.title), description=said(of.description), sections=below)

    return directory._replace(
        title=said(directory.title),
        description=said(directory.description),
        disclaimer=said(directory.disclaimer),
        language=language,
        sections=tuple(map(section, directory.sections)),
        urgent=tuple(group._replace(title=said(group.title)) for group in directory.urgent),
        views=tuple(view._replace(title=said(view.title)) for view in directory.views),
    )


def labels_of_directory(directory: Directory) -> Iterator[str]:
    """Yield the texts of a directory that the labels of a translation may stand for."""
    sections = [section for section, _ in walk_sections(directory.sections)]
    texts = (
        *(directory.title, directory.description, directory.disclaimer),
        *(text for section in sections for text in (section.title, section.description)),
        *(group.title for group in directory.urgent),
        *(view.title for view in directory.views),
    )
    yield from filter(None, texts)


def state_to_show(of_entry: ReviewState, of_words: ReviewState) -> ReviewState:
    """Return how far what a translation says can be trusted: as far as both the entry and its words can.

    A number that was checked may stand in a sentence that nobody has read.
    """
    if not of_entry.is_checked:
        return of_entry
    if of_words.is_checked and ReviewState.SOURCE_CHECKED in (of_entry, of_words):
        return ReviewState.SOURCE_CHECKED
    return of_words
