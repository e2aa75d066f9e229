"""Guesses at headings of tables: which of our columns a column is by what it is called.

That is what people, Google Contacts, Outlook and the registers of 211 services (iCarol) call it in the CSV files that
they export.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ketamine_tui.exchange.readers.beside import ADDRESS_PARTS, plain_heading
from ketamine_tui.model.contact import TEXTPHONE_WORDS
from ketamine_tui.model.way_kinds import WAY_KINDS, WayKind
from ketamine_tui.present.columns import FILE_COLUMNS, OF_REGISTERS
from ketamine_tui.store.note.words import field_of

HOURS = "hours"
"""The column of when somebody is there, in words."""

COLUMNS = tuple(dict.fromkeys((*FILE_COLUMNS, *WAY_KINDS, *ADDRESS_PARTS, HOURS)))
"""The columns that a person can name."""

_USUAL: Mapping[str, str] = {
    "title": r"full name|display name|contact name|public name"
    r"|(?:program|service|site|facility|location|resource|library|hospital|clinic|shelter|school) name",
    "given": r"given name|first name|forename",
    "middle": r"additional name|middle name",
    "family": r"family name|last name|surname",
    "prefix": r"name prefix",
    "suffix": r"(?:name )?suffix",
    "organization": r"company|organisation|org(?:ani[sz]ation)? (?:1 )?name|employer|(?:parent |lead )?(?:agency|provider)(?: name)?",
    "phone": r"(?:business|home|other|primary|mobile|main|company main) phone(?: \d)?"
    r"|(?:tel|telephone|phone|mobile)(?: number)? ?\d?|phone \d (?:value|number)|(?:site|agency) phone"
    r"|(?:phone )?toll free(?: phone)?(?: number)?|phone number (?:hotline|business line|out of area|after hours)|hotline"
    r"|(?:contact|help ?line|hotline) (?:no|number|phone)|help ?line"
    rf"|(?:phone )?(?:{'|'.join(TEXTPHONE_WORDS)})(?: number)?",
    "fax": r"(?:business|home|other|phone) fax|fax number",
    "email": r"e ?mails?(?: \d)?(?: address| value)?|mail \d|e ?mail address main",
    "link": r"web ?(?:page|site|address)|(?:web ?site|link)(?: \d)? (?:url|address)|website \d(?: value)?|home page|personal web page|domain(?: name)?",
    "summary": r"notes?|comments?|remarks?|(?:agency|program|service) description|services provided",
    "alternate_names": r"nickname|alias|(?:alternate|other|official) names?",
    HOURS: r"(?:(?:opening|office|business|service|working) )?hours(?: of operation| open)?",
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
OF_PEOPLE = ("title", "department")
"""Columns of a table of people, beside their names (HSDS, ``contacts``): what somebody is, and where."""

OF_SOMEBODY = frozenset({*WAY_KINDS, *ADDRESS_PARTS} - {"link"})
"""Columns that only somebody has who can be reached."""

_OF_ROWS = ("service", "program", "site", "location", "agency", "organization")
"""What a row may be, in the order of what tells most: a service has an organization, and not the other way round."""

_NAME_OF = re.compile(rf"({'|'.join(_OF_ROWS)}) name")
_OF_ROW = frozenset(
    {*WAY_KINDS, *ADDRESS_PARTS, "summary", "alternate_names", "languages", "audience"}
)
"""What a column may say of a row in whose name that stands."""

_PATTERNS = {name: re.compile(pattern) for name, pattern in _USUAL.items()}
_OF_WAYS: Mapping[str, str] = {kind.field: kind.value for kind in reversed(WayKind)}


def guesses(plain: Sequence[str], heading: Sequence[str], *, is_of_people: bool) -> Iterator[str]:
    """Yield a guess for each heading: by itself, or without the word for what a row is (``service_email``)."""
    named = [match[1] for words in plain if (match := _NAME_OF.fullmatch(words))]
    prefix = min(named, key=_OF_ROWS.index, default="")
    for words, name in zip(plain, heading, strict=True):
        ours = "summary" if is_of_people and words in OF_PEOPLE else guess(name)
        if not ours and prefix and words.startswith(f"{prefix} "):
            own = guess(words.removeprefix(f"{prefix} "))
            ours = own if own in _OF_ROW else ""
        yield ours


def guess(name: str) -> str:
    """Return the column of ours that a heading is likely to mean, or nothing."""
    plain = plain_heading(name)
    field, _, part = field_of(name).partition("/")
    if field == "phones":
        return part if part in WAY_KINDS else "phone"
    if field == "identifiers":
        return part if part in OF_REGISTERS else ""
    column = _OF_WAYS.get(field or plain, field)
    if column in COLUMNS:
        return column
    return next((ours for ours, form in _PATTERNS.items() if form.fullmatch(plain)), "")
