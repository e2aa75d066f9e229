"""Importing: what would be written of what a file holds, and what is there already.

Nothing here touches the disk. Whatever a file says of itself, an imported entry has one review, which says
that nobody has checked it.
"""

import datetime as dt
import posixpath
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from ketamine_tui.exchange.imports.duplicates import Key, are_related, keys_of
from ketamine_tui.exchange.imports.plan import (
    Choices,
    Duplicate,
    NewFile,
    NoSuchSectionError,
    Plan,
    Target,
)
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry, Page
from ketamine_tui.model.imported import LOSS, Imported, ImportedEntry
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.review import Review, ReviewState
from ketamine_tui.model.section import Section, walk_sections
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, Tag, Vocabulary, tag_key
from ketamine_tui.model.text import clean, sentence
from ketamine_tui.store.entry_files import load_text
from ketamine_tui.store.entry_writer import entry_text
from ketamine_tui.store.filing import path_for, plural, section_for
from ketamine_tui.store.values import slug

_LONGEST_SAID = 300
_NOT_IN_LABELS = re.compile(r"[\s#]+")
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<file>[^()\s:#]+\.(?:md|ya?ml))(?:#[^()\s]*)?\)")


def plan(
    imported: Imported, target: Target, choices: Choices, *, origin: str, today: dt.date
) -> Plan:
    """Return what would be written.

    Args:
        imported: What was read.
        target: The directory to import into.
        choices: What the person decided.
        origin: The name of the file, for the reviews.
        today: The day of the import.

    Raises:
        NoSuchSectionError: If the directory does not have the section that was chosen.
    """
    return _Planner(target, choices, clean(origin), today).plan(imported)


class _Planner:
    """Takes entries one by one, and compares each with those before it."""

    def __init__(self, target: Target, choices: Choices, origin: str, today: dt.date) -> None:
        self._target = target
        self._choices = choices
        self._origin = origin
        self._today = today
        self._paths = dict(target.paths)
        names = (posixpath.splitext(posixpath.basename(path))[0] for path in target.files)
        self._taken = {*self._paths, *names}
        self._now: dict[str, str] = {}
        """The ids of entries of the file, as they are here."""
        self._seen: dict[Key, tuple[Entry, int]] = {}
        for entry in target.entries:
            self._see(entry, 0)
        self._losses: list[Problem] = []
        self._duplicates: list[Duplicate] = []

    def plan(self, imported: Imported) -> Plan:
        self._losses += imported.losses
        kept = [found for one in imported.entries if (found := self._compared(one))]
        tags = self._new_tags(one.entry for one in kept)
        said = imported.directory or Directory(posixpath.splitext(self._origin)[0] or self._origin)
        directory = _with_tags(self._directory(said, [one.entry for one in kept]), tags)
        files = tuple(self._files(kept, directory))
        losses = tuple(sorted(self._losses, key=lambda problem: problem.line))
        is_new = self._target.directory is None
        return Plan(directory, is_new, files, tuple(self._duplicates), losses, tags)

    def _see(self, entry: Entry, line: int) -> None:
        for key in keys_of(entry):
            self._seen.setdefault(key, (entry, line))

    def _twin(self, entry: Entry) -> tuple[str, Entry, int] | None:
        """Return what is the same as of which entry before; entries that name each other are two."""
        for key in keys_of(entry):
            if (seen := self._seen.get(key)) is not None:
                other, line = seen
                if key[0] == "id" or not are_related(entry, other):
                    return key[0], other, line
        return None

    def _compared(self, one: ImportedEntry) -> ImportedEntry | None:
        """Return an entry under an id of its own; nothing for one that is not to come."""
        entry, line = one.entry, one.line
        if (twin := self._twin(entry)) is not None:
            same, other, other_line = twin
            self._duplicates.append(Duplicate(entry, line, same, other.id, other_line))
            if not self._choices.with_duplicates:
                self._now.setdefault(entry.id, other.id)
                return None
        name, number = entry.id, 1
        while name in self._taken:
            number += 1
            name = f"{entry.id}-{number}"
        self._taken.add(name)
        self._now.setdefault(entry.id, name)
        self._paths[name] = path_for(entry.kind, name)
        named = replace(entry, id=name)
        self._see(named, line)
        return one._replace(entry=named)

    def _new_tags(self, entries: Iterable[Entry]) -> tuple[Tag, ...]:
        """Return the tags that the directory lacks, if it has any by which it could lack some."""
        directory = self._target.directory
        if directory is not None and not len(directory.vocabulary):
            return ()
        known = directory.vocabulary if directory else Vocabulary()
        found: dict[str, Tag] = {}
        taken = {tag.id for tag in known}
        for name in (name for entry in entries for name in entry.tags):
            key = tag_key(name)
            if _is_tag(name) and key not in found and not known.find(name):
                found[key] = _tag(name, taken)
                taken.add(found[key].id)
        return tuple(found.values())

    def _directory(self, said: Directory, entries: list[Entry]) -> Directory:
        if self._target.directory is None:
            return _first_directory(said, entries, self._choices.section)
        ids = {section.id for section, _ in walk_sections(self._target.directory.sections)}
        if self._choices.section and self._choices.section not in ids:
            raise NoSuchSectionError(ids)
        return self._target.directory

    def _files(self, kept: Iterable[ImportedEntry], directory: Directory) -> Iterator[NewFile]:
        sections = {section.id for section, _ in walk_sections(directory.sections)}
        for entry, line, said in kept:
            section = self._choices.section or entry.section
            if section not in sections:
                section = section_for(entry.kind, directory)
            whole = replace(
                entry,
                section=section,
                tags=_labels(entry.tags, directory.vocabulary),
                related=tuple(self._related(entry, line)),
                reviews=(self._review(line, said),),
            )
            path = self._paths[whole.id]
            if isinstance(whole, Page):
                whole = replace(whole, body=self._linked(whole, path, line))
            text = entry_text(whole)
            # Read as it will be read: what the directory would refuse is told, and not written.
            found = load_text(text, path, directory).problems
            problems = [problem for problem in found if problem.severity is Severity.ERROR]
            for problem in problems:
                self._lose(line, f"{whole.title}: {problem.message}", problem.hint)
            if not problems:
                yield NewFile(whole, path, text, line)

    def _review(self, line: int, said: str) -> Review:
        note = f"Imported from {self._origin}, line {line}"
        if said:
            note += f". There it said of itself: {said[:_LONGEST_SAID]}"
        return Review(self._today, ReviewState.TO_BE_REVIEWED, note=note)

    def _related(self, entry: Entry, line: int) -> Iterator[str]:
        for name in entry.related:
            now = self._now.get(name, name)
            if now in self._taken:
                yield now
            else:
                self._lose(line, f"related {name!r}: there is no such entry here", "")

    def _linked(self, page: Page, path: str, line: int) -> str:
        """Return the text of a page with its links to other files as the files are called here."""

        def link(found: re.Match[str]) -> str:
            name = posixpath.splitext(posixpath.basename(found["file"]))[0]
            if (there := self._paths.get(self._now.get(name, name))) is None:
                self._lose(line, f"link to {found['file']}: there is no such entry here", "")
                return found["text"]
            return f"[{found['text']}]({posixpath.relpath(there, posixpath.dirname(path))})"

        return _LINK.sub(link, page.body)

    def _lose(self, line: int, message: str, hint: str) -> None:
        text = clean(message)
        self._losses.append(Problem(self._origin, line, 1, LOSS, text, hint, Severity.WARNING))


def _is_tag(name: str) -> bool:
    return tag_key(name) not in ("", TO_BE_REVIEWED_KEY)


def _tag(name: str, taken: Collection[str]) -> Tag:
    """Return a tag for some words; its label has no spaces."""
    label = _NOT_IN_LABELS.sub("-", name.strip("# "))
    first = slug(name) or f"tag-{zlib.crc32(name.encode()):08x}"
    tag_id, number = first, 1
    while tag_id in taken:
        number += 1
        tag_id = f"{first}-{number}"
    return Tag(tag_id, label)


def _labels(names: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return tags as the directory calls them."""
    found = ((vocabulary.find(name), name) for name in names if _is_tag(name))
    return tuple(dict.fromkeys(tag.label if tag else name.lstrip("#") for tag, name in found))


def _with_tags(directory: Directory, tags: Iterable[Tag]) -> Directory:
    return directory._replace(vocabulary=Vocabulary((*directory.vocabulary, *tags)))


def _first_directory(said: Directory, entries: Iterable[Entry], section: str) -> Directory:
    """Return a directory for some entries: with the sections of the file, else one for each kind."""
    if section:
        said = said._replace(sections=())
    named = {one.id for one, _ in walk_sections(said.sections)}
    wanted: Mapping[str, None] = dict.fromkeys(
        section or entry.section or plural(entry.kind) for entry in entries
    )
    titles = {name: sentence(name.replace("-", " ")) for name in wanted if name not in named}
    more = (Section(name, title) for name, title in titles.items())
    return said._replace(sections=(*said.sections, *more))
