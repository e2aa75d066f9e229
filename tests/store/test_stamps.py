"""Stamps of files: asked for by one process or by several, and what no index could keep."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.content import TODAY, write_directory

from ketamine_tui.index.opening import Opening
from ketamine_tui.store import stamps as module
from ketamine_tui.store.locate import Location
from ketamine_tui.store.processors import processor_count
from ketamine_tui.store.scan import scan
from ketamine_tui.store.stamps import stamp_of, stamps

FILES = 25
PATHS = [f"{number:02}.yaml" for number in range(FILES)]


@pytest.fixture
def root(tmp_path: Path) -> Iterator[int]:
    """Return the descriptor of a folder of files that differ in size."""
    for number, path in enumerate(PATHS):
        (tmp_path / path).write_text("x" * number)
    descriptor = os.open(tmp_path, os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


def asked_for_one_by_one(folder: Path) -> list[int]:
    return [number for path in PATHS for number in stamp_of((folder / path).stat())]


def test_a_stamp_is_the_size_and_the_times(tmp_path: Path, root: int) -> None:
    assert list(stamps(root, PATHS)) == asked_for_one_by_one(tmp_path)


SEVERAL = """
import os, sys
from ketamine_tui.store import processors, stamps
stamps._SHARE, stamps.processor_count = 4, lambda: {processors}
begun, fork = [], os.fork
def counted():
    {before}
    copy = fork()
    begun.append(copy)
    if not copy:
        {within}
    return copy
os.fork = counted
root = os.open(sys.argv[1], os.O_RDONLY)
print(*stamps.stamps(root, {paths!r}))
print(len(begun))
"""


@pytest.mark.parametrize(
    ("processors", "fork", "copies"),
    [
        (1, ("pass", "pass"), 0),
        (2, ("pass", "pass"), 1),
        (4, ("pass", "pass"), 3),
        (16, ("pass", "pass"), 4),  # no copy for fewer files than are worth it
        (4, ("pass", "os._exit(1)"), 3),
        (4, ("raise BlockingIOError", "pass"), 0),
    ],
)
def test_copies_of_the_process_ask_for_a_part_each_and_what_they_do_not_answer_is_asked_for_here(
    tmp_path: Path, root: int, processors: int, fork: tuple[str, str], copies: int
) -> None:
    assert root
    before, within = fork
    code = SEVERAL.format(processors=processors, before=before, within=within, paths=PATHS)
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], check=True, capture_output=True, text=True
    )
    numbers, begun = run.stdout.splitlines()
    assert list(map(int, numbers.split())) == asked_for_one_by_one(tmp_path)
    assert int(begun) == copies
    assert run.stderr == ""


def test_there_is_at_least_one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert processor_count() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert processor_count() == os.cpu_count()


def test_a_process_with_other_threads_is_not_copied() -> None:
    code = (
        "from threading import Event, Thread; from ketamine_tui.store.processors import can_fork;"
        "print(can_fork()); end = Event(); Thread(target=end.wait).start(); print(can_fork()); end.set()"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["True", "False"]


def test_a_file_that_goes_while_its_folder_is_listed_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_directory(tmp_path, {"resources/a.yaml": "x", "resources/b.yaml": "x"})
    ask = module.stamps

    def too_late(descriptor: int, paths: list[str]) -> object:
        (tmp_path / "resources" / "a.yaml").unlink()
        return ask(descriptor, paths)

    monkeypatch.setattr("ketamine_tui.store.scan.stamps", too_late)
    assert scan(tmp_path).paths == ["directory.yaml", "resources/b.yaml", "tags.yaml"]


def test_a_file_of_the_year_9000_has_a_stamp_that_an_index_can_keep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_directory(tmp_path, {"resources/a.yaml": None})
    far = 221_845_392_000 * 1_000_000_000
    real = os.stat

    def later(path: str, **names: Any) -> object:
        status = real(path, **names)
        is_far = str(path).endswith("tags.yaml")
        return Status(status, far) if is_far else status

    class Status:
        """A status with another time: few file systems can keep one."""

        def __init__(self, status: os.stat_result, changed: int) -> None:
            self._status = status
            self.st_mtime_ns = changed

        def __getattr__(self, name: str) -> object:
            return getattr(self._status, name)

    monkeypatch.setattr(os, "stat", later)
    listing = scan(tmp_path)
    assert listing.files()[-1].mtime_ns == far % (1 << 63)
    opening = Opening(
        Location(tmp_path, is_packaged=False), lambda: TODAY, tmp_path / "cache", tmp_path / "views"
    )
    opening.open().close()
    opening.open().close()
