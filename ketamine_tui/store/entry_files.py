"""Reading the files that hold entries."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeGuard

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import CLASS_OF_KIND, Entry, Page, Translation
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.policy import ReviewPolicy
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.prose import Block
from ketamine_tui.model.review import ReviewState, recorded_state
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, tag_key
from ketamine_tui.model.text import clean, clean_block
from ketamine_tui.store.conflicts import check_merged
from ketamine_tui.store.decode import Choice, Invalid, suggestion
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.files import read_file
from ketamine_tui.store.fingerprint import changed_fields, changed_in_translation, with_ids
from ketamine_tui.store.markdown import FileLink, read_markdown
from ketamine_tui.store.node import (
    NOWHERE,
    START,
    FieldsNode,
    ListNode,
    Node,
    Place,
    ReadError,
    Reference,
    Scalar,
)
from ketamine_tui.store.note.file import load_note
from ketamine_tui.store.reading_once import read_once
from ketamine_tui.store.report import Report
from ketamine_tui.store.scan import is_note
from ketamine_tui.store.values import ID_PATTERN
from ketamine_tui.store.yaml_reader import read_yaml

_FENCE = "---"
_KIND = Choice(tuple(Kind))


class LoadedEntry(NamedTuple):
    """An entry with what was found out while reading it."""

    entry: Entry
    place: Place
    state: ReviewState
    blocks: tuple[Block, ...] = ()
    translated_blocks: Mapping[str, tuple[Block, ...]] = MappingProxyType({})
    """The text of a page in other languages, by their tags."""

    references: tuple[Reference, ...] = ()
    files: tuple[FileLink, ...] = ()
    """The links of a page to files, with their places in its own file; those of a translation stand where it does."""

    node: FieldsNode = FieldsNode(NOWHERE, {}, {})
    """The fields as they are written, with their places."""

    block_lines: tuple[int, ...] = ()
    """The line of the text of a page, from 1, on which each of its blocks begins."""


class LoadedFile(NamedTuple):
    """What one file gave: its entries, its problems, and the SHA-256 of its bytes if it was read."""

    entries: tuple[LoadedEntry, ...]
    problems: tuple[Problem, ...]
    digest: str = ""


def load_file(
    folder: Path, path: str, directory: Directory, plain_folders: set[str] | None = None
) -> LoadedFile:
    """Read a file that holds an entry, or a list of them, or a note. Never raises for what it finds there.

    `path` is below the folder; for `plain_folders` see `read_file`.
    """
    if is_note(folder):
        return _of_note(folder)
    try:
        text, digest = read_file(folder, path, plain_folders)
    except ReadError as error:
        report = Report(path)
        report.add_error(error)
        return LoadedFile((), tuple(report.problems))
    return read_once(folder, path, digest, lambda: load_text(text, path, directory, digest))


def _of_note(file: Path) -> LoadedFile:
    note = load_note(file)
    entries = tuple(
        LoadedEntry(
            entry=item.entry,
            place=item.place,
            state=ReviewState.TO_BE_REVIEWED,  # nobody has recorded anything in it
            blocks=tuple(read_markdown(item.entry.body, file.name).blocks)
            if isinstance(item.entry, Page)
            else (),
            node=item.node,
        )
        for item in note.entries
    )
    return LoadedFile(entries, note.problems, note.digest)


def load_text(text: str, path: str, directory: Directory, digest: str = "") -> LoadedFile:
    """Read what stands in a file, or stood in it once. Never raises for what it finds there.

    `path` is below the directory's folder; `digest` is the SHA-256 of the file's bytes.
    """
    report = Report(path)
    entries: list[LoadedEntry] = []
    try:
        for node in _entry_nodes(text, path, report):
            try:
                entries.append(_EntryReader(node, path, directory, report).read())
            except Invalid:
                continue
    except ReadError as error:
        report.add_error(error)
    return LoadedFile(tuple(entries), tuple(report.problems), digest)


def _entry_nodes(text: str, path: str, report: Report) -> Iterator[FieldsNode]:
    """Yield the mapping of each entry of a file, with its id and a page's text among the fields."""
    check_merged(text, is_prose=path.endswith(".md"))
    if path.endswith(".md"):
        front, body, line = front_matter(text)
        node = read_yaml(front, first_line=2)
        if isinstance(node, FieldsNode):
            if "body" in node.fields:
                place, message = node.keys["body"].place, "there is no field 'body' here"
                hint = "write the text below the front matter"
                report.add(place, "field-unknown", message, hint)
            node.add("body", Scalar(Place(line, 1), body, quoted=True))
    else:
        node = read_yaml(text)
    if node is None:
        raise ReadError(START, "file-empty", "the file is empty", "write an entry or delete it")
    if isinstance(node, ListNode) and not path.endswith(".md"):
        yield from (item for item in node.items if _is_mapping(item, report))
    elif _is_mapping(node, report):
        _set_id(node, path, report)
        yield node


