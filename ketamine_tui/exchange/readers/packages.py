"""Data packages of HSDS: a ``datapackage.json`` with the tables that it names (Frictionless Tabular Data Package 1).

The tables are joined into records as the JSON of HSDS has them, which `hsds` reads.
"""

import re
from collections.abc import Mapping
from posixpath import basename, splitext

from ketamine_tui.exchange.readers.enclosed import Enclosed, RefusedError
from ketamine_tui.exchange.readers.gathering import Gathering, ReadOptions
from ketamine_tui.exchange.readers.hsds import flat, gather_services
from ketamine_tui.exchange.readers.json_items import Fields, read_items, text_in
from ketamine_tui.exchange.readers.own import as_value
from ketamine_tui.exchange.readers.package_joins import OWNERS, READ, joined
from ketamine_tui.exchange.readers.package_rows import Table, read_table
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.imported import Imported, Lines
from ketamine_tui.model.text import clean, counted
from ketamine_tui.store.node import START, Place, ReadError

_SILENT = frozenset({"title", "name", "profile", "$schema", "resources"})
"""What of a package says how it is built, or is kept."""

_APART = re.compile(r"[^a-z]+")
_NAMES: Mapping[str, str] = {
    **{name: name for name in READ},
    **{name.removesuffix("s"): name for name in READ},
    **{name.removesuffix("es"): name for name in READ if name.endswith("addresses")},
    **dict.fromkeys(("mail_addresses", "mailing_addresses"), "postal_addresses"),
    "services_at_location": "service_at_locations",
    "services_at_locations": "service_at_locations",
    "taxonomy": "taxonomy_terms",
    "service_taxonomy": "service_taxonomies",
    "services_taxonomy": "service_taxonomies",
    "service_attribute": "service_taxonomies",
    "service_attributes": "service_taxonomies",
}
"""Tables by what files and packages call them."""

_OF_TERMS = frozenset({"parent_id", "parent_name", "vocabulary", "taxonomy_id"})
"""Columns that terms have, and taxonomies have not: both are called taxonomy, by different versions."""


def read_package(text: str, path: str, options: ReadOptions) -> Imported:
    """Return the organizations and services of the tables that a package names.

    Raises:
        ReadError: If it names no table of services, organizations or locations, or one of its tables is none.
    """
    whole = read_items(text, "resources")
    package = _Package(Gathering(path, options), options.beside, text)
    for value, line in whole.items:
        if isinstance(value, dict):
            package.add(value, line)
        else:
            package.gathering.lose(line, "resource", str(value), "not an object")
    for name, value in whole.beside.items():
        if name not in _SILENT and (told := flat(as_value(value))):
            package.gathering.lose(1, name, told, "no field for it", "add it by hand")
    title = text_in(whole.beside, "title") or text_in(whole.beside, "name")
    return package.gathered(clean(title))


class _Package:
    """The tables of a package, their lines counted through, as though each stood behind the one before it."""

    def __init__(self, gathering: Gathering, files: Enclosed | None, text: str) -> None:
        self.gathering = gathering
        self._files = files
        self._starts = [(0, gathering.report.path)]
        self._end = _lines_in(text)
        self._tables: dict[str, Table] = {}
        self._found: set[str] = set()

    def add(self, resource: Fields, line: int) -> None:
        """Read the table that a resource names; tell of one that is not read."""
        path, name = text_in(resource, "path"), text_in(resource, "name")
        if not path:
            reason = "it names no file of its own"
            self.gathering.lose(line, "resource", name, reason, "give it a single path")
            return
        try:
            found, text = self._text(path)
            start, self._end = self._end, self._end + _lines_in(text)
            if found != path:
                message = f"table {path!r} is not where it is said to be; read from {found!r}"
                self.gathering.report.note(message, line)
            table = read_table(text, start, self.gathering)
        except RefusedError as error:
            self.gathering.lose(line, "table", path, f"not read: {error.message}", error.hint)
            return
        except ReadError as error:
            message = f"{clean(path)}, line {error.place.line}: {error.message}"
            raise ReadError(Place(line, 1), error.rule, message, error.hint) from None
        self._starts.append((start, clean(found)))
        kind = _kind_of(table, splitext(basename(found))[0], name)
        if kind:
            self._tables.setdefault(kind, Table(table.headings, [])).rows.extend(table.rows)
        elif table.rows:
            reason = f"{counted(len(table.rows), 'row')} not read: what they say has no field"
            self.gathering.lose(start + 1, "table", found, reason)

    def _text(self, path: str) -> tuple[str, str]:
        """Return where a table is, and what it says."""
        if self._files is None:
            raise RefusedError("there is no such file")
        found = self._files.find(path)
        if found in self._found:
            raise RefusedError("it is read already")
        self._found.add(found)
        return found, self._files.text(found)

    def gathered(self, title: str) -> Imported:
        """Join the tables, and return what they say."""
        if self._tables.keys().isdisjoint(OWNERS):
            told = "; ".join(problem.message for problem in self.gathering.report.problems[:3])
            message = "none of its tables is one of services, organizations or locations"
            raise ReadError(START, "datapackage", message, told)
        rows = {name: table.rows for name, table in self._tables.items()}
        gather_services(joined(rows, self.gathering), self.gathering)
        imported = self.gathering.gathered(Directory(title) if title else None)
        losses = tuple(dict.fromkeys(imported.losses))  # many may hold what loses something
        return imported._replace(losses=losses, lines=Lines(tuple(self._starts)))


def _kind_of(table: Table, *names: str) -> str:
    """Return what a table is by what it is called; nothing for one that is not read."""
    keys = (_APART.sub("_", name.lower()).strip("_") for name in names)
    kind = next((_NAMES[key] for key in keys if key in _NAMES), "")
    return "" if kind == "taxonomy_terms" and _OF_TERMS.isdisjoint(table.headings) else kind


def _lines_in(text: str) -> int:
    """Return how many lines a text has at most, by any end of lines."""
    return text.count("\n") + text.count("\r") + 1
