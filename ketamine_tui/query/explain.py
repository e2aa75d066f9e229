"""Explanations of an answer: what each term of a query takes away, and what puts an entry where it is."""

from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.index.texts import fields_with
from ketamine_tui.model.text import counted
from ketamine_tui.query.fields import IS, MATCH
from ketamine_tui.query.ranking import Closeness, counting_words, rank_of
from ketamine_tui.query.syntax import EVERYTHING, URGENT
from ketamine_tui.query.view import View


class Relaxation(NamedTuple):
    """A view without a part of what it asks for; `removed` names that part, in quotation marks."""

    removed: str
    view: View

    @property
    def found(self) -> str:
        """How many entries there would be."""
        return counted(self.view.total, "entry", "entries")

    @property
    def words(self) -> str:
        """What is offered: ``Remove "kind:book": 14 entries``."""
        return f"Remove {self.removed}: {self.found}"


def relaxations(view: View) -> tuple[Relaxation, ...]:
    """Return the parts of what a view asks for without which there would be entries.

    First the terms, in the order of the query, then the section. Where removing any one of them gives
    nothing, it is the whole query, and where that gives nothing either, the section with it.
    """
    terms, section = view.query.terms, _section_name(view)
    ways = [
        Relaxation(
            _quoted(str(term)),
            view.with_query(view.query._replace(terms=(*terms[:n], *terms[n + 1 :]))),
        )
        for n, term in enumerate(terms)
    ]
    if section:
        ways.append(Relaxation(section, view.with_section("")))
    found = tuple(way for way in ways if way.view.total)
    if found or not terms:
        return found
    all_terms, everything = _quoted(str(view.query)), view.with_query(EVERYTHING)
    if everything.total:
        return (Relaxation(all_terms, everything),)
    return (Relaxation(f"{all_terms} and {section}", everything.with_section("")),)


def _section_name(view: View) -> str:
    return f'section "{view.section_title}"' if view.section else ""


def _quoted(text: str) -> str:
    is_phrase = text.startswith('"') and text.find('"', 1) == len(text) - 1
    return text if is_phrase else f'"{text}"'


def hiding_terms(view: View, position: int) -> tuple[str, ...]:
    """Return the terms of the query that the entry at a position does not match."""
    alone = (
        (str(term), view.with_query(view.query._replace(terms=(term,))))
        for term in view.query.terms
    )
    return tuple(text for text, term_view in alone if not term_view.matches >> position & 1)


_WHERE = {
    Closeness.WHOLE_TITLE: "is the whole title",
    Closeness.TITLE_START: "begins the title",
    Closeness.TITLE: "is in the title",
    Closeness.NAME: "is in another name or the organization",
    Closeness.TAG: "is in a tag",
    Closeness.SUMMARY: "is in the summary",
    Closeness.TEXT: "is in the text",
}


def placement(view: View, position: int) -> str:
    """Return what puts an entry of a view where it is: ``2 of 13: "safe" begins the title, within a word``."""
    place = view.place_of(position)
    if place is None:
        return "not listed"
    sort = view.query.sort
    if sort and sort.field != MATCH:
        reasons = [f"the list is in the order {sort}"]
    else:
        reasons = list(_reasons(view, position)) or ["the list is in the directory's order"]
    return f"{place + 1:,} of {view.total:,}: {'; '.join(reasons)}"


def _reasons(view: View, position: int) -> Iterator[str]:
    text = view.catalog.texts[position]
    words = [word for word in counting_words(view.search.spelled_out(view.query)) if word in text]
    for word in dict.fromkeys(words):
        closeness, is_part = divmod(rank_of(word, text), 2)
        where = _WHERE.get(Closeness(closeness)) or f"is in {fields_with(word, text)[0]}"
        yield f'"{word}" {where}{", within a word" * is_part}'
    if words and view.search.bits(IS, URGENT) >> position & 1:
        yield "urgent entries come first among equals"
