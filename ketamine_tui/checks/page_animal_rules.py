"""Rule for what pages say of works: which animals they are about."""

import re
from collections.abc import Iterator, Mapping

from ketamine_tui.checks.page import Page
from ketamine_tui.checks.page_figure_rules import citing
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem

_FORMS = {
    "mouse": "mouse",
    "mice": "mouse",
    "rat": "rat",
    "rats": "rat",
    "monkey": "monkey",
    "monkeys": "monkey",
    "dog": "dog",
    "dogs": "dog",
    "rabbit": "rabbit",
    "rabbits": "rabbit",
    "pig": "pig",
    "pigs": "pig",
}
_ANIMAL = re.compile(rf"(?<!guinea )\b(?:{'|'.join(_FORMS)})\b", re.IGNORECASE)


def problems_of_animals(page: Page, works: Mapping[str, Subject]) -> Iterator[Problem]:
    """Yield an animal of a text that cites one work alone, which is about another one."""
    for part, cited in citing(page):
        said = _animals_in(part.plain)
        work = works.get(cited[0]) if said and len(cited) == 1 else None
        if not work:
            continue
        theirs = _animals_in(f"{work.entry.title} {work.entry.summary}")
        if len({*theirs.values()}) == 1 and {*theirs.values()}.isdisjoint(said.values()):
            word, its = next(iter(said)), next(iter(theirs))
            message = f"{word!r} is said here, and {its!r} by {work.entry.id}"
            yield page.problem("page-animal", page.index_of(word, part), message)


def _animals_in(text: str) -> dict[str, str]:
    """Return the animals of a text as they are written, each with its singular."""
    return {match[0]: _FORMS[match[0].lower()] for match in _ANIMAL.finditer(text)}
