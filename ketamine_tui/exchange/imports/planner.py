"""Planning of imports: what would be written of what a file holds, and what is there already.

Nothing here touches the disk. Whatever a file says of itself, an imported entry has one review, which says
that nobody has checked it.
"""

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Iterator, Sequence

from ketamine_tui.exchange.imports.duplicates import Before
from ketamine_tui.exchange.imports.frame import directory_with, labels_of, new_tags, section_ids
from ketamine_tui.exchange.imports.plan import Choices, Duplicate, NewFile, Plan, Target
from ketamine_tui.exchange.imports.traits import says_more
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry, Page
from ketamine_tui.model.imported import Imported, ImportedEntry, Lines
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.review import Review, ReviewState
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.model.text import clean
from ketamine_tui.store.entry_files import load_text
from ketamine_tui.store.entry_writer import entry_text
from ketamine_tui.store.filing import path_for, section_for
from ketamine_tui.store.ids import Ids
from ketamine_tui.store.report import Report

_LONGEST_SAID = 300
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<file>[^()\s:#]+\.(?:md|ya?ml))(?:#[^()\s]*)?\)")


def plan(
    imported: Imported,
    target: Target,
    choices: Choices,
    *,
    origin: str,
    today: dt.date,
    tell: Callable[[int, int], None],
) -> Plan:
    """Return what would be written; `origin` is the name of the file, for the reviews.

    `tell` is told how many entries are ready, and of how many.

    Raises:
        WrongUseError: If the directory does not have the section that was chosen.
    """
    return _Planner(target, choices, clean(origin), today, tell).plan(imported)


class _Planner:
    """Takes entries one by one, and compares each with those before it."""

    def __init__(
        self,
        target: Target,
        choices: Choices,
        origin: str,
        today: dt.date,
        tell: Callable[[int, int], None],
    ) -> None:
        self._target = target
        self._choices = choices
        self._origin = origin
        self._today = today
        self._tell = tell
        self._lines = Lines()
        self._report = Report(origin)
        self._paths = dict(target.paths)
        names = (posixpath.splitext(posixpath.basename(path))[0] for path in target.files)
        self._ids = Ids((*self._paths, *names))
        self._new_ids: dict[str, str] = {}
        """The ids of entries here, by those that they have in the file."""
        self._before = Before()
        for entry in target.entries:
            self._before.add(entry, 0)
        self._duplicates: list[Duplicate] = []
        self._possible: dict[str, Duplicate] = {}
        """What is only like another entry, by the ids here."""

    def plan(self, imported: Imported) -> Plan:
        self._lines = imported.lines
        self._report.problems += imported.losses
        items = [*filter(None, map(self._compared, imported.entries))]
        entries = [item.entry for item in items]
        stated = imported.directory or Directory(
            posixpath.splitext(self._origin)[0] or self._origin
        )
        directory = directory_with(self._target, stated, entries, self._choices.section)
        tags = new_tags(self._target.directory, entries)
        directory = directory._replace(vocabulary=Vocabulary((*directory.vocabulary, *tags)))
        return Plan(
            directory=directory,
            is_new=self._target.directory is None,
            files=tuple(self._files(items, directory)),
            duplicates=tuple(self._duplicates),
            possible=tuple(self._possible.values()),
            losses=tuple(map(self._placed, self._report.in_order())),
            tags=tags,
            notes=tuple(map(self._placed, imported.notes)),
            lines=self._lines,
        )

    def _placed(self, problem: Problem) -> Problem:
        path, line = self._lines.place(problem.line)
        return problem._replace(path=path or problem.path, line=line)

    def _compared(self, item: ImportedEntry) -> ImportedEntry | None:
        """Return an entry under an id of its own; nothing for one that is not to come."""
        entry, line = item.entry, item.line
        if (twin := self._before.same(entry)) is not None:
            duplicate = Duplicate(entry, line, twin.shared, twin.entry.id, twin.line)
            self._duplicates.append(duplicate)
            if not self._choices.with_duplicates:
                self._new_ids.setdefault(entry.id, twin.entry.id)
                # What a directory says was checked; of a file neither is better than the other.
                if twin.line and (more := ", ".join(says_more(entry, twin.entry))):
                    message = f"a duplicate that is left out says more than what it is the same as: {more}"
                    self._report.lose(message, line, hint="--with-duplicates imports it")
                return None
        named = entry._replace(id=self._ids.take(entry.id))
        if twin is None and (alike := self._before.alike(entry)) is not None:
            possible = Duplicate(named, line, alike.shared, alike.entry.id, alike.line)
            self._possible[named.id] = possible
        self._new_ids.setdefault(entry.id, named.id)
        self._paths[named.id] = path_for(named.kind, named.id)
        self._before.add(named, line)
        return item._replace(entry=named)

    def _files(self, items: Sequence[ImportedEntry], directory: Directory) -> Iterator[NewFile]:
        sections = section_ids(directory)
        for number, (entry, line, said) in enumerate(items):
            self._tell(number, len(items))
            section = self._choices.section or entry.section
            whole = entry._replace(
                section=section if section in sections else section_for(entry.kind, directory),
                tags=labels_of(entry.tags, directory.vocabulary),
                related=tuple(self._related(entry, line)),
                reviews=(self._review(line, said, self._possible.get(entry.id)),),
            )
            path = self._paths[whole.id]
            if isinstance(whole, Page):
                whole = whole._replace(body=self._linked(whole, path, line))
            text = entry_text(whole)
            # Read as it will be read: what the directory would refuse is told, and not written.
            problems = load_text(text, path, directory).problems
            errors = [problem for problem in problems if problem.severity is Severity.ERROR]
            for error in errors:
                self._report.lose(f"{whole.title}: {error.message}", line, hint=error.hint)
            if not errors:
                yield NewFile(whole, path, text, line)

    def _review(self, line: int, said: str, possible: Duplicate | None) -> Review:
        table, number = self._lines.place(line)
        note = f"Imported from {self._origin}, {table and f'{table} '}line {number}"
        if possible:
            note += f". Possibly a duplicate of {possible.other}: the same {possible.same}"
        if said:
            note += f". There it said of itself: {said[:_LONGEST_SAID]}"
        return Review(self._today, ReviewState.TO_BE_REVIEWED, note=note)

    def _related(self, entry: Entry, line: int) -> Iterator[str]:
        for name in entry.related:
            new_id = self._new_ids.get(name, name)
            if new_id in self._ids:
                yield new_id
            else:
                self._report.lose(f"related {name!r}: there is no such entry here", line)

    def _linked(self, page: Page, path: str, line: int) -> str:
        """Return the text of a page with its links to other files as the files are called here."""

        def link(match: re.Match[str]) -> str:
            name = posixpath.splitext(posixpath.basename(match["file"]))[0]
            if (there := self._paths.get(self._new_ids.get(name, name))) is None:
                message = f"link to {match['file']}: there is no such entry here"
                self._report.lose(message, line)
                return match["text"]
            return f"[{match['text']}]({posixpath.relpath(there, posixpath.dirname(path))})"

        return _LINK.sub(link, page.body)
