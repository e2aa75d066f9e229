"""Statuses of answers (RFC 9110, 15; RFC 6585, 5): all that there are, with their names."""

from enum import IntEnum
from typing import Self


class Status(IntEnum):
    """What became of a request, as a number and its `reason`."""

    reason: str

    def __new__(cls, number: int, reason: str) -> Self:
        """Make the status of a number."""
        status = int.__new__(cls, number)
        status._value_ = number
        status.reason = reason
        return status

    OK = 200, "OK"
    NOT_MODIFIED = 304, "Not Modified"
    BAD_REQUEST = 400, "Bad Request"
    NOT_FOUND = 404, "Not Found"
    METHOD_NOT_ALLOWED = 405, "Method Not Allowed"
    REQUEST_TIMEOUT = 408, "Request Timeout"
    URI_TOO_LONG = 414, "URI Too Long"
    MISDIRECTED = 421, "Misdirected Request"
    FIELDS_TOO_LARGE = 431, "Request Header Fields Too Large"
    FAILED = 500, "Internal Server Error"
    UNAVAILABLE = 503, "Service Unavailable"
