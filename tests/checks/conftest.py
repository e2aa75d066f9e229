"""What holds for the tests of checks."""

from pathlib import Path

import pytest
from checks.planted import write_clean


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory in which nothing is wrong."""
    return write_clean(tmp_path)
