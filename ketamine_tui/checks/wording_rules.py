"""Rules for the wording of texts: what is unfinished, misread or cut off."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from html import unescape
from typing import TypeVar

from ketamine_tui.checks.marks import HTML
from ketamine_tui.checks.subject import Subject, Told
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.way_kinds import WAY_FIELDS
from ketamine_tui.store.node import FieldsNode, Node, Place, Scalar, place_of

ToldT = TypeVar("ToldT")

_TEXT_FIELDS = frozenset(
    {"title", "summary", "organization", "note", "label", "text", "publisher", "container_title"}
    | {"source", "reviewer", "role", "credential", "street", "city", "body"}
    | {"description", "disclaimer", "reason", "instead"}
)
_TEXT_LISTS = frozenset({"alternate_names", "authors", "editors", "contributors", "source"})

_RECORDS = ("alerts", *WAY_FIELDS, "schedules")
_OWN_WORDS = ("text", "label", "note")
"""What curators say in records. Titles and names are as they are printed, and remarks on reviews nobody publishes."""

_UNFINISHED = re.compile(
    r"(?<![\w\"'\u2018\u201c])(?<![A-Z]{2} )(?:TODO|FIXME"
    r"|(?<!for )(?<!of )(?<!with )(?<!and )(?<!against )(?:TBD|TBC|(?<![\d,])XXX)(?! [A-Z][a-z]))\b(?! [A-Z]{2})(?![\"'\u2019\u201d])"
    r"|\?\?\?|\blorem ipsum\b|TO FILL IN"
)
"""Marks that stand alone: in a name, in a line of capitals or within quotation marks they are somebody's words.

TBC is short for tuberculosis, too.
"""

_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE)
_CLOSED = re.compile(r"(?<=[^\W\d_\u00c2\u00c3])[\u00bb\u201c\u201d](?![^\W\d_])")
"""A quotation mark behind a word, which together with a last letter such as \u00df looks like something misread.

Behind the letters that begin most of what is misread it may be a part of that.
"""

_FOREIGN = re.compile(r"[^\x00-\x7f]{2,}")
_DATE = re.compile(r"(?<![\w/.-])\d{1,2}/\d{1,2}/\d{4}(?![\w/-])", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_MARKED_GAP = r"[\s*_>]+"
"""What may stand between the words of a text where Markdown marks them."""

_TWICE = re.compile(
    r"(?<![\w-])(the|an?|of|is|to|and|for|or|with|are|was|were|from|at|by|not|it|be|has|can|about|after|before|between|among|during|against|into|than|these|those|this|their|its|our|your|who|which|when|while|if|but|as|more) \1(?![\w'\u2019-])"
)
"""Small words; others may be meant twice ("that that"), and so may those of names."""

_CLEFT = re.compile(r"\b(?:what|who|how|where|that)\b[^.;!?]* (?:is|was|are)\Z", re.IGNORECASE)
"""A clause that ends with a word with which the sentence goes on: "what it is is" so."""

_LOST = re.compile(r"(?<![\w/=&?.:-])[^\W\d_]+(?:\?(?![A-Z])[^\W\d_]+|\ufffd)")
"""A letter that no encoding had became a question mark within its word; addresses have such marks, too."""

_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")


def problems_of_wording(subject: Told, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the texts of an entry or file; `lines` are those of the file, where there is one."""
    for scalar in texts_of(subject.node):
        text = scalar.text
        if match := _UNFINISHED.search(text):
            told = f"{match[0]!r} stands for what is still to be written"
            yield part_problem(subject, "text-unfinished", match[0], scalar, lines, told)
        if date := _DATE.search(text):
            told = f"{date[0]} can be two days, or none"
            yield part_problem(subject, "text-date", date[0], scalar, lines, told)
        if (twice := _TWICE.search(text)) and not _CLEFT.search(
            text[max(0, twice.end(1) - 200) : twice.end(1)]
        ):
            told = f"{twice[1]!r} stands here twice"
            yield part_problem(subject, "text-twice", twice[0], scalar, lines, told)
        if word := _of_two_alphabets(text):
            told = f"{word!r} has letters of two alphabets"
            yield part_problem(subject, "text-alphabets", word, scalar, lines, told)
        if "\n" not in text and (html := HTML.search(text)):
            told = f"{html[0]!r} is shown as it stands: HTML is not read"
            yield part_problem(subject, "page-html", html[0], scalar, lines, told)
        if wrong := _misread(text):
            part, *told_of = wrong
            yield part_problem(subject, "text-misread", part, scalar, lines, *told_of)
        elif "\n" not in text and (spaces := _SPACES.search(text)):
            around = text[spaces.start() - 1 : spaces.end() + 1]
            told = "two spaces stand side by side"
            yield part_problem(subject, "text-spaces", around, scalar, lines, told)


def part_problem(
    subject: Told, rule: str, part: str, scalar: Scalar, lines: Sequence[str], *told: str
) -> Problem:
    """Return a breach of a rule by a part of a text, where that stands; `told` is the message, and a hint if there is one."""
    return subject.problem(rule, place_of_part(part, scalar, lines), *told)


