"""Details of entries of a note: what ``Phone: 988``, ``by Jane`` and their like say, taken into a draft."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import parse_qs

from ketamine_tui.model.kind import Kind
from ketamine_tui.store.draft import Value
from ketamine_tui.store.note import losses as lost
from ketamine_tui.store.note.draft import NoteDraft
from ketamine_tui.store.note.places import region_of_value
from ketamine_tui.store.note.text import Target, end_before, is_web, one_line
from ketamine_tui.store.note.words import MARKS, what_to_send
from ketamine_tui.store.values import DIAL_PATTERN
from ketamine_tui.store.way_fields import FIELD_OF_KIND, WayField

Values = list[tuple[str, Value]]
"""Values in the order in which they stand, each with its field."""

_BARE = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_AFTER_URL = ".,;:!?)]}'\""
_E164 = re.compile(r"\+[1-9][\d .-]{6,24}", re.ASCII)
_SEPARATORS = re.compile(r"[-.() ]")
"""What a `tel:` link may have between its digits (RFC 3966, section 5.1.1)."""
_BETWEEN = re.compile(r"\s*[,;]\s*")
_BY = re.compile(r"\s*by\s+(.+?)(?:\s+(?:--|[-\u2010-\u2015])\s+|:\s+|$)", re.DOTALL)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|\band\b)\s+")
_SCALARS = frozenset({"publisher", "issued", "organization"})


class Linked(NamedTuple):
    """A link with the words that it is on, and how many lines below the first one of its text it stands."""

    url: str
    text: str
    below: int = 0


class Detail(NamedTuple):
    """A labelled item: the field of its label (see `words`), and what stands behind it.

    `remark` is in brackets behind the label, `notes` stand below the item, `label_links` are on the label itself.
    """

    field: str
    remark: str
    text: str
    links: Sequence[Target] = ()
    notes: Sequence[str] = ()
    label_links: Sequence[Linked] = ()

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

    @property
    def linked(self) -> list[Linked]:
        """All of its links, those of its label first."""
        within = (
            Linked(
                x.url,
                one_line(self.text[x.start : x.end]) or x.shown,
                self.text.count("\n", 0, x.start),
            )
            for x in self.links
        )
        return [*self.label_links, *within]

    def targets(self, scheme: str) -> list[str]:
        """Return what its links of a scheme lead to."""
        parts = (link.url.partition(":") for link in self.linked)
        return [rest.partition("?")[0] for name, _, rest in parts if name.lower() == scheme]

    @property
    def message(self) -> str:
        """What its first link for texts has to be sent (RFC 5724)."""
        queries = (x.url.partition("?")[2] for x in self.linked if x.url.lower().startswith("sms:"))
        fields = next((parse_qs(query) for query in queries if query), {})
        return one_line(fields.get("body", [""])[0])

    def noted(self) -> dict[str, str]:
        """Return what is said about a value that stands in a link, so that its own text is a remark."""
        notes = filter(None, (self.value, *self.notes))
        return self.said | {"note": "; ".join(notes)}


def take_detail(draft: NoteDraft, detail: Detail, line: int) -> bool:
    """Take the values of a detail; say whether it has any: a number without digits, for one, is none."""
    values = _READERS.get(detail.base, _names)(detail)
    for field, value in values or ():
        if field == "kind":
            draft.kind = Kind(str(value))
        elif field == "summary":
            draft.add_summary(str(value))
        elif field not in _SCALARS:
            draft.append(field, value, line)
        elif not draft.get(field):
            draft.put(field, value, line)
    if values is not None:
        texts = _texts(values)
        for link in detail.linked:
            is_identifier = detail.base == "identifiers" and link.url.endswith(detail.value)
            if not is_identifier and not any(_holds(text, link.url) for text in texts):
                _keep(draft, link, line)
    return values is not None


def _keep(draft: NoteDraft, link: Linked, line: int) -> None:
    """Keep a link that a value has no place for as one of the entry, if it leads to the web."""
    if not is_web(link.url):
        draft.report.lose(lost.link(link.url), line + link.below)
    elif all(record.get("url") != link.url for record in draft.records("links")):
        draft.append("links", _present(url=link.url, label=link.text), line)


def _holds(text: str, url: str) -> bool:
    """Say whether a text of a value has what a link leads to: an address, a mailbox, or the digits of a number."""
    scheme, _, rest = url.partition(":")
    target = rest.partition("?")[0]
    match scheme.lower():
        case "tel" | "sms":
            return _SEPARATORS.sub("", target) in _SEPARATORS.sub("", text)
        case "mailto":
            return target in text
    return url in text


def _texts(values: Values) -> list[str]:
    """Return all texts of values."""
    records = [value.values() if isinstance(value, dict) else [value] for _, value in values]
    return [text for record in records for text in record if isinstance(text, str)]


def take_address(draft: NoteDraft, text: str, line: int) -> str:
    """Take a bare web address out of a text as a link, if there is one; return what is left."""
    if not (url := _bare_address(text)):
        return text
    draft.append("links", {"url": url}, line)
    is_all = not any(c.isalnum() for c in text.replace(url, "", 1))
    return "" if is_all else text


def take_authors(draft: NoteDraft, text: str, line: int) -> str:
    """Take ``by NAME`` off the beginning of a text; return what is left."""
    match = _BY.match(text)
    if match is None:
        return text
    for name in filter(None, _BETWEEN_NAMES.split(one_line(match[1]))):
        draft.append("authors", name, line)
    return text[match.end() :]


def derived_dial(number: str) -> str:
    """Return what a number is dialled as where that is certain: where it is written as E.164."""
    digits = "+" + "".join(c for c in number if c.isdigit())
    return digits if _E164.fullmatch(number) and DIAL_PATTERN.fullmatch(digits) else ""


def _bare_address(text: str) -> str:
    """Return the first web address that stands in a text as it is, or nothing."""
    match = _BARE.search(text)
    return match[0].rstrip(_AFTER_URL) if match else ""


def _number(detail: Detail) -> Values | None:
    number, marks = _marks(detail.value)
    said, targets = detail.said, detail.targets("tel")
    if not any(c.isdigit() for c in number) and targets:
        number, said = targets[0], detail.noted()
    if not any(c.isdigit() for c in number):
        return None
    parts, dial, keyword = _FIELDS[detail.base].parts, "", ""
    if "dial" in parts:
        dials = [_SEPARATORS.sub("", target) for target in targets]
        dial = dials[0] if dials and DIAL_PATTERN.fullmatch(dials[0]) else derived_dial(number)
    if "body" in parts and (sent := what_to_send(number)):
        keyword, number = sent.keyword, sent.number
        said = {**said, "note": "; ".join(filter(None, (sent.note, said.get("note", ""))))}
    if "body" in parts and not keyword:
        keyword = detail.message
    own = {"number": number, "dial": dial, "type": detail.sort, "body": keyword}
    return [(detail.base, _present(**own, **said, **marks))]


def _email(detail: Detail) -> Values | None:
    address, marks = _marks(detail.value)
    linked = detail.targets("mailto")
    said = detail.noted() if linked and detail.label_links else detail.said
    address = linked[0] if linked else address
    if "@" not in address:
        return None
    return [(detail.base, _present(address=address, **said, **marks))]


def _address(detail: Detail) -> Values:
    note = "; ".join(filter(None, (detail.remark, *detail.notes)))
    return [("addresses", _present(address_1=detail.value, note=note))]


def _links(detail: Detail) -> Values | None:
    values: Values = []
    text = detail.text
    has_note = "note" in _FIELDS[detail.base].parts
    extra = {"note": detail.said["note"]} if has_note else {}
    for own in detail.label_links:
        if is_web(own.url):
            # What follows is about where the label leads, whatever else that links to.
            said = {"note": detail.noted()["note"]} if has_note else {}
            values.append((detail.base, _present(url=own.url, label=detail.remark, **said)))
            return values if has_note or not detail.value else [*values, ("summary", text)]
    for link in detail.links:
        if is_web(link.url):
            name = one_line(text[link.start : link.end])
            label = detail.remark or (name if name != link.url else "")
            values.append((detail.base, _present(url=link.url, label=label, **extra)))
    covered = {n for link in detail.links for n in range(link.start, link.end)}
    rest = "".join(c for n, c in enumerate(text) if n not in covered)
    if not values and (url := _bare_address(text)):
        values.append((detail.base, _present(url=url, label=detail.remark, **extra)))
        rest = text.replace(url, "", 1)
    if values and any(c.isalnum() for c in rest):
        values.append(("summary", text))
    return values or None


def _kind(detail: Detail) -> Values | None:
    return [("kind", detail.value)] if detail.value in set(Kind) else None


def _names(detail: Detail) -> Values:
    """Return values that are texts, one or, where the label says so, several."""
    values = _BETWEEN.split(detail.value) if detail.sort == "several" else [detail.value]
    if detail.base == "tags":
        values = [value.removeprefix("#") for value in values]
    return [(detail.base, value) for value in values if value]


_FIELDS: Mapping[str, WayField] = {where.field: where for where in FIELD_OF_KIND.values()}
_OF_PARTS = {"number": _number, "address": _email, "address_1": _address, "url": _links}
_READERS: Mapping[str, Callable[[Detail], Values | None]] = {
    **{name: _OF_PARTS[where.part] for name, where in _FIELDS.items() if where.part in _OF_PARTS},
    "kind": _kind,
    "regions": lambda x: [("regions", region_of_value(x.value) or x.value)],
    "identifiers": lambda x: [("identifiers", {"scheme": x.sort, "value": x.value})],
    "title": lambda x: [("summary", x.value)],
    "schedules": lambda x: [("schedules", {"note": ": ".join(filter(None, (x.remark, x.value)))})],
    "alerts": lambda x: [("alerts", {"text": x.value})],
}


def _marks(text: str) -> tuple[str, dict[str, str]]:
    """Return a text without what is written behind numbers and addresses, and what that was."""
    marks: dict[str, str] = {}
    bracketed = {f"({words})": name for name, words in MARKS.items()}
    end = len(text)
    while True:
        last = end_before(text, end)
        mark = next((x for x in bracketed if text.endswith(x, 0, last)), "")
        if not mark:
            return text[:end], marks
        marks[bracketed[mark]] = "yes"
        end = end_before(text, last - len(mark))


def _present(**values: str) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value}
