"""Bookmarks: the Netscape bookmark file that every browser and bookmark manager writes."""

import re
from html.parser import HTMLParser

from ketamine_tui.exchange.readers.draft import Draft, Gathering, Wanted
from ketamine_tui.exchange.readers.said import apart
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.section import Section
from ketamine_tui.model.text import clean
from ketamine_tui.store.node import Place, ReadError, place_of
from ketamine_tui.store.values import slug

_DECLARATION = re.compile(r"<(?=[!?])")
_MOST_OPEN = 100
_DEEPEST = 15
"""Folders within folders that are told apart; content may be nested forty levels deep."""


def read_bookmarks(text: str, path: str, wanted: Wanted) -> Imported:
    """Return the links of a file of bookmarks; its folders are sections.

    Raises:
        ReadError: If there is no link in it.
    """
    _check_tags(text)
    parser = _Parser(Gathering(path, wanted))
    # Comments and declarations mean nothing here; one without an end would be looked for again and again.
    parser.feed(_DECLARATION.sub("&lt;", text))
    parser.close()
    parser.end()
    if not parser.found:
        raise ReadError(Place(1, 1), "bookmarks", "there is no link in it")
    return parser.gathering.gathered(parser.directory)


def _check_tags(text: str) -> None:
    """Refuse a text of tags that never end: the parser looks for the end of each as far as there is text.

    Raises:
        ReadError: Where there are such.
    """
    begun = 0
    for part in text.split(">"):
        if part.count("<") > _MOST_OPEN:
            place = place_of(text, begun)
            raise ReadError(place, "bookmarks", "tags begin here that do not end", "is this HTML?")
        begun += len(part) + 1


class _Folder:
    """A folder while it is read."""

    def __init__(self, name: str, title: str) -> None:
        self.id = name
        self.title = title
        self.within: list[_Folder] = []

    def section(self) -> Section:
        return Section(self.id, self.title, "", tuple(one.section() for one in self.within))


class _Parser(HTMLParser):
    """Follows headings, lists, links and descriptions; the rest of HTML means nothing here."""

    def __init__(self, gathering: Gathering) -> None:
        super().__init__(convert_charrefs=True)
        self.gathering = gathering
        self.found = 0
        self._title = ""
        self._root = _Folder("", "")
        self._folders = [self._root]
        self._next: _Folder | None = None
        self._ids: set[str] = set()
        self._text: list[str] | None = None
        self._link: Draft | None = None
        self._is_described = False

    @property
    def directory(self) -> Directory:
        """What the file says of itself."""
        sections = tuple(folder.section() for folder in self._root.within)
        return Directory(self._title or "Bookmarks", sections=sections)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link, a heading, a list or a description."""
        if tag in ("a", "dt", "dl", "h3", "h1"):
            self.end()
        if tag == "a":
            self._begin_link({name: value or "" for name, value in attrs})
        elif tag == "dl":
            self._folders.append(self._next or self._folders[-1])
            self._next = None
        elif tag == "dd" and self._link is not None:
            self._is_described = True
        if tag in ("a", "dd", "h1", "h3"):
            self._text = []

    def handle_endtag(self, tag: str) -> None:
        """End a link's title, a heading or a list."""
        if tag == "a" and self._link is not None and not self._is_described:
            self._link.put("title", self._taken() or self._link.said)
        elif tag == "h1":
            self._title = clean(self._taken())
        elif tag == "h3":
            self._begin_folder(clean(self._taken()))
        elif tag == "dl":
            self.end()
            if len(self._folders) > 1:
                self._folders.pop()

    def handle_data(self, data: str) -> None:
        """Keep text that belongs to something."""
        if self._text is not None:
            self._text.append(data)

    def end(self) -> None:
        """Keep the link that was begun, now that what follows it is known."""
        link, self._link = self._link, None
        if link is None:
            return
        if not self._is_described:
            link.put("title", link.get("title") or self._taken() or link.said)
        else:
            summary, link.said = apart(self._taken())
            link.put("summary", " ".join(summary.split()))
        link.said = link.said if self._is_described else ""
        self._is_described = False
        link.finish(Kind.WEBSITE)

    def _begin_link(self, given: dict[str, str]) -> None:
        line = self.getpos()[0]
        url = given.get("href", "").strip()
        scheme = url.partition(":")[0].lower()
        if scheme not in ("https", "http"):
            self.gathering.lose(line, "link", url, "not an address of the web")
            return
        self.found += 1
        self._link = Draft(self.gathering, line)
        self._link.said = url  # stands in for a title until there is one
        self._link.add("links", {"url": url})
        self._link.add("tags", *given.get("tags", "").split(","))
        self._link.put("section", self._folders[-1].id)

    def _begin_folder(self, title: str) -> None:
        name = slug(title) or f"folder-{len(self._ids) + 1}"
        while name in self._ids:
            name += "-2"
        folder = _Folder(name, title or name)
        above = self._folders[-1] if len(self._folders) <= _DEEPEST else self._root
        same = next((one for one in above.within if one.title == folder.title), None)
        if same is None:
            self._ids.add(name)
            above.within.append(folder)
        self._next = same or folder

    def _taken(self) -> str:
        text, self._text = "".join(self._text or ()), None
        return text.strip()
