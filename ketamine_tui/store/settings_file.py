"""The file of settings: what the program remembers of the person in front of it."""

import os
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import person_key
from ketamine_tui.store.decode import Invalid, Record
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import ReadError
from ketamine_tui.store.report import Report
from ketamine_tui.store.saving import replace_file, writing
from ketamine_tui.store.user_folders import ADVICE
from ketamine_tui.store.values import WORDS
from ketamine_tui.store.yaml_reader import read_yaml
from ketamine_tui.store.yaml_writer import quoted

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
    report = Report(path.name)
    settings = Settings()
    # `Path.exists` raises for a folder that may not be entered.
    if os.path.exists(path):  # noqa: PTH110
        try:
            text, _ = read_file(path.parent, path.name)
            if (node := read_yaml(text)) is not None:
                settings = _SETTINGS.decode(node, report)
        except ReadError as error:
            report.add_error(error)
        except Invalid:
            pass  # the report says why
    return settings, tuple(report.problems)


def save_settings(path: Path, settings: Settings) -> None:
    """Remember who reviews.

    Raises:
        NotWrittenError: If the file cannot be written.
    """
    lines = (f"{name}: {quoted(value)}\n" for name, value in settings._asdict().items() if value)
    file = Path(os.path.realpath(path))  # settings are often kept elsewhere, with a link to them
    with writing(file.name, ADVICE):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(file, (_HEADING + "".join(lines)).encode())
