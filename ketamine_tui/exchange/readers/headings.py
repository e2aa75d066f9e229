"""Headings of tables: which of our columns each column is.

That is what the person says, or a column that we write ourselves, or else a guess by what people, Google Contacts,
Outlook and the registers of 211 services (iCarol) call it in the CSV files that they export.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.exchange.readers.beside import (
    ADDRESS_PARTS,
    Beside,
    columns_beside,
    plain_heading,
)
from ketamine_tui.model.contact import TEXTPHONE_WORDS
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.text import clean, fold
from ketamine_tui.model.ways import WAY_KINDS, WayKind
from ketamine_tui.present.columns import FILE_COLUMNS, OF_REGISTERS
from ketamine_tui.query.names import nearest
from ketamine_tui.store.note.words import field_of

NAME_PARTS = ("prefix", "given", "middle", "family", "suffix")
"""Columns that are a part of a person's name, in the order in which it is spoken."""

COLUMNS = tuple(dict.fromkeys((*FILE_COLUMNS, *WAY_KINDS, *ADDRESS_PARTS)))
"""The columns that a person can name."""

STAMPS = ("state", "due", "as_of", "version")
"""What an export of ours says of itself in every row."""

_USUAL: Mapping[str, str] = {
    "title": r"full name|display name|contact name|public name"
    r"|(?:program|service|site|facility|location|resource|library|hospital|clinic|shelter|school) name",
    "given": r"given name|first name|forename",
    "middle": r"additional name|middle name",
    "family": r"family name|last name|surname",
    "prefix": r"name prefix",
    "suffix": r"(?:name )?suffix",
    "organization": r"company|organisation|organi[sz]ation (?:1 )?name|employer|(?:parent |lead )?(?:agency|provider)(?: name)?",
    "phone": r"(?:business|home|other|primary|mobile|main|company main) phone(?: \d)?"
    r"|(?:tel|telephone|phone|mobile)(?: number)? ?\d?|phone \d (?:value|number)|(?:site|agency) phone"
    r"|(?:phone )?toll free(?: phone)?(?: number)?|phone number (?:hotline|business line|out of area|after hours)|hotline"
    rf"|(?:phone )?(?:{'|'.join(TEXTPHONE_WORDS)})(?: number)?",
    "fax": r"(?:business|home|other|phone) fax|fax number",
    "email": r"e ?mail(?: \d)?(?: address| value)?|mail \d|e ?mail address main",
    "link": r"web ?(?:page|site|address)|(?:web ?site|link)(?: \d)? (?:url|address)|website \d(?: value)?|home page|personal web page|domain(?: name)?",
    "summary": r"notes?|comments?|remarks?|(?:agency|program|service) description|services provided",
    "alternate_names": r"nickname|alias|(?:alternate|other|official) names?",
    "languages": r"languages? (?:offered|spoken)",
    "tags": r"categor(?:y|ies)|keywords",
    "address": r"(?:business|home|mailing|postal|site) address|address 1 formatted",
    "address_1": r"(?:business )?street(?: address| 1)?|address line 1|physical address(?: 1)?",
    "address_2": r"(?:business )?street 2|address line 2|physical address 2",
    "city": r"(?:business |physical )?city|town|town city|city town",
    "state_province": r"(?:business |physical )?state|(?:physical )?(?:state )?province|county",
    "postal_code": r"(?:business |physical )?postal code|(?:site )?zip|zip ?code|post ?code",
    "country": r"(?:physical )?country|business country(?: region)?",
}
_MOST_SHOWN = 300
"""Characters of the names of columns in a message."""

_PATTERNS = {name: re.compile(pattern) for name, pattern in _USUAL.items()}
_OF_WAYS: Mapping[str, str] = {kind.field: kind.value for kind in reversed(WayKind)}


class Headings(NamedTuple):
    """The headings of a table: their `texts` in a `line`, and what they mean.

    `columns` are pairs of a number and one of our names, some of them `guessed`. Several columns may be one of
    ours, in the order in which they are joined.
    """

    texts: tuple[str, ...]
    line: int
    columns: tuple[tuple[int, str], ...]
    guessed: frozenset[int]
    is_ours: bool
    beside: Beside = Beside()

    @property
    def names(self) -> frozenset[str]:
        """Which columns of ours there are."""
        return frozenset(name for _, name in self.columns)


