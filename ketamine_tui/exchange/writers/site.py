"""Entries as pages of HTML: a site of files that need no server and no script, and a sheet to print."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.pages import page, style_sheet
from ketamine_tui.model.entry import Page, Resource
from ketamine_tui.model.review import standing_review
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import tag_key
from ketamine_tui.present.card import corrections, particulars
from ketamine_tui.present.citation import citation
from ketamine_tui.present.trust import trust_blocks
from ketamine_tui.store.markdown import read_markdown

_UNSORTED = Section("unsorted", "Unsorted")
_OF_ENTRIES = "pages/entry.md"
"""Where a page stands as far as its links are concerned: only the name of a file decides."""

_Value = TypeVar("_Value")


def as_html(extract: Extract) -> str:
    """Return entries as one page that stands alone, to print or to send."""
    works = [item.entry for item in extract.items if isinstance(item.entry, Resource)]
    citations = {work.id: citation(work) for work in works}
    return page("handout.html", extract, extract.title, citations=citations, pages=(), root="")


def site(extract: Extract) -> Mapping[str, str]:
    """Return the files of a site by their paths: an index, the tags, and a page for every entry."""
    pages = {item.entry.id: item.entry for item in extract.items}
    sections = extract.directory.sections
    if _UNSORTED.id not in dict(_trails(sections)):
        sections = (*sections, _UNSORTED)
    trails = dict(_trails(sections))
    trail_of = {
        name: trails.get(entry.section, trails[_UNSORTED.id]) for name, entry in pages.items()
    }
    index = {
        "sections": sections,
        "sizes": Counter(section.id for trail in trail_of.values() for section in trail),
        "items": _grouped((trail_of[item.entry.id][-1].id, item) for item in extract.items),
    }
    uses = ((label, item) for item in extract.items for label in item.entry.tags)
    tags = _grouped((tag_key(label), (label, item)) for label, item in uses)
    top = {"pages": pages, "root": "", "trail": ()}
    texts = {
        "style.css": style_sheet(),
        "index.html": page("index.html", extract, extract.title, **top, **index),
        "tags.html": page("tags.html", extract, "Tags", **top, tags=sorted(tags.items())),
    }
    for item in extract.items:
        name, title = item.entry.id, item.entry.title
        values = {"pages": pages, "root": "../", "trail": trail_of[name], **_said(item, extract)}
        texts[f"entries/{name}.html"] = page("entry.html", extract, title, **values)
    return texts


def _said(item: Item, extract: Extract) -> dict[str, object]:
    """Return what the page of an entry says."""
    entry = item.entry
    standing = standing_review(entry.reviews)
    return {
        "item": item,
        "replaced_by": standing.replaced_by if standing else "",
        "body": read_markdown(entry.body, _OF_ENTRIES)[0] if isinstance(entry, Page) else (),
        "particulars": particulars(entry, extract.name_of),
        "corrections": corrections(entry),
        "trust": trust_blocks(entry, item.state, item.due, extract.directory),
    }


def _trails(
    sections: Iterable[Section], above: tuple[Section, ...] = ()
) -> Iterator[tuple[str, tuple[Section, ...]]]:
    """Yield the id of every section with those above it and itself, the outermost first."""
    for section in sections:
        trail = (*above, section)
        yield section.id, trail
        yield from _trails(section.sections, trail)


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> dict[str, list[_Value]]:
    groups: dict[str, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
