"""``import``: what a file of another program holds, as entries that nobody has checked yet."""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, add_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, INTERRUPTED, complain, deliver, put, put_answer
from ketamine_tui.cli.progress import held_interrupts, terminal_progress
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import clean, counted

if TYPE_CHECKING:
    from ketamine_tui.exchange.imports.plan import Duplicate, Plan
    from ketamine_tui.model.imported import Lines

_MOST_LINES = 8


class Options(NamedTuple):
    """What to import, into which folder, and how; `map` has headings of a table by our names."""

    file: str
    to: str
    source: str
    section: str
    kind: str
    map: Mapping[str, tuple[str, ...]]
    with_duplicates: bool
    write: bool
    json: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    from ketamine_tui.exchange.sources import SOURCES

    told = "; ".join(f"{name}: {source.help}" for name, source in SOURCES.items())
    parser.add_argument("file", metavar="FILE", help="what to import")
    parser.add_argument(
        "--to",
        metavar="DIR",
        required=True,
        help="the directory's folder; a new or empty folder becomes a directory",
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="FORMAT",
        choices=tuple(SOURCES),
        default="",
        help=f"its format; left out, it is recognised. {told}",
    )
    parser.add_argument(
        "--section", default="", metavar="ID", help="where all of it is listed; left out, by kind"
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        choices=[kind.value for kind in Kind],
        default="",
        help="what all of it is; left out, what the file says, or the likeliest",
    )
    parser.add_argument(
        "--map",
        metavar="OURS=THEIRS,...",
        type=_columns,
        default={},
        help="which column of a CSV file is which field, such as title=Name,phone=Tel,phone=Mobile",
    )
    parser.add_argument(
        "--with-duplicates",
        action="store_true",
        help="also import what is there already, under another id",
    )
    parser.add_argument(
        "--write", action="store_true", help="write it; without it, only say what would be written"
    )
    add_json(parser)


def _columns(text: str) -> dict[str, tuple[str, ...]]:
    """Return which columns are what: their headings by our names."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(ours.strip() and theirs.strip() for ours, _, theirs in pairs):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form title=Name,phone=Tel")
    columns: dict[str, tuple[str, ...]] = {}
    for name, _, theirs in pairs:
        ours = name.strip().lower()
        columns[ours] = (*columns.get(ours, ()), theirs.strip())
    return columns


def run(context: Context, options: Options) -> int:
    """Tell what an import comes to; with ``--write``, write it. Ctrl+C leaves all of it written or nothing."""
    if options.write:
        context.check_writing()
    is_written = False
    try:
        planned, source = _planned(context, options)
        if options.write and planned.files:
            with held_interrupts() as stop_if_asked:
                _write(context, options, planned, stop_if_asked)
                is_written = True
        if options.json:
            _put_answer(options, planned, source, is_written=is_written)
        else:
            for line in _lines(planned):
                put(line)
        _narrate(options, planned, source, is_written=is_written)
        deliver()
    except KeyboardInterrupt:
        left = "all of it is written" if is_written else "nothing was written"
        complain(f"interrupted; {left}")
        return INTERRUPTED
    return FINE if planned.files else FINDINGS


def _planned(context: Context, options: Options) -> "tuple[Plan, str]":
    """Return what would be written, and the name of the file's format."""
    from ketamine_tui.exchange.imports.plan import Choices
    from ketamine_tui.exchange.imports.request import Request

    file, folder = Path(options.file), Path(options.to)
    request = Request(
        file,
        folder,
        options.source,
        Kind(options.kind) if options.kind else None,
        options.map,
        Choices(options.section, options.with_duplicates),
    )
    reading = f"Reading {clean(file.name)}"
    with terminal_progress("Checking", "entries", reading) as tell:
        return request.plan(context.over(str(folder)).catalog, context.today(), tell)


def _write(
    context: Context, options: Options, planned: "Plan", stop_if_asked: Callable[[], None]
) -> None:
    from ketamine_tui.exchange.imports.write import write_import

    name = clean(Path(options.file).name)
    told = f"Imported from {name} on {context.today()}. Nobody has checked it here."
    with terminal_progress("Writing") as show:

        def tell(done: int, total: int) -> None:
            stop_if_asked()
            show(done, total)

        write_import(planned, Path(options.to), told, tell)


