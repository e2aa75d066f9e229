"""The filter language as a tree: what a query means, and how it is written in canonical form."""

from dataclasses import dataclass, field
from enum import Enum

OPERATORS = ("<=", ">=", "<", ">", "=")

SINGLE_VALUED = frozenset({"kind", "section", "is"})
"""Fields of which an entry has one value, so that two of them together mean either."""


class QueryError(Exception):
    """A query that cannot be understood: at which column (from 1), why, and what was meant."""

    def __init__(self, column: int, message: str, hint: str = "") -> None:
        super().__init__(f"column {column}: {message}" + (f" ({hint})" if hint else ""))
        self.column = column
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Text:
    """Words to find in any field; `is_phrase` when they were quoted."""

    text: str
    is_phrase: bool = False

    def __str__(self) -> str:
        """Return the text as a query."""
        return _quoted(self.text) if self.is_phrase else self.text


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, perhaps compared (``<90d``) or a range (``2019..2023``)."""

    text: str
    operator: str = ""
    end: str = ""
    column: int = field(default=0, compare=False)

    def __str__(self) -> str:
        """Return the value as it stands in a query."""
        if self.operator == "..":
            return f"{_plain(self.text)}..{_plain(self.end)}"
        return f"{self.operator}{_plain(self.text)}"


@dataclass(frozen=True, slots=True)
class Field:
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


@dataclass(frozen=True, slots=True)
class Not:
    """What does not match `term`."""

    term: "Term"

    def __str__(self) -> str:
        """Return the negation as a query."""
        return f"-{_grouped(self.term)}"


@dataclass(frozen=True, slots=True)
class And:
    """What matches all of `terms`."""

    terms: tuple["Term", ...]

    def __str__(self) -> str:
        """Return the terms, a space between them."""
        return " ".join(f"({term})" if isinstance(term, Or) else str(term) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Or:
    """What matches any of `terms`."""

    terms: tuple["Term", ...]

    def __str__(self) -> str:
        """Return the terms with ``OR`` between them."""
        return " OR ".join(map(str, self.terms))


Term = Text | Field | Not | And | Or


def _grouped(term: Term) -> str:
    return f"({term})" if isinstance(term, And | Or) else str(term)


def _plain(text: str) -> str:
    """Return a value, quoted where it could be read as something else."""
    is_plain = text and not set(text) & set(' "(),\\') and ".." not in text
    return text if is_plain and not text.startswith(OPERATORS) else _quoted(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class Mode(Enum):
    """How a query treats one value of a facet."""

    OFF = " "
    INCLUDE = "+"
    EXCLUDE = "-"


_NEXT_MODE = {Mode.OFF: Mode.INCLUDE, Mode.INCLUDE: Mode.EXCLUDE, Mode.EXCLUDE: Mode.OFF}


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query: all of its terms must match. Without terms it matches everything."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        """Return the canonical form, which parses to the same query."""
        return str(And(self.terms))

    def __bool__(self) -> bool:
        """Say whether the query asks for anything."""
        return bool(self.terms)

    def mode(self, name: str, value: str) -> Mode:
        """Return how the query treats a value: asked for by itself, excluded, or neither.

        A value of a field that has one value per entry may be asked for among others.
        """
        wanted = Value(value)
        if any(_asked(term, name, wanted) for term in self.terms):
            return Mode.INCLUDE
        return Mode.EXCLUDE if Not(Field(name, (wanted,))) in self.terms else Mode.OFF

    def with_mode(self, name: str, value: str, mode: Mode) -> "Query":
        """Return the query with a value asked for, excluded, or left alone."""
        wanted = Value(value)
        term = Field(name, (wanted,))
        left = (_without(other, name, wanted) for other in self.terms if other != Not(term))
        kept = tuple(other for other in left if other is not None)
        if mode is Mode.INCLUDE:
            return Query(_with(kept, term))
        return Query((*kept, Not(term)) if mode is Mode.EXCLUDE else kept)

    def cycled(self, name: str, value: str) -> "Query":
        """Return the query with a value's mode moved on: off, include, exclude, off."""
        return self.with_mode(name, value, _NEXT_MODE[self.mode(name, value)])


def _asked(term: Term, name: str, value: Value) -> tuple[Value, ...]:
    """Return the values of a term that asks for `value`, if it does: alone, or as good as alone."""
    if isinstance(term, Field) and term.name == name and value in term.values:
        return term.values if len(term.values) == 1 or name in SINGLE_VALUED else ()
    return ()


def _without(term: Term, name: str, value: Value) -> Term | None:
    if not (asked := _asked(term, name, value)):
        return term
    others = tuple(other for other in asked if other != value)
    return Field(name, others) if others else None


def _with(terms: tuple[Term, ...], wanted: Field) -> tuple[Term, ...]:
    """Return the terms and one more, which joins the values of a field that has one per entry."""
    for n, term in enumerate(terms if wanted.name in SINGLE_VALUED else ()):
        if isinstance(term, Field) and term.name == wanted.name:
            return (*terms[:n], Field(term.name, term.values + wanted.values), *terms[n + 1 :])
    return (*terms, wanted)


EVERYTHING = Query()
"""The query that asks for nothing in particular."""
