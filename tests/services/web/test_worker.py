"""The thread that works for an event loop."""

import asyncio
import threading

import pytest

from ketamine_tui.services.web.worker import Worker


async def test_one_job_comes_after_the_other_and_what_nobody_waits_for_is_left_out() -> None:
    worker, may_end, done = Worker("test"), threading.Event(), list[str]()
    first = worker.do(may_end.wait)
    worker.do(lambda: done.append("b")).cancel()
    third = worker.do(lambda: done.append("c"))
    may_end.set()
    await third
    assert (first.result(), done) == (True, ["c"])


async def test_what_goes_wrong_is_told_to_who_waits() -> None:
    worker = Worker("test")
    with pytest.raises(ValueError, match="wrong"):
        await worker.do(lambda: int("wrong"))
    assert await worker.do(lambda: 7) == 7


def test_a_value_that_comes_too_late_goes_nowhere() -> None:
    worker, may_end, is_given_up = Worker("test"), threading.Event(), threading.Event()

    async def give_up() -> None:
        job = worker.do(may_end.wait)
        asyncio.get_running_loop().call_soon(job.cancel)
        with pytest.raises(asyncio.CancelledError):
            await job
        may_end.set()
        # The next one comes after what is sent to the loop for the first.
        assert await worker.do(lambda: 1) == 1
        worker.do(is_given_up.wait)

    asyncio.run(give_up())
    is_given_up.set()
    worker.thread.join()
