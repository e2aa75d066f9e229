"""``check``: what is wrong with a directory, for people, editors and services."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.cli.check_formats import github_lines, root_of, sarif
from ketamine_tui.cli.command import Command, Instead, add_json, number
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, complain, put, put_answer, put_error, put_json
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.rule import Rule
from ketamine_tui.model.rules import RULES
from ketamine_tui.model.text import clean, counted
from ketamine_tui.store.scan import DIRECTORY_FILE, scan

_MOST = 50
"""Problems that are printed on a terminal."""


class Options(NamedTuple):
    """What to check and to print; `max` is the most problems, `explain` a rule to tell of instead."""

    path: list[str]
    json: bool
    format: str
    rule: list[str]
    max: int | None
    release: bool
    fix: bool
    explain: str

    @property
    def is_json(self) -> bool:
        """Whether the answer is in our own JSON."""
        return self.json or self.format == "json"


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="*", metavar="PATH", help="only these files and folders of the directory"
    )
    add_json(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "sarif", "github"), default="text", help="for whom"
    )
    parser.add_argument("--rule", action="append", default=[], metavar="RULE", help="only this one")
    parser.add_argument("--max", type=number(0), metavar="N", help="print no more than the N worst")
    parser.add_argument(
        "--release", action="store_true", help="also what the urgent help must not lack"
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first write tags, numbers, codes, ISBNs and DOIs in their own form",
    )
    parser.add_argument("--explain", default="", metavar="RULE", help="say what a rule means")


def run(context: Context, options: Options) -> int:
    """Read every file again and print its problems as ``path:line:column: severity rule message``."""
    for name in options.rule:
        _rule(name)
    if options.fix:
        _fix(context, options.rule)
    problems = _problems(context, options)
    shown = _shown(problems, options)
    if options.is_json:
        put_answer("check/1", total=len(problems), problems=[p._asdict() for p in shown])
    elif options.format == "sarif":
        put_json(sarif(shown, root_of(context.opening.folder)))
    elif options.format == "github":
        for line in github_lines(shown, root_of(context.opening.folder)):
            put(line)
    else:
        from ketamine_tui.cli.printing import print_hanging

        print_hanging(context, map(str, shown))
        _tell_summary(problems, len(shown))
    return FINDINGS if any(p.severity is not Severity.INFO for p in problems) else FINE


def _fix(context: Context, rules: Sequence[str]) -> None:
    """Mend what can be mended.

    Raises:
        NotWrittenError: If nothing may be written.
    """
    from ketamine_tui.checks.fixes import fix
    from ketamine_tui.checks.run import subjects_of

    context.curator().check_writable()
    folder, catalog = context.opening.folder, context.catalog(fresh=True)
    subjects = subjects_of(folder, catalog.directory, catalog.today)
    for path, count, reason in fix(folder, catalog.directory.vocabulary, subjects, rules):
        complain(reason or f"{path}: {counted(count, 'value')} mended")


def _problems(context: Context, options: Options) -> list[Problem]:
    """Return what is wrong with what was asked for.

    Raises:
        WrongUseError: If a path is no file or folder of the directory.
    """
    # The tables of telephone numbers and languages come with it.
    from ketamine_tui.checks.run import check
    from ketamine_tui.query.saved import empty_views, view_problems
    from ketamine_tui.query.search import Search
    from ketamine_tui.store.reading_once import reading_once

    with reading_once():
        catalog = context.catalog(fresh=True)
        search, views = Search(catalog), catalog.directory.views
        of_views = view_problems(views, search.names, DIRECTORY_FILE)
        empty = empty_views(views, search, DIRECTORY_FILE)
        problems = check(
            context.opening.folder,
            catalog.directory,
            catalog.today,
            [*catalog.problems, *of_views, *empty],
            release=options.release,
        )
    files = [*scan(context.opening.folder).paths, *(p.path for p in problems)]
    asked = [_asked(name, context.opening.folder, files) for name in options.path]
    return [
        problem
        for problem in problems
        if (not options.rule or problem.rule in options.rule)
        and (not asked or any(_is_below(problem.path, path) for path in asked))
    ]


def _asked(name: str, directory: Path, files: Sequence[str]) -> str:
    """Return a path as the directory's own: it is given so, or as the shell knows it.

    Raises:
        WrongUseError: If nothing is there, of which nothing would be wrong.
    """
    own = name.removeprefix("./").rstrip("/")
    here, folder = Path(name).resolve(), directory.resolve()
    if not any(_is_below(file, own) for file in files) and here.is_relative_to(folder):
        own = here.relative_to(folder).as_posix()
    if own == "." or any(_is_below(file, own) for file in files):
        return own
    told = f"there is no file or folder {clean(name)!r} in the directory"
    raise WrongUseError(told, "--content says which directory is checked")


def _is_below(path: str, folder: str) -> bool:
    return folder in (".", path) or path.startswith(f"{folder}/")


def _shown(problems: Sequence[Problem], options: Options) -> Sequence[Problem]:
    """Return the problems to print: all of them, or on a terminal the worst."""
    most = options.max
    is_text = options.format == "text" and not options.json
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
        put_error(f"  {count:>6,}  {severity:<7}  {rule}{fixed}\n")


def explain(_context: Context, options: Options) -> int:
    """Print what a rule means and what to do, with an example."""
    rule = _rule(options.explain)
    if options.is_json:
        put_answer("rule/1", **rule._asdict(), page=rule.page)
    else:
        put(
            f"{rule.id} ({rule.severity})\n\n{rule.meaning}\n{rule.advice}\n\nAn example: {rule.page}"
        )
    return FINE


def _rule(name: str) -> Rule:
    if name not in RULES:
        from ketamine_tui.query.names import nearest

        raise WrongUseError(f"there is no rule {clean(name)!r}", nearest(name, RULES))
    return RULES[name]


_EXPLAIN = Instead[Options](lambda options: bool(options.explain), explain)
CHECK = Command(_add_arguments, Options, run, instead=(_EXPLAIN,))
