"""Rule for items of lists that go on in the next line: YAML makes one value of the two (YAML 1.2, 7.3.3)."""

from collections.abc import Iterator, Sequence

from ketamine_tui.checks.subject import NAMES, Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import Scalar

_LISTS = (*NAMES, "alternate_names", "tags", "languages", "regions", "audience", "related")
"""Lists of names and short words."""

_WIDTH = 80
"""Columns behind which programs that write YAML begin another line within a value."""


def problems_of_folded_items(subject: Subject, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield items of which a part stands in the next line, although one line has room for both."""
    for name in _LISTS:
        for item in subject.texts(name):
            first = _first_line(item, lines)
            if first and item.place.column + len(item.text) <= _WIDTH:
                rest = item.text[len(first) :].strip()
                message = f"{rest!r} in the next line goes on with {first!r}: they are one"
                yield subject.problem("value-folded", item.place, message)


def _first_line(item: Scalar, lines: Sequence[str]) -> str:
    """Return what stands of an item in its first line; nothing where that is all of it, or begins with a sign such as a quote."""
    line, column = item.place
    if not any(c.isspace() for c in item.text) or not 0 < line <= len(lines):
        return ""
    written = lines[line - 1][column - 1 :].rstrip()
    is_part = item.text.startswith(written) and item.text[len(written) : len(written) + 1].isspace()
    return written if written and is_part else ""
