"""Preprints: works on a server for such, which are other works than the articles that they become.

An article and its preprint have two DOIs, each in a record of its own that may name the other one (Crossref, "Posted
content"; arXiv, "arXiv identifiers as DOIs"). ISO 690 and CSL 1.0.2 cite them apart.
"""

import re
from collections.abc import Iterator

from ketamine_tui.model.entry import Resource
from ketamine_tui.model.text import fold

_ARXIV = r"(?P<number>\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?"
"""What arXiv calls a work since 2007, and did before; versions are of one work."""

_OF_ARXIV = (
    re.compile(rf"(?:arxiv:)?\s*{_ARXIV}", re.IGNORECASE),
    re.compile(rf"(?:https?://(?:dx\.)?doi\.org/|doi:)?10\.48550/arxiv\.{_ARXIV}", re.IGNORECASE),
    re.compile(
        rf"https?://(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/{_ARXIV}(?:\.pdf)?", re.IGNORECASE
    ),
)
_SERVER = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|techrxiv|ssrn|research square|osf preprints)\b"
    r"|\A(?:corr|preprints(?:\.org)?)\Z"
)
_HOST = re.compile(
    r"https?://(?:[\w-]+\.)*(?:arxiv\.org|biorxiv\.org|medrxiv\.org|chemrxiv\.org|psyarxiv\.com|techrxiv\.org"
    r"|researchsquare\.com|ssrn\.com|preprints\.org)(?:/|\Z)|https?://osf\.io/preprints/",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"10\.48550/arxiv\.|10\.1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6}|10\.64898/|10\.21203/rs\.|10\.(?:31234|31219|31235)/"
    r"|10\.2139/ssrn|10\.20944/preprints|10\.26434/chemrxiv|10\.36227/techrxiv"
)
"""How servers begin their DOIs; that of bioRxiv and medRxiv is shared with journals, whose names follow it."""


def is_preprint(work: Resource) -> bool:
    """Say whether a work is on a server for preprints: what it is in, else who published it, its DOI or its address says so."""
    if work.container_title:
        return _SERVER.search(fold(work.container_title)) is not None
    dois = [x.value.lower() for x in work.identifiers if x.scheme == "doi"]
    if dois:
        return any(_DOI.search(doi) for doi in dois)
    has_number = any(x.scheme == "arxiv" for x in work.identifiers)
    is_there = any(_HOST.match(link.url) for link in work.links)
    return has_number or is_there or _SERVER.search(fold(work.publisher)) is not None


def arxiv_numbers(work: Resource) -> Iterator[str]:
    """Yield what arXiv calls a work, by its identifiers and links, without the version."""
    texts = [x.value for x in work.identifiers if x.scheme in ("arxiv", "doi")]
    for text in (*texts, *(link.url for link in work.links)):
        for form in _OF_ARXIV:
            if match := form.fullmatch(text.strip()):
                yield match["number"].lower()
