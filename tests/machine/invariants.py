"""What holds of the program whatever was done to it: complaints about what does not, or nothing."""

from collections.abc import Collection
from pathlib import Path

from machine.screen import Browsing
from machine.subject import Subject

MOST_THREADS = 24
MOST_DESCRIPTORS = 48


def of_output(subject: Subject, home: Path) -> str:
    """Nothing crashes, and the terminal hears nothing that stands in a file or was typed."""
    report = home / "state/ketamine-tui/crash.log"
    if report.exists():
        return f"crashed:\n{report.read_text('utf-8')}"
    if subject.output.has_traceback:
        return "showed a traceback"
    if subject.output.failures:
        return f"told of a failure: {subject.output.failures[:3]}"
    if subject.output.disallowed:
        return f"sent {subject.output.disallowed[:5]}"
    return ""


def of_process(subject: Subject) -> str:
    """Nothing that is opened or started piles up."""
    if (count := subject.threads()) > MOST_THREADS:
        return f"has {count} threads"
    if len(descriptors := subject.descriptors()) > MOST_DESCRIPTORS:
        return f"has {len(descriptors)} descriptors: {descriptors}"
    return ""


def of_list(browsing: Browsing) -> str:
    """One entry is drawn as the cursor wherever there is one."""
    if not any(row.strip() for row in browsing.rows) or browsing.has_cursor:
        return ""
    return f"drew the lines {browsing.cursor_rows} of the list as the cursor"


def of_terminal(subject: Subject) -> str:
    """Whoever has the terminal next finds it as it was."""
    if modes := subject.output.modes_left_on:
        return f"left the modes {sorted(modes)} on"
    if subject.termios_attributes() != subject.termios_before:
        return "left the settings of the terminal changed"
    return ""


def of_end(subject: Subject, status: int, expected: Collection[int]) -> str:
    """It ends because it was asked to, with that status, and leaves nothing on the screen."""
    if status not in expected:
        return f"ended with {status}, not {sorted(expected)}"
    if subject.screen_text.strip():
        return "left something on the screen"
    return of_terminal(subject)
