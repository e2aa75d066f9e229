"""``init``: a directory of one's own."""

import argparse
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.cli.command import Command, add_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINE, complain, put, put_answer
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.text import clean
from ketamine_tui.store.locate import SCAFFOLD
from ketamine_tui.store.scan import is_note


class Options(NamedTuple):
    """The new folder, and whether it begins with examples instead of a copy."""

    folder: str
    json: bool
    empty: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="a new or empty folder")
    add_json(parser)
    parser.add_argument(
        "--empty", action="store_true", help="begin with examples to be replaced, not with a copy"
    )


def run(context: Context, options: Options) -> int:
    """Copy the directory in use, or an empty one, into a new folder."""
    from ketamine_tui.curation.starting import start_directory

    context.check_writing()
    source = SCAFFOLD if options.empty else context.opening.folder
    if is_note(source):
        from ketamine_tui.curation.curator import note_refusal

        raise WrongUseError(note_refusal(source))
    count = start_directory(source, Path(options.folder))
    target = str(Path(options.folder))
    if options.json:
        put_answer("init/1", folder=target, count=count)
    else:
        put(target)
    complain(
        f"copied {count} files to {clean(target)}. Next: ketamine-tui --content {clean(target)}, or"
        f" set KETAMINE_TUI_CONTENT to it; keep the folder in git"
    )
    return FINE


INIT = Command(_add_arguments, Options, run)
