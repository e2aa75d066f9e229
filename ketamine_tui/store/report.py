"""The report of a file: what is wrong with it, and what of it could not be kept."""

from collections.abc import Iterable

from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.text import clean
from ketamine_tui.store.node import Place, ReadError

LOSS = "import-loss"
"""The rule of problems that tell what was not understood; each has the line where it stands."""

NOTE = "import-note"
"""The rule of what is told of an import although nothing is lost: what was guessed, or completed."""

_LONGEST_QUOTED = 120
"""Characters of a value that a loss quotes."""

_MOST_RANGES = 12
"""Ranges of lines that a message names."""


class Report:
    """The problems of one file, collected while it is read. Their texts are cleaned, as they quote it."""

    def __init__(self, path: str) -> None:
        """Begin without any; `path` is how messages call the file."""
        self.path = clean(path)
        self.problems: list[Problem] = []

    def add(
        self,
        place: Place,
        rule: str,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a breach of a rule."""
        problem = Problem(self.path, *place, rule, clean(message), clean(hint), severity)
        self.problems.append(problem)

    def add_error(self, error: ReadError) -> None:
        """Add what keeps the file, or a part of it, from being read."""
        self.add(error.place, error.rule, error.message, error.hint)

    def lose(self, message: str, line: int, last: int = 0, hint: str = "") -> None:
        """Add that something on a line, or on all lines to a last one, is not kept."""
        for number in range(line, max(line, last) + 1):
            self.add(Place(number, 1), LOSS, message, hint, Severity.WARNING)

    def note(self, message: str, line: int, hint: str = "") -> None:
        """Add that something was understood, but not as it stands there."""
        self.add(Place(line, 1), NOTE, message, hint, Severity.INFO)

    def lose_value(self, line: int, name: str, value: str, reason: str, hint: str = "") -> None:
        """Add that what stands under a name is not kept: why, and what to do."""
        text = " ".join(value.split())
        dots = "..." if len(text) > _LONGEST_QUOTED else ""
        quoted = f" {text[:_LONGEST_QUOTED]!r}{dots}" if text else ""
        self.lose(f"{name}{quoted}: {reason}", line, hint=hint)

    def in_order(self) -> tuple[Problem, ...]:
        """Return the problems by line, and those of a line by their words: the same ones for the same file."""
        return tuple(sorted(self.problems, key=lambda problem: (problem.line, problem.message)))

    def joined(self) -> tuple[Problem, ...]:
        """Return the problems in order, those with the same words as one that names all of their lines."""
        firsts: dict[tuple[str, str], Problem] = {}
        ranges: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for problem in self.in_order():
            words = problem.message, problem.hint
            firsts.setdefault(words, problem)
            lines = ranges.setdefault(words, [])
            if lines and problem.line <= lines[-1][1] + 1:
                lines[-1] = (lines[-1][0], problem.line)
            else:
                lines.append((problem.line, problem.line))
        return tuple(
            problem._replace(message=f"{problem.message}{_listed(ranges[words])}")
            for words, problem in firsts.items()
        )


def _listed(ranges: Iterable[tuple[int, int]]) -> str:
    """Return lines in words, such as `` (lines 3, 5-8)``; nothing for a single one."""
    listed = [f"{first}-{last}" if last > first else str(first) for first, last in ranges]
    if len(listed) == 1 and "-" not in listed[0]:
        return ""
    more = f" and {len(listed) - _MOST_RANGES} more" if len(listed) > _MOST_RANGES else ""
    return f" (lines {', '.join(listed[:_MOST_RANGES])}{more})"