def place_of_part(part: str, scalar: Scalar, lines: Sequence[str]) -> Place:
    """Return where a part of a text stands in the lines of a file, or where the text begins.

    A text that is folded or has escapes may be written otherwise.
    """
    first, column = scalar.place
    left = len(scalar.text)
    for number, line in enumerate(lines[first - 1 :], start=first):
        index = line.find(part, column - 1 if number == first else 0)
        if index >= 0:
            return Place(number, index + 1)
        left -= len(line.strip()) if number > first else 0
        if left < 0:
            break
    return scalar.place


def place_within(subject: Subject, part: str, text: str, place: Place) -> Place:
    """Return where a part of a text that begins at a place stands in its file."""
    return place_of_part(part, Scalar(place, text), subject.file.lines)


def found_in_body(
    subject: Subject, words_in: Callable[[str], Iterable[str]]
) -> Iterator[tuple[str, Place]]:
    """Yield what `words_in` finds in the page of an entry, as `told_in_body`."""
    return told_in_body(subject, lambda text: ((words, words) for words in words_in(text)))


def told_in_body(
    subject: Subject, told_of: Callable[[str], Iterable[tuple[str, ToldT]]]
) -> Iterator[tuple[ToldT, Place]]:
    """Yield what is told of words in the page of an entry, but for quotations and code, each with where they stand."""
    body = subject.loaded.node.fields.get("body")
    if not isinstance(body, Scalar):
        return
    searched = 0
    for block in subject.loaded.blocks:
        if block.quoted or block.kind == "code":
            continue
        for words, told in told_of("".join(span.text for span in block.spans)):
            written = re.compile(_MARKED_GAP.join(map(re.escape, words.split())))
            found = written.search(body.text, searched) or written.search(body.text)
            searched = found.end() if found else searched
            yield told, place_of(body.text, found.start() if found else 0, body.place.line)


def _of_two_alphabets(text: str) -> str:
    """Return a word with Latin and Cyrillic letters, which look alike. Greek ones stand in names of substances."""
    if text.isascii() or not _CYRILLIC.search(text):
        return ""
    words = (word for word in _WORD.findall(text) if _CYRILLIC.search(word))
    return next((word for word in words if _LATIN.search(word)), "")


def _misread(text: str) -> tuple[str, ...]:
    """Return what of a text was misread, with what is wrong with it and perhaps what to write; or nothing.

    That is an HTML entity, a letter that was lost, or UTF-8 that was read as Windows-1252 or Latin-1.
    """
    if lost := _LOST.search(text):
        return lost[0], f"{lost[0]!r} has lost a letter"
    match = _ENTITY.search(text)
    meant = unescape(match[0]) if match else ""
    if match and meant != match[0]:
        hint = "write a space" if meant.isspace() else f"write {meant!r}"
        return match[0], f"{match[0]!r} is an HTML entity", hint
    # Of words that are no entities, those in small letters are meant for one.
    if match and match[0].islower():
        return match[0], f"{match[0]!r} is almost an HTML entity"
    for letters in () if text.isascii() else _FOREIGN.findall(_CLOSED.sub("", text)):
        for encoding in ("cp1252", "latin-1"):
            with suppress(UnicodeError):
                meant = letters.encode(encoding).decode("utf-8")
                return letters, f"{letters!r} is {meant!r}, misread", f"write {meant!r}"
    return ()


def problems_of_comments(subject: Told, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield texts that a comment has cut off: what follows a space and a # is not read (YAML 1.2, 6.6)."""
    for scalar in texts_of(subject.node):
        if comment := comment_behind(scalar, lines):
            message = f"{comment!r} behind {scalar.text!r} is not read"
            yield subject.problem("text-cut", scalar.place, message)


def comment_behind(scalar: Scalar, lines: Sequence[str]) -> str:
    """Return the comment that stands behind a text in its line; nothing where there is none."""
    line, column = scalar.place
    written = lines[line - 1][column - 1 :] if 0 < line <= len(lines) else ""
    # A text of several lines ends below.
    if scalar.quoted or not written.startswith(scalar.text):
        return ""
    rest = written[len(scalar.text) :]
    is_comment = rest.startswith(" ") and rest.lstrip(" ").startswith("#")
    return rest.strip() if is_comment else ""


def texts_of(node: Node, name: str = "") -> Iterator[Scalar]:
    """Yield the texts that people write, of records too; `name` is that of the field in which the node stands."""
    match node:
        case Scalar():
            if name in _TEXT_FIELDS and node.text:
                yield node
        case FieldsNode():
            for field, value in node.fields.items():
                # Those of a translation stand under what they translate.
                yield from texts_of(value, "label" if name == "labels" else field)
        case _:
            for item in node.items:
                if not isinstance(item, Scalar):
                    yield from texts_of(item, name)
                elif name in _TEXT_LISTS:
                    yield item


def public_texts(node: FieldsNode) -> Iterator[Scalar]:
    """Yield what curators say to readers in the fields of an entry, but for the text of a page."""
    summary = node.fields.get("summary")
    if isinstance(summary, Scalar):
        yield summary
    for name in _RECORDS:
        for record in node.records(name):
            texts = (record.fields.get(part) for part in _OWN_WORDS)
            yield from (text for text in texts if isinstance(text, Scalar))
