"""Tags that are renamed or merged: in their list, on entries and in saved views.

What a tag was called stays one of its other names. So what stands outside the directory goes on meaning it,
and so do the words of ``words.yaml``.
"""

from collections.abc import Iterator, Sequence

from ketamine_tui.curation.refactoring.drafting import Draft
from ketamine_tui.curation.refactoring.plan import Plan
from ketamine_tui.curation.refactoring.views import exchange_in_views
from ketamine_tui.curation.refactoring.whole import Whole, WrittenFile
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, Tag, tag_key
from ketamine_tui.model.text import clean
from ketamine_tui.query.fields import TAG
from ketamine_tui.query.names import nearest
from ketamine_tui.store.directory_schema import LABEL
from ketamine_tui.store.edits import Add, Edit, Replace, Take
from ketamine_tui.store.node import FieldsNode, ListNode
from ketamine_tui.store.scan import TAGS_FILE
from ketamine_tui.store.values import ID_PATTERN


def plan_renamed_tag(whole: Whole, old: str, label: str, new_id: str = "") -> Plan:
    """Return the plan of another label for a tag, and, where one is given, another id.

    Raises:
        WrongUseError: If there is no such tag, or it cannot be called so.
        NotWrittenError: If it cannot be done without harm.
    """
    tag = _tag(whole, old)
    label, new_id = label.removeprefix("#"), new_id or tag.id
    if not LABEL.fullmatch(label) or not tag_key(label) or tag_key(label) == TO_BE_REVIEWED_KEY:
        raise WrongUseError(f"{clean(label)!r} is no name for a tag: write it without # and spaces")
    if not ID_PATTERN.fullmatch(new_id):
        raise WrongUseError(f"{clean(new_id)!r} is no id: use a-z, 0-9 and single -")
    for name in (label, new_id):
        other = whole.directory.vocabulary.find(name)
        if other is not None and other is not tag:
            message = f"{clean(name)!r} means the tag {other.label} already"
            raise WrongUseError(message, f"merge-tags {tag.label} {other.label} makes them one")
    if (label, new_id) == (tag.label, tag.id):
        raise WrongUseError(f"the tag is called {label} already")
    draft = Draft(whole)
    new = Tag(new_id, label)
    _rename_in_list(draft, whole.own[TAGS_FILE], whole, tag, new)
    _exchange(draft, whole, (tag,), new)
    return draft.plan(f"rename the tag {tag.label} to {label}")


def plan_merged_tags(whole: Whole, names: Sequence[str], into: str) -> Plan:
    """Return the plan of one tag in the place of others.

    Raises:
        WrongUseError: If there are no such tags.
        NotWrittenError: If it cannot be done without harm.
    """
    new = _tag(whole, into)
    tags = [_tag(whole, name) for name in dict.fromkeys(names)]
    if new in tags:
        raise WrongUseError(f"{new.label} cannot be merged into itself")
    draft = Draft(whole)
    _merge_in_list(draft, whole.own[TAGS_FILE], whole, tags, new)
    _exchange(draft, whole, tags, new)
    above = {x.label for x in whole.directory.vocabulary.lineage(new)}
    lost = {
        x.label: tag.label
        for tag in tags
        for x in whole.directory.vocabulary.lineage(tag)[1:]
        if x.label not in above and x not in tags
    }
    notes = (
        f"what has the tag {tag} is not found under {wider} any more" for wider, tag in lost.items()
    )
    merged = ", ".join(tag.label for tag in tags)
    return draft.plan(f"merge the tags {merged} into {new.label}", notes)


def _tag(whole: Whole, name: str) -> Tag:
    vocabulary = whole.directory.vocabulary
    tag = None if tag_key(name) == TO_BE_REVIEWED_KEY else vocabulary.find(name)
    if tag is None or TAGS_FILE not in whole.own:
        hint = nearest(name, [other.label for other in vocabulary])
        raise WrongUseError(f"there is no tag {clean(name)!r} in {TAGS_FILE}", hint)
    return tag


def _records(file: WrittenFile) -> Iterator[FieldsNode]:
    tree = file.tree()
    items = tree.items if isinstance(tree, ListNode) else ()
    return (item for item in items if isinstance(item, FieldsNode))


