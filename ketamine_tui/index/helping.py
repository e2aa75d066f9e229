"""The process at the other end of `helpers`: it reads what it is asked for, and keeps nothing."""

import gc
import signal
import sys
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from ketamine_tui.index.records import read_records
from ketamine_tui.index.stored_directory import load_directory_json


def serve(connection: "Connection[Any, Any]") -> None:
    """Answer every request with its number and what was read, until the other end is closed."""
    requests: SimpleQueue[Any] = SimpleQueue()
    # Requests are taken while files are read and answers written: neither end ever waits for the
    # other with both of their pipes full.
    Thread(target=_receive, args=(connection, requests), daemon=True).start()
    try:
        connection.send(None)
        if (task := requests.get()) is None:
            return
        folder, directory = task[0], load_directory_json(task[1])
        while (request := requests.get()) is not None:
            number, files = request
            connection.send((number, read_records(folder, files, directory)))
    except OSError:
        return  # nobody wants the answer any more


def _receive(connection: "Connection[Any, Any]", requests: "SimpleQueue[Any]") -> None:
    try:
        while True:
            requests.put(connection.recv())
    except (EOFError, OSError):
        requests.put(None)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what is read makes no cycles, and looking for some takes time
    serve(Connection(int(sys.argv[1])))
