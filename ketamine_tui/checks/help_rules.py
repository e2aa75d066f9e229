"""Rules for what is no help at once: works, and lines that say of themselves that they are none for it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ketamine_tui.checks.sentences import sentences_of
from ketamine_tui.checks.subject import Subject, problem
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Entry, Resource
from ketamine_tui.model.kind import HELP, Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import EU, INTERNATIONAL, canonical_region, wider_regions
from ketamine_tui.model.text import with_article
from ketamine_tui.store.naming import region_name
from ketamine_tui.store.node import FieldsNode, Place
from ketamine_tui.store.scan import DIRECTORY_FILE

WORKS = frozenset(kind for kind, of in CLASS_OF_KIND.items() if of is Resource) - {Kind.WEBSITE}
"""What is read, watched or heard, and helps nobody at once."""

_NOUN = r"(?:help|hot)?line|service|number|provider|team|charity|organi[sz]ation|support"
_DENIED = re.compile(
    rf"(?:\b(?:not|no)|n['\u2019]t) (?:an? )?(?:emergency or )?(?P<of>emergency|crisis)(?: or (?:emergency|crisis))? (?:[a-z]+ )?(?:{_NOUN})s?\b"
    r"|(?:\bnot|n['\u2019]t) (?:meant |intended |suitable |suited |available |there |set up )?for (?:use in )?(?:an? |people in )?(?P<use>emergenc(?:y|ies)|cris[ie]s)\b"
    r"|\b(?:(?:does|do|can|is|are) ?not|(?:doesn|don|can|isn|aren)['\u2019]t) (?:able to |equipped to )?(?:offer|provide|handle|take|deal with|respond to|help in|answer|give)"
    r" (?:an? |people in |any )?(?P<gives>emergency|emergencies|crisis|crises)\b",
    re.IGNORECASE,
)
"""What a line says of itself that is not for those whose need is the greatest."""

_OTHER = re.compile(r"\bnon-?emergenc(?:y|ies)\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:if|when|where|whether|unless|though|while)\b|\d{3}", re.IGNORECASE)
"""What makes a sentence one of calls, or of another line, and not of this one."""

_URGENT = re.compile(
    r"suicid|\bcris[ie]s\b|distress|despair|self-harm|\bcope\b|coping|overdose|poison|\bdanger|\burgent",
    re.IGNORECASE,
)
"""What a line is for to which people turn at once, whether it is an emergency service or not."""

_LEAST_IN_SECTION = 5
_LEAST_GROUPS, _LEAST_LINES = 3, 10
"""Groups that have the emergency number first, and lines of all, from which on that is how a directory does it."""


def problems_of_groups(
    groups: Sequence[FieldsNode], subjects: Mapping[str, Subject]
) -> Iterator[Problem]:
    """Yield entries of the urgent help that stand where, or are what, none of the other groups has."""
    named = [
        [
            (item.place, subjects[name])
            for item in group.scalars("entries")
            if (name := item.text.strip()) in subjects
        ]
        for group in groups
    ]
    kinds = [subject.entry.kind for entries in named for _, subject in entries]
    late = [*filter(None, map(_late, named))]
    first = sum(bool(of) and of[0][1].entry.kind is Kind.EMERGENCY for of in named)
    for group, entries in zip(groups, named, strict=True):
        yield from _narrower(canonical_region(group.text("region")), entries)
    for place, subject in late if first >= _LEAST_GROUPS and len(late) == 1 else ():
        message = (
            f"{subject.entry.id} is the emergency number, and stands first in all other groups"
        )
        yield problem("help-emergency", DIRECTORY_FILE, place, message, "name it first")
    yield from _sections([subject for entries in named for _, subject in entries])
    lines = sum(kind in HELP for kind in kinds)
    for place, subject in (entry for entries in named for entry in entries):
        entry = subject.entry
        is_other = isinstance(entry, Contact) and entry.kind not in HELP
        if is_other and lines >= _LEAST_LINES and kinds.count(entry.kind) == 1:
            message = f"{entry.id} is {with_article(entry.kind)}, and no other group has one"
            yield problem("help-unfit", DIRECTORY_FILE, place, message)


def _narrower(region: str, entries: Sequence[tuple[Place, Subject]]) -> Iterator[Problem]:
    """Yield the only entry of a group for several countries that is for some of them, and does not say so of itself."""
    around = {region, *wider_regions(region)} if region in (EU, INTERNATIONAL) else set()
    lines = [(place, subject) for place, subject in entries if subject.entry.regions]
    narrow = [
        (place, subject.entry)
        for place, subject in lines
        if around and around.isdisjoint(map(canonical_region, subject.entry.regions))
    ]
    if len(narrow) != 1 or len(lines) == 1:
        return
    place, entry = narrow[0]
    names = filter(None, map(region_name, map(canonical_region, entry.regions)))
    is_said = any(name in f"{entry.title} {entry.summary}" for name in names)
    if not is_said or region_name(region) in entry.title:
        message = f"{entry.id} is for {', '.join(entry.regions)}, and the group for {region}"
        yield problem("help-elsewhere", DIRECTORY_FILE, place, message)


def _sections(named: Sequence[Subject]) -> Iterator[Problem]:
    """Yield the one entry that stands in another section than all others."""
    sections = {subject.entry.id: subject.entry.section for subject in named}
    usual, number = Counter(sections.values()).most_common(1)[0] if sections else ("", 0)
    odd = next((name for name, section in sections.items() if section != usual), "")
    if odd and number >= _LEAST_IN_SECTION and number == len(sections) - 1:
        subject = next(subject for subject in named if subject.entry.id == odd)
        message = f"all other entries of the urgent help stand in {usual}"
        yield subject.problem("section-other-kind", subject.place("section"), message)


def _late(entries: Sequence[tuple[Place, Subject]]) -> tuple[Place, Subject] | None:
    """Return the first emergency number of a group that names others before it."""
    emergency = (entry for entry in entries if entry[1].entry.kind is Kind.EMERGENCY)
    found = next(emergency, None)
    return found if found and found != entries[0] else None


def why_unfit(entry: Entry) -> str:
    """Return why an entry is no urgent help; nothing where that is not certain."""
    if entry.kind in WORKS:
        return f"is {with_article(entry.kind)}, and helps nobody at once"
    denied, what = denial(entry)
    rest = f"{entry.title} {entry.summary}".replace(denied, "")
    is_none = what == "crisis" or (what == "emergency" and not _URGENT.search(rest))
    return f"says of itself: {denied!r}" if is_none else ""


def denial(entry: Entry) -> tuple[str, str]:
    """Return the words by which a line says that it is none for an emergency or a crisis, and which of the two."""
    if other := _OTHER.search(entry.title):
        return other[0], "emergency"
    for sentence in sentences_of(" ".join(entry.summary.split())):
        if found := _DENIED.search(sentence):
            if _SUPPOSED.search(sentence[: found.start()]):
                continue
            what = found["of"] or found["use"] or found["gives"]
            return found[0], "crisis" if what.lower().startswith("cris") else "emergency"
    return "", ""
