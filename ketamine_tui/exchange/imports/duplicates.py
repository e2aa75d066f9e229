"""Duplicates: what an entry is likely to share with another one for the same thing."""

import re
from collections.abc import Iterator

from ketamine_tui.model.entry import CLASS_OF_KIND, Entry, Reachable, Resource
from ketamine_tui.model.likeness import number_keys, plain_url
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
    for identifier in entry.identifiers if isinstance(entry, Resource) else ():
        if identifier.scheme in _REGISTERS:
            yield identifier.scheme, _NOT_IN_IDENTIFIERS.sub("", identifier.value.lower())
    # By class, as other programs do not tell a clinic from an organization.
    yield "title", CLASS_OF_KIND[entry.kind].__name__, fold(entry.title)
    if entry.links:
        yield "link", plain_url(entry.links[0].url)
    for phone in entry.phones if isinstance(entry, Reachable) else ():
        if not phone.placeholder:
            yield from (("number", *key) for key in number_keys(phone.dial, entry.regions))
