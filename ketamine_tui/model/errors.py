"""Errors that a person can put right."""

from typing import ClassVar


class UserError(Exception):
    """Something that a person can put right: what is wrong, where, and what to do about it.

    `where` is a place as people read it (``column 5``, ``content/a.yaml:3:1``); `exit_code` is what a
    shell command ends with, by the promises of docs/shell.md.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "", where: str = "") -> None:
        where_before = f"{where}: " if where else ""
        super().__init__(f"{where_before}{message}{f' ({hint})' if hint else ''}")
        self.message = message
        self.hint = hint
        self.where = where


class WrongUseError(UserError):
    """What was asked for cannot be done: a name that is none, a query that cannot be understood."""

    exit_code: ClassVar[int] = 2


class UnreadableError(UserError):
    """Content that cannot be read."""

    exit_code: ClassVar[int] = 3
