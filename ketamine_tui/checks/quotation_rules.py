"""Rules for quotations of pages: what a correction quotes, too, has the same words there."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ketamine_tui.checks.page import Page
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_LEAST_WORDS = 6
"""Words that do not stand side by side in two texts by chance."""


def problems_of_quotations(
    page: Page, corrected: Mapping[str, Sequence[Subject]]
) -> Iterator[Problem]:
    """Yield words of a quotation that a correction of the page, or of an entry to which it links, quotes otherwise.

    `corrected` are the entries with corrections, by the paths of their files.
    """
    quoted = [(part, _words(part.shown)) for part in page.parts if part.block.quoted]
    if not quoted:
        return
    paths = {page.subject.path, *(link.file for link in page.subject.loaded.files)}
    near = (subject for path in sorted(paths) for subject in corrected.get(path, ()))
    for record in (record for subject in near for record in subject.records("corrections")):
        was = _words(record.text("was"))
        found = [(part, *_differing(words, was)) for part, words in quoted]
        if len(was) < _LEAST_WORDS or any(is_same for _, is_same, *_ in found):
            continue
        for part, _, here, there in found:
            if here:
                message = f"{here!r} is quoted here, and a correction quotes {there!r}"
                yield page.problem("quotation-differs", page.index_of(here, part), message)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _differing(words: Sequence[str], was: Sequence[str]) -> tuple[bool, str, str]:
    """Say whether words hold others; or return the only word in which they differ, and what it is there."""
    folded, wanted = [*map(fold, words)], [*map(fold, was)]
    for start in range(len(words) - len(was) + 1):
        # Of two that differ in one word, one half is the same.
        half = len(was) // 2
        window = folded[start : start + len(was)]
        if window[:half] != wanted[:half] and window[half:] != wanted[half:]:
            continue
        differing = [n for n, (a, b) in enumerate(zip(window, wanted, strict=True)) if a != b]
        if not differing:
            return True, "", ""
        if len(differing) == 1:
            return False, words[start + differing[0]], was[differing[0]]
    return False, "", ""
