"""Visits to web addresses: is the page still there? The only part of the program that opens connections.

Only public addresses are visited unless others are allowed, also after a redirect, and the connection goes to
the very address that was looked at, so that a name cannot lead elsewhere in between. Nothing of a page is
kept. Status codes and their meaning: RFC 9110; 429: RFC 6585.
"""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from http.client import responses as names_of_statuses
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from ketamine_tui.model.evidence import Verdict, Visit
from ketamine_tui.model.text import clean
from ketamine_tui.model.urls import LinkRefusedError, check_url

_AGENT = "ketamine-tui link check (one visit a page; no crawling)"
_MOST_REDIRECTS = 5
_MOST_READ = 65_536
_LONGEST_REASON = 120
_SAFE = "/?:@!$&'()*+,;=-._~%[]#"

_MOVED_FOR_GOOD = (301, 308)
_REDIRECTS = (*_MOVED_FOR_GOOD, 302, 303, 307)
_GONE = (404, 410)
_BUSY = (429, 503)
_REFUSALS = (401, 402, 403, 407, 429, 451)
_DISLIKED = (400, 403, 404, 405, 406, 500, 501, 503)
"""What servers answer to HEAD although the page is there."""


class Terms(NamedTuple):
    """How visits are paid: seconds for an answer, and for a second try at most; whether any address is allowed."""

    timeout: float = 10.0
    longest_wait: float = 5.0
    is_private_allowed: bool = False


class _NotVisitedError(Exception):
    """An address that is not visited; the message says why."""


class _Answer(NamedTuple):
    status: int
    headers: Mapping[str, str] = MappingProxyType({})
    target: str = ""
    """Where it leads to."""

    def get(self, name: str) -> str:
        return clean(self.headers.get(name, ""))


def visit(url: str, before: Visit | None, terms: Terms, wait: Callable[[float], object]) -> Visit:
    """Visit an address, and where it leads to; return what was found. Raises nothing.

    Args:
        url: The address.
        before: The visit before this one: a page that has not changed need not be sent again.
        terms: How.
        wait: Waits so many seconds before a second try.
    """
    at, is_for_good, seen = url, True, [url]
    conditions = _conditions(before)
    while True:
        try:
            answer = _asked(at, conditions, terms, wait)
        except _NotVisitedError as error:
            return Visit(Verdict.UNKNOWN, f"not visited: {error}", at)
        # What is no address, or no header field, is a ValueError deep in the library.
        except (OSError, HTTPException, ValueError) as error:
            return Visit(Verdict.UNKNOWN, _words(error), at)
        if answer.status not in _REDIRECTS or not answer.target:
            return _found(answer, at, before, is_moved=len(seen) > 1 and is_for_good)
        is_for_good = is_for_good and answer.status in _MOVED_FOR_GOOD
        at, conditions = answer.target, {}
        if at in seen or len(seen) > _MOST_REDIRECTS:
            return Visit(Verdict.UNKNOWN, "it is redirected without end", at)
        seen.append(at)


def _conditions(before: Visit | None) -> Mapping[str, str]:
    """Return the fields by which a server says that nothing has changed (RFC 9110, section 13)."""
    if before is None or before.verdict is not Verdict.OK:
        return {}
    fields = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified}
    return {name: value for name, value in fields.items() if value.isascii() and value}


def _found(answer: _Answer, at: str, before: Visit | None, *, is_moved: bool) -> Visit:
    status = answer.status
    reason = f"{status} {names_of_statuses.get(status, '')}".strip()
    if status == 304 and before is not None:
        return before
    if 200 <= status < 300:
        verdict = Verdict.MOVED if is_moved else Verdict.OK
        return Visit(verdict, "", at, answer.get("etag"), answer.get("last-modified"))
    if status in _GONE:
        return Visit(Verdict.GONE, reason, at)
    return Visit(Verdict.REFUSED if status in _REFUSALS else Verdict.UNKNOWN, reason, at)


