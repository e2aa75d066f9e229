"""Problems in the forms that other programs read."""

from collections.abc import Iterator, Sequence

from ketamine_tui import __version__
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.rules import RULES

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ESCAPED = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_ESCAPED_IN_PROPERTIES = str.maketrans(
    {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
)


def github_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield workflow commands, by which GitHub marks lines (its documentation, "Workflow commands")."""
    for problem in problems:
        path = problem.path.translate(_ESCAPED_IN_PROPERTIES)
        hint = f" ({problem.hint})" if problem.hint else ""
        message = f"{problem.message}{hint}".translate(_ESCAPED)
        where = f"file={path},line={max(1, problem.line)},col={max(1, problem.column)}"
        yield f"::{_COMMANDS[problem.severity]} {where},title={problem.rule}::{message}"


def sarif(problems: Sequence[Problem]) -> dict[str, object]:
    """Return problems in the Static Analysis Results Interchange Format (OASIS, SARIF 2.1.0)."""
    rules = sorted({problem.rule for problem in problems})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "ketamine-tui",
                        "version": __version__,
                        "rules": [_rule(name) for name in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem) for problem in problems],
            }
        ],
    }


def _rule(name: str) -> dict[str, object]:
    rule = RULES[name]
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.meaning},
        "help": {"text": f"{rule.advice} An example: {rule.page}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(problem: Problem) -> dict[str, object]:
    hint = f" ({problem.hint})" if problem.hint else ""
    return {
        "ruleId": problem.rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message}{hint}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": problem.path},
                    "region": {
                        "startLine": max(1, problem.line),
                        "startColumn": max(1, problem.column),
                    },
                }
            }
        ],
    }
