"""Rules for what a directory says of itself in other languages."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.prose_rules import language_of
from ketamine_tui.checks.subject import problem
from ketamine_tui.checks.translation_rules import (
    SENTENCE,
    label_place,
    main_language,
    of_language,
)
from ketamine_tui.model.directory import Directory, labels_of_directory
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode
from ketamine_tui.store.scan import DIRECTORY_FILE

_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)", re.ASCII)
"""Digits that are the same in all languages: a year, or a short code."""


def problems_of_own_translations(directory: Directory, own: FieldsNode) -> Iterator[Problem]:
    """Yield what is wrong with what a directory says of itself in other languages."""
    said = {*labels_of_directory(directory)}
    seen = [directory.language]
    records = list(own.records("translations"))
    if len(records) != len(directory.translations):
        return
    for record, words in zip(records, directory.translations, strict=True):
        for rule, *told in of_language(words.language, seen):
            yield problem(rule, DIRECTORY_FILE, record.place_in("language"), *told)
        seen.append(words.language)
        is_other = main_language(directory.language) != main_language(words.language)
        for label, text in words.labels.items():
            place = label_place(record, label)
            if label not in said:
                message = f"nothing in the directory says {label!r}"
                yield problem("translation-label", DIRECTORY_FILE, place, message)
            for rule, message in _of_label(label, text, words.language if is_other else ""):
                yield problem(rule, DIRECTORY_FILE, place, message)


def _of_label(label: str, text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the rules that a label breaks, with a message; without a language it may have the words of the original."""
    if language and text == label and text.count(" ") >= SENTENCE:
        yield "translation-same", "these are the words of the directory itself"
    elif language and (other := language_of(text, language)):
        message = f"these words are of {other!r}, and the text is to be in {language!r}"
        yield "text-language", message
    if strange := sorted({*_YEAR.findall(text)} - {*_YEAR.findall(label)}):
        yield "translation-number", f"the directory says {label!r}, without {strange[0]!r}"
