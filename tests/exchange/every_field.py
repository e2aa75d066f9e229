"""Entries with and without each of their fields, and what every output says of them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from support.content import Data, as_yaml, open_content, write_directory

from ketamine_tui.cli.linear.facts import card_facts
from ketamine_tui.exchange.extract import Extract, extract_at
from ketamine_tui.exchange.formats import FORMATS
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.entry import CLASS_OF_KIND
from ketamine_tui.model.kind import Kind
from ketamine_tui.present.card import card_at
from ketamine_tui.present.columns import COLUMNS, cells_of
from ketamine_tui.present.layout import plain_text
from ketamine_tui.store.decode import ByName, Choice, Date, Many, Prose, Record, Text, Type, YesNo
from ketamine_tui.store.entry_schema import ENTRY_RECORDS

TODAY = dt.date(2020, 6, 15)
KINDS = (Kind.PAGE, Kind.BOOK, Kind.CLINIC)
"""A kind for each class of entries."""

OTHER = "other-entry"
_ANOTHER: dict[str, Any] = {
    "id": OTHER,
    "kind": "clinic",
    "section": "start",
    "title": "Another",
    "summary": "S",
    "links": [{"url": "https://example.org/another"}],
}
_DIRECTORY: dict[str, Any] = {
    "title": "Small directory",
    "sections": [{"id": name, "title": name.title()} for name in ("start", "elsewhere")],
}
_OF_REVIEWS = {
    "reviews.status": "needs-changes",
    "reviews.replaced_by": OTHER,
    "reviews.source": "https://example.org/source",
    "reviews.method": "phoned",
}
_OTHER_VALUES = {
    "kind": {Kind.BOOK: "article", Kind.CLINIC: "person"},
    "section": "elsewhere",
    "related": [OTHER],
    **_OF_REVIEWS,
    "phones.type": "fax",
    "identifiers.scheme": "isbn",
    "translations.language": "de",
    **{f"translations.{path}": value for path, value in _OF_REVIEWS.items()},
    "issued": "2017-03-04",
}
"""What stands for a field whose values are not any text."""

_BASES: Mapping[str, dict[str, Any]] = {
    "reviews": {"date": "2020-06-01", "status": "reviewed", "reviewer": "Somebody"},
    "identifiers": {"scheme": "doi", "value": "10.1234/base"},
    "addresses": {"city": "Basetown"},
    "schedules": {"opens": "08:00"},
    "translations": {"language": "fr"},
}
"""Records that stand round a part; of others it is what they must have."""


class Sample(NamedTuple):
    """An entry as plain data, without a field and with it; `word` tells that the field is there.

    Without a word, any difference does.
    """

    kind: Kind
    path: str
    without: dict[str, Any]
    filled: dict[str, Any]
    word: str


class Field(NamedTuple):
    """A field of entries; `records` are those within which it stands, the outermost first, by name."""

    path: str
    type_: Type
    records: tuple[tuple[str, Record[Any]], ...] = ()


def fields_of(
    record: Record[Any], outer: tuple[tuple[str, Record[Any]], ...] = ()
) -> Iterator[Field]:
    """Yield the fields of a record and of those within it, such as ``phones.note``."""
    for name, type_ in record.fields.items():
        item = type_.item if isinstance(type_, Many) else type_
        if isinstance(item, Record):
            yield from fields_of(item, (*outer, (name, item)))
        else:
            yield Field(".".join((*(name for name, _ in outer), name)), type_, outer)


def samples() -> Iterator[Sample]:
    """Yield a sample for every field of every class of entries."""
    numbers = count(100)
    for kind in KINDS:
        for field in fields_of(ENTRY_RECORDS[CLASS_OF_KIND[kind]]):
            if (kind, field.path) != (Kind.PAGE, "kind"):
                yield _sample(kind, field, next(numbers))


def _sample(kind: Kind, field: Field, number: int) -> Sample:
    entry: dict[str, Any] = {
        "id": f"entry-{number}",
        "kind": kind.value,
        "section": "start",
        "title": "Some title",
        "summary": "Some words.",
        "links": [{"url": "https://example.org/base"}],
        "reviews": [_BASES["reviews"]],
    }
    value, word = _value(kind, field.path, field.type_, number)
    name = field.path.rpartition(".")[2]
    filled: Any = {name: value}
    without: Any = {}
    for outer, record in reversed(field.records):
        usual = {part: _value(kind, part, record.fields[part], 50)[0] for part in record.required}
        usual |= _BASES.get(outer, {})
        # Without what it must have, there is no such record.
        is_whole = name not in record.required and {*usual} != {name}
        usual.pop(name, None)
        without = {outer: [{**usual, **without}]} if is_whole and {**usual, **without} else {}
        filled = {outer: [{**usual, **filled}]}
        entry.pop(outer, None)
        name = outer
    return Sample(kind, field.path, {**entry, **without}, {**entry, **filled}, word)


def _value(kind: Kind, path: str, type_: Type, number: int) -> tuple[Any, str]:  # noqa: PLR0911  # a case for each type
    """Return a value for a field, and the word to know it by, if it is one."""
    if path in _OTHER_VALUES:
        value: Any = _OTHER_VALUES[path]
        value = value[kind] if isinstance(value, dict) else value
        return value, value if isinstance(value, str) and "/" in value else ""
    word = f"word{number}"
    match type_:
        case Many(item=item):
            value, word = _value(kind, path, item, number)
            return [value], word
        case Text(pattern=None) | Prose():
            return word, word
        case Text(pattern=pattern):
            assert pattern is not None
            forms = (
                *(f"https://example.org/{word}", f"{word}@example.org", f"+1202555{number:04}"),
                *(f"202-555-{number:04}", "07:17", "TU", word),
            )
            value = next(form for form in forms if pattern.fullmatch(form))
            return value, "" if value in ("07:17", "TU") else value
        case Date():
            return "2020-05-17", ""
        case YesNo():
            return "yes", ""
        case ByName(item=Text(pattern=None) as item):
            value, word = _value(kind, path, item, number)
            return {"title": value}, word
        case ByName():
            return {"title": "0123abcd"}, ""
        case Choice(options=options):
            return str(options[-1]), ""
    raise AssertionError(path)


@contextmanager
def catalogs(folder: Path, made: list[Sample]) -> Iterator[tuple[Catalog, Catalog]]:
    """Open two directories: of the entries without their fields, and with them."""
    with ExitStack() as stack:
        opened = []
        for name in ("without", "filled"):
            entries = [getattr(sample, name) for sample in made]
            in_list = [entry for entry in entries if entry["kind"] != Kind.PAGE]
            files: dict[str, Data] = {
                "directory.yaml": _DIRECTORY,
                "contacts/list.yaml": [*in_list, _ANOTHER],
                **{f"pages/{x['id']}.md": _page(x) for x in entries if x not in in_list},
            }
            opened.append(open_content(write_directory(folder / name, files), TODAY))
            stack.callback(opened[-1].close)
        yield opened[0], opened[1]


def _page(entry: Mapping[str, Any]) -> str:
    front = {name: value for name, value in entry.items() if name not in ("id", "body")}
    return f"---\n{as_yaml(front)}---\n\n{entry.get('body', '')}\n"


Output = Callable[[Catalog, int], str]


def outputs() -> dict[str, Output]:
    """Return what an entry becomes, by the name of the output."""
    return {
        **{name: _export(name) for name in FORMATS},
        "show": lambda catalog, position: plain_text(card_at(catalog, position).blocks),
        "list --columns": lambda catalog, position: "\n".join(
            *cells_of(catalog, [position], COLUMNS)
        ),
        "linear": lambda catalog, position: "\n".join(card_facts(card_at(catalog, position))),
    }


def _export(name: str) -> Output:
    def text_of(catalog: Catalog, position: int) -> str:
        extract: Extract = extract_at(catalog, position)
        other = catalog.position(OTHER)
        assert other is not None
        items = [*extract.items, *extract_at(catalog, other).items]
        written = FORMATS[name].write(extract._replace(items=items).only(FORMATS[name].holds))
        text = written if isinstance(written, str) else "\n".join(written.values())
        # Lines that were broken to fit are whole again; the version is of all entries together.
        return " ".join(text.replace("\r\n ", "").replace(catalog.version, "").split())

    return text_of
