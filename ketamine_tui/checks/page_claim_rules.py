"""Rules for what pages say of the entries that they name: addresses, keys, regions, and what a link is called."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import NamedTuple

from ketamine_tui.checks.codes import country_named, have_part_in_common
from ketamine_tui.checks.keys import keys_behind, keys_for
from ketamine_tui.checks.naming_rules import names_of
from ketamine_tui.checks.page import Page, Part
from ketamine_tui.checks.page_lists import lists_of
from ketamine_tui.checks.phones import digits, is_slip
from ketamine_tui.checks.quotation_rules import problems_of_quotations
from ketamine_tui.checks.subject import Subject, is_placeholder, noted
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import ENTRY_SCHEME
from ketamine_tui.model.regions import canonical_region
from ketamine_tui.model.text import fold
from ketamine_tui.store.naming import region_code, region_name

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_OF_MANY = frozenset(
    {"info", "contact", "help", "support", "admin", "office", "mail", "hello", "press", "media"}
    | {"enquiries", "inquiries", "enquiry", "webmaster", "secretary", "service", "email"}
)
"""Mailboxes that several bodies have, each at its own host."""

_LEAST_LETTERS = 4
_REGION = re.compile(r"([A-Z][\w' -]{2,40}?)(?=[.:,(\u2013\u2014]| -)")
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_LONG_WORD = 6
_LEAST_WORDS = 2
_CLAUSE = re.compile(r"[.;!?\n]")


class _Known(NamedTuple):
    """What entries have that pages may say: all of them by id, their addresses, the keys of their numbers, their words."""

    entries: Mapping[str, Subject]
    emails: Mapping[str, frozenset[str]]
    addresses: frozenset[str]
    keys: Mapping[str, Mapping[str, frozenset[str]]]
    by_word: Mapping[str, frozenset[str]]

    def called(self, words: AbstractSet[str]) -> frozenset[str]:
        """Return the entries that have some words in their ids and titles."""
        of = [self.by_word.get(word, frozenset()) for word in words]
        return frozenset.intersection(*of) if of else frozenset()


def problems_of_claims(pages: Sequence[Page], subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield what pages say of entries, and these say otherwise."""
    entries = {subject.entry.id: subject for subject in subjects}
    emails = {subject.entry.id: _emails(subject) for subject in subjects}
    addresses = frozenset[str]().union(*emails.values())
    known = _Known(entries, emails, addresses, _keys(subjects), _by_word(subjects))
    by_path: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        if "corrections" in subject.node.fields:
            by_path[subject.path].append(subject)
    for page in pages:
        yield from problems_of_quotations(page, by_path)
        for part in page.parts:
            if part.is_own:
                yield from _addresses(page, part, known)
                yield from _pressed(page, part, known)
                yield from _called(page, part, known)
        yield from _regions(page, known)


def _emails(subject: Subject) -> frozenset[str]:
    records = (record for record in subject.records("emails") if not is_placeholder(record))
    return frozenset(record.text("address").casefold() for record in records)


def _addresses(page: Page, part: Part, known: _Known) -> Iterator[Problem]:
    """Yield e-mail addresses that no entry has, and that an entry has at another host of almost the same name."""
    if "@" not in part.shown:
        return
    near = frozenset().union(*(known.emails.get(name, frozenset()) for name in part.cited))
    for match in _EMAIL.finditer(part.shown):
        address = match[0].casefold()
        mailbox, _, host = address.partition("@")
        others = near if mailbox in _OF_MANY else known.addresses
        alike = (o for o in sorted(others) if o.partition("@")[0] == mailbox)
        meant = next((o for o in alike if _is_part_of(host, o.partition("@")[2])), "")
        if meant and address not in known.addresses:
            message = f"{match[0]} is no address of an entry, and almost {meant}"
            yield page.problem("number-slip", page.index_of(match[0], part), message)


def _is_part_of(host: str, other: str) -> bool:
    """Say whether of two hosts one is below the other, or has its name within its own."""
    if f".{host}".endswith(f".{other}") or f".{other}".endswith(f".{host}"):
        return True
    if is_slip(host, other) or host.rpartition(".")[0] == other.rpartition(".")[0]:
        return False  # which is told as a slip
    one, two = (max(of.split("."), key=len) for of in (host, other))
    return min(len(one), len(two)) >= _LEAST_LETTERS and (one in two or two in one)


