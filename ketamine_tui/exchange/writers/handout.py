"""A hand-out: what somebody without the program needs of some entries, on paper."""

from collections.abc import Iterator

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.words import line_words
from ketamine_tui.model.contact import PLACEHOLDER, Line
from ketamine_tui.model.entry import Entry, Reachable, Resource
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.present.citation import citation
from ketamine_tui.present.layout import plain_text


def as_text(extract: Extract) -> str:
    """Return entries as text of at most 80 columns."""
    blocks = [
        Block("heading", (Span(extract.title),), level=1),
        Block("line", (Span(f"{extract.origin}."),)),
        *(block for item in extract.items for block in _blocks(item)),
    ]
    return f"{plain_text(blocks)}\n"


def _blocks(item: Item) -> Iterator[Block]:
    entry = item.entry
    yield Block("heading", (Span(entry.title),), level=1)
    yield Block("line", (Span(f"[{item.state.mark}] {item.standing}"),))
    for alert in entry.alerts:
        yield Block("line", (Span(f"Warning: {alert.text}"),))
    yield Block("line", (Span(entry.summary),))
    for label, text in _particulars(entry):
        yield Block("field", (Span(text),), marker=label)


def _particulars(entry: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Reachable):
        for phone in entry.phones:
            yield "Phone", _line(phone)
        for text in entry.texts:
            yield "Text", _line(text)
        for email in entry.emails:
            yield "E-mail", f"{email.address}{_doubt(is_placeholder=email.placeholder)}"
        for chat in entry.chats:
            yield "Chat", chat.url
        for address in entry.addresses:
            yield "Address", "\n".join(address.lines)
        for schedule in entry.schedules:
            yield "Hours", str(schedule)
    for link in entry.links:
        yield "Link", link.url
    if isinstance(entry, Resource):
        yield "Citation", citation(entry)


def _line(line: Line) -> str:
    said = line_words(line)
    doubt = _doubt(is_placeholder=line.placeholder)
    return f"{line.number}{doubt}{f' ({said})' if said else ''}"


def _doubt(*, is_placeholder: bool) -> str:
    return f"  {PLACEHOLDER}" if is_placeholder else ""
