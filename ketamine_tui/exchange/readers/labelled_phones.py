"""Telephone numbers of tables with what says what they are for: cells beside them, or words in their own cell."""

import re
from collections.abc import Iterator, Sequence
from itertools import repeat

from ketamine_tui.model.contact import TEXTPHONE
from ketamine_tui.model.way_kinds import PLACEHOLDER, PhoneType
from ketamine_tui.store.draft import Value
from ketamine_tui.store.note.words import field_of, what_to_send

MARK = f" [{PLACEHOLDER}]"
"""What stands behind a number or an address in a table that is known not to work."""

_TYPES = {
    PhoneType.FAX: re.compile(r"\bfax\b", re.IGNORECASE),
    PhoneType.TEXTPHONE: TEXTPHONE,
    PhoneType.CELL: re.compile(r"\b(?:mobile|cell)\b", re.IGNORECASE),
}
_TEXTED = re.compile(
    r"(?i:text|sms)(?: (?P<body>[A-Z][A-Z0-9]*)(?i: to)|(?i: (?:to|us|line|number|only|messages?)))?"
)
"""A label of a number that nobody answers, such as ``Text HELLO to``; one to call or text is to be called."""

_BEFORE = re.compile(r"([^\W\d_][^\n,;:/()\[\]]{0,40}):\s*(?=[+(]?\d)")
_BEHIND = re.compile(r"[(\[](?!\s*(?:ext|x\s?\d))([^()\[\]]{1,60})[)\]]$", re.IGNORECASE)
_OF_REMARK = re.compile(r"(?=.*[^\W\d_])(?!(?:.*?\d){5})", re.DOTALL)
"""What a remark has: letters, which digits of a number have not, and no further number."""

_OF_MAIN = "* "
"""What Google writes before the label of the main number."""


def labelled_phones(
    numbers: Sequence[str], labels: Sequence[str], *, is_ours: bool
) -> Iterator[tuple[str, Value]]:
    """Yield the numbers of a cell with their fields: each with its label, or all with the one that there is.

    `is_ours` tells whether an export of ours wrote them, as they are published.
    """
    of_all = repeat(", ".join(labels)) if len(labels) != len(numbers) else labels
    for text, beside in zip(numbers, of_all, strict=False):
        written = text.removesuffix(MARK)
        if not is_ours and (sent := what_to_send(written)):
            said = {"number": sent.number, "body": sent.keyword, "label": beside, "note": sent.note}
            yield "texts", {name: text for name, text in said.items() if text}
            continue
        number, own = (written, "") if is_ours else _apart(written)
        label = ", ".join(filter(None, (beside, own)))
        types = (type_.value for type_, words in _TYPES.items() if words.search(label))
        texted = _TEXTED.fullmatch(own or beside)
        body = (texted["body"] or "") if texted else ""
        parts = {
            "number": number,
            "label": "" if body else label.lstrip(_OF_MAIN),
            "body": body,
            "type": next(types, ""),
            "placeholder": "yes" if text.endswith(MARK) else "",
        }
        record: Value = {name: text for name, text in parts.items() if text}
        yield "texts" if texted else "phones", record


def _apart(text: str) -> tuple[str, str]:
    """Return a number without what it is for, and that: ``Fax: 555 0143``, ``555 0143 (TTY)``."""
    before, behind = _BEFORE.match(text), _BEHIND.search(text)
    number = text[before.end() if before else 0 :]
    if behind and (not before or behind.start() > before.end()) and _OF_REMARK.match(behind[1]):
        number = number[: len(number) - len(behind[0])].rstrip()
    else:
        behind = None
    said = (match[1].strip(" :") for match in (before, behind) if match)
    return number, ", ".join(x for x in said if x and field_of(x.rstrip(".")) != "phones")
