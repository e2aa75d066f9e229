"""Gathering what a file of another program holds: its entries, and what of it could not be kept."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.exchange.readers.cells import is_web, values_in
from ketamine_tui.exchange.readers.web_addresses import with_scheme
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import CLASS_OF_KIND
from ketamine_tui.model.imported import Imported, ImportedEntry
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.text import clean
from ketamine_tui.model.way_kinds import WayKind
from ketamine_tui.present.columns import BETWEEN
from ketamine_tui.store.draft import Draft
from ketamine_tui.store.ids import id_for
from ketamine_tui.store.node import Place
from ketamine_tui.store.report import NOTE, Report

if TYPE_CHECKING:
    from ketamine_tui.exchange.readers.enclosed import Enclosed


class ReadOptions(NamedTuple):
    """What the person says of a file: what everything in it is, and which of its columns is what.

    `columns` has their headings by our names; several may be one field.
    `today` is the day by which hours are over; left out, the one on the clock. `beside` are the files
    that stand with this one, for a format that names others; left out, there are none.
    """

    kind: Kind | None = None
    columns: Mapping[str, tuple[str, ...]] = {}
    today: dt.date | None = None
    beside: "Enclosed | None" = None


class Gathering:
    """The entries of one file, gathered on `today` while it is read; `report` is told what is not kept."""

    def __init__(self, path: str, options: ReadOptions) -> None:
        """Begin without any; `path` is how messages call the file."""
        self.report = Report(path)
        self.today = options.today or dt.datetime.now().astimezone().date()
        self._options = options
        self._entries: list[ImportedEntry] = []

    def begin(self, line: int) -> Draft:
        """Return an entry in the making that begins on a line."""
        return Draft(self.report, Place(line, 1))

    def lose(self, line: int, name: str, value: str, reason: str, hint: str = "") -> None:
        """Tell that something that belongs to no entry is not kept."""
        self.report.lose_value(line, name, value, reason, hint)

    def keep(self, draft: Draft, kind: Kind, name: str = "") -> None:
        """Make the entry of a draft; one without a title is lost, and told by what reaches it.

        Args:
            draft: What the file says of it.
            kind: What it is, unless the person said.
            name: What the file calls it, for its id; left out, the id is made of the title.
        """
        kind = self._options.kind or kind
        self._complete_addresses(draft)
        values = draft.decode(kind).values
        title = values.get("title")
        if not isinstance(title, str) or not title:
            ways = ((way.part, record) for way in WayKind for record in draft.records(way.field))
            reached = dict.fromkeys(str(record[part]) for part, record in ways if part in record)
            named = BETWEEN.join(reached)
            draft.lose("title", named, "an entry without a title", "add it by hand")
            return
        if not values.get("summary"):
            draft.lose("summary", "", "the file has none", "write what it is and for whom")
        usual = {"id": id_for(title, name), "kind": kind, "section": "", "summary": ""}
        entry = CLASS_OF_KIND[kind](**{**usual, **values})  # type: ignore[arg-type]  # by the table
        self._entries.append(ImportedEntry(entry, draft.place.line, clean(draft.said)))

    def _complete_addresses(self, draft: Draft) -> None:
        for name in ("links", "chats"):
            for record, line in draft.placed_records(name):
                url = str(record.get("url", "")).strip()
                urls = dict.fromkeys(values_in("link", url, is_ours=False))
                if len(url.split()) > 1 and all(map(is_web, urls)):
                    url, *others = urls
                    record["url"] = url
                    for other in others:  # each of which comes by here in its turn
                        draft.add(name, {**record, "url": other}, line=line)
                if (completed := with_scheme(url)) != url:
                    record["url"] = completed
                    message = "a web address without a scheme is read with https:// before it"
                    self.report.note(message, line)

    def gathered(self, directory: Directory | None = None) -> Imported:
        """Return what the file holds."""
        told = self.report.in_order()
        losses = tuple(problem for problem in told if problem.rule != NOTE)
        notes = tuple(problem for problem in told if problem.rule == NOTE)
        return Imported(tuple(self._entries), losses, directory, notes)
