"""Catalogues of the interface's words: the template that translators begin with, and catalogues for tests."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ketamine_tui.exchange.formats import FORMATS
from ketamine_tui.model.translate import use
from ketamine_tui.palettes import NAMES
from ketamine_tui.query.fields import FIELDS
from ketamine_tui.store.catalogues import load_catalogue
from support.browsing import FILES, IDS, SOURCE_CHECKED
from support.content import TAGS, Data, page

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ketamine_tui"
TEMPLATE = PACKAGE / "locale/ketamine_tui.pot"
GERMAN = ROOT / "tests/fixtures/locale/de/ketamine_tui.po"
"""The words of urgent help in German, made for tests."""

PSEUDO = "en-XA"
"""The tag of the pseudo-locale: English as nobody's region has it (CLDR has the same one)."""

_METHODS = [("exchange/templates/**.html", "jinja2"), ("**.py", "python")]
_HEADER = "# Words of the interface of ketamine-tui; docs/translations.md says how they are translated.\n#"
_CHANGING = tuple(
    f'"{name}: '
    for name in (
        *("Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date"),
        *("Last-Translator", "Language-Team", "Generated-By"),
    )
)
_VALUE = re.compile(r"(\{[^{}]*\})")
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀçđéƒĝĥîĵķĺɱñôþǫŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĹⱮÑÔÞǪŔŠŢÛṼŴẊÝŽ",
)


@cache
def extracted() -> Catalog:
    """Return the texts of the package that are to be translated, in the order of its files."""
    catalog = Catalog(project="ketamine-tui", header_comment=_HEADER, charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        PACKAGE, _METHODS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for path, line, message, comments, context in found:
        place = f"ketamine_tui/{path}"
        catalog.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    return catalog


def template() -> str:
    """Return the texts to be translated as a file (gettext); no line of it says when or where it was made."""
    file = BytesIO()
    write_po(file, extracted(), width=100, sort_by_file=True, include_lineno=False)
    lines = file.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_CHANGING))


def put_catalogue(folder: Path, catalog: Catalog, language: str) -> Path:
    """Write a catalogue for a language to where `folder` is the person's own for configurations."""
    file = (
        folder / "ketamine-tui/locale" / language.replace("-", "_") / "LC_MESSAGES/ketamine_tui.mo"
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_mo(stream, catalog)
    return file


def put_compiled(folder: Path, po: Path, language: str) -> Path:
    """Compile the texts of a translator's file to where `folder` is the person's own for configurations."""
    with po.open("rb") as stream:
        return put_catalogue(folder, read_po(stream), language)


def put_pseudo(folder: Path, change: Callable[[str], str] | None = None) -> Path:
    """Write the pseudo-locale: each text of the template, changed so that nobody can take it for English."""
    with TEMPLATE.open("rb") as stream:
        catalog = read_po(stream)
    for message in catalog:
        if message.id:
            message.string = _changed(message.id, change or pseudo)
    return put_catalogue(folder, catalog, PSEUDO)


@contextmanager
def speaking_pseudo(folder: Path, change: Callable[[str], str] | None = None) -> Iterator[None]:
    """Let this process speak the pseudo-locale, with its catalogue in a configuration folder."""
    put_pseudo(folder, change)
    use(load_catalogue(PSEUDO, (folder / "ketamine-tui/locale",)).catalogue, PSEUDO)
    try:
        yield
    finally:
        use(None)


def _changed(text: str | Sequence[str], change: Callable[[str], str]) -> str | tuple[str, ...]:
    return change(text) if isinstance(text, str) else tuple(map(change, text))


def pseudo(text: str) -> str:
    """Return a text of which every letter has an accent; values come in as they are."""
    parts = _VALUE.split(text)
    return "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in parts)


def longer(text: str) -> str:
    """Return the same, longer by a third, as German is."""
    return f"{pseudo(text)}{'~' * -(-len(_VALUE.sub('', text)) * 35 // 100)}"


# A directory in whose texts no Latin letter stands: what is in English on a screen over it is the program's.

_ARMENIAN = str.maketrans(
    {
        chr(ord(first) + n): chr(other + n)
        for first, other in (("a", 0x561), ("A", 0x531))
        for n in range(26)
    }
)
_SAID = {
    *("title", "summary", "label", "note", "seen", "not_seen", "disclaimer", "reviewer", "role"),
    *("organization", "publisher", "authors", "address_1", "city", "tags", "aliases"),
}
"""The fields whose values are texts that people read."""


def foreign(text: str) -> str:
    """Return a text in letters that no word of the program has."""
    return text.translate(_ARMENIAN)


def foreign_files() -> dict[str, Data]:
    """Return the small directory in such letters; ids, addresses and numbers stay as they are."""
    files = {name: _foreign(data) for name, data in FILES.items() if not isinstance(data, str)}
    welcome = {"title": foreign("Welcome"), "summary": foreign("How to use it.")}
    body = f"# {foreign('How to use this')}\n\n> {foreign('A quotation.')}\n\n- {foreign('One item.')}\n"
    front = page(body, **welcome, related=["help-line"], reviews=[{**SOURCE_CHECKED, **_review()}])
    return {**files, "tags.yaml": _foreign(TAGS), "pages/welcome.md": front}


def _review() -> dict[str, object]:
    return {name: foreign(str(SOURCE_CHECKED[name])) for name in ("reviewer", "seen", "not_seen")}


def _foreign(data: Any, name: str = "") -> Any:
    if isinstance(data, dict):
        return {key: _foreign(value, key) for key, value in data.items()}
    if isinstance(data, list):
        return [_foreign(value, name) for value in data]
    return foreign(data) if isinstance(data, str) and name in _SAID else data


_EXEMPT = re.compile(
    "|".join(
        (
            r"https?://\S*|[\w.]+@[\w.]+|\bexample\.(?:org|com)\S*|\b10\.\d+/\S*",  # addresses, DOIs
            r"\b(?:\w+/)*[\w-]+\.(?:yaml|md)\b",  # files
            r"(?<=[|])\w[\w./-]*",  # the rest of an address that a dialog covers
            r"(?<!\w)--[a-z-]+(?: NAME)?",  # options, as they are typed
            r"[a-z]+:[\w<.-]*|(?<=[#@=-])\w+",  # words of queries
            r"\b(?:Enter|Esc|Tab|Shift|Ctrl|Up|Down|Left|Right|PgUp|PgDn|Home|End|Space|F\d+)\b",  # keys
            r"\b(?:fg|VISUAL|EDITOR|AND|OR|NOT|NAME)\b",  # what is typed, and variables
            r"\b(?:DOI|ISBN|doi|isbn|US|GB|MDD|HELLO|N1 1AA|[0-9a-f]{12})\b",  # registers, codes, a word to send, a version
            r"(?<=[\u0531-\u0586] )and?\b(?= [\u0531-\u0586]|\.\.|$)",  # between authors, out of the index
            rf"\b(?:{'|'.join((*IDS, *NAMES, *FIELDS, *FORMATS))})\b",  # ids, themes, fields, formats
        )
    )
)
"""What is English wherever it stands: it is typed so, or it is a name."""


def untranslated(text: str, *also: str) -> list[str]:
    """Return the English words of a text, but for what is exempt, and for what else a test names."""
    for name in also:
        text = text.replace(name, "")
    return re.findall(r"[A-Za-z]{2,}", _EXEMPT.sub("", text))
