"""Rules for hours that a text says: they are those of the fields, in an entry and on the pages that link to it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.checks.codes import only_countries
from ketamine_tui.checks.hours_rules import DAY, span_of
from ketamine_tui.checks.phones import digits, is_emergency
from ketamine_tui.checks.sentences import sentences_of
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import place_within, told_in_body
from ketamine_tui.model.contact import WEEKDAYS
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Place

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

_CALLED = re.compile(r"(?<![\w.])\+?\d[\d ()-]*\d(?!\w)", re.ASCII)
_SEEN = "what was seen"
_SEVERAL = 2
"""Texts that agree with each other against the hours."""

_Span = tuple[int, int]


class _Said(NamedTuple):
    """Hours that a text says, and the fields with which they are compared: those of an entry or of one of its ways.

    `where` names the text for a reader, `subject` and `place` say where the words stand.
    """

    words: str
    span: _Span
    is_right: bool
    hours: Sequence[FieldsNode]
    where: str
    subject: Subject
    place: Place

    @property
    def message(self) -> str:
        """What is wrong with them."""
        return f"{self.words!r} is said here, and the hours are {_written(self.hours)}"


def problems_of_said_hours(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield hours in a text that the fields do not have; or those of the fields, where several texts agree on others."""
    said = {subject.entry.id: list(_of_entry(subject)) for subject in subjects}
    by_path: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        by_path[subject.path].append(subject)
    for page in subjects:
        files = dict.fromkeys(link.file for link in page.loaded.files)
        for entry_id, one in _of_page(page, [s for file in files for s in by_path.get(file, ())]):
            said[entry_id].append(one)
    for subject in subjects:
        by_hours: dict[tuple[int, ...], list[_Said]] = defaultdict(list)
        for one in said[subject.entry.id]:
            by_hours[tuple(map(id, one.hours))].append(one)
        for alike in by_hours.values():
            yield from _told(subject, alike)


def _told(subject: Subject, said: Sequence[_Said]) -> Iterator[Problem]:
    """Yield what is wrong where some texts speak of the same fields."""
    wrong = [one for one in said if not one.is_right]
    if len(wrong) == len(said) and (problem := _agreed(subject, wrong)):
        yield problem
        return
    for one in wrong:
        if one.where != _SEEN:  # which is never rewritten
            yield one.subject.problem("hours-differ", one.place, one.message)


def _agreed(subject: Subject, said: Sequence[_Said]) -> Problem | None:
    """Return that the hours of the fields are wrong, if several texts or what was seen say others, and the same ones."""
    first, texts = said[0], dict.fromkeys(one.where for one in said)
    is_doubtful = len(texts) >= _SEVERAL or _SEEN in texts
    if not is_doubtful or len({one.span for one in said}) > 1 or len(first.hours) > 1:
        return None
    record = first.hours[0]
    own = span_of(record.text("opens"), record.text("closes"))
    is_end = own is not None and own[0] == first.span[0]
    message = (
        f"{first.words!r} is said in {', '.join(texts)}, and the hours are {_written(first.hours)}"
    )
    place = record.place_in("closes" if is_end else "opens")
    return subject.problem("hours-differ", place, message)


def _of_entry(subject: Subject) -> Iterator[_Said]:
    """Yield the hours that an entry says of itself, of a number or of a chat."""
    points = [point for name in _POINTS for point in subject.records(name)]
    own = list(subject.records("schedules"))
    for point in points:
        hours = list(point.records("schedules")) or own
        for record in (point, *point.records("schedules")):
            yield from _in_text(subject, record, "note", hours)
    for record in own:
        yield from _in_text(subject, record, "note", own)
    # What has no hours may be what the summary speaks of.
    if own or all("schedules" in phone.fields for phone in _own_phones(subject)):
        hours = own + [hours for point in points for hours in point.records("schedules")]
        yield from _in_text(subject, subject.loaded.node, "summary", hours)
        if review := subject.last_seen():
            yield from _in_text(subject, review, "seen", hours)


