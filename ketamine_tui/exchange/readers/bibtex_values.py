"""Values of BibTeX: texts in braces or quotes, numbers and names of ``@string``, joined by ``#``."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The names of strings that every style has."""

LONGEST = 100_000
"""Characters of a value: strings may be made of strings, each twice as long as the one before."""

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTE = re.compile(r'\\.|[{}"]', re.DOTALL)
_BARE = re.compile(r"[^#{}\"]+")


class Value(NamedTuple):
    """What a field says, and what in it could not be understood."""

    text: str
    unknown: tuple[str, ...] = ()
    is_too_long: bool = False


def value_of(written: str, strings: Mapping[str, str]) -> Value:
    """Return a value as one text; what is no string of the file stays as it is, and is named."""
    texts: list[str] = []
    unknown: list[str] = []
    place = 0
    while place < len(written):
        character = written[place]
        if character in '{"':
            end = _end(written, place)
            texts.append(written[place + 1 : end - 1])
            place = end
        elif bare := _BARE.match(written, place):
            name = bare.group().strip()
            if name and not name.isdigit() and name.lower() not in (*strings, *MONTHS):
                unknown.append(name)
            texts.append(strings.get(name.lower(), name))
            place = bare.end()
        else:
            place += 1  # the sign that joins
        if sum(map(len, texts)) > LONGEST:
            return Value("", is_too_long=True)
    return Value("".join(texts), tuple(unknown))


def complaints(value: Value) -> Iterator[tuple[str, str, str]]:
    """Yield what must be told of a value: the words that it is about, why, and what to do."""
    for word in value.unknown:
        yield word, "no @string of that name; it stays as it is", "write what it stands for"
    if value.is_too_long:
        yield "", f"with its strings it is longer than {LONGEST} characters", "write it out"


def _end(written: str, begun: int) -> int:
    """Return where a text in braces or quotes ends; quotes within braces end nothing."""
    is_quoted = written[begun] == '"'
    depth = 0
    for mark in (_QUOTE if is_quoted else _BRACE).finditer(written, begun + is_quoted):
        depth += {"{": 1, "}": -1}.get(mark.group(), 0)
        if depth <= 0 and mark.group() == ('"' if is_quoted else "}"):
            return mark.end()
    return len(written) + 1
