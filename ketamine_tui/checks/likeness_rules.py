"""Rules for what is alike: tags, audiences and titles that were probably meant to be one, and copied summaries."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ketamine_tui.checks.own_files import OwnFiles
from ketamine_tui.checks.subject import Subject, is_copy, problem
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import HELP
from ketamine_tui.model.likeness import are_related, is_misspelt, slip_keys
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
_ABBREVIATION = re.compile(r"\(([A-Z]{6,})\)\Z")
_SAID_OF = re.compile(r": | \(")
_LONG_WORD = 6
"""Letters of a word of which no other word has the same ones but for two."""

_FOUND = ("links", "identifiers", "authors", "editors", "issued")
"""Fields of what somebody has found; of two works that nobody has, one thing can be said."""

_HARDLY_ANY = 20
"""Entries among which one is hardly any."""

_LONGEST = 300
"""Letters of a name in which two may have changed places; what has more is no name."""

_LEAST_WORDS = 6
"""Words of a summary that two people do not write alike by chance."""


def problems_of_likeness(
    subjects: Sequence[Subject], by_age: Sequence[Subject], vocabulary: Vocabulary, own: OwnFiles
) -> Iterator[Problem]:
    """Yield names that differ from another one in a plural, a doubled letter or two exchanged ones only."""
    yield from _tags(vocabulary, own)
    yield from _audiences(subjects)
    yield from _reviewers(subjects)
    yield from _titles(by_age)
    yield from _other_names(by_age)
    yield from _summaries(by_age)
    yield from _titles_again(subjects)
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
    items = [(s, item.place, item.text.strip()) for s in subjects for item in s.texts("audience")]
    usual = _usual(text for _, _, text in items)
    for subject, place, text in items:
        if other := usual.get(text):
            message = f"{text!r} is written {other!r} elsewhere"
            yield subject.problem("audience-similar", place, message)


def _reviewers(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield the first review of somebody who is almost called like another one."""
    items = [
        (subject, record.place_in("reviewer"), record.text("reviewer"))
        for subject in subjects
        for record in subject.records("reviews")
        if record.text("reviewer")
    ]
    usual = _usual(text for _, _, text in items)
    firsts = {text: (subject, place) for subject, place, text in reversed(items)}
    for text, (subject, place) in firsts.items():
        other = usual.get(text, "")
        if fold(other) not in ("", fold(text)):  # which are one person
            message = f"{text!r} is written {other!r} elsewhere"
            yield subject.problem("reviewer-similar", place, message)


def _usual(texts: Iterable[str]) -> Mapping[str, str]:
    """Return how some texts are written that are almost others, by what they are written.

    Those with the same letters are one; those with a slip are, if they stand there once and the other one more often.
    """
    times = Counter(texts)
    names: dict[tuple[str, ...], str] = {}
    slips: dict[str, str] = {}
    usual: dict[str, str] = {}
    for text, number in times.most_common():
        if (other := names.setdefault(likeness_key(text), text)) != text:
            usual[text] = other
        near = (slips.get(key, "") for key in slip_keys(text)) if number == 1 else ()
        if text not in usual and (slip := next((n for n in near if _is_slip(text, n)), "")):
            usual[text] = slip
        for key in slip_keys(text) if number > 1 else ():
            slips.setdefault(key, text)
    return usual


def _is_slip(text: str, other: str) -> bool:
    """Say whether a text is another one but for a letter of one of its long words; a number may be meant."""
    pairs = list(zip(text.split(), other.split(), strict=False))
    differing = [(a, b) for a, b in pairs if a != b]
    if len(differing) != 1 or len(text.split()) != len(other.split()):
        return False
    word, its = differing[0]
    is_long = min(len(word), len(its)) >= _LONG_WORD
    return is_long and word.isalpha() and its.isalpha() and is_misspelt(word, its)


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


def _other_names(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield other names of a contact that are the title of another one."""
    contacts = [subject for subject in subjects if isinstance(subject.entry, Contact)]
    titles: dict[str, Subject] = {}
    for subject in contacts:
        title = subject.entry.title
        titles |= dict.fromkeys((fold(title), fold(_SAID_OF.split(title)[0])), subject)
    for subject in contacts:
        for item in subject.texts("alternate_names"):
            other = titles.get(fold(item.text.strip()), subject)
            if other is not subject and len(item.text.strip()) >= _LONG_WORD:
                message = f"{item.text.strip()!r} is the title of {other.entry.id}"
                yield subject.problem("title-similar", item.place, message)


def _titles_again(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield summaries that are the title, in a directory where hardly any is; a note has no others."""
    again = [s for s in subjects if fold(s.entry.summary) == fold(s.entry.title)]
    if len(again) * _HARDLY_ANY <= len(subjects):
        for subject in again:
            message = "the summary is the title again"
            yield subject.problem("summary-copied", subject.place("summary"), message)


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
    named += [
        (subject, "title", fold(match[1]))
        for subject in subjects
        if (match := _ABBREVIATION.search(subject.entry.title))
    ]
    titles = [_SAID_OF.split(s.entry.title)[0] for s in subjects if isinstance(s.entry, Contact)]
    written = Counter([*(text for _, _, text in named if text), *map(fold, titles)])
    yield from _bodies(subjects)
    for subject, field, text in named:
        if written[text] != 1:
            continue
        if other := next((name for name in _exchanged(text) if name in written), ""):
            message = f"{other!r} is written so elsewhere"
            yield subject.problem("name-similar", subject.place(field), message)


def _bodies(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield journals and publishers with another letter than elsewhere."""
    for name in ("container_title", "publisher"):
        items = [(s, s.place(name), s.loaded.node.text(name)) for s in subjects]
        usual = _usual(text for _, _, text in items if text)
        for subject, place, text in items:
            other = usual.get(text, "")
            if other and _is_slip(text, other) and text not in set(_exchanged(other)):
                yield subject.problem("name-similar", place, f"{other!r} is written so elsewhere")


def _exchanged(name: str) -> Iterator[str]:
    """Yield a name with two letters of a long word exchanged that stand side by side."""
    for match in _WORD.finditer(name) if len(name) <= _LONGEST else ():
        if len(match[0]) < _LONG_WORD:
            continue
        for place in range(match.start() + 1, match.end() - 1):
            if name[place] != name[place + 1]:
                yield f"{name[:place]}{name[place + 1]}{name[place]}{name[place + 2 :]}"
