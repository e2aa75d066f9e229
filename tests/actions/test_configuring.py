"""The configuration while the program runs: what is kept in the file, and what is taken up from it."""

from pathlib import Path

import pytest

from ketamine_tui.actions.configuration import Configuration, load_configuration
from ketamine_tui.actions.configuring import (
    Taken,
    keep_theme,
    read_configuration,
    take_configuration,
)
from ketamine_tui.actions.session import Session

GOOD = "# mine\ntheme: dark  # at night\nkeys: {open: L}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "config.yaml"
    file.write_text(GOOD)
    return file


@pytest.fixture
def session(file: Path) -> Session:
    return Session({}, configuration=load_configuration(file), config_file=file)


def saved(session: Session, text: str) -> Taken:
    """Return what comes of a file that somebody has saved."""
    assert session.config_file is not None
    session.config_file.write_text(text)
    return take_configuration(read_configuration(session), session)


def test_a_theme_is_kept_and_is_nothing_new_afterwards(file: Path, session: Session) -> None:
    assert keep_theme("nord", session).told == "Theme nord, kept in config.yaml"
    assert file.read_text() == GOOD.replace("dark", "nord")
    assert take_configuration(read_configuration(session), session) == Taken()
    file.unlink()
    assert keep_theme("light", session).is_done
    assert file.read_text().endswith("theme: light\n")


def test_a_theme_that_cannot_be_kept_is_told(file: Path, session: Session) -> None:
    file.write_text("theme: [dark\n")
    outcome = keep_theme("nord", session)
    assert outcome.told.startswith("Theme nord, for this run only: config.yaml: line 1:")
    assert (outcome.is_done, file.read_text()) == (False, "theme: [dark\n")
    assert keep_theme("nord", Session({})).told == "Theme nord"


def test_whose_urgent_help_comes_first(session: Session) -> None:
    assert (session.region, Session({"LANG": "en_GB.UTF-8"}).region) == ("", "GB")
    session.environment = {"LANG": "de_DE.UTF-8"}
    assert session.region == "DE"
    saved(session, "region: IE\n")
    assert session.region == "IE"


def test_a_good_save_holds(session: Session) -> None:
    taken = saved(session, "theme: nord\nkeys: {open: L}\nmouse: no\n")
    assert taken.changed == {"theme", "keys", "mouse"}  # a key stands on another line
    assert taken.told == "Read config.yaml again; mouse at the next start"
    assert session.configuration.config.theme == "nord"
    assert saved(session, "theme: nord\nkeys: {open: L}\nmouse: no\n# more\n") == Taken()
    taken = saved(session, "region: UK\n")
    assert taken.told == "Read config.yaml again; mouse at the next start"
    assert session.region == "GB"
    assert saved(session, "region: GB\n").told == "Read config.yaml again"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme: [nord\n", "config.yaml:1:8 did not find expected ',' or ']'"),
        ("theme: nrod\nkeys: {open: M}\n", "config.yaml:1:8 'nrod' is not known here"),
        ("theme: nord\nkeys: {open: u}\n", "config.yaml:2:14 u for 'open' is the key of 'urgent'"),
    ],
)
def test_a_bad_save_keeps_what_held_before_and_lists_its_problems(
    session: Session, text: str, told: str
) -> None:
    before = session.configuration
    taken = saved(session, text)
    assert taken.changed == frozenset()
    assert taken.told.startswith(told)
    assert taken.told.endswith("; the earlier settings stay")
    assert session.configuration._replace(problems=()) == before
    assert len(session.problems_of_own()) == 1
    assert saved(session, GOOD).told == "Read config.yaml again"
    assert (session.configuration, session.problems_of_own()) == (before, ())


def test_what_was_decided_for_this_run_stays(file: Path) -> None:
    session = Session(
        {},
        clipboard="none",
        configuration=load_configuration(file),
        config_file=file,
        decided=frozenset({"clipboard", "theme"}),
    )
    taken = saved(session, f"{GOOD.replace('dark', 'nord')}clipboard: cat\nregion: GB\n")
    assert taken.changed == {"region"}
    assert session.clipboard == "none"
    session.decided = frozenset()
    assert saved(session, f"{GOOD}clipboard: osc52\n").changed == {"theme", "clipboard", "region"}
    assert session.clipboard == "osc52"
    saved(session, GOOD)
    assert session.clipboard == "auto"


def test_a_file_that_goes_takes_its_settings_with_it(file: Path, session: Session) -> None:
    file.unlink()
    taken = take_configuration(read_configuration(session), session)
    assert taken.changed == {"theme", "keys"}
    assert session.configuration == Configuration()
    other = Session({})
    assert read_configuration(other) == other.configuration
