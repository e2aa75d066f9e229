"""The shell commands that are measured as whole processes, beside `list` and `show`."""

from collections.abc import Mapping
from pathlib import Path

_LINES = (
    "search {word}",
    "urgent",
    "sections",
    "tags",
    "views",
    "stats",
    "copy {id} --clipboard true",
    "open {id}",
    "qr {id} link",
    "export json {word}",
    "export csl {word}",
    "review",
    "review {id}",
    "check",
    "check --explain doi-form",
    "schema entry",
    "edit {id} --content {own}",
    "new book a-{number} --no-edit --content {own}",
    "init {new}",
    "completion bash",
    "completion words -- show c",
    "completion words -- list tag:D",
    "completion words -- list --f",
    "man",
    "doctor",
    "--help",
)


def _name(line: str) -> str:
    """Return what a line is called: without what differs from run to run."""
    return line.partition(" --content")[0].replace(" a-{number} --no-edit", "").format_map(_Shown())


class _Shown(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return {"word": "QUERY", "id": "ID", "new": "DIR"}[name]


NAMES = tuple(map(_name, _LINES))
"""What the lines are called."""


def lines(word: str, entry_id: str, own: Path, number: int) -> Mapping[str, tuple[str, ...]]:
    """Return the words of every line by its name.

    Args:
        word: A query.
        entry_id: An entry that has a link.
        own: A copy of the directory, to write to.
        number: Differs in every round, so that what is made is new.
    """
    new = own.with_name(f"{own.name}-{number}")
    values = {"word": word, "id": entry_id, "own": own, "new": new, "number": number}
    filled = (tuple(part.format_map(values) for part in line.split(" ")) for line in _LINES)
    return dict(zip(NAMES, filled, strict=True))
