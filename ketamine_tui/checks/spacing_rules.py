"""Rules for stops and commas: a blank stands behind them and none before, and none of them stands twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ketamine_tui.checks.page import Page
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import part_problem, public_texts
from ketamine_tui.model.problem import Problem

_SMALL = r"[a-z\u00df-\u024f\u03ac-\u03ce\u0430-\u045f]"
"""Small letters of scripts that part words by blanks."""

_FAULT = re.compile(
    rf"(?P<joined>(?<![\w./@:#-])[A-Z]?{_SMALL}{{3,}}[.!?][A-Z]{_SMALL}+(?![\w./@(])"
    rf"|(?<![\w./@:#,-])[A-Z]?{_SMALL}{{3,}},{_SMALL}{{3,}}(?![\w./@,-]))"
    r"|(?P<apart>(?<=\w) [,.](?=\s|\Z))"
    r"|(?P<twice>(?<=\w)(?:,,|,\.(?!\w)|\.\.(?![./\w])))"
)
"""Words joined by a stop or a comma; a comma or stop behind a blank; and two of these. Three stops are one sign."""

_WORD_BEFORE = re.compile(r"[^\W_]{1,20}\Z")
_LETTER = re.compile(_SMALL, re.IGNORECASE)
_SAID = {
    "joined": "no blank stands behind the stop or comma",
    "apart": "a blank stands before the stop or comma",
    "twice": "two stops or commas stand here",
}


def problems_of_spacing(subject: Subject, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with stops and commas in the fields of an entry; `lines` are those of its file."""
    for scalar in public_texts(subject.loaded.node):
        for sign, message in _faults(scalar.text):
            yield part_problem(subject, "text-spaces", sign, scalar, lines, message)


def problems_of_page_spacing(page: Page) -> Iterator[Problem]:
    """Yield what is wrong with stops and commas in the text of a page, and links that nothing parts."""
    for part in (part for part in page.parts if part.is_own):
        for sign, message in _faults(part.plain):
            if (index := page.find(sign, part)) >= 0:
                yield page.problem("text-spaces", index, message)
        for one, other in pairwise(part.block.spans):
            is_led_on = one.href and other.href and one.href != other.href
            if is_led_on and _LETTER.match(one.text[-1:]) and _LETTER.match(other.text[:1]):
                message = f"nothing stands between this link and {other.text!r}"
                yield page.problem("text-spaces", page.index_of(one.text, part), message)


def _faults(text: str) -> Iterator[tuple[str, str]]:
    """Yield the faults of a text with some words around each, and what is said of them."""
    for match in _FAULT.finditer(text):
        kind = match.lastgroup or ""
        before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
        words = text[before.start() if before else match.start() : match.end()]
        yield words, f"{words!r}: {_SAID[kind]}"
