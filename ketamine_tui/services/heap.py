"""The heap from which the C library gives a process its memory."""

import ctypes

_M_ARENA_MAX = -8
"""The option of mallopt(3) in glibc that says how many heaps there may be."""


def share_one_heap() -> None:
    """Let all threads that begin from now on allocate from one heap, where the C library knows several.

    A thread has one of its own otherwise, and what is given back in it is of no use to the next thread:
    reading the files again a hundred times took 20 MB. Python's threads take turns, so that none waits.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, 1)
