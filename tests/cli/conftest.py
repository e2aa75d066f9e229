"""The shell commands over the small directory."""

from pathlib import Path

import pytest
from support.browsing import write_small
from support.shell import Shell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small directory."""
    return write_small(tmp_path / "content")


@pytest.fixture
def shell(tmp_path: Path, folder: Path) -> Shell:
    """Commands that find the small directory by themselves."""
    return Shell(tmp_path / "home", folder)
