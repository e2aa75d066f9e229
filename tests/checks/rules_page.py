"""The page of the rules, made of their words and of what `check` says of an example of each."""

import datetime as dt
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from textwrap import dedent

from checks.examples import EXAMPLES, Example, Note
from checks.planted import DEFECTS, TEXTS, plant, write_clean
from support.content import open_content

from ketamine_tui.checks.run import check
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.rule import Rule
from ketamine_tui.model.rules import RULES
from ketamine_tui.query.saved import empty_views, view_problems
from ketamine_tui.query.search import Search
from ketamine_tui.store.scan import DIRECTORY_FILE

_WIDE = 96
TODAY = dt.date(2026, 11, 23)


def index() -> Iterator[str]:
    """Yield the table of all rules."""
    yield from ("| rule | | what it means |", "|---|---|---|")
    for rule in sorted(RULES.values()):
        yield f"| [{rule.id}](#{rule.id}) | {rule.severity} | {rule.meaning} |"


def sections(scratch: Path) -> Iterator[str]:
    """Yield a section for every rule; `scratch` is an empty folder."""
    for rule in sorted(RULES.values()):
        message, shown = _example(rule, write_clean(scratch / rule.id))
        yield f"\n## {rule.id}\n\n{rule.severity.capitalize()}: {rule.meaning} {rule.advice}\n"
        yield f"{shown}\n\nReported: {message}."


def _example(rule: Rule, folder: Path) -> tuple[str, str]:
    """Break a rule; return what is said of it, and what is wrong."""
    example = EXAMPLES.get(rule.id)
    if example is None:
        defect = next(defect for defect in DEFECTS if defect.rule == rule.id)
        path = plant(folder, 1, defect).partition(":")[0]
        problem = _found(folder, rule.id, path)
        before = TEXTS[defect.kind].replace("NAME", Path(path).stem)
        after = (folder / path).read_text("utf-8").replace(Path(path).stem, "a-name")
        lines = _changed(before.replace(Path(path).stem, "a-name"), after, problem.line)
        language = "markdown" if defect.kind == "page" else "yaml"
        return problem.message.replace(Path(path).stem, "a-name"), _fenced(lines, language)
    if isinstance(example, Note):
        return _found(example.write(folder), rule.id).message, _fenced(
            example.text.splitlines(), "markdown"
        )
    example.apply(folder)
    message = _found(folder, rule.id).message
    if isinstance(example, Example) and not example.words:
        return message, _fenced((example.shown or example.new).strip("\n").split("\n"))
    return message, example.words


def _changed(before: str, after: str, reported: int) -> Sequence[str]:
    """Return the lines that differ, from the field that they belong to up to the one that is reported."""
    old, new = before.splitlines(), after.splitlines()
    changes = [one for one in SequenceMatcher(a=old, b=new).get_opcodes() if one[0] != "equal"]
    first, last = min(changes[0][3], reported - 1), max(changes[-1][4], reported)
    while first and (first == len(new) or new[first].startswith((" ", "-"))):
        first -= 1
    if changes[-1][0] == "delete":
        last = max(last, min(len(new), first + 4))
    return new[first:last]


def _fenced(lines: Sequence[str], language: str = "yaml") -> str:
    text = dedent(
        "\n".join(line if len(line) <= _WIDE else f"{line[:_WIDE]} ..." for line in lines)
    )
    return f"```{language}\n{text}\n```"


def _found(folder: Path, rule: str, path: str = "") -> Problem:
    catalog = open_content(folder, TODAY)
    try:
        search, saved = Search(catalog), catalog.directory.views
        views = view_problems(saved, search.names, DIRECTORY_FILE)
        empty = empty_views(saved, search, DIRECTORY_FILE)
        read = [*catalog.problems, *views, *empty]
        found = check(folder, catalog.directory, TODAY, read, release=True)
    finally:
        catalog.close()
    problems = [one for one in found if one.rule == rule and path in ("", one.path)]
    assert problems, f"the example of {rule} does not break it"
    return problems[0]
