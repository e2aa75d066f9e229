"""Telephone numbers of tables with the cells beside them that say what they are for."""

import re
from collections.abc import Iterator, Sequence
from itertools import repeat

from ketamine_tui.model.contact import PLACEHOLDER, TEXTPHONE, PhoneType
from ketamine_tui.store.draft import Value

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

_OF_MAIN = "* "
"""What Google writes before the label of the main number."""


def labelled_phones(numbers: Sequence[str], labels: Sequence[str]) -> Iterator[tuple[str, Value]]:
    """Yield the numbers of a cell with their fields: each with its label, or all with the one that there is."""
    of_all = repeat(", ".join(labels)) if len(labels) != len(numbers) else labels
    for number, label in zip(numbers, of_all, strict=False):
        types = (type_.value for type_, words in _TYPES.items() if words.search(label))
        texted = _TEXTED.fullmatch(label)
        body = (texted["body"] or "") if texted else ""
        parts = {
            "number": number.removesuffix(MARK),
            "label": "" if body else label.lstrip(_OF_MAIN),
            "body": body,
            "type": next(types, ""),
            "placeholder": "yes" if number.endswith(MARK) else "",
        }
        record: Value = {name: text for name, text in parts.items() if text}
        yield "texts" if texted else "phones", record