def read_headings(
    cells: Sequence[str], line: int, named: Mapping[str, tuple[str, ...]]
) -> Headings:
    """Return which columns there are; `named` are headings that the person said, by our names.

    Raises:
        WrongUseError: If a column is named that the table or the program does not have.
    """
    heading = tuple(cell.strip() for cell in cells)
    said = [*_said(heading, named)]
    taken = {number for number, _ in said}
    names = {name for _, name in said}
    own = [
        (number, name)
        for number, name in enumerate(map(_own, heading))
        if name and number not in taken and name not in names
    ]
    taken |= {number for number, _ in own}
    is_ours = set(STAMPS) <= set(heading)
    guesses = [
        (number, name)
        for number, name in enumerate(map(_guess, heading))
        if name and number not in taken and name not in names and not is_ours
    ]
    kept_own, guessed = _without_doubles(heading, own, guesses, names)
    columns = (*said, *kept_own, *guessed)
    guesses_made = frozenset(number for number, _ in guessed)
    beside = Beside() if is_ours else columns_beside(heading, columns)
    return Headings(heading, line, columns, guesses_made, is_ours, beside)


def shown(heading: Sequence[str]) -> str:
    """Return the names of columns that there is room for, and how many more there are."""
    names = [clean(name) for name in heading if name]
    count = 0
    while count < len(names) and len(", ".join(names[: count + 1])) <= _MOST_SHOWN:
        count += 1
    more = f", and {len(names) - count} more" if count < len(names) else ""
    return (", ".join(names[:count]) or "nothing") + more


def column_named(name: str) -> str:
    """Return the column of ours that a word means (``url`` is ``link``), or nothing."""
    return _own(name) or _guess(name)


def _said(
    heading: Sequence[str], named: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[int, str]]:
    for name, theirs in named.items():
        ours = column_named(name)
        if ours not in COLUMNS:
            hint = nearest(name, COLUMNS) or f"there are {', '.join(COLUMNS)}"
            raise WrongUseError(f"there is no column {clean(name)!r}", hint)
        for their in theirs:
            numbers = [number for number, text in enumerate(heading) if text == their]
            if not numbers:
                message = f"the file has no column {clean(their)!r}"
                raise WrongUseError(message, f"it has {shown(heading)}")
            yield from ((number, ours) for number in numbers)


def _own(name: str) -> str:
    """Return the column of ours that is called so; a plural is as good."""
    form = name.lower().replace(" ", "_").replace("-", "_")
    return next((x for x in (form, form.removesuffix("s")) if x in COLUMNS), "")


def _guess(name: str) -> str:
    plain = plain_heading(name)
    field, _, part = field_of(name).partition("/")
    if field == "phones":
        return part if part in WAY_KINDS else "phone"
    if field == "identifiers":
        return part if part in OF_REGISTERS else ""
    column = _OF_WAYS.get(field, field)
    if column in COLUMNS:
        return column
    return next((ours for ours, form in _PATTERNS.items() if form.fullmatch(plain)), "")


_Pairs = list[tuple[int, str]]


def _without_doubles(
    heading: Sequence[str], own: _Pairs, guesses: _Pairs, said: set[str]
) -> tuple[_Pairs, _Pairs]:
    """Return the columns without those that say once more what others say.

    A title is one column, or else the parts of a name. Outlook has a column Title for what stands before a name.
    """
    guessed_names = {name for _, name in guesses}
    counties = {number for number, name in guesses if fold(heading[number]).strip() == "county"}
    is_outlook = "title" not in said and "suffix" in guessed_names and "family" in guessed_names
    if is_outlook:
        own = [(number, "prefix" if name == "title" else name) for number, name in own]
    titles = [n for n, name in guesses if name == "title"]
    has_title = "title" in said or any(name == "title" for _, name in own)
    unwanted = set(titles if has_title else titles[1:])
    if has_title or titles:
        unwanted |= {number for number, name in guesses if name in NAME_PARTS}
    # Beside a street or a town it is a part of an address; in lists of ours it is the state of an entry.
    if not {"address_1", "city", "postal_code"} & (
        guessed_names | said | {name for _, name in own}
    ):
        unwanted |= {number for number, name in guesses if name == "state_province"}
    # A county stands for the state only where no column has that.
    states = {number for number, name in guesses if name == "state_province"} - counties
    if states or "state_province" in said or any(name == "state_province" for _, name in own):
        unwanted |= counties
    return own, [(number, name) for number, name in guesses if number not in unwanted]
