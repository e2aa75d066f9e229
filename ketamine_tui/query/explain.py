"""Explanations of what a query hides: what each of its terms takes away."""

from typing import NamedTuple

from ketamine_tui.query.view import View


class Relaxation(NamedTuple):
    """A view without one term of its query, or without its section; `dropped` names what is gone."""

    dropped: str
    view: View


def relaxations(view: View) -> tuple[Relaxation, ...]:
    """Return what dropping each term would give, in the order of the query, the section last."""
    terms = view.query.terms
    without = [
        Relaxation(
            str(term), view.with_query(view.query._replace(terms=(*terms[:n], *terms[n + 1 :])))
        )
        for n, term in enumerate(terms)
    ]
    if view.section:
        titles = {count.value: count.label for count in view.section_counts}
        title = titles.get(view.section, view.section)
        without.append(Relaxation(f"section {title}", view.with_section("")))
    return tuple(without)


def hiding_terms(view: View, position: int) -> tuple[str, ...]:
    """Return the terms of the query that the entry at a position does not match."""
    alone = (
        (str(term), view.with_query(view.query._replace(terms=(term,))))
        for term in view.query.terms
    )
    return tuple(text for text, term_view in alone if not term_view.matches >> position & 1)
