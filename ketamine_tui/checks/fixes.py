"""Fixes of what can be mended without knowing anything about the subject."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from ketamine_tui.checks.address_rules import loose_countries
from ketamine_tui.checks.codes import loose_regions
from ketamine_tui.checks.entry_rules import loose_tags
from ketamine_tui.checks.identifier_rules import loose_identifiers
from ketamine_tui.checks.number_rules import loose_phones
from ketamine_tui.checks.own_files import read_own_files
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.vocabulary_rules import loose_parents
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.store.saving import NotWrittenError, save
from ketamine_tui.store.scan import DIRECTORY_FILE, TAGS_FILE
from ketamine_tui.store.splice import ScalarEdit, replace_scalars


def fix(
    folder: Path, vocabulary: Vocabulary, subjects: Iterable[Subject], rules: Iterable[str]
) -> Iterator[tuple[str, int, str]]:
    """Write values in their canonical form, and nothing else: those that break some rules, or all.

    Yields:
        A file, how many values were mended in it, and why they could not be, if they could not.
    """
    requested_rules = frozenset(rules)
    by_file: dict[str, list[ScalarEdit]] = defaultdict(list)
    for subject in subjects:
        for rule, edit in _loose(subject):
            if not requested_rules or rule in requested_rules:
                by_file[subject.path].append(edit)
    own = read_own_files(folder)
    for path, edits in (
        (DIRECTORY_FILE, loose_regions(own.regions())),
        (TAGS_FILE, loose_parents(own, vocabulary)),
    ):
        for rule, edit in edits:
            if not requested_rules or rule in requested_rules:
                by_file[path].append(edit)
    for path, edits_of_file in by_file.items():
        try:
            save(folder, path, partial(replace_scalars, path=path, edits=edits_of_file))
        except NotWrittenError as error:
            yield path, 0, str(error)
        else:
            yield path, len(edits_of_file), ""


def _loose(subject: Subject) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield the values of an entry that are not in their canonical form, with the rules that ask for it."""
    for find in (loose_tags, loose_phones, loose_identifiers, loose_countries):
        yield from find(subject)
    yield from loose_regions(subject.texts("regions"))
