"""What the program remembers of the person in front of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.content import write_file

from ketamine_tui.model.text import clean
from ketamine_tui.store.settings_file import Settings, load_settings, save_settings

lines = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(
    lambda text: clean(text).strip()
)


@given(st.builds(Settings, lines, lines))
def test_what_was_saved_is_remembered(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    file = tmp_path_factory.mktemp("settings") / "new" / "settings.yaml"
    save_settings(file, settings)
    assert load_settings(file) == settings
    save_settings(file, Settings("Ada", "editor"))
    assert load_settings(file) == Settings("Ada", "editor")


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "- a\n", "reviewer: [\n", b"\xff", "other: x\n"]
)
def test_what_cannot_be_understood_is_nothing_to_remember(
    tmp_path: Path, text: str | bytes
) -> None:
    write_file(tmp_path / "settings.yaml", text)
    assert load_settings(tmp_path / "settings.yaml") == Settings()


def test_without_a_file_there_is_nothing_to_remember(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "gone" / "settings.yaml") == Settings()


def test_saving_keeps_comments_and_what_is_not_known(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text('# who\nreviewer: "Ada" # me\nother: x\n')
    save_settings(file, Settings("Grace", "librarian"))
    assert file.read_text() == ('# who\nreviewer: "Grace" # me\nother: x\nrole: librarian\n')
    save_settings(file, Settings("Grace"))
    assert file.read_text() == '# who\nreviewer: "Grace" # me\nother: x\nrole: ""\n'
    assert load_settings(file) == Settings("Grace")
