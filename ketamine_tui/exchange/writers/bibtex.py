"""BibTeX: works for LaTeX and reference managers (Patashnik, "BibTeXing", 1988; UTF-8 as biber reads it)."""

import re
from collections.abc import Collection, Iterator

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.names import in_parts
from ketamine_tui.exchange.noted_identifiers import BETWEEN, noted
from ketamine_tui.exchange.writers.csl import GENRES, cited_as
from ketamine_tui.model.entry import OTHERS, Resource
from ketamine_tui.model.kind import Kind

_TYPES = {
    Kind.BOOK: "book",
    Kind.CHAPTER: "incollection",
    Kind.ARTICLE: "article",
    Kind.CONFERENCE_PAPER: "inproceedings",
    Kind.REPORT: "techreport",
    Kind.GUIDELINE: "techreport",
    Kind.REGULATION: "techreport",
}
_MISC = "misc"
_PUBLISHERS = {"techreport": "institution", "book": "publisher"}
_CONTAINERS = {
    "article": "journal",
    "book": "series",
    **dict.fromkeys(("incollection", "inproceedings"), "booktitle"),
}
_TITLES = ("series", "booktitle")
"""The containers whose capitals styles change, as those of titles."""

_REGISTERS = ("doi", "isbn", "issn", "pmid", "pmcid")
_ARXIV = "arxiv"
_ESCAPES = str.maketrans(
    {
        **{character: f"\\{character}" for character in "&%$#_"},
        # Braces are counted even where they are escaped.
        "{": "\\lbrace{}",
        "}": "\\rbrace{}",
        "\\": "\\textbackslash{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)")
_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def bibtex(extract: Extract) -> str:
    """Return works as BibTeX entries; what they come from stands in a comment before them."""
    head = f"% {extract.origin}.\n"
    return "\n".join((head, *(_entry(item, extract) for item in extract.items)))


def _entry(item: Item, extract: Extract) -> str:
    work = item.entry
    kind = _TYPES.get(cited_as(work), _MISC)
    filled = {name: value for name, value in _fields(item, extract, kind) if value}
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in filled.items())
    return f"@{kind}{{{work.id},\n{lines}\n}}\n"


def _fields(item: Item, extract: Extract, kind: str) -> Iterator[tuple[str, str]]:
    work = item.entry
    # A second pair of braces keeps styles from changing capitals.
    yield "title", f"{{{_text(work.title)}}}"
    if isinstance(work, Resource):
        yield "author", _names(work.authors)
        yield "editor", _names(work.editors)
        yield from _date(work.issued)
        container = _CONTAINERS.get(kind, "howpublished")
        within = _text(work.container_title)
        yield container, f"{{{within}}}" if within and container in _TITLES else within
        yield _PUBLISHERS.get(kind, "publisher"), _item(work.publisher)
        yield "volume", _text(work.volume)
        yield "number", _text(work.issue)
        yield "pages", work.page.translate(_ESCAPES).replace("-", "--")
        yield "edition", _text(work.edition)
        yield "pagetotal", _text(work.number_of_pages)
        first = {item.scheme: item.value for item in reversed(work.identifiers)}
        yield from ((name, first.get(name, "").translate(_IN_ADDRESSES)) for name in _REGISTERS)
        yield "eprint", _text(first.get(_ARXIV, ""))
        yield "archiveprefix", "arXiv" if _ARXIV in first else ""
    yield "type", GENRES.get(work.kind, "")
    yield "url", work.links[0].url.translate(_IN_ADDRESSES) if work.links else ""
    yield "language", _text(", ".join(work.languages))
    yield "keywords", _text(", ".join(work.tags))
    yield "abstract", _text(work.summary)
    yield "note", _text(_note(item, extract))


def _note(item: Item, extract: Extract) -> str:
    """Return what is said of a work, behind the identifiers that have no field; none is written that would become two."""
    parts = [x for x in noted(item.entry, (*_REGISTERS, _ARXIV)) if BETWEEN not in x]
    said, stamp = extract.remark(item), extract.stamp(item)
    if parts and said == stamp:
        return f"{BETWEEN.join(parts)} ({stamp})"
    return BETWEEN.join((*parts, said))


def _names(names: Collection[str]) -> str:
    named = [_name(name) for name in names if name != OTHERS]
    return " and ".join((*named, "others") if OTHERS in names else named)


def _name(name: str) -> str:
    # Braces keep together what is no name of a person.
    if (parts := in_parts(name)) is None:
        return f"{{{_text(name)}}}"
    return ", ".join(_text(part) for part in (parts.family, parts.suffix, parts.given) if part)


def _item(text: str) -> str:
    # BibLaTeX has a list there, whose items stand between "and".
    return f"{{{_text(text)}}}" if " and " in text.lower() else _text(text)


def _date(issued: str) -> Iterator[tuple[str, str]]:
    year, _, rest = issued.partition("-")
    yield "year", year
    yield "month", rest[:2].lstrip("0")


def _text(text: str) -> str:
    # What TeX would draw as one sign stays two.
    return _LIGATURES.sub("{}", text.translate(_ESCAPES))
