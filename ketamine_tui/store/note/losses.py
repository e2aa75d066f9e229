"""What of a note could not be understood: collected with its lines, told once for each sort."""

from collections.abc import Iterable, Iterator

from ketamine_tui.model.imported import LOSS
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.text import clean

_MOST = 12
"""Ranges of lines that a message names."""

WITHIN = "links to places of this file lead nowhere here"
HTML = "HTML is not read"
IMAGE = "images are not shown"
REVIEWS = "what is said of reviews is not taken over: nobody has checked it here"
UNREAD = "this could not be read; it may be nested too deeply"
FLAG = "the flag stands below no text; all of a note is to be reviewed"
CELLS = "a row has more cells than its table has columns; the last ones are not read"
ROWLESS = "a table has no rows"
NAMELESS = "a row of a table has no name"
NOTHING = "nothing here is a heading, an item of a list, or a text"
CODE = "code below an item is not read"
TOO_LONG = "a text is too long or has too many brackets to be taken apart; it is kept as it stands"


class Losses:
    """Collects losses; those with the same words become one, with all of their lines."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lines: dict[str, list[tuple[int, int]]] = {}

    def add(self, message: str, first: int, last: int | None = None) -> None:
        """Add a loss; lines count from 1."""
        ranges = self._lines.setdefault(message, [])
        last = first if last is None else last
        if ranges and ranges[-1][0] <= first <= ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], max(last, ranges[-1][1]))
        else:
            ranges.append((first, last))

    def problems(self) -> tuple[Problem, ...]:
        """Return what was lost, in the order of the lines."""
        return tuple(sorted(self._problems(), key=lambda p: (p.line, p.message)))

    def _problems(self) -> Iterator[Problem]:
        for message, ranges in self._lines.items():
            line, last = ranges[0]
            told = f" ({_listed(ranges)})" if len(ranges) > 1 or last > line else ""
            yield Problem(
                clean(self._path),
                line,
                1,
                LOSS,
                clean(f"{message}{told}"),
                severity=Severity.WARNING,
            )


def _listed(ranges: Iterable[tuple[int, int]]) -> str:
    told = [f"{first}-{last}" if last > first else str(first) for first, last in ranges]
    more = f" and {len(told) - _MOST} more" if len(told) > _MOST else ""
    return f"lines {', '.join(told[:_MOST])}{more}"
