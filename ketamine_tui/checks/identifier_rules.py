"""Rules for identifiers: whether they are of the form of their registers, and whether their check digits are right."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from ketamine_tui.checks import identifiers
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode
from ketamine_tui.store.splice import ScalarEdit

_WRONG = {"isbn": "isbn-checksum", "doi": "doi-form"}
_TELLING = ("doi", "pmcid", "nct", "actrn")
"""Registers whose identifiers look like those of no other."""


def problems_of_identifiers(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with the identifiers of an entry."""
    records = list(subject.records("identifiers"))
    for index, record in enumerate(records):
        scheme = _scheme(record)
        if meant := identifiers.SCHEMES.get(scheme):
            message, hint = f"nothing is known of {scheme!r}", f"write {meant}"
            yield subject.problem("identifier-scheme", record.place_in("scheme"), message, hint)
        if not (fault := identifiers.fault_of(scheme, record.text("value"))):
            continue
        other = next((n for n, r in enumerate(records) if _are_exchanged(record, r)), index)
        if other >= index:  # of two that have changed places, the first one tells it
            rule, place = _WRONG.get(scheme, "identifier-form"), record.place_in("value")
            message, hint = _said(record, records[other], fault)
            yield subject.problem(rule, place, message, hint)


def loose_identifiers(subject: Subject) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield identifiers that are not in their canonical form, with the rule that asks for it."""
    for record in subject.records("identifiers"):
        scheme, value = _scheme(record), record.text("value")
        with suppress(ValueError, KeyError):
            canonical = identifiers.CANONICAL[scheme](value)
            if canonical != value:
                rule = "isbn-form" if scheme == "isbn" else "doi-prefix"
                yield rule, ScalarEdit(record.place_in("value"), value, canonical)


def _scheme(record: FieldsNode) -> str:
    return record.text("scheme").lower()


def _are_exchanged(one: FieldsNode, other: FieldsNode) -> bool:
    """Say whether each of two identifiers is of the register of the other, and not of its own."""
    (scheme, value), (its, of) = ((_scheme(r), r.text("value")) for r in (one, other))
    is_own = identifiers.is_of(scheme, value) or identifiers.is_of(its, of)
    return not is_own and identifiers.is_of(its, value) and identifiers.is_of(scheme, of)


def _said(record: FieldsNode, other: FieldsNode, fault: str) -> tuple[str, str]:
    """Return what is said of an identifier that is not of its form, and what to do if that is certain."""
    scheme, value = _scheme(record).upper(), record.text("value")
    if other is not record:
        told = f"{value} is a {_scheme(other).upper()}, and {other.text('value')} a {scheme}"
        return f"{told}: the two have changed places", "put each where the other is"
    if meant := _register_of(value, _TELLING):
        return f"{value} is no {scheme}, but a {meant.upper()}", f"write scheme: {meant}"
    return fault, ""


def _register_of(value: str, schemes: Sequence[str]) -> str:
    return next((scheme for scheme in schemes if identifiers.is_of(scheme, value)), "")
