"""Rules for the telephone numbers of pages: those that are almost an entry's, and those of another entry."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.checks.number_rules import digits_of_numbers, is_broken
from ketamine_tui.checks.page import Page
from ketamine_tui.checks.phones import digits, is_slip
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import ENTRY_SCHEME
from ketamine_tui.store.note.vanity import spelled_numbers

_NUMBER = re.compile(r"(?<![\w.])\+?\d[\d ()-]{4,}\d(?!\w)", re.ASCII)
_LEAST_DIGITS = 6
_CALLED = re.compile(r"(?<![\w.])\+?\d[\d ()-]*\d(?!\w)", re.ASCII)


class Numbers(NamedTuple):
    """The numbers of entries: those that may be copied by the path of their file, all of an entry by its id, and all."""

    by_path: Mapping[str, frozenset[str]]
    by_id: Mapping[str, frozenset[str]]
    all: frozenset[str]


def numbers_of(subjects: Sequence[Subject]) -> Numbers:
    """Return the numbers of entries."""
    by_id = {subject.entry.id: digits_of_numbers(subject) for subject in subjects}
    by_path: dict[str, frozenset[str]] = {}
    for subject in subjects:
        whole = {number for number in by_id[subject.entry.id] if not is_broken(subject, number)}
        by_path[subject.path] = by_path.get(subject.path, frozenset()) | whole
    return Numbers(by_path, by_id, frozenset().union(*by_id.values()))


def problems_of_page_numbers(page: Page, numbers: Numbers) -> Iterator[Problem]:
    """Yield numbers of a page that are almost those of entries to which it links, and those of others."""
    yield from _slips(page, numbers)
    yield from _called(page, numbers)


def _slips(page: Page, numbers: Numbers) -> Iterator[Problem]:
    """Yield numbers that differ from one of an entry to which the page links by a slip of the finger."""
    texts = [span.text for part in page.parts for span in part.block.spans]
    found = {match[0]: match[0] for text in texts for match in _NUMBER.finditer(text)}
    found |= {one.words: one.number for text in texts for one in spelled_numbers(text)}
    if not found:
        return
    linked = {link.file for link in page.subject.loaded.files}
    near = frozenset().union(*(numbers.by_path.get(file, frozenset()) for file in linked))
    for written, meant_digits in sorted(found.items()):
        number = digits(meant_digits)
        meant = next((n for n in sorted(near) if is_slip(number, n)), "")
        if len(number) >= _LEAST_DIGITS and meant and number not in numbers.all:
            message = f"{written} is no number of an entry, and almost {meant}"
            yield page.problem("page-number", max(page.text.find(written), 0), message)


def _called(page: Page, numbers: Numbers) -> Iterator[Problem]:
    """Yield links whose words have the number of another entry than that to which they lead."""
    for span in dict.fromkeys(span for part in page.parts for span in part.block.spans):
        entry_id = span.href.removeprefix(ENTRY_SCHEME)
        own = numbers.by_id.get(entry_id) if entry_id != span.href else None
        for match in _CALLED.finditer(span.text) if own else ():
            number = digits(match[0])
            if number in numbers.all and not any(number in n for n in own or ()):
                whole = page.text.find(f"[{span.text}]")
                index = whole if whole >= 0 else max(page.text.find(span.text), 0)
                message = f"{match[0]} is no number of {entry_id}"
                yield page.problem("page-number", index, message)
