"""A directory that tries everything: every field of every kind says things that no terminal may hear."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from support.content import page, write_directory

from ketamine_tui.model.entry import CLASS_OF_KIND, Page
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.text import clean
from ketamine_tui.store import decode
from ketamine_tui.store.entry_schema import ENTRY_RECORDS

WORD = (
    "\x1b]52;c;aGk=\x07"  # fills the clipboard
    "\x1b]0;title\x1b\\\x1bP0q\x1b\\\x1b[2J"  # title, picture, erase
    "\x9b31m\x9d0;x\x9c\x90q\x9c"  # the same in one character each
    "\x00\x08\x7f\u202e\u200b\u2066\ufeff\U000e0041"
)
"""Controls, overrides and invisible characters, without a space."""

LINES = f"{WORD}\x85\u2028\u2029\x0b\x0c\r{WORD}"
"""The same with everything that somebody takes for the end of a line."""

SPELT = "<U+001B>]52;c;aGk=<U+0007>"
"""How the beginning of both is shown."""

BRACKETS = (
    "[/x]",
    "[TODO] fix",
    "[red]",
    "[@click=app.quit]x[/]",
    "[see](url)",
    "[/]",
    "[link=file:///x]",
    "a\\[b]",
    "ends in a backslash\\",
    "[$p]",
    "[bold 'unclosed",
)
"""What the toolkit, or the one below it, would take for markup."""

_VALID = ("start", "2017", "MO", "09:00", "+18005550100", "a@example.org", "https://example.org/")

_PAIR = re.compile(r"\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}")

_JSON = '"%s"'

GOOD = ("start", "in-an-odd-folder", "in-a-folder-with-an-ending")


def quoted(data: object) -> str:
    """Return plain data as YAML in which every odd character is an escape."""
    escaped = json.dumps(data, indent=1)
    # What JSON needs two escapes for, YAML takes as one only.
    return _PAIR.sub(lambda pair: f"\\U{ord(json.loads(_JSON % pair[0])):08x}", escaped)


def filled(kind: decode.Type, text: str) -> object:
    """Return a value of a type of the schema that says `text` wherever it may say anything."""
    match kind:
        case decode.Text():
            return _line(kind, text)
        case decode.Many():
            return [filled(kind.item, text)]
        case decode.Record():
            return {name: filled(field, text) for name, field in kind.fields.items()}
        case decode.ByName():
            return {text: "0" * 8}
        case decode.Choice():
            return kind.options[0].value
        case _:
            others: dict[type[object], str] = {
                decode.Prose: f"```\n{text}\n```\n\n{text}\n",
                decode.Date: "2026-11-01",
                decode.YesNo: "no",
            }
            return others[type(kind)]


def _line(kind: decode.Text, text: str) -> str:
    """Return a text of the form that is asked for, with as much of `text` in it as that allows."""
    word = "".join(text.split())
    offers = (text, f"7 {text}", f"7{word}", f"https://example.org/{word}", f"a{word}@example.org")
    fitting = (
        offer
        for offer in (*offers, *_VALID)
        if kind.pattern is None or kind.pattern.fullmatch(clean(offer.strip()))
    )
    return next(fitting)


def entry(kind: Kind, text: str, **changes: object) -> tuple[str, str]:
    """Return ending and text of a file whose entry says `text` in every field."""
    cls = CLASS_OF_KIND[kind]
    fields = filled(ENTRY_RECORDS[cls], text)
    assert isinstance(fields, dict)
    fields |= {"kind": kind.value, "section": "start", "title": text, **changes}
    del fields["id"]
    if cls is not Page:
        return "yaml", quoted(fields)
    body = fields.pop("body")
    return "md", f"---\n{quoted(fields)}\n---\n{body}"


def _entries(kinds: Iterable[Kind]) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        ending, text = entry(kind, LINES)
        yield f"{_folder(kind)}/odd-{kind.value}.{ending}", text
    for number, bracket in enumerate(BRACKETS):
        for kind in (Kind.PAGE, Kind.ARTICLE, Kind.HELPLINE):
            ending, text = entry(kind, bracket, summary=bracket)
            yield f"{_folder(kind)}/bracket-{number}-{kind.value}.{ending}", text


def _folder(kind: Kind) -> str:
    if CLASS_OF_KIND[kind] is Page:
        return "pages"
    return "contacts" if kind in (Kind.HELPLINE, Kind.CLINIC, Kind.PERSON) else "resources"


def _directory() -> Mapping[str, object]:
    groups = [
        {"region": LINES, "title": text, "entries": ["odd-helpline", "bracket-1-helpline", "start"]}
        for text in (LINES, *BRACKETS)
    ]
    return {
        **dict.fromkeys(("title", "description", "language", "license", "disclaimer"), LINES),
        "sections": [
            {"id": "start", "title": LINES, "description": LINES},
            *({"id": f"b{n}", "title": text} for n, text in enumerate(BRACKETS)),
        ],
        "urgent": groups,
    }


def _tags() -> list[dict[str, object]]:
    tags: list[dict[str, object]] = [
        {"id": "odd", "label": WORD, "description": LINES, "aliases": [LINES]}
    ]
    tags.extend({"id": f"b{n}", "label": "".join(text.split())} for n, text in enumerate(BRACKETS))
    return tags


# Files that cannot be read, with where and what the problem is.
BAD: Mapping[str, tuple[str | bytes, str]] = {
    "resources/deep.yaml": ("[" * 100_000, "1:41: error yaml-depth"),
    "resources/bomb.yaml": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        "1:4: error yaml-anchor",
    ),
    "resources/alias.yaml": ("kind: book\ntitle: *a\n", "2:8: error yaml-alias"),
    "resources/twice.yaml": (
        "kind: book\ntitle: A\ntitle: B\n",
        "3:1: error yaml-duplicate-key",
    ),
    "resources/latin.yaml": (
        "kind: book\ntitle: Café\n".encode("latin-1"),
        "2:11: error file-encoding",
    ),
    "resources/large.yaml": ("# " + "x" * 3_000_000, "1:1: error file-too-large"),
    "resources/tagged.yaml": (
        "kind: book\ntitle: !!python/name:os.system x\n",
        "2:8: error yaml-tag",
    ),
    "resources/control.yaml": ('kind: book\ntitle: "\x1b[31m"\n', "2:9: error yaml-character"),
    "resources/empty.yaml": ("", "1:1: error file-empty"),
    "resources/odd-words.yaml": (
        quoted({WORD: LINES, "kind": WORD}),
        "3:10: error value-unknown",
    ),
    "pages/open.md": ("---\nkind: page\ntitle: A\n", "1:1: error front-matter-open"),
    "pages/none.md": ("Just text\n", "1:1: error front-matter-missing"),
    "pages/broken.md": ("---\nkind: page\ntitle: [A\n---\nText\n", "3:8: error yaml-syntax"),
}
LINKED = {
    "resources/nowhere.yaml": "1:1: error file-unreadable",
    "resources/outside.yaml": "1:1: error file-outside",
    "resources/queue.yaml": "1:1: error file-unreadable",
}
ODD_NAME = f"resources/{WORD.replace(chr(0), '')}\u2028\n.yaml"


def write_hostile(folder: Path, kinds: Iterable[Kind] = Kind) -> Path:
    """Write the directory and return its folder."""
    good = page("# Text\n\n[to a kind](../resources/odd-book.yaml)\n", title="Good")
    book = quoted({"kind": "book", "section": "start", "title": "Good book", "summary": LINES})
    write_directory(
        folder,
        {
            "directory.yaml": quoted(_directory()),
            "tags.yaml": quoted(_tags()),
            **dict(_entries(kinds)),
            **{path: data for path, (data, _) in BAD.items()},
            "pages/start.md": good,
            f"contacts/{WORD.replace(chr(0), '')}/in-an-odd-folder.yaml": book,
            "resources/folder.yaml/in-a-folder-with-an-ending.yaml": book,
            ODD_NAME: book,
        },
    )
    with open(os.fsencode(folder) + b"/resources/\xff\xfe.yaml", "w") as file:  # noqa: PTH123
        file.write(book)
    (folder.parent / "secret.yaml").write_text(book)
    (folder / "resources/nowhere.yaml").symlink_to("nothing.yaml")
    (folder / "resources/outside.yaml").symlink_to(folder.parent / "secret.yaml")
    os.mkfifo(folder / "resources/queue.yaml")
    return folder
