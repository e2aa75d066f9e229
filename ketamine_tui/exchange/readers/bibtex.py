"""BibTeX: works from LaTeX and reference managers, by the libraries of that field."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
)

from ketamine_tui.exchange.readers.bibtex_fields import fields_of
from ketamine_tui.exchange.readers.bibtex_values import complaints, value_of
from ketamine_tui.exchange.readers.bibtex_work import Work
from ketamine_tui.exchange.readers.gathering import Gathering, ReadOptions
from ketamine_tui.model.imported import Imported
from ketamine_tui.store.node import START, ReadError

_KEYLESS = re.compile(
    r"^([ \t]*@(?!(?:string|preamble|comment)\b)[a-z]+[ \t]*[{(])(?=\s*[a-z][\w-]*\s*=)",
    re.IGNORECASE | re.MULTILINE,
)
"""An entry that begins with a field, as EndNote writes it; the library wants a comma behind the key that is not there."""


def read_bibtex(text: str, path: str, options: ReadOptions) -> Imported:
    """Return the works of a bibliography; an entry that cannot be read costs that entry, and is told.

    Raises:
        ReadError: If there is nothing of the format in it.
    """
    with _silence():
        # Their values stay as they are written, for what braces, quotes and names of strings mean.
        # The library does not count a line that ends with a backslash, which to TeX is a blank.
        whole = _KEYLESS.sub(r"\1,", text.replace("\\\n", "\\ \n"))
        library = parse_string(whole, parse_stack=[])
    if not library.entries and not library.failed_blocks:
        message, hint = "there is no entry in it", "an entry begins @article{"
        raise ReadError(START, "bibtex", message, hint)
    gathering = Gathering(path, options)
    strings = _strings(library, gathering)
    blocks = [*map(_read_anyway, library.blocks)]
    # Of two with one key the first is what is meant, as in BibTeX.
    wholes = {entry.key.lower(): entry for entry in reversed(blocks) if isinstance(entry, Entry)}
    for block in blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, Entry):
            draft = gathering.begin(line)
            fields = fields_of(block, strings, wholes, draft)
            gathering.keep(draft, Work(block.entry_type, fields, draft).read(), block.key)
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


def _read_anyway(block: Block) -> Block:
    """Return the entry that the library withholds because its key, or one of its fields, is there twice."""
    withheld = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else None
    return withheld if isinstance(withheld, Entry) else block


def _strings(library: Library, gathering: Gathering) -> Mapping[str, str]:
    """Return the texts of strings by their names in small letters; each may be made of those before it."""
    strings: dict[str, str] = {}
    for string in library.strings:
        value = value_of(str(string.value), strings)
        for words, reason, hint in complaints(value):
            line = (string.start_line or 0) + 1
            gathering.lose(line, f"@string {string.key}", words, reason, hint)
        if not value.is_too_long:
            strings[string.key.lower()] = value.text
    return strings


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the libraries from printing: what they say is told as a loss."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
