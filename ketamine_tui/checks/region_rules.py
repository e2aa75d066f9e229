"""Rules for what a directory says of its language, its regions and its urgent help."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from ketamine_tui.checks import phones
from ketamine_tui.checks.codes import (
    country_named,
    have_part_in_common,
    is_language,
    is_region,
    language_hint,
    only_countries,
)
from ketamine_tui.checks.help_rules import problems_of_groups, why_unfit
from ketamine_tui.checks.likeness_rules import likeness_key
from ketamine_tui.checks.own_files import OwnFiles
from ketamine_tui.checks.placeholder_rules import says_so
from ketamine_tui.checks.subject import Subject, is_placeholder, problem
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import INTERNATIONAL, canonical_region, wider_regions
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import fold
from ketamine_tui.model.way_kinds import PhoneType, WayKind
from ketamine_tui.store.naming import region_name
from ketamine_tui.store.node import FieldsNode, Place
from ketamine_tui.store.scan import DIRECTORY_FILE


def problems_of_regions(own: OwnFiles, subjects: Mapping[str, Subject]) -> Iterator[Problem]:
    """Yield what is wrong with codes in ``directory.yaml``, and with whom it sends where."""
    language = own.directory.text("language")
    if language and not is_language(language):
        place, message = own.directory.place_in("language"), f"{language!r} is no language"
        yield problem("language-unknown", DIRECTORY_FILE, place, message, language_hint(language))
    yield from _codes(own)
    known: set[str] = set()
    yield from problems_of_groups([*own.groups()], subjects)
    for group in own.groups():
        yield from _of_group(group, subjects)
        code = canonical_region(group.text("region").strip())
        if code in known:
            message, hint = f"another group is for {code} already", "make one group of the two"
            place = group.place_in("region")
            yield problem("value-repeated", DIRECTORY_FILE, place, message, hint)
        known.add(code)


def _codes(own: OwnFiles) -> Iterator[Problem]:
    groups = {canonical_region(group.text("region").strip()) for group in own.groups()}
    for item in own.regions():
        code = item.text.strip()
        if (meant := canonical_region(code)) != code:
            message = f"{code!r} is taken for {meant!r}"
            yield problem("region-alias", DIRECTORY_FILE, item.place, message, f"write {meant}")
        elif not is_region(code):
            message = f"{code!r} is no region"
            yield problem("region-unknown", DIRECTORY_FILE, item.place, message)
    for item in own.directory.scalars("regions"):
        code = item.text.strip()
        is_told = canonical_region(code) != code or not is_region(code)
        if not is_told and not _is_served(code, groups):
            message = f"no group of the urgent help is for {code}"
            yield problem("help-missing", DIRECTORY_FILE, item.place, message)


def _is_served(code: str, groups: AbstractSet[str]) -> bool:
    """Say whether some groups of the urgent help have one for a region, for its country or for the EU around it."""
    around = frozenset(wider_regions(code)) - {INTERNATIONAL}
    return code in groups or not around.isdisjoint(groups)


def _of_group(group: FieldsNode, subjects: Mapping[str, Subject]) -> Iterator[Problem]:
    region = canonical_region(group.text("region").strip())
    title, name = group.text("title").strip(), region_name(region)
    named = country_named(title)
    is_mistyped = fold(title) != fold(name) and likeness_key(title) == likeness_key(name)
    is_other = named and is_region(region) and not have_part_in_common([named], [region])
    if is_other or is_mistyped:
        told = f"says {title}, and the group is for {region}"
        message = f"the title {f'is almost {name}' if is_mistyped else told}"
        yield problem("title-region", DIRECTORY_FILE, group.place_in("title"), message)
    items = list(group.scalars("entries"))
    if not items:
        message = f"nobody is named for {group.text('region')}"
        yield problem("value-missing", DIRECTORY_FILE, group.place_in("entries"), message)
    names: set[str] = set()
    named_subjects: list[Subject] = []
    for item in items:
        entry_id = item.text.strip()
        if entry_id in names:
            message = f"{entry_id} stands in 'entries' already"
            yield problem("value-repeated", DIRECTORY_FILE, item.place, message)
        names.add(entry_id)
        if subject := subjects.get(entry_id):
            named_subjects.append(subject)
            yield from _of_entry(group, subject, item.place)
    yield from _left_out(group, names, subjects)
    yield from _alike(named_subjects)


def _left_out(
    group: FieldsNode, named: AbstractSet[str], subjects: Mapping[str, Subject]
) -> Iterator[Problem]:
    """Yield that a group of the urgent help has no emergency number, and the directory has one."""
    region = canonical_region(group.text("region"))
    known = [
        name
        for name, subject in subjects.items()
        if subject.entry.kind is Kind.EMERGENCY
        and region in map(canonical_region, subject.entry.regions)
        and subject.loaded.state is not ReviewState.WITHDRAWN
    ]
    if named and known and named.isdisjoint(known):
        message = f"{known[0]} is the emergency number of {region}, and is not named"
        yield problem("help-emergency", DIRECTORY_FILE, group.place_in("region"), message)


def _alike(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield lines of one group that have the number of an earlier one, and do not say what to do there."""
    known: dict[str, str] = {}
    for subject in subjects:
        entry = subject.entry
        calls = [way for way in entry.ways() if way.kind is WayKind.PHONE and way.dial]
        is_bare = not any(w.note or w.label or w.languages or w.is_placeholder for w in calls)
        is_bare = is_bare and not any(c.isalpha() for way in calls for c in way.value)
        named = {known.get(way.dial, "") for way in calls}
        is_known = bool(named) and all(named) and entry.id not in named
        if is_known and is_bare and entry.kind is not Kind.EMERGENCY:
            records = [*subject.records("phones")]
            called = (x for x in records if x.text("number") == calls[0].value)
            place = next(called, records[0]).place_in("number")
            message = f"{min(named)} has this number too, and nothing says what to press or say"
            yield subject.problem("help-same-number", place, message)
        for way in calls:
            known.setdefault(way.dial, entry.id)


def _of_entry(group: FieldsNode, subject: Subject, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with an entry that a group of the urgent help names."""
    country = canonical_region(group.text("region"))[:2]
    countries = only_countries(subject.entry.regions)
    if country in phones.REGIONS and countries and country not in countries:
        message = f"{subject.entry.id} is for {', '.join(subject.entry.regions)}"
        yield problem("help-elsewhere", DIRECTORY_FILE, place, message)
    if why := why_unfit(subject.entry):
        yield problem("help-unfit", DIRECTORY_FILE, place, f"{subject.entry.id} {why}")
    if subject.loaded.state is ReviewState.WITHDRAWN:
        message = f"{subject.entry.id} was withdrawn"
        yield problem("help-withdrawn", DIRECTORY_FILE, place, message)
    numbers = [*subject.numbers()]
    working = [record for record in numbers if not is_placeholder(record)]
    if numbers and not working:
        message = f"{subject.entry.id} is urgent help, and no number of it works"
        if says_so(subject):  # it is the line here that is wrong
            yield problem("help-placeholder", DIRECTORY_FILE, place, message, "name another one")
        else:
            yield subject.problem("help-placeholder", numbers[0].place_in("number"), message)
    elif working and all(record.text("type") == PhoneType.FAX for record in working):
        message = f"{subject.entry.id} is urgent help, and only a fax answers there"
        hint = "name another one, or delete type: fax if somebody answers the number"
        yield subject.problem("help-placeholder", working[0].place_in("type"), message, hint)
