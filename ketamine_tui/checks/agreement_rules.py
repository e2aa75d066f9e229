"""Rules for what an entry says in a field and in words as well: hours, spelled numbers, ISBNs."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.checks import identifiers
from ketamine_tui.checks.codes import only_countries
from ketamine_tui.checks.hours_rules import DAY, span_of
from ketamine_tui.checks.number_rules import digits_of_numbers
from ketamine_tui.checks.phones import digits, is_emergency, is_slip
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import place_within
from ketamine_tui.model.contact import WEEKDAYS
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Place
from ketamine_tui.store.note.vanity import pressed_keys, spelled_numbers

_POINTS = ("phones", "texts", "chats")

_ALWAYS = re.compile(
    r"\b(?:24/7|24 hours a day|(?:a)?round[- ]the[- ]clock|at any hour)(?!\w)", re.IGNORECASE
)
_TIME = r"(\d{1,2})(?:[:.](\d\d))? ?(am|pm|a\.m\.|p\.m\.)?"
_HOURS = re.compile(
    rf"(?<![\w:.]){_TIME}(?: to | until | ?[-\u2013] ?){_TIME}(?![\w:])", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\d{3}|\b(?:texts?|messages?|chats?|online|web(?:sites?)?|e-?mails?|voice ?mails?|not?|never|except|closed|lunch|break|until|was|were|other|another|elsewhere|outside"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:days?)?|sat|weekends?|holidays?)\b",
    re.IGNORECASE,
)
"""What makes of hours in a sentence those of some days, of another way, of an earlier time or of another service."""

_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.:]\d+[^.;!?\n]*)*")
_IN_WORDS = re.compile(r"(0\d{2,3}|1[38]00|13)[ -]([A-Z]{4,10})(?: [A-Z]+)?", re.ASCII)
"""A number free of charge that ends in a word, as in many countries but those of the North American plan."""

_PAGES_SEEN = re.compile(r"(?<![\w-])(\d{2,5}) pages\b", re.ASCII)
_ARTICLE = re.compile(r"[A-Za-z]{0,3}(\d{5,})", re.ASCII)
"""The number of an article that has no pages."""

_DIGITS = re.compile(r"\d+", re.ASCII)
_DOI_PLACE = re.compile(r"\.(\d{1,3})\.(\d{1,3})\.(\d+)\Z", re.ASCII)
_CITED = re.compile(r"(?<![\w.])(\d{1,3}) ?\((\d{1,3})\): ?[\w]", re.ASCII)
"""Volume, issue and page, as some publishers write them into DOIs, and as they are cited."""

_TEN, _THIRTEEN = 10, 13
"""Digits of an ISBN before 2007, and since (ISO 2108)."""


def problems_of_agreement(subject: Subject) -> Iterator[Problem]:
    """Yield what an entry says in one way here and in another there."""
    yield from _hours(subject)
    yield from _spelled(subject)
    yield from _isbns(subject)
    yield from _pages(subject)
    yield from _places(subject)


def _hours(subject: Subject) -> Iterator[Problem]:
    points = [point for name in _POINTS for point in subject.records(name)]
    own = list(subject.records("schedules"))
    for point in points:
        hours = list(point.records("schedules")) or own
        for record in (point, *point.records("schedules")):
            yield from _noted(subject, record.text("note"), record.place_in("note"), hours)
    for record in own:
        yield from _noted(subject, record.text("note"), record.place_in("note"), own)
    # What has no hours may be what the summary speaks of.
    if own or all("schedules" in phone.fields for phone in _own_phones(subject)):
        hours = own + [hours for point in points for hours in point.records("schedules")]
        summary = subject.loaded.node.text("summary")
        yield from _noted(subject, summary, subject.place("summary"), hours)


def _own_phones(subject: Subject) -> Iterator[FieldsNode]:
    """Yield the numbers of an entry but for an emergency number, which a line names for when life is in danger."""
    for record in subject.records("phones"):
        if subject.entry.kind is Kind.EMERGENCY or not is_emergency(
            record.text("dial"), only_countries(subject.entry.regions)
        ):
            yield record


def _whole(minutes: int) -> int:
    """Return minutes as a whole day where one is missing: many write the last one as 23:59."""
    return DAY if minutes == DAY - 1 else minutes


def _noted(
    subject: Subject, text: str, start: Place, schedules: Sequence[FieldsNode]
) -> Iterator[Problem]:
    """Yield hours in a text that none of some schedules has, where they stand."""
    for words, message in differing_hours(text, schedules):
        place = place_within(subject, words, text, start)
        yield subject.problem("hours-differ", place, message)


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text; a stop or colon within a number ends none."""
    return _SENTENCE.findall(text)


def differing_hours(text: str, schedules: Sequence[FieldsNode]) -> Iterator[tuple[str, str]]:
    """Yield hours in a text that none of some schedules has, each with a message."""
    if not text or not schedules:
        return
    spans = [span_of(record.text("opens"), record.text("closes")) for record in schedules]
    known = [span for span in spans if span]
    if len(known) < len(spans):
        return  # what is said in words only may be what the text says
    days = [[day.text for day in record.scalars("days")] for record in schedules]
    written = ", ".join(
        " ".join((*of, record.text("opens"), "to", record.text("closes")))
        for of, record in zip(days, schedules, strict=True)
    )
    open_for = sum(
        _whole(closes - opens) * (len(of) or len(WEEKDAYS))
        for of, (opens, closes) in zip(days, known, strict=True)
    )
    said = list(_HOURS.finditer(text))
    for sentence in sentences_of(text):
        if _OTHERWISE.search(sentence):
            continue
        always = _ALWAYS.search(sentence) if open_for < DAY * len(WEEKDAYS) else None
        is_one = len(said) == 1 and said[0][0] in sentence
        if always:
            yield always[0], f"{always[0]!r} is said here, and the hours are {written}"
        elif is_one and _said(said[0]) not in (None, *known):
            yield said[0][0], f"{said[0][0]!r} is said here, and the hours are {written}"


