"""``new`` and ``edit``: the files of one's own directory."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.cli.command import Command, add_id_and_json, add_json, text_argument
from ketamine_tui.cli.context import Context, position_named
from ketamine_tui.cli.output import FINDINGS, FINE, complain, put, put_answer, put_outcome
from ketamine_tui.index.row import Origin
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.text import clean
from ketamine_tui.store.scan import file_of, scan

_KINDS = [kind.value for kind in Kind]


class NewOptions(NamedTuple):
    """What the entry is, what it is called, and where it is listed."""

    kind: str
    id: str
    title: str
    section: str
    no_edit: bool
    json: bool


class EditOptions(NamedTuple):
    """Which entry."""

    id: str
    json: bool


def _add_new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", choices=_KINDS, help=f"one of {', '.join(_KINDS)}")
    parser.add_argument(
        "id", metavar="ID", nargs="?", default="", help="its id; left out, made of the title"
    )
    parser.add_argument(
        "--title", default="", metavar="TEXT", type=text_argument, help="what it is called"
    )
    parser.add_argument("--section", default="", metavar="ID", help="where it is listed")
    parser.add_argument("--no-edit", action="store_true", help="do not open the editor")
    add_json(parser)


def run_new(context: Context, options: NewOptions) -> int:
    """Write the skeleton of an entry, and let the person fill it in."""
    from ketamine_tui.curation.skeleton import TO_FILL_IN, skeleton
    from ketamine_tui.store.filing import path_for, section_for, write_new_entry
    from ketamine_tui.store.saving import NotWrittenError
    from ketamine_tui.store.values import slug

    kind = Kind(options.kind)
    title = clean(options.title)
    entry_id = options.id or slug(title)
    if not entry_id:
        raise WrongUseError("give the entry an id, or a --title to make one of")
    catalog = context.catalog()
    ids = [section.id for section, _ in walk_sections(catalog.directory.sections)]
    section = options.section or section_for(kind, catalog.directory)
    if section not in ids:
        from ketamine_tui.query.names import nearest

        raise WrongUseError(f"there is no section {clean(section)!r}", nearest(section, ids))
    position = catalog.position(entry_id)
    there = catalog.origin(position) if position is not None else None
    # One that stands in a list has no file of its name, which would be found below.
    if there and Path(there.path).stem != entry_id:
        message = f"there is {entry_id} already, at {there.shown_path}:{there.line}"
        raise NotWrittenError(f"{message}; choose another id")
    curator = context.curator()
    text = skeleton(kind, title, section, context.today(), curator.reviewer.reviewer)
    path = path_for(kind, entry_id)
    curator.check_writable()
    write_new_entry(curator.folder, path, text)
    line = next((n for n, x in enumerate(text.splitlines(), 1) if TO_FILL_IN in x), 1)
    origin = Origin(path, line, 1)
    is_shown = not options.no_edit
    return _edit(context, entry_id, origin, is_shown=is_shown, as_json=options.json)


def run_edit(context: Context, options: EditOptions) -> int:
    """Open the file of an entry at its line, and tell what is wrong with it afterwards."""
    catalog = context.catalog()
    origin = catalog.origin(position_named(catalog, options.id))
    return _edit(context, options.id, origin, is_shown=True, as_json=options.json)


def _edit(context: Context, entry_id: str, origin: Origin, *, is_shown: bool, as_json: bool) -> int:
    """Print where an entry stands, open the editor where there is a terminal, and tell what is wrong."""
    from ketamine_tui.actions.editing import edit, editing_curator
    from ketamine_tui.actions.outcome import Outcome

    session = context.session()
    curator = editing_curator(session)
    if isinstance(curator, Outcome):
        return put_outcome(curator, "edit/1", as_json=False)
    file = str(file_of(curator.folder, origin.path))
    if not as_json:
        # A terminal would take what a folder is called for commands; a script needs the path as it is.
        put(clean(file) if sys.stdout.isatty() else file)
    code = FINE
    if is_shown and sys.stdin.isatty() and sys.stdout.isatty():
        code = put_outcome(edit(origin, session), "edit/1", as_json=False)
    problems = _problems(curator.folder, origin.path)
    if as_json:
        data = [problem._asdict() for problem in problems]
        put_answer("edit/1", id=entry_id, file=file, **origin._asdict(), problems=data)
    for problem in problems:
        complain(str(problem))
    return FINDINGS if problems else code


def _problems(folder: Path, path: str) -> Sequence[Problem]:
    from ketamine_tui.store.directory_files import load_directory
    from ketamine_tui.store.entry_files import load_file

    directory = load_directory(folder, set(scan(folder).paths)).directory
    return load_file(folder, path, directory).problems


NEW = Command(_add_new_arguments, NewOptions, run_new)
EDIT = Command(add_id_and_json, EditOptions, run_edit)
