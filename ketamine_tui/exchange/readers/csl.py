"""CSL-JSON: works from reference managers (Citation Style Language 1.0.2, its input data schema)."""

import re
from collections.abc import Mapping
from itertools import takewhile

from ketamine_tui.exchange.names import Name, is_others
from ketamine_tui.exchange.noted_identifiers import read_noted
from ketamine_tui.exchange.readers.gathering import Gathering, ReadOptions
from ketamine_tui.exchange.readers.json_items import is_schema, read_items
from ketamine_tui.exchange.readers.name_parts import tell_parts
from ketamine_tui.exchange.readers.nearest_kinds import nearest_kind
from ketamine_tui.exchange.readers.own import as_value
from ketamine_tui.exchange.readers.registered import add_noted, add_registered, numbers_of
from ketamine_tui.exchange.readers.rich_text import plain
from ketamine_tui.exchange.readers.said import apart
from ketamine_tui.exchange.writers.csl import (
    GENRES,
    NOT_NAMED,
    PEOPLE,
    REGISTERS,
    SAME,
    SERIES,
    TYPES,
)
from ketamine_tui.model.entry import OTHERS
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.draft import Draft
from ketamine_tui.store.node import START, ReadError

_KINDS = {
    # What others call as we do, such as Manubot its websites.
    **{kind.value: kind for kind in TYPES},
    **{name: kind for kind, name in reversed(TYPES.items())},
    **dict.fromkeys(("article", "article-magazine", "article-newspaper"), Kind.ARTICLE),
    **dict.fromkeys(("regulation", "legislation", "bill"), Kind.REGULATION),
    **dict.fromkeys(("standard", "legal_case"), Kind.REGULATION),
    **dict.fromkeys(("post", "post-weblog"), Kind.WEBSITE),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), Kind.CHAPTER),
}
_NEAREST = {
    **dict.fromkeys(("dataset", "software"), Kind.WEBSITE),
    "thesis": Kind.BOOK,
    "song": Kind.PODCAST,
}
"""Types without a kind, and the kind that they are taken for."""

_SHORT_TITLES = ("title-short", "shortTitle")
"""The second is what it is called in what older programs write."""

_USED = frozenset(
    {"id", "type", "title", "issued", "URL", "abstract", "keyword", "language", "note", "genre"}
    | {*PEOPLE.values(), *SAME.values(), *REGISTERS.values()}
    | {*_SHORT_TITLES, "citation-key", "accessed"}
)
_OF_ARXIV = re.compile(r"arxiv:\s*(\S+)", re.IGNORECASE)
"""How Zotero and others write the number of a preprint."""

_NAME_PARTS = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")


def read_csl(text: str, path: str, options: ReadOptions) -> Imported:
    """Return the works of a bibliography.

    Raises:
        ReadError: If it is none.
    """
    gathering = Gathering(path, options)
    items = read_items(text, "items").items
    if items and not any(isinstance(x.value, dict) and "type" in x.value for x in items):
        raise ReadError(
            START, "csl", "no item has a 'type'", "name the format with --from if it is another"
        )
    if any(is_schema(x.value) for x in items if isinstance(x.value, dict)):
        message = "this is a JSON Schema, which says how data is written, and no works"
        raise ReadError(START, "csl", message, "export a bibliography as CSL-JSON")
    for value, line in items:
        if isinstance(value, dict):
            draft = gathering.begin(line)
            gathering.keep(draft, _read_work(value, draft), plain(_text(value.get("id"))))
        else:
            gathering.lose(line, "item", str(value), "not an object")
    return gathering.gathered()


