"""Fewer steps that fail alike."""

from collections.abc import Callable, Sequence

from machine.steps import Burst

Fails = Callable[[Sequence[Burst]], bool]


def shorten(bursts: Sequence[Burst], fails: Fails) -> list[Burst]:
    """Return some of the steps that still fail, of which no burst, and no step of one, can be left out."""
    rest = list(bursts)
    size = len(rest) // 2
    while size:
        start = 0
        while start < len(rest):
            fewer = rest[:start] + rest[start + size :]
            if fewer and fails(fewer):
                rest = fewer
            else:
                start += size
        size //= 2
    for number in range(len(rest)):
        for step in reversed(range(len(rest[number]))):
            burst = rest[number][:step] + rest[number][step + 1 :]
            fewer = [*rest[:number], burst, *rest[number + 1 :]]
            if burst and fails(fewer):
                rest = fewer
    return rest