def _is_mapping(node: Node, report: Report) -> TypeGuard[FieldsNode]:
    if isinstance(node, FieldsNode):
        return True
    report.add(node.place, "value-form", "expected the fields of an entry", "begin with 'kind:'")
    return False


def _set_id(node: FieldsNode, path: str, report: Report) -> None:
    """Give an entry the name of its file as its id, and report another one."""
    name = path.rpartition("/")[2].rpartition(".")[0]
    written = node.fields.get("id")
    if isinstance(written, Scalar) and written.text != name:
        message = f"the id {written.text!r} is not the name of the file"
        hint = f"delete the line or rename the file to {written.text}"
        report.add(written.place, "id-filename-mismatch", message, hint)
    if not ID_PATTERN.fullmatch(name):
        message = f"the file name {name!r} cannot be an id"
        raise ReadError(START, "id-form", message, "rename the file with a-z, 0-9 and -")
    node.add("id", Scalar(START, name))


def front_matter(text: str) -> tuple[str, str, int]:
    """Return a page's front matter, its text, and the line on which the text begins."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != _FENCE:
        raise ReadError(
            START, "front-matter-missing", "a page begins with a line '---'", "add its fields"
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            start = number + 1
            while start < len(lines) and not lines[start].strip(" \r\n"):
                start += 1
            return "".join(lines[1:number]), "".join(lines[start:]), start + 1
    raise ReadError(START, "front-matter-open", "the front matter has no closing '---'", "")


def translation_state(entry: Entry, translation: Translation, policy: ReviewPolicy) -> ReviewState:
    """Return the state that the reviews of a translation give, before the calendar has its say."""
    people, due = policy.people_needed(entry.kind), partial(policy.runs_out, entry.kind)
    changed = bool(changed_in_translation(entry, translation, people))
    return recorded_state(translation.reviews, changed=changed, people=people, due=due)


class _EntryReader:
    """Reads one entry and checks it against the directory that it belongs to."""

    def __init__(self, node: FieldsNode, path: str, directory: Directory, report: Report) -> None:
        self._node = node
        self._path = path
        self._directory = directory
        self._report = report
        self._references: list[Reference] = []

    def read(self) -> LoadedEntry:
        record = ENTRY_RECORDS[self._class()]
        values = record.values(self._node, self._report)
        flagged = "tags" in values and self._label_tags(values)
        entry = record.make(**values)
        self._check_section(entry)
        self._check_reviews(entry)
        vocabulary = self._directory.vocabulary
        entry = entry._replace(reviews=with_ids(entry, vocabulary))
        policy = self._directory.review_policy
        people, due = policy.people_needed(entry.kind), partial(policy.runs_out, entry.kind)
        changed = bool(changed_fields(entry, vocabulary, people))
        state = recorded_state(entry.reviews, changed=changed, people=people, due=due)
        if flagged and state.is_checked:
            state = ReviewState.TO_BE_REVIEWED
        blocks, lines, files = self._text(entry)
        translated_blocks, more_files = self._translated_texts()
        files += more_files
        self._references += (Reference(link.file, link.place, is_file=True) for link in files)
        self._refer()
        return LoadedEntry(
            *(entry, self._node.place, state, blocks, translated_blocks),
            *(tuple(self._references), files, self._node, lines),
        )

    def _class(self) -> type[Entry]:
        kind = self._node.fields.get("kind")
        if kind is None:
            self._report.add(
                self._node.place, "field-missing", "the field 'kind' is missing", "add it"
            )
            raise Invalid
        cls = CLASS_OF_KIND[Kind(_KIND.decode(kind, self._report))]
        if (cls is Page) != self._path.endswith(".md"):
            self._report.add(
                kind.place, "kind-file", "pages are .md files, other entries .yaml files", "move it"
            )
            raise Invalid
        return cls

    def _label_tags(self, values: dict[str, Any]) -> bool:
        """Replace the tags by their labels, unknown ones left as written; say whether the flag was among them."""
        tags: tuple[str, ...] = values["tags"]
        labels: dict[str, None] = {}
        others = []
        for name in tags:
            key = tag_key(name)
            tag = self._directory.vocabulary.find(name)
            if tag and key != TO_BE_REVIEWED_KEY:
                labels[tag.label] = None
                continue
            others.append(key)
            if key not in ("", TO_BE_REVIEWED_KEY):
                labels[name.lstrip("#")] = None
        values["tags"] = tuple(labels)
        if others or tags != tuple(item.text for item in self._node.scalars("tags")):
            self._check_tags()
        return TO_BE_REVIEWED_KEY in others

    def _check_tags(self) -> None:
        vocabulary = self._directory.vocabulary
        for item in self._node.scalars("tags"):
            text, place = item.text, item.place
            if tag_key(text) == TO_BE_REVIEWED_KEY:
                message = "this is a review state, not a tag; the entry counts as to be reviewed"
                hint = "write a review with status: to-be-reviewed"
                self._report.add(place, "tag-review-state", message, hint, Severity.WARNING)
            elif len(vocabulary) and vocabulary.find(text) is None:
                hint = suggestion(text, [tag.label for tag in vocabulary])
                self._report.add(place, "tag-unknown", f"{text!r} is not in tags.yaml", hint)

    def _check_section(self, entry: Entry) -> None:
        ids = [section.id for section, _ in walk_sections(self._directory.sections)]
        if ids and entry.section not in ids:  # of none, the directory is told that it has none
            place = self._node.fields["section"].place
            message = f"there is no section {entry.section!r}"
            self._report.add(place, "section-unknown", message, suggestion(entry.section, ids))

    def _check_reviews(self, entry: Entry) -> None:
        node = self._node.fields.get("reviews")
        place = node.place if node else self._node.place
        # Reviews that cannot be read are told where they stand.
        if not (node.items if isinstance(node, ListNode) else entry.reviews):
            self._report.add(
                place, "review-missing", "no review says who checked this", "", Severity.WARNING
            )
        translations = self._node.records("translations")
        holders = (self._node, *translations)
        for record in (record for holder in holders for record in holder.records("reviews")):
            is_signed = record.text("reviewer") or record.text("role")
            if record.text("status") == ReviewState.REVIEWED and not is_signed:
                message = "'reviewed' needs a reviewer or a role"
                self._report.add(record.place_in("status"), "reviewer-missing", message)

    def _text(
        self, entry: Entry
    ) -> tuple[tuple[Block, ...], tuple[int, ...], tuple[FileLink, ...]]:
        """Return the blocks of a page, their lines in it, and its links to files with their places in its own file."""
        if not isinstance(entry, Page):
            return (), (), ()
        before = self._node.fields["body"].place.line - 1
        blocks, lines, files = read_markdown(entry.body, self._path)
        in_file = (
            link._replace(place=link.place._replace(line=before + link.place.line))
            for link in files
        )
        return tuple(blocks), tuple(lines), tuple(in_file)

    def _translated_texts(self) -> tuple[Mapping[str, tuple[Block, ...]], tuple[FileLink, ...]]:
        """Return the blocks of a page in other languages, the first of each, and the links in them to files."""
        blocks: dict[str, tuple[Block, ...]] = {}
        files: list[FileLink] = []
        for record in self._node.records("translations"):
            body = record.fields.get("body")
            if isinstance(body, Scalar) and self._path.endswith(".md"):
                read = read_markdown(clean_block(body.text), self._path)
                blocks.setdefault(record.text("language"), tuple(read.blocks))
                files += (link._replace(place=body.place) for link in read.files)
        return blocks, tuple(files)

    def _refer(self) -> None:
        reviews = self._node.records("reviews")
        replacements = (review.fields.get("replaced_by") for review in reviews)
        for item in (*self._node.scalars("related"), *replacements):
            if isinstance(item, Scalar):
                self._references.append(Reference(clean(item.text.strip()), item.place))
