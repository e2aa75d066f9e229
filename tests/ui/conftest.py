"""A small directory, and stand-ins for what lies beyond the screen."""

from pathlib import Path

import pytest
from support.browsing import write_small
from ui.fakes import FakeClipboard, FakeOpener


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small directory."""
    return write_small(tmp_path / "content")


@pytest.fixture
def clipboard(monkeypatch: pytest.MonkeyPatch) -> FakeClipboard:
    """The clipboard of the program under test."""
    fake = FakeClipboard()
    monkeypatch.setattr("ketamine_tui.actions.copying.copy_text", fake.copy)
    return fake


@pytest.fixture
def opener(monkeypatch: pytest.MonkeyPatch) -> FakeOpener:
    """The browser that the program under test starts."""
    fake = FakeOpener()
    monkeypatch.setattr("ketamine_tui.actions.opening.open_link", fake.open)
    return fake
