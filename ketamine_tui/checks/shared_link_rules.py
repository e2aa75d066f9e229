"""Rules for the main link of two entries that are related: it is of the one whose site it is on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from ketamine_tui.checks.host_rules import web_host
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.url_rules import sources_of
from ketamine_tui.model.likeness import are_related, plain_url
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold
from ketamine_tui.store.node import FieldsNode

_BODIES = ("publisher", "organization")


def problems_of_shared_links(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield the main link of a related entry of another body, on a site on which nothing else of the entry is."""
    by_url: dict[str, list[tuple[Subject, FieldsNode]]] = defaultdict(list)
    for subject in subjects:
        for record in list(subject.records("links"))[:1]:
            by_url[plain_url(record.text("url"))].append((subject, record))
    for sharing in by_url.values():
        for (subject, record), (other, _) in permutations(sharing, 2):
            if are_related(subject.entry, other.entry) and _is_of_other(subject, other, record):
                message = f"{other.entry.id} has this link too, and all else of this entry is on other sites"
                hint = "write its own address"
                place = record.place_in("url")
                yield subject.problem("url-duplicate", place, message, hint)


def _is_of_other(subject: Subject, other: Subject, record: FieldsNode) -> bool:
    """Say whether a link is on a site where another entry was read, and this one of another body was not."""
    body, its = _body(subject), _body(other)
    host = web_host(record.text("url"))
    read = _hosts(subject)
    is_named = bool(body and its) and body not in its and its not in body
    return is_named and bool(read) and host not in read and host in _hosts(other)


def _body(subject: Subject) -> str:
    return next(filter(None, (fold(subject.loaded.node.text(name)) for name in _BODIES)), "")


def _hosts(subject: Subject) -> set[str]:
    """Return the hosts of what was read of an entry, and of its e-mail addresses."""
    sources = (item for record in subject.records("reviews") for item in sources_of(record))
    return {web_host(item.text) for item in sources if "://" in item.text} | {
        r.text("address").rpartition("@")[2] for r in subject.records("emails")
    }
