"""Entries that are moved to another section, given another id, or removed."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from itertools import islice

from ketamine_tui.curation.refactoring.drafting import Draft
from ketamine_tui.curation.refactoring.links import Target
from ketamine_tui.curation.refactoring.mentions import (
    Mention,
    Successors,
    exchange,
    suppressions,
)
from ketamine_tui.curation.refactoring.plan import Plan
from ketamine_tui.curation.refactoring.views import exchange_in_views, views_that_name
from ketamine_tui.curation.refactoring.whole import EntryNode, Whole, WrittenFile
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.text import clean, counted
from ketamine_tui.query.names import nearest
from ketamine_tui.store.edits import Replace, Take
from ketamine_tui.store.node import FieldsNode
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.scan import DIRECTORY_FILE
from ketamine_tui.store.values import ID_PATTERN

_MOST_TOLD = 3


def plan_move(whole: Whole, ids: Sequence[str], section: str) -> Plan:
    """Return the plan of another section for entries. Their files stay where they are.

    Raises:
        WrongUseError: If there are no such entries, or no such section.
        NotWrittenError: If it cannot be done without harm.
    """
    sections = [known.id for known, _ in walk_sections(whole.directory.sections)]
    if section not in sections:
        raise WrongUseError(f"there is no section {clean(section)!r}", nearest(section, sections))
    draft = Draft(whole)
    for entry_id, (file, entry) in whole.named(ids).items():
        old, place = entry.node.text("section"), entry.node.place_in("section")
        if "section" not in entry.node.fields:
            raise NotWrittenError(f"{entry_id} has no section: write one first", file.path)
        if old != section:
            told = f"section of {entry_id}: {old} -> {section}"
            draft.edit(file, told, place.line, Replace(place, section))
    return draft.plan(f"move {counted(len(ids), 'entry', 'entries')} to {section}")


def plan_renamed_entry(whole: Whole, old: str, new: str) -> Plan:
    """Return the plan of another id for an entry, and of another name for a file of its own.

    Raises:
        WrongUseError: If there is no such entry, or it cannot be called so.
        NotWrittenError: If it cannot be done without harm.
    """
    if not ID_PATTERN.fullmatch(new):
        raise WrongUseError(f"{clean(new)!r} is no id: use a-z, 0-9 and single -")
    taken = [file for file in whole.files_with(new) for x in file.entries() if x.id == new]
    if taken:
        raise WrongUseError(f"there is an entry {new} already, in {clean(taken[0].path)}")
    file, entry = whole.named([old])[old]
    draft = Draft(whole)
    draft.rename(old, new)
    paths: dict[str, Target] = {}
    if entry.is_listed or "id" in entry.node.fields:
        place = entry.node.place_in("id")
        draft.edit(file, f"id: {old} -> {new}", place.line, Replace(place, new))
    if not entry.is_listed:
        path = _renamed(whole, file, new)
        draft.put(file, path, f"the file becomes {path}")
        paths[file.path] = path
    for _ in exchange(draft, whole, Successors({old: new}, paths)):
        pass
    _exchange_elsewhere(draft, whole, {old: new}, paths)
    return draft.plan(f"rename {old} to {new}", _not_followed(whole, paths))


def _not_followed(whole: Whole, paths: Mapping[str, Target]) -> Iterator[str]:
    """Yield the rules that are switched off for files like one, but not for its new name."""
    for old, new in paths.items():
        for rule, _, pattern in whole.directory.checks:
            if new and pattern != old and fnmatch(old, pattern) and not fnmatch(new, pattern):
                yield f"{rule} is switched off for {pattern}, which {new} does not match"


def _renamed(whole: Whole, file: WrittenFile, new: str) -> str:
    folder, _, name = file.path.rpartition("/")
    path = f"{folder}/{new}.{name.rpartition('.')[2]}"
    if whole.is_link(file.path):
        raise NotWrittenError("it is a link to another file: rename it by hand", file.path)
    if (whole.folder / path).exists():
        raise NotWrittenError(f"there is {path} already; choose another id")
    return path


def plan_removal(
    whole: Whole, ids: Sequence[str], replaced_by: str = "", *, drops_mentions: bool = False
) -> Plan:
    """Return the plan of entries that go.

    Args:
        whole: The directory.
        ids: The entries.
        replaced_by: The entry that mentions of them lead to afterwards.
        drops_mentions: Whether mentions of them go.

    Raises:
        WrongUseError: If there are no such entries.
        NotWrittenError: If something mentions them that has nothing to lead to, or it cannot be done
            without harm.
    """
    ids = list(dict.fromkeys(ids))
    if replaced_by in ids:
        raise WrongUseError(f"{replaced_by} is to be removed itself")
    named = whole.named([*ids, replaced_by] if replaced_by else ids)
    if replaced_by:
        _check_in_use(whole, named[replaced_by][0], replaced_by)
    draft, paths = Draft(whole), {}
    for entry_id in ids:
        file, entry = named[entry_id]
        if not entry.is_listed:
            paths[file.path] = _link_target(named.get(replaced_by))
            if whole.is_link(file.path):
                raise NotWrittenError("it is a link to another file: delete it by hand", file.path)
        draft.rename(entry_id, None)
    _take_out(draft, [named[entry_id] for entry_id in ids])
    successors = Successors(dict.fromkeys(ids, replaced_by or None), paths, frozenset(ids))
    found = list(exchange(draft, whole, successors))
    found += [Mention(*place) for place in views_that_name(whole, "id", set(ids))]
    if found and not replaced_by and not drops_mentions:
        raise NotWrittenError(_refusal(found))
    if replaced_by:
        _exchange_elsewhere(draft, whole, dict.fromkeys(ids, replaced_by), {})
    else:
        for path, line, name in views_that_name(whole, "id", set(ids)):
            raise NotWrittenError(
                f"a saved view asks for {name}: change it first", f"{path}:{line}"
            )
    _drop_suppressions(draft, whole, list(paths))
    return draft.plan(f"remove {', '.join(ids)}")


def _check_in_use(whole: Whole, file: WrittenFile, entry_id: str) -> None:
    """Refuse to lead to an entry that is no longer listed."""
    states = {item.entry.id: item.state for item in whole.loaded(file).entries}
    if states.get(entry_id) is ReviewState.WITHDRAWN:
        raise WrongUseError(f"{entry_id} is withdrawn; name an entry that is in use")


def _link_target(replacement: tuple[WrittenFile, EntryNode] | None) -> Target:
    """Return where links to the file of a removed entry lead; a list is no place to lead to."""
    if replacement is None:
        return None
    file, entry = replacement
    return None if entry.is_listed else file.path


def _take_out(draft: Draft, named: Sequence[tuple[WrittenFile, EntryNode]]) -> None:
    going: dict[str, list[EntryNode]] = {}
    files = {file.path: file for file, _ in named}
    for file, entry in named:
        going.setdefault(file.path, []).append(entry)
    for path, entries in going.items():
        file = files[path]
        if len(entries) == sum(1 for _ in file.entries()):
            draft.put(file, None, "the file goes")
            continue
        for entry in entries:
            place = entry.node.place
            draft.edit(file, f"{entry.id} goes", place.line, Take(place))


def _refusal(found: Sequence[Mention]) -> str:
    places = ", ".join(f"{clean(x.path)}:{x.line}" for x in islice(found, _MOST_TOLD))
    more = f" and {len(found) - _MOST_TOLD} more" if len(found) > _MOST_TOLD else ""
    names = ", ".join(dict.fromkeys(clean(x.id) for x in found))
    return (
        f"{names} is mentioned at {places}{more};"
        " --replaced-by ID leads there instead, --drop-references lets the mentions go"
    )


def _exchange_elsewhere(
    draft: Draft, whole: Whole, ids: dict[str, str], paths: dict[str, Target]
) -> None:
    """Exchange ids in saved views, and the paths for which rules are switched off."""
    exchange_in_views(draft, whole, lambda field, x: ids.get(x) if field == "id" else None)
    file = whole.own.get(DIRECTORY_FILE)
    tree = file.tree() if file and paths else None
    if file and isinstance(tree, FieldsNode):
        for _, path in suppressions(tree, list(paths)):
            new = paths[path.text.strip()] or ""
            told = f"checks: {clean(path.text)} -> {new}"
            draft.edit(file, told, path.place.line, Replace(path.place, new))


def _drop_suppressions(draft: Draft, whole: Whole, paths: Sequence[str]) -> None:
    file = whole.own.get(DIRECTORY_FILE)
    tree = file.tree() if file else None
    if not file or not isinstance(tree, FieldsNode):
        return
    going = [record.place for record, _ in suppressions(tree, paths)]
    if going and len(going) == sum(1 for _ in tree.records("checks")):
        going = [tree.place_in("checks")]
    for place in going:
        draft.edit(file, "checks: what is switched off for it goes", place.line, Take(place))
