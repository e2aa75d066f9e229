"""Catalogues of the interface's words: the template that translators begin with, and catalogues for tests."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

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


def _changed(text: str | Sequence[str], change: Callable[[str], str]) -> str | tuple[str, ...]:
    return change(text) if isinstance(text, str) else tuple(map(change, text))


def pseudo(text: str) -> str:
    """Return a text of which every letter has an accent; values come in as they are."""
    parts = _VALUE.split(text)
    return "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in parts)


def longer(text: str) -> str:
    """Return the same, longer by a third, as German is."""
    return f"{pseudo(text)}{'~' * -(-len(_VALUE.sub('', text)) * 35 // 100)}"
