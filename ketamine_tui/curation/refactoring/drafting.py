"""Drafts of plans: edits are gathered file by file, applied, and tried before anybody is shown them."""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ketamine_tui.curation.refactoring.links import Target, with_links
from ketamine_tui.curation.refactoring.plan import FileChange, Line, Plan
from ketamine_tui.curation.refactoring.seen import Version, fingerprint_edits
from ketamine_tui.curation.refactoring.whole import Whole, WrittenFile
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.text import clean
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.edits import Edit, edited
from ketamine_tui.store.entry_files import LoadedEntry, LoadedFile
from ketamine_tui.store.fingerprint import changed_fields
from ketamine_tui.store.saving import NotWrittenError


class Draft:
    """The edits of a refactoring, by file."""

    def __init__(self, whole: Whole) -> None:
        """Begin without any."""
        self._whole = whole
        self._files: dict[str, WrittenFile] = {}
        self._edits: dict[str, list[Edit]] = defaultdict(list)
        self._lines: dict[str, list[Line]] = defaultdict(list)
        self._links: dict[str, dict[str, Target]] = defaultdict(dict)
        self._paths: dict[str, str | None] = {}
        self._ids: dict[str, str | None] = {}

    def edit(self, file: WrittenFile, told: str, line: int, *edits: Edit) -> None:
        """Add edits of one file, and what they are in words."""
        self._files[file.path] = file
        self._edits[file.path] += edits
        self._lines[file.path].append(Line(line, told))

    def look_at(self, file: WrittenFile) -> None:
        """Let the reviews in a file be looked at, whether or not anything else in it changes."""
        self._files.setdefault(file.path, file)

    def link(self, file: WrittenFile, targets: Mapping[str, Target]) -> None:
        """Let the links of a page lead elsewhere."""
        self._files[file.path] = file
        self._links[file.path] |= targets

    def put(self, file: WrittenFile, path: str | None, told: str) -> None:
        """Give a file another path, or, with None, delete it."""
        self._files[file.path] = file
        self._paths[file.path] = path
        self._lines[file.path].insert(0, Line(1, told))

    def rename(self, entry_id: str, new: str | None) -> None:
        """Say what an entry is called afterwards; None where it is gone."""
        self._ids[entry_id] = new

    def plan(self, told: str, notes: Iterable[str] = ()) -> Plan:
        """Return the plan of all that was added.

        Raises:
            NotWrittenError: If it cannot be done without harm; the message says why.
        """
        whole = self._whole
        texts = {path: self._text(file) for path, file in self._files.items()}
        directory = self._directory(texts)
        views = whole.views.path if whole.views else ""
        for path, file in self._files.items():
            if path not in whole.own and path != views and self._paths.get(path, path) is not None:
                texts[path] = self._tried(file, texts[path], directory)
        changes = [change for path in sorted(texts) for change in self._changes(path, texts[path])]
        ids = {entry_id: new or "" for entry_id, new in self._ids.items()}
        return Plan(told, tuple(changes), tuple(notes), ids)

    def _text(self, file: WrittenFile) -> str:
        text = file.text
        if self._paths.get(file.path, file.path) is None:
            return text
        text = edited(text, file.path, self._edits[file.path])
        if targets := self._links.get(file.path):
            body, first_line = file.body()
            linked, lines = with_links(body, file.path, targets, first_line)
            self._lines[file.path] += lines
            text = text.removesuffix(body) + linked
        return text

    def _directory(self, texts: Mapping[str, str]) -> Directory:
        """Return what the directory then says of itself.

        Raises:
            NotWrittenError: If there would be something wrong with it that was right before.
        """
        whole = self._whole
        if not texts.keys() & whole.own.keys():
            return whole.directory
        with tempfile.TemporaryDirectory() as name:
            for path, file in whole.own.items():
                text = texts.get(path)
                (Path(name) / path).write_bytes(file.data if text is None else text.encode())
            loaded = load_directory(Path(name), set(whole.own))
        before = load_directory(whole.folder, set(whole.own))
        _refuse_more(
            ((p.rule, p.message) for p in before.problems),
            ((p.rule, p.message) for p in loaded.problems),
        )
        return loaded.directory

    def _tried(self, file: WrittenFile, text: str, directory: Directory) -> str:
        """Return the text of a file of entries with reviews that have seen what they had seen."""
        whole = self._whole
        old = whole.loaded(file)
        new = _loaded(whole, file, text, directory, self._paths.get(file.path))
        edits: list[Edit] = []
        for before, after in self._pairs(old, new):
            version = Version(before.entry, whole.directory.vocabulary)
            found = list(fingerprint_edits(version, after, directory.vocabulary))
            if found:
                told = f"the reviews of {after.entry.id} stay as right as they were"
                line = after.node.place_in("reviews").line
                self._lines[file.path].append(Line(line, told))
            edits += found
        if edits:
            text = edited(text, file.path, edits)
            new = _loaded(whole, file, text, directory, self._paths.get(file.path))
        _refuse_more(
            ((p.rule, str(p.severity)) for p in old.problems),
            ((p.rule, str(p.severity)) for p in new.problems),
        )
        for before, after in self._pairs(old, new):
            _check_same(before, after, whole.directory, directory)
        return text

    def _pairs(self, old: LoadedFile, new: LoadedFile) -> list[tuple[LoadedEntry, LoadedEntry]]:
        by_id = {item.entry.id: item for item in new.entries}
        pairs = []
        for item in old.entries:
            name = self._ids.get(item.entry.id, item.entry.id)
            if name is None:
                continue
            if name not in by_id:
                raise NotWrittenError(f"{clean(item.entry.id)} could not be read afterwards")
            pairs.append((item, by_id[name]))
        return pairs

    def _changes(self, path: str, text: str) -> list[FileChange]:
        file = self._files[path]
        lines = tuple(sorted(self._lines[path], key=lambda line: line.line))
        new = self._paths.get(path, path)
        data = text.encode()
        if new is None:
            return [FileChange(path, file.file, file.data, None, lines)]
        if new != path:
            moved = file.file.with_name(Path(new).name)
            made = FileChange(new, moved, None, data, ())
            return [FileChange(path, file.file, file.data, None, lines), made]
        if data == file.data:
            return []
        return [FileChange(path, file.file, file.data, data, lines)]


def _loaded(
    whole: Whole, file: WrittenFile, text: str, directory: Directory, path: str | None
) -> LoadedFile:
    return whole.loaded(WrittenFile(path or file.path, file.file, text.encode()), directory)


def _refuse_more(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> None:
    more = Counter(after) - Counter(before)
    if more:
        rule, message = next(iter(more))
        raise NotWrittenError(f"check would find something new: {rule} {message}")


def _check_same(before: LoadedEntry, after: LoadedEntry, old: Directory, new: Directory) -> None:
    """Refuse what would make a review say more, or less, than it did."""

    def changed(item: LoadedEntry, directory: Directory) -> Sequence[str]:
        people = directory.review_policy.people_needed(item.entry.kind)
        return changed_fields(item.entry, directory.vocabulary, people)

    if before.state != after.state or changed(before, old) != changed(after, new):
        name = clean(after.entry.id)
        raise NotWrittenError(f"the reviews of {name} would not say what they do now")
