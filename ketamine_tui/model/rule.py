"""A rule that a directory can break: what it means, and what to do."""

from typing import NamedTuple

from ketamine_tui.model.problem import Severity


class Rule(NamedTuple):
    """A rule: its id, how bad it is to break it, what it means, what to do, and whether --fix does it."""

    id: str
    severity: Severity
    meaning: str
    remedy: str
    is_fixed: bool = False

    @property
    def advice(self) -> str:
        """What to do, and whether the program does it."""
        return (
            f"{self.remedy} 'ketamine-tui check --fix' does that." if self.is_fixed else self.remedy
        )

    @property
    def page(self) -> str:
        """Where the documentation has more about it, with an example."""
        return f"docs/rules.md#{self.id}"
