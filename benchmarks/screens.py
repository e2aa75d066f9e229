"""The awaited screens: the browser's panes, and fzf's count of matches."""

import re
from dataclasses import dataclass
from itertools import pairwise

from support.pty_session import PtySession

from benchmarks.terminal import Answer, Lines, Reading

NUMBER = r"\d[\d,]*"
_PLACE = re.compile(rf"({NUMBER}) of ({NUMBER})\+? -\+?$")
_MATCHES = re.compile(rf"({NUMBER})(\+?) of ({NUMBER})\b")
_TITLE_LETTERS = 20  # as many as a list that is not wide has room for


@dataclass(frozen=True)
class Browser:
    """The browser as it shows itself: title, count, and the panes, cut apart at their frames."""

    status: str
    counted: str
    sidebar: tuple[str, ...]
    place: int
    listed: int
    list_rows: tuple[str, ...]
    detail: str

    @property
    def is_in_step(self) -> bool:
        """Whether the detail shows an entry of the list."""
        title = self.detail.strip()[:_TITLE_LETTERS]
        return bool(title) and any(title in row for row in self.list_rows)

    @property
    def all_count(self) -> int | None:
        """The first count of the sidebar, which is that of all matches."""
        rows = (re.search(rf"\bAll\s+({NUMBER})[ #]*$", row) for row in self.sidebar)
        return next((_number(row[1]) for row in rows if row), None)


def read_browser(lines: Lines) -> Browser | None:
    """The panes of a screen, or None where there are none."""
    tops = (row for row, line in enumerate(lines) if line.startswith("+-"))
    top = next(tops, len(lines))
    heading, body = "".join(lines[top : top + 1]), lines[top + 1 : -2]
    edges = [0, *(match.start() + 1 for match in re.finditer(r"\+\+", heading)), len(heading)]
    panes = [slice(left, right) for left, right in pairwise(edges)]
    for number, pane in enumerate(panes):
        if body and (match := _PLACE.search(heading[pane])):
            sidebar = panes[number - 1] if number else slice(0)
            detail = panes[number + 1] if number + 1 < len(panes) else slice(0)
            return Browser(
                status=lines[0],
                counted=lines[1],
                sidebar=tuple(line[sidebar].strip("|") for line in body),
                place=_number(match[1]),
                listed=_number(match[2]),
                list_rows=tuple(line[pane].strip("|> ") for line in body),
                detail=body[0][detail].strip("| #"),
            )
    return None


def useful(title: str, total: int) -> Answer:
    """The first useful picture: the title, the total, and the first row of the list."""

    def answer(_: Lines, now: Lines) -> bool:
        browser = read_browser(now)
        return (
            browser is not None
            and title in browser.status
            and unfiltered(total)(now, now)
            and (browser.place, browser.listed) == (1, total)
            and bool(browser.list_rows[0].strip())
        )

    return answer


def moved(to: int | None = None) -> Answer:
    """The cursor of the list at another place, or at a certain one, and the entry there in the detail."""

    def answer(before: Lines, now: Lines) -> bool:
        was, browser = read_browser(before), read_browser(now)
        return (
            was is not None
            and browser is not None
            and (browser.place == to if to else browser.place != was.place)
            and browser.detail != was.detail
            and browser.is_in_step
        )

    return answer


def some_matches(before: Lines, now: Lines) -> bool:
    """The first rows of another result, whether or not its total is known."""
    was, browser = read_browser(before), read_browser(now)
    return (
        was is not None
        and browser is not None
        and _MATCHES.search(browser.counted) is not None
        and browser.listed != was.listed
        and bool(browser.list_rows[0].strip())
    )


def all_matches(count: int | None = None) -> Answer:
    """The total of a result, of a certain number if one is given, and the counts of its facets."""

    def answer(before: Lines, now: Lines) -> bool:
        total, browser = _MATCHES.search(now[1]), read_browser(now)
        return (
            some_matches(before, now)
            and total is not None
            and not total[2]
            and count in (None, _number(total[1]))
            and browser is not None
            and browser.all_count == _number(total[1])
        )

    return answer


def matches(session: PtySession) -> float | None:
    """The total that the browser shows."""
    match = _MATCHES.search(session.lines[1])
    return _number(match[1]) if match else None


def fzf_matches(total: int, count: int | None = None) -> Answer:
    """The count of fzf when it has searched everything, of a certain number if one is given."""

    def answer(before: Lines, now: Lines) -> bool:
        shown = _fzf_count(now, total)
        return (
            shown is not None and shown == (count or shown) and shown != _fzf_count(before, total)
        )

    return answer


def fzf_matches_read(total: int) -> Reading:
    """How to read the count of matches off fzf."""
    return lambda session: _fzf_count(session.lines, total)


def unfiltered(total: int) -> Answer:
    """The total of everything, as it stands where no filter is on."""
    return lambda _, now: re.search(rf"\b{_grouped(total)} entries", now[1]) is not None


def _fzf_count(lines: Lines, total: int) -> int | None:
    # While it searches or reads, a percentage or a turning mark stands beside the numbers.
    rows = (re.fullmatch(rf"\s*(\d+)/{total}\s*\u2500*", line) for line in lines)
    return next((int(row[1]) for row in rows if row), None)


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _grouped(number: int) -> str:
    return rf"(?:{number}|{number:,})"
