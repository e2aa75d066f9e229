"""A kind of way that is added to the model is read by every reader, without a change in any of them."""

import subprocess
import sys

PROGRAM = '''
"""Add pagers to the model, and read one from each format."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ketamine_tui.model import entry, ways
from ketamine_tui.model.kind import Kind

OLD = ways.WayKind


class Pager(NamedTuple):
    number: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(entry.Contact):
    pagers: tuple[Pager, ...] = ()


def of_old(name, pager):
    return property(lambda kind: pager if kind == "pager" else getattr(OLD(kind.value), name))


ways.WayKind = StrEnum("WayKind", {**{kind.name: kind.value for kind in OLD}, "PAGER": "pager"})
ways.WayKind.label = of_old("label", "Pager")
ways.WayKind.telephone = of_old("telephone", None)
ways.WAYS_OF_FIELDS = {
    **ways.WAYS_OF_FIELDS,
    "pagers": lambda pager: ways.Way(ways.WayKind.PAGER, pager.number),
}

from ketamine_tui.store import entry_schema
from ketamine_tui.store.decode import Many, Record

number, label = entry_schema.NUMBER, entry_schema.WORDS
record = entry_schema.ENTRY_RECORDS[entry.Contact]
pagers = Many(Record(Pager, {"number": number, "label": label}, frozenset({"number"})))
entry_schema.ENTRY_RECORDS[Contact] = Record(
    Contact, {**record.fields, "pagers": pagers}, record.required
)
entry.CLASS_OF_KIND[Kind.ORGANIZATION] = Contact

from ketamine_tui.exchange.readers.gathering import ReadOptions
from ketamine_tui.exchange.sources import SOURCES

FILES = {
    "markdown": "- **A**\\n  - Pager: 555-0100\\n",
    "csv": "title,summary,kind,pager\\nA,a,organization,555-0100\\n",
    "json": """{"format": "ketamine-tui/1", "entries": [{"kind": "organization", "title": "A",
        "summary": "a", "pagers": [{"number": "555-0100"}]}]}""",
}
for name, text in FILES.items():
    imported = SOURCES[name].read(text, "file", ReadOptions())
    print(name, [x.entry.pagers for x in imported.entries], [str(x) for x in imported.losses])
'''


def test_a_kind_of_way_that_is_added_is_read_from_notes_tables_and_our_json() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    read = "[(Pager(number='555-0100', label=''),)] []"
    assert done.stdout.splitlines() == [f"{name} {read}" for name in ("markdown", "csv", "json")]
