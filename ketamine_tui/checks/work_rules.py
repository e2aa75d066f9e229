"""Rules for what names a work: its title, its authors, its volume and its numbers in registers."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.dates import MONTHS
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.value_rules import is_day
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold

_ONE_A_WORK = ("pmid", "pmcid")
"""Registers that have one number for a work."""

_YEAR_LAST = re.compile(r"\(((?:19|20)\d\d)\)$", re.ASCII)
_ABOUT_A_YEAR = re.compile(
    r"\b(?:reports?|surveys?|statistics|figures|data|census|review of|proceedings|conference|congress|meeting)\b",
    re.IGNORECASE,
)
"""Titles of what is issued after the year that it is about."""

_NUMBERED = re.compile(r"(?<![\w.-])([A-Z]{2,8})[ -]?(\d{3,})(?![\w-])", re.ASCII)
_DOI_YEAR = re.compile(
    r"10\.(?:1038|1007|1186)/s\d{5}-0(\d\d)-\d+-.|10\.(?:1001|1176|1192|1136|3389)/[a-z.-]+\.(20\d\d)\.\d+",
    re.ASCII,
)
"""DOIs in which publishers write the year in which a work was accepted or came out."""

_PRINTED = frozenset({Kind.ARTICLE, Kind.CHAPTER, Kind.CONFERENCE_PAPER})
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_RANGE = re.compile(r"(\d+)\s?[-\u2013]\s?(\d+)", re.ASCII)
_NUMBERS = ("volume", "issue", "page", "number_of_pages")
_WORDED = re.compile(
    r"\A(?:(?i:vol(?:ume)?|bd|band|no|nr|issue|heft|pp?|pages?|seiten?)|S)(?:\.\s*|\s+)(?=\d|[A-Z]\d|[IVXLC]+\b)"
    r"|(?<=\d)\s*(?i:pp?\.?|pages?|seiten|S\.)\Z"
)
"""The word for a number, before or behind it."""

_DAYS_SEEN = re.compile(
    rf"\b(?:[Yy]ear|[Dd]ate|[Cc]opyright|[Pp]ublished|[Ii]ssued):?(?: in| of)? (?:(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) )?((?:19|20)\d\d)\b(?![-/]|,? (?:and |or )?(?:19|20)\d\d)",
    re.ASCII,
)
_WITH_ISSUE = re.compile(r"[\w. -]+\(.+\)")


def problems_of_works(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with how a work is named."""
    yield from _second_numbers(subject)
    yield from _year(subject)
    yield from _number_of_title(subject)
    yield from _volume(subject)
    yield from _kind(subject)
    yield from _day_seen(subject)
    yield from _container(subject)
    yield from _year_of_doi(subject)
    yield from _day_and_month(subject)


def _second_numbers(subject: Subject) -> Iterator[Problem]:
    """Yield a second number of a register that has one for a work; a note may say of what it is."""
    for scheme in _ONE_A_WORK:
        records = [r for r in subject.identifiers(scheme) if not r.text("note")]
        first = records[0].text("value") if records else ""
        for record in records[1:]:
            if (value := record.text("value")) != first:
                message = f"{scheme.upper()} {value} stands beside {first}"
                yield subject.problem("identifier-second", record.place_in("value"), message)


def _year(subject: Subject) -> Iterator[Problem]:
    title, issued = subject.entry.title, subject.loaded.node.text("issued")[:4]
    match = _YEAR_LAST.search(title)
    if not match or not issued.isdecimal() or match[1] == issued:
        return
    if issued < match[1] or not _ABOUT_A_YEAR.search(title):
        message = f"the title says {match[1]}, and the work was issued in {issued}"
        hint = "compare both with the work, and correct the title or 'issued'"
        yield subject.problem("issued-doubtful", subject.place("issued"), message, hint)


def _number_of_title(subject: Subject) -> Iterator[Problem]:
    """Yield a number in the title that is of the register of an identifier, and is none of them."""
    known = [
        (match[1], match[2], record.place_in("value"))
        for record in subject.records("identifiers")
        if (match := _NUMBERED.fullmatch(record.text("value").strip()))
    ]
    named = _NUMBERED.findall(subject.entry.title) if known else []
    links = " ".join(record.text("url") for record in subject.records("links")).upper()
    for letters, number in named:
        own = [(digits, place) for of, digits, place in known if of == letters]
        are_named = any((letters, digits) in named for digits, _ in own)
        if own and number not in dict(own) and not are_named:
            digits, place = own[0]
            # Of the two the link has the right one, where it has one.
            is_titled = f"{letters}{number}" in links
            message = f"the title says {letters}{number}, and the identifier {letters}{digits}"
            place = place if is_titled else subject.place("title")
            yield subject.problem("title-number", place, message)


