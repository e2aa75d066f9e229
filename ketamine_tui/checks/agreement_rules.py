"""Rules for what an entry says in a field and in words as well: spelled numbers, ISBNs, pages, volumes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ketamine_tui.checks import identifiers
from ketamine_tui.checks.number_rules import digits_of_numbers
from ketamine_tui.checks.phones import digits, is_slip
from ketamine_tui.checks.subject import Subject, noted
from ketamine_tui.checks.url_rules import sources_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Place
from ketamine_tui.store.note.vanity import pressed_keys, spelled_numbers

_IN_WORDS = re.compile(
    r"(?<![\w+-])(0\d{2,3}|1[38]00|13)[ -]([A-Z]{4,10})(?: [A-Z]{2,})?(?![\w-])", re.ASCII
)
"""A number free of charge that ends in a word, as in many countries but those of the North American plan."""

_CODE = re.compile(r"(?<![\w-])(?=(?:[\dA-Z]*[A-Z]){3})[\dA-Z]{4,8}(?![\w-])", re.ASCII)
_LEAST_CODE, _LONGEST_CODE = 4, 8
"""Letters and digits of a word that stands for a whole number; those of a number with an area code have it before them."""

_PAGES_SEEN = re.compile(r"(?<![\w-])(\d{2,5}) pages\b", re.ASCII)
_ARTICLE = re.compile(r"[A-Za-z]{0,3}(\d{5,})", re.ASCII)
"""The number of an article that has no pages."""

_DIGITS = re.compile(r"\d+", re.ASCII)
_DOI_PLACE = re.compile(r"\.(\d{1,3})\.(\d{1,3})\.(\d+)\Z", re.ASCII)
_CITED = re.compile(r"(?<![\w.])(\d{1,3}) ?\((\d{1,3})\): ?[\w]", re.ASCII)
"""Volume, issue and page, as some publishers write them into DOIs, and as they are cited."""

_CITED_FIELDS = ("volume", "issue", "page")

_ISBN = re.compile(r"(?<![\w-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\w-])", re.ASCII)
_NOT_ISBN = re.compile(r"[- ]")
_TEN, _THIRTEEN = 10, 13
"""Digits of an ISBN before 2007, and since (ISO 2108)."""


def problems_of_agreement(subject: Subject) -> Iterator[Problem]:
    """Yield what an entry says in one way here and in another there."""
    yield from _spelled(subject)
    yield from _isbns(subject)
    yield from _pages(subject)
    yield from _places(subject)


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
    yield from _codes(subject, records)


def _codes(subject: Subject, records: Sequence[FieldsNode]) -> Iterator[Problem]:
    """Yield numbers that are almost what the keys of a word beside them make: HELP4U is 435748.

    Of a word and digits that are to say one thing, the digits are mistyped.
    """
    own = " ".join((subject.entry.title, *subject.entry.alternate_names))
    for record in records:
        number = digits(record.text("number"))
        if not _LEAST_CODE <= len(number) <= _LONGEST_CODE:
            continue
        words = _CODE.findall(" ".join((own, record.text("label"), record.text("note"))))
        pressed = {pressed_keys(word): word for word in words}
        if number not in pressed and (
            meant := next((p for p in pressed if is_slip(p, number)), "")
        ):
            message = f"{pressed[meant]} is {meant}, and the number here is {number}"
            yield subject.problem("phone-words", record.place_in("number"), message)


def _in_words(record: FieldsNode) -> Iterator[tuple[str, Place]]:
    """Yield what stands beside a number for its digits, `0800 POISON`, and has others behind the first ones."""
    number = digits(record.text("number"))
    for text, place in noted(record):
        match = _IN_WORDS.search(text)
        keys = match[1] + pressed_keys(match[2]) if match and number.startswith(match[1]) else ""
        if match and keys and not (number.startswith(keys) or keys.startswith(number)):
            yield f"{match[0]} is {keys}", place


def _isbns(subject: Subject) -> Iterator[Problem]:
    """Yield ISBNs of which the last review has seen others, and two of different forms and of different books.

    Of two of which one stands elsewhere in the entry, too, the other is wrong.
    """
    records = list(subject.identifiers("isbn"))
    try:
        numbers = [identifiers.isbn(record.text("value")) for record in records]
    except ValueError:
        return  # which is told already
    seen = [record.text("seen") for record in subject.records("reviews")]
    last: Mapping[str, str] = next(filter(None, (_isbns_in([s]) for s in reversed(seen))), {})
    if records and last and not any(_book(number) in last for number in numbers):
        message = f"a review has seen {next(iter(last.values()))}"
        yield subject.problem("isbn-differs", records[0].place_in("value"), message)
        return
    if sorted(map(len, numbers)) != [_TEN, _THIRTEEN] or any("note" in r.fields for r in records):
        return
    if _book(numbers[0]) == _book(numbers[1]):
        return
    known = _isbns_elsewhere(subject)
    are_known = [_book(number) in known for number in numbers]
    for record, own, other, is_known in zip(
        records, numbers, reversed(numbers), are_known, strict=True
    ):
        if not is_known or all(are_known):
            message = f"{own} is of another book than {other}"
            yield subject.problem("isbn-differs", record.place_in("value"), message)


def _book(isbn: str) -> str:
    """Return what an old and a new ISBN of a book have in common: all digits but the check digit, without 978."""
    return isbn[-_TEN:-1]


def _isbns_elsewhere(subject: Subject) -> frozenset[str]:
    """Return the books whose ISBNs stand in the links of an entry or in what its reviews have seen."""
    texts = [record.text("url") for record in subject.records("links")]
    for record in subject.records("reviews"):
        texts += [record.text("seen"), *(item.text for item in sources_of(record))]
    return frozenset(_isbns_in(texts))


def _isbns_in(texts: Iterable[str]) -> dict[str, str]:
    """Return the ISBNs of some texts as they are written, by their books."""
    found = (match[0] for text in texts for match in _ISBN.finditer(text))
    return {_book(_NOT_ISBN.sub("", written)): written for written in found}


def _pages(subject: Subject) -> Iterator[Problem]:
    """Yield another number of pages than the last review that speaks of it has seen."""
    seen = [_PAGES_SEEN.findall(record.text("seen")) for record in subject.records("reviews")]
    last: list[str] = next((numbers for numbers in reversed(seen) if numbers), [])
    written = subject.loaded.node.text("number_of_pages")
    if written and len(last) == 1 and _DIGITS.findall(written)[:1] != last:
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
    found = filter(None, map(_DOI_PLACE.search, _dois(subject)))
    cited = [(match[1], match[2], match[3]) for match in found]
    places = [(of, part) for of, part, first in cited if first == page.partition("-")[0]]
    seen = " ".join(record.text("seen") for record in subject.records("reviews"))
    places += _CITED.findall(seen)
    if volume != issue and (issue, volume) in places and (volume, issue) not in places:
        message = f"volume {issue}, issue {volume} is what the DOI or a review says"
        yield subject.problem("volume-issue", subject.place("volume"), message)
        return
    yield from _third(subject, cited)


def _third(subject: Subject, cited: Sequence[tuple[str, str, str]]) -> Iterator[Problem]:
    """Yield the one of volume, issue and first page that the only DOI made of them has otherwise."""
    own = [subject.loaded.node.text(name).partition("-")[0].strip() for name in _CITED_FIELDS]
    links = [record.text("url") for record in subject.records("links")]
    # Where a link has another DOI, that is told.
    if any(url.endswith(f".{'.'.join(own)}") for url in links):
        return
    if len(cited) != 1 or not all(map(str.isdecimal, own)):
        return
    differing = [
        (name, here, there)
        for name, here, there in zip(_CITED_FIELDS, own, cited[0], strict=True)
        if int(here) != int(there)
    ]
    if len(differing) == 1:
        name, here, there = differing[0]
        rule = "pages-differ" if name == "page" else "volume-issue"
        message = f"{name} {here} is written here, and the DOI has {there} for it"
        yield subject.problem(rule, subject.place(name), message)


def _dois(subject: Subject) -> Iterator[str]:
    return (record.text("value") for record in subject.identifiers("doi"))
