"""The fields of ``directory.yaml`` and ``tags.yaml``: the one place that says which exist.

`docs/content-format.md` describes the same tables for curators; a test compares the two.
"""

import re
from functools import partial

from ketamine_tui.model.directory import (
    Directory,
    DirectoryTranslation,
    Robots,
    SavedView,
    Site,
    Suppression,
    UrgentGroup,
)
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.policy import Duration, ReviewPolicy
from ketamine_tui.model.rules import RULES
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.store.decode import ByName, Choice, Invalid, Many, Record, Text
from ketamine_tui.store.node import FieldsNode, Node
from ketamine_tui.store.report import Report
from ketamine_tui.store.values import ID, LANGUAGE, NAME, WORDS

_WEB = r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~%!$&'()*+,;=:@-]+)*"
"""An address on the web without user, query or fragment (RFC 3986), the host as it is looked up."""

_DURATION = re.compile(r"[1-9]\d{0,3}[dmy]", re.ASCII)

LABEL = re.compile(r"[^\s#]+")
"""What a tag can be called."""

TAG = Record(
    Tag,
    {
        "id": ID,
        "label": Text(exact=True, pattern=LABEL, hint="write it without # and spaces"),
        "description": WORDS,
        "aliases": Many(NAME),
        "parent": ID,
    },
    frozenset({"id", "label"}),
)


class Sections:
    """The tree of sections, which is a list of records that hold the like."""

    def decode(self, node: Node, report: Report) -> tuple[object, ...]:
        """Return the sections of a list."""
        return Many(SECTION).decode(node, report)


SECTION = Record(
    Section,
    {"id": ID, "title": NAME, "description": WORDS, "sections": Sections()},
    frozenset({"id", "title"}),
)


class Policy:
    """Durations by kind, and the kinds that two people have to confirm."""

    def decode(self, node: Node, report: Report) -> ReviewPolicy:
        """Return the policy that a mapping states."""
        if not isinstance(node, FieldsNode):
            report.add(node.place, "value-form", "expected durations by kind, such as page: 365d")
            raise Invalid
        return POLICY.decode(node, report)


def _policy(two_person: tuple[Kind, ...] = (), **durations: str) -> ReviewPolicy:
    lengths = {kind: Duration(int(text[:-1]), text[-1]) for kind, text in durations.items()}
    return ReviewPolicy(lengths, tuple(map(str, two_person)))


_LENGTH = Text(pattern=_DURATION, rule="duration-invalid", hint="write 90d, 6m or 2y")
POLICY: Record[ReviewPolicy] = Record(
    _policy,
    {
        **dict.fromkeys((*map(str, Kind), "default"), _LENGTH),
        "two_person": Many(Choice(tuple(Kind))),
    },
)

_URGENT = Record(
    UrgentGroup,
    {"region": NAME, "title": NAME, "entries": Many(ID)},
    frozenset({"region", "title", "entries"}),
)

VIEW = Record(SavedView, {"name": ID, "query": NAME, "title": NAME}, frozenset({"name", "query"}))


def placed_view(view: SavedView, node: Node) -> SavedView:
    """Return a view with the places of its record and of its query."""
    query = node.place_in("query") if isinstance(node, FieldsNode) else node.place
    return view._replace(line=node.place.line, query_line=query.line, query_column=query.column)


_RULE = Text(pattern=re.compile("|".join(RULES)), rule="value-unknown", hint="see docs/rules.md")
SUPPRESSION = Record(
    Suppression, {"rule": _RULE, "reason": NAME, "path": NAME}, frozenset({"rule", "reason"})
)

_PAGE = Text(
    exact=True,
    pattern=re.compile(rf"{_WEB}/?(?:\?[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*)?", re.ASCII),
    rule="url-invalid",
    hint="write it as https://example.org/",
)
_FOLDER = Text(
    exact=True,
    pattern=re.compile(rf"{_WEB}/", re.ASCII),
    rule="url-invalid",
    hint="write it as https://example.org/directory/, with a slash at the end",
)
_TRANSLATION = Record(
    DirectoryTranslation,
    {"language": LANGUAGE, "labels": ByName(WORDS)},
    frozenset({"language", "labels"}),
)
SITE = Record(
    Site, {"url": _FOLDER, "robots": Many(Choice(tuple(Robots)), or_one=True), "exit": _PAGE}
)


def directory_record(vocabulary: Vocabulary) -> Record[Directory]:
    """Return the fields of ``directory.yaml``, for a directory with these tags."""
    return Record(
        partial(Directory, vocabulary=vocabulary),
        {
            "title": NAME,
            "description": WORDS,
            "language": WORDS,
            "license": WORDS,
            "disclaimer": WORDS,
            "sections": Sections(),
            "urgent": Many(_URGENT),
            "views": Many(VIEW),
            "review_policy": Policy(),
            "regions": Many(NAME),
            "checks": Many(SUPPRESSION),
            "site": SITE,
            "translations": Many(_TRANSLATION),
        },
        frozenset({"title"}),
    )
