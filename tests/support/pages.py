"""A web server on this machine, whose pages answer as a test says; nothing leaves the machine."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

Hook = Callable[[BaseHTTPRequestHandler], None]


class Page(NamedTuple):
    """What is answered for a path: to GET, and to HEAD where that is another status."""

    status: int = 200
    headers: Mapping[str, str] = {}
    body: bytes = b"x"
    to_head: int = 0
    hook: Hook | None = None
    """Answers in its own way."""


class Server(NamedTuple):
    """Where the pages are, and what was asked for: method, path and header fields in small letters."""

    address: str
    asked: list[tuple[str, str, dict[str, str]]]


@contextmanager
def serving(pages: Mapping[str, Page]) -> Iterator[Server]:
    """Serve pages by their paths until the end of the block; others are not found."""
    asked: list[tuple[str, str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(is_head=False)

        def do_HEAD(self) -> None:
            self._answer(is_head=True)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _answer(self, *, is_head: bool) -> None:
            fields = {name.lower(): value for name, value in self.headers.items()}
            asked.append((self.command, self.path, fields))
            page = pages.get(self.path, Page(404))
            if page.hook is not None:
                page.hook(self)
                return
            self.send_response((is_head and page.to_head) or page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if not is_head:
                self.wfile.write(page.body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