def _keys(subjects: Sequence[Subject]) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return for what the keys of numbers are, in longer words, by the digits of the number and the key."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for subject in subjects:
        for record in subject.records("phones"):
            pairs = [pair for text, _ in noted(record) for pair in keys_for(text)]
            for part in ("number", "dial") if pairs else ():
                for key, what in pairs:
                    words = (word for word in _WORD.findall(what) if len(word) >= _LONG_WORD)
                    found[digits(record.text(part))][key] |= {word.rstrip("s") for word in words}
    return {
        number: {key: frozenset(words) for key, words in of.items()} for number, of in found.items()
    }


def _pressed(page: Page, part: Part, known: _Known) -> Iterator[Problem]:
    """Yield keys that are told to those for whom an entry with the number has another key."""
    for told in keys_behind(part.shown) if known.keys else ():
        keys = known.keys.get(told.number, {})
        start = part.shown.find(told.words)
        clause = fold(_CLAUSE.split(part.shown[:start])[-1] + told.words)
        named = {key for key, words in keys.items() if any(word in clause for word in words)}
        if told.key in keys and len(named) == 1 and told.key not in named:
            message = f"{told.words!r} is said here, and an entry has {min(named)} for that"
            yield page.problem("keys-differ", page.index_of(told.words, part), message)


def _called(page: Page, part: Part, known: _Known) -> Iterator[Problem]:
    """Yield links whose words are those of one other entry of the kind, and mostly not of that to which they lead."""
    for href, spans in groupby(part.block.spans, key=lambda span: span.href):
        entry_id = href.removeprefix(ENTRY_SCHEME)
        target = known.entries.get(entry_id) if entry_id != href else None
        text = "".join(span.text for span in spans) if target else ""
        words = _words(text)
        if target is None or len(words) < _LEAST_WORDS or target.entry.kind is Kind.PAGE:
            continue
        called = known.called(words)
        meant = [n for n in called if known.entries[n].entry.kind is target.entry.kind]
        if len(meant) != 1 or entry_id in meant or _is_name(text, known.entries[meant[0]]):
            continue
        strange = words - _all_words(target)
        if len(strange) >= _LEAST_WORDS and not any(map(str.isdecimal, strange)):
            message = f"{text!r} has the words of {meant[0]}, and leads to {entry_id}"
            yield page.problem("link-label", page.index_of(text, part), message)


def _by_word(subjects: Sequence[Subject]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        for word in _words(f"{subject.entry.id} {subject.entry.title}"):
            found[word].add(subject.entry.id)
    return {word: frozenset(names) for word, names in found.items()}


def _is_name(text: str, subject: Subject) -> bool:
    """Say whether a link is called by the whole name of an entry, which is told as that."""
    return fold(" ".join(text.split())) in map(fold, names_of(subject.entry))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text).replace("-", " ")))


def _all_words(subject: Subject) -> frozenset[str]:
    """Return the words by which an entry may be called."""
    entry, node = subject.entry, subject.loaded.node
    bodies = (node.text(name) for name in ("organization", "publisher", "container_title"))
    labels = (record.text("label") for record in subject.records("links"))
    people = (item.text for item in subject.texts("authors"))
    texts = (entry.id, entry.title, *entry.alternate_names, entry.summary, node.text("issued"))
    return _words(" ".join((*texts, *bodies, *labels, *people)))


def _regions(page: Page, known: _Known) -> Iterator[Problem]:
    """Yield items of a list that begin with a region and cite entries none of which is for it."""
    for item in (item for one in lists_of(page) for item in one.items):
        match = _REGION.match(item.shown)
        name = match[1] if match else ""
        code = country_named(name) or (region_code(name) if name == "European Union" else "")
        cited = [known.entries[i].entry for i in item.cited if i in known.entries] if code else []
        lists = [[*map(canonical_region, getattr(entry, "regions", ()))] for entry in cited]
        if not cited or not all(lists) or any(have_part_in_common([code], of) for of in lists):
            continue
        texts = (text for entry in cited for text in (entry.title, entry.summary))
        if not any(region_name(code) in text for text in texts):
            own = ", ".join(dict.fromkeys(code for of in lists for code in of))
            message = f"this is of {name}, and what is cited here is for {own}"
            yield page.problem("page-region", page.beginning(item), message)