def _in_text(
    subject: Subject, node: FieldsNode, name: str, hours: Sequence[FieldsNode]
) -> Iterator[_Said]:
    """Yield the hours that a field says."""
    where = {"summary": "the summary", "seen": _SEEN}.get(name, "a note")
    text, start = node.text(name), node.place_in(name)
    for words, span, is_right in _compared(text, hours):
        place = start if is_right else place_within(subject, words, text, start)
        yield _Said(words, span, is_right, hours, where, subject, place)


def _own_phones(subject: Subject) -> Iterator[FieldsNode]:
    """Yield the numbers of an entry but for an emergency number, which a line names for when life is in danger."""
    for record in subject.records("phones"):
        if subject.entry.kind is Kind.EMERGENCY or not is_emergency(
            record.text("dial"), only_countries(subject.entry.regions)
        ):
            yield record


def _of_page(page: Subject, linked: Sequence[Subject]) -> Iterator[tuple[str, _Said]]:
    """Yield the hours that stand beside the number of an entry to which a page links, by its id."""
    known = {number: (entry_id, hours) for number, entry_id, hours in _hours_of_numbers(linked)}

    def told_of(text: str) -> Iterator[tuple[str, tuple[str, str, _Span, bool]]]:
        for sentence in sentences_of(" ".join(text.split())):
            called = [m[0] for m in _CALLED.finditer(sentence) if digits(m[0]) in known]
            if len({digits(number) for number in called}) == 1:
                number, rest = digits(called[0]), sentence.replace(called[0], "")
                for words, span, is_right in _compared(rest, known[number][1]):
                    yield words, (number, words, span, is_right)

    for (number, words, span, is_right), place in told_in_body(page, told_of) if known else ():
        entry_id, hours = known[number]
        yield entry_id, _Said(words, span, is_right, hours, page.path, page, place)


def _hours_of_numbers(
    linked: Iterable[Subject],
) -> Iterator[tuple[str, str, Sequence[FieldsNode]]]:
    for target in linked:
        own = list(target.records("schedules"))
        for record in target.records("phones"):
            hours = list(record.records("schedules")) or own
            for part in ("number", "dial"):
                if hours and record.text(part):
                    yield digits(record.text(part)), target.entry.id, hours


def _compared(text: str, schedules: Sequence[FieldsNode]) -> Iterator[tuple[str, _Span, bool]]:
    """Yield the hours of a text that can be compared with some schedules, with whether one of these has them."""
    if not text or not schedules:
        return
    spans = [span_of(record.text("opens"), record.text("closes")) for record in schedules]
    known = [span for span in spans if span]
    if len(known) < len(spans):
        return  # what is said in words only may be what the text says
    days = (list(record.scalars("days")) for record in schedules)
    open_for = sum(
        _whole(closes - opens) * (len(of) or len(WEEKDAYS))
        for of, (opens, closes) in zip(days, known, strict=True)
    )
    said = list(_HOURS.finditer(text))
    for sentence in sentences_of(text):
        if _OTHERWISE.search(sentence):
            continue
        always = _ALWAYS.search(sentence)
        is_one = len(said) == 1 and said[0][0] in sentence
        if always:
            yield always[0], (0, DAY), open_for >= DAY * len(WEEKDAYS)
        elif is_one and (span := _span(said[0])):
            yield said[0][0], span, span in known


def _written(schedules: Sequence[FieldsNode]) -> str:
    return ", ".join(
        " ".join((*days, record.text("opens"), "to", record.text("closes")))
        for record in schedules
        for days in [[day.text for day in record.scalars("days")]]
    )


def _whole(minutes: int) -> int:
    """Return minutes as a whole day where one is missing: many write the last one as 23:59."""
    return DAY if minutes == DAY - 1 else minutes


def _span(hours: re.Match[str]) -> _Span | None:
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