def _lines(planned: "Plan") -> Iterator[str]:
    """Yield the plan as lines of words and tabs: what comes, what is there already, what is lost."""
    for file in planned.files:
        yield f"new\t{file.path}\t{file.entry.title}"
    for duplicate in planned.duplicates:
        yield f"same\t{_same(duplicate, planned.lines)}\t{duplicate.entry.title}"
    for possible in planned.possible:
        yield f"like\t{_same(possible, planned.lines)}\t{possible.entry.title}"
    for tag in planned.tags:
        yield f"tag\t{tag.id}\t{tag.label}"
    for word, problems in (("note", planned.notes), ("lost", planned.losses)):
        alike: dict[tuple[str, str, str], list[Problem]] = defaultdict(list)
        for problem in problems:
            alike[problem.path, problem.message, problem.hint].append(problem)
        for (_, message, hint), told in alike.items():
            yield f"{word}\t{_where(told)}\t{message}{f' ({hint})' if hint else ''}"


def _same(duplicate: "Duplicate", lines: "Lines") -> str:
    there = f" ({_line(duplicate.other_line, lines)})" if duplicate.other_line else ""
    return f"{_line(duplicate.line, lines)}: {duplicate.same} of {duplicate.other}{there}"


def _line(line: int, lines: "Lines") -> str:
    table, number = lines.place(line)
    return f"{table and f'{table} '}line {number}"


def _where(problems: Sequence[Problem]) -> str:
    lines = list(dict.fromkeys(problem.line for problem in problems))
    more = f", and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    listed = ", ".join(map(str, lines[:_MOST_LINES]))
    return f"{problems[0].path}:{listed}{more}"


def _put_answer(options: Options, planned: "Plan", source: str, *, is_written: bool) -> None:
    put_answer(
        "import/1",
        imported=source,
        file=options.file,
        to=options.to,
        new_directory=planned.is_new,
        written=is_written,
        entries=[
            {
                "id": file.entry.id,
                "kind": file.entry.kind.value,
                "section": file.entry.section,
                "title": file.entry.title,
                "path": file.path,
                **_stands(file.line, planned.lines),
            }
            for file in planned.files
        ],
        duplicates=[
            {"title": duplicate.entry.title, **_other(duplicate, planned.lines)}
            for duplicate in planned.duplicates
        ],
        possible_duplicates=[
            {
                "id": possible.entry.id,
                "title": possible.entry.title,
                **_other(possible, planned.lines),
            }
            for possible in planned.possible
        ],
        tags=[{"id": tag.id, "label": tag.label} for tag in planned.tags],
        notes=[_told(problem, planned.lines) for problem in planned.notes],
        losses=[_told(problem, planned.lines) for problem in planned.losses],
    )


def _stands(line: int, lines: "Lines") -> dict[str, object]:
    table, number = lines.place(line)
    return {"table": table or None, "line": number}


def _told(problem: Problem, lines: "Lines") -> dict[str, object]:
    table = problem.path if lines.starts else None
    return {
        "table": table,
        "line": problem.line,
        "message": problem.message,
        "hint": problem.hint,
    }


def _other(duplicate: "Duplicate", lines: "Lines") -> dict[str, object]:
    other, line = lines.place(duplicate.other_line) if duplicate.other_line else ("", 0)
    return {
        **_stands(duplicate.line, lines),
        "same": duplicate.same,
        "other": duplicate.other,
        "other_table": other or None,
        "other_line": line or None,
    }


def _narrate(options: Options, planned: "Plan", source: str, *, is_written: bool) -> None:
    count, folder = len(planned.files), options.to
    new = " (a new directory)" if planned.is_new else ""
    verb = "written" if is_written else "to be written"
    complain(f"{source}: {counted(count, 'entry', 'entries')} {verb} to {folder}{new}")
    if planned.duplicates:
        kept = (
            "imported anyway"
            if options.with_duplicates
            else "left out; --with-duplicates imports them"
        )
        complain(f"{counted(len(planned.duplicates), 'duplicate')} {kept}")
    if planned.possible:
        count_possible = counted(len(planned.possible), "possible duplicate")
        complain(f"{count_possible} to be imported: like another entry, but not the same")
    if planned.notes:
        complain(f"{counted(len(planned.notes), 'note')}: what was guessed or completed")
    if planned.losses:
        complain(
            f"{counted(len(planned.losses), 'loss', 'losses')}: what was not understood or has no place"
        )
    if count and not is_written:
        complain("nothing is written yet; add --write to write it")
    elif is_written:
        complain(f"all of it is to be reviewed; next: ketamine-tui --content {folder} review")


IMPORT = Command(_add_arguments, Options, run)
