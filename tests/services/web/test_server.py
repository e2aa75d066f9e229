"""The server over real connections: who is answered, who waits, who is turned away."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_address

import pytest

from ketamine_tui.model.errors import UserError
from ketamine_tui.services.web.answer import Answer, Body
from ketamine_tui.services.web.connection import PIECE, Limits
from ketamine_tui.services.web.hosts import Hosts
from ketamine_tui.services.web.listening import listen, most_connections, url
from ketamine_tui.services.web.request import Request
from ketamine_tui.services.web.server import Held, Server
from ketamine_tui.services.web.status import Status

LOOPBACK = ip_address("127.0.0.1")
LONG = Body(b"x" * 16_000_000)
"""More than a kernel holds between a server and a client that has asked it to hold little."""
LITTLE = 64 * 1024


class Pages:
    """Answers by the path: ``/wait`` when it may, ``/fail`` never, others with the path."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.may_answer = asyncio.Event()
        self.is_waiting = asyncio.Event()

    async def answer(self, request: Request) -> Answer:
        self.asked.append(request.path)
        if request.path == "/wait":
            self.is_waiting.set()
            await self.may_answer.wait()
        if request.path == "/fail":
            raise ValueError("secret")
        return Answer(Status.OK, LONG if request.path == "/long" else Body(request.path.encode()))

    def refusal(self, status: Status) -> Answer:
        return Answer(status, Body(b"urgent help"))

    def is_urgent(self, request: Request) -> bool:
        return request.path.startswith("/urgent")


