"""A page of HTML as a parser reads it: whole, or an error."""

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "input"}


class Reader(HTMLParser):
    """Reads a page: it has to be whole, every element closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        """What people read, with one space between words."""
        return " ".join("".join(self.words).split())

    @property
    def headings(self) -> list[int]:
        """The levels of the headings, in their order."""
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]

    def values(self, tag: str, attribute: str) -> list[str]:
        """Return an attribute of every element that has it."""
        values = [(name, attributes.get(attribute)) for name, attributes in self.tags]
        return [value for name, value in values if name == tag and value is not None]
