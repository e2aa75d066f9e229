"""Frame of an import: the sections and tags of the directory as they will be with what comes."""

import re
from collections.abc import Iterable

from ketamine_tui.exchange.imports.plan import Target
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.section import Section, walk_sections
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, Tag, Vocabulary, tag_key
from ketamine_tui.model.text import clean, sentence
from ketamine_tui.query.names import nearest
from ketamine_tui.store.filing import plural
from ketamine_tui.store.ids import Ids, id_for

_NOT_IN_LABELS = re.compile(r"[\s#]+")


def directory_with(
    target: Target, stated: Directory, entries: Iterable[Entry], section: str
) -> Directory:
    """Return the directory that entries go into: the one that is there, or a new one.

    Args:
        target: What is there.
        stated: What the imported file says of itself: a new directory has its sections.
        entries: What comes; of a new directory, each is in a section, if only in that of its kind.
        section: The section that was chosen for all, or nothing.

    Raises:
        WrongUseError: If the directory does not have the section that was chosen.
    """
    if target.directory is not None:
        ids = section_ids(target.directory)
        if section and section not in ids:
            hint = nearest(section, ids) or "`sections` lists those that there are"
            raise WrongUseError(f"there is no section {clean(section)!r}", hint)
        return target.directory
    if section:
        stated = stated._replace(sections=())
    ids = section_ids(stated)
    names = dict.fromkeys(section or entry.section or plural(entry.kind) for entry in entries)
    more = (Section(name, sentence(name.replace("-", " "))) for name in names if name not in ids)
    return stated._replace(sections=(*stated.sections, *more))


def section_ids(directory: Directory) -> set[str]:
    """Return the ids of all sections."""
    return {section.id for section, _ in walk_sections(directory.sections)}


def new_tags(directory: Directory | None, entries: Iterable[Entry]) -> tuple[Tag, ...]:
    """Return the tags of entries that a directory lacks, if it has any by which it could lack some."""
    if directory is not None and not len(directory.vocabulary):
        return ()
    vocabulary = directory.vocabulary if directory else Vocabulary()
    ids = Ids(tag.id for tag in vocabulary)
    tags: dict[str, Tag] = {}
    for name in (name for entry in entries for name in entry.tags):
        key = tag_key(name)
        if _is_tag(name) and key not in tags and not vocabulary.find(name):
            # A label has no spaces.
            label = _NOT_IN_LABELS.sub("-", name.strip("# "))
            tags[key] = Tag(ids.take(id_for(name, noun="tag")), label)
    return tuple(tags.values())


def labels_of(names: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return tags as a directory calls them, without the flag."""
    tags = ((vocabulary.find(name), name) for name in names if _is_tag(name))
    return tuple(dict.fromkeys(tag.label if tag else name.lstrip("#") for tag, name in tags))


def _is_tag(name: str) -> bool:
    return tag_key(name) not in ("", TO_BE_REVIEWED_KEY)
