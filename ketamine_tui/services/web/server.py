"""The server: who is answered, in which order, and who has to wait or to come again.

Nothing of a visitor is kept or told: no address, no path, no word that was looked for.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from ketamine_tui.services.web.answer import Answer, Body, as_bytes
from ketamine_tui.services.web.connection import PIECE, Connection, Limits
from ketamine_tui.services.web.hosts import Hosts
from ketamine_tui.services.web.listening import TURNED_AWAY, WAITING
from ketamine_tui.services.web.request import RefusedError, Request
from ketamine_tui.services.web.status import Status

if TYPE_CHECKING:
    import socket


class Pages(Protocol):
    """What answers requests."""

    async def answer(self, request: Request) -> Answer:
        """Return the answer to a request."""

    def refusal(self, status: Status) -> Answer:
        """Return the answer that says why there is no other."""

    def is_urgent(self, request: Request) -> bool:
        """Say whether a request is answered before all others."""


class Held:
    """The bytes of answers on their way, each counted once, however many connections take it."""

    def __init__(self, most: int) -> None:
        """Begin with nothing on its way."""
        self._most = most
        self._takers: dict[int, int] = {}
        self._size = 0

    @contextmanager
    def holding(self, body: Body) -> Iterator[bool]:
        """Count the bytes of an answer for a while; say whether there is room for them."""
        name, size = id(body), body.size
        takers = self._takers.get(name, 0)
        if not takers and self._size + size > self._most:
            yield False
            return
        self._takers[name] = takers + 1
        self._size += 0 if takers else size
        try:
            yield True
        finally:
            self._takers[name] -= 1
            if not self._takers[name]:
                del self._takers[name]
                self._size -= size


class Server:
    """Connections and their answers."""

    def __init__(
        self,
        pages: Pages,
        hosts: Hosts,
        tell: Callable[[BaseException], None],
        limits: Limits = Limits(),  # noqa: B008  # a record of numbers
    ) -> None:
        """Begin without connections; `tell` is told mistakes of the program."""
        self._pages = pages
        self._hosts = hosts
        self._tell = tell
        self._limits = limits
        self._open: set[Connection] = set()
        self._idle: dict[Connection, None] = {}
        self._turned_away = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()
        self._held = Held(limits.held)
        self._is_ending = False

    async def run(self, listening: "socket.socket", ended: asyncio.Event) -> None:
        """Answer until the end; what is being answered then has a moment to be taken."""
        asyncio.get_running_loop().set_exception_handler(self._mistake)
        server = await asyncio.start_server(
            self._connected, sock=listening, limit=PIECE // 2, backlog=WAITING
        )
        try:
            await ended.wait()
        finally:
            self._is_ending = True
            server.close()
            for connection in self._idle:
                connection.close()
            if self._tasks:
                _, late = await asyncio.wait(self._tasks, timeout=self._limits.farewell)
                for task in late:
                    task.cancel()
                await asyncio.gather(*late, return_exceptions=True)

    def _mistake(self, _: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException) and not isinstance(error, ConnectionError):
            self._tell(error)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = Connection(reader, writer, self._limits)
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        try:
            if len(self._open) < self._limits.connections or self._make_room():
                self._open.add(connection)
                await self._converse(connection)
            elif self._turned_away < TURNED_AWAY:
                await self._turn_away(connection)
        except OSError:
            pass  # whoever asked has gone, or takes nothing
        finally:
            self._open.discard(connection)
            connection.abort()

    def _make_room(self) -> bool:
        """End the connection that has waited for its next request the longest, if there is one."""
        connection = next(iter(self._idle), None)
        if connection is None:
            return False
        del self._idle[connection]
        self._open.discard(connection)
        connection.close()
        return True

    async def _turn_away(self, connection: Connection) -> None:
        self._turned_away += 1
        try:
            await self._refuse(connection, Status.UNAVAILABLE)
        finally:
            self._turned_away -= 1

    async def _refuse(self, connection: Connection, status: Status) -> None:
        await connection.send(*as_bytes(self._pages.refusal(status), None, is_last=True))
        await connection.leave()

    async def _converse(self, connection: Connection) -> None:
        while not self._is_ending:
            self._idle[connection] = None
            is_asked = await connection.is_asked()
            self._idle.pop(connection, None)
            if not is_asked:
                return
            try:
                request = await connection.request()
            except RefusedError as error:
                await self._refuse(connection, error.status)
                return
            if request is None:
                return
            if await self._is_answered_last(connection, request):
                await connection.leave()
                return

    async def _is_answered_last(self, connection: Connection, request: Request) -> bool:
        """Answer a request, and say whether the connection ends; the answer goes as soon as it is sent."""
        answer = await self._answer(request)
        is_last = request.is_last or self._is_ending
        with self._held.holding(answer.body) as has_room:
            answer = answer if has_room else self._pages.refusal(Status.UNAVAILABLE)
            await connection.send(*as_bytes(answer, request, is_last=is_last))
        return is_last

    async def _answer(self, request: Request) -> Answer:
        await self._wait_for_turn(request)
        if request.host not in self._hosts:
            is_host = self._hosts.is_well_formed(request.host)
            return self._pages.refusal(Status.MISDIRECTED if is_host else Status.BAD_REQUEST)
        try:
            async with asyncio.timeout(self._limits.answer):
                return await self._pages.answer(request)
        except TimeoutError:
            return self._pages.refusal(Status.UNAVAILABLE)
        except Exception as error:  # noqa: BLE001  # whoever asks is told where help is, all the same
            self._tell(error)
            return self._pages.refusal(Status.FAILED)

    async def _wait_for_turn(self, request: Request) -> None:
        """Let others be heard before each answer, one at a time; who asks for urgent help passes all that wait."""
        if self._pages.is_urgent(request):
            await asyncio.sleep(0)
            return
        async with self._turn:
            await asyncio.sleep(0)
