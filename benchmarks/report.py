"""The report on the rounds: a table, and data."""

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import inf, nan

from benchmarks.figures import Figure, Key, Round

MET, NOT_MET, UNKNOWN, NO_GOAL = "met", "not met", "not measured", ""
Cells = Sequence[str]


@dataclass(frozen=True)
class Spread:
    """Median, least and greatest of what the rounds gave."""

    median: float
    least: float
    greatest: float


@dataclass(frozen=True)
class Result:
    """A figure with what came out, and whether its goal is met."""

    figure: Figure
    value: Spread | None
    ratio: Spread | None

    @property
    def verdict(self) -> str:
        """Whether the goal is met; a goal of two parts is met when both are."""
        goal = self.figure.goal
        parts = [(self.value, goal.most), (self.ratio, goal.most_ratio)]
        asked = [(spread, most) for spread, most in parts if most < inf]
        if not asked:
            return NO_GOAL
        if any(spread is not None and spread.median > most for spread, most in asked):
            return NOT_MET
        return UNKNOWN if any(spread is None for spread, _ in asked) else MET


def evaluate(figures: Iterable[Figure], rounds: Sequence[Round]) -> list[Result]:
    """Take the spread of each figure, and of its ratio to the reference of the same round."""
    results = []
    for figure in figures:
        value = [took.get(figure.key, nan) for took in rounds]
        reference = [took.get(figure.reference, nan) for took in rounds]
        ratio = [ours / theirs for ours, theirs in zip(value, reference, strict=True)]
        results.append(Result(figure, spread(value), spread(ratio)))
    return results


def spread(values: Iterable[float]) -> Spread | None:
    """The spread of the values there are, or None where there are none."""
    numbers = [value for value in values if not math.isnan(value)]
    return Spread(statistics.median(numbers), min(numbers), max(numbers)) if numbers else None


def references(rounds: Sequence[Round], figures: Iterable[Figure]) -> dict[Key, Spread]:
    """The spread of everything that figures are a ratio to."""
    keys = dict.fromkeys(figure.reference for figure in figures)
    spreads = {key: spread(took.get(key, nan) for took in rounds) for key in keys}
    return {key: value for key, value in spreads.items() if value is not None}


def table(results: Sequence[Result]) -> str:
    """The results as a Markdown table that can be read as it is."""
    head = ("figure", "of", "what", "median (min..max)", "against", "ratio", "goal", "")
    return _aligned([head, *map(_row, results)])


def reference_table(spreads: Mapping[Key, Spread]) -> str:
    """The references in the same form."""
    rows = [(key.of, key.name, _spread(value, 1)) for key, value in spreads.items()]
    return _aligned([("reference", "what", "median (min..max)"), *rows])


def as_data(result: Result) -> dict[str, object]:
    """A result as JSON data."""
    figure = result.figure
    goal = {name: most for name, most in asdict(figure.goal).items() if most < inf}
    return {
        "figure": figure.id,
        "of": figure.key.of,
        "what": figure.what,
        "unit": figure.unit,
        "value": asdict(result.value) if result.value else None,
        "reference": figure.reference._asdict(),
        "ratio": asdict(result.ratio) if result.ratio else None,
        "goal": goal,
        "verdict": result.verdict,
    }


def _row(result: Result) -> Cells:
    figure, goal = result.figure, result.figure.goal
    aims = [f"<= {goal.most:g} {figure.unit}"] if goal.most < inf else []
    aims += [f"<= {goal.most_ratio:g} x"] if goal.most_ratio < inf else []
    value = f"{_spread(result.value, 1)} {figure.unit}" if result.value else "-"
    return (
        figure.id,
        figure.key.of,
        figure.what,
        value,
        f"{figure.reference.of}: {figure.reference.name}",
        _spread(result.ratio, 2) if result.ratio else "-",
        ", ".join(aims) or "-",
        result.verdict,
    )


def _spread(values: Spread, digits: int) -> str:
    median, least, greatest = (
        f"{value:.{digits}f}" for value in (values.median, values.least, values.greatest)
    )
    return f"{median} ({least}..{greatest})"


def _aligned(rows: Sequence[Cells]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = tuple("-" * width for width in widths)
    lines = []
    for row in (rows[0], rule, *rows[1:]):
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
