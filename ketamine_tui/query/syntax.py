"""The filter language as a tree: what a query means, and how it is written in canonical form.

The records are named tuples: a shell command answers sooner without the machinery of data classes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.text import fold
from ketamine_tui.model.translate import _

OPERATORS = ("<=", ">=", "<", ">", "=")
AND, OR = "AND", "OR"
URGENT = "urgent"
MARKED = "marked"
"""The values of ``is:`` that are no review states."""

_NO_STATES = (URGENT, MARKED)
_SINGLE_VALUED = frozenset({"kind", "section", "is"})
_SPECIAL = re.compile(r'[\s"(),\\]|\.\.')


class QueryError(WrongUseError):
    """A query that cannot be understood: at which column (from 1), why, and what was meant."""

    def __init__(self, column: int, message: str, hint: str = "") -> None:
        super().__init__(message, hint, _("column {number}").format(number=column))
        self.column = column

    @property
    def without_column(self) -> str:
        """What is wrong and what was meant, where the place is marked."""
        return f"{self.message}{f' ({self.hint})' if self.hint else ''}"


class TooLargeError(QueryError):
    """A query that comes to more words and values than one may."""


class Words(NamedTuple):
    """Words to find in any field; `is_phrase` when they were quoted.

    Where `is_alone`, nothing else is found that they might stand for.
    """

    text: str
    is_phrase: bool = False
    is_alone: bool = False

    def __str__(self) -> str:
        """Return the text as a query."""
        return f"{'=' * self.is_alone}{_quoted(self.text) if self.is_phrase else self.text}"


class Value(NamedTuple):
    """One value of a field, perhaps compared (``<90d``) or a range (``2019..2023``)."""

    text: str
    operator: str = ""
    end: str = ""

    def __str__(self) -> str:
        """Return the value as it stands in a query."""
        if self.operator == "..":
            return "..".join(_plain(part) if part else "" for part in (self.text, self.end))
        return f"{self.operator}{_plain(self.text)}"


class Field(NamedTuple):
    """``name:value,value``: any of the values."""

    name: str
    values: tuple[Value, ...]

    def __str__(self) -> str:
        """Return the field as a query; one tag is written with its ``#``."""
        if self.name == "tag" and len(self.values) == 1 and not self.values[0].operator:
            text = self.values[0].text
            if _plain(text) == text:
                return f"#{text}"
        return f"{self.name}:{','.join(map(str, self.values))}"

    @property
    def is_single_valued(self) -> bool:
        """Whether an entry has one value of it, so that two of them together can only mean either."""
        return self.name in _SINGLE_VALUED and all(v.text not in _NO_STATES for v in self.values)


class Saved(NamedTuple):
    """A saved view."""

    name: str

    def __str__(self) -> str:
        """Return the view's name as a query."""
        return f"@{self.name}"


if TYPE_CHECKING:
    _Inner: TypeAlias = "Words | Field | Saved | Not | Group"
else:  # a named tuple compiles the text of a type on every start
    _Inner = object


class Not(NamedTuple):
    """What does not match `term`."""

    term: _Inner

    def __str__(self) -> str:
        """Return the negation as a query."""
        return f"-({self.term})" if isinstance(self.term, Group) else f"-{self.term}"


class Group(NamedTuple):
    """What matches all of `terms`, or any of them; `joiner` says which."""

    joiner: str
    terms: tuple["Term", ...]

    @property
    def sides(self) -> tuple[tuple["Term", ...], ...]:
        """The lists of terms of which one must match as a whole."""
        return (self.terms,) if self.joiner == AND else tuple((term,) for term in self.terms)

    def __str__(self) -> str:
        """Return the terms, those of another group in parentheses."""
        between = " " if self.joiner == AND else " OR "
        return between.join(
            f"({term})" if isinstance(term, Group) and term.joiner == OR else str(term)
            for term in self.terms
        )


Term = Words | Field | Saved | Not | Group


