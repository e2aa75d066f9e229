"""``check``: what is wrong with a directory, for people, editors and services."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence

from ketamine_tui.cli.check_formats import github_lines, sarif
from ketamine_tui.cli.opening import content_folder, curator_of, location, open_catalog, today
from ketamine_tui.cli.output import FINDINGS, FINE, USAGE, complain, put, put_answer, put_json
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.rules import RULES
from ketamine_tui.model.text import clean, counted
from ketamine_tui.query.names import nearest
from ketamine_tui.query.saved import view_problems
from ketamine_tui.query.search import Search
from ketamine_tui.store.scan import DIRECTORY_FILE

_MOST = 50
"""Problems that are printed on a terminal."""


def check_content(arguments: argparse.Namespace) -> int:
    """Read every file again and print its problems as ``path:line:column: severity rule message``."""
    if arguments.explain:
        return _explain(arguments.explain, as_json=_wants_json(arguments))
    if unknown := next((rule for rule in arguments.rule if rule not in RULES), None):
        return _refuse(unknown)
    if arguments.fix and (refusal := _fix(arguments)):
        complain(refusal)
        return FINDINGS
    problems = _problems(arguments)
    shown = _shown(problems, arguments)
    if _wants_json(arguments):
        put_answer("check/1", total=len(problems), problems=[one._asdict() for one in shown])
    elif arguments.format == "sarif":
        put_json(sarif(shown))
    elif arguments.format == "github":
        for line in github_lines(shown):
            put(line)
    else:
        for problem in shown:
            put(str(problem))
        _tell_summary(problems, len(shown))
    return FINDINGS if any(p.severity is not Severity.INFO for p in problems) else FINE


def _fix(arguments: argparse.Namespace) -> str:
    """Mend what can be mended; return why nothing may be written."""
    from ketamine_tui.checks.fixes import fix
    from ketamine_tui.checks.run import subjects_of
    from ketamine_tui.store.saving import NotWrittenError

    place = location(arguments)
    try:
        curator_of(arguments).check_writable()
    except NotWrittenError as error:
        return str(error)
    directory, day = open_catalog(arguments, fresh=True).directory, today(arguments)
    for path, count, reason in fix(
        place.folder, subjects_of(place.folder, directory, day), arguments.rule
    ):
        complain(reason or f"{path}: {counted(count, 'value')} mended")
    return ""


def _problems(arguments: argparse.Namespace) -> list[Problem]:
    # The tables of telephone numbers and languages come with it.
    from ketamine_tui.checks.run import check

    catalog = open_catalog(arguments, fresh=True)
    of_views = view_problems(catalog.directory.views, Search(catalog).names, DIRECTORY_FILE)
    found = check(
        content_folder(arguments),
        catalog.directory,
        catalog.today,
        [*catalog.problems, *of_views],
        release=arguments.release,
    )
    wanted: list[str] = arguments.rule
    paths: list[str] = arguments.path
    return [
        problem
        for problem in found
        if (not wanted or problem.rule in wanted)
        and (not paths or any(_is_below(problem.path, path) for path in paths))
    ]


def _is_below(path: str, wanted: str) -> bool:
    wanted = wanted.removeprefix("./").rstrip("/")
    return path == wanted or path.startswith(f"{wanted}/")


def _shown(problems: Sequence[Problem], arguments: argparse.Namespace) -> Sequence[Problem]:
    """Return the problems to print: all of them, or on a terminal the worst."""
    most = arguments.max
    is_text = arguments.format == "text" and not arguments.json
    if most is None and is_text and sys.stdout.isatty():
        most = _MOST
    if most is None or len(problems) <= most:
        return problems
    worst = sorted(problems, key=lambda p: list(Severity).index(p.severity))[:most]
    return [problem for problem in problems if problem in worst]


def _tell_summary(problems: Sequence[Problem], shown: int) -> None:
    """Say on standard error how many problems of which sort there are."""
    if not problems:
        complain("nothing is wrong")
        return
    files = counted(len({problem.path for problem in problems}), "file")
    hidden = f", {shown} of them shown (--max)" if shown < len(problems) else ""
    complain(f"{counted(len(problems), 'problem')} in {files}{hidden}; --explain RULE says more")
    by_rule = Counter((list(Severity).index(p.severity), p.severity, p.rule) for p in problems)
    for (_, severity, rule), count in sorted(by_rule.items(), key=lambda x: (x[0][0], -x[1])):
        fixed = "  (--fix mends it)" if RULES[rule].is_fixed else ""
        print(f"  {count:>6,}  {severity:<7}  {rule}{fixed}", file=sys.stderr)


def _wants_json(arguments: argparse.Namespace) -> bool:
    return bool(arguments.json or arguments.format == "json")


def _explain(name: str, *, as_json: bool) -> int:
    rule = RULES.get(name)
    if rule is None:
        return _refuse(name)
    if as_json:
        put_answer("rule/1", **rule._asdict(), page=rule.page)
        return FINE
    put(f"{rule.id} ({rule.severity})\n\n{rule.meaning}\n{rule.advice}\n\nAn example: {rule.page}")
    return FINE


def _refuse(name: str) -> int:
    hint = nearest(name, RULES)
    complain(f"there is no rule {clean(name)!r}{f' ({hint})' if hint else ''}")
    return USAGE
