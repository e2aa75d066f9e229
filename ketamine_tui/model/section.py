"""Sections: the tree of groups in which the entries of a directory stand."""

from collections.abc import Iterator
from typing import NamedTuple


class Section(NamedTuple):
    """A group of entries, with groups inside it."""

    id: str
    title: str
    description: str = ""
    sections: tuple["Section", ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple["Section", int]]:
        """Yield this section and all below it in display order, each with its depth."""
        yield self, depth
        for section in self.sections:
            yield from section.walk(depth + 1)


def walk_sections(sections: tuple[Section, ...]) -> Iterator[tuple[Section, int]]:
    """Yield every section of a tree in display order, each with its depth (0 at the top)."""
    for section in sections:
        yield from section.walk()


def section_title(sections: tuple[Section, ...], section_id: str) -> str:
    """Return the title of a section at any depth; its id where there is no such section."""
    titles = (section.title for section, _ in walk_sections(sections) if section.id == section_id)
    return next(titles, section_id)