def _volume(subject: Subject) -> Iterator[Problem]:
    volume, issue = (subject.loaded.node.text(name) for name in ("volume", "issue"))
    page, pages = subject.loaded.node.text("page"), _RANGE.fullmatch(volume)
    if issue and _WITH_ISSUE.fullmatch(volume):
        message = f"{volume} has the issue in brackets, and 'issue' is {issue}"
        yield subject.problem("volume-issue", subject.place("volume"), message)
    # Double volumes have two numbers that follow each other.
    elif pages and page.isdecimal() and int(pages[2]) > int(pages[1]) + 1:
        message = f"{volume} are pages, and {page} is the volume, it seems"
        hint = "write each where the other is"
        yield subject.problem("volume-issue", subject.place("volume"), message, hint)
    for name in _NUMBERS:
        if match := _WORDED.search(written := subject.loaded.node.text(name)):
            message = f"{match[0].strip()!r} stands beside the number: {written}"
            yield subject.problem("place-words", subject.place(name), message)


def _kind(subject: Subject) -> Iterator[Problem]:
    """Yield an article that has an ISBN and no journal."""
    has_isbn = any(subject.identifiers("isbn"))
    is_article = subject.entry.kind is Kind.ARTICLE
    if is_article and has_isbn and not subject.loaded.node.text("container_title"):
        message = "this article has an ISBN, and nothing names a journal"
        yield subject.problem("kind-fields", subject.place("kind"), message)


def _day_seen(subject: Subject) -> Iterator[Problem]:
    """Yield a work of another year, month or day than the last review that speaks of it has seen."""
    issued = subject.loaded.node.text("issued")
    texts = [record.text("seen") for record in subject.records("reviews")]
    seen = next(filter(None, (list(_DAYS_SEEN.finditer(text)) for text in reversed(texts))), [])
    if not issued or len(seen) != 1 or not is_day(issued):
        return  # that there is no such day is told already
    day, month, year = seen[0].groups()
    parts = [
        year,
        *([f"{MONTHS.index(month) + 1:02}"] if month else []),
        *([day.zfill(2)] if day else []),
    ]
    if any(one != other for one, other in zip(issued.split("-"), parts, strict=False)):
        message = f"{issued} is written here, and a review has seen {seen[0][0]!r}"
        yield subject.problem("issued-doubtful", subject.place("issued"), message)


def _container(subject: Subject) -> Iterator[Problem]:
    container = subject.loaded.node.text("container_title")
    if subject.entry.kind in _PRINTED and fold(subject.entry.title) == fold(container):
        message = f"this is the title of what the {subject.entry.kind} was printed in"
        yield subject.problem("title-container", subject.place("title"), message)


def _year_of_doi(subject: Subject) -> Iterator[Problem]:
    """Yield a work of an earlier year than its DOI, which is made when a work comes out, or before."""
    issued = subject.loaded.node.text("issued")[:4]
    for record in subject.identifiers("doi") if issued.isdecimal() else ():
        match = _DOI_YEAR.match(record.text("value"))
        year = match and (match[2] or f"20{match[1]}")
        if year and issued < year:
            message = f"the work was issued in {issued}, and its DOI is of {year}"
            yield subject.problem("issued-doubtful", subject.place("issued"), message)


def _day_and_month(subject: Subject) -> Iterator[Problem]:
    """Yield a day that has the numbers of the source's day and month the other way round."""
    issued = _DAY.fullmatch(subject.loaded.node.text("issued"))
    for record in subject.records("reviews") if issued else ():
        source = _DAY.match(record.text("source_dated"))
        if (
            issued
            and source
            and issued[2] != issued[3]
            and issued.groups() == source.group(1, 3, 2)
        ):
            message = (
                f"{issued[0]} has day and month the other way round than its source, {source[0]}"
            )
            yield subject.problem("issued-doubtful", subject.place("issued"), message)
            return
