"""The controlled vocabulary of subject labels."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ketamine_tui.model.text import fold

_IGNORED = str.maketrans("", "", "#-_ ")


def tag_key(text: str) -> str:
    """Return what two spellings of one tag have in common: no case, accents, ``#``, ``-`` or ``_``."""
    return fold(text).translate(_IGNORED)


TO_BE_REVIEWED_KEY = tag_key("#TOBE_REVIEWED")
"""What every spelling of the founding flag has in common; it is a review state, not a tag."""


class Tag(NamedTuple):
    """A subject label. `label` is shown after the ``#``; `parent` is the id of a wider tag."""

    id: str
    label: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""


class Vocabulary:
    """The tags of a directory, found by id, label or alias in any spelling."""

    def __init__(self, tags: Iterable[Tag] = ()) -> None:
        self._tags = tuple(tags)
        self._by_key: dict[str, Tag] = {}
        for tag in self._tags:
            for name in (tag.id, tag.label, *tag.aliases):
                if key := tag_key(name):
                    self._by_key.setdefault(key, tag)

    def __iter__(self) -> Iterator[Tag]:
        return iter(self._tags)

    def __len__(self) -> int:
        return len(self._tags)

    def find(self, name: str) -> Tag | None:
        """Return the tag that `name` spells, or None."""
        return self._by_key.get(tag_key(name))

    def is_called(self, name: str, key: str) -> bool:
        """Say whether `key` is a part of how a tag can be spelt; a tag that is none has its name only."""
        tag = self.find(name)
        spellings = (name, tag.id, *tag.aliases) if tag else (name,)
        return any(key in tag_key(spelling) for spelling in spellings)

    def lineage(self, tag: Tag) -> tuple[Tag, ...]:
        """Return `tag` and the wider tags above it, nearest first; a cycle ends where it closes."""
        lineage = [tag]
        while (parent := self.find(lineage[-1].parent)) is not None and parent not in lineage:
            lineage.append(parent)
        return tuple(lineage)
