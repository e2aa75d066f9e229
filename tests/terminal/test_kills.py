"""A program that is killed at any moment loses nothing and leaves nothing half; the next start is clean."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from support.browsing import TODAY, write_small
from support.content import write_file
from support.environment import environment
from support.pty_session import PtySession
from support.reading import everything
from terminal.program import PROGRAM

from ketamine_tui.index.opening import Opening
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.marks import MarksPlace
from ketamine_tui.model.problem import Severity
from ketamine_tui.store.entry_files import load_file
from ketamine_tui.store.locate import Location
from ketamine_tui.store.marks_file import load_marks
from ketamine_tui.store.settings_file import read_settings
from ketamine_tui.store.view_file import load_views

COUNT = int(os.environ.get("KILLS", "6"))
"""How many kills; each is made from its number."""

HELP_LINE = "contacts/help-line.yaml"
REVIEW = ("review", "help-line", "--status", "needs-changes", "--note")


class Victim:
    """The program over a directory, what it has said that it has done, and what it may have done."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = write_small(home / "content")
        self.before = (self.folder / HELP_LINE).read_text("utf-8")
        self.said: dict[str, list[str]] = {"note": [], "view": []}
        self.tried: dict[str, list[str]] = {"note": [], "view": []}
        self.durations: dict[str, float] = {}
        location = Location(self.folder, is_packaged=False)
        cache, config = home / "cache/ketamine-tui", home / "config/ketamine-tui"
        self.opening = Opening(location, lambda: TODAY, cache, config / "views.yaml")
        self.settings = config / "settings.yaml"
        self.marks = MarksPlace(home / "data/ketamine-tui/marks.yaml", location.identity)
        self.own_said, self.own_tried = "", [""]

    def words(self, *arguments: str) -> list[str]:
        return [PROGRAM, "--content", str(self.folder), "--as-of", str(TODAY), *arguments]

    def run(self, *arguments: str, moment: float | None = None) -> str | None:
        """Run a command, and kill it at a moment; return what it printed if it came to its end.

        Args:
            arguments: The words of the command.
            moment: The part of its usual duration after which it is killed; without one it is not.
        """
        name = arguments[0]
        begun = time.monotonic()
        with subprocess.Popen(
            self.words(*arguments),
            env=environment(self.home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        ) as process:
            patience = None if moment is None else moment * self.durations[name]
            try:
                out, err = process.communicate(timeout=patience)
            except subprocess.TimeoutExpired:
                process.kill()
                out, _ = process.communicate()
                return out if process.returncode == 0 else None
        assert (process.returncode, err) == (0, ""), (arguments, out, err)
        self.durations[name] = time.monotonic() - begun
        return out

    # What is done to it. Each returns whether it came to its end.

    def review(self, number: int, moment: float | None) -> bool:
        self.tried["note"].append(f"note {number}")
        words = (*REVIEW, f"note {number}", "--reviewer", f"Reviewer {number}")
        is_done = self.run(*words, moment=moment) == f"help-line: needs changes {TODAY}\n"
        if is_done:
            self.said["note"].append(f"note {number}")
        return is_done

    def save(self, number: int, moment: float | None) -> bool:
        self.tried["view"].append(f"view-{number}")
        is_done = self.run("views", "--save", f"view-{number}", "kind:book", moment=moment)
        if is_done:
            self.said["view"].append(f"view-{number}")
        return bool(is_done)

    def mark(self, number: int, moment: float | None) -> bool:
        """Keep another private note, in the place of the one before."""
        text = f"own {number}"
        self.own_tried.append(text)
        is_done = bool(self.run("note", "office", text, "--json", moment=moment))
        if is_done:
            self.own_said = text
        return is_done

    def refresh(self, number: int, moment: float | None) -> bool:
        for name in ("office", "night-line"):
            file = self.folder / f"contacts/{name}.yaml"
            lines = [x for x in file.read_text("utf-8").splitlines() if "label" not in x]
            write_file(file, "\n".join([*lines, f"alternate_names: [label {number}]", ""]))
        return bool(self.run("list", moment=moment))

    def browse(self, number: int, moment: float | None) -> bool:
        """Review on the screen; a moment before the middle is one of its start."""
        moment = 2 if moment is None else moment
        with PtySession(self.words(), self.home) as session:
            if not is_shown(session, "1 of 8", moment):
                session.signal(signal.SIGKILL)
                return session.wait_exit() == 0
            session.send("/id:help-line<enter>")
            session.wait_for("1 of 1 ")
            session.send("mn")
            session.wait_for("Record: needs changes")
            session.send(f"note {number}")
            session.wait_for(f"note {number}")
            self.tried["note"].append(f"note {number}")
            session.send("<c-s>")
            if is_done := is_shown(session, "as needs changes; z undoes it", moment / 2):
                self.said["note"].append(f"note {number}")
            session.signal(signal.SIGKILL)
            session.wait_exit()
        return is_done

    # What must be true whenever it is looked at.

    def check(self) -> None:
        with_all, errors = everything(self.opening.open(fresh=True)), self.errors()
        assert errors == []
        for name, said in self.said.items():
            assert_between(said, self.written(name), self.tried[name])
        text = (self.folder / HELP_LINE).read_text("utf-8")
        assert text.partition("reviews:")[0] == self.before.partition("reviews:")[0]
        settings, problems = read_settings(self.settings)
        assert problems == ()
        assert settings.reviewer.removeprefix("Reviewer ").isdigit()
        assert everything(self.opening.open()) == with_all
        marks, problems = load_marks(self.marks)
        assert problems == ()
        # What was reported, or what was tried after it.
        assert marks.keys() == {"office"}
        assert marks["office"].note in self.own_tried[self.own_tried.index(self.own_said) :]
        assert len(self.litter()) <= 5

    def written(self, name: str) -> list[str]:
        """Return what stands in the files: the notes of reviews, or the names of views."""
        if name == "note":
            (loaded,) = load_file(self.folder, HELP_LINE, Directory("D")).entries
            return [review.note for review in loaded.entry.reviews if review.note]
        views, problems = load_views(self.opening.views_file)
        assert problems == ()
        return [view.name for view in views]

    def errors(self) -> list[str]:
        """Return what is wrong with the files by now."""
        catalog = self.opening.open(fresh=True)
        of_files = [str(p) for p in catalog.problems if p.severity is Severity.ERROR]
        catalog.close()
        return of_files

    def litter(self) -> list[Path]:
        """Return the drafts that were left: at most one for each file that was written."""
        return [
            path
            for path in self.home.rglob("*")
            if path.name.startswith(".ketamine-tui") or path.name.endswith(".new")
        ]


def assert_between(said: list[str], there: list[str], tried: list[str]) -> None:
    """Assert that all that was reported is there, each once and in its order, and nothing but what was tried."""
    assert [name for name in there if name in said] == said
    assert there == [name for name in tried if name in there]


def is_shown(session: PtySession, text: str, patience: float) -> bool:
    """Say whether a text is shown within some seconds."""
    try:
        session.wait_for(text, timeout=patience)
    except AssertionError:
        return False
    return True


@pytest.fixture
def victim(tmp_path: Path) -> Victim:
    made = Victim(tmp_path)
    for action in (made.review, made.save, made.mark, made.refresh):
        assert action(1_000_000, None)
    return made


def test_nothing_is_lost_by_a_kill_at_any_moment(victim: Victim) -> None:
    actions: list[Callable[[int, float | None], bool]] = [
        victim.review,
        victim.refresh,
        victim.save,
        victim.mark,
        victim.browse,
    ]
    ends: Counter[str] = Counter()
    for number in range(COUNT):
        chance = random.Random(number)
        action = actions[number % len(actions)]
        # Mostly while something is written, which is after all that has to be loaded.
        is_done = action(number, chance.triangular(0, 1.5, 1))
        ends[f"{action.__name__} {'done' if is_done else 'killed'}"] += 1
        victim.check()
        assert victim.run("list", "--json") is not None
    # What was left is gone when each has been done once to its end.
    for number, action in enumerate(actions, COUNT):
        assert action(number, None)
    victim.check()
    assert [path for path in victim.litter() if "index" not in path.name] == []
    written = {name: len(victim.written(name)) - len(victim.said[name]) for name in victim.said}
    sys.stdout.write(f"{COUNT} kills: {dict(sorted(ends.items()))}, written unsaid: {written}\n")
