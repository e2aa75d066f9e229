"""Rules for spelling: a word of which two letters stand in another order than wherever else the directory has it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.own_files import OwnFiles
from ketamine_tui.checks.own_text_rules import descriptions
from ketamine_tui.checks.subject import Subject, Told
from ketamine_tui.checks.wording_rules import part_problem
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import Scalar

_WORD = re.compile(r"(?<![\w@./-])[a-z]{6,}(?![\w@/-]|\.\w)", re.ASCII)
_USUAL = _PAIR = 2
_TOLD_APART = frozenset(
    (
        *("casual", "causal", "casually", "causally", "united", "untied", "marital", "martial"),
        *("sacred", "scared", "trails", "trials", "silver", "sliver", "angels", "angles"),
        *("barely", "barley", "diaries", "dairies", "signed", "singed"),
    )
)
"""Words that are others with two letters in the other order."""


def problems_of_spelling(subjects: Sequence[Subject], own: OwnFiles) -> Iterator[Problem]:
    """Yield words of what is said that stand once, and elsewhere with two letters in the other order."""
    found: dict[str, tuple[Told, Scalar, Sequence[str]]] = {}
    times: Counter[str] = Counter()
    for told, scalar, lines in said_texts(subjects, own):
        for word in _WORD.findall(scalar.text):
            times[word] += 1
            found[word] = (told, scalar, lines)
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in times:
        alike[word[0] + word[-1], "".join(sorted(word))].append(word)
    for word in (word for words in alike.values() if len(words) > 1 for word in words):
        if times[word] == 1 and word not in _TOLD_APART:
            others = alike[word[0] + word[-1], "".join(sorted(word))]
            usual = next((o for o in others if times[o] >= _USUAL and _is_turned(word, o)), "")
            if usual:
                subject, scalar, lines = found[word]
                message = f"{word!r} is written {usual!r} elsewhere"
                yield part_problem(subject, "word-misspelt", word, scalar, lines, message)


def said_texts(
    subjects: Sequence[Subject], own: OwnFiles
) -> Iterator[tuple[Told, Scalar, Sequence[str]]]:
    """Yield what the directory says, each text with its file and the lines of that."""
    for subject in subjects:
        for name in ("summary", "body"):
            if isinstance(text := subject.node.fields.get(name), Scalar):
                yield subject, text, subject.file.lines
    for file, _, text in descriptions(own):
        yield file, text, file.lines


def _is_turned(word: str, other: str) -> bool:
    """Say whether two words differ by two letters side by side that have changed places; centers are centres elsewhere."""
    places = [n for n, (one, two) in enumerate(zip(word, other, strict=True)) if one != two]
    is_british = {word[place] for place in places} == set("er") and places[-1] >= len(word) - 3
    return len(places) == _PAIR and places[1] == places[0] + 1 and not is_british