def _rename_in_list(draft: Draft, file: WrittenFile, whole: Whole, tag: Tag, new: Tag) -> None:
    for record in _records(file):
        if record.text("id") == tag.id:
            _call(draft, file, record, tag, new)
        elif new.id != tag.id and whole.directory.vocabulary.find(record.text("parent")) is tag:
            place = record.place_in("parent")
            told = f"{record.text('label')}: parent {tag.id} -> {new.id}"
            draft.edit(file, told, place.line, Replace(place, new.id))


def _call(draft: Draft, file: WrittenFile, record: FieldsNode, tag: Tag, new: Tag) -> None:
    for name, old, text in (("id", tag.id, new.id), ("label", tag.label, new.label)):
        if old != text:
            place = record.place_in(name)
            draft.edit(file, f"{name}: {old} -> {text}", place.line, Replace(place, text))
    called = {tag_key(new.id), tag_key(new.label)}
    others = [x for x in record.scalars("aliases") if tag_key(x.text) in called]
    kept = {*called, *(tag_key(x.text) for x in record.scalars("aliases"))}
    names = list(dict.fromkeys(x for x in (tag.label, tag.id) if tag_key(x) not in kept))
    names = list({tag_key(name): name for name in reversed(names)}.values())
    # What it is called now is no other name of it any more.
    for alias, name in zip(others, names, strict=False):
        told = f"aliases: {alias.text} -> {name}"
        draft.edit(file, told, alias.place.line, Replace(alias.place, name))
    if left := tuple(names[len(others) :]):
        told = f"aliases: {', '.join(left)} comes in"
        draft.edit(file, told, record.place_in("aliases").line, Add(record.place, "aliases", left))


def _merge_in_list(
    draft: Draft, file: WrittenFile, whole: Whole, tags: Sequence[Tag], new: Tag
) -> None:
    vocabulary = whole.directory.vocabulary
    own = {tag_key(name) for name in (new.id, new.label, *new.aliases)}
    names = [name for tag in tags for name in (tag.label, tag.id, *tag.aliases)]
    others = {tag_key(name): name for name in reversed(names) if tag_key(name) not in own}
    for record in _records(file):
        place = record.place
        above = vocabulary.find(record.text("parent"))
        if vocabulary.find(record.text("id")) in tags:
            draft.edit(file, f"the tag {record.text('label')} goes", place.line, Take(place))
        elif record.text("id") == new.id:
            if others:
                listed = tuple(reversed(others.values()))
                told = f"aliases: {', '.join(listed)} comes in"
                draft.edit(file, told, place.line, Add(place, "aliases", listed))
            if above in tags:
                lineage = vocabulary.lineage(new)[1:]
                left = next((x.id for x in lineage if x not in tags and x != new), "")
                _set_parent(draft, file, record, left)
        elif above in tags:
            _set_parent(draft, file, record, new.id)


def _set_parent(draft: Draft, file: WrittenFile, record: FieldsNode, parent: str) -> None:
    place = record.place_in("parent")
    told = f"{record.text('label')}: parent {record.text('parent')} -> {parent or 'none'}"
    draft.edit(file, told, place.line, Replace(place, parent) if parent else Take(place))


def _exchange(draft: Draft, whole: Whole, tags: Sequence[Tag], new: Tag) -> None:
    """Put a tag in the place of others on every entry and in every saved view."""
    vocabulary = whole.directory.vocabulary

    def exchanged(text: str) -> str | None:
        """Return what a tag becomes, in the form in which it is written; None for another tag."""
        name = text.strip().lstrip("#")
        tag = None if tag_key(name) == TO_BE_REVIEWED_KEY else vocabulary.find(name)
        if tag is None or tag not in tags:
            return None
        return new.id if name == tag.id else new.label

    spellings = [x for tag in (*tags, new) for x in (tag.id, tag.label, *tag.aliases)]
    for file in whole.files_with(*spellings):
        draft.look_at(file)
        for entry in file.entries():
            written = list(entry.node.scalars("tags"))
            has_new = any(
                tag_key(item.text) != TO_BE_REVIEWED_KEY
                and (tag := vocabulary.find(item.text)) is not None
                and tag.id == new.id
                and tag not in tags
                for item in written
            )
            for item in written:
                if (text := exchanged(item.text)) is None or text == item.text.strip():
                    continue
                edit: Edit = Take(item.place) if has_new else Replace(item.place, text)
                told = f"tags: {clean(item.text)} {'goes' if has_new else f'-> {text}'}"
                draft.edit(file, told, item.place.line, edit)
                has_new = has_new or len(tags) > 1
    exchange_in_views(draft, whole, lambda field, x: exchanged(x) if field == TAG else None)
