"""Rule for the indefinite article in English texts: "an" before a vowel that is heard, "a" before any other sound."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import found_in_body, part_problem, public_texts
from ketamine_tui.model.problem import Problem

_BEFORE_VOWEL = r"[Aa] (?!(?:and|an|am|are|as|at|is|it|in|if|of|on|or)\b)(?:[aio]|e(?!u|we\b|wer))(?!nce\b|ne\b|ne-|\w*[A-Z.'\u2019/])[a-z]{2,}"
_BEFORE_CONSONANT = r"[Aa]n (?!([a-z])\1|hon|hour|heir|herb)(?:[bcdfgjkpqtvwz]|s(?=[aeiouychklmnpqrtw])|[hlmnr](?=[aeiouy]))(?=[a-z]{0,2}[aeiouy])(?!\w*[A-Z.'\u2019/])[a-z]{2,}"
_WRONG = re.compile(
    rf"(?<![\w.'\u2019/-])(?:{_BEFORE_VOWEL}|{_BEFORE_CONSONANT})(?![\w'\u2019]|[./]\w)"
)
"""Words in small letters; what begins with u may be heard either way, and capitals may be spelled out."""

_ENGLISH = re.compile(r"\b(?:the|and|of|for|with|is|are|by|on|who|to)\b")
"""Words by which a text is known that is no label in another language, in which "a" may be another word."""

_H = re.compile(r"n h(?:istor|otel|abitu|ysteri)")
"""Words with an h that some speakers leave out."""

_NO_ARTICLE = re.compile(
    r"(?:\b(?:vitamin|hepatitis|type|group|grade|class|schedule|category|part|plan|level|option|appendix|annex|table|figure"
    r"|arm|phase|step|point|version|section|unit|ward|block|room|letter|model|study|trial|drug)s?|[\w)]\.|[|:])\s\Z"
    r"|[\"'\u2018\u201c(*_]\Z",
    re.IGNORECASE,
)
"""What stands before a letter that is a name."""


def problems_of_articles(subject: Subject, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield an article before the wrong sound, in a directory in English; titles are as they are printed."""
    if subject.directory.language.partition("-")[0].lower() != "en":
        return
    for scalar in public_texts(subject.node):
        for words in _wrong_in(scalar.text):
            yield part_problem(subject, "text-article", words, scalar, lines, _message(words))
    for words, place in found_in_body(subject, _wrong_in):
        yield subject.problem("text-article", place, _message(words))


def _wrong_in(text: str) -> Iterator[str]:
    for match in _WRONG.finditer(text) if _ENGLISH.search(text) else ():
        is_letter = match[0].startswith("A ") and not _begins(text, match.start())
        if is_letter or _H.search(match[0]) or _NO_ARTICLE.search(text, 0, match.start()):
            continue
        yield match[0]


def _begins(text: str, start: int) -> bool:
    """Say whether a sentence begins there."""
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?"


def _message(words: str) -> str:
    article, word = words.split()
    return f"{words!r} is written {'a' if article.lower() == 'an' else 'an'} {word}"
