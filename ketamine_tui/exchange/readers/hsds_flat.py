"""Flat records: a number and an address as texts of the record itself, in lists of services that are no HSDS."""

import re

from ketamine_tui.exchange.readers.hsds_ohana import ADDRESS
from ketamine_tui.exchange.readers.json_items import Fields, text_in

_NUMBERS = {"phone": "", "telephone": "", "fax": "fax"}
_NUMBER = re.compile(r"[+(]?\d[\d\s().-]*(?:\s(?:ext|x)\.?\s*\d+)?", re.ASCII | re.IGNORECASE)
"""One number, and nothing said beside it."""

_ADDRESS = {
    "address": "address_1",
    **ADDRESS,
    **{name: name for name in ("city", "state_province", "postal_code", "country")},
}

_WHERE = ("latitude", "longitude", "location_type")
_PLACES = {"locations", "addresses", "service_at_locations", "physical_addresses"}


def unfolded(record: Fields) -> Fields:
    """Return a record with the number and the address that it says itself among its phones and places.

    Where it has such lists, what stands beside them may be anybody's, and stays where it is.
    """
    found: dict[str, object] = {}
    numbers = {name: text_in(record, name) for name in _NUMBERS if "phones" not in record}
    taken = {name for name, text in numbers.items() if _NUMBER.fullmatch(text)}
    if taken:
        found["phones"] = [
            {"number": text, "type": _NUMBERS[name]}
            for name, text in numbers.items()
            if name in taken
        ]
    if not _PLACES & record.keys() and text_in(record, "address"):
        address: dict[str, str] = {}
        for name, part in _ADDRESS.items():
            if part not in address and (text := text_in(record, name)):
                address[part] = text
                taken.add(name)
        where = {name: record[name] for name in _WHERE if name in record}
        taken |= where.keys()
        found["locations"] = [{"addresses": [address], **where}]
    others = {name: value for name, value in record.items() if name not in taken}
    return {**others, **found} if found else record
