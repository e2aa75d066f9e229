"""Rules for whole texts: whether they are in the language that they should be in, and whether they end."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ketamine_tui.checks.page import Page
from ketamine_tui.checks.pasted_rules import broken_end
from ketamine_tui.checks.sentences import sentences_of
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.translation_rules import translations_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Scalar

_LITTLE_WORDS = {
    "de": "aber als auch auf aus bei bis das dem den der des die durch ein eine einem einen einer ist kann mit nach nicht oder sich sind und von vor werden wie wird zu zum zur",
    "en": "a about after an and are as at be by can do for from has have how in is it its met no not of on or over per plus so that the their this to under was were what when where which who whom with you your",
    "es": "con como cuando de del desde donde el en es esta la las los para pero por puede que se sin sobre son su sus un una y",
    "fr": "au aux avec ce cette comme dans de des du elle en est et il la le les leur ou par pas plus pour que qui sa se ses son sont sur un une",
    "it": "alla anche che chi come con da dal del della delle di e gli i il in la le nel non o per quando questo si sono su un una",
    "nl": "aan als bij dat de deze die door een en er het hoe is kan maar met naar niet of om ook op over te tot uit van voor wat wie wordt zijn",
    "pt": "a ao as com como da das de do dos e em não no na nos o os ou para pela pelo por pode que quando se são sem sua um uma",
    "sv": "att av av dem den det du efter eller en ett för från hur i inte kan med och om på som sina till under vad vid är",
}
"""The words that sentences of a language are full of, whatever they are about."""

_WORDS_OF = {language: frozenset(words.split()) for language, words in _LITTLE_WORDS.items()}
_WORDS_ONLY_OF = {
    language: words.difference(*(w for of, w in _WORDS_OF.items() if of != language))
    for language, words in _WORDS_OF.items()
}
"""Those of them that no other language of the table has."""

_STRAY = frozenset(
    {"und", "oder", "nicht", "auch", "wird", "sind", "eine", "einer", "avec", "pour", "dans"}
    | {"aux", "och", "het", "niet", "della", "degli"}
)
"""Words of that kind that are none of English, nor of names that it has taken."""

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 8
"""Words of a text whose language can be told."""

_LEAST_OF_ONE = 3
"""Different little words of a language, at least; one less where there is none of the other, as names may have some."""

_SEVERAL = re.compile(r"[.!?]\s+\S")
ENDED = re.compile(r"[.!?\u2026][)\]\"'\u2019\u201d\u00bb]*\Z")
_OPEN_END = re.compile(r"[.!?][^.!?;]*\s[^\W\d_]+\Z")
"""A sentence without its full stop behind another one; what follows a semicolon may be an item of a list."""

_SENTENCE = 4
"""Gaps of a text that is a sentence, at least."""

_WORD_LAST = re.compile(r"\s[A-Za-z'-]*[a-z]\Z")

_LONG = 80
"""Letters of a paragraph in another language; what is shorter may be a name or a motto."""

_LEAST_TEXTS = 20
_NEARLY_ALL = 0.95


def problems_of_prose(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield texts in another language than theirs, and summaries without an end where all others have one."""
    for subject in subjects:
        own = subject.directory.language
        yield from _languages(subject, subject.loaded.node, own)
        for record, translation in translations_of(subject):
            yield from _languages(subject, record, translation.language)
    yield from _without_end(subjects)


def _languages(subject: Subject, node: FieldsNode, meant: str) -> Iterator[Problem]:
    for name in ("summary", "body"):
        text = node.fields.get(name)
        if isinstance(text, Scalar) and (language := language_of(text.text, meant)):
            message = f"these words are of {language!r}, and the text is to be in {meant!r}"
            yield subject.problem("text-language", text.place, message)
        elif isinstance(text, Scalar) and name == "summary" and (word := _stray(text.text, meant)):
            message = f"{word!r} is a word of another language, and the text is to be in {meant!r}"
            yield subject.problem("text-language", text.place, message)


