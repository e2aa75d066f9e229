"""Rules for what a directory says of itself: the texts of ``directory.yaml``, ``tags.yaml`` and ``words.yaml``."""

import datetime as dt
import re
from collections.abc import Iterator

from ketamine_tui.checks.avoided_rules import Avoided, avoided_in
from ketamine_tui.checks.own_files import OwnFile, OwnFiles
from ketamine_tui.checks.pasted_rules import cut_off, pasted_in
from ketamine_tui.checks.wording_rules import (
    comment_behind,
    part_problem,
    problems_of_comments,
    problems_of_wording,
)
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Scalar
from ketamine_tui.store.scan import DIRECTORY_FILE, TAGS_FILE, WORDS_FILE

_TAG = re.compile(r"#\S")
"""What begins a comment that was to be a tag; a remark has a space behind its sign."""

_NOT = re.compile(r"\b(?:not|never|instead of|rather than)(?: an?| the)?\s+\Z", re.IGNORECASE)


def problems_of_own_texts(
    own: OwnFiles, avoided: Avoided | None, today: dt.date
) -> Iterator[Problem]:
    """Yield what is wrong with the texts in which a directory describes itself."""
    for file in own.files.values():
        yield from problems_of_wording(file, file.lines)
        yield from pasted_in(file, today, file.lines)
        yield from problems_of_comments(file, file.lines)
        for name, scalar in _descriptions(own, file.path):
            yield from cut_off(file, name, scalar, file.lines)
            if avoided:
                yield from avoided_in(file, [scalar], avoided, file.lines)
        if file.path == DIRECTORY_FILE:
            yield from _queries(file, own.directory)
        if avoided and file.path == WORDS_FILE:
            yield from _recommended(file, own.words, avoided)


def _descriptions(own: OwnFiles, path: str) -> Iterator[tuple[str, Scalar]]:
    """Yield what a file says in whole sentences, each with the name of its field."""
    if path == DIRECTORY_FILE:
        for record in (own.directory, *own.sections()):
            yield from _texts(record, "description", "disclaimer")
    elif path == TAGS_FILE:
        for record in own.tags.values():
            yield from _texts(record, "description")


def _texts(record: FieldsNode, *names: str) -> Iterator[tuple[str, Scalar]]:
    for name in names:
        if isinstance(scalar := record.fields.get(name), Scalar):
            yield name, scalar


def _queries(file: OwnFile, directory: FieldsNode) -> Iterator[Problem]:
    """Yield the queries that lose a tag, which YAML takes for a comment."""
    for view in directory.records("views"):
        for _, query in _texts(view, "query"):
            if _TAG.match(comment := comment_behind(query, file.lines)):
                message = f"{comment!r} behind {query.text!r} is not read"
                yield file.problem("text-cut", query.place, message, "quote the query")


def _recommended(file: OwnFile, words: FieldsNode, avoided: Avoided) -> Iterator[Problem]:
    """Yield what is to be written instead of a word, and is avoided itself."""
    for group in words.records("avoided"):
        for _, scalar in _texts(group, "instead"):
            for match in avoided.found_in(scalar.text):
                if not _NOT.search(scalar.text[: match.start()]):
                    told = f"{match[0]!r} is recommended here, and avoided itself"
                    hint = "recommend another word, or take it out of 'words'"
                    yield part_problem(
                        file, "word-avoided", match[0], scalar, file.lines, told, hint
                    )
