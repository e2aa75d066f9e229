"""``merge`` as git calls it, and what is said where it does not."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from support.shell import PROGRAM, Shell

from ketamine_tui.services.machine import find_program

pytestmark = pytest.mark.skipif(
    find_program("git", os.environ) is None, reason="git is not installed"
)

FILM = "resources/films/film.yaml"
TEXT = """\
kind: video
section: films
title: A film
summary: What it shows.
reviews:
  - date: "2026-01-01"
    status: to-be-reviewed
"""
DRIVER = f"{PROGRAM[0]} -m ketamine_tui merge %O %A %B %P"


class Clone:
    """A directory in git, made by ``init``, with a branch for each of two reviewers."""

    def __init__(self, shell: Shell, folder: Path) -> None:
        assert shell.run("init", str(folder)).code == 0
        self.folder = folder
        self.shell = Shell(shell.home, folder)
        (folder / FILM).write_text(TEXT, "utf-8")
        self.git("init", "-q", "-b", "main")
        self.commit()

    def git(self, *words: str, code: int = 0) -> str:
        """Run git; return what it prints."""
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        done = subprocess.run(
            ["git", *who, *words],
            cwd=self.folder,
            env=self.shell.environment({"GIT_CONFIG_GLOBAL": os.devnull}),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done
        return done.stdout + done.stderr

    def commit(self) -> None:
        """Keep what there is."""
        self.git("add", "-A")
        self.git("commit", "-qm", "a change")

    def confirm(self, who: str) -> None:
        """Record on a branch of somebody that the film was checked."""
        self.git("checkout", "-qb", who, "main")
        words = ("--status", "source-checked", "--method", "read-in-full", "--reviewer", who)
        assert self.shell.run("review", "film", *words).code == 0
        self.commit()

    def read(self) -> str:
        """Return the text of the film's file."""
        return (self.folder / FILM).read_text("utf-8")

    def told(self) -> list[tuple[str, str]]:
        """Return what doctor says of git, each with what to do."""
        facts = self.shell.run("doctor", "--json").data["facts"]
        return [(fact["text"], fact["advice"]) for fact in facts if fact["group"] == "git"]


@pytest.fixture
def clone(shell: Shell, tmp_path: Path) -> Clone:
    clone = Clone(shell, tmp_path / "mine")
    for who in ("Ann", "Bob"):
        clone.confirm(who)
    return clone


def test_two_reviews_of_one_entry_are_both_kept_once_git_was_told(clone: Clone) -> None:
    (merging, *steps) = clone.told()
    assert merging[0] == "by lines: two reviews of one entry collide"
    assert len(steps) == 2
    for _, command in steps:
        assert clone.git(*shlex.split(command)[1:]) == ""
    assert clone.told() == [("two branches' reviews of one entry are both kept", "")]
    (clone.folder / ".gitattributes").write_text("*.yaml text\n", "utf-8")
    assert [text for text, _ in clone.told()] == [merging[0], "does not ask for it"]
    clone.git("checkout", "-q", ".gitattributes")
    clone.git("config", "merge.ketamine-tui.driver", DRIVER)
    clone.git("merge", "-q", "Ann")
    text = clone.read()
    assert [text.count(f'reviewer: "{who}"') for who in ("Ann", "Bob")] == [1, 1]
    checked = clone.shell.run("check")
    assert "review-fingerprint-missing" not in checked.out
    assert clone.git("status", "--porcelain") == ""


def test_a_field_that_both_have_changed_is_told_and_marked(clone: Clone) -> None:
    clone.git("config", "merge.ketamine-tui.driver", DRIVER)
    for who in ("Ann", "Bob"):
        clone.git("checkout", "-q", who)
        text = re.sub("^title: .*", f"title: Seen by {who}", clone.read(), flags=re.MULTILINE)
        (clone.folder / FILM).write_text(text, "utf-8")
        clone.commit()
    told = clone.git("merge", "-q", "Ann", code=1)
    assert f"{FILM}: both sides have changed title; decide, then 'git add' it" in told
    line = clone.read().splitlines().index("<<<<<<< ours") + 1
    assert f"{FILM}:{line}:1: error merge-unfinished" in clone.shell.run("check").out


def test_both_sides_kept_by_hand_leave_a_confirmation_without_fingerprint(clone: Clone) -> None:
    clone.git("merge", "-q", "Ann", code=1)
    kept = re.sub(r"^(<<<<<<<|=======|>>>>>>>).*\n", "", clone.read(), flags=re.MULTILINE)
    (clone.folder / FILM).write_text(kept, "utf-8")
    out = clone.shell.run("check").out
    assert re.search(rf"{FILM}:\d+:\d+: (warning review-fingerprint-missing|error )", out)


def test_a_file_that_is_missing_is_told(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("kind: book\n", "utf-8")
    done = shell.run("merge", *(str(tmp_path / name) for name in ("b", "b", "missing")))
    assert (done.code, done.out) == (3, "")
    assert (tmp_path / "b").read_text("utf-8") == "kind: book\n"


def test_what_is_not_utf_8_is_merged_by_lines(shell: Shell, tmp_path: Path) -> None:
    for name, data in {"base": b"a: b", "ours": b"a: \xe9", "theirs": b"a: \xe8"}.items():
        (tmp_path / name).write_bytes(data + b"\n")
    done = shell.run("merge", *(str(tmp_path / name) for name in ("base", "ours", "theirs")))
    assert (done.code, done.out) == (1, "")
    sides = b"<<<<<<< ours\na: \xe9\n=======\na: \xe8\n>>>>>>> theirs\n"
    assert (tmp_path / "ours").read_bytes() == sides
