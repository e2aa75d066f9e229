"""Answers: what goes before them, and in which form."""

import gzip

import pytest

from ketamine_tui.services.web.answer import (
    NOT_MODIFIED,
    OK,
    REASONS,
    UNAVAILABLE,
    Answer,
    Body,
    as_bytes,
    is_known,
    packed,
    takes_gzip,
)
from ketamine_tui.services.web.request import Request

TEXT = "Whom to call: é " * 50


def asked(method: str = "GET", **fields: str) -> Request:
    known = {name.replace("_", "-"): value for name, value in fields.items()}
    return Request(method, "/", "", "a", known, is_last=False)


def fields_of(head: bytes) -> dict[str, str]:
    lines = head.decode("ascii").split("\r\n")
    assert lines[-2:] == ["", ""]
    return dict(line.split(": ", 1) for line in lines[1:-2])


def test_an_answer_is_packed_for_those_who_take_it() -> None:
    answer = Answer(OK, packed(TEXT), tag="v1")
    head, data = as_bytes(answer, asked(accept_encoding="br, gzip"), is_last=False)
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert gzip.decompress(data).decode() == TEXT
    assert fields_of(head)["Content-Encoding"] == "gzip"
    assert fields_of(head)["Content-Length"] == str(len(data))
    head, data = as_bytes(answer, asked(), is_last=True)
    known = fields_of(head)
    assert data.decode() == TEXT
    assert "Content-Encoding" not in known
    assert (known["Connection"], known["ETag"], known["Vary"]) == (
        "close",
        'W/"v1"',
        "Accept-Encoding",
    )


def test_what_is_short_stays_as_it_is_and_the_same_is_the_same() -> None:
    assert packed("x") == Body(b"x")
    assert packed(TEXT) == packed(TEXT)
    assert packed("\ud800").plain == b"?"


@pytest.mark.parametrize(
    ("accepted", "is_taken"),
    [
        ("gzip", True),
        ("deflate, GZIP;q=0.5", True),
        ("x-gzip", True),
        ("*", True),
        ("gzip ; q=1", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *", False),
        ("*;q=0", False),
        ("br;q=1.0", False),
    ],
)
def test_who_takes_gzip(accepted: str, is_taken: bool) -> None:  # noqa: FBT001
    assert takes_gzip(accepted) == is_taken


def test_a_head_is_that_of_the_whole_answer_and_nothing_else() -> None:
    answer = Answer(OK, packed(TEXT), tag="v1")
    head, data = as_bytes(answer, asked("HEAD"), is_last=False)
    assert data == b""
    assert fields_of(head)["Content-Length"] == str(len(TEXT.encode()))


def test_every_answer_says_what_a_browser_may_do_with_it() -> None:
    for status in REASONS:
        known = fields_of(as_bytes(Answer(status, Body(b"x")), None, is_last=True)[0])
        policy = known["Content-Security-Policy"].split("; ")
        assert {"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= {*policy}
        assert "unsafe" not in known["Content-Security-Policy"]
        assert known["X-Content-Type-Options"] == "nosniff"
        assert known["Referrer-Policy"] == "no-referrer"
        assert known["Date"].endswith(" GMT")
        assert not {"Set-Cookie", "Server"} & {*known}
        assert ("Allow" in known, known.get("Allow", "GET, HEAD")) == (status == 405, "GET, HEAD")
        assert ("Retry-After" in known) == (status == UNAVAILABLE)


def test_what_is_kept_is_asked_after_and_a_search_is_nobody_else_s() -> None:
    for answer, kept in (
        (Answer(OK, Body(b"x"), tag="v1"), "no-cache"),
        (Answer(OK, Body(b"x"), tag="v1", is_private=True), "private, no-cache"),
        (Answer(404, Body(b"x")), "no-store"),
    ):
        assert fields_of(as_bytes(answer, asked(), is_last=False)[0])["Cache-Control"] == kept


@pytest.mark.parametrize(
    ("given", "is_there"),
    [
        ('W/"v1"', True),
        ('"v1"', True),
        ('"v0", W/"v1"', True),
        ("*", True),
        ("", False),
        ("v1", False),
        ('"v10"', False),
        ('"v0"', False),
    ],
)
def test_who_has_the_version_already(given: str, is_there: bool) -> None:  # noqa: FBT001
    assert is_known(asked(if_none_match=given), "v1") == is_there


def test_what_has_not_changed_is_not_sent() -> None:
    head, data = as_bytes(Answer(NOT_MODIFIED, Body(b""), tag="v1"), asked(), is_last=False)
    assert (data, fields_of(head)["ETag"]) == (b"", 'W/"v1"')
    assert not {"Content-Length", "Content-Type"} & {*fields_of(head)}
