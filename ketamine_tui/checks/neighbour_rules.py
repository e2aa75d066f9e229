"""Rules for works beside others: the journal of a DOI, the year and the surname of an id, and people's names elsewhere."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ketamine_tui.checks.prose_rules import is_usual
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.likeness import is_misspelt, slip_keys
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold

_JOURNAL = re.compile(
    r"(10\.\d+/(?:s\d{5}|S\d{4}-\d{3}[\dX]|j\.[a-z]{2,}|[a-z]{3,}(?:\.[a-z]{3,})?))(?=[-(.]|\d)",
    re.ASCII | re.IGNORECASE,
)
"""What publishers write into the DOIs of a journal alone: its short name, number or ISSN."""

_WORD = re.compile(r"[^\W\d_]+")
_ID_YEAR = re.compile(r"(?:\A|-)((?:19|20)\d\d)(?=-|\Z)", re.ASCII)
_LEAST_LETTERS = 5
"""Letters of a name that is hardly another one but for one of them."""

_INITIAL = re.compile(r"\A[^\W\d_]{3,} (?:[A-Z]\. ?)+[^\W\d_]{3,}")


def problems_of_neighbours(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield what the other works of a directory show to be wrong with the name, the year or the people of one."""
    yield from _containers(subjects)
    yield from _years(subjects)
    yield from _surnames(subjects)
    yield from _people(subjects)


def _containers(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield an article whose DOI is of a journal that others call otherwise."""
    of_journal: dict[str, list[tuple[Subject, str]]] = defaultdict(list)
    for subject in subjects:
        container = subject.node.text("container_title")
        dois = [record.text("value") for record in subject.identifiers("doi")]
        match = _JOURNAL.match(dois[0]) if len(dois) == 1 else None
        if subject.entry.kind is Kind.ARTICLE and container and match:
            of_journal[match[1].lower()].append((subject, container))
    for doi, works in of_journal.items():
        usual, number = Counter(container for _, container in works).most_common(1)[0]
        for subject, container in works:
            if number > max(1, len(works) / 2) and not _may_be_one(container, usual):
                message = f"{doi} is {usual} elsewhere, and {container} here"
                yield subject.problem("container-doi", subject.place("container_title"), message)


def _may_be_one(name: str, other: str) -> bool:
    """Say whether two names may be of one journal: one has the words of the other, or their beginnings."""
    words, of = (
        [word for word in _WORD.findall(fold(text)) if word not in ("the", "of", "and", "in")]
        for text in (name, other)
    )
    short, long = sorted((words, of), key=len)
    pairs = zip_longest(short, long, fillvalue="")
    return all(a.startswith(b) or b.startswith(a) for a, b in pairs) or set(short) <= set(long)


def _years(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield an article whose id has another year than it was issued in, where nearly all ids have that."""
    dated = [
        (subject, match[1], issued)
        for subject in subjects
        if subject.entry.kind is Kind.ARTICLE  # of which there is no later edition
        if (match := _ID_YEAR.search(subject.entry.id))
        if (issued := subject.node.text("issued")[:4]).isdecimal()
    ]
    if is_usual(year == issued for _, year, issued in dated):
        for subject, year, issued in dated:
            if year != issued:
                message = f"the id says {year}, and the work was issued in {issued}"
                yield subject.problem("issued-doubtful", subject.place("issued"), message)


def _surnames(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield an author who is called almost as the id of the work has it, and as nobody else of it is called."""
    for subject in subjects:
        items = list(subject.texts("authors"))
        known = {fold(word) for item in items for word in _WORD.findall(item.text)}
        named = {part for part in subject.entry.id.split("-") if len(part) >= _LEAST_LETTERS}
        for item in items:
            surname = fold(item.text.split()[-1]) if item.text.strip() else ""
            for name in named - known if len(surname) >= _LEAST_LETTERS else ():
                if is_misspelt(surname, name):
                    message = f"{item.text!r} is almost {name!r}, which the id says"
                    yield subject.problem("name-similar", item.place, message)


def _people(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield somebody with an initial who has another letter in one name than in another work; the same is told once."""
    people = [
        (s, i) for s in subjects for i in s.texts("authors") if _INITIAL.match(i.text.strip())
    ]
    times = Counter(item.text.strip() for _, item in people)
    keys: dict[str, set[str]] = defaultdict(set)
    for name in times:
        for key in slip_keys(name):
            keys[key].add(name)
    for subject, item in people:
        name = item.text.strip()
        alike = {other for key in slip_keys(name) for other in keys[key] if _is_slip(name, other)}
        other = max(alike, key=lambda one: (times[one], one), default="")
        if other and times[name] == 1 and (times[other] > 1 or name > other):
            message = f"{other!r} is written so elsewhere"
            yield subject.problem("name-similar", item.place, message)


def _is_slip(name: str, other: str) -> bool:
    """Say whether of two names with the same initials one word of several letters is almost the other's."""
    pairs = list(zip(name.split(), other.split(), strict=False))
    differing = [(a, b) for a, b in pairs if a != b]
    if len(differing) != 1 or len(name.split()) != len(other.split()):
        return False
    word, its = differing[0]
    return min(len(word), len(its)) >= _LEAST_LETTERS and is_misspelt(word, its)
