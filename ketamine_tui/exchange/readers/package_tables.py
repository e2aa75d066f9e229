"""Tables of HSDS data packages in which nobody to turn to stands: known by their columns, and refused by their names."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from ketamine_tui.store.node import Place, ReadError


class _Table(NamedTuple):
    """A table: what its rows are, all of its columns, and those of which it has one at least."""

    rows: str
    columns: frozenset[str]
    telling: frozenset[str]


_OF_SERVICES = frozenset({"service_id", "service_at_location_id", "location_id", "phone_id"})
_TABLES = (
    _Table(
        "taxonomy terms, by which services are sorted",
        frozenset({"id", "code", "name", "description", "parent_id", "parent_name", "vocabulary"})
        | {"taxonomy", "taxonomy_id", "taxonomy_detail", "language", "term_uri", "term"},
        frozenset({"parent_id", "parent_name", "vocabulary", "taxonomy", "taxonomy_id"}),
    ),
    _Table(
        "taxonomies, whose terms sort services",
        frozenset({"id", "name", "description", "uri", "version"}),
        frozenset({"version"}),
    ),
    _Table(
        "areas that services are for",
        _OF_SERVICES | {"id", "name", "description", "extent", "extent_type", "uri"},
        _OF_SERVICES,
    ),
    _Table(
        "languages that are spoken in services",
        _OF_SERVICES | {"id", "name", "code", "note"},
        _OF_SERVICES,
    ),
    _Table(
        "settings of tables",
        frozenset({"id", "name", "language", "character_set"}),
        frozenset({"character_set"}),
    ),
)

_OF_REGISTERS = frozenset(
    {"organization_id", "location_id", "program_id", "service_areas", "legal_status", "tax_status"}
    | {"year_incorporated", "location_type", "accreditations", "eligibility_description"}
)
"""Columns that only tables of services, of those who run them and of where they are have."""


def refuse(headings: Iterable[str], line: int) -> None:
    """Refuse a table of a package that holds nobody to turn to.

    Raises:
        ReadError: If it is one.
    """
    names = {name.lower() for name in headings if name}
    for table in _TABLES:
        if "name" in names <= table.columns and names & table.telling:
            hint = "import the datapackage.json that names it, or the table of services"
            raise ReadError(Place(line, 1), "csv", f"these are {table.rows}, and no services", hint)


def is_of_register(headings: Collection[str]) -> bool:
    """Say whether a table is one of services, of those who run them or of where they are."""
    return not _OF_REGISTERS.isdisjoint(name.lower() for name in headings)
