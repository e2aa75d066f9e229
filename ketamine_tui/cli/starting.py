"""``init``: a directory of one's own."""

import argparse
from pathlib import Path

from ketamine_tui.cli.opening import content_folder
from ketamine_tui.cli.output import FINE, USAGE, complain, put, put_answer
from ketamine_tui.curation.starting import start_directory
from ketamine_tui.model.text import clean
from ketamine_tui.store.locate import SCAFFOLD
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import is_note


def start(arguments: argparse.Namespace) -> int:
    """Copy the directory in use, or an empty one, into a new folder."""
    source = SCAFFOLD if arguments.empty else content_folder(arguments)
    target = Path(arguments.folder)
    if is_note(source):
        from ketamine_tui.curation.curator import note_refusal

        complain(note_refusal(source))
        return USAGE
    try:
        count = start_directory(source, target)
    except NotWrittenError as error:
        complain(str(error))
        return USAGE
    if arguments.json:
        put_answer("init/1", folder=str(target), count=count)
    else:
        put(str(target))
    named = clean(str(target))
    complain(
        f"{count} files are in {named}. Next: ketamine-tui --content {named}, or"
        f" set KETAMINE_TUI_CONTENT to it; keep the folder in git"
    )
    return FINE
