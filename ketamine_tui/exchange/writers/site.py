"""Entries as pages of HTML: a site of files that need no server and no script, and a sheet to print."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from urllib.parse import quote

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.elements import Element, element
from ketamine_tui.exchange.writers.entry_html import (
    kind_line,
    short_entry,
    trust_class,
    whole_entry,
)
from ketamine_tui.exchange.writers.frame_html import STYLE_SHEET, page, style_sheet
from ketamine_tui.model.section import Section, walk_sections
from ketamine_tui.model.tag import tag_key

_UNSORTED = Section("unsorted", "Unsorted")
_DEEPEST = 6


def as_html(extract: Extract) -> str:
    """Return entries as one page that stands alone, to print or to send."""
    articles = (element("article", *short_entry(item)) for item in extract.items)
    main = [element("h1", extract.title, itemprop="name"), *articles]
    return page(extract, extract.title, main, lambda _: "", style=style_sheet())


def site(extract: Extract) -> Mapping[str, str]:
    """Return the files of a site by their paths: an index, the tags, and a page for every entry."""
    return dict(_Site(extract).files())


class _Site:
    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._known = {item.entry.id for item in extract.items}
        declared = extract.directory.sections
        self._names = {section.id for section, _ in walk_sections(declared)}
        self._sections = declared if _UNSORTED.id in self._names else (*declared, _UNSORTED)
        self._by_section: dict[str, list[Item]] = {}
        for item in extract.items:
            self._by_section.setdefault(self._section_of(item), []).append(item)

    def files(self) -> Iterator[tuple[str, str]]:
        yield STYLE_SHEET, style_sheet()
        yield "index.html", self._page(self._extract.title, self._index(), "")
        yield "tags.html", self._page("Tags", self._tags(), "")
        for item in self._extract.items:
            name = f"entries/{item.entry.id}.html"
            yield name, self._page(item.entry.title, self._entry(item), "../", item)

    def _page(
        self, title: str, main: Iterable[Element], root: str, item: Item | None = None
    ) -> str:
        links = [
            element("a", self._extract.title, href=f"{root}index.html"),
            *(self._trail(item) if item else ()),
            element("a", "Tags", href=f"{root}tags.html"),
        ]
        address = partial(self._address, root)
        return page(self._extract, title, main, address, root=root, navigation=links)

    def _trail(self, item: Item) -> Iterator[Element]:
        """Yield links to the section of an entry, and to those above it."""
        name = self._section_of(item)
        for top in self._sections:
            for section, _ in top.walk():
                if name in {part.id for part, _ in section.walk()}:
                    href = f"../index.html#section-{section.id}"
                    yield element("a", section.title, href=href)

    def _section_of(self, item: Item) -> str:
        return item.entry.section if item.entry.section in self._names else _UNSORTED.id

    def _address(self, root: str, entry_id: str) -> str:
        return f"{root}entries/{entry_id}.html" if entry_id in self._known else ""

    def _index(self) -> Iterator[Element]:
        directory = self._extract.directory
        yield element("h1", directory.title, itemprop="name")
        if directory.description:
            yield element("p", directory.description, itemprop="description")
        if directory.disclaimer:
            yield element("p", directory.disclaimer, class_="alert", role="note")
        shown = [section for section in self._sections if self._size(section)]
        links = (element("a", section.title, href=f"#section-{section.id}") for section in shown)
        contents = element("ul", *(element("li", one) for one in links))
        yield element("nav", contents, aria_label="Sections", class_="contents")
        for section in shown:
            yield from self._section(section, 2)

    def _size(self, section: Section) -> int:
        return sum(len(self._by_section.get(part.id, ())) for part, _ in section.walk())

    def _section(self, section: Section, level: int) -> Iterator[Element]:
        """Yield a section and those below it, as far as they have entries."""
        if not (size := self._size(section)):
            return
        number = element("span", f" {size:,}", class_="dim")
        yield element(f"h{level}", section.title, number, id=f"section-{section.id}")
        if section.description:
            yield element("p", section.description, class_="dim")
        if items := self._by_section.get(section.id):
            yield self._list(items, "")
        for part in section.sections:
            yield from self._section(part, min(level + 1, _DEEPEST))

    def _list(self, items: Iterable[Item], root: str) -> Element:
        return element("ul", *(self._line(item, root) for item in items), class_="entries")

    def _line(self, item: Item, root: str) -> Element:
        entry = item.entry
        name = element("a", entry.title, href=self._address(root, entry.id))
        state = element("span", item.state.words, class_=trust_class(item))
        about = element("span", f"{kind_line(entry)} - ", state, class_="about")
        return element("li", name, about)

    def _tags(self) -> Iterator[Element]:
        yield element("h1", "Tags", itemprop="name")
        by_tag: dict[str, list[tuple[str, Item]]] = {}
        for item in self._extract.items:
            for label in item.entry.tags:
                by_tag.setdefault(tag_key(label), []).append((label, item))
        vocabulary = self._extract.directory.vocabulary
        for _, tagged in sorted(by_tag.items()):
            label = tagged[0][0]
            number = element("span", f" {len(tagged):,}", class_="dim")
            yield element("h2", f"#{label}", number, id=_anchor(label))
            tag = vocabulary.find(label)
            if tag and tag.description:
                yield element("p", tag.description, class_="dim")
            yield self._list((item for _, item in tagged), "")

    def _entry(self, item: Item) -> Iterator[Element]:
        return whole_entry(item, self._extract, partial(self._address, "../"), _of_tag)


def _anchor(label: str) -> str:
    return f"tag-{tag_key(label)}"


def _of_tag(label: str) -> str:
    return f"../tags.html#{quote(_anchor(label))}"
