"""The modes of a facet's value in a query, off, included or excluded, and changes of them."""

from enum import Enum

from ketamine_tui.query.syntax import Field, Not, Query, Saved, Term, Value


class Mode(Enum):
    """How a query treats one value of a facet."""

    OFF = " "
    INCLUDE = "+"
    EXCLUDE = "-"


_NEXT = {Mode.OFF: Mode.INCLUDE, Mode.INCLUDE: Mode.EXCLUDE, Mode.EXCLUDE: Mode.OFF}


def mode_of(query: Query, name: str, value: str) -> Mode:
    """Return how a query treats a value: asked for by itself, excluded, or neither.

    A value of a field that has one value per entry may be asked for among others. The name of a saved
    view is the value of the field ``@``.
    """
    term = _term(name, value)
    if any(_asked(other, term) for other in query.terms):
        return Mode.INCLUDE
    return Mode.EXCLUDE if Not(term) in query.terms else Mode.OFF


def with_mode(query: Query, name: str, value: str, mode: Mode) -> Query:
    """Return the query with a value asked for, excluded, or left alone."""
    term = _term(name, value)
    left = (_without(other, term) for other in query.terms if other != Not(term))
    kept = tuple(other for other in left if other is not None)
    if mode is Mode.INCLUDE:
        kept = _with(kept, term)
    elif mode is Mode.EXCLUDE:
        kept = (*kept, Not(term))
    return query._replace(terms=kept)


def cycled(query: Query, name: str, value: str) -> Query:
    """Return the query with a value's mode moved on: off, include, exclude, off."""
    return with_mode(query, name, value, _NEXT[mode_of(query, name, value)])


def _term(name: str, value: str) -> Field | Saved:
    return Saved(value) if name == "@" else Field(name, (Value(value),))


def _asked(term: Term, facet: Field | Saved) -> bool:
    """Say whether a term asks for what `facet` asks for: alone, or as good as alone."""
    if isinstance(term, Field) and isinstance(facet, Field) and term.name == facet.name:
        is_alone = len(term.values) == 1 or term.is_single_valued
        return is_alone and facet.values[0] in term.values
    return term == facet and isinstance(term, Saved)


def _without(term: Term, facet: Field | Saved) -> Term | None:
    if not _asked(term, facet):
        return term
    if isinstance(term, Field) and isinstance(facet, Field):
        others = tuple(other for other in term.values if other not in facet.values)
        return Field(term.name, others) if others else None
    return None


def _with(terms: tuple[Term, ...], facet: Field | Saved) -> tuple[Term, ...]:
    """Return the terms and one more, which joins the values of a field that has one per entry."""
    if isinstance(facet, Field) and facet.is_single_valued:
        for n, term in enumerate(terms):
            if isinstance(term, Field) and term.name == facet.name and term.is_single_valued:
                joined = Field(term.name, term.values + facet.values)
                return (*terms[:n], joined, *terms[n + 1 :])
    return (*terms, facet)
