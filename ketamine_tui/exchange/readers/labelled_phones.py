"""Telephone numbers of tables with the cells beside them that say what they are for."""

import re
from collections.abc import Iterator, Sequence
from itertools import repeat

from ketamine_tui.model.contact import PLACEHOLDER, TEXTPHONE_WORDS, PhoneType
from ketamine_tui.store.draft import Value

MARK = f" [{PLACEHOLDER}]"
"""What stands behind a number or an address in a table that is known not to work."""

_TYPES = {
    PhoneType.FAX: re.compile(r"\bfax\b", re.IGNORECASE),
    PhoneType.TEXTPHONE: re.compile(rf"\b(?:{'|'.join(TEXTPHONE_WORDS)})\b", re.IGNORECASE),
    PhoneType.CELL: re.compile(r"\b(?:mobile|cell)\b", re.IGNORECASE),
}
_OF_MAIN = "* "
"""What Google writes before the label of the main number."""


def labelled_phones(numbers: Sequence[str], labels: Sequence[str]) -> Iterator[Value]:
    """Yield the numbers of a cell: each with its label, or all with the one that there is."""
    of_all = repeat(", ".join(labels)) if len(labels) != len(numbers) else labels
    for number, label in zip(numbers, of_all, strict=False):
        types = (type_.value for type_, words in _TYPES.items() if words.search(label))
        mark = "yes" if number.endswith(MARK) else ""
        parts = {
            "number": number.removesuffix(MARK),
            "label": label.lstrip(_OF_MAIN),
            "type": next(types, ""),
            "placeholder": mark,
        }
        yield {name: text for name, text in parts.items() if text}
