"""Answers of HTTP/1.1 (RFC 9110): a status, what goes before it, and bytes, packed where that is understood."""

import gzip
import re
from collections.abc import Iterator
from email.utils import formatdate
from typing import NamedTuple

from ketamine_tui.services.web.request import METHODS, Request
from ketamine_tui.services.web.status import Status

HTML = "text/html; charset=utf-8"
MEDIA_TYPES = {
    "html": HTML,
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "xml": "application/atom+xml; charset=utf-8",
}
"""What files are, by how their names end."""

_RETRY_AFTER = 5
"""Seconds after which it is worth asking again."""

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
"""Nothing is loaded from elsewhere, nothing shown within another page, and nobody told where a reader was."""

_CODING = re.compile(r"([^\s;,]+)\s*(?:;\s*[qQ]=([0-9.]+)\s*)?", re.ASCII)
_TAG = re.compile(r'(?:W/)?("[^"]*")')
_LEVEL = 5
"""How hard to pack: a page of results waits for it."""


class Body(NamedTuple):
    """The bytes of an answer; `packed` is the same by gzip (RFC 1952), empty where that is not shorter."""

    plain: bytes
    packed: bytes = b""

    @property
    def size(self) -> int:
        """How much memory it takes."""
        return len(self.plain) + len(self.packed)


class Answer(NamedTuple):
    """What is answered: `tag` names the version of it; one that `is_private` is kept by nobody in between."""

    status: Status
    body: Body
    media_type: str = HTML
    tag: str = ""
    is_private: bool = False


def packed(text: str) -> Body:
    """Return a text as bytes, and packed: the same text gives the same bytes."""
    plain = text.encode("utf-8", "replace")
    short = gzip.compress(plain, _LEVEL, mtime=0)
    return Body(plain, short if len(short) < len(plain) else b"")


def is_known(request: Request, tag: str) -> bool:
    """Say whether who asks has the answer already (RFC 9110, 13.1.2: compared weakly)."""
    asked = request.fields.get("if-none-match", "")
    return asked.strip() == "*" or f'"{tag}"' in _TAG.findall(asked)


def takes_gzip(accepted: str) -> bool:
    """Say whether an ``Accept-Encoding`` takes gzip (RFC 9110, 12.5.3)."""
    weights = {name.lower(): weight for name, weight in _CODING.findall(accepted)}
    weight = next((weights[name] for name in ("gzip", "x-gzip", "*") if name in weights), "0")
    return weight.strip("0.") != "" if weight else True


def as_bytes(answer: Answer, request: Request | None, *, is_last: bool) -> tuple[bytes, bytes]:
    """Return what goes before an answer, and its bytes.

    Args:
        answer: The answer.
        request: What was asked; None where that could not be understood.
        is_last: Whether the connection ends with it.
    """
    body = answer.body
    is_packed = bool(body.packed) and takes_gzip(
        request.fields.get("accept-encoding", "") if request else ""
    )
    data = body.packed if is_packed else body.plain
    lines = [f"HTTP/1.1 {answer.status} {answer.status.reason}"]
    lines += [f"{name}: {value}" for name, value in _fields(answer, len(data))]
    if is_packed:
        lines.append("Content-Encoding: gzip")
    if is_last:
        lines.append("Connection: close")
    head = "\r\n".join([*lines, "", ""]).encode("ascii")
    has_none = answer.status == Status.NOT_MODIFIED or (request is not None and request.is_head)
    return head, b"" if has_none else data


def _fields(answer: Answer, length: int) -> Iterator[tuple[str, str]]:
    yield "Date", formatdate(usegmt=True)
    yield from _ALWAYS
    kept = "no-cache" if answer.tag else "no-store"
    yield "Cache-Control", f"private, {kept}" if answer.is_private else kept
    if answer.tag:
        # Weak: the packed bytes are others, and mean the same (RFC 9110, 8.8.3).
        yield "ETag", f'W/"{answer.tag}"'
        yield "Vary", "Accept-Encoding"
    if answer.status == Status.NOT_MODIFIED:
        return
    yield "Content-Type", answer.media_type
    yield "Content-Length", str(length)
    if answer.status == Status.METHOD_NOT_ALLOWED:
        yield "Allow", ", ".join(METHODS)
    if answer.status == Status.UNAVAILABLE:
        yield "Retry-After", str(_RETRY_AFTER)
