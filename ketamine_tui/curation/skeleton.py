"""The first text of a new entry: what has to be filled in, and, as remarks, what may be."""

import datetime as dt

from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Page
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.yaml_writer import block_lines, quoted

TO_FILL_IN = "TO FILL IN"
"""Stands where a text has to be written."""

_FIELDS = """\
kind: {kind}
section: {section}
title: {title}
# What it is and for whom, the main message first; at most 300 characters.
summary: {summary}
# tags: [Tag]
# regions: [US]
# languages: [en]
# audience: [patients, families, clinicians]
# links:
#   - url: https://...
#     label: What it leads to
{own}# Oldest first; records are only ever added. In the program, m adds one.
reviews:
{review}
"""
_OF_WORKS = """\
# authors: [Name as printed]
# issued: "2024-05-01"
# publisher: Name
# container_title: Journal, series or platform
# volume: "1"
# issue: "2"
# page: 1-9
# identifiers:
#   - scheme: doi
#     value: 10.1234/example
"""
_OF_CONTACTS = """\
# organization: Who runs it
# phones:
#   - number: as it is published
#     dial: "+18005550100"
#     label: What it is for
#     schedules:
#       - days: [MO, TU, WE, TH, FR]
#         opens: "09:00"
#         closes: "17:00"
#         timezone: America/New_York
# emails:
#   - address: name@example.org
# addresses:
#   - address_1: Street and number
#     city: City
#     postal_code: "00000"
#     country: US
"""


def skeleton(kind: Kind, title: str, section: str, today: dt.date, reviewer: str = "") -> str:
    """Return the text of a new entry, with a first review that says that nobody has checked it."""
    review = {"date": today.isoformat(), "status": "to-be-reviewed"}
    if reviewer:
        review["reviewer"] = reviewer
    review["note"] = "New"
    cls = CLASS_OF_KIND[kind]
    own = {Page: "", Contact: _OF_CONTACTS}.get(cls, _OF_WORKS)
    text = _FIELDS.format(
        kind=kind,
        section=section,
        title=quoted(title or TO_FILL_IN),
        summary=quoted(TO_FILL_IN),
        own=own,
        review="\n".join(f"  {line}" for line in block_lines(review)),
    )
    return f"---\n{text}---\n\n{TO_FILL_IN}\n" if cls is Page else text
