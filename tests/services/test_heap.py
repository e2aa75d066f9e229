"""One heap for all threads: how many the C library has made, by what it says itself (malloc_info(3))."""

import ctypes
import subprocess
import sys

import pytest

PROGRAM = """
import ctypes, threading
from ketamine_tui.services.heap import keep_heap_small
if {is_shared}:
    keep_heap_small()
barrier = threading.Barrier(4)
def work():
    data = bytearray(100_000)
    barrier.wait()
    del data
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc = ctypes.CDLL(None)
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="another C library")
def test_threads_keep_heap_small() -> None:
    assert _heaps(is_shared=True) == 1
    assert _heaps(is_shared=False) > 1


def _heaps(*, is_shared: bool) -> int:
    command = [sys.executable, "-c", PROGRAM.format(is_shared=is_shared)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return told.count("<heap nr=")
