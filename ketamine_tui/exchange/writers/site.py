"""Entries as pages of HTML: a site of files that need no server, and a sheet to print."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar
from urllib.parse import quote

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers import feed as atom
from ketamine_tui.exchange.writers.pages import asset, page, style_sheet
from ketamine_tui.exchange.writers.site_search import search_index
from ketamine_tui.model.entry import Entry, Page, Resource
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.review import standing_review
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import tag_key
from ketamine_tui.model.translate import _, in_english
from ketamine_tui.present.card import corrections, particulars
from ketamine_tui.present.citation import citation, further_identifiers
from ketamine_tui.present.trust import trust_blocks, words_blocks
from ketamine_tui.store.markdown import read_markdown

_UNSORTED = Section("unsorted", "Unsorted")
FIRST = "index.html"
SEARCH = "search.html"
_DOI = "doi"
_PLAIN_IN_PATHS = "/:;()._-"

_OF_ENTRIES = "pages/entry.md"
"""Where a page stands as far as its links are concerned: only the name of a file decides."""

_Value = TypeVar("_Value")


def as_html(extract: Extract) -> str:
    """Return entries as one page that stands alone, to print or to send."""
    works = [item.entry for item in extract.items if isinstance(item.entry, Resource)]
    citations = {
        work.id: (*citation(work).partition(_doi_shown(work)), further_identifiers(work))
        for work in works
    }
    return page(
        "handout.html",
        extract,
        extract.title,
        citations=citations,
        pages=(),
        root="",
        has_feed=False,
    )


def site(extract: Extract) -> Mapping[str, str]:
    """Return the files of a site by their paths: an index, the tags, a page for every entry, search and feed.

    Nothing is written.
    """
    return dict(Site(extract))


class Site(Mapping[str, str]):
    """The files of a site by their paths, each made when it is asked for."""

    def __init__(self, extract: Extract) -> None:
        """Take what the pages are of."""
        self.extract = extract
        self._makers: dict[str, Callable[[], str]] = {}
        self._pages = {item.entry.id: item.entry for item in extract.items}
        sections = extract.directory.sections
        if _UNSORTED.id not in dict(_trails(sections)):
            sections = (*sections, _UNSORTED)
        self._sections = sections
        trails = dict(_trails(sections))
        self._trail_of = {
            name: trails.get(entry.section, trails[_UNSORTED.id])
            for name, entry in self._pages.items()
        }
        news = atom.feed(extract)
        self._everywhere = {
            "pages": self._pages,
            "sections": self._sections,
            "sizes": Counter(section.id for trail in self._trail_of.values() for section in trail),
            "has_feed": bool(news),
            "feed_title": atom.feed_title(extract),
        }
        self._add("style.css", style_sheet)
        self._add_assets("icon.svg", "page.js")
        if news:
            self._add(atom.FILE, lambda: news)
        self._add(FIRST, self._index)
        self._add("tags.html", self._tags)
        self._add_search()
        for item in extract.items:
            self._add(f"entries/{item.entry.id}.html", partial(self._entry, item))

    def __getitem__(self, name: str) -> str:
        """Return the text of a file."""
        return self._makers[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def _add(self, name: str, make: Callable[[], str]) -> None:
        self._makers[name] = make

    def _add_assets(self, *names: str) -> None:
        for name in names:
            self._add(name, partial(asset, name))

    def _add_search(self) -> None:
        self._add_assets("search.js")
        self._add("search-index.js", self._search_index)
        self._add(SEARCH, partial(self._whole, SEARCH, SEARCH, _("All entries")))

    def _search_index(self) -> str:
        with in_english():  # a script reads it; what is typed are words of queries
            return search_index(self.extract)

    def _whole(self, template: str, path: str, title: str, **values: object) -> str:
        """Return a page that stands at a path, from its template."""
        address = _address(self.extract.directory.site.url, path)
        known = {"root": "", "trail": (), "address": address, **self._everywhere, **values}
        return page(template, self.extract, title, **known)

    def _index(self) -> str:
        items = self.extract.items
        grouped = _grouped((self._trail_of[item.entry.id][-1].id, item) for item in items)
        return self._whole(FIRST, FIRST, self.extract.title, items=grouped)

    def _tags(self) -> str:
        uses = ((label, item) for item in self.extract.items for label in item.entry.tags)
        tags = _grouped((tag_key(label), (label, item)) for label, item in uses)
        return self._whole("tags.html", "tags.html", _("Tags"), tags=sorted(tags.items()))

    def _entry(self, item: Item) -> str:
        name = item.entry.id
        said = {"root": "../", "trail": self._trail_of[name], **_said(item, self.extract)}
        return self._whole("entry.html", f"entries/{name}.html", item.entry.title, **said)


def _address(url: str, path: str) -> str:
    """Return where a page will stand, the first one without its name; nothing where nobody says where."""
    return url and url + ("" if path == FIRST else path)


def _said(item: Item, extract: Extract) -> dict[str, object]:
    """Return what the page of an entry says."""
    entry = item.entry
    standing = standing_review(entry.reviews)
    return {
        "item": item,
        "replaced_by": standing.replaced_by if standing else "",
        "body": read_markdown(entry.body, _OF_ENTRIES).blocks if isinstance(entry, Page) else (),
        "particulars": _with_dois(entry, particulars(entry, extract.name_of)),
        "corrections": corrections(entry),
        "trust": (
            *(words_blocks(item.words) if item.words else ()),
            *trust_blocks(entry, item.own_state, item.due, extract.directory),
        ),
    }


def _dois(entry: Entry) -> list[str]:
    identifiers = entry.identifiers if isinstance(entry, Resource) else ()
    return [identifier.value for identifier in identifiers if identifier.scheme == _DOI]


def _doi_shown(work: Resource) -> str:
    """Return the address that a citation has for a DOI; what no text contains where there is none."""
    return next((f"https://doi.org/{doi}" for doi in _dois(work)), "\0")


def _with_dois(entry: Entry, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks in which DOIs lead to what they name (ISO 26324; the DOI handbook, 3.8)."""
    dois = iter(_dois(entry))
    for block in blocks:
        if block.kind == "field" and block.marker == _DOI.upper():
            doi = next(dois)
            remark = "".join(span.text for span in block.spans).removeprefix(doi)
            # Such as "<" of older ones stands in no address.
            href = f"https://doi.org/{quote(doi, safe=_PLAIN_IN_PATHS)}"
            block = block._replace(spans=(Span(doi, "", href), Span(remark)))  # noqa: PLW2901
        yield block


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
