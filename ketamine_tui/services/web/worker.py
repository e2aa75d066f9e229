"""A thread that does one thing after the other for an event loop, which does not wait."""

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

_Value = TypeVar("_Value")


class Worker:
    """One thread; it ends with the program, whatever it is doing then."""

    def __init__(self, name: str) -> None:
        """Begin with nothing to do."""
        self._jobs: SimpleQueue[tuple[asyncio.Future[Any], Callable[[], Any]]] = SimpleQueue()
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.thread.start()

    def do(self, job: Callable[[], _Value]) -> "asyncio.Future[_Value]":
        """Return what will have the value of a job; one that is cancelled before its turn is left out."""
        future: asyncio.Future[_Value] = asyncio.get_running_loop().create_future()
        self._jobs.put((future, job))
        return future

    def _run(self) -> None:
        while True:
            future, job = self._jobs.get()
            if future.cancelled():
                continue
            try:
                value, error = job(), None
            except Exception as raised:  # noqa: BLE001  # whoever waits for the value is told
                value, error = None, raised
            try:
                future.get_loop().call_soon_threadsafe(_settle, future, value, error)
            except RuntimeError:
                return  # the loop has ended


def _settle(future: asyncio.Future[Any], value: object, error: Exception | None) -> None:
    if future.done():  # nobody waits any more
        return
    if error is None:
        future.set_result(value)
    else:
        future.set_exception(error)
