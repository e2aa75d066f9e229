"""BibTeX: works from LaTeX and reference managers, by the libraries of that field."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Entry, ExplicitComment, ImplicitComment, ParsingFailedBlock, Preamble
from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalkerError

from ketamine_tui.exchange.names import Name, is_others
from ketamine_tui.exchange.readers.gathering import Gathering, ReadOptions
from ketamine_tui.exchange.readers.name_parts import tell_parts
from ketamine_tui.exchange.readers.said import apart
from ketamine_tui.model.entry import OTHERS
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.draft import Draft
from ketamine_tui.store.node import START, ReadError

_KINDS = {
    **dict.fromkeys(("book", "inbook", "proceedings", "phdthesis", "mastersthesis"), Kind.BOOK),
    **dict.fromkeys(("thesis", "mvbook", "collection", "booklet", "manual"), Kind.BOOK),
    **dict.fromkeys(("article", "inproceedings", "conference", "incollection"), Kind.ARTICLE),
    **dict.fromkeys(("unpublished", "preprint"), Kind.ARTICLE),
    **dict.fromkeys(("techreport", "report"), Kind.GUIDELINE),
    **dict.fromkeys(("legislation", "jurisdiction", "legal", "standard"), Kind.REGULATION),
    **dict.fromkeys(("online", "www", "electronic", "webpage"), Kind.WEBSITE),
    **dict.fromkeys(("video", "movie"), Kind.VIDEO),
    "audio": Kind.PODCAST,
    "misc": Kind.WEBSITE,
}
_TEXTS = {
    "title": "title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "journal": "container_title",
    "journaltitle": "container_title",
    "booktitle": "container_title",
    "series": "container_title",
    "howpublished": "container_title",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "edition": "edition",
    "pagetotal": "number_of_pages",
    "abstract": "summary",
}
"""The fields that are a text on both sides; of several for one of ours, the first that has a value."""

_NAMES = {"author": "authors", "editor": "editors"}
_REGISTERS = ("doi", "isbn", "issn", "pmid", "pmcid")
_USED = frozenset(
    {"year", "month", "date", "pages", "url", "keywords", "language", "note"}
    | {*_TEXTS, *_NAMES, *_REGISTERS}
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_MARKED = re.compile(r"[\\{}$~%]|--|``|''|[?!]`")


def read_bibtex(text: str, path: str, options: ReadOptions) -> Imported:
    """Return the works of a bibliography; an entry that cannot be read costs that entry, and is told.

    Raises:
        ReadError: If there is nothing of the format in it.
    """
    with _silence():
        library = parse_string(text)
    if not library.entries and not library.failed_blocks:
        message, hint = "there is no entry in it", "an entry begins @article{"
        raise ReadError(START, "bibtex", message, hint)
    gathering = Gathering(path, options)
    decoder = _Decoder()
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, Entry):
            draft = gathering.begin(line)
            gathering.keep(draft, _read_work(block, draft, decoder), block.key)
        elif isinstance(block, ParsingFailedBlock):
            reason = " ".join(str(block.error).split()) or "it cannot be read"
            gathering.lose(
                line, "entry", block.raw or "", reason, "mend it there, and import again"
            )
        elif isinstance(block, ExplicitComment | Preamble):
            gathering.lose(line, "comment", block.raw or "", "not kept")
        elif isinstance(block, ImplicitComment) and not block.comment.lstrip().startswith("%"):
            gathering.lose(line, "text", block.comment, "it stands outside of any entry")
    return gathering.gathered()


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the libraries from printing: what they say is told as a loss."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


class _Decoder:
    """Turns LaTeX into text."""

    def __init__(self) -> None:
        self._latex = LatexNodes2Text(math_mode="verbatim", keep_comments=True)

    def __call__(self, value: str) -> str:
        if not _MARKED.search(value):
            return " ".join(value.split())
        # Which the library takes for the accent.
        value = value.replace("\\textasciicircum{}", "^")
        try:
            decoded = str(self._latex.latex_to_text(value))
        except (LatexWalkerError, RecursionError, ValueError, IndexError):
            decoded = value  # not LaTeX; better as it is than not at all
        return " ".join(decoded.split())


def _read_work(entry: Entry, draft: Draft, decoder: _Decoder) -> Kind:
    """Read an entry into a draft; return its kind."""
    lines = {field.key.lower(): (field.start_line or 0) + 1 for field in entry.fields}
    values = {field.key.lower(): str(field.value) for field in entry.fields}
    _texts(values, lines, draft, decoder)
    _lists(values, lines, draft, decoder)
    draft.put("issued", _date(values))
    draft.put("page", re.sub(r"-{2,}|\u2013", "-", re.sub("[{}]", "", values.get("pages", ""))))
    note, draft.said = apart(decoder(values.get("note", "")))
    if note:
        hint = "add what matters to the summary"
        draft.lose("note", note, "no field for it", hint, lines["note"])
    for name in values.keys() - _USED:
        draft.lose(name, values[name], "no field for it", "add it by hand", lines[name])
    kind = entry.entry_type.lower()
    if kind not in _KINDS:
        draft.lose("type", kind, "no kind of ours; taken for an article", "name one with --kind")
    return _KINDS.get(kind, Kind.ARTICLE)


def _texts(
    values: Mapping[str, str], lines: Mapping[str, int], draft: Draft, decoder: _Decoder
) -> None:
    for theirs, ours in _TEXTS.items():
        value = decoder(values.get(theirs, ""))
        if value and draft.get(ours):
            draft.lose(theirs, value, f"{ours} is known already", "", lines[theirs])
        elif value:
            draft.put(ours, value, lines[theirs])


def _lists(
    values: Mapping[str, str], lines: Mapping[str, int], draft: Draft, decoder: _Decoder
) -> None:
    for theirs, ours in _NAMES.items():
        for name in _split(values.get(theirs, "")):
            draft.add(ours, _name(name, decoder, theirs, draft, lines[theirs]))
    for scheme in _REGISTERS:
        if value := _address(values.get(scheme, "")):
            draft.add("identifiers", {"scheme": scheme, "value": value}, line=lines[scheme])
    if url := _address(values.get("url", "")):
        draft.add("links", {"url": url}, line=lines["url"])
    draft.add("tags", *re.split(r"\s*[,;]\s*", decoder(values.get("keywords", ""))))
    draft.add("languages", *re.split(r"\s*,\s*", decoder(values.get("language", ""))))


def _split(names: str) -> Iterator[str]:
    """Yield the names between ``and``, which means nothing within braces."""
    depth, begun = 0, 0
    for match in re.finditer(r"[{}]|\s+and(?=\s)", names, re.IGNORECASE):
        if match.group() in "{}":
            escaped = names[: match.start()].endswith("\\")
            depth += 0 if escaped else (1 if match.group() == "{" else -1)
        elif depth <= 0:
            yield names[begun : match.start()].strip()
            begun = match.end()
    if last := names[begun:].strip():
        yield last


def _name(name: str, decoder: _Decoder, field: str, draft: Draft, line: int) -> str:
    """Return a name as it is printed: what stands in braces as it is, others with the family's last."""
    if is_others(name):
        return OTHERS
    if name.startswith("{") and name.endswith("}"):
        printed = decoder(name)
        tell_parts(printed, None, field, draft, line)
        return printed
    family, *rest = [decoder(part) for part in re.split(r",(?![^{]*\})", name)]
    parts = Name(family, rest[-1] if rest else "", rest[0] if len(rest) > 1 else "")
    tell_parts(parts.printed, parts, field, draft, line)
    return parts.printed


def _date(values: Mapping[str, str]) -> str:
    if match := _DAY.match(values.get("date", "").strip()):
        return match.group()
    year, month = values.get("year", "").strip("{} "), values.get("month", "").strip("{} ").lower()
    number = month if month.isdigit() else ""
    if month[:3] in _MONTHS:
        number = str(_MONTHS.index(month[:3]) + 1)
    return f"{year}-{number.zfill(2)}" if year and number else year


def _address(value: str) -> str:
    """Return an address or identifier, in which nothing is LaTeX but what some programs escape."""
    bare = value.strip().removeprefix("\\url{").strip("{}")
    return re.sub(r"\\([&%$#_])", r"\1", bare)
