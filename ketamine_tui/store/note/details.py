"""The details of an entry of a note: what ``Phone: 988`` and its like say, as values of fields."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.model.contact import PhoneType
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.note.text import Target, is_web, one_line
from ketamine_tui.store.note.words import MARKS

Values = list[tuple[str, object]]
"""Values in the order in which they stand, each with its field."""

_BARE = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_AFTER_URL = ".,;:!?)]}'\""
_KEYWORD = re.compile(
    r"(?:(?:text|send)\s+)?[\"\u201c]?(\w+)[\"\u201d]?\s+to\s+(\d[\d -]*)", re.IGNORECASE
)
_E164 = re.compile(r"\+[1-9][\d .-]{6,24}", re.ASCII)
_DIAL = re.compile(r"\+[1-9]\d{6,14}|\d{2,6}", re.ASCII)
_MARK = re.compile(rf"\s*\(({'|'.join(map(re.escape, MARKS.values()))})\)\s*$")
_BETWEEN = re.compile(r"\s*[,;]\s*")


class Detail(NamedTuple):
    """A labelled item: the field of its label (see `words`), and what stands behind it.

    `remark` is in brackets behind the label, `notes` stand below the item.
    """

    field: str
    remark: str
    text: str
    links: Sequence[Target] = ()
    notes: Sequence[str] = ()

    @property
    def base(self) -> str:
        """The field of an entry."""
        return self.field.partition("/")[0]

    @property
    def sort(self) -> str:
        """What is special about the field, such as the type of a telephone."""
        return self.field.partition("/")[2]

    @property
    def value(self) -> str:
        """What it says, on one line."""
        return one_line(self.text)

    @property
    def said(self) -> dict[str, str]:
        """What is said about the value."""
        return {"label": self.remark, "note": "; ".join(self.notes)}


def read_detail(detail: Detail) -> Values | None:
    """Return the values of a detail; None where the text cannot be one, such as a number without digits."""
    return _READERS.get(detail.base, _names)(detail)


def bare_address(text: str) -> str:
    """Return the first web address that stands in a text as it is, or nothing."""
    match = _BARE.search(text)
    return match[0].rstrip(_AFTER_URL) if match else ""


def derived_dial(number: str) -> str:
    """Return what a number is dialled as where that is certain: where it is written as E.164."""
    digits = "+" + "".join(c for c in number if c.isdigit())
    return digits if _E164.fullmatch(number) and _DIAL.fullmatch(digits) else ""


def _phone(detail: Detail) -> Values | None:
    number, marks = _marks(detail.value)
    if not any(c.isdigit() for c in number):
        return None
    told = [x.url[4:] for x in detail.links if x.url.lower().startswith("tel:")]
    dial = told[0] if told and _DIAL.fullmatch(told[0]) else derived_dial(number)
    kind = PhoneType(detail.sort).value if detail.sort else ""
    return [("phones", _present(number=number, dial=dial, type=kind, **detail.said, **marks))]


def _text_line(detail: Detail) -> Values | None:
    number, marks = _marks(detail.value)
    if not any(c.isdigit() for c in number):
        return None
    match = _KEYWORD.fullmatch(number)
    found = {"number": match[2].strip(), "body": match[1]} if match else {"number": number}
    return [("texts", _present(**found, **detail.said, **marks))]


def _email(detail: Detail) -> Values | None:
    value, marks = _marks(detail.value)
    told = [x.url[7:].partition("?")[0] for x in detail.links if x.url.startswith("mailto:")]
    address = told[0] if told else value
    if "@" not in address:
        return None
    return [("emails", _present(address=address, **detail.said, **marks))]


def _address(detail: Detail) -> Values:
    return [("addresses", _present(address_1=detail.value, note=detail.said["note"]))]


def _links(detail: Detail) -> Values | None:
    found: Values = []
    text = detail.text
    extra = {"note": detail.said["note"]} if detail.base == "chats" else {}
    for link in detail.links:
        if is_web(link.url):
            name = one_line(text[link.start : link.end])
            label = detail.remark or (name if name != link.url else "")
            found.append((detail.base, _present(url=link.url, label=label, **extra)))
    covered = {n for link in detail.links for n in range(link.start, link.end)}
    rest = "".join(c for n, c in enumerate(text) if n not in covered)
    if not found and (url := bare_address(text)):
        found.append((detail.base, _present(url=url, label=detail.remark, **extra)))
        rest = text.replace(url, "", 1)
    if found and any(c.isalnum() for c in rest):
        found.append(("summary", text))
    return found or None


def _kind(detail: Detail) -> Values | None:
    return [("kind", detail.value)] if detail.value in set(Kind) else None


def _identifier(detail: Detail) -> Values:
    return [("identifiers", {"scheme": detail.sort, "value": detail.value})]


def _names(detail: Detail) -> Values:
    """Return values that are texts, one or, where the label says so, several."""
    values = _BETWEEN.split(detail.value) if detail.sort == "several" else [detail.value]
    if detail.base == "tags":
        values = [value.removeprefix("#") for value in values]
    return [(detail.base, value) for value in values if value]


_READERS: Mapping[str, Callable[[Detail], Values | None]] = {
    "phones": _phone,
    "texts": _text_line,
    "emails": _email,
    "addresses": _address,
    "links": _links,
    "chats": _links,
    "kind": _kind,
    "identifiers": _identifier,
    "title": lambda detail: [("summary", detail.value)],
    "schedules": lambda detail: [("schedules", {"note": detail.value})],
    "alerts": lambda detail: [("alerts", {"text": detail.value})],
}


def _marks(text: str) -> tuple[str, dict[str, str]]:
    """Return a text without what is written behind numbers and addresses, and what that was."""
    marks: dict[str, str] = {}
    while match := _MARK.search(text):
        text = text[: match.start()]
        marks |= {name: "yes" for name, words in MARKS.items() if words == match[1]}
    return text, marks


def _present(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
