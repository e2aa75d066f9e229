"""The heap from which the C library gives a process its memory."""

import ctypes

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
"""Options of mallopt(3) in glibc: from which size memory comes from the system alone, and how many heaps there may be."""

_LARGE = 128 * 1024
"""Bytes from which memory goes back to the system when it is given back: glibc's own value, until it raises that."""


def keep_heap_small() -> None:
    """Let all threads that begin from now on share one heap, where the C library knows several.

    A thread has one of its own otherwise, and what is given back in it is of no use to the next thread:
    reading the files again a hundred times took 20 MB. Python's threads take turns, so that none waits.
    What is large stays out of the heap, in which it would leave gaps.
    """
    if (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)) is not None:
        mallopt(_M_ARENA_MAX, 1)
        mallopt(_M_MMAP_THRESHOLD, _LARGE)


def give_back_memory() -> None:
    """Let the system have what lies free in the heap, where the C library can: a directory that was replaced leaves gaps."""
    if (malloc_trim := getattr(ctypes.CDLL(None), "malloc_trim", None)) is not None:
        malloc_trim(0)