def _asked(
    url: str, conditions: Mapping[str, str], terms: Terms, wait: Callable[[float], object]
) -> _Answer:
    """Ask for a page: its head, or where servers dislike that, its beginning; once more where one is busy.

    Raises:
        _NotVisitedError, OSError, HTTPException: If there is no answer.
    """
    try:
        answer = _sent("HEAD", url, conditions, terms)
    except (ConnectionError, HTTPException):
        answer = _Answer(_DISLIKED[0])
    if answer.status in _BUSY:
        pause = answer.get("retry-after")
        if pause.isdecimal() and float(pause) <= terms.longest_wait:
            wait(float(pause))
            return _sent("GET", url, conditions, terms)
    return _sent("GET", url, conditions, terms) if answer.status in _DISLIKED else answer


def _sent(method: str, url: str, conditions: Mapping[str, str], terms: Terms) -> _Answer:
    try:
        link = check_url(url)
    except LinkRefusedError as error:
        raise _NotVisitedError(str(error)) from None
    if link.scheme not in ("http", "https"):
        raise _NotVisitedError(f"{link.scheme}: is no page")
    parts = urlsplit(url)
    connection = _connection(link.scheme, link.ascii_host.strip("[]"), parts.port, terms)
    # A server that sends a letter now and then would never let a time-out for each of them pass.
    is_cut = threading.Event()
    watchdog = threading.Timer(2 * terms.timeout, _cut, [connection, is_cut])
    watchdog.daemon = True
    watchdog.start()
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    try:
        headers = {"User-Agent": _AGENT, "Accept": "*/*", "Connection": "close", **conditions}
        connection.request(method, quote(target, safe=_SAFE), headers=headers)
        with connection.getresponse() as response:
            answer = _read(response, url)
        if is_cut.is_set():
            raise TimeoutError
        return answer
    finally:
        watchdog.cancel()
        connection.close()


def _read(response: HTTPResponse, url: str) -> _Answer:
    # What comes after that may be endless.
    response.read(_MOST_READ)
    headers = {name.lower(): value for name, value in response.getheaders()}
    location = headers.get("location", "")
    target = urljoin(url, quote(location, safe=_SAFE)) if location else ""
    return _Answer(response.status, headers, target)


def _connection(scheme: str, host: str, port: int | None, terms: Terms) -> HTTPConnection:
    address = _address_of(host, port or (443 if scheme == "https" else 80), terms)
    connection: HTTPConnection
    if scheme == "https":
        context = ssl.create_default_context()
        connection = HTTPSConnection(host, port, timeout=terms.timeout, context=context)
    else:
        connection = HTTPConnection(host, port, timeout=terms.timeout)

    def connect(_host: object, timeout: float, *_: object) -> socket.socket:
        return socket.create_connection(address, timeout)

    # `http.client` has no other way to connect to an address and keep the name for the certificate.
    connection._create_connection = connect  # type: ignore[attr-defined]  # noqa: SLF001
    return connection


def _address_of(host: str, port: int, terms: Terms) -> tuple[str, int]:
    """Return the address of a host; raises as `_sent` does."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    address = str(found[0][4][0])
    if not terms.is_private_allowed and not ipaddress.ip_address(address).is_global:
        raise _NotVisitedError(f"{host} is no public address")
    return address, port


def _cut(connection: HTTPConnection, is_cut: threading.Event) -> None:
    is_cut.set()
    with suppress(AttributeError, OSError):  # not connected yet, or not any more
        connection.sock.shutdown(socket.SHUT_RDWR)


def _words(error: Exception) -> str:
    match error:
        case ssl.SSLCertVerificationError():
            said = f"its certificate is not valid: {error.verify_message}"
        case socket.gaierror():
            said = "there is no such host"
        case TimeoutError():
            said = "no answer in time"
        case OSError(strerror=str() as words):
            said = words
        case _:
            said = "what it answers is not HTTP"
    return clean(said)[:_LONGEST_REASON]