def _said(hours: re.Match[str]) -> tuple[int, int] | None:
    """Return two times of a text; None where they can be numbers of anything, or of either half of the day."""
    first_hour, first_minute, first_half, last_hour, last_minute, last_half = hours.groups()
    if not (last_half or (first_minute and last_minute)):
        return None
    first = _minutes(first_hour, first_minute, first_half or last_half)
    last = _minutes(last_hour, last_minute, last_half)
    if first > DAY or last > DAY or (last_half and not first_half and first > last):
        return None
    return first, last if last > first else last + DAY


def _minutes(hour: str, minute: str | None, half: str | None) -> int:
    number = int(hour) if half is None else int(hour) % 12 + 12 * half.lower().startswith("p")
    return number * 60 + int(minute or 0)


def _spelled(subject: Subject) -> Iterator[Problem]:
    """Yield numbers that are spelled with words and are none of the entry's."""
    records, known = list(subject.numbers()), digits_of_numbers(subject)
    texts = [(subject.entry.title, subject.place("title"))]
    texts += [(item.text, item.place) for item in subject.texts("alternate_names")]
    texts += [(r.text(name), r.place_in(name)) for r in records for name in ("label", "note")]
    for text, place in texts if records else ():
        for spelled in spelled_numbers(text):
            number = digits(spelled.number).removeprefix("1")
            if number and not any(written.endswith(number) for written in known):
                message = f"{spelled.words} is {spelled.number}, which is no number of this entry"
                yield subject.problem("phone-words", place, message)
    for said, place in (fault for record in records for fault in _in_words(record)):
        yield subject.problem("phone-words", place, f"{said}, which is not this number")


def _in_words(record: FieldsNode) -> Iterator[tuple[str, Place]]:
    """Yield what stands beside a number for its digits, `0800 POISON`, and has others behind the first ones."""
    number = digits(record.text("number"))
    for name in ("label", "note"):
        match = _IN_WORDS.fullmatch(record.text(name).strip())
        keys = match[1] + pressed_keys(match[2]) if match and number.startswith(match[1]) else ""
        if keys and not (number.startswith(keys) or keys.startswith(number)):
            yield f"{record.text(name)} is {keys}", record.place_in(name)


def _isbns(subject: Subject) -> Iterator[Problem]:
    """Yield the second of two ISBNs, an old and a new one, that nothing tells apart and that are of two books."""
    records = list(subject.identifiers("isbn"))
    try:
        numbers = [identifiers.isbn(record.text("value")) for record in records]
    except ValueError:
        return  # which is told already
    if sorted(map(len, numbers)) != [_TEN, _THIRTEEN] or any("note" in r.fields for r in records):
        return
    short, long = sorted(numbers, key=len)
    if long[3:-1] != short[:-1]:
        message = f"{numbers[1]} is of another book than {numbers[0]}"
        yield subject.problem("isbn-differs", records[1].place_in("value"), message)


def _pages(subject: Subject) -> Iterator[Problem]:
    """Yield another number of pages than the last review that speaks of it has seen."""
    seen = [_PAGES_SEEN.findall(record.text("seen")) for record in subject.records("reviews")]
    last: list[str] = next((numbers for numbers in reversed(seen) if numbers), [])
    written = subject.loaded.node.text("number_of_pages")
    if written and len(last) == 1 and written != last[0]:
        message = f"a review has seen {last[0]} pages"
        yield subject.problem("pages-differ", subject.place("number_of_pages"), message)
    page = subject.loaded.node.text("page")
    match = _ARTICLE.fullmatch(page)
    for doi in _dois(subject) if match else ():
        known = _DIGITS.findall(doi)
        if not match or any(number.endswith(match[1]) for number in known):
            continue
        if meant := next((n for n in known if is_slip(match[1], n)), ""):
            message = f"{page} is almost {meant} of the DOI {doi}"
            yield subject.problem("pages-differ", subject.place("page"), message)


def _places(subject: Subject) -> Iterator[Problem]:
    """Yield a volume and an issue that stand the other way round in the DOI, or in what a review has seen."""
    node = subject.loaded.node
    volume, issue, page = (node.text(name) for name in ("volume", "issue", "page"))
    cited = [match.groups() for doi in _dois(subject) if (match := _DOI_PLACE.search(doi))]
    places = [(of, part) for of, part, first in cited if first == page.partition("-")[0]]
    seen = " ".join(record.text("seen") for record in subject.records("reviews"))
    places += _CITED.findall(seen)
    if volume != issue and (issue, volume) in places and (volume, issue) not in places:
        message = f"volume {issue}, issue {volume} is what the DOI or a review says"
        yield subject.problem("volume-issue", subject.place("volume"), message)


def _dois(subject: Subject) -> Iterator[str]:
    return (record.text("value") for record in subject.identifiers("doi"))
