"""Rules for languages: those that a text says are spoken somewhere are those of the field."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.subject import Subject, noted
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import HELP, Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import canonical_region
from ketamine_tui.store.naming import language_code, language_name, region_code
from ketamine_tui.store.node import FieldsNode

_NAME = r"[A-Z][^\W\d_A-Z]+(?: [A-Z][^\W\d_A-Z]+)?"
_LIST = rf"{_NAME}(?:(?:, (?:and |or )?| and | or | & |/){_NAME})*"
_SPOKEN = re.compile(
    rf"(?:\b(?:[Ii]n|[Ss]peaks?|[Ll]anguages?:?) |\()(?:both )?({_LIST})"
    r"(?=[.,;:)]|\Z| (?:only|every|at|by|from|on|free|and (?:is|has))\b)"
    rf"|\b({_LIST}) (?:(?:is|are) )?(?:also )?spoken\b"
)
"""Languages in which somebody answers; what follows tells them from a book in German libraries."""

_BETWEEN = re.compile(r", (?:and |or )?| and | or | & |/")
_SENTENCE = re.compile(r"[^.;!?]+[.;!?]?")
_OTHERWISE = re.compile(
    r"\b(?:not?|never|except|interpret\w*|translat\w*|web ?sites?|pages?|leaflets?|books?|forms?|films?|videos?|written|print\w*"
    r"|publi\w*|subtitle\w*|by appointment)\b",
    re.IGNORECASE,
)
"""What makes of a language one of something else, or one of some hours."""

_IN_PLACE = re.compile(r"\b[Ii]n (?:the )?((?:[A-Z][\w'-]+ ?)+)")
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
_PAIR = 2

_TAKEN_FOR = {
    "uk": "GB",
    "ie": "IE",
    "ca": "CA",
    "ch": "CH",
    "se": "SE",
    "be": "BE",
    "br": "BR",
    "ee": "EE",
    "si": "SI",
    "kr": "KR",
    "my": "MY",
    "cr": "CR",
    "sa": "SA",
    "ne": "NE",
}
"""Languages by whose codes people mean countries, with the country, in which hardly anybody speaks the language."""


def problems_of_mistaken_languages(subject: Subject) -> Iterator[Problem]:
    """Yield the only language of an entry that is the code of its country, it seems."""
    items = [*subject.texts("languages")]
    regions = {canonical_region(item.text.strip())[:2] for item in subject.texts("regions")}
    code = items[0].text.strip() if len(items) == 1 else ""
    if code in _TAKEN_FOR and regions == {_TAKEN_FOR[code]}:
        message = f"{code!r} is the language {language_name(code)}, and no country"
        yield subject.problem(
            "language-unknown", items[0].place, message, "write en, if English is meant"
        )


def problems_of_languages(subject: Subject) -> Iterator[Problem]:
    """Yield that texts of a contact or a website name languages that it has not, or that it has more than they say."""
    written = [item.text.strip() for item in subject.texts("languages")]
    is_spoken = isinstance(subject.entry, Contact) or subject.entry.kind is Kind.WEBSITE
    if not written or not is_spoken:
        return
    have = {_primary(tag) for tag in written}
    have |= {_primary(tag) for way in subject.numbers() for tag in _tags(way)}
    for text in _texts(subject):
        for names, is_all in _named(subject, text):
            codes = {language_code(name) for name in names}
            more = have - codes if is_all else set()
            if not codes <= have or more:
                said = " and ".join(names) + (" only" if is_all else "")
                message = f"{said} is said in a text, and 'languages' has {', '.join(written)}"
                yield subject.problem("languages-differ", subject.place("languages"), message)
                return


def _texts(subject: Subject) -> Iterator[str]:
    """Yield what is said of an entry and of its numbers, but for those that have languages of their own."""
    yield from (text for text, _ in subject.said())
    for way in subject.numbers():
        if "languages" not in way.fields:
            yield from (text for text, _ in noted(way))


def _named(subject: Subject, text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the languages of each sentence of a text, and whether these are all."""
    if not _SPOKEN.search(text):
        return
    regions = {canonical_region(region) for region in subject.entry.regions}
    for sentence in _SENTENCE.findall(" ".join(text.split())):
        if _OTHERWISE.search(sentence) or _is_of_part(sentence, regions):
            continue
        for match in _SPOKEN.finditer(sentence):
            listed = _BETWEEN.split(match[1] or match[2])
            names = [name for name in listed if language_code(name) and not region_code(name)]
            is_certain = subject.entry.kind in HELP and not match[0].startswith("(")
            if len(names) >= (1 if is_certain else _PAIR):
                yield names, bool(_ONLY.search(sentence))


def _is_of_part(sentence: str, regions: set[str]) -> bool:
    """Say whether a sentence speaks of a place that is none of the regions of an entry as a whole."""
    places = (match[1].strip() for match in _IN_PLACE.finditer(sentence))
    others = (place for place in places if not language_code(place.split()[0]))
    return any(region_code(place) not in regions for place in others)


def _tags(way: FieldsNode) -> Iterator[str]:
    return (item.text.strip() for item in way.scalars("languages"))


def _primary(tag: str) -> str:
    """Return the language of a tag without its region or script; Chinese languages are one, as people call them."""
    language = tag.partition("-")[0].lower()
    return "zh" if language in ("cmn", "yue") else language
