"""Tables and records: CSV (RFC 4180), JSON (RFC 8259) and JSON Lines."""

import csv
import io
import json

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.model.text import as_cell
from ketamine_tui.present.columns import FILE_COLUMNS, values_of
from ketamine_tui.store.decode import fields_of

FORMAT = "ketamine-tui/1"
"""Names the shape of the JSON; the number changes when a field changes its meaning or goes away."""


def to_csv(extract: Extract) -> str:
    """Return a row for every entry, with a heading; several values of a field are one cell."""
    out = io.StringIO()
    writer = csv.writer(out)
    private = ("private_note",) if extract.has_notes else ()
    writer.writerow((*FILE_COLUMNS, "state", "due", "as_of", "version", *private))
    for item in extract.items:
        fields = fields_of(item.entry)
        cells = [values_of(fields, name) for name in FILE_COLUMNS]
        due = item.due.isoformat() if item.due else ""
        stamp = (item.state.value, due, extract.as_of.isoformat(), extract.version)
        notes = (item.private_note,) if extract.has_notes else ()
        writer.writerow([as_cell(text) for text in (*cells, *stamp, *notes)])
    return out.getvalue()


def to_json(extract: Extract) -> str:
    """Return one object: what the extract is, and its entries."""
    data = {**_origin(extract), "left_out": extract.left_out}
    data["entries"] = [_record(item) for item in extract.items]
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def to_json_lines(extract: Extract) -> str:
    """Return an object for every entry, a line each."""
    records = ({**_record(item), **_origin(extract)} for item in extract.items)
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


def _origin(extract: Extract) -> dict[str, object]:
    return {
        "format": FORMAT,
        "directory": extract.title,
        "version": extract.version,
        "as_of": extract.as_of.isoformat(),
    }


def _record(item: Item) -> dict[str, object]:
    due = item.due.isoformat() if item.due else None
    private = {"private_note": item.private_note} if item.private_note else {}
    return {**fields_of(item.entry), "state": item.state.value, "due": due, **private}
