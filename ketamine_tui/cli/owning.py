"""``mark`` and ``note``: what somebody has put to entries for themselves."""

import argparse
import sys
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, Speech, add_id_and_json, add_json, text_argument
from ketamine_tui.cli.context import Context, position_named
from ketamine_tui.cli.output import FINDINGS, FINE, put, put_answer, put_outcome
from ketamine_tui.model.errors import UserError, WrongUseError
from ketamine_tui.model.marks import LONGEST_NOTE, NO_MARK, Marks
from ketamine_tui.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ketamine_tui.index.catalog import Catalog

_STANDARD_INPUT = "-"
_GONE = "(there is no such entry any more)"


class MarkOptions(NamedTuple):
    """Entries to be marked, or whose marks are to be taken away."""

    ids: list[str]
    remove: bool
    json: bool


class NoteOptions(NamedTuple):
    """An entry, and the private note about it."""

    id: str
    json: bool
    text: str | None
    remove: bool


def _add_mark(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="an entry's id; without one, all that is yours"
    )
    parser.add_argument("--remove", action="store_true", help="take the marks away; notes stay")
    add_json(parser)


def _add_note(parser: argparse.ArgumentParser) -> None:
    add_id_and_json(parser)
    parser.add_argument(
        "text",
        nargs="?",
        metavar="TEXT",
        type=text_argument,
        help="what to keep in the place of the note before; - reads it from standard input",
    )
    parser.add_argument("--remove", action="store_true", help="take the note away")


def run_mark(context: Context, options: MarkOptions) -> int:
    """Print what somebody has marked, or mark entries, or take their marks away."""
    from ketamine_tui.actions.marking import mark

    catalog = context.catalog()
    if not options.ids:
        if options.remove:
            raise WrongUseError("--remove needs the ids of entries; 'ketamine-tui mark' lists them")
        marks = context.marks
        _put(context, catalog, marks, list(marks), as_json=options.json)
        return FINE if marks else FINDINGS
    titles = {
        entry_id: _title(context, catalog, entry_id, is_kept=options.remove)
        for entry_id in options.ids
    }
    outcome = mark(titles, context.session(), is_marked=not options.remove)
    if outcome.marks is None:
        return put_outcome(outcome, "marks/1", as_json=False)
    _put(context, catalog, outcome.marks, list(titles), as_json=options.json)
    return FINE


def run_note(context: Context, options: NoteOptions) -> int:
    """Print the note about an entry, or keep another one, or take it away."""
    from ketamine_tui.actions.marking import write_note

    if options.remove and options.text is not None:
        raise WrongUseError("a text and --remove do not go together")
    catalog = context.catalog()
    is_kept = options.remove or options.text is None
    title = _title(context, catalog, options.id, is_kept=is_kept)
    if options.text is None and not options.remove:
        note = context.marks.get(options.id, NO_MARK).note
        _put_note(options, title, note)
        return FINE if note else FINDINGS
    text = "" if options.remove else _text(options.text or "")
    outcome = write_note(options.id, title, text, context.session())
    if outcome.marks is None:
        return put_outcome(outcome, "note/1", as_json=False)
    if options.json:
        _put_note(options, title, outcome.marks.get(options.id, NO_MARK).note)
    return FINE


def _text(argument: str) -> str:
    """Return the note that is meant. One on a command line stays in the history of a shell."""
    if argument != _STANDARD_INPUT:
        return argument
    data = sys.stdin.buffer.read(8 * LONGEST_NOTE)
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise UserError("standard input is not UTF-8, or too long for a note") from None


def _put_note(options: NoteOptions, title: str, note: str) -> None:
    if options.json:
        put_answer("note/1", id=options.id, title=title, note=note)
    elif note:
        put(note)


def _title(context: Context, catalog: "Catalog", entry_id: str, *, is_kept: bool) -> str:
    """Return the title of an entry; the id of one that is gone, where what is kept of it is meant.

    Raises:
        UserError: If there is none.
    """
    if is_kept and catalog.position(entry_id) is None and entry_id in context.marks:
        return entry_id
    return catalog.row(position_named(catalog, entry_id)).title


def _put(
    context: Context,
    catalog: "Catalog",
    marks: Marks,
    entry_ids: "Sequence[str]",
    *,
    as_json: bool,
) -> None:
    records = [_record(catalog, marks, entry_id) for entry_id in entry_ids]
    if as_json:
        put_answer("marks/1", marks=records)
        return
    from ketamine_tui.cli.printing import print_rows

    rows = (
        (
            str(record["id"]),
            ", ".join(
                [*["marked"] * bool(record["is_marked"]), *["note"] * bool(record["has_note"])]
            ),
            str(record["title"]) if record["is_there"] else _GONE,
        )
        for record in records
    )
    print_rows(context, ("id", "yours", "title"), rows)


def _record(catalog: "Catalog", marks: Marks, entry_id: str) -> dict[str, object]:
    mark, position = marks.get(entry_id, NO_MARK), catalog.position(entry_id)
    return {
        "id": clean(entry_id),
        "title": "" if position is None else catalog.row(position).title,
        "is_marked": mark.is_marked,
        "has_note": bool(mark.note),
        "is_there": position is not None,
    }


MARK = Command(_add_mark, MarkOptions, run_mark, speech=Speech.READER)
NOTE = Command(_add_note, NoteOptions, run_note, speech=Speech.READER)
