"""Visits: what a page's answer means, and where no connection is opened."""

from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from threading import Event

import pytest
from support.pages import Page, serving

from ketamine_tui.model.evidence import Verdict, Visit
from ketamine_tui.services.visiting import Terms, visit

HERE = Terms(timeout=0.5, longest_wait=3, is_private_allowed=True)


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


def babble(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")


def send_without_end(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
    if handler.command == "GET":
        with suppress(OSError):
            while True:
                handler.wfile.write(b"x" * 65536)


PAGES = {
    "/there": Page(headers={"ETag": '"1"', "Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT"}),
    "/moved": Page(301, {"Location": "/there"}),
    "/moved-twice": Page(308, {"Location": "/moved"}),
    "/for-now": Page(302, {"Location": "/there"}),
    "/moved-for-now": Page(301, {"Location": "/for-now"}),
    "/moved-to-nothing": Page(301, {"Location": "/nothing"}),
    "/moved-nowhere": Page(301),
    "/moved-to-a-file": Page(301, {"Location": "file:///etc/passwd"}),
    "/moved-to-an-odd-place": Page(301, {"Location": "http://[::1"}),
    "/round": Page(302, {"Location": "/round"}),
    "/gone": Page(410),
    "/dislikes-head": Page(to_head=405),
    "/forbidden": Page(403),
    "/busy": Page(429, {"Retry-After": "1"}),
    "/busy-for-long": Page(503, {"Retry-After": "3600"}),
    "/broken": Page(500),
    "/hangs-up": Page(hook=hang_up),
    "/babbles": Page(hook=babble),
    "/endless": Page(to_head=405, hook=send_without_end),
    **{f"/far-{n}": Page(302, {"Location": f"/far-{n + 1}"}) for n in range(9)},
}


@pytest.mark.parametrize(
    ("path", "verdict", "reason"),
    [
        ("/there", Verdict.OK, ""),
        ("/moved", Verdict.MOVED, ""),
        ("/moved-twice", Verdict.MOVED, ""),
        ("/for-now", Verdict.OK, ""),
        ("/moved-for-now", Verdict.OK, ""),
        ("/moved-to-nothing", Verdict.GONE, "404 Not Found"),
        ("/moved-nowhere", Verdict.UNKNOWN, "301 Moved Permanently"),
        ("/moved-to-a-file", Verdict.UNKNOWN, "not visited: file: links are not opened"),
        ("/moved-to-an-odd-place", Verdict.UNKNOWN, "what it answers is not HTTP"),
        ("/round", Verdict.UNKNOWN, "it is redirected without end"),
        ("/far-0", Verdict.UNKNOWN, "it is redirected without end"),
        ("/gone", Verdict.GONE, "410 Gone"),
        ("/nothing", Verdict.GONE, "404 Not Found"),
        ("/dislikes-head", Verdict.OK, ""),
        ("/forbidden", Verdict.REFUSED, "403 Forbidden"),
        ("/busy-for-long", Verdict.UNKNOWN, "503 Service Unavailable"),
        ("/broken", Verdict.UNKNOWN, "500 Internal Server Error"),
        ("/hangs-up", Verdict.UNKNOWN, "what it answers is not HTTP"),
        ("/babbles", Verdict.UNKNOWN, "what it answers is not HTTP"),
        ("/endless", Verdict.OK, ""),
    ],
)
def test_an_answer_is_what_it_says_and_no_more(path: str, verdict: Verdict, reason: str) -> None:
    with serving(PAGES) as server:
        found = visit(f"{server.address}{path}", None, HERE, lambda _: None)
    assert (found.verdict, found.reason) == (verdict, reason)


def test_a_page_that_has_not_changed_need_not_be_sent_again() -> None:
    unchanged = {"/there": Page(304)}
    with serving(PAGES) as server:
        before = visit(f"{server.address}/there", None, HERE, lambda _: None)
    with serving(unchanged) as server:
        assert visit(f"{server.address}/there", before, HERE, lambda _: None) == before
        fields = server.asked[0][2]
        assert fields["if-none-match"] == '"1"'
        assert fields["if-modified-since"] == "Mon, 02 Mar 2026 10:00:00 GMT"


def test_a_busy_server_is_asked_once_more_when_it_says() -> None:
    waits: list[float] = []
    with serving(PAGES) as server:
        found = visit(f"{server.address}/busy", None, HERE, waits.append)
        assert found == Visit(Verdict.REFUSED, "429 Too Many Requests", f"{server.address}/busy")
        assert (waits, len(server.asked)) == ([1.0], 2)


def test_addresses_that_are_not_public_are_not_visited() -> None:
    with serving(PAGES) as server:
        found = visit(f"{server.address}/there", None, Terms(), lambda _: None)
        assert found.reason == "not visited: 127.0.0.1 is no public address"
        assert not server.asked


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "mailto:a@example.org",
        "http://a@127.0.0.1/",
        "http://127.0.0.1:0/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data",
        "https://",
        "http://a b/",
        "",
    ],
)
def test_what_is_no_plain_public_address_opens_no_connection(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.create_connection", lambda *_: pytest.fail("it connects"))
    found = visit(url, None, Terms(), lambda _: None)
    assert found.verdict is Verdict.UNKNOWN
    assert found.reason.startswith("not visited: ")


def test_a_server_that_never_ends_its_answer_is_left() -> None:
    is_left = Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        with suppress(OSError):
            # Each letter comes in time.
            while not is_left.wait(HERE.timeout / 10):
                handler.wfile.write(b"x")

    with serving({"/": Page(hook=drip)}) as server:
        found = visit(f"{server.address}/", None, HERE, lambda _: None)
        is_left.set()
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, "no answer in time")
