"""``doctor``: how the program will behave here, and what to set."""

import argparse

from ketamine_tui.cli.diagnosing import Fact, facts
from ketamine_tui.cli.output import FINE, put, put_answer
from ketamine_tui.model.text import clean


def report(arguments: argparse.Namespace) -> int:
    """Print what the program finds here, a line for each thing, and below it what to do."""
    found = [Fact(*map(clean, fact)) for fact in facts(arguments)]
    if arguments.json:
        put_answer("doctor/1", facts=[fact._asdict() for fact in found])
        return FINE
    group = ""
    for fact in found:
        put(f"{fact.group if fact.group != group else '':<10} {fact.name}: {fact.text}")
        if fact.advice:
            put(f"{'':<10}   -> {fact.advice}")
        group = fact.group
    return FINE