class Sort(NamedTuple):
    """The order of the list."""

    field: str
    is_descending: bool = False

    def __str__(self) -> str:
        """Return the order as a query."""
        return f"sort:{'-' * self.is_descending}{self.field}"


class Query(NamedTuple):
    """A whole query: all of its terms must match. Without terms it matches everything."""

    terms: tuple[Term, ...] = ()
    sort: Sort | None = None

    def __str__(self) -> str:
        """Return the canonical form, which parses to the same query."""
        terms = str(self.terms[0] if len(self.terms) == 1 else Group(AND, self.terms))
        return f"{terms} {self.sort or ''}".strip()

    def __bool__(self) -> bool:
        """Say whether the query asks for anything but an order."""
        return bool(self.terms)

    @property
    def plain_words(self) -> Iterable[str]:
        """The words that are neither quoted nor excluded nor asked of a field."""
        return _plain_words(self.terms)

    def with_words(self, instead: Mapping[str, str]) -> "Query":
        """Return the query with others in the place of some plain words, by what these are folded."""
        return self._replace(terms=_with_words(self.terms, instead))


def _plain_words(terms: Iterable[Term]) -> Iterator[str]:
    for term in terms:
        match term:
            case Words(text, is_phrase=False):
                yield text
            case Group(_, parts):
                yield from _plain_words(parts)


def _with_words(terms: Iterable[Term], instead: Mapping[str, str]) -> tuple[Term, ...]:
    replaced: list[Term] = []
    for term in terms:
        match term:
            case Words(text, is_phrase=False):
                replaced.append(Words(instead.get(fold(text), text)))
            case Group(joiner, parts):
                replaced.append(Group(joiner, _with_words(parts, instead)))
            case _:
                replaced.append(term)
    return tuple(replaced)


def _plain(text: str) -> str:
    """Return a value, quoted where it could be read as something else."""
    is_plain = text and not _SPECIAL.search(text) and not text.startswith(OPERATORS)
    return text if is_plain else _quoted(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


EVERYTHING = Query()
"""The query that asks for nothing in particular."""


def joined(joiner: str, terms: list[Term]) -> Term | None:
    """Return one term for several; a group within a group of the same sort is none."""
    parts = flat(joiner, terms)
    return Group(joiner, tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def flat(joiner: str, terms: list[Term]) -> list[Term]:
    """Return terms with those of groups of the same sort among them, in their place."""
    parts: list[Term] = []
    for term in terms:
        is_same = isinstance(term, Group) and term.joiner == joiner
        parts.extend(term.terms if isinstance(term, Group) and is_same else (term,))
    return parts


def view_names(terms: Iterable[Term], *, is_asked: bool = False) -> Iterator[str]:
    """Yield the names of the saved views in terms; where `is_asked`, not in what they exclude."""
    for term in terms:
        match term:
            case Saved(name):
                yield name
            case Not(inner) if not is_asked:
                yield from view_names((inner,))
            case Group(_, parts):
                yield from view_names(parts, is_asked=is_asked)


def fields_in(terms: Iterable[Term]) -> Iterator[Field]:
    """Yield the fields that terms name, those of saved views left out."""
    for term in terms:
        match term:
            case Field():
                yield term
            case Not(inner):
                yield from fields_in((inner,))
            case Group(_, parts):
                yield from fields_in(parts)


def merged(terms: list[Term]) -> list[Term]:
    """Let two values of a field that has one value per entry mean either, as both cannot be."""
    merged: list[Term] = []
    places: dict[str, int] = {}
    for term in terms:
        if isinstance(term, Field) and term.is_single_valued:
            place = places.setdefault(term.name, len(merged))
            if place < len(merged):
                first = merged[place]
                values = first.values if isinstance(first, Field) else ()
                merged[place] = Field(term.name, tuple(dict.fromkeys((*values, *term.values))))
                continue
        merged.append(term)
    return merged
