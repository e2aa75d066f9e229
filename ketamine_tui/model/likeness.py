"""Likeness of entries: what two for the same thing have in common, however it is spelt."""

from ketamine_tui.model.entry import Entry
from ketamine_tui.model.text import fold


def plain_url(url: str) -> str:
    """Return a web address as it is compared: the schemes of the web and the www before it say nothing."""
    bare = fold(url).partition("#")[0].rstrip("/")
    return bare.replace("http://", "https://").replace("//www.", "//")


def number_keys(dial: str, regions: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return what is compared of a number as it is dialled; a short code is another number in another country."""
    if dial.startswith("+"):
        return [(dial,)]
    return [(dial, region) for region in regions] if dial else []


def are_related(entry: Entry, other: Entry) -> bool:
    """Say whether an entry names the other: they are two, whatever they share."""
    return entry.id in other.related or other.id in entry.related
