"""``import``: what a file of another program holds, as entries that nobody has checked yet."""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from ketamine_tui.cli.opening import open_catalog, today
from ketamine_tui.cli.output import FINDINGS, FINE, UNREADABLE, USAGE, complain, put, put_answer
from ketamine_tui.exchange.imports.plan import (
    Choices,
    Duplicate,
    Plan,
    Target,
)
from ketamine_tui.exchange.imports.planner import plan
from ketamine_tui.exchange.imports.write import write_import
from ketamine_tui.exchange.readers.gathering import MappingError, ReadOptions
from ketamine_tui.exchange.sources import MAX_BYTES, SOURCES, decoded, recognise
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import clean, counted
from ketamine_tui.store.node import ReadError
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import DIRECTORY_FILE, scan

_MOST_LINES = 8


def import_file(arguments: argparse.Namespace) -> int:
    """Tell what an import comes to; with ``--write``, write it."""
    file, folder, day = Path(arguments.file), Path(arguments.to), today(arguments)
    try:
        target = _target(folder, arguments)
        imported, source = _read(file, arguments)
        planned = _plan(imported, target, arguments)
        is_written = arguments.write and bool(planned.files)
        if is_written:
            told = f"Imported from {clean(file.name)} on {day}. Nobody has checked it here."
            write_import(planned, folder, told)
    except ReadError as error:
        complain(
            f"{file}:{_place(error)} {error.message}{f' ({error.hint})' if error.hint else ''}"
        )
        return UNREADABLE
    except _NoTargetError as error:
        complain(str(error))
        return USAGE
    except NotWrittenError as error:
        complain(str(error))
        return FINDINGS
    if arguments.json:
        _put_answer(planned, source, arguments, is_written=is_written)
    else:
        for line in _lines(planned):
            put(line)
    _narrate(planned, source, arguments, is_written=is_written)
    return FINE if planned.files else FINDINGS


class _NoTargetError(Exception):
    """What is named to import into cannot be that."""


def _place(error: ReadError) -> str:
    return f"{error.place.line}:{error.place.column}:"


def _target(folder: Path, arguments: argparse.Namespace) -> Target:
    """Return the directory to import into, or one of nothing for a new folder."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return Target()
    if not (folder / DIRECTORY_FILE).is_file():
        raise _NoTargetError(
            f"{folder} is no directory; name a new folder, or one with a {DIRECTORY_FILE}"
        )
    arguments.content = str(folder)
    catalog = open_catalog(arguments)
    entries = tuple(entry_at(catalog, position) for position in range(catalog.size))
    paths = (catalog.origin(position).path for position in range(catalog.size))
    # Files that cannot be read have no entry, and are not to be written over either.
    files = [file.path for file in scan(folder) if "/" in file.path]
    listed = {entry.id: path for entry, path in zip(entries, paths, strict=True)}
    return Target(catalog.directory, entries, listed, tuple(files))


def _read(file: Path, arguments: argparse.Namespace) -> tuple[Imported, str]:
    """Return what a file holds, and the name of its format."""
    with file.open("rb") as stream:
        text = decoded(stream.read(MAX_BYTES + 1))
    name: str = arguments.source or recognise(text, file.name)
    if arguments.map and name != "csv":
        raise MappingError(f"--map is for csv; this is {name}")
    kind = Kind(arguments.kind) if arguments.kind else None
    return SOURCES[name].read(text, file.name, ReadOptions(kind, arguments.map)), name


def _plan(imported: Imported, target: Target, arguments: argparse.Namespace) -> Plan:
    choices = Choices(arguments.section, arguments.with_duplicates)
    name, day = Path(arguments.file).name, today(arguments)
    return plan(imported, target, choices, origin=name, today=day)


def _lines(planned: Plan) -> Iterator[str]:
    """Yield the plan as lines of words and tabs: what comes, what is there already, what is lost."""
    for file in planned.files:
        yield f"new\t{file.path}\t{file.entry.title}"
    for one in planned.duplicates:
        yield f"same\t{_same(one)}\t{one.entry.title}"
    for tag in planned.tags:
        yield f"tag\t{tag.id}\t{tag.label}"
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for loss in planned.losses:
        alike[loss.message, loss.hint].append(loss)
    for (message, hint), losses in alike.items():
        yield f"lost\t{_where(losses)}\t{message}{f' ({hint})' if hint else ''}"


def _same(one: Duplicate) -> str:
    there = f" (line {one.other_line})" if one.other_line else ""
    return f"line {one.line}: {one.same} of {one.other}{there}"


def _where(losses: Sequence[Problem]) -> str:
    lines = list(dict.fromkeys(loss.line for loss in losses))
    more = f", and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    listed = ", ".join(map(str, lines[:_MOST_LINES]))
    return f"{losses[0].path}:{listed}{more}"


def _put_answer(
    planned: Plan, source: str, arguments: argparse.Namespace, *, is_written: bool
) -> None:
    put_answer(
        "import/1",
        imported=source,
        file=arguments.file,
        to=arguments.to,
        new_directory=planned.is_new,
        written=is_written,
        entries=[
            {
                "id": file.entry.id,
                "kind": file.entry.kind.value,
                "section": file.entry.section,
                "title": file.entry.title,
                "path": file.path,
                "line": file.line,
            }
            for file in planned.files
        ],
        duplicates=[
            {
                "title": one.entry.title,
                "line": one.line,
                "same": one.same,
                "other": one.other,
                "other_line": one.other_line or None,
            }
            for one in planned.duplicates
        ],
        tags=[{"id": tag.id, "label": tag.label} for tag in planned.tags],
        losses=[
            {"line": loss.line, "message": loss.message, "hint": loss.hint}
            for loss in planned.losses
        ],
    )


def _narrate(
    planned: Plan, source: str, arguments: argparse.Namespace, *, is_written: bool
) -> None:
    count, folder = len(planned.files), arguments.to
    new = " (a new directory)" if planned.is_new else ""
    verb = "written" if is_written else "to be written"
    complain(f"{source}: {counted(count, 'entry', 'entries')} {verb} to {folder}{new}")
    if planned.duplicates:
        kept = (
            "taken all the same"
            if arguments.with_duplicates
            else "left out; --with-duplicates takes them"
        )
        complain(f"{counted(len(planned.duplicates), 'duplicate')} {kept}")
    if planned.losses:
        complain(
            f"{counted(len(planned.losses), 'loss', 'losses')}: what was not understood or has no place"
        )
    if count and not is_written:
        complain("nothing is written yet; --write does it")
    elif is_written:
        complain(f"all of it is to be reviewed: ketamine-tui --content {folder} review")
