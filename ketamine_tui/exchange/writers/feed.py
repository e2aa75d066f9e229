"""The feed of a site (Atom, RFC 4287): what was checked or changed, an entry for each review on record."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.uuids import uuid_of
from ketamine_tui.exchange.writers.pages import page
from ketamine_tui.model.review import Review
from ketamine_tui.model.translate import _
from ketamine_tui.present.trust import review_blocks

FILE = "feed.xml"
NEWEST = 100
"""How many reviews a feed has, at most; those before them stand on the pages of their entries."""


class Event(NamedTuple):
    """A review as a feed has it: its lasting name, what it came to, its day, its page, what it says."""

    id: str
    title: str
    updated: str
    path: str
    summary: str


def feed_title(extract: Extract) -> str:
    """Return what the feed is called."""
    return _("{title}: what was checked or changed").format(title=extract.title)


def feed(extract: Extract) -> str:
    """Return the feed, the newest review first; nothing where there is no review, and so no day."""
    events = sorted(_events(extract), key=lambda event: event.updated, reverse=True)[:NEWEST]
    if not events:
        return ""
    name = uuid_of(extract.title, FILE).urn  # no entry has an id with a full stop
    site = extract.directory.site
    return page(FILE, extract, feed_title(extract), id=name, events=events, site=site)


def _events(extract: Extract) -> Iterator[Event]:
    for item in extract.items:
        days: Counter[str] = Counter()
        for review in item.entry.reviews:
            day = review.date.isoformat()
            days[day] += 1
            # Reviews are only ever added, so the second of a day stays the second.
            name = uuid_of(extract.title, item.entry.id, day, str(days[day])).urn
            title = f"{item.entry.title}: {_(review.status.words)}"
            path = f"entries/{item.entry.id}.html"
            yield Event(name, title, f"{day}T00:00:00Z", path, _summary(item, review))


def _summary(item: Item, review: Review) -> str:
    """Return what a review says, and how far the entry can be trusted now."""
    blocks = [*review_blocks(review)]
    said = (f"{block.marker}: {''.join(span.text for span in block.spans)}" for block in blocks)
    return "; ".join((*said, _("State now: {state}").format(state=item.standing)))
