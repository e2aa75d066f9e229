"""The person's own folders."""

import os
import pwd
from collections.abc import Callable
from pathlib import Path

import pytest

from ketamine_tui.model.directory import SavedView
from ketamine_tui.store import user_folders
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.settings_file import Settings, load_settings, save_settings
from ketamine_tui.store.view_file import load_views, save_view


@pytest.mark.parametrize(
    ("variable", "function", "default"),
    [
        ("XDG_CACHE_HOME", user_folders.cache_folder, ".cache/ketamine-tui"),
        ("XDG_STATE_HOME", user_folders.crash_file, ".local/state/ketamine-tui/crash.log"),
        ("XDG_DATA_HOME", user_folders.marks_file, ".local/share/ketamine-tui/marks.yaml"),
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


def test_a_platform_that_knows_no_home_names_none_in_the_current_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(user_folders, "_PLATFORM", "darwin")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path("~/Library/Caches"))
    assert user_folders.cache_folder() == Path("/dev/null/ketamine-tui")


@pytest.mark.parametrize("home", [None, "", "relative/home"])
def test_without_a_home_in_the_environment_the_system_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: str | None
) -> None:
    monkeypatch.setattr(user_folders, "_PLATFORM", "linux")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if home is None:
        monkeypatch.delenv("HOME", raising=False)
    else:
        monkeypatch.setenv("HOME", home)
    entry = pwd.getpwuid(os.getuid())
    known = pwd.struct_passwd((*entry[:5], str(tmp_path), *entry[6:]))
    monkeypatch.setattr(pwd, "getpwuid", lambda _: known)
    assert user_folders.cache_folder() == tmp_path / ".cache/ketamine-tui"


def test_whom_the_system_does_not_know_has_a_folder_in_which_nothing_can_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def unknown(number: int) -> None:
        raise KeyError(f"getpwuid(): uid not found: {number}")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(user_folders, "_PLATFORM", "linux")
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert load_views(user_folders.views_file()) == ((), ())
    assert load_settings(user_folders.settings_file()) == Settings()
    with pytest.raises(NotWrittenError, match=r"views\.yaml: .*; let HOME or XDG_CONFIG_HOME name"):
        save_view(user_folders.views_file(), SavedView("mine", "old"))
    with pytest.raises(NotWrittenError, match=r"settings\.yaml: .*; let HOME"):
        save_settings(user_folders.settings_file(), Settings("Ada"))
    assert not list(tmp_path.iterdir())


def test_an_index_is_called_what_indexes_are_called(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "a", Path("/")):
        assert user_folders.INDEX_NAME.fullmatch(user_folders.index_name(folder))
