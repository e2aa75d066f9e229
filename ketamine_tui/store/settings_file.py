"""The file of settings: what the program remembers of the person in front of it."""

from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import person_key
from ketamine_tui.store.decode import Record
from ketamine_tui.store.own_file import read_own, save_own
from ketamine_tui.store.values import WORDS

_HEADING = "# Settings of ketamine-tui. The program writes this file when a review is recorded.\n"


class Settings(NamedTuple):
    """Who reviews."""

    reviewer: str = ""
    role: str = ""

    def role_of(self, reviewer: str) -> str:
        """Return the role that is remembered, unless it is somebody else's."""
        return self.role if person_key(reviewer) == person_key(self.reviewer) else ""


_SETTINGS = Record(Settings, {"reviewer": WORDS, "role": WORDS})


def load_settings(path: Path) -> Settings:
    """Return what is remembered; nothing where the file is missing or cannot be understood."""
    return read_settings(path)[0]


def read_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return what is remembered and what is wrong with the file; nothing where it is missing."""
    return read_own(path, _SETTINGS, Settings())


def save_settings(path: Path, settings: Settings) -> None:
    """Remember who reviews; whatever else stands in the file stays as it is.

    Raises:
        NotWrittenError: If the file cannot be written, or cannot be changed safely.
    """
    save_own(path, _HEADING, settings._asdict())
