"""``merge``: three versions of a file into one, as git asks a merge driver to."""

import argparse
import os
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.cli.command import Command
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, complain
from ketamine_tui.model.errors import UnreadableError
from ketamine_tui.model.text import clean


class Options(NamedTuple):
    """Three files, and the path that the merged one has in its repository."""

    base: str
    ours: str
    theirs: str
    path: str | None


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="the version that both come from (%%O)")
    parser.add_argument("ours", metavar="OURS", help="our version, which takes the result (%%A)")
    parser.add_argument("theirs", metavar="THEIRS", help="their version (%%B)")
    parser.add_argument(
        "path", metavar="PATH", nargs="?", help="where it stands in the repository (%%P)"
    )


def run(context: Context, options: Options) -> int:
    """Put what both sides have changed into our version; say what a person has to decide."""
    from ketamine_tui.services.git import merge_lines
    from ketamine_tui.services.processes import ProcessError
    from ketamine_tui.store.merging.threeway import merge_texts
    from ketamine_tui.store.saving import replace_file, writing

    context.check_writing()
    path = options.path or options.ours
    base, ours, theirs = (_text(Path(name)) for name in options[:3])
    lines = partial(merge_lines, environment=os.environ)
    try:
        merged = merge_texts(base, ours, theirs, path, lines)
    except ProcessError as error:
        raise UnreadableError(f"{clean(path)} cannot be merged: {error}") from None
    if merged.text != ours:
        with writing(options.ours):
            replace_file(Path(options.ours), merged.text.encode(errors="surrogateescape"))
    for place in merged.conflicts:
        complain(
            f"{clean(path)}: both sides have changed {clean(place)}; decide, then 'git add' it"
        )
    return FINDINGS if merged.conflicts else FINE


def _text(file: Path) -> str:
    try:
        # What is not UTF-8 is merged all the same: without marks it would be taken for our version.
        return file.read_bytes().decode(errors="surrogateescape")
    except OSError as error:
        raise UnreadableError(f"{clean(str(file))}: {error.strerror}") from None


MERGE = Command(_add_arguments, Options, run)
