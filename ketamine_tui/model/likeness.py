"""Likeness of entries: what two for the same thing have in common, however it is spelt."""

from ketamine_tui.model.entry import Entry


def plain_url(url: str) -> str:
    """Return what two spellings of one address have in common; only the host has no case (RFC 3986)."""
    host, slash, path = url.partition("#")[0].partition("//")[2].partition("/")
    return f"{host.casefold().removeprefix('www.')}{slash}{path}".rstrip("/")


def number_keys(dial: str, regions: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return what is compared of a number as it is dialled; a short code is another number in another country."""
    if dial.startswith("+"):
        return [(dial,)]
    return [(dial, region) for region in regions] if dial else []


def are_related(entry: Entry, other: Entry) -> bool:
    """Say whether an entry names the other: they are two, whatever they share."""
    return entry.id in other.related or other.id in entry.related
