"""Defects in a directory, as its curators see them."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


OF_FILES = ("yaml-", "file-", "front-matter-")
"""How the rules begin for whose sake nothing of a file can be read."""


class Problem(NamedTuple):
    """One defect: where it is, what is wrong, and what to do about it.

    `path` is relative to the directory's folder; `line` and `column` count from 1, columns in
    characters; 0 where a file as a whole is meant.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the line that editors and CI services can link: ``path:line:column: …``."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}: {self.severity} {self.rule} {self.message}{hint}"

    @property
    def where(self) -> str:
        """Its place, as editors link it."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def of_unread(self) -> str:
        """What people are told where nothing of a file or folder can be read."""
        return f"{self.where} {self.message}; what was read there before stays"
