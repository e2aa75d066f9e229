"""Needles: the folded words that a search looks for in texts."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ketamine_tui.model.text import fold
from ketamine_tui.query import fields
from ketamine_tui.query.syntax import Field, Group, Not, Term, Words
from ketamine_tui.query.values import needle_text


class Needle(NamedTuple):
    """A folded text to find, in one field or, without a name, in any."""

    text: str
    field: str = ""


def needles_in(terms: Iterable[Term], *, is_asked: bool) -> Iterator[Needle]:
    """Yield the words that terms look for, or only those that they ask for; not those of saved views."""
    for term in terms:
        match term:
            case Words(text):
                yield Needle(fold(text))
            case Field(name, values) if fields.FIELDS[name].type is fields.ValueType.WORDS:
                yield from (Needle(needle_text(name, value.text), name) for value in values)
            case Not(inner) if not is_asked:
                yield from needles_in((inner,), is_asked=is_asked)
            case Group(_, parts):
                yield from needles_in(parts, is_asked=is_asked)
