"""What fields said when they were confirmed, out of a repository that may be hostile."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.content import CHECKED, fields, write_file

from ketamine_tui.curation.git_history import values_before
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.services.git import versions
from ketamine_tui.services.machine import find_program
from ketamine_tui.store.entry_files import load_file
from ketamine_tui.store.fingerprint import fingerprints

BOOK = "resources/a.yaml"
DIRECTORY = Directory("D")

pytestmark = pytest.mark.skipif(
    find_program("git", os.environ) is None, reason="git is not installed"
)


def load(folder: Path) -> Entry:
    (loaded,) = load_file(folder, BOOK, DIRECTORY).entries
    return loaded.entry


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def commit(folder: Path, **changes: object) -> None:
    write_file(folder / BOOK, fields(**changes))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "a version")


def before(folder: Path, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    return values_before(load(folder), BOOK, DIRECTORY, versions(folder, BOOK, environment))


@pytest.fixture(params=["", "below/content"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A directory in a repository, whose entry was confirmed and changed twice since."""
    git(tmp_path, "init", "-q")
    folder = tmp_path / str(request.param)
    folder.mkdir(parents=True, exist_ok=True)
    commit(folder, title="First", tags=["A", "B"], reviews=None)
    seen = {**CHECKED, "fingerprint": fingerprints(load(folder), Vocabulary())}
    commit(folder, title="First", tags=["A", "B"], reviews=[seen])
    commit(folder, title="Second", tags=["A"], reviews=[seen])
    write_file(folder / BOOK, fields(title="Third", tags=["A"], reviews=[seen]))
    return folder


def test_each_changed_field_is_told_as_it_was_confirmed(folder: Path) -> None:
    assert before(folder) == {"title": "First", "tags": "A, B"}


def test_what_has_not_changed_asks_for_nothing(folder: Path) -> None:
    entry = load(folder)
    write_file(folder / BOOK, fields(title="First", tags=["A", "B"]))
    assert before(folder) == {}
    assert entry.title == "Third"


def test_without_a_repository_or_without_git_there_is_nothing(folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / ".." / f"{tmp_path.name}-alone"
    write_file(alone / BOOK, (folder / BOOK).read_text("utf-8"))
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    assert before(alone, environment) == {}
    assert before(folder, {"PATH": ""}) == {}


def test_a_repository_of_somebody_else_runs_no_program(folder: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n", "utf-8")
    trap.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "diff.trap.textconv",
        "filter.trap.smudge",
        "gpg.program",
        "log.showSignature",
    ):
        git(tmp_path, "config", name, "true" if name.endswith("Signature") else str(trap))
    (tmp_path / ".gitattributes").write_text("*.yaml diff=trap filter=trap\n", "utf-8")
    assert before(folder) == {"title": "First", "tags": "A, B"}
    assert not (tmp_path / "sprung").exists()


def test_what_stood_in_a_file_is_clean(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    commit(tmp_path, summary="a\u202eb", reviews=None)
    seen = {**CHECKED, "fingerprint": fingerprints(load(tmp_path), Vocabulary())}
    write_file(tmp_path / BOOK, fields(summary="other", reviews=[seen]))
    assert before(tmp_path) == {"summary": "a<U+202E>b"}
