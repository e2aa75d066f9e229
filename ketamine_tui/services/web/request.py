"""Requests of HTTP/1.1 (RFC 9112, RFC 9110), read strictly from the bytes of a connection.

What the RFC lets a server be lenient about is refused: what two programs read in two ways, one of them may pass
on as something else. A request with content is refused too, as nothing here takes any.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from ketamine_tui.services.web.status import Status

LONGEST_LINE = 8000
"""Bytes of a request line: what everybody should take (RFC 9112, 3)."""

LONGEST_HEAD = 16 * 1024
"""Bytes of a request line with its fields: twice what browsers send."""

MOST_FIELDS = 100
"""Fields of a request."""

METHODS = ("GET", "HEAD")
"""What may be asked; nothing else means anything here."""

_END = b"\r\n"
_TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_LINE = re.compile(rb"(%b) ([\x21-\x7e]+) HTTP/1\.([0-9])" % _TOKEN)
_BEGINS = re.compile(rb"%b " % _TOKEN)
_FIELD = re.compile(rb"(%b):([^\x00-\x08\x0a-\x1f\x7f]*)" % _TOKEN)
_NO_LENGTH = re.compile(r"0+")


class RefusedError(Exception):
    """A request that is not answered as it was meant: the status that says why (RFC 9110, 15.5; RFC 6585, 5)."""

    def __init__(self, status: Status) -> None:
        super().__init__(status)
        self.status = status


class Request(NamedTuple):
    """A request: `path` and `query` as they were sent, nothing decoded; names of fields in small letters.

    `is_last` when the connection ends with the answer.
    """

    method: str
    path: str
    query: str
    host: str
    fields: Mapping[str, str]
    is_last: bool

    @property
    def is_head(self) -> bool:
        """Whether only what goes before the answer is asked for."""
        return self.method == "HEAD"


class Inbox:
    """The bytes that a connection has sent and that were not read yet: hardly more than one head."""

    def __init__(self) -> None:
        self._data = bytearray()

    def __len__(self) -> int:
        """How many bytes wait."""
        return len(self._data)

    def feed(self, data: bytes) -> None:
        """Take what has come."""
        self._data += data

    def take(self) -> Request | None:
        """Return the next request; None where it is not there yet.

        Raises:
            RefusedError: If it will never be one. Nothing that comes after it can be understood.
        """
        while self._data.startswith(_END):  # after the content of older clients (RFC 9112, 2.2)
            del self._data[:2]
        first = self._data.find(_END, 0, LONGEST_LINE + len(_END))
        if first < 0:
            self._wait_for_line()
            return None
        if _LINE.fullmatch(self._data, 0, first) is None:
            raise RefusedError(Status.BAD_REQUEST)
        end = self._data.find(_END * 2, first, LONGEST_HEAD)
        if end < 0:
            if len(self._data) >= LONGEST_HEAD:
                raise RefusedError(Status.FIELDS_TOO_LARGE)
            return None
        head = bytes(self._data[:end])
        del self._data[: end + 4]
        return read_head(head)

    def _wait_for_line(self) -> None:
        """Refuse the beginning of a line that cannot become one: who sends it would wait for an answer."""
        longest = LONGEST_LINE + len(_END)
        if b"\n" in self._data[:longest]:
            raise RefusedError(Status.BAD_REQUEST)
        if len(self._data) >= longest:
            raise RefusedError(
                Status.URI_TOO_LONG if _BEGINS.match(self._data) else Status.BAD_REQUEST
            )


def read_head(head: bytes) -> Request:
    """Return what a request line and the fields after it ask for.

    Raises:
        RefusedError: If they are not as the RFC has them, or ask for what there is not.
    """
    line, *lines = head.split(_END)
    parts = _LINE.fullmatch(line)
    if parts is None:
        raise RefusedError(Status.BAD_REQUEST)
    if len(lines) > MOST_FIELDS:
        raise RefusedError(Status.FIELDS_TOO_LARGE)
    method, target, minor = parts[1].decode(), parts[2].decode(), parts[3]
    fields = _fields(lines)
    if method not in METHODS:
        raise RefusedError(Status.METHOD_NOT_ALLOWED)
    has_length = "content-length" in fields and not _NO_LENGTH.fullmatch(fields["content-length"])
    if has_length or "transfer-encoding" in fields or "host" not in fields:
        raise RefusedError(Status.BAD_REQUEST)
    path, query, host = _target(target, fields["host"])
    options = {word.strip().lower() for word in fields.get("connection", "").split(",")}
    return Request(method, path, query, host, fields, minor == b"0" or "close" in options)


def _fields(lines: list[bytes]) -> dict[str, str]:
    """Return fields by name; those of one name joined (RFC 9110, 5.3), but for what may stand there once."""
    fields: dict[str, str] = {}
    for line in lines:
        parts = _FIELD.fullmatch(line)
        if parts is None:
            raise RefusedError(Status.BAD_REQUEST)
        name, value = parts[1].decode().lower(), parts[2].strip(b" \t").decode("latin-1")
        if name in fields and name in ("host", "content-length"):
            raise RefusedError(Status.BAD_REQUEST)
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return fields


def _target(target: str, host: str) -> tuple[str, str, str]:
    """Return path, query and host: a whole address names its own host (RFC 9112, 3.2)."""
    if not target.startswith("/"):
        if not target.lower().startswith("http://"):
            raise RefusedError(Status.BAD_REQUEST)
        try:
            parts = urlsplit(target)
        except ValueError:
            raise RefusedError(Status.BAD_REQUEST) from None
        return parts.path or "/", parts.query, parts.netloc
    path, _, query = target.partition("?")
    return path, query, host
