"""Rules for the texts of pages: signs of Markdown that are none, HTML, and links that lead nowhere."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.checks.marks import HTML, lone_stars, lost_links
from ketamine_tui.checks.number_rules import digits_of_numbers, is_broken
from ketamine_tui.checks.phones import digits, is_slip
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.url_rules import faults_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import ENTRY_SCHEME, Block, Span
from ketamine_tui.model.text import clean_block, fold
from ketamine_tui.store.node import Place, Scalar, place_of
from ketamine_tui.store.note.vanity import spelled_numbers

_LINK = re.compile(r"\]\([^\s)]*\)?|\]\[[^\W\d][^\]]*\]")
"""What follows the words of a link; numbers in brackets may be those of notes."""

_FENCE = re.compile(r"[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}(?=[^`]*$)|~{3,})")
_NO_ANCHOR = re.compile(r"[\W_]+")
_NUMBER_BEHIND = re.compile(r"-\d+$")

_NUMBER = re.compile(r"(?<![\w.])\+?\d[\d ()-]{4,}\d(?!\w)", re.ASCII)
_LEAST_DIGITS = 6
_CALLED = re.compile(r"(?<![\w.])\+?\d[\d ()-]*\d(?!\w)", re.ASCII)


class Targets(NamedTuple):
    """By the path of a file, what headings of the page are called in addresses, and the numbers of the entries.

    `own_numbers` are those of each entry, by its id; `entries` are those of each file, by its path.
    """

    anchors: Mapping[str, frozenset[str]]
    numbers: Mapping[str, frozenset[str]]
    own_numbers: Mapping[str, frozenset[str]]
    all_numbers: frozenset[str]
    entries: Mapping[str, Sequence[Subject]]


def targets_of(subjects: Sequence[Subject]) -> Targets:
    """Return what the links of pages can lead to."""
    anchors = {
        subject.path: frozenset(
            _anchor("".join(span.text for span in block.spans))
            for block in subject.loaded.blocks
            if block.kind == "heading"
        )
        for subject in subjects
        if _body(subject)
    }
    own_numbers = {subject.entry.id: digits_of_numbers(subject) for subject in subjects}
    numbers: dict[str, frozenset[str]] = defaultdict(frozenset)
    entries: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        numbers[subject.path] |= own_numbers[subject.entry.id]
        entries[subject.path].append(subject)
    everything = frozenset().union(*numbers.values())
    return Targets(anchors, numbers, own_numbers, everything, entries)


def problems_of_page(subject: Subject, targets: Targets) -> Iterator[Problem]:
    """Yield what is wrong with the text of a page."""
    if (body := _body(subject)) is None:
        return
    blocks, files = subject.loaded.blocks, subject.loaded.files
    page, anchors = _Page(subject, clean_block(body.text), body.place), targets.anchors
    yield from page.signs(blocks)
    yield from page.marks(blocks)
    yield from page.fence(blocks)
    for link in files:
        known = anchors.get(link.file)
        if link.fragment and known is not None and not _leads(link.fragment, known):
            yield page.lost_anchor(link.place, link.fragment, f" in {link.file}")
    yield from page.numbers(blocks, targets, {link.file for link in files})
    yield from page.called(blocks, targets)
    yield from page.addresses(blocks, anchors.get(subject.path, frozenset()))


class _Page:
    """The text of a page: what is found in it is told where it stands in the file."""

    def __init__(self, subject: Subject, text: str, start: Place) -> None:
        self._subject, self._text, self._start = subject, text, start

    def signs(self, blocks: Sequence[Block]) -> Iterator[Problem]:
        """Yield links that are none, and HTML, which are shown as they are written."""
        words = [
            span.text for b in blocks if b.kind != "code" for span in b.spans if _is_plain(span)
        ]
        plain = [text for text in words if "<" in text or "](" in text or "][" in text]
        for rule, pattern, told in (
            ("link-broken", _LINK, "is shown as it stands, and is no link"),
            ("page-html", HTML, "is shown as it stands: HTML is not read"),
        ):
            searched = 0
            for match in (found for text in plain for found in pattern.finditer(text)):
                index = self._text.find(match[0], searched)
                if index >= 0 and not self._is_escaped(index, match[0]):
                    yield self._problem(rule, index, f"{match[0]!r} {told}")
                searched = max(searched, index + 1)

    def marks(self, blocks: Sequence[Block]) -> Iterator[Problem]:
        """Yield links without an address, and stars that were to make words stand out and are shown instead."""
        for index, message in lost_links(blocks, self._text):
            yield self._problem("link-broken", index, message)
        for index in lone_stars(blocks, self._text):
            message = "a star is shown as it stands, where others are missing"
            yield self._problem("page-stars", index, message)

    def _is_escaped(self, index: int, written: str) -> bool:
        """Say whether a sign is meant as it stands; of a link, the bracket before its words may say so."""
        first = self._text.rfind("[", 0, index) if written.startswith("]") else index
        return any(self._text[i - 1 : i] == "\\" for i in (index, first))

    def fence(self, blocks: Sequence[Block]) -> Iterator[Problem]:
        """Yield a block of code that goes on to the end of the page."""
        opened, place = "", 0
        position = 0
        for line in self._text.split("\n"):
            if match := _FENCE.match(line):
                if not opened:
                    opened, place = match[1], position + match.start(1)
                elif match[1].startswith(opened) and not line[match.end() :].strip():
                    opened = ""
            position += len(line) + 1
        last = blocks[-1] if blocks else None
        # A fence in a block of code that is indented is a part of it.
        if opened and last and last.kind == "code" and opened not in last.spans[0].text:
            yield self._problem("page-code-open", place, "the code that begins here has no end")

    def numbers(
        self, blocks: Sequence[Block], targets: Targets, linked: set[str]
    ) -> Iterator[Problem]:
        """Yield numbers that differ from one of an entry to which the page links by a slip of the finger."""
        texts = [span.text for block in blocks for span in block.spans]
        found = {match[0]: match[0] for text in texts for match in _NUMBER.finditer(text)}
        found |= {one.words: one.number for text in texts for one in spelled_numbers(text)}
        if not found:
            return
        near = frozenset().union(*(targets.numbers.get(file, frozenset()) for file in linked))
        entries = [entry for file in linked for entry in targets.entries.get(file, ())]
        for written, meant_digits in sorted(found.items()):
            number = digits(meant_digits)
            alike = (other for other in sorted(near) if is_slip(number, other))
            meant = next((n for n in alike if not any(is_broken(s, n) for s in entries)), "")
            if len(number) >= _LEAST_DIGITS and meant and number not in targets.all_numbers:
                message = f"{written} is no number of an entry, and almost {meant}"
                yield self._problem("page-number", max(self._text.find(written), 0), message)

    def called(self, blocks: Sequence[Block], targets: Targets) -> Iterator[Problem]:
        """Yield links whose words have the number of another entry than that to which they lead."""
        for span in dict.fromkeys(span for block in blocks for span in block.spans):
            entry_id = span.href.removeprefix(ENTRY_SCHEME)
            own = targets.own_numbers.get(entry_id) if entry_id != span.href else None
            for match in _CALLED.finditer(span.text) if own else ():
                number = digits(match[0])
                if number in targets.all_numbers and not any(number in n for n in own or ()):
                    whole = self._text.find(f"[{span.text}]")
                    index = whole if whole >= 0 else max(self._text.find(span.text), 0)
                    message = f"{match[0]} is no number of {entry_id}"
                    yield self._problem("page-number", index, message)

    def addresses(self, blocks: Sequence[Block], own: frozenset[str]) -> Iterator[Problem]:
        """Yield what is wrong with links to the web, and to headings of the page itself."""
        for url in dict.fromkeys(span.href for block in blocks for span in block.spans):
            if not url or url.startswith(ENTRY_SCHEME):
                continue
            index = max(self._text.find(url), 0)
            if url.startswith("#"):
                if not _leads(url[1:], own):
                    place = place_of(self._text, index, self._start.line)
                    yield self.lost_anchor(place, url[1:], " on this page")
                continue
            for rule, message, hint in faults_of(url):
                yield self._problem(rule, index, message, hint)

    def lost_anchor(self, place: Place, fragment: str, where: str) -> Problem:
        """Return that a link leads to no heading."""
        message = f"there is no heading '#{fragment}'{where}"
        return self._subject.problem("anchor-unknown", place, message)

    def _problem(self, rule: str, index: int, message: str, hint: str = "") -> Problem:
        place = place_of(self._text, index, self._start.line)
        return self._subject.problem(rule, place, message, hint)


def _body(subject: Subject) -> Scalar | None:
    body = subject.loaded.node.fields.get("body")
    return body if isinstance(body, Scalar) and subject.path.endswith(".md") else None


def _is_plain(span: Span) -> bool:
    return not span.href and span.style != "code"


def _leads(fragment: str, anchors: frozenset[str]) -> bool:
    wanted = {fragment, _NUMBER_BEHIND.sub("", fragment)}  # a second heading of a name is numbered
    return any(_anchor(name) in anchors for name in wanted)


def _anchor(text: str) -> str:
    """Return what the spellings that programs make of a heading have in common."""
    return _NO_ANCHOR.sub("", fold(text))
