"""The person's own folders."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ketamine_tui.store import user_folders


@pytest.mark.parametrize(
    ("variable", "function", "default"),
    [
        ("XDG_CACHE_HOME", user_folders.cache_folder, ".cache/ketamine-tui"),
        ("XDG_STATE_HOME", user_folders.state_folder, ".local/state/ketamine-tui"),
        ("XDG_CONFIG_HOME", user_folders.views_file, ".config/ketamine-tui/views.yaml"),
        ("XDG_CONFIG_HOME", user_folders.settings_file, ".config/ketamine-tui/settings.yaml"),
    ],
)
def test_an_absolute_variable_counts_and_no_other(
    variable: str,
    function: Callable[[], Path],
    default: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(user_folders, "_PLATFORM", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    name = default.partition("ketamine-tui")[2]
    monkeypatch.setenv(variable, "/somewhere")
    assert function() == Path(f"/somewhere/ketamine-tui{name}")
    for value in ("relative/folder", ""):
        monkeypatch.setenv(variable, value)
        assert function() == tmp_path / default


def test_other_systems_are_asked_where_they_keep_such_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(user_folders, "_PLATFORM", "darwin")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_folders.cache_folder().name == "ketamine-tui"
