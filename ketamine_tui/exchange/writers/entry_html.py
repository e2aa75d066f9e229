"""An entry as HTML: how to reach somebody, what it says, how far it can be trusted."""

from collections.abc import Iterator

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.words import line_words
from ketamine_tui.exchange.writers.elements import Element, element, link, term_lists
from ketamine_tui.exchange.writers.prose_html import Address, html_of, lines_of
from ketamine_tui.model.contact import PLACEHOLDER, Chat, Email, Line, Phone, PhoneType
from ketamine_tui.model.entry import Contact, Entry, Page, Reachable, Resource
from ketamine_tui.model.review import standing_review
from ketamine_tui.present.card import corrections, particulars
from ketamine_tui.present.citation import citation
from ketamine_tui.present.trust import trust_blocks
from ketamine_tui.store.markdown import read_markdown

_OF_ENTRIES = "pages/entry.md"
"""Where a page stands as far as its links are concerned: only the name of a file decides."""


def whole_entry(
    item: Item, extract: Extract, address: Address, of_tag: Address
) -> Iterator[Element]:
    """Yield all that is known of an entry, for a page of its own.

    Args:
        item: The entry.
        extract: What it is a part of.
        address: Where entries have their pages.
        of_tag: Where what has a tag is listed, by the tag's label.
    """
    entry = item.entry
    titles = {one.entry.id: one.entry.title for one in extract.items}
    yield from _head(item, "h1")
    yield from _replacement(entry, titles, address)
    yield from points(entry)
    if isinstance(entry, Page):
        yield from html_of(read_markdown(entry.body, _OF_ENTRIES)[0], address)
    yield from html_of(particulars(entry), address)
    if entry.tags:
        tags = (element("a", f"#{label}", href=of_tag(label)) for label in entry.tags)
        yield element("ul", *(element("li", tag) for tag in tags), class_="tags", aria_label="Tags")
    if related := [name for name in entry.related if name in titles]:
        yield element("h2", "See also")
        links = (element("a", titles[name], href=address(name)) for name in related)
        yield element("ul", *(element("li", one) for one in links))
    yield from html_of(corrections(entry), address)
    trust = trust_blocks(entry, item.state, item.due, extract.directory)
    yield element("section", *html_of(trust, address), class_="trust")


def short_entry(item: Item) -> Iterator[Element]:
    """Yield what somebody needs of an entry on paper."""
    yield from _head(item, "h2")
    yield from points(item.entry)
    if isinstance(item.entry, Resource):
        yield element("p", citation(item.entry), class_="citation")


def _head(item: Item, heading: str) -> Iterator[Element]:
    """Yield title, kind, state, warnings and summary."""
    entry = item.entry
    is_page = heading == "h1"
    yield element(heading, entry.title, itemprop="name" if is_page else "")
    if entry.alternate_names:
        yield element("p", f"also: {'; '.join(entry.alternate_names)}", class_="dim")
    yield element("p", kind_line(entry), class_="dim")
    yield element("p", *_state(item, is_dated=is_page), class_=trust_class(item))
    for alert in entry.alerts:
        dated = f" ({alert.date})" if alert.date else ""
        warning = element("p", f"Warning: {alert.text}{dated} ", class_="alert", role="note")
        if alert.source:
            warning.append(link(alert.source, alert.source))
        yield warning
    yield element("p", entry.summary, itemprop="description" if is_page else "")


def kind_line(entry: Entry) -> str:
    """Return what sort of entry it is, who runs it, and where it is for."""
    runs = entry.organization if isinstance(entry, Contact) else ""
    parts = (entry.kind.value, runs, ", ".join(entry.regions))
    return " - ".join(part for part in parts if part)


def trust_class(item: Item) -> str:
    """Return the class of a state; it never says anything that the words beside it do not."""
    return "state checked" if item.state.is_checked else "state unchecked"


def _state(item: Item, *, is_dated: bool) -> list[Element | str]:
    """Return the state in words; a page tells programs when it was last confirmed (schema.org)."""
    if not is_dated or item.checked_on is None:
        return [item.standing]
    day = item.checked_on.isoformat()
    shown = element("time", day, datetime=day, itemprop="lastReviewed")
    before, found, after = item.standing.partition(day)
    return [before, shown, after] if found else [item.standing, ", last checked ", shown]


def _replacement(entry: Entry, titles: dict[str, str], address: Address) -> Iterator[Element]:
    standing = standing_review(entry.reviews)
    name = standing.replaced_by if standing else ""
    if name in titles:
        instead = element("a", titles[name], href=address(name))
        yield element("p", element("strong", "Use instead: "), instead)


def points(entry: Entry) -> Iterator[Element]:
    """Yield the ways to reach somebody, and the links."""
    if lists := [*term_lists(_points(entry))]:
        yield element("div", *lists, class_="points")


def _points(entry: Entry) -> Iterator[tuple[str, Element]]:
    if isinstance(entry, Reachable):
        yield from _ways(entry)
    for one in entry.links:
        value = element("dd", link(one.url, one.label or one.url), " ")
        if one.label:
            value.append(element("span", one.url, class_="url"))
        yield "Link", value


def _ways(entry: Reachable) -> Iterator[tuple[str, Element]]:
    lines: tuple[Line, ...] = (*entry.phones, *entry.texts)
    for line in lines:
        name = "Phone" if isinstance(line, Phone) else "Text"
        yield name, element("dd", *number_of(line), *_said(_about(line)))
    for email in entry.emails:
        said = _said("; ".join(_words(email.label, email.note)))
        yield "E-mail", element("dd", *_address(email), *said)
    for chat in entry.chats:
        yield "Chat", element("dd", link(chat.url, chat.url), *_said(_about(chat)))
    for address in entry.addresses:
        written = lines_of("\n".join(address.lines))
        yield "Address", element("dd", *written, *_said(address.note))
    for schedule in entry.schedules:
        yield "Hours", element("dd", str(schedule))


def number_of(line: Line) -> list[Element | str]:
    """Return a number; one that can be dialled is a link, one that does not work is struck out."""
    if line.placeholder:
        return _struck(line.number)
    if isinstance(line, Phone) and line.dial and line.type is not PhoneType.FAX:
        return [link(f"tel:{line.dial}", line.number)]
    return [element("b", line.number)]


def _address(email: Email) -> list[Element | str]:
    if email.placeholder:
        return _struck(email.address)
    return [link(f"mailto:{email.address}", email.address)]


def _struck(text: str) -> list[Element | str]:
    return [element("s", text), " ", element("strong", PLACEHOLDER, class_="warning")]


def _about(way: Line | Chat) -> str:
    if isinstance(way, Chat):
        return "; ".join(_words(way.label, way.note, *map(str, way.schedules)))
    kind = way.type.value if isinstance(way, Phone) and way.type is not PhoneType.VOICE else ""
    spoken = f"languages: {', '.join(way.languages)}" if way.languages else ""
    return "; ".join(_words(kind, line_words(way), spoken))


def _words(*texts: str) -> Iterator[str]:
    return (text for text in texts if text)


def _said(text: str) -> list[Element | str]:
    return [" ", element("span", text, class_="note")] if text else []
