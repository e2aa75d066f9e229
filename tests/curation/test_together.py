"""Three people curate one directory in git at random: no review is lost, doubled or made to say less.

KETAMINE_TUI_TOGETHER is how many operations are done, KETAMINE_TUI_SEED which.
"""

import datetime as dt
import os
import random
import re
import subprocess
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from checks.planted import CLINIC, DIRECTORY, PAGE
from support.content import open_content, write_file
from support.environment import environment
from support.shell import PROGRAM

from ketamine_tui.checks.run import check
from ketamine_tui.curation.curator import Curator
from ketamine_tui.curation.reviewing import Finding
from ketamine_tui.curation.starting import ATTRIBUTES
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.problem import Severity
from ketamine_tui.model.review import Method, ReviewState
from ketamine_tui.services.machine import find_program
from ketamine_tui.store.locate import Location
from ketamine_tui.store.saving import NotWrittenError

STEPS = int(os.environ.get("KETAMINE_TUI_TOGETHER", "30"))
SEED = int(os.environ.get("KETAMINE_TUI_SEED", "1"))
LIST, PAGES, TAGS = "resources/books.yaml", "pages/a-page.md", "tags.yaml"
ENTRY_FILES = ("contacts/one.yaml", "contacts/urgent-line.yaml", LIST, PAGES)
BOOKS = "".join(
    f"""\
- id: {name}
  kind: book
  section: books
  title: Book {name}
  summary: What it is.
  tags: [Pain, Mood]
  reviews:
    - date: "2020-01-01"
      status: to-be-reviewed
      note: New

"""
    for name in ("red", "blue")
)
VOCABULARY = """\
# What things are about.
- id: pain
  label: Pain
  aliases:
    - Ache

- id: mood
  label: Mood
  aliases:
    - Spirits
"""
DAYS = [dt.date(2020, 1, 2) + dt.timedelta(days=number) for number in range(40)]
BY_HAND = "status: source-checked\n    method: read-source\n    reviewer: A\n    source: S\n"
"""What has no fingerprint from the start."""

_SIDES = re.compile(r"^<{7} ours\n(.*?)^={7}\n.*?^>{7} theirs\n", re.MULTILINE | re.DOTALL)
_NOTE = re.compile(r"r\d+")


class Clone:
    """What one person has: the files on a branch, and the reviews of this run."""

    def __init__(self, folder: Path, home: Path, name: str) -> None:
        self.folder = folder / name
        self.name = name
        self._environment = environment(home, {"GIT_CONFIG_GLOBAL": os.devnull})
        settings = home / name / "settings.yaml"
        self.curators = [(Curator(Location(self.folder, False), day, settings)) for day in DAYS]  # noqa: FBT003
        self.recorded: list[tuple[Curator, str]] = []

    def git(self, *words: str) -> int:
        """Run git; return its exit code."""
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "gc.auto=0")
        done = subprocess.run(
            ["git", *who, *words],
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            check=False,
        )
        return done.returncode

    def commit(self) -> None:
        """Keep what there is, where anything has changed."""
        self.git("add", "-A")
        self.git("commit", "-qm", "a change")

    def opened(self) -> Catalog:
        """Return the directory as it is."""
        return open_content(self.folder, DAYS[-1])

    def edit(self, path: str, pattern: str, new: str) -> None:
        """Put something in the place of what a pattern finds first."""
        file = self.folder / path
        text = file.read_text("utf-8")
        file.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), "utf-8")


