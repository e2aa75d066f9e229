"""The outline of a note while it is read: its sections, and the entries that are begun in them."""

from collections.abc import Iterator

from ketamine_tui.model.section import Section
from ketamine_tui.store.ids import Ids
from ketamine_tui.store.note.draft import NoteDraft
from ketamine_tui.store.values import slug

_BELOW_ALL = 7
"""The level of sections that no heading made: any heading ends them."""


class Group:
    """A section while its note is read."""

    def __init__(self, id_: str, title: str, level: int, above: "Group | None") -> None:
        self.id = id_
        self.title = title
        self.level = level
        self.above = above
        self.groups: list[Group] = []
        self.page: NoteDraft | None = None
        self.card: NoteDraft | None = None
        self.labels: set[str] = set()
        self.has_tags = False

    @property
    def headings(self) -> list[str]:
        """Its title and those of the sections above, the nearest first."""
        return [self.title, *(self.above.headings if self.above else ())]

    def finish(self) -> Section:
        """Return the section, with those below it."""
        return Section(self.id, self.title, "", tuple(group.finish() for group in self.groups))


class Outline:
    """The sections in their order, the one that is being read, and what was begun so far."""

    def __init__(self, title: str) -> None:
        """Begin with none; `title` is what the note is called."""
        self.groups: list[Group] = []
        self.group: Group | None = None
        self.drafts: list[tuple[NoteDraft, Group]] = []
        self.tags: list[str] = []
        self._title = title
        self._ids = Ids()

    def new_group(self, title: str, level: int, above: Group | None) -> Group:
        """Begin a section below another one, or at the top."""
        group = Group(self._ids.take(slug(title) or "section"), title, level, above)
        (above.groups if above else self.groups).append(group)
        return group

    def new_inner(self, title: str, above: Group) -> Group:
        """Begin a section that an item made, below the section of the item."""
        return self.new_group(title, max(above.level + 1, _BELOW_ALL), above)

    def take_drafts(self) -> Iterator[tuple[NoteDraft, Group]]:
        """Yield what was begun, and let go of it: a long note would be held twice."""
        self.drafts.reverse()
        while self.drafts:
            yield self.drafts.pop()

    def here(self, group: Group | None) -> Group:
        """Return a section; what stands before all of them is in one that is called like the note."""
        if group is not None:
            return group
        self.group = self.new_group(self._title, _BELOW_ALL, None)
        return self.group
