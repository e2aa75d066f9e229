"""Lasting names: the same for the same thing in every export (RFC 9562, UUIDv5)."""

import uuid

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "ketamine-tui")


def uuid_of(title: str, *path: str) -> uuid.UUID:
    """Return the name of an entry of a directory, or of a part of it that `path` goes on to."""
    return uuid.uuid5(_NAMESPACE, "/".join((title, *path)))
