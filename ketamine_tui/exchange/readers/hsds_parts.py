"""Parts of records of HSDS as values of ours: addresses, languages, people, and records that are empty without their value."""

from collections.abc import Iterator

from ketamine_tui.exchange.readers.json_items import (
    Fields,
    PlacedFields,
    line_of,
    list_in,
    text_in,
)
from ketamine_tui.store.draft import Value


def addresses_of(location: Fields) -> Iterator[Fields]:
    """Yield the addresses of a location; up to version 2 of the standard they stand apart by their type."""
    yield from list_in(location, "addresses")
    for type_ in ("physical", "postal"):
        of_type = list_in(location, f"{type_}_addresses")
        for address in of_type:
            yield PlacedFields(line_of(address), {"address_type": type_, **address})


def filled(name: str, value: str, **others: str) -> dict[str, Value]:
    """Return a record with a value and what goes with it; an empty one without the value."""
    return {name: value, **others} if value else {}


def labelled(url: Fields) -> dict[str, Value]:
    """Return a link with its label."""
    return filled("url", text_in(url, "url"), label=text_in(url, "label"))


def codes_of(record: Fields) -> Iterator[str]:
    """Yield the codes of the languages of a record."""
    return map(code_of, list_in(record, "languages"))


def code_of(language: Fields) -> str:
    """Return the code of a language; a note may have the whole of a tag (BCP 47)."""
    return text_in(language, "note" if is_tag(language) else "code")


def is_tag(language: Fields) -> bool:
    """Say whether the note of a language is the whole of its tag, and no remark."""
    code, note = text_in(language, "code").lower(), text_in(language, "note").lower()
    is_longer = note.startswith(f"{code}-") and " " not in note
    return bool(code) and (note == code or is_longer)


def person_of(record: Fields) -> str:
    """Return who somebody is: name, title and department."""
    parts = (text_in(record, name) for name in ("name", "title", "department"))
    return ", ".join(filter(None, parts))


def assured(service: Fields) -> str:
    """Return what a service says of its review: hearsay."""
    day, who = text_in(service, "assured_date"), text_in(service, "assurer_email")
    return f"Assured {day}{f' by {who}' if who else ''}." if day else ""
