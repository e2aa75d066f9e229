"""Rules for ``tags.yaml``, and for abbreviations that stand for something else there or in ``words.yaml``."""

import re
from collections.abc import Iterator, Sequence
from functools import reduce

from ketamine_tui.checks.own_files import OwnFiles
from ketamine_tui.checks.subject import problem
from ketamine_tui.model.likeness import is_misspelt
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.tag import Vocabulary, tag_key
from ketamine_tui.store.node import Scalar
from ketamine_tui.store.scan import TAGS_FILE, WORDS_FILE
from ketamine_tui.store.splice import ScalarEdit

_SHORT = re.compile(r"[A-Z]{3,6}")
_PART = re.compile(r"[A-Z]?[a-z']+|[A-Z]+(?![a-z])|\d+")
_SMALL = frozenset({"a", "and", "by", "for", "in", "of", "on", "or", "the", "to", "with"})

_LONG = 6
"""Letters of a name of which one may be missing by a slip."""

_SPELT = (("ae", "e"), ("oe", "e"), ("our", "or"), ("ll", "l"), ("is", "iz"))
"""What British and American spellings differ in: paediatric, behaviour, counselling, organise."""

Group = Sequence[Scalar]
"""What means one thing."""


def problems_of_vocabulary(own: OwnFiles, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield parents that are called by another name, labels with a slip, and abbreviations of something else."""
    for _, edit in loose_parents(own, vocabulary):
        message = f"{edit.old!r} is better written as {edit.new!r}"
        yield problem("tag-alias-used", TAGS_FILE, edit.place, message)
    for record in own.tags.values():
        name, label = record.text("id"), record.text("label")
        key, other = tag_key(name), tag_key(label)
        if _is_slip(key, other) or (key != other and sorted(key) == sorted(other)):
            message = f"{label!r} is almost the id {name!r}"
            place = record.place_in("label")
            yield problem("tag-similar", TAGS_FILE, place, message, "correct one of the two")
    for path, groups in ((TAGS_FILE, [*_tags(own)]), (WORDS_FILE, [*own.alike()])):
        for short, phrase in _misplaced(groups):
            message = f"{short.text!r} is short for {phrase!r}, which stands elsewhere"
            yield problem("abbreviation-elsewhere", path, short.place, message)


def _is_slip(key: str, other: str) -> bool:
    """Say whether a long name is another one but for a letter, and no plural, nor its spelling in another country."""
    spelt = {reduce(lambda word, pair: word.replace(*pair), _SPELT, x) for x in (key, other)}
    is_word = key.isalpha() and other.isalpha() and min(len(key), len(other)) >= _LONG
    is_plural = key.removesuffix("s") == other.removesuffix("s")
    return is_word and len(spelt) > 1 and not is_plural and is_misspelt(key, other)


def loose_parents(own: OwnFiles, vocabulary: Vocabulary) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield parents that are written by another name than their id, with the rule that this breaks."""
    for record in own.tags.values():
        parent = record.fields.get("parent")
        tag = vocabulary.find(parent.text) if isinstance(parent, Scalar) else None
        if isinstance(parent, Scalar) and tag and parent.text.strip() != tag.id:
            yield "tag-alias-used", ScalarEdit(parent.place, parent.text.strip(), tag.id)


def _tags(own: OwnFiles) -> Iterator[Group]:
    """Yield the names of each tag."""
    for record in own.tags.values():
        named = (record.fields.get(name) for name in ("id", "label"))
        yield [*(n for n in named if isinstance(n, Scalar)), *record.scalars("aliases")]


def _misplaced(groups: Sequence[Group]) -> Iterator[tuple[Scalar, str]]:
    """Yield abbreviations that are short for what stands in another group, and for nothing in their own."""
    phrases = {
        letters: name.text for group in groups for name in group for letters in _initials(name.text)
    }
    for group in groups:
        own = {letters for name in group for letters in _initials(name.text)}
        for name in group:
            is_short = _SHORT.fullmatch(name.text) and name.text not in own
            if is_short and own and name.text in phrases:
                yield name, phrases[name.text]


def _initials(phrase: str) -> set[str]:
    """Return what may be short for several words: their first letters, with those of small words and without."""
    words = _PART.findall(phrase)
    large = [word for word in words if word.lower() not in _SMALL]
    each = ("".join(word[0].upper() for word in some) for some in (words, large))
    return {letters for letters in each if len(letters) > 2}
