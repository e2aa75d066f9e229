"""A field of an entry reaches every output, or stands in the table of what that output leaves out."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange.every_field import Sample, catalogs, outputs, samples
from support.shell import Shell

from ketamine_tui.exchange.formats import FORMATS
from ketamine_tui.exchange.left_out import LEFT_OUT, leaves_out
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.derive import facet_values
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.way_kinds import WAY_FIELDS, WayKind
from ketamine_tui.present.copying import copy_fields, fields_called
from ketamine_tui.query.fields import FIELDS, PRESENCE

DOCUMENT = Path(__file__).parents[2] / "docs" / "exchange.md"
BEGIN, END = "<!-- left out -->\n", "<!-- /left out -->"
SAMPLES = list(samples())
OUTPUTS = outputs()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Catalog, Catalog]]:
    with catalogs(tmp_path_factory.mktemp("every-field"), SAMPLES) as opened:
        yield opened


def position_of(catalog: Catalog, name: str) -> int:
    position = catalog.position(name)
    assert position is not None
    return position


def filled_entry(both: tuple[Catalog, Catalog], sample: Sample) -> Entry:
    return entry_at(both[1], position_of(both[1], sample.filled["id"]))


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_field_is_there_or_named_as_left_out(
    both: tuple[Catalog, Catalog], output: str
) -> None:
    told = {True: set[str](), False: set[str]()}
    for sample in SAMPLES:
        if output in FORMATS and not FORMATS[output].holds(filled_entry(both, sample)):
            continue
        without, filled = (
            OUTPUTS[output](catalog, position_of(catalog, made["id"]))
            for catalog, made in zip(both, (sample.without, sample.filled), strict=True)
        )
        assert not sample.word or sample.word not in without, sample.path
        is_there = sample.word.lower() in filled.lower() if sample.word else without != filled
        told[is_there].add(sample.path)
    assert not told[True] & told[False]
    # The line mode says what `show` does.
    table = "show" if output == "linear" else output
    assert {path for path in told[True] | told[False] if leaves_out(table, path)} == told[False]
    for left in LEFT_OUT[table]:
        assert any(leaves_out(table, path) for path in told[False]), left


def test_the_table_names_every_format() -> None:
    assert {*LEFT_OUT} == {*FORMATS, "show", "list --columns"} == {*OUTPUTS} - {"linear"}


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.path.partition(".")[0] in WAY_FIELDS])
def test_every_way_can_be_asked_for_searched_and_copied(
    both: tuple[Catalog, Catalog], sample: Sample
) -> None:
    entry = filled_entry(both, sample)
    way = next(way for way in entry.ways() if way.kind.field == sample.path.partition(".")[0])
    assert way.kind.presence in facet_values(entry)["has"]
    assert way.kind.presence in PRESENCE
    assert way.kind.search_field in FIELDS
    copied = fields_called(copy_fields(entry), way.kind.value)
    assert way.value in [field.value for field in copied]


def test_every_kind_of_way_is_offered_where_a_field_is_asked_for(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home", None)
    done = shell.run("completion", "words", "--", "copy", "an-id", "")
    assert {*WayKind} <= {line.split("\t")[0] for line in done.lines}


def table() -> str:
    """Return the table as the document is to show it."""
    rows = [
        f"| `{name}` | {', '.join(f'`{path}`' for path in sorted(paths)) or 'nothing'} |"
        for name, paths in LEFT_OUT.items()
    ]
    return "\n".join(["| output | fields that it has no place for |", "|---|---|", *rows, ""])


def test_the_document_shows_the_table() -> None:
    text = DOCUMENT.read_text("utf-8")
    before, shown, after = (*text.partition(BEGIN)[:2], text.partition(END)[2])
    assert shown
    written = f"{before}{BEGIN}{table()}{END}{after}"
    if os.environ.get("UPDATE_GOLDEN"):
        DOCUMENT.write_text(written, "utf-8")
    assert DOCUMENT.read_text("utf-8") == written
