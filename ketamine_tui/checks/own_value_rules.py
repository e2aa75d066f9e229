"""Rules for what a directory says of itself twice, or by mistake: sections, views, groups, tags, policy and license."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from ketamine_tui.checks.likeness_rules import likeness_key
from ketamine_tui.checks.own_files import OwnFiles, repeated
from ketamine_tui.checks.subject import problem
from ketamine_tui.checks.value_rules import FAR
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact
from ketamine_tui.model.policy import Duration
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.tag import tag_key
from ketamine_tui.model.text import fold
from ketamine_tui.store.node import START, FieldsNode
from ketamine_tui.store.scan import DIRECTORY_FILE, TAGS_FILE

_SOME_DAY = dt.date(2000, 1, 1)
_CONTACTS = frozenset(str(kind) for kind, of in CLASS_OF_KIND.items() if of is Contact)
_YEAR_IN_DAYS = 365
_SHORTEST = dt.timedelta(days=7)
"""The time within which nobody checks all entries of a kind again."""

_LEAST_WORDS = 2
"""Words of a description that are of one thing only."""

_CREATIVE_COMMONS = re.compile(r"cc[ -]?by|cc0")
_LICENSE = re.compile(
    r"cc0(?: 1 0)?(?: universal)?|cc ?by(?: (?:sa|nc|nd|nc sa|nc nd))?(?: (?:[1-4] 0|2 [15]|3 0 [a-z]{2,3}))?(?: [a-z]{4,})?"
)
"""The licenses of Creative Commons by their short names (SPDX has them with hyphens)."""

_NO_WORD = re.compile(r"[^a-z0-9]+")


def problems_of_own_values(directory: Directory, own: OwnFiles) -> Iterator[Problem]:
    """Yield what stands twice in the files in which a directory describes itself, and lengths that are slips."""
    yield from _policy(directory, own)
    yield from _license(own)
    yield from _sections(own.directory)
    views, groups = [*own.directory.records("views")], [*own.groups()]
    yield from _same_titles(views, "name", "view")
    yield from _same_titles(groups, "region", "group")
    yield from _exchanged(views, "name", "view")
    yield from _exchanged([*own.sections()], "id", "section")
    yield from _copied(TAGS_FILE, own.tags.values())
    policy = own.directory.fields.get("review_policy")
    lists = [own.directory.scalars("regions")]
    lists += [policy.scalars("two_person")] if isinstance(policy, FieldsNode) else []
    for item in (item for items in lists for item in repeated(items)):
        message = f"{item.text!r} stands in this list already"
        yield problem("value-repeated", DIRECTORY_FILE, item.place, message)


def _sections(above: FieldsNode) -> Iterator[Problem]:
    """Yield sections side by side that cannot be told apart, at any depth."""
    beside = [*above.records("sections")]
    yield from _same_titles(beside, "id", "section")
    yield from _copied(DIRECTORY_FILE, beside)
    for section in beside:
        yield from _sections(section)


def _same_titles(records: Sequence[FieldsNode], name: str, what: str) -> Iterator[Problem]:
    titled: dict[str, list[FieldsNode]] = defaultdict(list)
    for record in records:
        if title := fold(record.text("title")):
            titled[title].append(record)
    for alike in titled.values():
        for record in alike if len(alike) > 1 else ():
            other = next(one for one in alike if one is not record)
            message = f"the {what} {other.text(name)} has this title too"
            place = record.place_in("title")
            yield problem("title-duplicate", DIRECTORY_FILE, place, message)


def _copied(path: str, records: Iterable[FieldsNode]) -> Iterator[Problem]:
    """Yield two descriptions that are one; where more than two have one, that is meant."""
    described: dict[tuple[str, ...], list[FieldsNode]] = defaultdict(list)
    for record in records:
        described[likeness_key(record.text("description"))].append(record)
    pairs = (two for key, two in described.items() if len(key) >= _LEAST_WORDS and len(two) == 2)
    for record, other in (both for two in pairs for both in permutations(two)):
        message = f"{other.text('id')!r} has this description too"
        place, hint = record.place_in("description"), "say of each what it alone is"
        yield problem("summary-copied", path, place, message, hint)


def _exchanged(records: Sequence[FieldsNode], name: str, what: str) -> Iterator[Problem]:
    """Yield titles that are the id of another record, whose title is another one."""
    named = {tag_key(record.text(name)): record for record in records}
    for record in records:
        title = tag_key(record.text("title"))
        other = named.get(title, record)
        if other is not record and tag_key(other.text("title")) != title:
            message = f"there is another {what} {other.text(name)!r}"
            place = record.place_in("title")
            yield problem("title-exchanged", DIRECTORY_FILE, place, message)


def _policy(directory: Directory, own: OwnFiles) -> Iterator[Problem]:
    """Yield lengths of reviews that are a slip, it seems, or too long for a number or an address."""
    policy = own.directory.fields.get("review_policy")
    durations = directory.review_policy.durations
    of_contacts = [length for kind, length in durations.items() if kind in _CONTACTS]
    for kind, length in durations.items():
        if told := _told_of(length, of_contacts if kind in _CONTACTS else ()):
            place = policy.place_in(kind) if isinstance(policy, FieldsNode) else START
            message = f"a review of {kind} entries lasts {length}, {told}"
            hint = f"write {length.amount}d if days are meant" if length.unit != "d" else ""
            yield problem("review-policy", DIRECTORY_FILE, place, message, hint)


def _told_of(length: Duration, of_contacts: Sequence[Duration]) -> str:
    """Return what is strange about a length; nothing where it is not. That of a contact is one of several."""
    lasts = length.after(_SOME_DAY) - _SOME_DAY
    if lasts < _SHORTEST:
        return "less than a week"
    if of_contacts and lasts > FAR:
        return "more than five years"
    usual = [
        other for other in of_contacts if other.unit == length.unit and _is_tenth(length, other)
    ]
    if len(usual) > 1:
        return f"a nought more or less than {usual[0]}, which others have"
    # Of a work that nobody checks again a thousand years may be said.
    is_days = length.amount % _YEAR_IN_DAYS == 0 and length.unit != "d"
    return "as many as a year has days" if is_days else ""


def _is_tenth(length: Duration, other: Duration) -> bool:
    return length.amount in (other.amount * 10, other.amount / 10)


def _license(own: OwnFiles) -> Iterator[Problem]:
    """Yield a license of Creative Commons that there is not."""
    written = own.directory.text("license")
    plain = _NO_WORD.sub(" ", written.lower()).strip()
    if _CREATIVE_COMMONS.match(plain) and not _LICENSE.fullmatch(plain):
        message = f"there is no license {written} of Creative Commons"
        yield problem("license-unknown", DIRECTORY_FILE, own.directory.place_in("license"), message)
