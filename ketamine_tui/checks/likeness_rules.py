"""Rules for what is alike: tags, audiences and titles that were probably meant to be one, and copied summaries."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.own_files import OwnFiles
from ketamine_tui.checks.subject import Subject, is_copy, problem
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import HELP
from ketamine_tui.model.likeness import are_related
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.tag import Vocabulary, tag_key
from ketamine_tui.model.text import fold
from ketamine_tui.store.node import START
from ketamine_tui.store.scan import TAGS_FILE

_WORD = re.compile(r"\d+|[^\W\d_]+")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST = 4
_LEAST_LETTERS = 12
"""Letters of a title that can be told from others by chance."""

_NAMING = ("organization", "publisher", "container_title")
_SAID_OF = re.compile(r": | \(")
_LONG_WORD = 6
"""Letters of a word of which no other word has the same ones but for two."""

_FOUND = ("links", "identifiers", "authors", "editors", "issued")
"""Fields of what somebody has found; of two works that nobody has, one thing can be said."""

_LEAST_WORDS = 6
"""Words of a summary that two people do not write alike by chance."""


def problems_of_likeness(
    subjects: Sequence[Subject], by_age: Sequence[Subject], vocabulary: Vocabulary, own: OwnFiles
) -> Iterator[Problem]:
    """Yield names that differ from another one in a plural, a doubled letter or two exchanged ones only."""
    yield from _tags(vocabulary, own)
    yield from _audiences(subjects)
    yield from _titles(by_age)
    yield from _summaries(by_age)
    yield from _names(subjects)


def likeness_key(text: str) -> tuple[str, ...]:
    """Return what two spellings of a name have in common, word by word, however either was mistyped.

    Words lose the ending of their plural, doubled letters, and the order of all letters but the first; an "and" may be a sign.
    """
    return tuple(_word_key(word) for word in _WORD.findall(fold(text)) if word != "and")


def _word_key(word: str) -> str:
    if len(word) < _SHORTEST or word.isdigit():
        return word
    for ending, singular in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and not word.endswith(("ss", "us", "is")):
            word = word.removesuffix(ending) + singular
            break
    single = _DOUBLED.sub(r"\1", word)
    return single[:1] + "".join(sorted(single[1:]))


def _tags(vocabulary: Vocabulary, own: OwnFiles) -> Iterator[Problem]:
    known: dict[tuple[str, ...], str] = {}
    for tag in vocabulary:
        called = (*tag.aliases, tag.id, tag.label)
        names = {likeness_key(tag_key(name)): name for name in called}
        # That one of its names is another tag's is told already.
        is_told_apart = all(vocabulary.find(name) is tag for name in called)
        for key, name in names.items():
            first = known.setdefault(key, tag.id)
            if first != tag.id and is_told_apart:
                node = own.tags.get(tag.id)
                place = node.place_in("label") if node else START
                message = f"{name} is almost the tag {first!r}"
                yield problem("tag-similar", TAGS_FILE, place, message)
                break


def _audiences(subjects: Sequence[Subject]) -> Iterator[Problem]:
    items = [(s, item, item.text.strip()) for s in subjects for item in s.texts("audience")]
    usual: dict[tuple[str, ...], str] = {}
    for text, _ in Counter(text for _, _, text in items).most_common():
        usual.setdefault(likeness_key(text), text)
    for subject, item, text in items:
        if (other := usual[likeness_key(text)]) != text:
            message = f"{text!r} is written {other!r} elsewhere"
            yield subject.problem("audience-similar", item.place, message)


def _titles(subjects: Sequence[Subject]) -> Iterator[Problem]:
    firsts: dict[tuple[str, tuple[str, ...]], Subject] = {}
    for subject in subjects:
        key = likeness_key(subject.entry.title)
        if sum(map(len, key)) < _LEAST_LETTERS:
            continue
        first = firsts.setdefault((subject.entry.kind, key), subject)
        is_same = fold(first.entry.title) == fold(subject.entry.title)  # which is told as such
        if first is not subject and not is_same and not are_related(first.entry, subject.entry):
            message = f"this is almost the title of {first.entry.id}"
            yield subject.problem("title-similar", subject.place("title"), message)


def _summaries(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield the summary of a line, of a work, or of what can be looked at, that one other has: each is about something else.

    Where more than two have one, as the local lines of a service may, that is meant.
    """
    alike: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        words = fold(subject.entry.summary).split()
        is_found = not subject.loaded.node.fields.keys().isdisjoint(_FOUND)
        is_known = is_found or subject.entry.kind in HELP
        if is_known and len(words) >= _LEAST_WORDS:
            alike[" ".join(words)].append(subject)
    for first, *others in alike.values():
        if len(others) != 1 or is_copy(first, others[0]):
            continue
        if not are_related(first.entry, others[0].entry):
            message = f"{first.entry.id} has this summary too"
            yield others[0].problem("summary-copied", others[0].place("summary"), message)


def _names(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield a name that stands once and is another one but for two letters that have changed places."""
    named = [
        (subject, name, fold(subject.loaded.node.text(name)))
        for subject in subjects
        for name in _NAMING
    ]
    titles = [_SAID_OF.split(s.entry.title)[0] for s in subjects if isinstance(s.entry, Contact)]
    written = Counter([*(text for _, _, text in named if text), *map(fold, titles)])
    for subject, field, text in named:
        if written[text] != 1:
            continue
        if other := next((name for name in _exchanged(text) if name in written), ""):
            message = f"{other!r} is written so elsewhere"
            yield subject.problem("name-similar", subject.place(field), message)


def _exchanged(name: str) -> Iterator[str]:
    """Yield a name with two letters of a long word exchanged that stand side by side."""
    for match in (word for word in _WORD.finditer(name) if len(word[0]) >= _LONG_WORD):
        for place in range(match.start() + 1, match.end() - 1):
            if name[place] != name[place + 1]:
                yield f"{name[:place]}{name[place + 1]}{name[place]}{name[place + 2 :]}"
