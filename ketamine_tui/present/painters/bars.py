"""The bars above and below the panes: status, banner and keys, each one line."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.translate import _, ngettext
from ketamine_tui.present.chrome import Chrome, cells
from ketamine_tui.present.layout import measured_lines
from ketamine_tui.present.painters.pieces import Line, Piece, filled, fitted, shortened, width_of
from ketamine_tui.query.queue import is_queue, round_line
from ketamine_tui.query.view import View

if TYPE_CHECKING:
    from ketamine_tui.query.candidates import Candidate

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
    activity: str = "",
    doubt: str = "",
    urgent_key: str = "u",
) -> Sequence[Piece]:
    """Return the directory's title and the section, what is to be done, and the way to urgent help.

    What is less needed is left out where there is no room, but never that way; `activity` is what goes on
    beside the screen, and `doubt` why what is shown may not be what the files say.
    """
    if view is None:
        return ()
    help_ = _("Urgent help")
    urgent = (f" {urgent_key}  {help_} ", "urgent")
    room = width - chrome.measure(urgent[0])
    news = [piece for piece in _news(view, activity, doubt) if piece[0]]
    must_tell = activity or doubt
    left = [(f" {chrome.sign} ", "sign"), (view.catalog.directory.title, "strong")]
    path = [(f"  {chrome.path} {view.section_title}", "breadcrumb")] if view.section else []
    for optional in ((*left, *path), left, left[:1]):
        for shown in (news, news[:1], []):
            used = width_of([*optional, *shown], chrome.measure)
            if used <= room and (shown or not must_tell):
                return *optional, (" " * (room - used), ""), *shown, urgent
    return (*news[:1], urgent) if must_tell else (urgent,)


def _news(view: View, activity: str, doubt: str) -> Iterator[Piece]:
    """Yield what goes on, or how much is wrong and waits for a review; each with blanks around it."""
    if activity:
        told = _("{activity}, Esc stops").format(activity=activity)
        yield f"  {told}  ", "notice"
        return
    yield (f"  {doubt}  " if doubt else ""), "doubt"
    size, count = view.catalog.size, view.catalog.problem_count
    flagged = view.catalog.sets.count("state", ReviewState.TO_BE_REVIEWED)
    waiting = _("{number:,} of {all:,} to be reviewed").format(number=flagged, all=size)
    yield (f"  {waiting}  " if flagged else ""), "flagged"
    wrong = ngettext("{number:,} problem", "{number:,} problems", count).format(number=count)
    yield (f"  {wrong}  " if count else ""), "problems"


_LEAST_SECTION = 6
"""Columns below which the title of a section tells nothing."""


def chips(view: View | None, width: int, chrome: Chrome) -> Sequence[Piece]:
    """Return the mark of the line that is typed on, and the section, which can be taken away.

    They leave half of what is beside the counts, on a line of `width` columns, to what is typed: a long
    title is cut, and left out before nothing useful of it is left.
    """
    mark = (f" {chrome.chosen} ", "prompt")
    if view is None or not view.section:
        return (mark,)
    cross = ((f"{chrome.close} ", "chip-close"), (" ", ""))
    title = (f" {view.section_title} ", "chip")
    room = (width - width_of(counts(view), chrome.measure)) // 2
    room -= width_of((mark, *cross), chrome.measure)
    if chrome.measure(title[0]) <= room:
        return mark, title, *cross
    if room < _LEAST_SECTION:
        return mark, *cross
    return mark, (f"{fitted(title[0].rstrip(), room - 1, chrome)} ", "chip"), *cross


def counts(
    view: View | None, *, is_stale: bool = False, handled: Collection[str] = ()
) -> Sequence[Piece]:
    """Return how much is shown of how much, in the columns that the longest of it takes.

    So nothing beside it moves while somebody types. A view that `is_stale` answers an earlier question;
    `handled` are the ids of the entries that were reviewed in this run.
    """
    if view is None:
        return ()
    size = view.catalog.size
    searching = _("searching")
    longest = max(map(cells, (_of(f"{size:,}+", size), _of_all(size), searching)))
    text = searching if is_stale else _counted(view, handled)
    return ((f" {' ' * (longest - cells(text))}{text} ", "count"),)


def _counted(view: View, handled: Collection[str]) -> str:
    size = view.catalog.size
    if is_queue(view.query) and not view.is_part:
        return _("queue, {progress}").format(progress=round_line(view, handled))
    if view.is_part:
        return _of(f"{view.total:,}+", size)
    if view.is_filtered or view.total != size:
        return _of(f"{view.total:,}", size)
    return _of_all(size)


def _of(number: str, size: int) -> str:
    return _("{number} of {all:,}").format(number=number, all=size)


def _of_all(size: int) -> str:
    return ngettext("{number:,} entry", "{number:,} entries", size).format(number=size)


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
    candidates: "Sequence[Candidate]" = (),
) -> Sequence[Piece]:
    """Return what the word that is typed may become, or what has happened and the keys.

    As many candidates or keys are shown as fit whole, the first ones of each.
    """
    if candidates:
        offers, more = _offers(candidates, width, chrome)
        return [(text, "dim") for text in (*offers, more)]
    told = notice_pieces(notice, width, chrome)
    shown = shown_hints(hints, width - width_of(told, chrome.measure))
    keyed = [((f" {key}", "strong"), (f" {what} ", "dim")) for key, what in shown]
    return [*told, *chain.from_iterable(keyed)]


_MOST_LINES = 3
"""Lines of a notice: what stands below them is needed too."""


def notice_lines(notice: str, width: int, chrome: Chrome) -> Sequence[str]:
    """Return a notice in the lines that it takes; the last one is longer than that where there are too many."""
    ranges = measured_lines(notice, max(1, width - 1), chrome.measure)
    lines = [notice[start:end] for start, end in ranges[:_MOST_LINES]]
    if len(ranges) > _MOST_LINES:
        lines[-1] = notice[ranges[_MOST_LINES - 1][0] :]
    return lines


def notice_pieces(notice: str, width: int, chrome: Chrome) -> Sequence[Piece]:
    """Return what has happened, and the sign that a click takes it away where there is room for that."""
    if not notice:
        return ()
    text, measure = f" {notice}", chrome.measure
    if measure(text) > width:
        return ((shortened(text, width, chrome), "notice"),)
    cross = f" {chrome.close} "
    return ((text, "notice"), (cross if measure(text + cross) <= width else "", "notice"))


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
    return sum(map(cells, hint)) + 3


def candidate_at(
    candidates: "Sequence[Candidate]", width: int, chrome: Chrome, column: int
) -> int | None:
    """Return the number of the candidate, from 0, that stands in a column of a line that offers them."""
    ends = accumulate(map(chrome.measure, _offers(candidates, width, chrome)[0]))
    return next((number for number, end in enumerate(ends) if column < end), None)


def _offers(
    candidates: "Sequence[Candidate]", width: int, chrome: Chrome
) -> tuple[Sequence[str], str]:
    """Return the first candidate, and as many of the others as fit whole; and that there are more, if so."""
    texts = [f"{candidate.label} {candidate.note}".strip() for candidate in candidates]
    more = f"  {chrome.cut}"
    shown = [f" Tab: {texts[0]}"]
    used = chrome.measure(shown[0])
    for number, text in enumerate(texts[1:], 2):
        used += chrome.measure(text) + 2
        if used > (width if number == len(texts) else width - len(more)):
            return shown, more
        shown.append(f"  {text}")
    return shown, ""
