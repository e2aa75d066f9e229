"""Which content folder is opened."""

from pathlib import Path

import pytest

from ketamine_tui.store import locate as module
from ketamine_tui.store.locate import VARIABLE, ContentNotFoundError, Location, locate


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a package that came without content."""
    package = tmp_path / "lib" / "package"
    package.mkdir(parents=True)
    monkeypatch.setattr(module, "_PACKAGE", package)
    return package


def test_a_named_folder_comes_before_all_others(tmp_path: Path, installation: Path) -> None:
    (installation / "_content").mkdir()
    (tmp_path / "named").mkdir()
    (tmp_path / "variable").mkdir()
    variable = {VARIABLE: str(tmp_path / "variable")}
    named = str(tmp_path / "named")
    assert locate(named, variable) == Location(tmp_path / "named", is_packaged=False)
    assert locate(None, variable) == Location(tmp_path / "variable", is_packaged=False)


def test_a_tilde_is_the_home_of_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "mine").mkdir()
    assert locate("~/mine", {}).folder == tmp_path / "mine"


@pytest.mark.usefixtures("installation")
def test_what_is_named_must_be_a_folder_or_a_note(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "note.md").touch()
    assert locate(str(tmp_path / "note.md"), {}).is_note
    for named in ("file", "nowhere"):
        with pytest.raises(ContentNotFoundError, match="is not a folder"):
            locate(str(tmp_path / named), {})


def test_the_home_of_nobody_is_no_folder() -> None:
    for named, configured in (("~nobody-99/x", None), (None, "~nobody-99/x")):
        with pytest.raises(ContentNotFoundError, match="~nobody-99/x is not a folder"):
            locate(named, {}, configured)


def test_the_content_of_the_installation_is_not_for_editing(installation: Path) -> None:
    (installation / "_content").mkdir()
    assert locate(None, {}) == Location(installation / "_content", is_packaged=True)


def test_a_checkout_has_its_content_beside_the_package(installation: Path) -> None:
    (installation.parent / "content").mkdir()
    with pytest.raises(ContentNotFoundError, match="no content came with this installation"):
        locate(None, {})
    (installation.parent / "pyproject.toml").touch()
    assert locate("", {}) == Location(installation.parent / "content", is_packaged=False)
