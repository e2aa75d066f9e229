"""CSL-JSON: works for reference managers (Citation Style Language 1.0.2, its input data schema)."""

import json
from collections.abc import Iterable

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.names import in_parts
from ketamine_tui.exchange.noted_identifiers import noted
from ketamine_tui.model.entry import OTHERS, Entry, Resource
from ketamine_tui.model.kind import Kind

TYPES = {
    Kind.BOOK: "book",
    Kind.CHAPTER: "chapter",
    Kind.ARTICLE: "article-journal",
    Kind.CONFERENCE_PAPER: "paper-conference",
    Kind.REPORT: "report",
    Kind.GUIDELINE: "report",
    Kind.REGULATION: "report",
    Kind.WEBSITE: "webpage",
    Kind.VIDEO: "motion_picture",
    Kind.PODCAST: "broadcast",
}
"""What CSL calls the kinds of work."""

GENRES = {
    Kind.GUIDELINE: "guideline",
    Kind.REGULATION: "regulatory document",
    Kind.VIDEO: "video",
    Kind.PODCAST: "podcast",
}
"""What CSL calls a genre and BibTeX a type, of the kinds that share one there or that styles would call otherwise.

As a ``regulation`` in the sense of CSL styles leave out who issued a label or a warning, and its title gets capitals.
"""

REGISTERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID"}
"""The registers that CSL has a variable for."""

SERIES = "collection-title"
"""What a book stands in; for all other works that is a container."""

SAME = {
    "publisher": "publisher",
    "container_title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "edition": "edition",
    "number_of_pages": "number-of-pages",
}
"""The fields that are a text on both sides."""

PEOPLE = {"authors": "author", "editors": "editor", "contributors": "contributor"}
"""The fields that are lists of names."""

NOT_NAMED = {ours: f"Further {ours} are not named." for ours in PEOPLE}
"""What a note says where names were left out: CSL has no variable for it, and "others" is nobody's name."""


def cited_as(work: Entry) -> Kind:
    """Return the kind as which a work is cited: a guideline in a journal is an article there, with volume and pages."""
    is_in_journal = work.kind is Kind.GUIDELINE and bool(getattr(work, "container_title", ""))
    return Kind.ARTICLE if is_in_journal else work.kind


def holds(entry: Entry) -> bool:
    """Say whether an entry is a work."""
    return isinstance(entry, Resource)


def csl_json(extract: Extract) -> str:
    """Return works as a list of CSL items."""
    items = [_item(item, extract) for item in extract.items]
    return json.dumps(items, indent=2, ensure_ascii=False) + "\n"


def _item(item: Item, extract: Extract) -> dict[str, object]:
    work = item.entry
    data: dict[str, object] = {"id": work.id, "type": TYPES[cited_as(work)], "title": work.title}
    if isinstance(work, Resource):
        data |= {name: _names(getattr(work, ours)) for ours, name in PEOPLE.items()}
        data["issued"] = _date(work.issued)
        data |= {name: getattr(work, ours) for ours, name in SAME.items()}
        if work.kind is Kind.BOOK:
            data[SERIES] = data.pop("container-title")
        for identifier in work.identifiers:
            if name := REGISTERS.get(identifier.scheme):
                data.setdefault(name, identifier.value)
    data["genre"] = GENRES.get(work.kind, "")
    data["URL"] = work.links[0].url if work.links else ""
    data["abstract"] = work.summary
    data["keyword"] = ", ".join(work.tags)
    data["language"] = work.languages[0] if work.languages else ""
    left_out = (said for ours, said in NOT_NAMED.items() if OTHERS in getattr(work, ours, ()))
    data["note"] = "\n".join((*noted(work, REGISTERS), extract.remark(item, *left_out)))
    return {name: value for name, value in data.items() if value}


def _names(names: Iterable[str]) -> list[dict[str, str]]:
    # Styles put an "and" before the last name themselves.
    return [_name(name) for name in names if name != OTHERS]


def _name(name: str) -> dict[str, str]:
    if (parts := in_parts(name)) is None:
        return {"literal": name}
    return {part: value for part, value in parts._asdict().items() if value}


def _date(issued: str) -> dict[str, object]:
    return {"date-parts": [[int(part) for part in issued.split("-")]]} if issued else {}
