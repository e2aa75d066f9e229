"""Entries as pages of HTML: a site of files that need no server and no script, and a sheet to print."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.pages import STYLE_SHEET, page, style_sheet
from ketamine_tui.model.entry import Entry, Page, Resource
from ketamine_tui.model.review import standing_review
from ketamine_tui.model.section import Section, walk_sections
from ketamine_tui.model.tag import tag_key
from ketamine_tui.present.card import corrections, particulars
from ketamine_tui.present.citation import citation
from ketamine_tui.present.trust import trust_blocks
from ketamine_tui.store.markdown import read_markdown

_UNSORTED = Section("unsorted", "Unsorted")
_OF_ENTRIES = "pages/entry.md"
"""Where a page stands as far as its links are concerned: only the name of a file decides."""


class Shelf(NamedTuple):
    """A section with its entries and those below it; `size` counts the entries in all of it."""

    section: Section
    items: Sequence[Item]
    parts: Sequence["Shelf"]
    size: int


class Tagged(NamedTuple):
    """A tag with the entries that have it."""

    label: str
    description: str
    items: Sequence[Item]


def as_html(extract: Extract) -> str:
    """Return entries as one page that stands alone, to print or to send."""
    articles = [(item, _citation(item.entry)) for item in extract.items]
    nowhere = partial(_page_of, "", {})
    values = {"articles": articles}
    return page("handout.html", extract, extract.title, nowhere, values, is_alone=True)


def site(extract: Extract) -> Mapping[str, str]:
    """Return the files of a site by their paths: an index, the tags, and a page for every entry."""
    entries = {item.entry.id: item.entry for item in extract.items}
    shelves = _shelves_of(extract)
    index = {"shelves": shelves, "trail": ()}
    tags = {"tags": _tags(extract), "trail": ()}
    page_of = partial(_page_of, "", entries)
    texts = {
        STYLE_SHEET: style_sheet(),
        "index.html": page("index.html", extract, extract.title, page_of, index),
        "tags.html": page("tags.html", extract, "Tags", page_of, tags),
    }
    from_below = partial(_page_of, "../", entries)
    trails = dict(_trails(shelves))
    for item in extract.items:
        name, title = item.entry.id, item.entry.title
        values = {"trail": trails[name], **_said(item, extract, entries)}
        texts[page_of(name)] = page("entry.html", extract, title, from_below, values, root="../")
    return texts


def _said(item: Item, extract: Extract, entries: Mapping[str, Entry]) -> dict[str, object]:
    """Return what the page of an entry says."""
    entry = item.entry
    standing = standing_review(entry.reviews)
    return {
        "item": item,
        "replacement": entries.get(standing.replaced_by) if standing else None,
        "body": read_markdown(entry.body, _OF_ENTRIES)[0] if isinstance(entry, Page) else (),
        "particulars": particulars(entry),
        "related": [entries[name] for name in entry.related if name in entries],
        "corrections": corrections(entry),
        "trust": trust_blocks(entry, item.state, item.due, extract.directory),
    }


def _citation(entry: Entry) -> str:
    return citation(entry) if isinstance(entry, Resource) else ""


def _page_of(root: str, entries: Mapping[str, Entry], entry_id: str) -> str:
    return f"{root}entries/{entry_id}.html" if entry_id in entries else ""


def _shelves_of(extract: Extract) -> list[Shelf]:
    """Return the sections with their entries; the last are those whose section does not exist."""
    sections = extract.directory.sections
    names = {section.id for section, _ in walk_sections(sections)}
    if _UNSORTED.id not in names:
        sections = (*sections, _UNSORTED)
    by_section: dict[str, list[Item]] = {}
    for item in extract.items:
        name = item.entry.section if item.entry.section in names else _UNSORTED.id
        by_section.setdefault(name, []).append(item)
    return [*_shelves(sections, by_section)]


def _shelves(sections: Iterable[Section], items: Mapping[str, Sequence[Item]]) -> Iterator[Shelf]:
    """Yield sections and those below them, as far as they have entries."""
    for section in sections:
        own = items.get(section.id, ())
        parts = [*_shelves(section.sections, items)]
        if size := len(own) + sum(part.size for part in parts):
            yield Shelf(section, own, parts, size)


def _trails(
    shelves: Iterable[Shelf], above: tuple[Section, ...] = ()
) -> Iterator[tuple[str, tuple[Section, ...]]]:
    """Yield the id of every entry with its section and those above it, the outermost first."""
    for shelf in shelves:
        trail = (*above, shelf.section)
        yield from ((item.entry.id, trail) for item in shelf.items)
        yield from _trails(shelf.parts, trail)


def _tags(extract: Extract) -> Iterator[Tagged]:
    by_tag: dict[str, list[tuple[str, Item]]] = {}
    for item in extract.items:
        for label in item.entry.tags:
            by_tag.setdefault(tag_key(label), []).append((label, item))
    for _, uses in sorted(by_tag.items()):
        label = uses[0][0]
        tag = extract.directory.vocabulary.find(label)
        yield Tagged(label, tag.description if tag else "", [item for _, item in uses])
