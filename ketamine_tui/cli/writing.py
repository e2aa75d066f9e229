"""``init`` and ``new``: a directory of one's own, and another entry in it."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from ketamine_tui.cli.opening import content_folder, curator_of, open_catalog, today
from ketamine_tui.cli.output import FINDINGS, FINE, USAGE, complain, put
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.text import clean
from ketamine_tui.query.names import nearest
from ketamine_tui.services.editor import EditorError, Place, editor_command
from ketamine_tui.services.skeleton import (
    TO_FILL_IN,
    path_for,
    section_for,
    skeleton,
    slug,
    write_new,
)
from ketamine_tui.services.starting import SCAFFOLD, start_directory
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.entry_files import load_file
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import scan


def start(arguments: argparse.Namespace) -> int:
    """Copy the directory in use, or an empty one, into a new folder."""
    source = SCAFFOLD if arguments.empty else content_folder(arguments)
    target = Path(arguments.folder)
    try:
        count = start_directory(source, target)
    except NotWrittenError as error:
        complain(str(error))
        return USAGE
    put(str(target))
    named = clean(str(target))
    complain(
        f"{count} files are in {named}. Next: ketamine-tui --content {named}, or"
        f" set KETAMINE_TUI_CONTENT to it; keep the folder in git"
    )
    return FINE


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
        file = write_new(curator.folder, path, text)
    except NotWrittenError as error:
        complain(str(error))
        return FINDINGS
    put(str(file))
    if not arguments.no_edit and sys.stdin.isatty() and sys.stdout.isatty():
        line = next((n for n, x in enumerate(text.splitlines(), 1) if TO_FILL_IN in x), 1)
        _edit(Place(file, line))
    return _tell_problems(curator.folder, path)


def _edit(place: Place) -> None:
    try:
        subprocess.run(editor_command(place, os.environ), check=False)  # noqa: S603  # the person's own
    except EditorError as error:
        complain(str(error))


def _tell_problems(folder: Path, path: str) -> int:
    directory = load_directory(folder, {file.path for file in scan(folder)}).directory
    problems = load_file(folder, path, directory).problems
    for problem in problems:
        complain(str(problem))
    return FINDINGS if problems else FINE
