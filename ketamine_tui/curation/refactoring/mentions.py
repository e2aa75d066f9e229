"""Mentions of entries: wherever one entry, page or list names another by its id or its file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.curation.refactoring.drafting import Draft
from ketamine_tui.curation.refactoring.links import Target, links_to
from ketamine_tui.curation.refactoring.whole import EntryNode, Whole, WrittenFile
from ketamine_tui.model.text import clean
from ketamine_tui.store.edits import Edit, Replace, Take
from ketamine_tui.store.node import FieldsNode, Place, Scalar
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import DIRECTORY_FILE

_ENTRIES = "entries"


class Successors(NamedTuple):
    """What takes the place of entries, and, where a file of their own goes, of the file.

    By the id of each entry the id of another one, or None where mentions of it go; by the path of each file
    another one, or None.
    """

    ids: Mapping[str, str | None]
    paths: Mapping[str, Target]
    gone: frozenset[str] = frozenset()
    """The entries that go themselves, so that what they mention does not matter."""


class Mention(NamedTuple):
    """Where an entry is mentioned."""

    path: str
    line: int
    id: str


def exchange(draft: Draft, whole: Whole, successors: Successors) -> Iterator[Mention]:
    """Let every mention of some entries be one of what takes their place; yield each."""
    for file in whole.files_with(*successors.ids):
        is_mentioning = False
        for entry in file.entries():
            if entry.id not in successors.gone:
                yield from _in_entry(draft, file, entry, successors)
                is_mentioning = True
        if file.is_page and is_mentioning:
            body, first_line = file.body()
            for path in successors.paths:
                _refuse_translated(file, path)
                for line in links_to(body, file.path, path):
                    draft.link(file, {path: successors.paths[path]})
                    yield Mention(file.path, first_line + line - 1, path)
    if (file_of_directory := whole.own.get(DIRECTORY_FILE)) is not None:
        tree = file_of_directory.tree()
        if isinstance(tree, FieldsNode):
            yield from _in_urgent_help(draft, file_of_directory, tree, successors)


def _refuse_translated(file: WrittenFile, path: str) -> None:
    """Refuse a link to a file in a text that stands among the fields, in which Markdown cannot be changed safely.

    Raises:
        NotWrittenError: If a page has one in a translation.
    """
    for entry in file.entries():
        for record in entry.node.records("translations"):
            body = record.fields.get("body")
            if isinstance(body, Scalar) and [*links_to(body.text, file.path, path)]:
                message = f"a translation has a link to {path}: take it out by hand first"
                raise NotWrittenError(message, f"{file.path}:{body.place.line}")


def _in_entry(
    draft: Draft, file: WrittenFile, entry: EntryNode, successors: Successors
) -> Iterator[Mention]:
    yield from _in_list(draft, file, entry.node, successors, own=entry.id)
    for review in entry.node.records("reviews"):
        item = review.fields.get("replaced_by")
        if isinstance(item, Scalar) and (old := _id(item)) in successors.ids:
            new = successors.ids[old]
            edit: Edit = Take(item.place)
            if new is not None and new != entry.id:
                edit = Replace(item.place, new)
            draft.edit(file, f"replaced_by: {_told(old, edit)}", item.place.line, edit)
            yield Mention(file.path, item.place.line, old)


def _in_list(
    draft: Draft, file: WrittenFile, record: FieldsNode, successors: Successors, *, own: str = ""
) -> Iterator[Mention]:
    """Exchange ids in what an entry is related to, or in urgent help where there is no `own` id.

    What would stand there twice, or be the entry itself, goes.
    """
    name = "related" if own else _ENTRIES
    items = list(record.scalars(name))
    kept = {_id(item) for item in items if _id(item) not in successors.ids}
    edits: list[tuple[Scalar, Edit]] = []
    for item in items:
        if (old := _id(item)) not in successors.ids:
            continue
        new = successors.ids[old]
        if new is None or new in kept or new == own:
            edits.append((item, Take(item.place)))
        else:
            kept.add(new)
            edits.append((item, Replace(item.place, new)))
        yield Mention(file.path, item.place.line, old)
    taken = [item for item, edit in edits if isinstance(edit, Take)]
    if taken and len(taken) == len(items):
        if name == _ENTRIES:
            region = record.text("region")
            message = f"{region} would have no urgent help left: name what takes its place"
            raise NotWrittenError(message, f"{file.path}:{record.place.line}")
        place: Place = record.place_in(name)
        listed = ", ".join(map(_id, items))
        draft.edit(file, f"{name}: {listed} goes", place.line, Take(place))
        return
    for item, edit in edits:
        draft.edit(file, f"{name}: {_told(_id(item), edit)}", item.place.line, edit)


def _in_urgent_help(
    draft: Draft, file: WrittenFile, tree: FieldsNode, successors: Successors
) -> Iterator[Mention]:
    for group in tree.records("urgent"):
        yield from _in_list(draft, file, group, successors)


def suppressions(tree: FieldsNode, paths: Sequence[str]) -> Iterator[tuple[FieldsNode, Scalar]]:
    """Yield the rules that are switched off for one of some files alone, each with the path."""
    for record in tree.records("checks"):
        path = record.fields.get("path")
        if isinstance(path, Scalar) and path.text.strip() in paths:
            yield record, path


def _id(item: Scalar) -> str:
    return clean(item.text.strip())


def _told(old: str, edit: Edit) -> str:
    return f"{old} -> {edit.new}" if isinstance(edit, Replace) else f"{old} goes"
