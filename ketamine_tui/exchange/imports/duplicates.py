"""What two entries for the same thing have in common."""

import re
from collections.abc import Iterator

from ketamine_tui.model.entry import CLASS_OF_KIND, Entry, Reachable, Resource
from ketamine_tui.model.text import fold
from ketamine_tui.store.values import slug

_REGISTERS = ("doi", "isbn")
_NOT_IN_IDENTIFIERS = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)|[\s-]")

Key = tuple[str, ...]
"""What is compared, after the name of it: ``("number", "+12025550143")``."""


def keys_of(entry: Entry) -> Iterator[Key]:
    """Yield what another entry for the same thing is likely to share, the surest first."""
    # An id that was made of the title says no more than the title does.
    if entry.id != slug(entry.title):
        yield "id", entry.id
    if isinstance(entry, Resource):
        for one in entry.identifiers:
            if one.scheme in _REGISTERS:
                yield one.scheme, _NOT_IN_IDENTIFIERS.sub("", one.value.lower())
    # By class, as other programs do not tell a clinic from an organization.
    yield "title", CLASS_OF_KIND[entry.kind].__name__, fold(entry.title)
    if entry.links:
        yield "link", _plain(entry.links[0].url)
    for phone in entry.phones if isinstance(entry, Reachable) else ():
        if phone.dial.startswith("+") and not phone.placeholder:
            yield "number", phone.dial
        elif phone.dial and not phone.placeholder:
            # A short code is another number in another country.
            yield from (("number", phone.dial, region) for region in entry.regions)


def are_related(one: Entry, other: Entry) -> bool:
    """Say whether an entry names the other: they are two, whatever they share."""
    return one.id in other.related or other.id in one.related


def _plain(url: str) -> str:
    """Return an address as it is compared: the schemes of the web and the www before it say nothing."""
    bare = fold(url).partition("#")[0].rstrip("/")
    return bare.replace("http://", "https://").replace("//www.", "//")
