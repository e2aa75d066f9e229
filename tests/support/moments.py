"""Moments at which something is done to a program, whatever it is doing then.

A few in every run; ``MOMENTS=100 pytest -n0 FILE`` tries as many of each.
"""

import os
import random
import time

MOMENTS = int(os.environ.get("MOMENTS", "1"))
_STEP = 0.005


def moments(longest: float, name: str) -> list[float]:
    """Return moments within a time, in seconds: 5 ms steps, all of them before any is tried again.

    Args:
        longest: The time within which they are.
        name: What they are for; other moments for another.
    """
    steps = [number * _STEP for number in range(round(longest / _STEP))]
    chosen = random.Random(name).sample(steps, min(MOMENTS, len(steps)))
    again = random.Random(f"{name} again")
    return sorted(chosen + [again.uniform(0, longest) for _ in range(MOMENTS - len(chosen))])


def pass_time(seconds: float) -> None:
    """Let a moment come: when it comes is what is tested."""
    time.sleep(seconds)
