"""Running all checks over a directory, and leaving out what it has switched off."""

import datetime as dt
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from ketamine_tui.checks.directory_rules import problems_between
from ketamine_tui.checks.entry_rules import problems_of
from ketamine_tui.checks.folder_rules import problems_of_folders
from ketamine_tui.checks.link_rules import problems_of_links
from ketamine_tui.checks.own_files import OwnFiles, read_own_files
from ketamine_tui.checks.page_rules import problems_of_pages
from ketamine_tui.checks.subject import Subject, WrittenFile, problem
from ketamine_tui.checks.text_rules import problems_of_texts
from ketamine_tui.model.directory import Directory, Suppression
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.store.entry_files import load_file
from ketamine_tui.store.report import LOSS
from ketamine_tui.store.scan import DIRECTORY_FILE, OWN_FILES, is_note, scan

RELEASE = frozenset({"urgent-unchecked", "urgent-unusable", "urgent-region-missing"})
"""What keeps a directory from being released, and is otherwise left to its curators."""

OF_ALL = frozenset(
    {"section-unused", "tag-unused", "view-empty", "urgent-region-missing", "emergency-elsewhere"}
)
"""What is not there, which nobody knows while a file cannot be read."""


def check(
    folder: Path, directory: Directory, today: dt.date, read: Sequence[Problem], *, release: bool
) -> list[Problem]:
    """Return everything that is wrong with a directory or note, in the order of its files.

    `read` is what reading them has found; `release` asks whether it is fit for release, too.

    Raises:
        OSError: If the folder cannot be listed.
    """
    subjects = subjects_of(folder, directory, today)
    # What cannot be read is told once.
    places = {problem[:3] for problem in read if problem.rule != LOSS}
    own = read_own_files(folder)
    more = [p for subject in subjects for p in problems_of(subject)]
    more += problems_of_texts(subjects, directory.words, own, today)
    more += problems_between(subjects, directory, own)
    if not is_note(folder):
        more += problems_of_links(folder, subjects)
        more += problems_of_folders(folder)
        more += problems_of_pages(subjects)
    problems = [*read, *(p for p in more if p[:3] not in places)]
    problems = [p for p in problems if release or p.rule not in RELEASE]
    if is_note(folder):  # which has no files to say more in
        problems = [p for p in problems if p.path not in OWN_FILES]
    suppressions = [s for s in directory.checks if release or s.rule not in RELEASE]
    left, unused = _left(problems, suppressions)
    if unread := _unread(subjects, left):
        left = [p for p in left if p.rule not in OF_ALL]
        unused = [s for s in unused if not any(fnmatch(p, s.path) for p in unread)]
    left += _in_vain(unused, own, folder)
    return sorted(left, key=lambda p: (p.path, p.line, p.column, p.rule))


def _unread(subjects: Sequence[Subject], told: Sequence[Problem]) -> set[str]:
    """Return the files of entries of which it is told that they could not be read."""
    faulty = {problem.path for problem in told if problem.severity is Severity.ERROR}
    return faulty - {subject.path for subject in subjects} - set(OWN_FILES)


def subjects_of(folder: Path, directory: Directory, today: dt.date) -> list[Subject]:
    """Read every entry of a directory.

    Raises:
        OSError: If the folder cannot be listed.
    """
    return [
        Subject(loaded, written, path, directory, today)
        for path in scan(folder).paths
        if path not in OWN_FILES
        for written in [WrittenFile(folder, path)]
        for loaded in load_file(folder, path, directory).entries
    ]


def _left(
    problems: Sequence[Problem], suppressions: Sequence[Suppression]
) -> tuple[list[Problem], list[Suppression]]:
    """Return what is not switched off, and what switches nothing off."""
    used: set[Suppression] = set()
    left = []
    for breach in problems:
        matching = [
            s for s in suppressions if s.rule == breach.rule and fnmatch(breach.path, s.path)
        ]
        used.update(matching)
        if not matching:
            left.append(breach)
    return left, [suppression for suppression in suppressions if suppression not in used]


def _in_vain(unused: Sequence[Suppression], own: OwnFiles, folder: Path) -> Iterator[Problem]:
    """Yield what is switched off where nothing breaks it."""
    paths = scan(folder).paths if unused else ()
    for rule, _, path in unused:
        is_there = (folder / path).exists() or any(fnmatch(name, path) for name in paths)
        why, hint = (
            ("where nothing breaks it", "")
            if is_there
            else ("and there is no such file", "correct the path, or delete the line from 'checks'")
        )
        message = f"{rule} is switched off for {path}, {why}"
        place = own.suppression_place(rule, path)
        yield problem("suppression-unused", DIRECTORY_FILE, place, message, hint)
