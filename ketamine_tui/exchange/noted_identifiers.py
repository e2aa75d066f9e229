"""Identifiers in notes: what a format has no field for, as ``NCT: NCT04939649``.

Zotero keeps such lines in its Extra, and citeproc-js reads them at the top of CSL's ``note`` as variables; BibTeX has
its one note, in which PubMed's number stands like that.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ketamine_tui.model.entry import Entry, Identifier, Resource

BETWEEN = "; "
"""What stands between the parts of a note in one line."""

_REGISTERS = "doi|isbn|issn|pmid|pmcid|nct|actrn|isrctn|arxiv"
_APART = re.compile(rf";\s|;(?=(?:{_REGISTERS}):)|\n", re.IGNORECASE)
"""What ends a part of a note; any other semicolon without a space may be of a DOI (SICI, ANSI/NISO Z39.56)."""

_OURS = re.compile(r"(?P<scheme>[A-Z][A-Z0-9-]*): (?P<value>\S.*)")
_THEIRS = re.compile(
    rf"(?P<scheme>{_REGISTERS}):\s*(?P<value>\S+)(?: \[[\w.-]+\])?",
    re.IGNORECASE,
)
"""The registers that are known in the notes of others; a field of any other name may be a remark."""


class Noted(NamedTuple):
    """The identifiers of a note, as pairs of a register and a value, and what else it says."""

    identifiers: tuple[tuple[str, str], ...]
    rest: str


def noted(work: Entry, registers: Collection[str]) -> Iterator[str]:
    """Yield the identifiers that have no field of their own: of other registers, and a second one of a register."""
    known: set[str] = set()
    for identifier in work.identifiers if isinstance(work, Resource) else ():
        if identifier.scheme not in registers or identifier.scheme in known:
            yield _line(identifier)
        known.add(identifier.scheme)


def _line(identifier: Identifier) -> str:
    return f"{identifier.scheme.upper()}: {identifier.value}"


def read_noted(note: str, *, is_ours: bool, between: str = "\n") -> Noted:
    """Return what a note says of identifiers; what we wrote ourselves stands at the top of it, `between` others."""
    if not is_ours:
        return _of_others(note)
    lines = note.split(between)
    taken = []
    while lines and (match := _OURS.fullmatch(lines[0])):
        taken.append(match)
        del lines[0]
    return Noted(tuple(map(_pair, taken)), between.join(lines))


def _of_others(note: str) -> Noted:
    parts = [part.strip() for part in _APART.split(note)]
    matches = [_THEIRS.fullmatch(part.rstrip(".")) for part in parts]
    found = tuple(_pair(match) for match in matches if match)
    others = (part for part, match in zip(parts, matches, strict=True) if part and not match)
    return Noted(found, BETWEEN.join(others) if found else note)


def _pair(match: re.Match[str]) -> tuple[str, str]:
    return match["scheme"].lower(), match["value"]
