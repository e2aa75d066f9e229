"""One connection of HTTP/1.1: what comes and goes on it, bounded in bytes and in time."""

import asyncio
from typing import NamedTuple

from ketamine_tui.services.web.answer import REQUEST_TIMEOUT
from ketamine_tui.services.web.request import Inbox, RefusedError, Request

PIECE = 16 * 1024
"""Bytes that are read or written at once: all that a slow connection holds beside the answer."""


class Limits(NamedTuple):
    """How many connections there may be, how many bytes of answers on their way, and the seconds of each part.

    `head` is for a request, `idle` for waiting for one, `answer` for making an answer, `piece` for taking
    a piece of it, `farewell` for both sides to end.
    """

    connections: int = 512
    held: int = 64 * 1024 * 1024
    head: float = 10
    idle: float = 15
    answer: float = 20
    piece: float = 20
    farewell: float = 2


class Connection:
    """A connection and what has come on it. Whatever reads or writes raises `OSError` where it is lost."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, limits: Limits
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._limits = limits
        self._inbox = Inbox()
        writer.transport.set_write_buffer_limits(high=0)  # what is written has left the program

    async def is_asked(self) -> bool:
        """Wait for a request; say whether one begins, or nobody asks any more."""
        try:
            async with asyncio.timeout(self._limits.idle):
                return bool(self._inbox) or await self._read()
        except TimeoutError:
            return False

    async def request(self) -> Request | None:
        """Return the request that has begun; None where it was left off.

        Raises:
            RefusedError: If it is none, or takes too long.
        """
        try:
            async with asyncio.timeout(self._limits.head):
                while (request := self._inbox.take()) is None:
                    if not await self._read():
                        return None
        except TimeoutError:
            raise RefusedError(REQUEST_TIMEOUT) from None
        return request

    async def _read(self) -> bool:
        data = await self._reader.read(PIECE)
        self._inbox.feed(data)
        return bool(data)

    async def send(self, head: bytes, data: bytes) -> None:
        """Write an answer, one piece after the other as they are taken."""
        rest = memoryview(data)
        piece = head + bytes(rest[: max(0, PIECE - len(head))])
        rest = rest[len(piece) - len(head) :]
        while piece:
            async with asyncio.timeout(self._limits.piece):
                self._writer.write(piece)
                await self._writer.drain()
            piece, rest = bytes(rest[:PIECE]), rest[PIECE:]

    async def leave(self) -> None:
        """Say that nothing more comes, and let the other side end first: or it may lose the answer (RFC 9112, 9.6)."""
        self._writer.write_eof()
        async with asyncio.timeout(self._limits.farewell):
            while await self._reader.read(PIECE):
                pass

    def close(self) -> None:
        """End it as soon as what was written has gone."""
        self._writer.close()

    def abort(self) -> None:
        """End it now."""
        self._writer.transport.abort()
