"""The formats to import from: how each is recognised, and what reads it.

Readers are imported when a file of their format is read: some of them bring a library.
"""

import codecs
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.store.node import START, ReadError, place_of

if TYPE_CHECKING:
    from ketamine_tui.exchange.readers.gathering import ReadOptions
    from ketamine_tui.model.imported import Imported

MAX_BYTES = 16 * 1024 * 1024
"""Bytes of a file that is imported."""

_PARTS = "into several whole ones"
_LOOK = 4096
"""Characters by which a format is recognised."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive, such as .xlsx and .docx",
    b"\x1f\x8b": "packed",
}
_JSON = re.compile(r"\s*[\[{]")
_OURS = re.compile(r'"format"\s*:\s*"ketamine-tui/')
_WHOLE = re.compile(r'\s*\{\s*"format"')
_CARD = re.compile(r"\s*BEGIN:VCARD", re.IGNORECASE)
_CARD_BYTES = re.compile(rb"(?:\xEF\xBB\xBF)?\s*BEGIN:VCARD", re.IGNORECASE)
_HTML = re.compile(r"\s*<(?:!DOCTYPE|html|META|TITLE|H1|DL)\b", re.IGNORECASE)
_BIBTEX = re.compile(r"^\s*@[A-Za-z]+\s*[{(]", re.MULTILINE)
_PACKAGE = re.compile(r'"resources"\s*:\s*\[|"profile"\s*:\s*"(?:tabular-)?data-package"')
_SERVICE = re.compile(
    r'"(?:organization_id|service_at_locations|alternate_name|contents|organization|location_type'
    r"|services|organizations|locations|taxonomy_terms|taxonomies|taxonomy|taxonomy_id|term_uri"
    r'|legal_status|year_incorporated|service)"\s*:'
)


class Source(NamedTuple):
    """A format: what it is, the module and function that read it, how its files end, and where to split one.

    Files of most hold one value, of which each part has to be a whole one.
    """

    help: str
    reader: str
    endings: tuple[str, ...] = ()
    parts: str = _PARTS

    @property
    def read(self) -> "Callable[[str, str, ReadOptions], Imported]":
        """What reads the text of a file; `ReadError` where it is not of the format."""
        module, _, name = self.reader.partition(".")
        reader: Callable[[str, str, ReadOptions], Imported] = getattr(
            import_module(f"ketamine_tui.exchange.readers.{module}"), name
        )
        return reader


SOURCES = {
    "vcard": Source(
        "contacts, version 2.1 to 4", "vcard.read_vcard", (".vcf", ".vcard"), "between two cards"
    ),
    "csl": Source("works, CSL-JSON", "csl.read_csl"),
    "bibtex": Source(
        "works, BibTeX or BibLaTeX", "bibtex.read_bibtex", (".bib", ".bibtex"), "between two works"
    ),
    "csv": Source(
        "a table with headings, see --map",
        "tables.read_csv",
        (".csv", ".tsv", ".tab"),
        "into parts of fewer rows, each with the line of headings",
    ),
    "json": Source("what export json writes", "own.read_json"),
    "jsonl": Source(
        "what export jsonl writes",
        "own.read_json_lines",
        (".jsonl", ".ndjson"),
        "between two lines",
    ),
    "bookmarks": Source(
        "a browser's bookmarks, HTML", "bookmarks.read_bookmarks", (".html", ".htm")
    ),
    "hsds": Source("services, Open Referral HSDS 3.0 JSON", "hsds.read_hsds"),
    "datapackage": Source(
        "tables of services, an HSDS datapackage.json with the CSV files that it names",
        "packages.read_package",
    ),
    "markdown": Source(
        "a note with headings and lists",
        "note.read_markdown",
        (".md", ".markdown"),
        "at its headings",
    ),
}
"""The formats by name, in the order in which help lists them."""


def recognise(text: str, path: str) -> str:
    """Return the format of a file by what it says, and where that leaves it open by how it ends.

    Raises:
        ReadError: If it is of none that is known.
    """
    head = text[:_LOOK]
    if _by_ending(path) == "markdown":
        return "markdown"  # anything may stand in a note
    if _CARD.match(head):
        return "vcard"
    if _JSON.match(head):
        # A line of ours says what it is at its end, however long it is.
        return _of_json(text[: max(_LOOK, text.find("\n"))])
    if _HTML.match(head):
        return "bookmarks"
    if name := _by_ending(path):
        return name
    if _BIBTEX.search(text):
        return "bibtex"
    hint = f"name one with --from: {', '.join(SOURCES)}"
    raise ReadError(START, "format", "this is of no format that is known", hint)


def _by_ending(path: str) -> str:
    """Return the format whose files end like this one; nothing where none of them does."""
    ending = Path(path).suffix.lower()
    return next((name for name, source in SOURCES.items() if ending in source.endings), "")


def _of_json(head: str) -> str:
    if _OURS.search(head):
        return "json" if _WHOLE.match(head) else "jsonl"
    if _PACKAGE.search(head):
        return "datapackage"
    return "hsds" if _SERVICE.search(head) else "csl"


def is_cards(data: bytes, path: str) -> bool:
    """Say whether a file is one of cards, which may declare other encodings for some of their lines."""
    return _by_ending(path) != "markdown" and _CARD_BYTES.match(data) is not None


def decoded(data: bytes, path: str = "", size: int = 0, *, is_lenient: bool = False) -> str:
    """Return the text of a file: UTF-8, or UTF-16 that says so.

    Args:
        data: What the file holds, or of a larger one more than `MAX_BYTES`.
        path: What it is called.
        size: How large it is; 0 where nobody knows.
        is_lenient: Whether bytes that are not UTF-8 stand for themselves (PEP 383), for a reader that tells.

    Raises:
        ReadError: If it is no text, in another encoding, or too large.
    """
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise ReadError(
                START, "file-encoding", f"this is {name}, not text", "export it as text"
            )
    if len(data) > MAX_BYTES:
        raise _too_large(path, size)
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        text = data.decode(encoding, "surrogateescape" if is_lenient else "strict")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        place = place_of(before, len(before))
        message = f"byte 0x{data[error.start]:02X} is not {encoding.removesuffix('-sig').upper()}"
        raise ReadError(place, "file-encoding", message, "save the file as UTF-8") from None
    if "\0" in text:
        place = place_of(text, text.index("\0"))
        raise ReadError(place, "file-encoding", "this is not text", "export it as text")
    if not text.strip():
        raise ReadError(START, "file-empty", "the file is empty")
    return text


def _too_large(path: str, size: int) -> ReadError:
    """Return what is said of a file that is too large: how large it is, and where to split it."""
    name = _by_ending(path)
    most = f"{MAX_BYTES // 2**20} MiB"
    has = f"it has {size:,} bytes" if size else "it has more bytes than that"
    parts = SOURCES[name].parts if name else _PARTS
    hint = f"split it {parts}, and import one part after the other"
    return ReadError(START, "file-too-large", f"the file is larger than {most}: {has}", hint)
