"""Reading what a directory says of itself: ``directory.yaml``, ``tags.yaml`` and ``words.yaml``, or a note."""

from collections import Counter
from collections.abc import Iterator, Mapping
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
from ketamine_tui.store.directory_schema import TAG, directory_record, placed_view
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import START, FieldsNode, ListNode, Node, ReadError, Reference
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
    """Return the views with their places; records that were left out are passed over."""
    items = node.records("views") if isinstance(node, FieldsNode) else iter(())
    records = (next((i for i in items if i.text("name") == view.name), None) for view in views)
    return tuple(
        placed_view(view, record) if record else view
        for view, record in zip(views, records, strict=True)
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
        # A directory needs no other file than the one that says what it is.
        remedy = "" if report.path == DIRECTORY_FILE else "delete it, or write into it"
        report.add(START, "file-empty", "the file is empty", remedy)
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
    nodes: list[FieldsNode] = []
    for item in node.items:
        with suppress(Invalid):
            tags.append(TAG.decode(item, report))
            assert isinstance(item, FieldsNode)  # noqa: S101  # or it would be no tag
            nodes.append(item)
    _check_names(tags, nodes, report)
    return tags


def _check_names(tags: list[Tag], nodes: list[FieldsNode], report: Report) -> None:
    owner: dict[str, Tag] = {}
    for tag, node in zip(tags, nodes, strict=True):
        aliases = {clean(alias.text.strip()): alias.place for alias in node.scalars("aliases")}
        places = {**aliases, tag.label: node.place_in("label"), tag.id: node.place_in("id")}
        # A name that stands in it twice, as id and label mostly, is told of once.
        for key, name in {
            tag_key(name): name for name in (*tag.aliases, tag.id, tag.label)
        }.items():
            first = owner.setdefault(key, tag)
            if first is not tag:
                line = nodes[tags.index(first)].place.line
                message = f"{name!r} means the tag {first.id!r} of line {line} already"
                hint = "delete it from one of the two"
                report.add(places.get(name, node.place), "tag-duplicate", message, hint)
            if key == TO_BE_REVIEWED_KEY:
                message = f"{name!r} is a review state, and no name of a tag"
                hint = "delete it: entries that are to be reviewed need no tag"
                place = places.get(name, node.place)
                report.add(place, "tag-review-state", message, hint)
    for tag, node in zip(tags, nodes, strict=True):
        place = node.place_in("parent")
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
    seen: set[str] = set()
    for record in _sections(node) if isinstance(node, FieldsNode) else ():
        name = record.text("id")
        if ids[name] > 1 and name in seen:
            message = f"{ids[name]} sections have the id {name!r}"
            report.add(record.place_in("id"), "section-duplicate", message)
        seen.add(name)


def _sections(node: FieldsNode) -> Iterator[FieldsNode]:
    """Yield the sections below a directory or a section, as they stand in the file."""
    for record in node.records("sections"):
        yield record
        yield from _sections(record)
