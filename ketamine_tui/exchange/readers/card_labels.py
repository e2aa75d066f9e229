"""Labels in vCards: what a number or an address is for, by its types, and by the X-ABLabel of Apple and Google."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.exchange.readers.content_lines import ContentLine

_LABELS = ("work", "home", "main", "pager", "other")
_NO_LABELS = frozenset(
    {"pref", "internet", "x400", "email", "voice", "cell", "fax", "video", "text", "textphone"}
    | {"msg", "sms", "quoted-printable", "base64", "b", "8bit", "7bit", "uri"}
)
"""Types that say how something is reached or written, and not what it is for."""

_LABELLED = frozenset({"TEL", "EMAIL", "URL", "ADR"})
_LABEL_LINE = "X-ABLABEL"
"""What address books of Apple and Google call another line of the same group."""

_OF_APPLE = re.compile(r"_\$!<(.*)>!\$_")
_FAX = re.compile(r"fax\b", re.IGNORECASE)


def with_labels(card: Sequence[ContentLine]) -> Iterator[ContentLine]:
    """Yield the lines of a card, each with its label where another line has one for it; an empty label is nothing."""
    groups = {line.group for line in card if line.group and line.name in _LABELLED}
    labels: dict[str, str] = {}
    for line in card:
        if line.name == _LABEL_LINE and line.group in groups:
            labels[line.group] = _OF_APPLE.sub(r"\1", line.text.strip())
    for line in card:
        if line.name in _LABELLED and line.group:
            yield line._replace(label=labels.get(line.group, ""))
        elif line.name != _LABEL_LINE or (line.group not in labels and line.text.strip()):
            yield line


def label_of(line: ContentLine) -> str:
    """Return what a line says that it is for; nothing where it does not."""
    usual = [label for label in _LABELS if label in line.types]
    others = [type_ for type_ in line.types if type_ not in _NO_LABELS and type_ not in usual]
    return ", ".join(dict.fromkeys(filter(None, (*usual, *others, line.label))))


def telephone_types(line: ContentLine, *, is_ours: bool) -> tuple[str, ...]:
    """Return the types of a number; Google has no other place than its label to say that it is a fax.

    ``msg`` is a line that has an answering machine (RFC 2426, section 3.3.1), but in a card of ours.
    """
    types = line.types if is_ours else tuple(type_ for type_ in line.types if type_ != "msg")
    return (*types, "fax") if _FAX.search(line.label) else types
