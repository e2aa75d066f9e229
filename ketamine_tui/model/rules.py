"""The rules that a directory can break, by their ids."""

from ketamine_tui.model.checking_rules import CHECKING_RULES
from ketamine_tui.model.reading_rules import READING_RULES

RULES = {rule.id: rule for rule in (*READING_RULES, *CHECKING_RULES)}
"""Every rule by its id."""
