"""The bars above and below the panes: status, banner and keys, each one line."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import counted
from ketamine_tui.present.chrome import Chrome
from ketamine_tui.present.painters.pieces import Line, Piece, filled
from ketamine_tui.query.candidates import Candidate
from ketamine_tui.query.queue import is_queue, round_line
from ketamine_tui.query.view import View

Hint = tuple[str, str]
"""A key and what it does."""


def bar_line(pieces: Iterable[Piece], width: int, chrome: Chrome) -> Line:
    """Return a bar as wide as the screen; what is too long ends there."""
    return filled(pieces, width, chrome.measure)


def status(
    view: View | None,
    width: int,
    chrome: Chrome,
    *,
    is_stale: bool = False,
    handled: Collection[str] = (),
    activity: str = "",
) -> Sequence[Piece]:
    """Return the directory's title at the left and the counts at the right; the counts come first.

    A view that `is_stale` answers an earlier question; `handled` are the ids of the entries that were
    reviewed in this run, and `activity` is what goes on beside the screen.
    """
    if view is None:
        return ()
    if activity:
        counts = f"{activity}, Esc stops"
    else:
        counts = "searching" if is_stale else _counts(view, handled)
    title = f" {view.catalog.directory.title}"
    gap = width - chrome.measure(counts) - 1 - chrome.measure(title)
    text = f" {counts}" if gap < 0 else f"{title}{' ' * gap}{counts}"
    return ((text, "strong"),)


def _counts(view: View, handled: Collection[str]) -> str:
    size = view.catalog.size
    if is_queue(view.query) and not view.is_part:
        return f"review queue, {round_line(view, handled)}"
    if view.is_filtered or view.total != size:
        parts = [f"{view.total:,}{'+' if view.is_part else ''} of {size:,}"]
    else:
        parts = [counted(size, "entry", "entries")]
    if view.is_part:
        parts.append("searching")
    elif view.is_filtered:
        parts.append(f"filter on, {view.hidden:,} hidden" if view.hidden else "filter on")
    flagged = next(c for c in view.state_counts if c.value == ReviewState.TO_BE_REVIEWED)
    if flagged.total:
        parts.append(f"{flagged.total:,} to be reviewed")
    if count := view.catalog.problem_count:
        parts.append(f"{counted(count, 'problem')}: p")
    return ", ".join(parts)


def banner(problem: Problem | None) -> Sequence[Piece]:
    """Return which file cannot be read, the place and the reason."""
    if problem is None:
        return ()
    return ((f" {problem.of_unread}", "warning"),)


def keys(
    hints: Iterable[Hint],
    width: int,
    chrome: Chrome,
    *,
    notice: str = "",
    candidates: Sequence[Candidate] = (),
) -> Sequence[Piece]:
    """Return what the word that is typed may become, or what has happened, or the keys.

    As many candidates or keys are shown as fit whole, the first ones of each.
    """
    if candidates:
        return ((_offer(candidates, width, chrome), "dim"),)
    if notice:
        return ((f" {notice}", "notice"),)
    return (("".join([f" {key} {what} " for key, what in shown_hints(hints, width)]), "dim"),)


def shown_hints(hints: Iterable[Hint], width: int) -> Iterator[Hint]:
    """Yield the hints that fit whole."""
    used = 0
    for hint in hints:
        used += _hint_width(hint)
        if used > width:
            return
        yield hint


def hint_at(hints: Iterable[Hint], width: int, column: int) -> Hint | None:
    """Return the hint that stands in a column, from 0, of a line with keys."""
    end = 0
    for hint in shown_hints(hints, width):
        end += _hint_width(hint)
        if column < end:
            return hint
    return None


def _hint_width(hint: Hint) -> int:
    return sum(map(len, hint)) + 3


def _offer(candidates: Sequence[Candidate], width: int, chrome: Chrome) -> str:
    """Return the first candidate, and as many of the others as fit whole."""
    texts = [f"{candidate.label} {candidate.note}".strip() for candidate in candidates]
    more = f"  {chrome.cut}"
    line = f" Tab: {texts[0]}"
    for number, text in enumerate(texts[1:], 2):
        longer = f"{line}  {text}"
        if chrome.measure(longer) > (width if number == len(texts) else width - len(more)):
            return line + more
        line = longer
    return line
