"""Bookmarks: the Netscape bookmark file that every browser and bookmark manager writes."""

import re
from html.parser import HTMLParser

from ketamine_tui.exchange.readers.gathering import Gathering, ReadOptions
from ketamine_tui.exchange.readers.said import apart
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.section import Section
from ketamine_tui.model.text import clean
from ketamine_tui.store.draft import Draft
from ketamine_tui.store.ids import Ids
from ketamine_tui.store.node import START, ReadError, place_of
from ketamine_tui.store.values import slug

_DECLARATION = re.compile(r"<(?=[!?])")
_KEPT = {"a": frozenset({"href", "tags", "description"}), "h3": frozenset[str]()}
"""The attributes of a link and of a folder that are read."""

_BREAKS = re.compile(r"[\t\r\n]")
_SAYS_NOTHING = frozenset({"", "0"})
_MOST_OPEN = 100
_DEEPEST = 15
"""Folders within folders that are told apart; content may be nested forty levels deep."""


def read_bookmarks(text: str, path: str, options: ReadOptions) -> Imported:
    """Return the links of a file of bookmarks; its folders are sections.

    Raises:
        ReadError: If there is no link in it.
    """
    _check_tags(text)
    parser = _Parser(Gathering(path, options))
    # Comments and declarations mean nothing here; one without an end would be looked for again and again.
    parser.feed(_DECLARATION.sub("&lt;", text))
    parser.close()
    parser.end()
    if not parser.links:
        raise ReadError(START, "bookmarks", "there is no link in it")
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
        self.description = ""
        self.within: dict[str, _Folder] = {}

    def section(self) -> Section:
        return Section(
            self.id,
            self.title,
            self.description,
            tuple(folder.section() for folder in self.within.values()),
        )


