"""Answers to queries by looking at every record: slow, plain, and nothing in common with the index."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from query.naive_order import Ranked, folded, title_key
from support.content import TODAY

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.contact import Chat, Email, Line, Link, Phone, Schedule
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Contact, Entry, Identifier, Page, Reachable, Resource
from ketamine_tui.model.marks import Mark, Marks
from ketamine_tui.model.regions import EU_MEMBERS
from ketamine_tui.model.review import Review, ReviewState, standing_review
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.query.modes import mode_of
from ketamine_tui.query.names import Names
from ketamine_tui.query.parse import parse
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import (
    AND,
    EVERYTHING,
    Field,
    Group,
    Not,
    Query,
    Saved,
    Sort,
    Term,
    Value,
    Words,
)
from ketamine_tui.query.view import FacetCount, View
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.entry_files import LoadedEntry, load_file
from ketamine_tui.store.naming import region_name
from ketamine_tui.store.scan import scan

Ordered = TypeVar("Ordered", int, str)
CHECKED_STATES = (ReviewState.SOURCE_CHECKED, ReviewState.REVIEWED)


class Naive:
    """The records of a directory in display order, and what is true of each."""

    def __init__(
        self, directory: Directory, loaded: Iterable[LoadedEntry], names: Names, today: dt.date
    ) -> None:
        self.directory = directory
        self.names = names
        self.today = today
        self.marks: Marks = {}
        self._read: dict[str, tuple[Term, ...]] = {}
        self._loaded = {one.entry.id: one for one in loaded}
        self.entries = [one.entry for one in self._loaded.values()]

    # Queries.

    def view(self, query: Query, section: str = "") -> list[Entry]:
        """Return the entries of a view in the order in which they are listed."""
        found = [
            entry
            for entry in self.entries
            if self.matches_all(query.terms, entry)
            and (not section or section in self.sections(entry))
        ]
        return self._sorted(found, query)

    def _risk(self, entry: Entry) -> tuple[int, int, str]:
        group = 0 if "urgent" in self.states(entry) or entry.kind == "emergency" else 2
        if group and entry.kind in ("helpline", "clinic", "person", "organization"):
            group = 1
        doubts = ("needs-changes", "changed-since-review", "overdue", "to-be-reviewed")
        state = self.state(entry)
        if state not in doubts:
            return 3, 0, self.day(entry, "reviewed") or "~"
        return group, doubts.index(state), self.day(entry, "reviewed") or "~"

    def _sorted(self, entries: list[Entry], query: Query) -> list[Entry]:
        sort = query.sort or Sort("match")
        if sort.field == "match":
            return self._by_match(entries, query, is_descending=sort.is_descending)
        if sort.field == "order":
            return entries[::-1] if sort.is_descending else entries
        if sort.field == "risk":
            by_risk = sorted(entries, key=self._risk)
            return by_risk[::-1] if sort.is_descending else by_risk
        if sort.field == "title":
            return sorted(entries, key=title_key, reverse=sort.is_descending)

        def key(entry: Entry) -> str:
            return self.day(entry, sort.field)

        dated = [entry for entry in entries if key(entry)]
        ordered = sorted(dated, key=key, reverse=sort.is_descending)
        return [*ordered, *(entry for entry in entries if not key(entry))]

    def _by_match(self, entries: list[Entry], query: Query, *, is_descending: bool) -> list[Entry]:
        def key(entry: Entry) -> tuple[int, bool]:
            found = Ranked(entry, list(words(entry)), self).rank(query.terms)
            sign = -1 if is_descending else 1
            return sign * (found or 0), found is not None and "urgent" not in self.states(entry)

        return sorted(entries, key=key)

    def terms_of(self, name: str) -> tuple[Term, ...]:
        view = self.names.view(name)
        assert view is not None
        return self._terms(view.query)

    def matches(self, term: Term, entry: Entry) -> bool:
        """Say whether a term is true of an entry."""
        match term:
            case Words(text, _, is_alone):
                has_it = any(folded(text) in folded(value) for value in words(entry))
                return has_it or (not is_alone and self.is_meant(text, entry))
            case Field(name, values):
                return any(self.has(entry, name, value) for value in values)
            case Saved(name):
                return self.matches_all(self.terms_of(name), entry)
            case Not(inner):
                return not self.matches(inner, entry)
            case Group(joiner, terms):
                if joiner == AND:
                    return self.matches_all(terms, entry)
                return any(self.matches(inner, entry) for inner in terms)

    def matches_all(self, terms: Sequence[Term], entry: Entry) -> bool:
        """Say whether all of some terms are true of an entry, passing words left out where there are others."""
        return all(
            all(self.matches(term, entry) for term in part)
            or (len(part) > 1 and self.is_meant(spoken(part), entry))
            for part in self.telling(terms)
        )

    def telling(self, terms: Sequence[Term]) -> Sequence[Sequence[Term]]:
        """Return the terms that must be true, in parts; passing words are left out where there are others."""
        parts = list(self._together(terms))
        telling = [part for part in parts if not self._is_passing(part)]
        firsts = (part[0].term if isinstance(part[0], Not) else part[0] for part in telling)
        return telling if any(isinstance(term, (Words, Group)) for term in firsts) else parts

    def _is_passing(self, part: Sequence[Term]) -> bool:
        passing = map(folded, self.directory.words.passing)
        return len(part) == 1 and is_bare(part[0]) and folded(str(part[0])) in passing

    def _together(self, terms: Sequence[Term]) -> Iterator[Sequence[Term]]:
        """Yield the terms, those together that are bare words and stand together for something else."""
        while terms:
            phrases = (terms[:n] for n in (4, 3, 2) if all(map(is_bare, terms[:n])))
            longer = (part for part in phrases if len(part) > 1 and self._stands_for(spoken(part)))
            part = next(longer, terms[:1])
            yield part
            terms = terms[len(part) :]

    def _group(self, text: str) -> Sequence[str]:
        groups = self.directory.words.alike
        return next((g for g in groups if folded(text) in map(folded, g)), (text,))

    def _stands_for(self, text: str) -> bool:
        """Say whether a text stands for anything that is not found by its letters anyway."""
        group, letters = self._group(text), folded(text)
        vocabulary = self.names.directory.vocabulary
        called = [tag for tag in map(vocabulary.find, group) if tag]
        labels = [x.label for x in vocabulary for y in called if y in vocabulary.lineage(x)]
        places = [x for code in self.names.of("region") for x in region_names(code)]
        return any(letters not in folded(x) for x in (*group, *(f"#{x}" for x in labels))) or any(
            folded(word) in places for word in group
        )

    def is_meant(self, text: str, entry: Entry) -> bool:
        """Say whether an entry has what a text stands for: another word, a tag or a region."""
        others = [folded(other) for other in self.others(text)]
        has_other = any(
            is_whole(other, folded(value)) for other in others for value in words(entry)
        )
        return has_other or self.is_named(text, entry)

    def others(self, text: str) -> Sequence[str]:
        """Return the words that mean the same as a text."""
        return [word for word in self._group(text) if word != text]

    def is_named(self, text: str, entry: Entry) -> bool:
        """Say whether a text, or another that means the same, names a tag or a region of an entry."""
        group = self._group(text)
        called = [tag.label for tag in map(self.names.directory.vocabulary.find, group) if tag]
        places = [x for code in entry.regions for x in region_names(code)]
        return not self.tags(entry).isdisjoint(called) or any(folded(w) in places for w in group)

    def _terms(self, text: str) -> tuple[Term, ...]:
        """Return the terms of a saved view's text, which is read once: it is asked of every entry."""
        if text not in self._read:
            self._read[text] = parse(text, self.names).terms
        return self._read[text]

    def has(self, entry: Entry, field: str, value: Value) -> bool:
        """Say whether one value of a field is true of an entry."""
        if field in ("reviewed", "next", "issued"):
            day = self.day(entry, field)
            return bool(day) and self._is_day(day, value, is_ahead=field == "next")
        if field == "phone":
            wanted = digits(value.text)
            return any(wanted in digits(number) for number in numbers(entry))
        if field in FIELD_WORDS:
            own = [" ".join(self._mark(entry).note.split())] if field == "note" else []
            texts = (*FIELD_WORDS[field](entry), *own)
            return any(folded(value.text) in folded(text) for text in texts)
        if field == "no":
            return value.text not in presence(entry)
        if field == "tag" and value.operator == "=":
            return value.text in entry.tags
        return value.text in self.values(entry, field)

    def values(self, entry: Entry, field: str) -> set[str]:
        """Return all values of a field of names that are true of an entry."""
        if field == "@":
            views = (view.name for view in self.names.directory.views)
            return {name for name in views if self.matches(Saved(name), entry)}
        read: dict[str, Callable[[], set[str]]] = {
            "tag": lambda: self.tags(entry),
            "kind": lambda: {entry.kind.value},
            "section": lambda: self.sections(entry),
            "is": lambda: self.states(entry),
            "region": lambda: {*entry.regions, *(region.split("-")[0] for region in entry.regions)},
            "language": lambda: languages(entry),
            "audience": lambda: {*entry.audience},
            "method": lambda: self.methods(entry),
            "has": lambda: presence(entry),
        }
        return read[field]()

    # One entry.

    def tags(self, entry: Entry) -> set[str]:
        vocabulary = self.directory.vocabulary
        found: set[str] = set()
        for label in entry.tags:
            tag = vocabulary.find(label)
            found |= {wider.label for wider in vocabulary.lineage(tag)} if tag else {label}
        return found

    def sections(self, entry: Entry) -> set[str]:
        above = {
            section.id
            for section, _ in walk_sections(self.directory.sections)
            if entry.section in {part.id for part, _ in section.walk()}
        }
        return above or {"unsorted"}

    def state(self, entry: Entry) -> ReviewState:
        """Return the state of an entry today."""
        state = self._loaded[entry.id].state
        is_late = "" < self._due(entry) < self.today.isoformat()
        if state not in CHECKED_STATES or is_late:
            return ReviewState.OVERDUE if state in CHECKED_STATES else state
        review = standing_review(entry.reviews)
        is_early = review is not None and review.date > self.today
        return ReviewState.TO_BE_REVIEWED if is_early else state

    def states(self, entry: Entry) -> set[str]:
        state = self.state(entry)
        checked = "checked" if state in CHECKED_STATES else "unchecked"
        is_urgent = any(entry.id in group.entries for group in self.directory.urgent)
        is_pending = checked == "unchecked" and state is not ReviewState.WITHDRAWN
        is_marked = self._mark(entry).is_marked
        more = {"urgent": is_urgent, "pending": is_pending, "marked": is_marked}
        return {state.value, checked, *(name for name, is_so in more.items() if is_so)}

    def _mark(self, entry: Entry) -> Mark:
        return self.marks.get(entry.id, Mark())

    def methods(self, entry: Entry) -> set[str]:
        review = checking(entry)
        return {review.method.value} if review and review.method else set()

    def day(self, entry: Entry, field: str) -> str:
        """Return a day of an entry as a whole ISO date, or an empty text where it has none."""
        if field == "issued":
            written = entry.issued if isinstance(entry, Resource) else ""
            return (written + "-01-01"[len(written) - 4 :]) if written else ""
        if field == "next":
            state = self._loaded[entry.id].state
            return self._due(entry) if state in (*CHECKED_STATES, ReviewState.CHANGED) else ""
        review = checking(entry)
        return review.date.isoformat() if review else ""

    def _due(self, entry: Entry) -> str:
        due = self.directory.review_policy.due(entry.kind, entry.reviews)
        return due.isoformat() if due else ""

    def _is_day(self, day: str, value: Value, *, is_ahead: bool) -> bool:
        """Compare a day with a value. Of a day no more counts than a month or a year says."""
        if any(text[-1] in "dwmy" for text in (value.text, value.end) if text not in ("", *NAMED)):
            return self._is_age(day, value, is_ahead=is_ahead)
        first, last = self._date(value.text), self._date(value.end)
        if value.operator != "..":
            return is_compared(compare(day[: len(first)], first), value.operator)
        if first and last and filled(first, "-01-01") > filled(last, "-99-99"):
            first, last = last, first
        is_after = not first or day[: len(first)] >= first
        return is_after and (not last or day[: len(last)] <= last)

    def _date(self, text: str) -> str:
        if text in NAMED:
            return (self.today + dt.timedelta(days=NAMED[text])).isoformat()
        year, *rest = text.split("-")
        return "-".join([year, *(part.zfill(2) for part in rest)])

    def _is_age(self, day: str, value: Value, *, is_ahead: bool) -> bool:
        """Compare how long ago a day is, or how long it is still to it, with one age or two."""
        sign = 1 if is_ahead else -1
        away = (dt.date.fromisoformat(day) - self.today).days * sign
        ages = [self._length(text, sign) for text in (value.text, value.end) if text]
        if value.operator != "..":
            return is_compared(compare(away, ages[0]), value.operator)
        if value.text and value.end:
            return min(ages) <= away <= max(ages)
        return away >= ages[0] if value.text else away <= ages[0]

    def _length(self, text: str, sign: int) -> int:
        """Return an age in days, counted from today in one direction."""
        amount, unit = int(text[:-1]), text[-1]
        if unit in "dw":
            return amount * (7 if unit == "w" else 1)
        months = self.today.year * 12 + self.today.month - 1
        months += sign * amount * (12 if unit == "y" else 1)
        year, month = months // 12, months % 12 + 1
        day = min(self.today.day, calendar.monthrange(year, month)[1])
        return abs((dt.date(year, month, day) - self.today).days)


NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1}


def compare(one: Ordered, other: Ordered) -> int:
    """Return -1, 0 or 1: whether the first comes before, with or after the second."""
    return (one > other) - (one < other)


def is_compared(order: int, operator: str) -> bool:
    """Say whether an operator accepts an order."""
    return order in {"": (0,), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}[operator]


def filled(date: str, rest: str) -> str:
    """Return a year or a month as a whole day, completed from ``-MM-DD``."""
    return date + rest[len(date) - 4 :]


def is_bare(term: Term) -> bool:
    return isinstance(term, Words) and not (term.is_phrase or term.is_alone)


def spoken(terms: Iterable[Term]) -> str:
    return " ".join(map(str, terms))


def is_whole(word: str, text: str) -> bool:
    """Say whether a word stands in a text by itself, or in the plural."""
    places = (n for n in range(len(text)) if text.startswith(word, n))
    return any(
        not is_letter(text[:n][-1:])
        and any(
            text.startswith(ending, n + len(word))
            and not is_letter(text[n + len(word) + len(ending) :][:1])
            for ending in ("", "s", "es")
        )
        for n in places
    )


def is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def region_names(code: str) -> list[str]:
    """Return what a region is called, its country where it is a part of one, and the members of the EU."""
    members = sorted(EU_MEMBERS) if code == "EU" else ()
    return [folded(name) for x in (code, code[:2], *members) if (name := region_name(x))]


