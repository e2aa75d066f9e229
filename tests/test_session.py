"""What is around the program is looked at when it is needed, and may be missing."""

import errno
import os
from pathlib import Path

import pytest
from support.content import TODAY, write_file

from ketamine_tui.actions.session import Session
from ketamine_tui.curation.curator import Curator
from ketamine_tui.store.locate import Location


def test_what_writes_is_made_once_and_only_when_it_is_needed(tmp_path: Path) -> None:
    made: list[Curator] = []

    def make() -> Curator:
        made.append(Curator(Location(tmp_path, is_packaged=False), TODAY, tmp_path / "s.yaml"))
        return made[-1]

    session = Session({}, make_curator=make)
    assert session.handled == frozenset()
    assert made == []
    assert session.curator is session.curator is made[0]
    assert len(made) == 1
    assert Session({}).curator is None


def test_views_of_ones_own_may_be_wrong_or_missing(tmp_path: Path) -> None:
    file = tmp_path / "views.yaml"
    assert Session({}).problems_of_own() == ()
    assert Session({}, views_file=file).problems_of_own() == ()
    write_file(file, "- name: Not a name\n  query: x\n")
    (problem,) = Session({}, views_file=file).problems_of_own()
    assert (problem.path, problem.line) == ("views.yaml", 1)


def test_a_folder_of_settings_that_may_not_be_entered_is_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "stat", refuse)
    assert Session({}, views_file=tmp_path / "views.yaml").problems_of_own() == ()
