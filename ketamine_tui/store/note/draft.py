"""An item of a note on its way to an entry: fields as nodes, each with the line where it stands."""

import re
from typing import NamedTuple

from ketamine_tui.model.entry import CLASS_OF_KIND, Entry
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.decode import Invalid, Report
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.node import FieldsNode, ListNode, Place, Scalar, node_of
from ketamine_tui.store.note.details import Detail, bare_address, read_detail
from ketamine_tui.store.note.text import one_line
from ketamine_tui.store.note.words import POINTS, kind_of

_BY = re.compile(r"\s*by\s+(.+?)(?:\s+(?:--|[-\u2010-\u2015])\s+|:\s+|$)", re.DOTALL)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|\band\b)\s+")
_SCALARS = frozenset({"publisher", "issued", "organization"})


class Finished(NamedTuple):
    """An entry, its fields as nodes, and what of it could not be kept, by line."""

    entry: Entry
    node: FieldsNode
    losses: list[tuple[int, str]]


class Draft:
    """What is known of an entry so far."""

    def __init__(self, title: str, form: str, place: Place) -> None:
        self.title = title
        self.form = form
        self.place = place
        self.own_text = title
        self.summary: list[str] = []
        self.body: list[str] = []
        self.kind: Kind | None = None
        self.is_flagged = False
        self._fields: dict[str, Scalar | ListNode] = {}

    def add(self, field: str, value: object, line: int) -> None:
        """Add a value to a field that holds several."""
        place = Place(line, 1) if line != self.place.line else self.place
        many = self._fields.setdefault(field, ListNode(place, []))
        if isinstance(many, ListNode):
            many.items.append(node_of(value, place))

    def add_summary(self, text: str) -> None:
        """Add to what is said of it."""
        if text := one_line(text):
            self.summary.append(text)

    def take_address(self, text: str, line: int) -> str:
        """Take a bare web address out of a text as a link, if there is one; return what is left."""
        if not (url := bare_address(text)):
            return text
        self.add("links", {"url": url}, line)
        is_all = not any(c.isalnum() for c in text.replace(url, "", 1))
        return "" if is_all else text

    def take_authors(self, text: str, line: int) -> str:
        """Take ``by NAME`` off the beginning of a text; return what is left."""
        match = _BY.match(text)
        if match is None:
            return text
        for name in _BETWEEN_NAMES.split(one_line(match[1])):
            if name:
                self.add("authors", name, line)
        return text[match.end() :]

    def take_detail(self, detail: Detail, line: int) -> bool:
        """Take the values of a labelled item; return whether it has any."""
        found = read_detail(detail)
        for field, value in found or ():
            if field == "kind":
                self.kind = Kind(str(value))
            elif field == "summary":
                self.add_summary(str(value))
            elif field in _SCALARS:
                self._fields.setdefault(field, Scalar(Place(line, 1), str(value), quoted=True))
            else:
                self.add(field, value, line)
        return found is not None

    @property
    def is_reachable(self) -> bool:
        """Whether it has a way to reach somebody."""
        return not POINTS.isdisjoint(self._fields)

    def finish(self, entry_id: str, section: str, headings: list[str], path: str) -> Finished:
        """Return the entry.

        Args:
            entry_id: Its id.
            section: The id of its section.
            headings: The titles of its section and of those above, the nearest first.
            path: The name of the note.
        """
        form = "link" if "links" in self._fields and self.form == "plain" else self.form
        kind = self.kind or kind_of(headings, form, is_reachable=self.is_reachable)
        record = ENTRY_RECORDS[CLASS_OF_KIND[kind]]
        node = FieldsNode(self.place, {}, {})
        texts = {
            "id": entry_id,
            "kind": kind.value,
            "section": section,
            "title": self.title,
            "summary": " ".join(self.summary) or self.own_text,
            "body": "\n".join(self.body),
        }
        for name, text in texts.items():
            if name != "body" or text:
                self._fields[name] = Scalar(self.place, text, quoted=True)
        losses = []
        for name, value in self._fields.items():
            if name in record.fields:
                node.add(name, value)
            else:
                losses.append((value.place.line, f"a {kind} has no {name}"))
        report = Report(path)
        try:
            entry = record.decode(node, report)
        except Invalid:  # what every entry needs is there, whatever the note says
            raise AssertionError(report.problems) from None
        losses += [(p.line, f"{p.message} and is left out") for p in report.problems]
        return Finished(entry, node, losses)