def digits(text: str) -> str:
    return "".join(character for character in text if character in "0123456789")


def checking(entry: Entry) -> Review | None:
    """Return the review that an entry is trusted for."""
    review = standing_review(entry.reviews)
    return review if review and review.status in CHECKED_STATES else None


# What an entry says, field by field.


def links(entry: Entry) -> list[Link | Chat]:
    return [*entry.links, *(entry.chats if isinstance(entry, Reachable) else ())]


def lines(entry: Entry) -> list[Line]:
    return [*entry.phones, *entry.texts] if isinstance(entry, Reachable) else []


def emails(entry: Entry) -> list[Email]:
    return [*entry.emails] if isinstance(entry, Reachable) else []


def numbers(entry: Entry) -> list[str]:
    """Return every telephone number, as it is written and as it is dialled."""
    written = [line.number for line in lines(entry)]
    phones = entry.phones if isinstance(entry, Reachable) else ()
    return [*written, *(phone.dial for phone in phones)]


def numbers_of_type(entry: Entry, *types: PhoneType) -> list[Phone]:
    """Return the telephone numbers of some types."""
    phones = entry.phones if isinstance(entry, Reachable) else ()
    return [phone for phone in phones if phone.type in types]


def remarks(entry: Entry) -> list[str]:
    """Return what stands beside numbers and addresses."""
    if not isinstance(entry, Reachable):
        return []
    noted = (*lines(entry), *entry.emails, *entry.chats, *entry.addresses)
    return [record.note for record in noted]