class Client:
    """One connection to the server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def get(self, path: str, host: str = "localhost", fields: str = "") -> tuple[int, bytes]:
        await self.send(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{fields}\r\n".encode())
        return await self.answer()

    async def answer(self) -> tuple[int, bytes]:
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
        return int(head.split()[1]), await self.reader.readexactly(length)

    async def has_ended(self) -> bool:
        return await self.reader.read() == b""


class Running:
    """A server with its pages, what it told, and how it is reached and ended."""

    def __init__(self, limits: Limits) -> None:
        self.pages = Pages()
        self.told: list[BaseException] = []
        self.ended = asyncio.Event()
        listening = listen(LOOPBACK, 0)
        self.port = listening.getsockname()[1]
        server = Server(self.pages, Hosts(LOOPBACK), self.told.append, limits)
        self.task = asyncio.create_task(server.run(listening, self.ended))
        self.clients: list[Client] = []

    async def client(self) -> Client:
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LITTLE)
        connection.setblocking(False)  # noqa: FBT003  # the name is the meaning
        await asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", self.port))
        client = Client(*await asyncio.open_connection(sock=connection))
        self.clients.append(client)
        return client


@asynccontextmanager
async def running(limits: Limits = Limits()) -> AsyncIterator[Running]:  # noqa: B008
    server = Running(limits)
    try:
        yield server
    finally:
        for client in server.clients:
            client.writer.close()
        server.ended.set()
        await server.task


async def test_one_connection_has_many_answers() -> None:
    async with running() as server:
        client = await server.client()
        assert await client.get("/a") == (200, b"/a")
        assert await client.get("/urgent") == (200, b"/urgent")
        await client.send(b"GET /b HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3)
        assert [await client.answer() for _ in range(3)] == [(200, b"/b")] * 3
        assert await client.get("/c", fields="Connection: close\r\n") == (200, b"/c")
        assert await client.has_ended()
        assert server.told == []


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 400000\r\n\r\n" + b"x" * 400_000, 405),
        (b"nothing\r\n", 400),
        (b"GET /" + b"a" * 300_000, 414),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"A: b\r\n" * 20_000, 431),
        (b"GET / HTTP/1.0\r\nHost: a.example\r\n\r\n", 421),
        (b"GET / HTTP/1.0\r\nHost: a b\r\n\r\n", 400),
        (b"GET /fail HTTP/1.0\r\nHost: localhost\r\n\r\n", 500),
    ],
    ids=lambda value: value if isinstance(value, int) else "",
)  # fmt: skip
async def test_whoever_is_refused_is_told_where_help_is(data: bytes, status: int) -> None:
    async with running() as server:
        client = await server.client()
        await client.send(data)
        assert await client.answer() == (status, b"urgent help")
        assert await client.has_ended()
        assert server.pages.asked == (["/fail"] if status == 500 else [])
        assert [type(error) for error in server.told] == [ValueError] * (status == 500)


async def test_whoever_still_sends_is_not_cut_off_before_reading_why() -> None:
    async with running() as server:
        client = await server.client()
        await client.send(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000\r\n\r\n")
        assert await client.answer() == (405, b"urgent help")
        for _ in range(30):
            await client.send(b"x" * 3000)
            await asyncio.sleep(0)
        assert await client.has_ended()


async def test_another_name_is_refused_and_the_connection_goes_on() -> None:
    async with running() as server:
        client = await server.client()
        assert (await client.get("/a", host="a.example"))[0] == 421
        assert await client.get("/a") == (200, b"/a")
        assert server.pages.asked == ["/a"]


@pytest.mark.parametrize(
    ("limits", "data", "answered"),
    [
        (Limits(head=0), b"GET / HTTP/1.1\r\n", b"HTTP/1.1 408 "),
        (Limits(head=0), b"\r\n\r\n", b"HTTP/1.1 408 "),
        (Limits(idle=0), b"", b""),
    ],
)
async def test_who_takes_too_long_to_ask_is_told_or_left(
    limits: Limits, data: bytes, answered: bytes
) -> None:
    async with running(limits) as server:
        client = await server.client()
        await client.send(data)
        assert (await client.reader.read()).startswith(answered)
        assert server.pages.asked == []


async def test_who_takes_too_long_to_listen_is_left() -> None:
    async with running(Limits(piece=0)) as server:
        client = await server.client()
        await client.send(b"GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n")
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await client.answer()
        assert server.told == []


async def test_an_answer_that_takes_too_long_is_given_up() -> None:
    async with running(Limits(answer=0)) as server:
        assert await (await server.client()).get("/wait") == (503, b"urgent help")


async def test_whoever_is_idle_makes_room_and_whoever_is_answered_does_not() -> None:
    async with running(Limits(connections=2)) as server:
        first, second = await server.client(), await server.client()
        waiting = asyncio.create_task(first.get("/wait"))
        await server.pages.is_waiting.wait()
        assert (await second.get("/a"))[0] == 200
        third = await server.client()
        assert (await third.get("/a"))[0] == 200
        assert await second.has_ended()
        server.pages.is_waiting.clear()
        another = asyncio.create_task(third.get("/wait"))
        await server.pages.is_waiting.wait()
        assert await (await server.client()).answer() == (503, b"urgent help")
        server.pages.may_answer.set()
        assert [(await task)[0] for task in (waiting, another)] == [200, 200]
        assert await (await server.client()).get("/b") == (200, b"/b")


async def test_urgent_help_passes_those_who_wait() -> None:
    async with running() as server:
        clients = [await server.client() for _ in range(40)]
        for client in clients:
            assert (await client.get("/first"))[0] == 200
        del server.pages.asked[:]
        urgent = clients.pop()
        for client in clients:
            client.writer.write(b"GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n")
        urgent.writer.write(b"GET /urgent HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert await urgent.answer() == (200, b"/urgent")
        assert server.pages.asked.index("/urgent") < 20
        assert {await client.answer() for client in clients} == {(200, b"/other")}


async def test_many_requests_on_one_connection_let_others_be_heard() -> None:
    async with running() as server:
        greedy, other = await server.client(), await server.client()
        assert [(await client.get("/a"))[0] for client in (greedy, other)] == [200, 200]
        del server.pages.asked[:]
        greedy.writer.write(b"GET /urgent HTTP/1.1\r\nHost: localhost\r\n\r\n" * 100)
        assert await other.get("/urgent/b") == (200, b"/urgent/b")
        assert server.pages.asked.index("/urgent/b") < 50
        assert [(await greedy.answer())[0] for _ in range(100)] == [200] * 100


async def test_what_is_on_its_way_is_bounded() -> None:
    async with running(Limits(held=LONG.size)) as server:
        slow = await server.client()
        await slow.send(b"GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n")
        await slow.reader.readexactly(PIECE)
        client = await server.client()
        assert await client.get("/a") == (503, b"urgent help")
        assert (await client.get("/long"))[0] == 200
        await slow.reader.readuntil(b"x" * PIECE)


async def test_the_end_leaves_time_for_what_is_being_answered() -> None:
    async with running() as server:
        client, idle = await server.client(), await server.client()
        assert (await idle.get("/a"))[0] == 200
        waiting = asyncio.create_task(client.get("/wait"))
        await server.pages.is_waiting.wait()
        server.ended.set()
        assert await idle.has_ended()
        server.pages.may_answer.set()
        assert await waiting == (200, b"/wait")
        assert await client.has_ended()
        client.writer.close()
        await server.task


async def test_the_end_does_not_wait_for_ever() -> None:
    async with running(Limits(farewell=0)) as server:
        client = await server.client()
        await client.send(b"GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n")
        await server.pages.is_waiting.wait()
        server.ended.set()
        await server.task
        assert await client.reader.read() == b""


def test_bytes_on_their_way_are_counted_once() -> None:
    held, one, other = Held(10), Body(b"x" * 6), Body(b"x" * 7)
    with held.holding(one) as first, held.holding(one) as again:
        assert (first, again) == (True, True)
        with held.holding(other) as has_room:
            assert not has_room
    with held.holding(other) as has_room:
        assert has_room


def test_a_place_that_is_taken_says_what_to_do() -> None:
    with listen(LOOPBACK, 0) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(UserError, match=rf"{port}/ cannot be served: something else .*--port"):
            listen(LOOPBACK, port)
    with pytest.raises(UserError, match="no address of this machine"):
        listen(ip_address("192.0.2.1"), 0)
    assert url(ip_address("::1"), 80) == "http://[::1]:80/"


@pytest.mark.parametrize(
    ("soft", "hard", "expected", "asked"),
    [
        (1024, 4096, 512, None),
        (-1, -1, 512, None),
        (256, 4096, 512, 736),
        (256, -1, 512, 736),
        (256, 300, 76, 300),
        (100, 100, 1, 100),
    ],
)
def test_there_are_no_more_connections_than_files_may_be_open(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, expected: int, asked: int | None
) -> None:
    limits = [(soft, hard)]
    monkeypatch.setattr("resource.getrlimit", lambda _: limits[-1])
    monkeypatch.setattr("resource.setrlimit", lambda _, pair: limits.append(pair))
    assert most_connections(512) == expected
    assert limits[1:] == ([(asked, hard)] if asked else [])


def test_a_limit_that_cannot_be_raised_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("resource.getrlimit", lambda _: (256, -1))
    monkeypatch.setattr("resource.setrlimit", refuse)
    assert most_connections(512) == 32
