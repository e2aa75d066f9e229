"""Problems in the forms that other programs read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from ketamine_tui import __version__
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.rules import RULES

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ESCAPED = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_ESCAPED_IN_PROPERTIES = str.maketrans(
    {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
)

_BASE = "SRCROOT"


class Root(NamedTuple):
    """What paths begin at: a folder, and the way from there to the directory that was checked."""

    folder: Path
    below: str

    def path(self, problem: Problem) -> str:
        """Return the path of a problem's file."""
        return f"{self.below}{problem.path}"


def root_of(content: Path) -> Root:
    """Return the repository that a directory or a note is in, or else the directory itself.

    Services mark the lines of a repository, wherever in it the content is and the command was run.
    """
    folder = content if content.is_dir() else content.parent
    folder = folder.resolve()
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            below = folder.relative_to(above).as_posix()
            return Root(above, "" if below == "." else f"{below}/")
    return Root(folder, "")


def github_lines(problems: Sequence[Problem], root: Root) -> Iterator[str]:
    """Yield workflow commands, by which GitHub marks lines (its documentation, "Workflow commands")."""
    for problem in problems:
        path = root.path(problem).translate(_ESCAPED_IN_PROPERTIES)
        hint = f" ({problem.hint})" if problem.hint else ""
        message = f"{problem.message}{hint}".translate(_ESCAPED)
        where = f"file={path},line={max(1, problem.line)},col={max(1, problem.column)}"
        yield f"::{_COMMANDS[problem.severity]} {where},title={problem.rule}::{message}"


def sarif(problems: Sequence[Problem], root: Root) -> dict[str, object]:
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
                "originalUriBaseIds": {_BASE: {"uri": f"{root.folder.as_uri()}/"}},
                "results": [_result(problem, root) for problem in problems],
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


def _result(problem: Problem, root: Root) -> dict[str, object]:
    hint = f" ({problem.hint})" if problem.hint else ""
    return {
        "ruleId": problem.rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message}{hint}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(root.path(problem)), "uriBaseId": _BASE},
                    "region": {
                        "startLine": max(1, problem.line),
                        "startColumn": max(1, problem.column),
                    },
                }
            }
        ],
    }
