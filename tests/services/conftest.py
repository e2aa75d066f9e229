"""A `PATH` of fake programs for every test that starts some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from services.fake_tools import FakeTools

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tools(tmp_path: Path) -> FakeTools:
    return FakeTools(tmp_path)