class Machine:
    """Three clones, and what is known of the reviews that were made in them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        first = Clone(folder, folder / "home", "a")
        for path, text in {
            "directory.yaml": DIRECTORY,
            "tags.yaml": VOCABULARY,
            "contacts/one.yaml": CLINIC.replace("NAME", "one"),
            "contacts/urgent-line.yaml": CLINIC.replace("NAME", "urgent").replace("988", "911"),
            PAGES: PAGE.replace("NAME", "one").replace("urgent.md", "a-page.md"),
            LIST: BOOKS,
            ".gitattributes": ATTRIBUTES,
        }.items():
            unread = text.replace(BY_HAND, "status: to-be-reviewed\n")
            write_file(first.folder / path, unread.replace("2026-11-01", "2020-01-01"))
        first.git("init", "-q", "-b", "a")
        first.git(
            "config", "merge.ketamine-tui.driver", f"{PROGRAM[0]} -m ketamine_tui merge %O %A %B %P"
        )
        first.commit()
        self.clones = [first]
        for name in ("b", "c"):
            first.git("worktree", "add", "-q", "-b", name, f"../{name}")
            self.clones.append(Clone(folder, folder / "home", name))
        self.known: dict[str, set[str]] = {clone.name: set() for clone in self.clones}
        self.undone: set[str] = set()
        self.counts: Counter[str] = Counter()

    def step(self) -> None:
        """Do something at random in one of the clones, and look at what came of it."""
        clone = self.random.choice(self.clones)
        weights = {"review": 5, "edit": 3, "rename": 1, "undo": 1, "merge": 4}
        (name,) = self.random.choices(list(weights), list(weights.values()))
        self.counts[name] += 1
        getattr(self, name)(clone)

    def review(self, clone: Clone) -> None:
        """Record what somebody has found."""
        catalog = clone.opened()
        position = self.random.randrange(catalog.size)
        entry, path = entry_at(catalog, position), catalog.origin(position).path
        note = f"r{self.counts['review']}"
        is_doubt = self.random.random() < 0.25
        finding = Finding(
            ReviewState.NEEDS_CHANGES if is_doubt else ReviewState.SOURCE_CHECKED,
            covers=() if is_doubt or self.random.random() < 0.7 else ("title",),
            method=Method.READ_SOURCE,
            source=("https://example.org",),
            note=note,
            reviewer=self.random.choice(["Ann", "Bob"]),
        )
        days = [day for day in DAYS if day >= entry.reviews[-1].date]
        curator = clone.curators[DAYS.index(self.random.choice(days[:3]))]
        directory = catalog.directory
        catalog.close()
        curator.record(finding, entry, path, directory)
        clone.recorded.append((curator, note))
        self.known[clone.name].add(note)
        clone.commit()

    def undo(self, clone: Clone) -> None:
        """Take back the latest review of a clone, if its file is still the same."""
        if not clone.recorded:
            return
        curator, note = clone.recorded[-1]
        with suppress(NotWrittenError):
            curator.undo()
            clone.recorded.pop()
            self.undone.add(note)
            clone.commit()

    def edit(self, clone: Clone) -> None:
        """Change a field of an entry."""
        path, number = self.random.choice(ENTRY_FILES), self.counts["edit"]
        field = self.random.choice(["title", "summary"])
        clone.edit(path, rf"^(  )?{field}: .*", rf"\g<1>{field}: Number {number}")
        clone.commit()

    def rename(self, clone: Clone) -> None:
        """Give a tag another label; the old one stays an alias. No state may change."""
        before = self.states(clone)
        label = self.random.choice(
            re.findall(r"label: (\w+)", (clone.folder / TAGS).read_text("utf-8"))
        )
        new = f"Label{self.counts['rename']}{clone.name}"
        clone.edit(TAGS, rf"label: {label}\n  aliases:", f"label: {new}\n  aliases:\n    - {label}")
        assert self.states(clone) == before
        clone.commit()

    @staticmethod
    def states(clone: Clone) -> list[ReviewState]:
        """Return the state of every entry."""
        catalog = clone.opened()
        states = [catalog.row(position).state for position in range(catalog.size)]
        catalog.close()
        return states

    def merge(self, clone: Clone, other: Clone | None = None) -> None:
        """Merge another clone's branch; a person takes our side of what is no review."""
        other = other or self.random.choice([x for x in self.clones if x is not clone])
        if clone.git("merge", "-q", "--no-edit", other.name):
            self.counts["conflicts"] += 1
            for path in (*ENTRY_FILES, TAGS):
                file = clone.folder / path
                text = file.read_text("utf-8")
                assert not any("reviews:" in side for side in _SIDES.findall(text)), text
                file.write_text(_SIDES.sub(r"\1", text), "utf-8")
            clone.commit()
        self.known[clone.name] |= self.known[other.name]
        self.look_at(clone)

    def look_at(self, clone: Clone) -> None:
        """See that every review is there once, with what it has seen, and that nothing is wrong."""
        catalog = clone.opened()
        problems = check(clone.folder, catalog.directory, DAYS[-1], catalog.problems, release=False)
        notes: Counter[str] = Counter()
        for position in range(catalog.size):
            for review in entry_at(catalog, position).reviews:
                if _NOTE.fullmatch(review.note):
                    notes[review.note] += 1
                    assert review.fingerprint or not review.may_confirm
        catalog.close()
        assert [p for p in problems if p.severity is Severity.ERROR] == []
        assert "review-fingerprint-missing" not in {problem.rule for problem in problems}
        assert set(notes.values()) <= {1}
        assert notes.keys() >= self.known[clone.name] - self.undone
        assert notes.keys() <= self.known[clone.name]


@pytest.mark.repeats
@pytest.mark.skipif(find_program("git", os.environ) is None, reason="git is not installed")
def test_whatever_is_merged_in_whatever_order_every_review_is_there_once(tmp_path: Path) -> None:
    machine = Machine(tmp_path, SEED)
    for _ in range(STEPS):
        machine.step()
    first, *others = machine.clones
    for clone, other in [(first, x) for x in others] + [(x, first) for x in others]:
        machine.merge(clone, other)
    texts = [
        [(clone.folder / path).read_bytes() for path in ENTRY_FILES] for clone in machine.clones
    ]
    assert texts[0] == texts[1] == texts[2]
    said = "".join(text.decode() for text in texts[0])
    assert {note for note in machine.known["a"] if f'"{note}"' in said} == (
        machine.known["a"] - machine.undone
    )
    assert machine.counts["merge"]
