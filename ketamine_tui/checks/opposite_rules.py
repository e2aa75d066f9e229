"""Rule for opposites in set phrases: of one receptor, what is called its antagonist everywhere is once its agonist."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.own_files import OwnFiles
from ketamine_tui.checks.sentences import sentences_of
from ketamine_tui.checks.spelling_rules import said_texts
from ketamine_tui.checks.subject import Subject, Told
from ketamine_tui.checks.wording_rules import part_problem
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import Scalar

_OPPOSITE = {"agonist": "antagonist", "antagonist": "agonist"}
_PHRASE = re.compile(r"(?<![\w-])([\w-]+)\s+([a-z]{4,})\s+((?:ant)?agonist)s?\b")
_NOUN = re.compile(r"\b(?:ant)?agonists?\b")
_USUAL = 3


def problems_of_opposites(subjects: Sequence[Subject], own: OwnFiles) -> Iterator[Problem]:
    """Yield the one phrase that says the opposite of what three others say.

    Where the directory has the opposite in other words, too, both are meant: a receptor has agonists and antagonists.
    """
    said: dict[tuple[str, str, str], list[tuple[Told, Scalar, Sequence[str], str]]]
    said = defaultdict(list)
    spoken_of: dict[tuple[str, str], int] = defaultdict(int)
    for told, scalar, lines in said_texts(subjects, own):
        if "agonist" not in scalar.text:
            continue
        for match in _PHRASE.finditer(scalar.text):
            said[match[1], match[2], match[3]].append((told, scalar, lines, match[0]))
        for sentence in sentences_of(" ".join(scalar.text.split())):
            for noun in {match[0].removesuffix("s") for match in _NOUN.finditer(sentence)}:
                for word in set(re.findall(r"[\w-]+", sentence)):
                    spoken_of[word, noun] += 1
    for (name, thing, noun), found in said.items():
        usual = len(said.get((name, thing, _OPPOSITE[noun]), ()))
        if len(found) == 1 and usual >= _USUAL and spoken_of[name, noun] == 1:
            told, scalar, lines, written = found[0]
            message = f"{' '.join(written.split())!r} is an {_OPPOSITE[noun]} elsewhere"
            yield part_problem(told, "word-opposite", written, scalar, lines, message)
