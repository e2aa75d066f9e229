"""Reading what a directory says of itself: ``directory.yaml``, ``tags.yaml`` and ``words.yaml``, or a note."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ketamine_tui.model.directory import Directory, SavedView
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, Tag, Vocabulary, tag_key
from ketamine_tui.model.text import clean
from ketamine_tui.model.wordlist import WordList
from ketamine_tui.store.conflicts import check_merged
from ketamine_tui.store.decode import Invalid
from ketamine_tui.store.directory_schema import TAG, directory_record
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import START, FieldsNode, ListNode, Node, Place, ReadError, Reference
from ketamine_tui.store.note.file import load_note
from ketamine_tui.store.report import Report
from ketamine_tui.store.scan import DIRECTORY_FILE, OWN_FILES, TAGS_FILE, WORDS_FILE, is_note
from ketamine_tui.store.words_file import read_words
from ketamine_tui.store.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class LoadedDirectory:
    """What its own files gave: the directory, its problems, and the entries that it names.

    `unread` are those that are there and of which nothing could be read; `digests` have the
    SHA-256 of the bytes of the others.
    """

    directory: Directory
    problems: tuple[Problem, ...]
    references: tuple[Reference, ...]
    unread: frozenset[str] = frozenset()
    digests: Mapping[str, str] = field(default_factory=dict)


def load_directory(folder: Path, present: set[str]) -> LoadedDirectory:
    """Read what a directory, or a note, says of itself. Never raises for what it finds there.

    `present` has the paths of the files in it. Without a usable ``directory.yaml`` it still opens, under
    the name of its folder.
    """
    if is_note(folder):
        return LoadedDirectory(load_note(folder).directory, (), ())
    unread = present.intersection(OWN_FILES)
    digests: dict[str, str] = {}
    tags = Report(TAGS_FILE)
    vocabulary = Vocabulary()
    if TAGS_FILE in present and (listed := _tags(folder, tags, digests)) is not None:
        unread.discard(TAGS_FILE)
        vocabulary = Vocabulary(listed)
    words, of_words = WordList(), Report(WORDS_FILE)
    if WORDS_FILE in present and (read := _words(folder, of_words, digests)) is not None:
        unread.discard(WORDS_FILE)
        words = read
    report = Report(DIRECTORY_FILE)
    references: tuple[Reference, ...] = ()
    directory = Directory(title=clean(folder.resolve().name), vocabulary=vocabulary)
    if DIRECTORY_FILE not in present:
        report.add(START, "directory-missing", "there is no directory.yaml", "add one")
    elif (node := _read(folder, report, digests)) is not None:
        with suppress(Invalid):
            directory = directory_record(vocabulary).decode(node, report)
            directory = directory._replace(views=_with_lines(directory.views, node))
            unread.discard(DIRECTORY_FILE)
            _check_sections(directory, node, report)
        references = _urgent_references(node)
    problems = (*tags.problems, *of_words.problems, *report.problems)
    directory = directory._replace(words=words)
    return LoadedDirectory(directory, problems, references, frozenset(unread), digests)


def _urgent_references(node: Node) -> tuple[Reference, ...]:
    """Return the entries that ``urgent`` names, each with its place."""
    return tuple(
        Reference(clean(item.text.strip()), item.place)
        for group in (node.records("urgent") if isinstance(node, FieldsNode) else ())
        for item in group.scalars("entries")
    )


def _with_lines(views: tuple[SavedView, ...], node: Node) -> tuple[SavedView, ...]:
    """Return the views with the lines that they begin on; records that were left out are passed over."""
    items = node.records("views") if isinstance(node, FieldsNode) else iter(())
    return tuple(
        view._replace(line=next((i.place.line for i in items if i.text("name") == view.name), 0))
        for view in views
    )


def _read(folder: Path, report: Report, digests: dict[str, str]) -> Node | None:
    try:
        text, digests[report.path] = read_file(folder, report.path)
        check_merged(text)
        node = read_yaml(text)
    except ReadError as error:
        report.add_error(error)
        return None
    if node is None:
        report.add(START, "file-empty", "the file is empty")
    return node


def _words(folder: Path, report: Report, digests: dict[str, str]) -> WordList | None:
    """Return the words of the file; None where it says nothing that can be read."""
    node = _read(folder, report, digests)
    return None if node is None else read_words(node, report)


def _tags(folder: Path, report: Report, digests: dict[str, str]) -> list[Tag] | None:
    """Return the tags of the file; None where it is no list of them."""
    node = _read(folder, report, digests)
    if node is None:
        return None
    if not isinstance(node, ListNode):
        report.add(node.place, "value-form", "expected a list of tags", "begin each with '- id:'")
        return None
    tags: list[Tag] = []
    places: list[Place] = []
    for item in node.items:
        try:
            tags.append(TAG.decode(item, report))
            places.append(item.place)
        except Invalid:
            continue
    _check_names(tags, places, report)
    return tags


def _check_names(tags: list[Tag], places: list[Place], report: Report) -> None:
    owner: dict[str, Tag] = {}
    for tag, place in zip(tags, places, strict=True):
        for name in (tag.id, tag.label, *tag.aliases):
            first = owner.setdefault(tag_key(name), tag)
            if first is not tag:
                report.add(place, "tag-duplicate", f"{name!r} already means the tag {first.id!r}")
    for tag, place in zip(tags, places, strict=True):
        if tag_key(tag.label) == TO_BE_REVIEWED_KEY:
            report.add(place, "tag-review-state", f"{tag.label!r} is a review state, not a tag")
        if tag.parent and tag_key(tag.parent) not in owner:
            report.add(place, "tag-unknown", f"the parent {tag.parent!r} is not a tag")
        elif tag.parent and _closes_circle(tag, owner):
            report.add(
                place, "tag-circle", f"{tag.id!r} is above itself", "delete one of the parents"
            )


def _closes_circle(tag: Tag, owner: dict[str, Tag]) -> bool:
    seen: set[str] = set()
    above: Tag | None = tag
    while above is not None and above.id not in seen:
        seen.add(above.id)
        above = owner.get(tag_key(above.parent))
    return above is tag


def _check_sections(directory: Directory, node: Node, report: Report) -> None:
    if isinstance(node, FieldsNode) and "sections" not in node.fields:
        report.add(START, "field-missing", "the field 'sections' is missing", "add it")
    ids = Counter(section.id for section, _ in walk_sections(directory.sections))
    for name, count in ids.items():
        if count > 1:
            report.add(START, "section-duplicate", f"{count} sections have the id {name!r}")
