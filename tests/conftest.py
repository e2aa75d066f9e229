"""What holds for every test."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

from ketamine_tui.store.processors import processor_count

# How long an example takes says nothing about whether the code is right.
settings.register_profile(
    "quick",
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", settings.get_profile("quick"), max_examples=100)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_configure(config: pytest.Config) -> None:
    """Let coverage look at what runs in the processes of the tests, and not at the programs that these start.

    Each of those would begin with coverage, and there are thousands: together they take longer than what they cover.
    """
    if not config.getoption("numprocesses", None) or hasattr(config, "workerinput"):
        os.environ.pop("COVERAGE_PROCESS_START", None)


@pytest.hookimpl(optionalhook=True)  # there is none where xdist is switched off
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run files that are asked for by their names in this process: workers take longer to start.

    Whole folders are shared out among one more than there are processors: many tests wait for a terminal.
    """
    places = (Path(argument.partition("::")[0]) for argument in config.args)
    return 0 if all(place.is_file() for place in places) else processor_count() + 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Let coverage look away while a test repeats with other values what other tests do.

    Following it takes longer than the test, and what random values reach says nothing of what is tested.
    """
    repeats = item.get_closest_marker("hypothesis") or item.get_closest_marker("repeats")
    coverage = Coverage.current() if repeats else None
    if coverage is None:
        return (yield)
    coverage.stop()
    try:
        return (yield)
    finally:
        coverage.start()
