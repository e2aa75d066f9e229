"""One heap for all threads, by what the C library says itself (malloc_info(3)), and memory that goes back to the system."""

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


WITH_GAPS = r"""
import re
from pathlib import Path
from ketamine_tui.services.heap import give_back_memory, keep_heap_small
keep_heap_small()
def resident():
    return int(re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())[1])
blocks = [bytes(100_000) for _ in range(400)]
last = blocks.pop()
blocks.clear()
before = resident()
give_back_memory()
print(before - resident())
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="another C library")
def test_memory_below_what_is_still_held_goes_back_to_the_system() -> None:
    told = subprocess.run(
        [sys.executable, "-c", WITH_GAPS], check=True, capture_output=True, text=True
    ).stdout
    assert int(told) > 20_000


def _heaps(*, is_shared: bool) -> int:
    command = [sys.executable, "-c", PROGRAM.format(is_shared=is_shared)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return told.count("<heap nr=")