def people(entry: Entry) -> list[str]:
    if not isinstance(entry, Resource):
        return []
    return [*entry.authors, *entry.editors, *entry.contributors]


def languages(entry: Entry) -> set[str]:
    return {*entry.languages, *(name for line in lines(entry) for name in line.languages)}


def identifiers(entry: Entry) -> list[Identifier]:
    return [*entry.identifiers] if isinstance(entry, Resource) else []


def addresses(entry: Entry) -> list[str]:
    found = entry.addresses if isinstance(entry, Reachable) else ()
    return [line for address in found for line in address.lines]


def publishers(entry: Entry) -> list[str]:
    return [entry.publisher, entry.container_title] if isinstance(entry, Resource) else []


def organizations(entry: Entry) -> list[str]:
    return [entry.organization] if isinstance(entry, Contact) else []


def paragraphs(entry: Entry) -> list[str]:
    return re.split(r"\n\s*\n", entry.body) if isinstance(entry, Page) else []


def notes(entry: Entry) -> list[str]:
    corrected = [text for item in entry.corrections for text in (item.was, item.note)]
    reviewed = [
        text
        for review in entry.reviews
        for text in (review.note, review.seen, review.not_seen, review.confidence)
    ]
    dated = [review.source_dated for review in entry.reviews]
    return [*corrected, *reviewed, *dated, *(item.note for item in identifiers(entry))]


