"""Entries of a note in the making: a draft, with its name and the texts that are put together."""

from collections.abc import Iterable
from typing import NamedTuple

from ketamine_tui.model.entry import CLASS_OF_KIND, Entry
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.draft import Draft
from ketamine_tui.store.node import FieldsNode, Place
from ketamine_tui.store.note.text import Hashtags, one_line
from ketamine_tui.store.note.words import POINTS, kind_of
from ketamine_tui.store.report import Report

FLAG = "#TOBE_REVIEWED"
"""What a note says of an entry that nobody has checked."""


class NoteEntry(NamedTuple):
    """An entry of a note: where it stands, its fields as nodes, and the flag if it bears that."""

    entry: Entry
    place: Place
    node: FieldsNode
    said: str


class NoteDraft(Draft):
    """What is known of an entry so far. `form` is how its text begins, see `split_head`."""

    def __init__(self, report: Report, place: Place, title: str, form: str) -> None:
        """Begin an entry with its title, which stands for its summary, too, until there is one."""
        super().__init__(report, place)
        self.title = title
        self.form = form
        self.own_text = title
        self.summary: list[str] = []
        self.body: list[str] = []
        self.kind: Kind | None = None

    def add_summary(self, text: str) -> None:
        """Add to what is said of it."""
        if text := one_line(text):
            self.summary.append(text)

    def kind_below(self, headings: Iterable[str], *, is_reachable: bool) -> Kind:
        """Return its kind, if it stands below some headings."""
        form = "link" if self.form == "plain" and self.has_any(["links"]) else self.form
        urls = (str(record.get("url", "")) for record in self.records("links"))
        return self.kind or kind_of(headings, form, is_reachable=is_reachable, url=next(urls, ""))

    def add_tags(self, hashtags: Hashtags, line: int) -> None:
        """Add the tags of a text, and the flag if it is among them."""
        self.said = FLAG if hashtags.is_flagged else self.said
        for tag in hashtags.tags:
            self.append("tags", tag, line)

    def finish(self, entry_id: str, section: str, headings: Iterable[str]) -> NoteEntry:
        """Return the entry; `headings` are the titles of its section and of those above, the nearest first."""
        kind = self.kind_below(headings, is_reachable=self.has_any(POINTS))
        self.put("id", entry_id)
        self.put("kind", kind.value)
        self.put("section", section)
        self.put("title", self.title)
        self.put("summary", " ".join(self.summary) or self.own_text)
        self.put("body", "\n".join(self.body))
        decoded = self.decode(kind)
        entry = CLASS_OF_KIND[kind](**decoded.values)  # type: ignore[arg-type]  # by the field table
        return NoteEntry(entry, self.place, decoded.node, self.said)
