"""``doctor``: how the program will behave here, and what to set."""

from typing import NamedTuple

from ketamine_tui.cli.command import Command, add_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINE, put, put_answer
from ketamine_tui.model.text import clean


class Options(NamedTuple):
    """How to answer."""

    json: bool


def run(context: Context, options: Options) -> int:
    """Print what the program finds here, a line for each thing, and below it what to do."""
    from ketamine_tui.cli.diagnosing import Fact, facts

    cleaned_facts = [Fact(*map(clean, fact)) for fact in facts(context)]
    if options.json:
        put_answer("doctor/1", facts=[fact._asdict() for fact in cleaned_facts])
        return FINE
    group = ""
    for fact in cleaned_facts:
        put(f"{fact.group if fact.group != group else '':<10} {fact.name}: {fact.text}")
        if fact.advice:
            put(f"{'':<10}   -> {fact.advice}")
        group = fact.group
    return FINE


DOCTOR = Command(add_json, Options, run)
