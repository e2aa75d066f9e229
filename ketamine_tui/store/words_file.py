"""Reading ``words.yaml``: the words that mean the same, those that say nothing beside others, those to avoid."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.model.text import clean, fold
from ketamine_tui.model.wordlist import Avoided, WordList
from ketamine_tui.store.decode import Invalid, Many, Record
from ketamine_tui.store.node import FieldsNode, ListNode, Node, Scalar
from ketamine_tui.store.report import Report
from ketamine_tui.store.values import NAME

LEAST_GROUP, MOST_GROUP = 2, 30
"""How many words a group has: each is looked for with every word of it."""

LONGEST = 60
"""Characters of a word or a phrase."""

_OTHER_COMMA = re.compile(r"[;|\u060c\u3001\uff0c](?=.)| /(?= )")
"""What people write where YAML has a comma."""


class Word(NamedTuple):
    """A word to look for; where it is not `may_be_phrase`, without gaps."""

    may_be_phrase: bool = True

    def decode(self, node: Node, report: Report) -> str:
        """Return a word as it is written, gaps made single.

        Raises:
            Invalid: After reporting why.
        """
        text = " ".join(NAME.decode(node, report).split())
        if len(text) > LONGEST:
            message = f"a word of {len(text):,} characters is none that anybody looks for"
            report.add(node.place, "value-form", message, f"write {LONGEST} at most")
        elif not fold(text).strip():
            message = f"there is nothing to find in {text!r}"
            report.add(node.place, "value-form", message, "write a letter or a digit")
        elif sign := _OTHER_COMMA.search(text):
            message = f"{text!r} has {sign[0].strip()!r}, and is several words, it seems"
            report.add(node.place, "value-form", message, "write a comma between words")
        elif " " in text and not self.may_be_phrase:
            message = f"{text!r} is more than one word"
            report.add(node.place, "value-form", message, "list each word by itself")
        else:
            return text
        raise Invalid


class Group(NamedTuple):
    """Words and phrases that mean the same; looking for one finds all."""

    def decode(self, node: Node, report: Report) -> tuple[str, ...]:
        """Return the words of a group, each once.

        Raises:
            Invalid: After reporting why.
        """
        if isinstance(node, ListNode) and len(node.items) > MOST_GROUP:
            message = f"{len(node.items):,} words are too many for one group"
            report.add(node.place, "value-form", message, f"list {MOST_GROUP} at most")
            raise Invalid
        known = len(report.problems)
        words: dict[str, str] = {}
        for word in _WORDS.decode(node, report):
            words.setdefault(fold(str(word)), str(word))
        if len(words) < LEAST_GROUP:
            if len(report.problems) == known:  # otherwise it is told why there are so few
                had = f"{next(iter(words.values()))!r} only" if words else "none"
                message = f"a group needs two words or more that differ, and this has {had}"
                report.add(
                    node.place, "value-form", message, "add another one, or delete the group"
                )
            raise Invalid
        return tuple(words.values())


_WORDS = Many(Word())
AVOIDED = Record(
    Avoided,
    {"words": _WORDS, "instead": NAME, "unless": _WORDS},
    frozenset({"words", "instead"}),
)
WORDS_RECORD = Record(
    WordList,
    {
        "alike": Many(Group()),
        "passing": Many(Word(may_be_phrase=False)),
        "avoided": Many(AVOIDED),
    },
)


def read_words(node: Node, report: Report) -> WordList | None:
    """Return what a file of words says; None where it is none. What cannot be used is reported."""
    try:
        words = WORDS_RECORD.decode(node, report)
    except Invalid:
        return None
    return _each_once(words, node, report)


def _each_once(words: WordList, node: Node, report: Report) -> WordList:
    """Return words without those that stand in a second place, which is reported."""
    owners: dict[tuple[bool, str], object] = {}
    for owner, is_avoided, scalar in _listed(node):
        key = is_avoided, fold(" ".join(clean(scalar.text).split()))
        if owners.setdefault(key, owner) != owner:
            message = f"{scalar.text!r} stands in another list already"
            report.add(scalar.place, "word-duplicate", message, "delete it in one of them")
    taken: set[str] = set()
    groups = []
    for group in words.alike:
        left = tuple(word for word in group if fold(word) not in taken)
        taken.update(map(fold, left))
        groups.append(left)
    passing = {fold(word): word for word in words.passing if fold(word) not in taken}
    alike = tuple(group for group in groups if len(group) >= LEAST_GROUP)
    return WordList(alike, tuple(passing.values()), words.avoided)


def _listed(node: Node) -> Iterator[tuple[object, bool, Scalar]]:
    """Yield every word as it stands in the file, with the list that it is in, and whether it is to be avoided."""
    fields = node.fields if isinstance(node, FieldsNode) else {}
    for name in WORDS_RECORD.fields:
        listed = fields.get(name)
        for number, item in enumerate(listed.items if isinstance(listed, ListNode) else ()):
            if isinstance(item, Scalar) and name == "passing":
                yield name, False, item
            elif isinstance(item, ListNode):
                yield from (
                    (number, False, word) for word in item.items if isinstance(word, Scalar)
                )
            elif isinstance(item, FieldsNode):
                yield from ((number, True, word) for word in item.scalars("words"))
