"""The directories that are measured: the shipped one and generated ones, each with its index."""

import shutil
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

from benchmarks import entries, generate
from benchmarks.entries import NEEDLE, needles
from benchmarks.figures import SHIPPED, size_name
from benchmarks.terminal import output_of

PROGRAM = (str(Path(sys.executable).with_name("ketamine-tui")),)


@dataclass(frozen=True)
class Directory:
    """A content folder and what is known of it; `lines` holds its searchable text for fzf."""

    name: str
    arguments: tuple[str, ...]
    folder: Path
    lines: Path
    title: str
    total: int


@dataclass(frozen=True)
class Shipped:
    """The directory that comes with the program, with a word and an id to ask for."""

    directory: Directory
    word: str
    entry_id: str


def prepare_shipped(home: Path) -> Shipped:
    """Index the shipped directory, and look into it for something to ask."""
    rows = [row.split("\t") for row in output_of((*PROGRAM, "list"), home).splitlines()]
    entry_id, *_, title = rows[0]
    nowhere = Path()
    return Shipped(
        Directory(SHIPPED, (), nowhere, nowhere, "", len(rows)),
        word=max(title.split(), key=lambda word: (word.isalpha(), len(word))),
        entry_id=entry_id,
    )


def prepare(folder: Path, size: int, home: Path) -> Directory:
    """Generate a directory in `folder`, unless it is there already, and bring its index up to date."""
    name = size_name(size)
    # Of another generator, another directory.
    sources = (Path(module.__file__ or "").read_bytes() for module in (generate, entries))
    version = f"{zlib.crc32(b''.join(sources)):08x}"
    target = folder / f"{name}-{version}"
    lines = folder / f"{name}-{version}.txt"
    if not target.exists():
        print(f"generating {name}", file=sys.stderr)
        unfinished = folder / f"{name}-{version}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)  # an earlier run was interrupted
        generate.generate(unfinished, size, lines=lines)
        unfinished.rename(target)
    directory = Directory(name, ("--content", str(target)), target, lines, generate.TITLE, size)
    print(f"indexing {name}", file=sys.stderr)
    matching_lines = output_of((*PROGRAM, "list", NEEDLE, *directory.arguments), home).splitlines()
    if len(matching_lines) != needles(size):
        raise AssertionError(
            f"{name}: {NEEDLE} was found {len(matching_lines)} times of {needles(size)}"
        )
    return directory
