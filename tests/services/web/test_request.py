"""Requests: what is one, what is none and why, however it is cut into pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.services.web.request import (
    LONGEST_HEAD,
    LONGEST_LINE,
    MOST_FIELDS,
    Inbox,
    RefusedError,
    Request,
    read_head,
)

HOST = b"Host: a.example\r\n"
PLAIN = b"GET /b?c=d HTTP/1.1\r\n" + HOST + b"\r\n"


def taken(data: bytes) -> Request | int | None:
    """Return the request that bytes begin with, None where more must come, or the status of a refusal."""
    inbox = Inbox()
    inbox.feed(data)
    try:
        return inbox.take()
    except RefusedError as error:
        return error.status


@pytest.mark.parametrize(
    ("line", "path", "query", "host"),
    [
        (b"GET / HTTP/1.1", "/", "", "a.example"),
        (b"GET /b/c.html?q=%20+x&y HTTP/1.1", "/b/c.html", "q=%20+x&y", "a.example"),
        (b"GET /?? HTTP/1.1", "/", "?", "a.example"),
        (b"GET //c/../%2e HTTP/1.0", "//c/../%2e", "", "a.example"),
        (b"GET http://b.example:80/c?d HTTP/1.1", "/c", "d", "b.example:80"),
        (b"GET HTTP://b.example HTTP/1.1", "/", "", "b.example"),
        (b"GET / HTTP/1.9", "/", "", "a.example"),
    ],
)
def test_a_request_says_what_is_asked_for(line: bytes, path: str, query: str, host: str) -> None:
    request = taken(b"\r\n" + line + b"\r\n" + HOST + b"\r\n")
    assert isinstance(request, Request)
    assert (request.path, request.query, request.host) == (path, query, host)
    assert request.is_last == line.endswith(b"1.0")


@pytest.mark.parametrize(
    ("fields", "is_last"),
    [
        (b"Connection: close\r\n", True),
        (b"connection: Upgrade , CLOSE\r\n", True),
        (b"Connection: keep-alive\r\nConnection: close\r\n", True),
        (b"Connection: keep-alive\r\n", False),
        (b"Connection: closed\r\n", False),
        (b"Content-Length: 0\r\n", False),
        (b"X-Odd!#$: \t\xff\t \r\nEmpty:\r\n", False),
    ],
)
def test_fields_that_are_in_order(fields: bytes, is_last: bool) -> None:  # noqa: FBT001
    request = taken(b"HEAD / HTTP/1.1\r\n" + HOST + fields + b"\r\n")
    assert isinstance(request, Request)
    assert (request.is_last, request.is_head) == (is_last, True)


def test_values_are_without_the_blanks_around_them_and_joined() -> None:
    data = b"GET / HTTP/1.1\r\n" + HOST + b"A:\t b c \t\r\nEmpty: \r\na:d\r\n\r\n"
    request = taken(data)
    assert isinstance(request, Request)
    assert request.fields == {"host": "a.example", "a": "b c, d", "empty": ""}


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/2.0\r\n" + HOST, 400),
        (b"GET /\r\n" + HOST, 400),
        (b"GET  / HTTP/1.1\r\n" + HOST, 400),
        (b"GET / http/1.1\r\n" + HOST, 400),
        (b"GET /\xc3\xa9 HTTP/1.1\r\n" + HOST, 400),
        (b"GET / HTTP/1.1\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HOST + HOST, 400),
        (b"GET / HTTP/1.1\r\n" + HOST + b" folded\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HOST + b"A : b\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HOST + b"A: b\rc\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HOST + b"A: b\nC: d\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HOST + b"A: \x00\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HOST + b"nothing\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: 0\r\nContent-Length: 0\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n", 400),
        (b"GET * HTTP/1.1\r\n" + HOST, 400),
        (b"GET a.example:80 HTTP/1.1\r\n" + HOST, 400),
        (b"GET http://[ HTTP/1.1\r\n" + HOST, 400),
        (b"GET ftp://b.example/ HTTP/1.1\r\n" + HOST, 400),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n", 405),
        (b"OPTIONS * HTTP/1.1\r\n" + HOST, 405),
        (b"CONNECT b.example:443 HTTP/1.1\r\n" + HOST, 405),
        (b"get / HTTP/1.1\r\n" + HOST, 405),
        (b"GET / HTTP/1.1\r\n" + HOST + b"A: b\r\n" * MOST_FIELDS, 431),
    ],
    ids=range(25),
)
def test_what_is_no_request_is_refused_with_the_reason(data: bytes, status: int) -> None:
    assert taken(data + b"\r\n") == status


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/1.1\n", 400),
        (b"\x16\x03\x01" * LONGEST_LINE, 400),
        (b"GET /" + b"a" * LONGEST_LINE, 414),
        (b"GET / HTTP/1.1\r\nA: " + b"b" * LONGEST_HEAD, 431),
    ],
)
def test_what_will_never_be_a_request_is_refused_before_it_ends(data: bytes, status: int) -> None:
    assert taken(data) == status


def test_a_head_is_read_as_strictly_by_itself() -> None:
    with pytest.raises(RefusedError, match="400"):
        read_head(b"GET /\r\nHost: a.example")


def padded(line_length: int, head_length: int) -> bytes:
    """Return a request whose line and head have so many bytes."""
    line = b"GET /".ljust(line_length - 9, b"a") + b" HTTP/1.1\r\n" + HOST
    return line + b"A: ".ljust(head_length - len(line), b"b") + b"\r\n\r\n"


def test_the_longest_that_is_taken() -> None:
    assert isinstance(taken(padded(LONGEST_LINE, LONGEST_HEAD - 4)), Request)
    assert taken(padded(LONGEST_LINE + 1, LONGEST_HEAD - 4)) == 414
    assert taken(padded(LONGEST_LINE, LONGEST_HEAD - 3)) == 431
    most = b"A: b\r\n" * (MOST_FIELDS - 1)
    assert isinstance(taken(b"GET / HTTP/1.1\r\n" + HOST + most + b"\r\n"), Request)


def test_what_has_not_ended_yet_is_waited_for() -> None:
    for end in range(len(PLAIN)):
        assert taken(PLAIN[:end]) is None


def everything(pieces: list[bytes]) -> tuple[list[Request], int]:
    """Return the requests of a connection, and the status of what ends them."""
    inbox, requests = Inbox(), list[Request]()
    for piece in pieces:
        inbox.feed(piece)
        try:
            while (request := inbox.take()) is not None:
                requests.append(request)
        except RefusedError as error:
            return requests, error.status
    return requests, 0


PARTS = st.sampled_from(
    [PLAIN, b"GET ", b"/", b" HTTP/1.1", b"\r\n", HOST, b"A: b", b"\n", b"\r", b" ", b"\xff", b":"]
)


@given(st.lists(st.one_of(PARTS, st.binary(max_size=8))), st.data())
def test_how_it_is_cut_makes_no_difference(parts: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=6)))
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    assert everything(pieces) == everything([whole])


def test_one_request_comes_after_the_other() -> None:
    requests, status = everything([PLAIN * 3 + b"\r\n" + PLAIN])
    assert (len(requests), status) == (4, 0)


@pytest.mark.parametrize(
    ("value", "is_one"),
    [(b" " * 15_000 + b"\x01", False), (b"a" + b" " * 15_000 + b"a", True), (b"\t a \t", True)],
)
def test_blanks_cost_no_more_than_they_are(value: bytes, is_one: bool) -> None:  # noqa: FBT001
    # Tried from each blank to each other one, the first would take the better part of an hour.
    request = taken(b"GET / HTTP/1.1\r\n" + HOST + b"X:" + value + b"\r\n\r\n")
    if not is_one:
        assert request == 400
        return
    assert isinstance(request, Request)
    assert request.fields["x"] == value.strip().decode()
