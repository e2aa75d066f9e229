"""Rules for links of a work to registers of works: whether they lead to the work itself."""

import re
from collections.abc import Iterator

from ketamine_tui.checks import identifiers
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.url_rules import sources_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode

_DOI_LINK = re.compile(r"https?://(?:dx\.)?doi\.org/(.+)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*(?:/|%2F).", re.ASCII | re.IGNORECASE)
_PAGES = {
    "pmid": re.compile(
        r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(\d+)", re.ASCII
    ),
    "pmcid": re.compile(
        r"https?://(?:pmc\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pmc)/articles/(PMC\d+)",
        re.ASCII | re.IGNORECASE,
    ),
    "nct": re.compile(
        r"https?://(?:www\.)?clinicaltrials\.gov/(?:study|ct2/show)/(NCT\d{8})(?!\w)",
        re.ASCII | re.IGNORECASE,
    ),
}
"""The pages of works and studies in registers, by the scheme of the number in their addresses."""

_VIDEO = re.compile(r"[\w-]{11}|videoseries|live_stream", re.ASCII)
_NAMED = tuple(
    (site, re.compile(rf"https?://{address}", re.ASCII | re.IGNORECASE), form)
    for site, address, form in (
        (
            "YouTube",
            r"(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|embed/|shorts/|live/)([^&?#/]*)",
            _VIDEO,
        ),
        ("YouTube", r"youtu\.be/([^?#/]+)", _VIDEO),
        (
            "PubMed",
            r"pubmed\.ncbi\.nlm\.nih\.gov/([^?#/]*\d[^?#/]*)",
            re.compile(r"[1-9]\d{0,8}", re.ASCII),
        ),
        (
            "PubMed Central",
            r"(?:pmc\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pmc)/articles/([^?#/]+)",
            re.compile(r"PMC\d{1,9}(?:\.\d+)?|pmid", re.ASCII | re.IGNORECASE),
        ),
        (
            "ClinicalTrials.gov",
            r"(?:www\.)?clinicaltrials\.gov/(?:study|ct2/show)/([^?#/]+)",
            re.compile(r"NCT\d{8}", re.ASCII | re.IGNORECASE),
        ),
    )
)
"""Sites whose addresses have the name of a film, a work or a study, and the form of these names."""

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
    """Yield links to the record of another work, under its DOI or in a register, and to none at all."""
    yield from _unnamed(subject)
    if _ABOUT_ANOTHER.match(subject.entry.title):
        return
    links = [r for r in subject.records("links") if not _OTHER.search(r.text("label"))]
    yield from _dois(subject, links)
    yield from _registered(subject, links)


def _unnamed(subject: Subject) -> Iterator[Problem]:
    """Yield links to sites of works whose addresses do not have the form of the names there."""
    has_doi = any(subject.identifiers("doi"))
    for record in subject.web_ways():
        url, place = record.text("url"), record.place_in("url")
        for site, address, form in _NAMED:
            if (match := address.match(url)) and not form.fullmatch(match[1]):
                message = f"{match[1]!r} cannot be the name of anything at {site}"
                yield subject.problem("link-form", place, message)
        doi = _DOI_LINK.fullmatch(url)
        # What is compared with the entry's own is told there.
        is_meant = doi and not has_doi and not identifiers.is_short_doi(doi[1])
        if doi and is_meant and not _DOI.match(doi[1]):
            yield subject.problem("link-form", place, f"{doi[1]!r} is no DOI")


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
