"""Ids of entries, sections and tags: made of titles, and none twice."""

import zlib
from collections.abc import Iterable

from ketamine_tui.store.values import ID_PATTERN, slug

_LONGEST = 100


class Ids:
    """The ids that are taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with some that are taken already."""
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def __contains__(self, name: object) -> bool:
        """Say whether an id is taken."""
        return name in self._taken

    def take(self, base: str) -> str:
        """Take the first id that is free: ``name``, then ``name-2``, ``name-3``."""
        name = base
        while name in self._taken:
            number = self._next.get(base, 2)
            self._next[base] = number + 1
            name = f"{base}-{number}"
        self._taken.add(name)
        return name


def id_for(title: str, name: str = "", noun: str = "entry") -> str:
    """Return an id: the name that a file has for it if it can be one, else made of the name, else of the title."""
    if ID_PATTERN.fullmatch(name) and len(name) <= _LONGEST:
        return name
    of_name = "" if "/" in name or ":" in name or name.isdigit() else slug(name)
    # A title in another script has none of the letters of an id; its sum tells it from others.
    return of_name or slug(title) or f"{noun}-{zlib.crc32(title.encode()):08x}"