def _stray(text: str, meant: str) -> str:
    """Return a little word of another language among words of an English text; nothing where there are several, as of a name."""
    if meant.partition("-")[0].lower() != "en":
        return ""
    words = text.split()
    found = [n for n, word in enumerate(words) if word in _STRAY]
    if len(found) != 1 or not 0 < found[0] < len(words) - 1:
        return ""
    before, after = words[found[0] - 1], words[found[0] + 1]
    return words[found[0]] if before.isalpha() and before.islower() and after.islower() else ""


def problems_of_page_language(page: Page) -> Iterator[Problem]:
    """Yield paragraphs and sentences in another language than the page, where that is not the language of the whole."""
    meant = page.subject.directory.language
    if not meant or language_of(page.text, meant):
        return
    for part in (part for part in page.parts if part.is_own and part.block.kind == "text"):
        texts = (part.plain, *sentences_of(part.plain))
        found = (language_of(text, meant) for text in texts if len(text) >= _LONG)
        if language := next(filter(None, found), ""):
            message = f"these words are of {language!r}, and the text is to be in {meant!r}"
            yield page.problem("text-language", page.beginning(part), message)


def language_of(text: str, meant: str) -> str:
    """Return the language of a text that is certainly not in the one that is meant; nothing where that is not certain."""
    own = meant.partition("-")[0].lower()
    if own not in _WORDS_OF:
        return ""
    found_words = _WORD.findall(text)
    # Nearly all texts are in their own language: nothing else is looked at in them.
    if len(_WORDS_ONLY_OF[own].intersection(found_words)) > 1:
        return ""
    words = [word for word in found_words if word.islower()]
    of_own = sum(word in _WORDS_OF[own] for word in words)
    if len(words) < _LEAST or of_own * 5 > len(words):
        return ""
    found = {language: len(known.intersection(words)) for language, known in _WORDS_ONLY_OF.items()}
    best = max(found, key=lambda language: found[language])
    least = _LEAST_OF_ONE if of_own else _LEAST_OF_ONE - 1
    return best if found[best] >= least and best != own else ""


def is_usual(found: Iterable[bool]) -> bool:
    """Say whether something is found of nearly all texts, and of enough to tell."""
    of_each = [*found]
    return len(of_each) >= _LEAST_TEXTS and sum(of_each) >= len(of_each) * _NEARLY_ALL


def _without_end(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield a summary of several sentences whose last has no full stop, in a directory that writes them."""
    summaries = [subject.entry.summary for subject in subjects]
    open_ones = {*without_end(summaries, _LEAST_TEXTS), *_without_stop(summaries)}
    for subject in (subjects[number] for number in sorted(open_ones)):
        if broken_end(subject.entry.summary.strip()):
            continue  # which is told as such
        last = subject.entry.summary.split()[-1]
        message = f"the summary ends with {last!r} and no full stop, and breaks off, it seems"
        yield subject.problem("text-unfinished", subject.place("summary"), message)


def _without_stop(texts: Sequence[str]) -> Iterator[int]:
    """Yield which texts of a sentence have no stop at their end, where nearly all have one, of however many sentences."""
    said = [(n, text.rstrip()) for n, text in enumerate(texts) if text.count(" ") >= _SENTENCE]
    if is_usual(ENDED.search(text) is not None for _, text in said):
        yield from (n for n, text in said if _WORD_LAST.search(text))


def without_end(texts: Sequence[str], least: int) -> Iterator[int]:
    """Yield which texts of several sentences have no full stop at their end, where all but a few have one."""
    several = [(n, text.rstrip()) for n, text in enumerate(texts) if _SEVERAL.search(text)]
    open_ones = [(n, text) for n, text in several if not ENDED.search(text)]
    if len(several) >= least and len(open_ones) <= max(1, len(several) * (1 - _NEARLY_ALL)):
        yield from (n for n, text in open_ones if _OPEN_END.search(text))
