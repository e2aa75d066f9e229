"""Rule for how many things a text says that it names in brackets: "two of the papers (one, two and three)"."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import found_in_body, part_problem, texts_of
from ketamine_tui.model.problem import Problem

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {word: number for number, word in enumerate(_WORDS, start=2)}
_NOUNS = (
    "papers|articles|studies|trials|works|books|sources|references|reviews|entries|guidelines"
    "|reports|films|videos|podcasts|pages|links|authors|lines|numbers"
)
_COUNTED = re.compile(
    rf"(?<![\w.,-])(?P<of>(?:[^\W\d]+\s){{0,2}})(?P<count>{'|'.join(_WORDS)}|\d)\s(?:of\s(?:the|these|those|its|our)\s)?(?:[a-z]+\s)?(?:{_NOUNS})"
    r"(?:\s[a-z]+){0,8}?\s?(?:\((?P<list>[^()]{8,300})\)|:\s(?P<behind>[^.;:()]{8,300})(?=\.(?:\s|\Z)|\Z))",
    re.IGNORECASE,
)
_OF_MORE = re.compile(
    r"\b(?:first|last|next|other|another|more|less|least|most|than|to|or|about|over|some|every|within|past|up|nearly)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\Z", re.ASCII)
_ITEM = re.compile(
    r"the (?!others?\b|rest\b)[a-z]+(?: [\w-]+){0,2}|[A-Z][\w'\u2019-]*(?: (?:et al\.?|[A-Z][\w'\u2019-]*))*(?:,? (?:19|20)\d\d[a-z]?)"
)
"""A work as it is cited: an article and what it is, or names and its year."""

_BETWEEN = re.compile(r",\s(?:and\s)?|\s(?:and|&)\s")


def problems_of_counts(subject: Subject, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield how many things a text says that there are before a list of more or fewer."""
    body = subject.node.fields.get("body")
    for scalar in (scalar for scalar in texts_of(subject.node) if scalar is not body):
        for words, message in _miscounted(scalar.text):
            yield part_problem(subject, "page-list", words, scalar, lines, message)
    for words, place in found_in_body(subject, lambda text: (w for w, _ in _miscounted(text))):
        message = f"{words!r} are said to follow, and the list has another number"
        yield subject.problem("page-list", place, message)


def _miscounted(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words with the count, and what is wrong with them."""
    for match in _COUNTED.finditer(text):
        listed = " ".join((match["list"] or match["behind"]).split())
        if _OF_MORE.search(match["of"]):
            continue
        items = _items(listed)
        said = _COUNTS.get(match["count"].lower()) or int(match["count"])
        if items and items != said:
            written = match[0][len(match["of"]) :].split()
            yield (
                " ".join(written[:2]),
                f"{match['count']} are said to follow, and there are {items}",
            )


def _items(listed: str) -> int:
    """Return how many works a list has; 0 where one of its items is none: "A and B 2016" may be one work of two authors."""
    parts = _BETWEEN.split(listed)
    is_of_works = all(map(_ITEM.fullmatch, parts)) and any(map(_YEAR.search, parts))
    return len(parts) if is_of_works else 0
