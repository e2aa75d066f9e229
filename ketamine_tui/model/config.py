"""The configuration: what a person has chosen for every run, in a file of their own."""

from typing import NamedTuple


class Written(NamedTuple):
    """A word of a file, and where it stands; lines and columns count from 1."""

    text: str
    line: int
    column: int


class KeyChoice(NamedTuple):
    """The keys that a command is to have, as they are written."""

    command: Written
    keys: tuple[Written, ...]


LEAST_WIDTH, MOST_WIDTH = 20, 500
"""How many columns a line may have in the line mode."""

CHROMES = ("auto", "unicode", "ascii")
"""What can be asked for to draw with."""

DEFAULT_COLUMNS = ("id", "kind", "state", "title")
"""What the table of a command says of an entry where nothing else is asked for."""

WIDE_COLUMNS = (FACTS, KIND, SECTION, DUE) = ("facts", "kind", "section", "due")
"""What a wide list on the screen may show of an entry between its title and its state."""

LIST_COLUMNS = (FACTS, KIND)
"""What it shows where nothing else is asked for."""


class Config(NamedTuple):
    """What the file says; None, or nothing, where it leaves it to the program.

    The fields are those of the file: docs/config.md says what each means.
    """

    content: str | None = None
    theme: str | None = None
    chrome: str | None = None
    mouse: bool | None = None
    animation: bool | None = None
    clipboard: str | None = None
    linear: bool | None = None
    width: int | None = None
    plain: bool | None = None
    private: bool | None = None
    columns: tuple[str, ...] = ()
    list_columns: tuple[str, ...] = ()
    region: str | None = None
    language: str | None = None
    keys: tuple[KeyChoice, ...] = ()
