"""Rules for links of a work to registers of works: whether they lead to the work itself."""

import re
from collections.abc import Iterator

from ketamine_tui.checks import identifiers
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.url_rules import sources_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode

_DOI_LINK = re.compile(r"https?://(?:dx\.)?doi\.org/(.+)", re.IGNORECASE)
_PAGES = {
    "pmid": re.compile(
        r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(\d+)", re.ASCII
    ),
    "pmcid": re.compile(
        r"https?://(?:pmc\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pmc)/articles/(PMC\d+)",
        re.ASCII | re.IGNORECASE,
    ),
}
"""The pages of works in two registers, by the scheme of the number in their addresses."""

_ABOUT = r"errat(?:um|a)|correction|corrigend(?:um|a)|addendum|editorial|comment(?:ary)?|reply|response|retraction|expression of concern"
_OTHER = re.compile(
    rf"\b(?:(?:{_ABOUT}|preprint|protocol|companion|translation)s?"
    r"|(?:earlier|previous|original|first|later|newer|updated|related|other) (?:version|article|paper|report|trial|study|review|edition))\b",
    re.IGNORECASE,
)
"""What a link is called that leads to a work beside the entry's own."""

_ABOUT_ANOTHER = re.compile(rf"(?:{_ABOUT})\b(?::| on\b| to\b| of\b| regarding\b)", re.IGNORECASE)
"""How the title of a work begins that is about another one, to which it has reason to lead."""


def problems_of_work_links(subject: Subject) -> Iterator[Problem]:
    """Yield links to the record of another work, under its DOI or in PubMed or PubMed Central."""
    if _ABOUT_ANOTHER.match(subject.entry.title):
        return
    links = [r for r in subject.records("links") if not _OTHER.search(r.text("label"))]
    yield from _dois(subject, links)
    yield from _registered(subject, links)


def _dois(subject: Subject, links: list[FieldsNode]) -> Iterator[Problem]:
    dois = [record.text("value") for record in subject.identifiers("doi")]
    # Which DOI a short one stands for is nowhere to be seen.
    names = [_name(doi) for doi in dois]
    for record in links if names and not any(map(identifiers.is_short_doi, names)) else ():
        url = record.text("url")
        match = _DOI_LINK.fullmatch(url)
        if not match or identifiers.is_short_doi(match[1]) or _name(match[1]) in names:
            continue
        message = f"{url} is not the DOI {dois[0]}"
        yield subject.problem("doi-mismatch", record.place_in("url"), message)


def _name(doi: str) -> str:
    try:
        return identifiers.doi(doi).casefold()
    except ValueError:
        return doi.casefold()


def _registered(subject: Subject, links: list[FieldsNode]) -> Iterator[Problem]:
    reviews = subject.records("reviews")
    sources = [item.text for review in reviews for item in sources_of(review)]
    for scheme, page in _PAGES.items():
        own = list(subject.identifiers(scheme))
        known = [record.text("value") for record in own]
        if not all(map(identifiers.FORMS[scheme].fullmatch, known)):
            continue  # which is told already
        read = [match[1].upper() for url in sources if (match := page.match(url))]
        for record in links if known else ():
            match = page.match(record.text("url"))
            if match and (number := match[1].upper()) not in known:
                message = f"{record.text('url')} is not the {scheme.upper()} {known[0]}"
                # What was read and the link agree: the number is wrong.
                is_read = number in read and known[0] not in read
                place = own[0].place_in("value") if is_read else record.place_in("url")
                yield subject.problem("identifier-link", place, message)
