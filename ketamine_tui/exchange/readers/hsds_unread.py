"""Fields of HSDS that are not read: what a record says beside those that are, of whatever version or dialect it is."""

from collections.abc import Collection, Iterator, Mapping

from ketamine_tui.exchange.readers.json_items import Fields
from ketamine_tui.exchange.readers.standing import is_flag, is_inactive

OF_PARTS: Mapping[str, frozenset[str]] = {
    "service": frozenset(
        {"status", "assured_date", "assurer_email", "name", "description", "alternate_name", "url"}
        | {"website", "uri", "email", "alert", "languages", "phones", "schedules", "service_areas"}
        | {"regular_schedules"}
        | {"service_at_locations", "organization", "contacts", "locations", "services"}
        | {"additional_urls", "attributes"}
    ),
    "additional_url": frozenset({"url", "label"}),
    "service_area": frozenset({"name", "extent", "extent_type"}),
    "language": frozenset({"name", "code", "note"}),
    "attribute": frozenset({"link_type", "link_entity", "taxonomy_term"}),
    "taxonomy_term": frozenset({"name", "parent_id"}),
    "location": frozenset(
        {"name", "location_type", "external_identifier_type", "url", "transportation", "email"}
        | {"addresses", "phones", "contacts", "schedules", "languages"}
        | {"physical_addresses", "postal_addresses", "regular_schedules"}
    ),
    "address": frozenset(
        {"attention", "address_1", "address_2", "city", "state_province", "postal_code"}
        | {"country", "address_type"}
    ),
    "place": frozenset(
        {"description", "location", "email", "phones", "contacts", "schedules"}
        | {"regular_schedules"}
    ),
    "contact": frozenset({"name", "title", "department", "email", "phones"}),
    "phone": frozenset({"number", "extension", "type", "description", "department", "languages"}),
    "organization": frozenset({"name"}),
    "schedule": frozenset(
        {"valid_from", "valid_to", "until", "count", "dtstart", "timezone", "wkst", "freq"}
        | {
            "interval",
            "byday",
            "weekday",
            "byweekno",
            "bymonthday",
            "byyearday",
            "description",
            "opens_at",
        }
        | {"closes_at", "notes"}
    ),
}
"""What is read of a service, or of an organization that stands for itself, and of its parts; a place is where a service stands (``service_at_location``)."""

_SILENT = frozenset(
    {"id", "organization_id", "program_id", "service_id", "location_id", "contact_id", "link_id"}
    | {"service_at_location_id", "metadata", "last_modified"}
)
"""What only says how records belong together, and what is said of the record itself."""

_LISTS = frozenset(
    {"addresses", "phones", "contacts", "schedules", "languages", "locations", "services"}
    | {"service_areas", "service_at_locations", "additional_urls", "attributes"}
    | {"physical_addresses", "postal_addresses", "regular_schedules"}
)
OBJECTS = frozenset({"organization", "location", "service", "taxonomy_term"})
"""What is a record in others."""


def unread(record: Fields, read: Collection[str]) -> Iterator[tuple[str, object]]:
    """Yield the fields of a record that nobody reads, and what in the others is not of their form."""
    for name, value in record.items():
        if name in _SILENT or (is_flag(name) and not is_inactive(record)):
            continue
        if name not in read:
            yield name, value
        elif name in _LISTS:
            items = value if isinstance(value, list) else [value]
            is_list = isinstance(value, list)
            yield from ((name, x) for x in items if not (is_list and isinstance(x, dict)))
        elif name not in OBJECTS and isinstance(value, dict | list):
            yield name, value