class _Parser(HTMLParser):
    """Follows headings, lists, links and descriptions; the rest of HTML means nothing here."""

    def __init__(self, gathering: Gathering) -> None:
        super().__init__(convert_charrefs=True)
        self.gathering = gathering
        self.links = 0
        self._title = ""
        self._page = ""
        self._heading = ""
        self._lists: list[bool] = []
        self._root = _Folder("", "")
        self._folders = [self._root]
        self._next: _Folder | None = None
        self._ids = Ids()
        self._url = ""
        self._text: list[str] | None = None
        self._link: Draft | None = None
        self._elsewhere = (0, "")
        self._is_item = self._has_item = False
        self._is_described = False

    @property
    def directory(self) -> Directory:
        """What the file says of itself."""
        sections = tuple(folder.section() for folder in self._root.within.values())
        return Directory(self._title or self._page or "Bookmarks", sections=sections)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link, a heading, a list or a description."""
        if tag == "a" and self._link is not None and self._is_described and self._has_item:
            self._add_link(self._link, dict(attrs).get("href") or "")
            return
        if tag in ("a", "dt", "dl", "h3", "h1"):
            self.end()
            self._heading = ""
        if tag == "dt":
            self._is_item = True
        if tag in ("a", "h3"):
            self._tell(attrs, _KEPT[tag])
        if tag == "a":
            self._begin_link({name: value or "" for name, value in attrs})
        elif tag == "dl":
            self._folders.append(self._next or self._folders[-1])
            self._next = None
        elif tag == "dd":
            self._is_described = True
        elif tag in ("ul", "ol"):
            self._begin_list()
        if tag in ("a", "dd", "h1", "h3", "title"):
            self._text = []

    def handle_endtag(self, tag: str) -> None:
        """End a link's title, a heading or a list."""
        if tag == "a" and not self._is_described:
            if self._link is not None:
                self._link.put("title", _on_one_line(self._taken()) or self._url)
            self._tell_elsewhere()
        elif tag == "title":
            self._page = clean(self._taken())
        elif tag == "h1":
            self._title = self._heading = clean(self._taken())
        elif tag == "h3":
            self._begin_folder(clean(self._taken()))
        elif tag == "dl" or (tag in ("ul", "ol") and self._lists and self._lists.pop()):
            self.end()
            if len(self._folders) > 1:
                self._folders.pop()

    def handle_data(self, data: str) -> None:
        """Keep text that belongs to something."""
        if self._text is not None:
            self._text.append(data)

    def end(self) -> None:
        """Keep the link or the folder that was begun, now that what follows it is known."""
        link, self._link = self._link, None
        self._tell_elsewhere()
        if link is None:
            self._describe_folder(" ".join(self._taken().split()) if self._is_described else "")
            self._is_described = False
            return
        if not self._is_described:
            link.put("title", link.get("title") or _on_one_line(self._taken()) or self._url)
        else:
            summary, link.said = apart(self._taken())
            said = (str(link.get("summary")), " ".join(summary.split()))
            link.put("summary", " ".join(filter(None, dict.fromkeys(said))))
        self._is_described = False
        self.gathering.keep(link, Kind.WEBSITE)

    def _tell(self, attrs: list[tuple[str, str | None]], kept: frozenset[str]) -> None:
        """Tell what else is said of a link or a folder, such as when it was added."""
        for name, value in attrs:
            if name in kept or (value or "") in _SAYS_NOTHING:
                continue
            reason, hint = "no field for it", ""
            if name == "private":
                reason = "a private bookmark; a directory has nothing private"
                hint = "leave it out where others read the directory"
            # Without the value, which differs from link to link: equal losses are told once.
            self.gathering.lose(self.getpos()[0], name.upper(), "", reason, hint)

    def _tell_elsewhere(self) -> None:
        """Tell a link that does not lead to the web, with its title."""
        (line, url), self._elsewhere = self._elsewhere, (0, "")
        if line:
            title = _on_one_line(self._taken())
            value = f"{title} ({url})" if title else url
            self.gathering.lose(line, "link", value, "not an address of the web")

    def _begin_link(self, given: dict[str, str]) -> None:
        line = self.getpos()[0]
        url = _BREAKS.sub("", given.get("href", "").strip()).replace(" ", "%20")
        self._has_item, self._is_item = self._is_item, False
        if not _is_web(url):
            self._elsewhere = (line, url)
            return
        self.links += 1
        self._url = url  # the title of a link without a text
        self._link = self.gathering.begin(line)
        self._link.add("links", {"url": url})
        self._link.add("tags", *given.get("tags", "").split(","))
        self._link.put("summary", " ".join(given.get("description", "").split()))
        self._link.put("section", self._folders[-1].id)

    def _add_link(self, link: Draft, url: str) -> None:
        """Add a link within a description to what that is of."""
        line = self.getpos()[0]
        if _is_web(url):
            link.add("links", {"url": url.strip()}, line=line)
        else:
            self.gathering.lose(line, "link", url, "not an address of the web")

    def _begin_list(self) -> None:
        """Begin a list without folders of its own: the heading above it, if there is one, is that of a folder."""
        self._lists.append(bool(self._heading))
        if self._heading:
            self._begin_folder(self._heading)
            self._folders.append(self._next or self._root)
            self._next, self._title, self._heading = None, "", ""

    def _begin_folder(self, title: str) -> None:
        above = self._folders[-1] if len(self._folders) <= _DEEPEST else self._root
        self._next = above.within.get(title)
        if self._next is None:
            name = self._ids.take(slug(title) or "folder")
            self._next = _Folder(name, title or name)
            above.within[self._next.title] = self._next

    def _describe_folder(self, text: str) -> None:
        if self._next is not None:
            self._next.description = self._next.description or clean(text)
        elif text:
            reason = "what it describes is not kept"
            self.gathering.lose(self.getpos()[0], "description", text, reason)

    def _taken(self) -> str:
        text, self._text = "".join(self._text or ()), None
        return text.strip()


def _on_one_line(text: str) -> str:
    """Return a title whose lines a program has broken to lay out the file."""
    return " ".join(filter(None, map(str.strip, text.splitlines())))


def _is_web(url: str) -> bool:
    return url.strip().partition(":")[0].lower() in ("https", "http")