def _read_work(item: Mapping[str, object], draft: Draft) -> Kind:
    """Read an item into a draft; return its kind."""
    note, draft.said = apart(_text(item.get("note")))
    # What we wrote ourselves holds no rich text, and may well speak of it.
    texts = {
        name: _text(value) if draft.said else plain(_text(value)) for name, value in item.items()
    }
    draft.put("title", texts.get("title", ""))
    for ours, theirs in PEOPLE.items():
        people = item.get(theirs) or []
        # One alone may stand there without a list.
        people = people if isinstance(people, list) else [people]
        names = [_name(x, theirs, draft) for x in people]
        draft.add(ours, *(name for name in names if name))
        if draft.said and NOT_NAMED[ours] in note:
            draft.add(ours, OTHERS)
            note = note.replace(NOT_NAMED[ours], "").strip()
    _read_dates(item, draft)
    for ours, theirs in SAME.items():
        draft.put(ours, texts.get(theirs, ""))
    if not draft.get("container_title"):
        draft.put("container_title", texts.pop(SERIES, ""))
    _read_registers(texts, draft)
    draft.add("links", {"url": texts["URL"]} if texts.get("URL") else "")
    draft.put("summary", texts.get("abstract", ""))
    draft.add("tags", *re.split(r"[,;]", texts.get("keyword", "")))
    draft.add("languages", texts.get("language", ""))
    short = {texts.get(name, "") for name in _SHORT_TITLES} - {draft.get("title")}
    draft.add("alternate_names", *sorted(short))
    found = read_noted(note, is_ours=bool(draft.said))
    add_noted(draft, found.identifiers)
    if note := found.rest:
        draft.lose("note", note, "no field for it", "add what matters to the summary")
    for name in texts.keys() - _USED:
        if texts[name] and not (name == "number" and _OF_ARXIV.fullmatch(texts[name])):
            draft.lose(name, texts[name], "no field for it", "add it by hand")
    return _kind(str(item.get("type", "")), texts.get("genre", ""), draft)


def _read_dates(item: Mapping[str, object], draft: Draft) -> None:
    draft.put("issued", _date(item.get("issued"), draft))
    if seen := _date(item.get("accessed"), draft, "accessed"):
        draft.lose("accessed", seen, "no field for it", "say it in a review")


def _read_registers(texts: Mapping[str, str], draft: Draft) -> None:
    for scheme, theirs in REGISTERS.items():
        for number in filter(None, numbers_of(scheme, texts.get(theirs, ""))):
            add_registered(draft, scheme, number)
    if match := _OF_ARXIV.fullmatch(texts.get("number", "")):
        draft.add("identifiers", {"scheme": "arxiv", "value": match[1]})


def _kind(kind: str, genre: str, draft: Draft) -> Kind:
    """Return the kind of a CSL type; a genre tells apart those that share one."""
    for ours, name in GENRES.items():
        if kind in (TYPES[ours], TYPES[Kind.ARTICLE]) and genre.lower() == name:
            return ours
    if genre:
        draft.lose("genre", genre, "no field for it", "name a kind with --kind, or add a tag")
    return _KINDS.get(kind) or nearest_kind(kind, _NEAREST, draft)


def _text(value: object) -> str:
    """Return a value as one text."""
    said = as_value(value)
    if isinstance(said, str):
        return said
    return ", ".join(map(str, said.values() if isinstance(said, dict) else said))


def _name(person: object, variable: str, draft: Draft) -> str:
    literal = _text(person.get("literal") if isinstance(person, dict) else person)
    if is_others(literal):
        return OTHERS
    if literal or not isinstance(person, dict):
        tell_parts(literal, None, variable, draft)
        return literal
    given, *particles, family, suffix = (_text(person.get(part)).strip() for part in _NAME_PARTS)
    parts = Name(" ".join(filter(None, (*particles, family))), given, suffix)
    tell_parts(parts.printed, parts, variable, draft)
    return parts.printed


def _date(date: object, draft: Draft, variable: str = "issued") -> str:
    """Return a date as far as it is said: a year, a month, a day."""
    if not isinstance(date, dict):
        return _text(date)
    for name in ("season", "circa"):
        if said := _text(date.get(name)).strip():
            draft.lose(variable, f"{name} {said}", "no field for it", "add it by hand")
    ranges = date.get("date-parts")
    first = ranges[0] if isinstance(ranges, list) and ranges else None
    if not isinstance(first, list):
        said = _text(date.get("raw") or date.get("literal"))
        if ranges and not said:
            draft.lose(variable, str(ranges), "not of the expected form")
        return said
    if isinstance(ranges, list) and len(ranges) > 1:
        kept = "; its beginning is kept" if variable == "issued" else ""
        draft.lose(variable, str(ranges), f"a span of time{kept}")
    # What is not known is empty there, or null.
    parts = [*takewhile(bool, map(_text, first))]
    if not parts or not all(part.isascii() and part.isdigit() for part in parts):
        return "-".join(parts)
    return "-".join((parts[0].zfill(4), *(part.zfill(2) for part in parts[1:])))
