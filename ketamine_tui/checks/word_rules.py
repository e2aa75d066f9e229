"""Rules for ``words.yaml``: words made one that are told apart elsewhere, and words passed over that say something."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.codes import country_named, have_part_in_common
from ketamine_tui.checks.own_files import OwnFiles, repeated
from ketamine_tui.checks.subject import Subject, problem
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.model.text import fold
from ketamine_tui.store.node import Scalar
from ketamine_tui.store.scan import WORDS_FILE

_ABBREVIATION = re.compile(r"(?<![\w&/.-])(?<![A-Z] )[A-Z]{3,}(?![\w&/-])(?! [A-Z]{2})")
"""Three capitals or more, but not in a line of capitals; shorter ones may be those of a state or a doctor."""


def problems_of_words(
    own: OwnFiles, vocabulary: Vocabulary, subjects: Sequence[Subject]
) -> Iterator[Problem]:
    """Yield what is wrong with the words that a directory has stand for others, and that it passes over."""
    for group in own.alike():
        yield from _apart(group, vocabulary)
    yield from _passing([*own.words.scalars("passing")], vocabulary, subjects)
    for record in own.words.records("avoided"):
        words = [fold(word.text) for word in record.scalars("words")]
        for item in record.scalars("unless"):
            if not any(word in fold(item.text) for word in words):
                message = f"{item.text!r} has none of the words that are avoided here"
                yield problem("word-unless", WORDS_FILE, item.place, message)
    lists = [own.words.scalars("passing")]
    lists += [record.scalars("words") for record in own.words.records("avoided")]
    for items in lists:
        for item in repeated(items):
            message = f"{item.text!r} stands in this list already"
            yield problem("value-repeated", WORDS_FILE, item.place, message)


def _apart(group: Sequence[Scalar], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield the words of a group that are another tag or another country than an earlier one is."""
    tagged = [(item, tag) for item in group if (tag := vocabulary.find(item.text))]
    for item, tag in tagged[1:]:
        if tag is not tagged[0][1]:
            message = f"{item.text!r} is the tag {tag.id!r}, and {tagged[0][0].text!r} the tag {tagged[0][1].id!r}"
            yield problem("word-apart", WORDS_FILE, item.place, message)
            break
    named = [(item, code) for item in group if (code := country_named(item.text.strip()))]
    for item, code in named[1:]:
        if not have_part_in_common([code], [named[0][1]]):
            message = f"{item.text} is another country than {named[0][0].text}"
            hint = "take one of them out of the group"
            yield problem("word-apart", WORDS_FILE, item.place, message, hint)
            break


def _passing(
    passing: Sequence[Scalar], vocabulary: Vocabulary, subjects: Sequence[Subject]
) -> Iterator[Problem]:
    """Yield the words to pass over that are a tag, or in capitals something else that a name has in it."""
    names = (name for subject in subjects if passing for name in subject.names())
    short = {fold(word): word for name in names for word in _ABBREVIATION.findall(name)}
    for item in passing:
        if tag := vocabulary.find(item.text):
            message = f"{item.text!r} is the tag {tag.id!r}"
            yield problem("word-passing", WORDS_FILE, item.place, message)
        elif abbreviation := short.get(fold(item.text.strip())):
            message = f"{item.text!r} is a word of names, too: {abbreviation}"
            yield problem("word-passing", WORDS_FILE, item.place, message)
