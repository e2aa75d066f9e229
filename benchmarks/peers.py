"""Programs that keep records in files and list them in a shell: papis, buku and khard.

Each gets as many records as the directory it is compared with, in its own format, one of them with the needle.
"""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.entries import NEEDLE, NEEDLE_AT, make_entry
from benchmarks.terminal import output_of


@dataclass(frozen=True)
class Record:
    """What every peer can keep of an entry."""

    number: int
    title: str
    summary: str
    tag: str


@dataclass(frozen=True)
class Peer:
    """A program, how it lists all its records and finds a word, and how its records are written."""

    name: str
    version: tuple[str, ...]
    list_all: tuple[str, ...]
    find: tuple[str, ...]
    write: Callable[[Path, list[Record]], None]


def records(count: int) -> list[Record]:
    """The first entries of a generated directory, with the needle in the title of one."""
    made = []
    for number in range(count):
        fields, _ = make_entry(number, seed=1, in_list=True)
        title = f"{fields['title']} {NEEDLE}" if number == NEEDLE_AT else fields["title"]
        made.append(Record(number, title, fields["summary"], fields["tags"][0]))
    return made


def prepare_peer(peer: Peer, home: Path, count: int) -> str:
    """Write a peer's records, unless they are there, and see that it finds them; return why not."""
    if shutil.which(peer.name) is None:
        return "not installed"
    if not home.exists():
        home.mkdir(parents=True)
        peer.write(home, records(count))
    listed = output_of(peer.list_all, home)
    matching = output_of(peer.find, home)
    if listed.count("\n") < count or not 0 < matching.count("\n") < 10:
        return "did not list what was written for it"
    return ""


def _write_papis(home: Path, kept: list[Record]) -> None:
    library = home / "papers"
    _write(
        home / "config/papis/config",
        f"[settings]\ndefault-library = papers\n\n[papers]\ndir = {library}\n",
    )
    for record in kept:
        _write(
            library / f"paper-{record.number}" / "info.yaml",
            f"title: {record.title}\nabstract: {record.summary}\nauthor: Park, A.\nyear: 2020\n"
            f"type: article\nref: paper-{record.number}\npapis_id: {record.number:032x}\n"
            f"tags:\n- {record.tag}\n",
        )


def _write_buku(home: Path, kept: list[Record]) -> None:
    path = home / "data/buku/bookmarks.db"
    path.parent.mkdir(parents=True)
    rows = ((f"https://example.org/{r.number}", r.title, f",{r.tag},", r.summary) for r in kept)
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE bookmarks (id integer PRIMARY KEY, URL text NOT NULL UNIQUE,"
            " metadata text default '', tags text default ',', desc text default '',"
            " flags integer default 0)"
        )
        database.executemany(
            "INSERT INTO bookmarks (URL, metadata, tags, desc) VALUES (?, ?, ?, ?)", rows
        )
    database.close()


def _write_khard(home: Path, kept: list[Record]) -> None:
    folder = home / "contacts"
    _write(home / "config/khard/khard.conf", f"[addressbooks]\n[[all]]\npath = {folder}\n")
    for record in kept:
        _write(
            folder / f"contact-{record.number}.vcf",
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:contact-{record.number}\r\nFN:{record.title}\r\n"
            f"N:{record.title};;;;\r\nNOTE:{record.summary}\r\nCATEGORIES:{record.tag}\r\n"
            f"TEL;TYPE=VOICE:+12025550100\r\nEND:VCARD\r\n",
        )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


PEERS = (
    Peer(
        "papis",
        ("papis", "--version"),
        ("papis", "list", "--all"),
        ("papis", "list", "--all", NEEDLE),
        _write_papis,
    ),
    Peer(
        "buku",
        ("buku", "--nostdin", "--version"),
        ("buku", "--nostdin", "--np", "--nc", "--print"),
        ("buku", "--nostdin", "--np", "--nc", "--sany", NEEDLE),
        _write_buku,
    ),
    Peer(
        "khard",
        ("khard", "--version"),
        ("khard", "list"),
        ("khard", "list", NEEDLE),
        _write_khard,
    ),
)
