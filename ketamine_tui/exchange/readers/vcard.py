"""vCard: contacts from address books (RFC 6350 for version 4, RFC 2426 for 3, and what 2.1 shares)."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ketamine_tui.exchange.readers.card_labels import label_of, telephone_types, with_labels
from ketamine_tui.exchange.readers.card_names import (
    SHOWN_AS,
    is_person,
    organization_of,
    somebody_else,
    spoken,
)
from ketamine_tui.exchange.readers.content_lines import BadLine, ContentLine, content_lines
from ketamine_tui.exchange.readers.gathering import Gathering, ReadOptions
from ketamine_tui.exchange.readers.said import apart
from ketamine_tui.exchange.readers.telephones import (
    add_telephone,
    dial_of,
    digits_of,
    number_of_uri,
)
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.draft import Draft, Value
from ketamine_tui.store.node import START, ReadError

_SILENT = frozenset(
    {"BEGIN", "END", "VERSION", "PRODID", "REV", "UID", "N", "KIND", "SOURCE", SHOWN_AS}
)
"""What a card says of itself, and not of whom it is about."""

_IN_ADDRESSES = {"%2C": ",", "%3B": ";", "%5C": "\\"}
_OURS = "-//ketamine-tui//"
_WARNING, _HOURS = "Warning: ", "Hours: "


def read_vcard(text: str, path: str, options: ReadOptions) -> Imported:
    """Return the contacts of an address book.

    Raises:
        ReadError: If there is no card in it.
    """
    gathering = Gathering(path, options)
    card: list[ContentLine] | None = None
    has_card = False
    for line in _without_agents(content_lines(text), gathering):
        if isinstance(line, BadLine):
            gathering.lose(line.number, "line", line.text, line.reason, "mend it there")
        elif _is_mark(line, "BEGIN"):
            if card:
                gathering.lose(card[0].number, "card", "", "it has no end; read as far as it goes")
                _read_card(card, gathering)
            card, has_card = [line], True
        elif card is None:
            gathering.lose(line.number, line.name, line.value, "it stands outside of any card")
        elif _is_mark(line, "END"):
            _read_card(card, gathering)
            card = None
        else:
            card.append(line)
    if card:
        gathering.lose(card[0].number, "card", "", "the file ends within it; it may be cut off")
        _read_card(card, gathering)
    if not has_card:
        raise ReadError(START, "vcard", "there is no card in it", "a card begins BEGIN:VCARD")
    return gathering.gathered()


def _without_agents(
    lines: Iterable[ContentLine | BadLine], gathering: Gathering
) -> Iterator[ContentLine | BadLine]:
    """Yield lines but for those of a card within another (RFC 2426, section 3.5.4): it is about somebody else, and told."""
    is_agent = is_awaited = False
    for line in lines:
        if isinstance(line, BadLine):
            yield line
            continue
        is_begin = _is_mark(line, "BEGIN")
        if is_begin and is_awaited:
            is_agent = True
        elif is_begin or not is_agent:
            is_agent = line.name == "AGENT" and line.value.strip().upper() == "BEGIN:VCARD"
            if not is_agent:
                yield line
        elif _is_mark(line, "END"):
            is_agent = False
        elif line.name not in ("BEGIN", "VERSION"):
            reason = "it is about somebody else, whose card stands within this one"
            gathering.lose(line.number, f"AGENT {line.name}", line.value, reason, "add it by hand")
        is_awaited = line.name == "AGENT" and not line.value.strip()


def _is_mark(line: ContentLine, name: str) -> bool:
    return line.name == name and line.value.strip().upper() == "VCARD"


def _read_card(card: list[ContentLine], gathering: Gathering) -> None:
    draft = gathering.begin(card[0].number)
    first = {line.name: line for line in reversed(card)}
    is_ours = "PRODID" in first and first["PRODID"].value.startswith(_OURS)
    for line in with_labels(card):
        if line.name == "TEL":
            _telephone(line, draft, is_ours=is_ours)
        elif line.name == "ADR":
            _address(line, draft, is_ours=is_ours)
        elif reader := _READERS.get(line.name):
            reader(line, draft)
        elif line.name not in (*_SILENT, "FN", "ORG", "NOTE") and line.value.strip("; "):
            hint = "add it by hand" if len(line.value) < 500 else ""
            draft.lose(line.name, line.value, "no field for it", hint, line.number)
    _name(first, draft)
    _name_further(card, first, draft)
    notes = [line for line in card if line.name == "NOTE"]
    _note("\n".join(line.text for line in notes), notes, draft, is_ours=is_ours)
    is_somebody = is_person(first)
    if somebody := somebody_else(first):
        if is_somebody:
            draft.add("alternate_names", somebody, line=first["N"].number)
        else:
            reason = "whoever is named there has no field"
            draft.lose("N", somebody, reason, "add it by hand", first["N"].number)
    gathering.keep(draft, Kind.PERSON if is_somebody else Kind.ORGANIZATION)


def _name(first: Mapping[str, ContentLine], draft: Draft) -> None:
    organization = organization_of(first)
    formatted = first["FN"].text.strip() if "FN" in first else ""
    title = formatted or spoken(first) or organization
    draft.put("title", title, first.get("FN", first["BEGIN"]).number)
    if organization and organization != title:
        draft.put("organization", organization, first["ORG"].number)


def _name_further(card: list[ContentLine], first: Mapping[str, ContentLine], draft: Draft) -> None:
    """Keep further names that a card writes out; tell of what else it says twice, and we have once."""
    for line in card:
        if line.name not in ("FN", "N", "ORG", "KIND") or line is first[line.name]:
            continue
        if line.name == "FN" and line.text.strip() != draft.get("title"):
            draft.add("alternate_names", line.text, line=line.number)
        elif line.name != "FN" and line.text.strip("; ") != first[line.name].text.strip("; "):
            reason = "an entry has one; the first is kept"
            draft.lose(line.name, line.text, reason, "add it by hand", line.number)


def _note(text: str, lines: list[ContentLine], draft: Draft, *, is_ours: bool) -> None:
    said, number = text, lines[0].number if lines else 0
    if is_ours:
        said, draft.said = apart(text)
        said = _particulars(said, draft, number)
    draft.put("summary", " ".join(said.split()) if not is_ours else said, number)


def _particulars(note: str, draft: Draft, number: int) -> str:
    """Return the summary of a card of our own; what else its note says goes where it belongs."""
    lines = note.split("\n")
    while len(lines) > 1 and lines[0].startswith(_WARNING):
        draft.add("alerts", {"text": lines.pop(0).removeprefix(_WARNING)}, line=number)
    summary, *rest = lines
    others = []
    for line in rest:
        if line.startswith(_HOURS):
            draft.lose(
                "schedules", line, "hours came as words; they stand in the summary", "", number
            )
            others.append(line)
        elif not _noted(line, draft):
            others.append(line)
    return " ".join((summary, *others))


def _noted(line: str, draft: Draft) -> bool:
    """Put what a note says of a number beside the number; say whether there is one."""
    for record in (*draft.records("phones"), *draft.records("texts")):
        number = str(record["number"])
        said, _, words = line.partition(": ")
        while words and "note" not in record:
            if number == said or digits_of(number).endswith(digits_of(said).lstrip("0") or "?"):
                record["note"] = words
                return True
            more, _, words = words.partition(": ")
            said = f"{said}: {more}"
    return False


def _telephone(line: ContentLine, draft: Draft, *, is_ours: bool) -> None:
    number = line.text.strip()
    if number.lower().startswith("tel:"):
        number = number_of_uri(number, draft, line.number)
    if not number:
        return
    dial = dial_of(number, is_ours=is_ours)
    parts: dict[str, Value] = {"number": number, "label": "" if is_ours else label_of(line)}
    add_telephone(draft, telephone_types(line, is_ours=is_ours), dial, parts, line.number)


def _email(line: ContentLine, draft: Draft) -> None:
    address = line.text.strip().removeprefix("mailto:")
    draft.add("emails", {"address": address, "label": label_of(line)}, line=line.number)


def _link(line: ContentLine, draft: Draft) -> None:
    # Some programs escape the colon, which no version of the format asks for.
    url = line.text.strip().replace("\\:", ":")
    for encoded, character in _IN_ADDRESSES.items():
        url = url.replace(encoded, character)
    draft.add("links", {"url": url, "label": label_of(line)}, line=line.number)


def _address(line: ContentLine, draft: Draft, *, is_ours: bool) -> None:
    parts = [part.replace("\n", ", ").strip() for part in line.parts()]
    box, extended, street, city, region, code, country = (*parts, *[""] * 7)[:7]
    if not any(parts):
        return
    if len(parts) > 7:
        draft.lose("ADR", "; ".join(parts[7:]), "an address has seven parts", "", line.number)
    for name, value in line.parameters:
        if name in ("LABEL", "GEO", "TZ"):
            draft.lose(f"ADR {name}", value, "no field for it", "add it by hand", line.number)
    # Ours has there who is to be named; of others it is a flat, a floor or a suite (RFC 6350, section 6.3.1).
    attention = extended if is_ours else ""
    lines = [part for part in (street, "" if is_ours else extended, box) if part]
    draft.add(
        "addresses",
        {
            "attention": attention,
            "address_1": "".join(lines[:1]),
            "address_2": ", ".join(lines[1:]),
            "city": city,
            "state_province": region,
            "postal_code": code,
            "country": country,
            "note": label_of(line),
        },
        line=line.number,
    )


_READERS: Mapping[str, Callable[[ContentLine, Draft], None]] = {
    "EMAIL": _email,
    "URL": _link,
    "NICKNAME": lambda line, draft: draft.add(
        "alternate_names", *line.parts(","), line=line.number
    ),
    "CATEGORIES": lambda line, draft: draft.add("tags", *line.parts(","), line=line.number),
    "LANG": lambda line, draft: draft.add("languages", line.text, line=line.number),
}
