"""What every test of a real terminal needs."""

from collections.abc import Iterator

import pytest
from support.environment import INHERITED, MEASURING
from support.shared import made_once
from terminal import program


@pytest.fixture(scope="session", autouse=True)
def _index_of_the_shipped_directory(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make the index that most homes begin with: reading the files takes longer than all the rest of a start."""
    folder = made_once(
        tmp_path_factory, "shipped", lambda folder: program.fill_cache(folder / "home")
    )
    program.INDEX.append(folder / "home" / "cache")


@pytest.fixture(scope="module")
def measured() -> Iterator[None]:
    """Let coverage follow into the program, for tests of what only happens on a real terminal."""
    INHERITED.extend(MEASURING)
    yield
    del INHERITED[-len(MEASURING) :]