def sources(entry: Entry) -> list[str]:
    """Return what warnings and records were made with."""
    corrected = (source for item in entry.corrections for source in item.source)
    reviewed = (source for review in entry.reviews for source in review.source)
    return [*(alert.source for alert in entry.alerts), *corrected, *reviewed]


def schedules(entry: Entry) -> list[Schedule]:
    """Return the hours of an entry, and those of its numbers and chats."""
    if not isinstance(entry, Reachable):
        return []
    kept = (schedule for one in (*lines(entry), *entry.chats) for schedule in one.schedules)
    return [*entry.schedules, *kept]


FIELD_WORDS: dict[str, Callable[[Entry], list[str]]] = {
    "title": lambda entry: [entry.title, *entry.alternate_names],
    "summary": lambda entry: [entry.summary],
    "text": paragraphs,
    "author": people,
    "publisher": publishers,
    "org": organizations,
    "email": lambda entry: [mail.address for mail in emails(entry)],
    "url": lambda entry: [link.url for link in links(entry)],
    "address": addresses,
    "identifier": lambda entry: [item.value for item in identifiers(entry)],
    "reviewer": lambda entry: [who for r in entry.reviews for who in (r.reviewer, r.role)],
    "note": notes,
    "id": lambda entry: [entry.id],
}


