"""Rules between entries, and for the directory as a whole."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.elsewhere_rules import problems_of_copied_places
from ketamine_tui.checks.emergency_rules import problems_of_emergency
from ketamine_tui.checks.help_rules import WORKS
from ketamine_tui.checks.id_rules import problems_of_ids
from ketamine_tui.checks.journal_rules import problems_of_journals
from ketamine_tui.checks.key_rules import problems_of_keys
from ketamine_tui.checks.likeness_rules import problems_of_likeness
from ketamine_tui.checks.naming_rules import problems_of_naming
from ketamine_tui.checks.neighbour_rules import problems_of_neighbours
from ketamine_tui.checks.own_files import OwnFiles
from ketamine_tui.checks.own_translation_rules import problems_of_own_translations
from ketamine_tui.checks.own_value_rules import problems_of_own_values
from ketamine_tui.checks.page_entry_rules import problems_of_what_pages_say
from ketamine_tui.checks.placeholder_rules import problems_of_placeholders, says_so
from ketamine_tui.checks.prose_rules import problems_of_prose
from ketamine_tui.checks.region_rules import problems_of_regions
from ketamine_tui.checks.review_rules import problems_of_open_reviews
from ketamine_tui.checks.said_date_rules import problems_of_alerts
from ketamine_tui.checks.said_hours_rules import problems_of_said_hours
from ketamine_tui.checks.said_rules import problems_of_versions
from ketamine_tui.checks.seen_rules import problems_of_what_was_seen
from ketamine_tui.checks.shared_link_rules import problems_of_shared_links
from ketamine_tui.checks.slip_rules import problems_of_slips
from ketamine_tui.checks.subject import Subject, is_copy, is_placeholder, oldest_first, problem
from ketamine_tui.checks.title_form_rules import problems_of_title_form
from ketamine_tui.checks.view_rules import problems_of_views
from ketamine_tui.checks.vocabulary_rules import problems_of_vocabulary
from ketamine_tui.checks.word_rules import problems_of_words
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.kind import HELP, Kind
from ketamine_tui.model.likeness import are_related, plain_url
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import canonical_region
from ketamine_tui.model.review import ReviewState, standing_review, state_on
from ketamine_tui.model.text import fold
from ketamine_tui.store.node import START, FieldsNode
from ketamine_tui.store.scan import DIRECTORY_FILE, TAGS_FILE

_OF_ONE_LINE = 5
"""Digits of a code that is one service's; shorter ones, such as 211, are answered by many."""

_OF_ONE_WORK = frozenset({"doi", "pmid", "pmcid", "isbn"})
"""Registers that give a name to one work; a study has one in a trial register for several."""


def problems_between(
    subjects: Sequence[Subject], directory: Directory, own: OwnFiles
) -> Iterator[Problem]:
    """Yield what is wrong between entries, and with the directory as a whole."""
    by_age = oldest_first(subjects, directory)
    yield from _duplicates(by_age)
    yield from _registered_twice(by_age)
    if not directory.disclaimer and own.directory.fields:
        yield problem("disclaimer-missing", DIRECTORY_FILE, START, "there is no disclaimer")
    vocabulary = directory.vocabulary
    used = {tag for subject in subjects for tag in subject.entry.tags}
    used |= {above.label for t in vocabulary if (above := vocabulary.find(t.parent))}
    for tag in vocabulary:
        if tag.label not in used:
            place = own.tags[tag.id].place if tag.id in own.tags else START
            yield problem("tag-unused", TAGS_FILE, place, f"no entry has the tag {tag.label}")
    listed = {subject.entry.section for subject in subjects}
    for section in own.sections():
        if "sections" not in section.fields and section.text("id") not in listed:
            message = f"nothing is listed in {section.text('title')}"
            yield problem("section-unused", DIRECTORY_FILE, section.place_in("id"), message)
    yield from _withdrawn(subjects)
    by_id = {subject.entry.id: subject for subject in subjects}
    yield from _replaced(by_id)
    yield from _urgent(by_id, directory, own)
    yield from problems_of_regions(own, by_id)
    yield from problems_of_own_translations(directory, own.directory)
    yield from problems_of_own_values(directory, own)
    yield from problems_of_vocabulary(own, vocabulary)
    yield from problems_of_views(directory, subjects)
    yield from problems_of_words(own, vocabulary, subjects)
    yield from problems_of_likeness(subjects, by_age, vocabulary, own)
    yield from problems_of_naming(subjects)
    yield from problems_of_placeholders(subjects)
    yield from problems_of_prose(subjects)
    yield from problems_of_slips(subjects)
    yield from problems_of_keys(subjects)
    yield from problems_of_what_pages_say(subjects)
    yield from problems_of_said_hours(subjects)
    yield from problems_of_alerts(subjects)
    yield from problems_of_copied_places(subjects)
    yield from problems_of_neighbours(subjects)
    yield from problems_of_open_reviews(subjects)
    yield from problems_of_versions(by_id)
    yield from problems_of_ids(subjects)
    yield from problems_of_journals(subjects)
    yield from problems_of_title_form(subjects)
    yield from problems_of_shared_links(subjects)
    yield from problems_of_what_was_seen(subjects)
    yield from problems_of_emergency(subjects, directory)


