"""``new`` and ``edit``: the files of one's own directory."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ketamine_tui.cli.opening import curator_of, open_catalog, today
from ketamine_tui.cli.output import FINDINGS, FINE, USAGE, complain, put, put_answer
from ketamine_tui.curation.skeleton import TO_FILL_IN, skeleton, write_new
from ketamine_tui.index.row import Origin
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.text import clean
from ketamine_tui.query.names import nearest
from ketamine_tui.services.editor import EditorError, FilePlace, editor_command
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.entry_files import load_file
from ketamine_tui.store.filing import path_for, section_for
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import scan
from ketamine_tui.store.values import slug


def new_entry(arguments: argparse.Namespace) -> int:
    """Write the skeleton of an entry, and let the person fill it in."""
    kind = Kind(arguments.kind)
    title = clean(arguments.title)
    entry_id = arguments.id or slug(title)
    if not entry_id:
        complain("give the entry an id, or a --title to make one of")
        return USAGE
    catalog = open_catalog(arguments)
    ids = [section.id for section, _ in walk_sections(catalog.directory.sections)]
    section = arguments.section or section_for(kind, catalog.directory)
    if section not in ids:
        hint = nearest(section, ids)
        complain(f"there is no section {clean(section)!r}{f' ({hint})' if hint else ''}")
        return USAGE
    curator = curator_of(arguments)
    text = skeleton(kind, title, section, today(arguments), curator.reviewer.reviewer)
    try:
        path = path_for(kind, entry_id)
        curator.check_writable()
        write_new(curator.folder, path, text)
    except NotWrittenError as error:
        complain(str(error))
        return FINDINGS
    line = next((n for n, x in enumerate(text.splitlines(), 1) if TO_FILL_IN in x), 1)
    origin = Origin(path, line, 1)
    return _edit(arguments, curator.folder, entry_id, origin, is_shown=not arguments.no_edit)


def edit_entry(arguments: argparse.Namespace) -> int:
    """Open the file of an entry at its line, and tell what is wrong with it afterwards."""
    catalog = open_catalog(arguments)
    position = catalog.position(arguments.id)
    if position is None:
        complain(f"there is no entry {clean(arguments.id)!r}; 'ketamine-tui list' prints the ids")
        return FINDINGS
    curator = curator_of(arguments)
    try:
        curator.check_writable()
    except NotWrittenError as error:
        complain(str(error))
        return FINDINGS
    return _edit(arguments, curator.folder, arguments.id, catalog.origin(position), is_shown=True)


def _edit(
    arguments: argparse.Namespace, folder: Path, entry_id: str, origin: Origin, *, is_shown: bool
) -> int:
    """Print where an entry stands, open the editor where there is a terminal, and tell what is wrong."""
    place = FilePlace(folder / origin.path, origin.line, origin.column)
    if not arguments.json:
        put(str(place.file))
    code = FINE
    if is_shown and sys.stdin.isatty() and sys.stdout.isatty():
        try:
            subprocess.run(editor_command(place, os.environ), check=False)  # noqa: S603  # the person's own
        except EditorError as error:
            complain(str(error))
            code = FINDINGS
    problems = _problems(folder, origin.path)
    if arguments.json:
        data = [problem._asdict() for problem in problems]
        put_answer("edit/1", id=entry_id, file=str(place.file), **origin._asdict(), problems=data)
    for problem in problems:
        complain(str(problem))
    return FINDINGS if problems else code


def _problems(folder: Path, path: str) -> Sequence[Problem]:
    directory = load_directory(folder, {file.path for file in scan(folder)}).directory
    return load_file(folder, path, directory).problems