def words(entry: Entry) -> Iterator[str]:
    """Yield everything that a word can be found in."""
    for values in FIELD_WORDS.values():
        yield from values(entry)
    yield from (f"#{tag}" for tag in entry.tags)
    yield from (*entry.regions, *entry.audience, *sources(entry))
    yield from (alert.text for alert in entry.alerts)
    yield from (text for one in schedules(entry) for text in (one.note, one.timezone))
    yield from (found.label for found in (*links(entry), *lines(entry), *emails(entry)))
    yield from remarks(entry)
    for number in numbers(entry):
        yield from (number, digits(number))
    if isinstance(entry, Reachable):
        yield from (text.body for text in entry.texts)
    if isinstance(entry, Resource):
        yield from (entry.issued, entry.edition, entry.number_of_pages)
        yield from (entry.volume, entry.issue, entry.page)


def presence(entry: Entry) -> set[str]:
    """Return what an entry has."""
    present: dict[str, object] = {
        "address": addresses(entry),
        "alert": entry.alerts,
        "audience": entry.audience,
        "author": entry.authors if isinstance(entry, Resource) else (),
        "chat": entry.chats if isinstance(entry, Reachable) else (),
        "correction": entry.corrections,
        "email": emails(entry),
        "fax": numbers_of_type(entry, PhoneType.FAX),
        "hours": isinstance(entry, Reachable)
        and (entry.schedules or any(x.schedules for x in (*lines(entry), *entry.chats))),
        "identifier": identifiers(entry),
        "issued": entry.issued if isinstance(entry, Resource) else "",
        "language": languages(entry),
        "phone": numbers_of_type(entry, *({*PhoneType} - {PhoneType.FAX, PhoneType.TEXT})),
        "placeholder": any(one.placeholder for one in (*lines(entry), *emails(entry))),
        "publisher": entry.publisher if isinstance(entry, Resource) else "",
        "region": entry.regions,
        "related": entry.related,
        "review": entry.reviews,
        "sms": isinstance(entry, Reachable)
        and (entry.texts or numbers_of_type(entry, PhoneType.TEXT)),
        "source": any(review.source for review in entry.reviews),
        "tag": entry.tags,
        "url": entry.links,
    }
    named = {name for name, value in present.items() if value}
    return named | {item.scheme for item in identifiers(entry)}


def naive(folder: Path, catalog: Catalog, today: dt.date = TODAY) -> Naive:
    """Return the records of a folder, read without an index, in the display order of a catalog."""
    present = set(scan(folder).paths)
    directory = load_directory(folder, present).directory
    files = (load_file(folder, path, directory) for path in sorted(present))
    loaded = {one.entry.id: one for file in files for one in file.entries}
    order = [row.id for row in catalog.rows(range(catalog.size))]
    assert sorted(order) == sorted(loaded)
    records = Naive(directory, [loaded[name] for name in order], Search(catalog).names, today)
    records.marks = catalog.marks
    return records


def check(view: View, plain: Naive) -> None:
    """Compare everything that a view says with what looking at every record gives."""
    found = plain.view(view.query, view.section)
    rows = view.catalog.rows(view.positions)
    assert [row.id for row in rows] == [entry.id for entry in found]
    assert view.total == len(found)
    assert [row.state for row in rows] == [plain.state(entry) for entry in found]
    in_section = plain.view(EVERYTHING, view.section)
    assert view.search.section_bits(view.section).bit_count() == len(in_section)
    for place, position in enumerate(view.positions):
        assert view.place_of(position) == place
    for field, counts in facets(view).items():
        values = [plain.values(entry, field) for entry in found]
        for count in counts:
            assert count.field == field
            assert count.total == sum(count.value in held for held in values), count
            assert count.mode is mode_of(view.query, field, count.value)
    anywhere = plain.view(view.query)
    sections = [plain.sections(entry) for entry in anywhere]
    for count in view.section_counts:
        assert count.total == sum(count.value in held for held in sections)


def facets(view: View) -> dict[str, Sequence[FacetCount]]:
    """Return the counts of a view by field, those of sections left out: they are of any section."""
    values = ("region", "language", "audience", "method", "has")
    return {
        "tag": view.tag_counts,
        "is": (*view.state_counts, *view.own_counts),
        "kind": view.kind_counts,
        "@": view.view_counts,
        **{field: view.value_counts(field) for field in values},
    }
