"""Rules for what a directory says of itself: the texts of ``directory.yaml``, ``tags.yaml`` and ``words.yaml``."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ketamine_tui.checks.avoided_rules import Avoided, avoided_in
from ketamine_tui.checks.date_rules import problems_of_dates
from ketamine_tui.checks.own_files import OwnFile, OwnFiles
from ketamine_tui.checks.pasted_rules import cut_off, pasted_in
from ketamine_tui.checks.prose_rules import ENDED, is_usual, language_of
from ketamine_tui.checks.wording_rules import (
    comment_behind,
    part_problem,
    problems_of_wording,
    texts_of,
)
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Scalar
from ketamine_tui.store.scan import DIRECTORY_FILE, TAGS_FILE, WORDS_FILE

_NO_REMARK = re.compile(r"#[^\s#]")
"""What begins a comment that was to be a tag or a number: a remark, of which such files have many, has a space behind its sign."""

_NOT = re.compile(r"\b(?:not|never|instead of|rather than)(?: an?| the)?\s+\Z", re.IGNORECASE)


class _Said(NamedTuple):
    """A text of a file, and the name of its field."""

    file: OwnFile
    name: str
    scalar: Scalar


def problems_of_own_texts(
    own: OwnFiles, avoided: Avoided | None, today: dt.date
) -> Iterator[Problem]:
    """Yield what is wrong with the texts in which a directory describes itself."""
    described = [*descriptions(own)]
    told = [*_as_of_entries(own, described, today)]
    yield from told
    yield from _unended(described, {(problem.path, problem.line) for problem in told})
    language = own.directory.text("language")
    for file, _, scalar in described:
        if other := language_of(scalar.text, language):
            message = f"these words are of {other!r}, and the text is to be in {language!r}"
            yield file.problem("text-language", scalar.place, message)
    for file, _, query in _texts(own, DIRECTORY_FILE, own.directory.records("views"), "query"):
        yield from _cut(file, [query], "quote the query")
    if avoided:
        for file, _, scalar in (*described, *_titles(own)):
            yield from avoided_in(file, [scalar], avoided, file.lines)
        yield from _recommended(own, avoided)


def _as_of_entries(own: OwnFiles, described: Iterable[_Said], today: dt.date) -> Iterator[Problem]:
    """Yield what is told of the texts of entries, too."""
    for file in own.files.values():
        yield from problems_of_wording(file, file.lines)
        yield from pasted_in(file, file.lines)
        yield from problems_of_dates(file, today, file.lines)
        yield from _cut(file, texts_of(file.node))
    for file, name, scalar in described:
        yield from cut_off(file, name, scalar, file.lines)


def descriptions(own: OwnFiles) -> Iterator[_Said]:
    """Yield what is said in whole sentences."""
    yield from _texts(own, DIRECTORY_FILE, [own.directory], "description", "disclaimer")
    yield from _texts(own, DIRECTORY_FILE, own.sections(), "description")
    yield from _texts(own, TAGS_FILE, own.tags.values(), "description")


def _titles(own: OwnFiles) -> Iterator[_Said]:
    """Yield the titles that are a directory's own words, and the name of nothing else."""
    yield from _texts(own, DIRECTORY_FILE, own.sections(), "title")
    yield from _texts(own, DIRECTORY_FILE, own.directory.records("views"), "title")


def _texts(own: OwnFiles, path: str, records: Iterable[FieldsNode], *names: str) -> Iterator[_Said]:
    for record in records:
        for name in names:
            if isinstance(scalar := record.fields.get(name), Scalar):
                yield _Said(own.files[path], name, scalar)


def _unended(described: Sequence[_Said], lines: AbstractSet[tuple[str, int]]) -> Iterator[Problem]:
    """Yield what has no full stop where nearly all that is said so has one; `lines` of which something is told are left out."""
    ended = [ENDED.search(said.scalar.text.rstrip()) is not None for said in described]
    for said, is_ended in zip(described, ended, strict=True) if is_usual(ended) else ():
        if not is_ended and (said.file.path, said.scalar.place.line) not in lines:
            message = f"the {said.name} has no full stop, and breaks off, it seems"
            yield said.file.problem("text-unfinished", said.scalar.place, message)


def _cut(file: OwnFile, texts: Iterable[Scalar], hint: str = "") -> Iterator[Problem]:
    """Yield texts that lose their end, which YAML takes for a comment."""
    for scalar in texts:
        if _NO_REMARK.match(comment := comment_behind(scalar, file.lines)):
            message = f"{comment!r} behind {scalar.text!r} is not read"
            yield file.problem("text-cut", scalar.place, message, hint)


def _recommended(own: OwnFiles, avoided: Avoided) -> Iterator[Problem]:
    """Yield what is to be written instead of a word, and is avoided itself."""
    for file, _, scalar in _texts(own, WORDS_FILE, own.words.records("avoided"), "instead"):
        for match in avoided.found_in(scalar.text):
            if not _NOT.search(scalar.text[: match.start()]):
                told = f"{match[0]!r} is recommended here, and avoided itself"
                hint = "recommend another word, or take it out of 'words'"
                yield part_problem(file, "word-avoided", match[0], scalar, file.lines, told, hint)
