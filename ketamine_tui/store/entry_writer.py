"""The writer of an entry's own file, which `entry_files` reads."""

from collections.abc import Mapping

from ketamine_tui.model.entry import Entry, Page
from ketamine_tui.store.decode import fields_of
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.yaml_writer import PlainData, field_lines

_ELSEWHERE = ("id", "body")
"""The id is the name of the file; the text of a page stands below the other fields."""

_LAST = "reviews"
"""Stands at the end, where the program adds to it."""


def entry_text(entry: Entry) -> str:
    """Return the text of an entry's file: YAML, or for a page front matter and Markdown.

    The fields stand in the order of `ENTRY_RECORDS`, the reviews at the end; empty ones are left out.
    Reading it gives the same entry, less what reading does not keep: blank lines round a page's text.

    Raises:
        ValueError: If a text holds a control character, which no text from a file does.
    """
    values = fields_of(entry)
    table = [name for name in ENTRY_RECORDS[type(entry)].fields if name not in (*_ELSEWHERE, _LAST)]
    fields: Mapping[str, PlainData] = {n: values[n] for n in (*table, _LAST) if n in values}
    text = "".join(f"{line}\n" for line in field_lines(fields))
    if isinstance(entry, Page):
        return f"---\n{text}---\n\n{entry.body}\n"
    return text
