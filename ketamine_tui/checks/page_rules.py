"""Rules for the texts of pages: all of them, and those for links that lead nowhere."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ketamine_tui.checks.page import Page, page_of
from ketamine_tui.checks.page_animal_rules import problems_of_animals
from ketamine_tui.checks.page_bracket_rules import problems_of_brackets
from ketamine_tui.checks.page_claim_rules import problems_of_claims
from ketamine_tui.checks.page_figure_rules import problems_of_figures, works_of
from ketamine_tui.checks.page_gap_rules import problems_of_gaps
from ketamine_tui.checks.page_heading_rules import problems_of_headings
from ketamine_tui.checks.page_list_rules import problems_of_lists
from ketamine_tui.checks.page_mark_rules import problems_of_marks
from ketamine_tui.checks.page_name_rules import names_in, problems_of_page_names
from ketamine_tui.checks.page_number_rules import numbers_of, problems_of_page_numbers
from ketamine_tui.checks.page_repetition_rules import problems_of_page_repetition
from ketamine_tui.checks.page_syntax_rules import problems_of_syntax
from ketamine_tui.checks.page_term_rules import problems_of_terms
from ketamine_tui.checks.prose_rules import problems_of_page_language
from ketamine_tui.checks.remark_rules import problems_of_page_remarks
from ketamine_tui.checks.said_date_rules import problems_of_page_dates
from ketamine_tui.checks.spacing_rules import problems_of_page_spacing
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.url_rules import faults_of, is_almost_web
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import ENTRY_SCHEME
from ketamine_tui.model.text import fold
from ketamine_tui.store.node import Place

_AROUND = ".,;:!?()[]<>*\"'"
_NO_ANCHOR = re.compile(r"[\W_]+")
_NUMBER_BEHIND = re.compile(r"-\d+$")


_Anchors = Mapping[str, frozenset[str]]
"""What the headings of pages are called in addresses, by the path of the page."""


def problems_of_pages(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield what is wrong with the texts of all pages."""
    pages = [page for subject in subjects if (page := page_of(subject))]
    if not pages:
        return
    anchors = {page.subject.path: frozenset(_anchors(page)) for page in pages}
    numbers, works = numbers_of(subjects), works_of(subjects)
    names = names_in(subjects, pages)
    for page in pages:
        yield from problems_of_marks(page)
        yield from problems_of_headings(page)
        yield from problems_of_syntax(page)
        yield from problems_of_lists(page)
        yield from problems_of_gaps(page)
        yield from problems_of_brackets(page)
        yield from problems_of_page_remarks(page)
        yield from problems_of_page_spacing(page)
        yield from problems_of_page_repetition(page)
        yield from problems_of_terms(page)
        yield from problems_of_page_language(page)
        yield from _lost_files(page, anchors)
        yield from problems_of_page_numbers(page, numbers)
        yield from problems_of_page_names(page, names, numbers)
        yield from problems_of_figures(page, works)
        yield from problems_of_page_dates(page, works)
        yield from problems_of_animals(page, works)
        yield from _addresses(page, anchors)
        yield from _misspelt(page)
    yield from problems_of_claims(pages, subjects)


def _anchors(page: Page) -> Iterator[str]:
    return (_anchor(part.shown) for part in page.parts if part.block.kind == "heading")


def _lost_files(page: Page, anchors: _Anchors) -> Iterator[Problem]:
    """Yield links to headings of other pages that these do not have."""
    for link in page.subject.loaded.files:
        known = anchors.get(link.file)
        if link.fragment and known is not None and not _leads(link.fragment, known):
            yield _lost_anchor(page, link.place, link.fragment, f" in {link.file}")


def _addresses(page: Page, anchors: _Anchors) -> Iterator[Problem]:
    """Yield what is wrong with links to the web, and to headings of the page itself."""
    own = anchors[page.subject.path]
    for url in dict.fromkeys(span.href for part in page.parts for span in part.block.spans):
        if not url or url.startswith(ENTRY_SCHEME):
            continue
        index = max(page.text.find(url), 0)
        if url.startswith("#"):
            if not _leads(url[1:], own):
                yield _lost_anchor(page, page.place(index), url[1:], " on this page")
            continue
        for rule, message, hint in faults_of(url):
            yield page.problem(rule, index, message, hint)


def _misspelt(page: Page) -> Iterator[Problem]:
    """Yield words of a page that are meant for addresses on the web, and are none."""
    for part in (part for part in page.parts if part.is_own):
        for word in part.plain.split() if "/" in part.plain or ":" in part.plain else ():
            if is_almost_web(word.strip(_AROUND)):
                message = f"{word.strip(_AROUND)!r} is not of the expected form"
                yield page.problem("url-invalid", page.index_of(word, part), message)


def _lost_anchor(page: Page, place: Place, fragment: str, where: str) -> Problem:
    message = f"there is no heading '#{fragment}'{where}"
    return page.subject.problem("anchor-unknown", place, message)


def _leads(fragment: str, anchors: frozenset[str]) -> bool:
    wanted = {fragment, _NUMBER_BEHIND.sub("", fragment)}  # a second heading of a name is numbered
    return any(_anchor(name) in anchors for name in wanted)


def _anchor(text: str) -> str:
    """Return what the spellings that programs make of a heading have in common."""
    return _NO_ANCHOR.sub("", fold(text))
