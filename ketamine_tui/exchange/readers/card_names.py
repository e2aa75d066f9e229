"""Names in vCards: whom a card is about, and whom else it names (RFC 6350, sections 6.2.1, 6.2.2 and 6.6.4)."""

import re
from collections.abc import Mapping

from ketamine_tui.exchange.names import is_of_organization
from ketamine_tui.exchange.readers.content_lines import ContentLine
from ketamine_tui.model.text import fold
from ketamine_tui.store.note.around import is_about_help

SHOWN_AS = "X-ABSHOWAS"
"""What Apple's address book says of a card of a company, where it names somebody in it."""

_LISTED = re.compile(r",(?=\S)")
"""What stands between several further names, prefixes or suffixes; a comma that is a part of one has a blank behind it."""

Lines = Mapping[str, ContentLine]
"""The first line of each name in a card."""


def is_person(first: Lines) -> bool:
    """Say whether a card is about a person: it says so, or names one, or has no organization and no name of one."""
    if kind := first.get("KIND"):
        return kind.value.strip().lower() == "individual"
    if SHOWN_AS in first:
        return first[SHOWN_AS].value.strip().upper() != "COMPANY"
    organization, formatted = organization_of(first), _formatted(first)
    is_called_alike = fold(formatted) == fold(organization) != ""
    # Address books have a company's name for a given one where nobody has a family name.
    if is_called_alike and (somebody_else(first) or not "".join(_parts(first)[:1]).strip()):
        return False
    if any(part.strip() for part in _parts(first)[1:]):
        return True
    name = formatted or spoken(first)
    is_called_so = is_about_help(name) or is_of_organization(name.split())
    return not organization and not is_called_so


def organization_of(first: Lines) -> str:
    """Return the parts of an organization, the widest first."""
    parts = first["ORG"].parts() if "ORG" in first else []
    return ", ".join(part.strip() for part in parts if part.strip())


def somebody_else(first: Lines) -> str:
    """Return whom a card names by parts, where its formatted name has not the same family and given name."""
    formatted = fold(_formatted(first))
    words = (word for name in _parts(first)[:2] for word in re.findall(r"\w+", fold(name)))
    return spoken(first) if formatted and any(word not in formatted for word in words) else ""


def spoken(first: Lines) -> str:
    """Return a name as it is spoken: prefixes, given and further names, family name, suffixes."""
    given = _parts(first)
    between = {4: ", "}
    order = [_LISTED.sub(between.get(i, " "), given[i]) for i in (3, 1, 2, 0, 4) if i < len(given)]
    return " ".join(part.strip() for part in order if part.strip())


def _formatted(first: Lines) -> str:
    return first["FN"].text.strip() if "FN" in first else ""


def _parts(first: Lines) -> list[str]:
    return first["N"].parts() if "N" in first else []
