"""Rules for one entry: all of them, and those for its e-mail addresses, tags, codes and length."""

from collections.abc import Callable, Iterator

from ketamine_tui.checks.absence_rules import problems_of_absence
from ketamine_tui.checks.address_rules import problems_of_addresses
from ketamine_tui.checks.age_rules import problems_of_ages
from ketamine_tui.checks.agreement_rules import problems_of_agreement
from ketamine_tui.checks.author_rules import problems_of_authors
from ketamine_tui.checks.codes import is_language, is_region, language_hint
from ketamine_tui.checks.correction_rules import problems_of_corrections
from ketamine_tui.checks.correction_value_rules import problems_of_corrected_values
from ketamine_tui.checks.elsewhere_rules import problems_of_other_parts
from ketamine_tui.checks.host_rules import problems_of_hosts
from ketamine_tui.checks.hours_rules import problems_of_hours
from ketamine_tui.checks.identifier_rules import loose_identifiers, problems_of_identifiers
from ketamine_tui.checks.issued_rules import problems_of_issued
from ketamine_tui.checks.keyword_rules import problems_of_keywords
from ketamine_tui.checks.language_rules import problems_of_languages, problems_of_mistaken_languages
from ketamine_tui.checks.number_rules import problems_of_numbers
from ketamine_tui.checks.number_use_rules import problems_of_number_use
from ketamine_tui.checks.placement_rules import problems_of_placement
from ketamine_tui.checks.region_language_rules import problems_of_regions_as_languages
from ketamine_tui.checks.repetition_rules import problems_of_repetition
from ketamine_tui.checks.review_rules import problems_of_reviews
from ketamine_tui.checks.said_date_rules import problems_of_own_dates
from ketamine_tui.checks.said_rules import problems_of_what_is_said
from ketamine_tui.checks.slug_rules import problems_of_slugs
from ketamine_tui.checks.subject import Subject, is_placeholder
from ketamine_tui.checks.translation_rules import problems_of_translations
from ketamine_tui.checks.url_rules import is_example, is_mistyped, problems_of_urls
from ketamine_tui.checks.value_rules import problems_of_values
from ketamine_tui.checks.work_link_rules import problems_of_work_links
from ketamine_tui.checks.work_rules import problems_of_works
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, tag_key
from ketamine_tui.store.splice import ScalarEdit

_LONG = 300
"""Characters of a summary."""


def problems_of(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with an entry by itself."""
    for rule in _RULES:
        yield from rule(subject)


def _emails(subject: Subject) -> Iterator[Problem]:
    for record in subject.records("emails"):
        address = record.text("address")
        host, place = address.rpartition("@")[2], record.place_in("address")
        if is_example(host) and not is_placeholder(record):
            yield subject.problem("email-placeholder", place, f"{address} is an example")
        elif is_mistyped(host):
            yield subject.problem("host-mistyped", place, f"{host} is mistyped, it seems")


def loose_tags(subject: Subject) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield tags that are repeated or written by another of their names, with the rule that it breaks.

    The others stay in the order of the curators (decision 10).
    """
    seen = set()
    for item in subject.texts("tags"):
        name = item.text.strip()
        if tag_key(name) == TO_BE_REVIEWED_KEY:
            continue
        tag = subject.directory.vocabulary.find(name)
        key = tag.id if tag else tag_key(name)
        if key in seen:
            yield "tag-repeated", ScalarEdit(item.place, name, None)
        elif tag and name not in (tag.label, tag.id):
            yield "tag-alias-used", ScalarEdit(item.place, name, tag.label)
        seen.add(key)


def _loose(subject: Subject) -> Iterator[Problem]:
    for rule, edit in (*loose_identifiers(subject), *loose_tags(subject)):
        better = f"is better written as {edit.new}" if edit.new else "stands there already"
        message = f"{edit.old!r} {better}"
        yield subject.problem(rule, edit.place, message)


def _codes(subject: Subject) -> Iterator[Problem]:
    spoken = (item for way in subject.numbers() for item in way.scalars("languages"))
    for item in (*subject.texts("languages"), *spoken):
        if not is_language(tag := item.text.strip()):
            message, hint = f"{item.text!r} is no language", language_hint(tag)
            yield subject.problem("language-unknown", item.place, message, hint)
    for item in subject.texts("regions"):
        if not is_region(item.text.strip()):
            yield subject.problem("region-unknown", item.place, f"{item.text!r} is no region")


def _words(subject: Subject) -> Iterator[Problem]:
    length = len(subject.entry.summary)
    if length > _LONG:
        message = f"the summary has {length} characters"
        yield subject.problem("summary-long", subject.place("summary"), message)


_RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    problems_of_numbers,
    problems_of_number_use,
    problems_of_keywords,
    _emails,
    problems_of_identifiers,
    _loose,
    problems_of_urls,
    problems_of_hosts,
    _codes,
    _words,
    problems_of_reviews,
    problems_of_values,
    problems_of_absence,
    problems_of_corrections,
    problems_of_works,
    problems_of_work_links,
    problems_of_authors,
    problems_of_hours,
    problems_of_placement,
    problems_of_addresses,
    problems_of_mistaken_languages,
    problems_of_languages,
    problems_of_repetition,
    problems_of_translations,
    problems_of_agreement,
    problems_of_own_dates,
    problems_of_ages,
    problems_of_other_parts,
    problems_of_slugs,
    problems_of_what_is_said,
    problems_of_regions_as_languages,
    problems_of_issued,
    problems_of_corrected_values,
)
