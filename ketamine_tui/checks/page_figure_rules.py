"""Rules for the figures of a page: those that are almost, or in the other order, what a cited work says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ketamine_tui.checks.figures import Figure, Labels, crossed, figures_of, labels_of
from ketamine_tui.checks.page import Page, Part
from ketamine_tui.checks.phones import are_exchanged, is_slip
from ketamine_tui.checks.sentences import sentences_of
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.entry import Resource
from ketamine_tui.model.problem import Problem

_LED = re.compile(r"(?:sources?|see|more|references?)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+", re.ASCII)
_SHARED = 2
"""Longer words that two sentences have in common which say the same."""

_LEAST_DIGITS = 3
"""Digits of a figure of which one alone may be wrong."""


class _Work(NamedTuple):
    """What a cited work is said to say: its figures, all that may be meant by one, and of whom they are."""

    id: str
    figures: Sequence[Figure]
    known: frozenset[str]
    labels: Sequence[Mapping[str, Labels]]


def works_of(subjects: Sequence[Subject]) -> dict[str, Subject]:
    """Return the works that pages may cite, by their ids."""
    return {s.entry.id: s for s in subjects if isinstance(s.entry, Resource)}


def problems_of_figures(page: Page, works: Mapping[str, Subject]) -> Iterator[Problem]:
    """Yield figures of a page that a work which it cites beside them says otherwise."""
    known: dict[str, _Work] = {}
    for part, cited in citing(page):
        names = [name for name in cited if name in works]
        sentences = sentences_of(part.plain) if names and _DIGITS.search(part.plain) else ()
        if not any(any(figures_of(sentence)) for sentence in sentences):
            continue
        known |= {name: _work(works[name]) for name in names if name not in known}
        near = [known[name] for name in names]
        told = (*_slips(sentences, near), *_exchanged(sentences, near))
        for figure, message in told:
            yield page.problem("page-number", page.index_of(figure, part), message)


def citing(page: Page) -> Iterator[tuple[Part, list[str]]]:
    """Yield the texts of a page with the ids of what they cite, or of what the sources below them are."""
    below: list[str] = []
    texts: list[tuple[Part, list[str]]] = []
    for part in reversed(page.parts):
        if part.block.kind == "heading":
            below = []
        own = part.cited
        if own and _LED.match(part.shown):
            below = own
        elif part.is_own and part.block.kind == "text":
            texts.append((part, [*dict.fromkeys((*own, *below))]))
    yield from reversed(texts)


def _work(subject: Subject) -> _Work:
    texts = [subject.entry.title, *(text for text, _ in subject.said())]
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    figures = [figure for sentence in sentences for figure in figures_of(sentence)]
    names = (*subject.entry.alternate_names, subject.loaded.node.text("issued"))
    known = {*_DIGITS.findall(" ".join((*texts, *names))), *(figure.digits for figure in figures)}
    return _Work(
        subject.entry.id, figures, frozenset(known), [labels_of(sentence) for sentence in sentences]
    )


def _slips(sentences: Sequence[str], near: Sequence[_Work]) -> Iterator[tuple[str, str]]:
    """Yield figures that are those of a cited work but for two digits that changed places, or for one."""
    known = frozenset().union(*(work.known for work in near))
    own = [figure for sentence in sentences for figure in figures_of(sentence)]
    said = {figure.digits for figure in own}
    for figure in own:
        if figure.digits in known:
            continue
        others = ((o, work.id) for work in near for o in work.figures if o.digits not in said)
        meant = next((o for o in others if _is_meant(figure, o[0], is_one=len(near) == 1)), None)
        if meant:
            message = (
                f"is no figure of what is cited here, and almost {meant[0].written} of {meant[1]}"
            )
            yield figure.written, f"{figure.written} {message}"


def _is_meant(figure: Figure, other: Figure, *, is_one: bool) -> bool:
    """Say whether two figures are meant to be one; of one work alone that is cited, one digit may be wrong."""
    alike = len(figure.words & other.words)
    is_same = not figure.nouns.isdisjoint(other.nouns)
    is_long = len(figure.digits) >= _LEAST_DIGITS
    if are_exchanged(figure.digits, other.digits):
        is_year = figure.is_year and other.is_year
        is_certain = is_same and (is_long or not figure.is_share)
        return is_certain or ((is_same or is_year) and alike >= _SHARED)
    may_be_one = is_one and is_long and not figure.is_year and is_slip(figure.digits, other.digits)
    return may_be_one and is_same and alike > 0


def _exchanged(sentences: Sequence[str], near: Sequence[_Work]) -> Iterator[tuple[str, str]]:
    """Yield the first of two figures of which each is said of whom a cited work has the other for."""
    for own in map(labels_of, sentences):
        for theirs in (labels for work in near for labels in work.labels):
            for one, other in pairwise(figure for figure in own if figure in theirs):
                if names := crossed((own[one], own[other]), (theirs[one], theirs[other])):
                    yield one, f"{one} is of {names[0]} here, and of {names[1]} in what is cited"
