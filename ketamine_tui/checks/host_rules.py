"""Rules for hosts: those of an entry's links, e-mail addresses and sources are not almost one another."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.url_rules import is_mistyped, sources_of
from ketamine_tui.model.likeness import is_misspelt, plain_url
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Place, Scalar

_LEAST_LETTERS = 7
"""Letters of a name that no other one has by chance but for one."""

_WRITTEN = re.compile(r"(?<![\w@./-])www\.([a-z\d-]+(?:\.[a-z\d-]+)+)", re.IGNORECASE | re.ASCII)
"""A host as reviews say that they have seen it."""


class _Host(NamedTuple):
    """A host with what has it: a source, or a field of a record."""

    name: str
    node: Scalar | FieldsNode
    field: str = ""

    @property
    def is_source(self) -> bool:
        """Whether a review has it as where something was read."""
        return not self.field

    @property
    def place(self) -> Place:
        """Where it stands."""
        return (
            self.node.place_in(self.field) if isinstance(self.node, FieldsNode) else self.node.place
        )


def problems_of_hosts(subject: Subject) -> Iterator[Problem]:
    """Yield hosts that are almost others of an entry, and those of sources with a slip of the finger."""
    hosts = list(_hosts(subject))
    names = dict.fromkeys(host.name for host in hosts)
    told: set[str] = set()
    for one, other in combinations(names, 2):
        if _are_almost_one(one, other):
            times = Counter(host.name for host in hosts)
            # Of two that stand there as often, the first is the main one.
            rare, usual = sorted((other, one), key=lambda name: times[name])
            told.add(rare)
            # What was seen is never rewritten.
            wrong = rare if any(h.name == rare and h.field != "seen" for h in hosts) else usual
            place = next(host.place for host in hosts if host.name == wrong)
            right = usual if wrong == rare else rare
            message = f"{wrong} is almost {right}, which stands in this entry, too"
            yield subject.problem("host-mistyped", place, message)
    for host in hosts:
        if host.is_source and is_mistyped(host.name) and host.name not in told:
            yield subject.problem("host-mistyped", host.place, f"{host.name} is mistyped, it seems")


def _hosts(subject: Subject) -> Iterator[_Host]:
    for record in subject.web_ways():
        if host := web_host(record.text("url")):
            yield _Host(host, record, "url")
    for review in subject.records("reviews"):
        for item in sources_of(review):
            if host := web_host(item.text):
                yield _Host(host, item)
        for match in _WRITTEN.finditer(review.text("seen")):
            yield _Host(match[1].casefold(), review, "seen")
    for record in subject.records("emails"):
        if host := record.text("address").rpartition("@")[2].casefold():
            yield _Host(host, record, "address")


def web_host(url: str) -> str:
    """Return the host of an address on the web; nothing for another text, and for one in other letters than ASCII."""
    host = plain_url(url).partition("/")[0] if "://" in url else ""
    return host if host.isascii() else ""


def _are_almost_one(one: str, other: str) -> bool:
    """Say whether two hosts are one but for a letter of a long name; a plural, a hyphen or a digit may be meant."""
    pairs = zip(reversed(one.split(".")), reversed(other.split(".")), strict=False)
    differing = [(a, b) for a, b in pairs if a != b]
    if len(differing) != 1:
        return False
    name, its = differing[0]
    is_meant = (
        name.rstrip("s") == its.rstrip("s")
        or name.replace("-", "") == its.replace("-", "")
        or _without_digits(name) == _without_digits(its)
    )
    return min(len(name), len(its)) >= _LEAST_LETTERS and is_misspelt(name, its) and not is_meant


def _without_digits(name: str) -> str:
    return "".join(letter for letter in name if not letter.isdecimal())
