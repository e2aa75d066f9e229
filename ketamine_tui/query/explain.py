"""Relaxations: the ways out of a view without entries, without one of its terms or by what its words may have meant."""

from typing import NamedTuple

from ketamine_tui.model.translate import _, ngettext
from ketamine_tui.query.suggest import Suggested
from ketamine_tui.query.syntax import EVERYTHING
from ketamine_tui.query.view import View

MOST_TERMS = 30
"""Terms of which each is tried without: with a whole text pasted, that takes seconds, and no word of it is the one."""


class Relaxation(NamedTuple):
    """A view without a part of what is asked for, or of words that may have been meant.

    `text` names the part, in quotation marks, or says the words where it `is_suggestion`, about words that
    may have been meant.
    """

    text: str
    view: View
    is_suggestion: bool = False

    @property
    def found(self) -> str:
        """How many entries there would be."""
        number = self.view.total
        return ngettext("{number:,} entry", "{number:,} entries", number).format(number=number)

    @property
    def around(self) -> tuple[str, str]:
        """What stands before the text, and behind it."""
        form = "{part}: {found}" if self.is_suggestion else _("Remove {part}: {found}")
        before, _part, after = form.partition("{part}")
        return before.format(found=self.found), after.format(found=self.found)

    @property
    def words(self) -> str:
        """What is offered: ``Remove "kind:book": 14 entries``, or ``suicide: 14 entries``."""
        before, after = self.around
        return f"{before}{self.text}{after}"


def relaxations(view: View) -> tuple[Relaxation, ...]:
    """Return the ways from a view without entries to one that has some.

    First what words that nothing has may have meant; then the parts of what is asked for without which
    there would be entries.
    """
    candidates = view.suggestion.candidates if isinstance(view, Suggested) else ()
    meant = (
        Relaxation(candidate.text, candidate.view, is_suggestion=True) for candidate in candidates
    )
    return (*meant, *_removals(view))


def _removals(view: View) -> tuple[Relaxation, ...]:
    """Return what can be removed: first the terms, in the order of the query, then the section.

    Where removing any one of them gives nothing, or there are more than `MOST_TERMS`, it is the whole query,
    and where that gives nothing either, the section with it.
    """
    terms, section = view.query.terms, _section_name(view)
    ways = [
        Relaxation(
            _quoted(str(term)),
            view.with_query(view.query._replace(terms=(*terms[:n], *terms[n + 1 :]))),
        )
        for n, term in enumerate(terms)
        if len(terms) <= MOST_TERMS
    ]
    if section:
        ways.append(Relaxation(section, view.with_section("")))
    found = tuple(way for way in ways if way.view.total)
    if found or not terms:
        return found
    all_terms, everything = _quoted(str(view.query)), view.with_query(EVERYTHING)
    if everything.total:
        return (Relaxation(all_terms, everything),)
    both = _("{one} and {other}").format(one=all_terms, other=section)
    return (Relaxation(both, everything.with_section("")),)


def _section_name(view: View) -> str:
    title = view.section_title
    return _('section "{title}"').format(title=title) if view.section else ""


def _quoted(text: str) -> str:
    is_phrase = text.startswith('"') and text.find('"', 1) == len(text) - 1
    return text if is_phrase else f'"{text}"'
