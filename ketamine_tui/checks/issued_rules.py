"""Rules for the year in which a guideline or a regulation was issued: its texts and its reviews do not agree on another."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem

_KINDS = frozenset({Kind.REGULATION, Kind.GUIDELINE})
_YEAR = re.compile(r"(?<![\w/-])(?:19|20)\d\d(?!\d)", re.ASCII)
_LATER = re.compile(
    r"\b(?:withdr\w+|replac\w+|supersed\w+|updat\w+|revis\w+|amend\w+|reaffirm\w*|renew\w*|expir\w+|until|before|after|by|next|planned|due|later|again)\b",
    re.IGNORECASE,
)
"""What tells of another time than that in which something was issued."""


def problems_of_issued(subject: Subject) -> Iterator[Problem]:
    """Yield a year in which nothing else says that a guideline or regulation was issued, and all says another."""
    node, entry = subject.loaded.node, subject.entry
    issued, texts = node.text("issued"), f"{entry.title} {entry.summary}"
    said = set(_YEAR.findall(texts))
    if entry.kind not in _KINDS or len(said) != 1 or not issued or _LATER.search(texts):
        return
    records = list(subject.records("reviews"))
    parts = ("seen", "not_seen", "note", "source_dated")
    reviews = " ".join(record.text(part) for record in records for part in parts)
    links = " ".join(record.text("url") for record in subject.records("links"))
    values = " ".join(record.text("value") for record in subject.records("identifiers"))
    seen = set(_YEAR.findall(" ".join(record.text("seen") for record in records)))
    is_elsewhere = any(issued[:4] in text for text in (reviews, links, values, entry.id))
    if said == seen and issued[:4] not in said and not is_elsewhere:
        message = (
            f"it was issued in {issued[:4]}, and its text and its reviews speak of {min(said)} only"
        )
        yield subject.problem("issued-doubtful", subject.place("issued"), message)