def _duplicates(subjects: Sequence[Subject]) -> Iterator[Problem]:
    titles: dict[tuple[str, str], Subject] = {}
    urls: dict[str, Subject] = {}
    numbers: dict[str, Subject] = {}
    for subject in subjects:
        first = titles.setdefault((subject.entry.kind, fold(subject.entry.title)), subject)
        if first is not subject:
            yield _of_one_title(subject, first)
        for record in list(subject.records("links"))[:1]:
            if other := _other(urls, plain_url(record.text("url")), subject):
                message = f"{other.entry.id} has this link too"
                yield subject.problem("url-duplicate", record.place_in("url"), message)
        for record in subject.records("phones"):
            names = () if is_placeholder(record) else _names_of(subject, record)
            others = [other for name in names if (other := _other(numbers, name, subject))]
            if others:
                message = f"{others[0].entry.id} has this number too"
                yield subject.problem("phone-duplicate", record.place_in("number"), message)


def _of_one_title(subject: Subject, first: Subject) -> Problem:
    """Return that an entry has the title of an earlier one; what is copied whole is told as that."""
    message, hint = f"{first.entry.id} has this title too", ""
    if is_copy(subject, first):
        message = f"{first.entry.id} has this title and this summary too: one is a copy"
        hint = "delete it, or write what it is and for whom"
    return subject.problem("title-duplicate", subject.place("title"), message, hint)


def _names_of(subject: Subject, record: FieldsNode) -> Iterator[str]:
    """Yield what stands for one number: a code is another number in another country, and short ones lead to several."""
    dial, regions = record.text("dial"), subject.entry.regions
    if dial.startswith("+"):
        yield dial
    elif subject.entry.kind is Kind.HELPLINE and len(dial) >= _OF_ONE_LINE:
        yield from (f"{dial} {canonical_region(region)}" for region in regions)


def _registered_twice(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield what a register has for another entry, too.

    A chapter has its book's number, and a guideline that of its article; two articles have none together, nor two guidelines.
    """
    registered: dict[str, Subject] = {}
    for subject in subjects:
        for record in subject.records("identifiers"):
            name = f"{record.text('scheme').upper()} {record.text('value')}"
            if record.text("scheme").lower() not in _OF_ONE_WORK:
                continue
            first = registered.get(name.casefold(), subject)
            is_same_kind = subject.entry.kind is first.entry.kind
            is_one_work = is_same_kind and subject.entry.kind in (Kind.ARTICLE, Kind.GUIDELINE)
            if other := _other(registered, name.casefold(), subject, even_related=is_one_work):
                message = f"{other.entry.id} has {name} too"
                yield subject.problem("identifier-duplicate", record.place_in("value"), message)


def _other(
    firsts: dict[str, Subject], name: str, subject: Subject, *, even_related: bool = False
) -> Subject | None:
    """Return the first that has what a name stands for, unless that is this one, or they name each other."""
    first = firsts.setdefault(name, subject)
    if first is subject or (are_related(first.entry, subject.entry) and not even_related):
        return None
    if is_copy(subject, first):  # which is told as such
        return None
    return first


def _withdrawn(subjects: Sequence[Subject]) -> Iterator[Problem]:
    withdrawn = {s.entry.id for s in subjects if s.loaded.state is ReviewState.WITHDRAWN}
    for subject in subjects:
        for item in subject.texts("related"):
            if item.text.strip() in withdrawn:
                message = f"{item.text.strip()} was withdrawn"
                yield subject.problem("related-withdrawn", item.place, message)


def _replaced(by_id: dict[str, Subject]) -> Iterator[Problem]:
    """Yield what is named instead and cannot help as the line did, or the other way round, or was withdrawn itself."""
    for subject in by_id.values():
        for record in subject.records("reviews"):
            other = by_id.get(record.text("replaced_by"))
            kinds = {subject.entry.kind, other.entry.kind} if other else set()
            if kinds & HELP and kinds & WORKS:
                message = (
                    f"a {subject.entry.kind} is replaced by a {other.entry.kind}" if other else ""
                )
                yield subject.problem("review-replaced", record.place_in("replaced_by"), message)
            elif other and other is not subject and other.loaded.state is ReviewState.WITHDRAWN:
                message = f"{other.entry.id} was withdrawn itself"
                yield subject.problem("review-replaced", record.place_in("replaced_by"), message)


def _urgent(subjects: dict[str, Subject], directory: Directory, own: OwnFiles) -> Iterator[Problem]:
    checked: dict[str, bool] = defaultdict(bool)
    for group in directory.urgent:
        for name in group.entries:
            if (subject := subjects.get(name)) is None:
                continue  # that it does not exist is told where it is named
            state = _state_of(subject)
            if not _is_usable(subject):
                message = f"{name} has no way to reach anybody"
                if says_so(subject):  # it is the line here that is wrong
                    place = own.urgent_place(name)
                    yield problem("urgent-unusable", DIRECTORY_FILE, place, message)
                else:
                    yield subject.problem("urgent-unusable", subject.loaded.place, message)
            elif not state.is_checked:
                standing = standing_review(subject.entry.reviews)
                why = f" ({standing.note})" if standing and standing.note else ""
                message = f"{name} is urgent help for {group.region}: {state.in_sentence}{why}"
                yield subject.problem("urgent-unchecked", subject.place("reviews"), message)
            else:
                checked[canonical_region(group.region)] = True
    for region in directory.regions or dict.fromkeys(group.region for group in directory.urgent):
        if not checked[canonical_region(region)]:
            message = f"no checked urgent help for {region}"
            place = own.region_place(region)
            yield problem("urgent-region-missing", DIRECTORY_FILE, place, message)


def _is_usable(subject: Subject) -> bool:
    reached = (*subject.numbers(), *subject.web_ways())
    return not all(map(is_placeholder, reached))


def _state_of(subject: Subject) -> ReviewState:
    entry = subject.entry
    standing = standing_review(entry.reviews)
    due = subject.directory.review_policy.due(entry.kind, entry.reviews)
    return state_on(subject.loaded.state, due, subject.today, standing and standing.date)
