"""Columns of a table as they are told: what they were read as, which are not read, and which cells say nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ketamine_tui.exchange.readers.gathering import Gathering
from ketamine_tui.exchange.readers.headings import STAMPS, Headings
from ketamine_tui.model.text import clean, counted

_YES = frozenset({"yes", "true", "y", "1"})
_OPEN = frozenset({"active", "open", "current", "published", "approved"})
_MOST_SHOWN = 300
"""Characters of the names of columns in a message."""

_NOTHING = re.compile(r"not (?:available|applicable)|n/?a|#n/a|null|nil|nan|-{1,3}", re.IGNORECASE)
"""What spreadsheets and registers write into a cell in which nothing stands."""


def shown(heading: Sequence[str]) -> str:
    """Return the names of columns that there is room for, and how many more there are."""
    names = [clean(name) for name in heading if name]
    count = 0
    while count < len(names) and len(", ".join(names[: count + 1])) <= _MOST_SHOWN:
        count += 1
    more = f", and {len(names) - count} more" if count < len(names) else ""
    return (", ".join(names[:count]) or "nothing") + more


def empty_cells(
    heading: Sequence[str],
    headings: Headings,
    table: Iterable[tuple[int, list[str]]],
    line: int,
    gathering: Gathering,
) -> None:
    """Empty the cells that only say that they are: a telephone number that is not available is none. Tells which."""
    counts: Counter[tuple[int, str]] = Counter()
    for _, row in table:
        for number, _ in headings.columns:
            if number < len(row) and _NOTHING.fullmatch(row[number].strip()):
                counts[number, row[number].strip()] += 1
                row[number] = ""
    for (number, word), count in counts.items():
        told = f"column {heading[number]!r}: {word!r} is read as empty, in {counted(count, 'row')}"
        gathering.report.note(told, line)


def hide_private(
    heading: Sequence[str], headings: Headings, row: list[str], line: int, gathering: Gathering
) -> None:
    """Empty the cells of a row of which the file says that they are private, such as where a shelter is. Tells which."""
    for says_so, number in headings.beside.private:
        is_private = says_so < len(row) and row[says_so].strip().lower() in _YES
        if is_private and number < len(row) and row[number].strip():
            row[number] = ""
            reason = "the file says that it is private"
            gathering.lose(line, "column", heading[number], reason, "write it if it may be known")


def state_of(heading: Sequence[str], headings: Headings, row: Sequence[str]) -> str:
    """Return what a row says of its state, unless it is what one expects of an entry."""
    said = (
        (heading[number], row[number].strip())
        for number in headings.beside.states
        if number < len(row)
    )
    return ". ".join(f"{name}: {text}" for name, text in said if text and text.lower() not in _OPEN)


def tell_columns(
    heading: Sequence[str],
    headings: Headings,
    table: Iterable[tuple[int, Sequence[str]]],
    line: int,
    gathering: Gathering,
) -> None:
    """Tell which columns were guessed, and which are not read."""
    ours = dict(headings.columns)
    read = headings.beside.read
    stamps = STAMPS if headings.is_ours else ()
    for number, name in enumerate(heading):
        if number in headings.guessed:
            message = f"column {name!r}: read as {ours[number]}"
            gathering.report.note(message, line, hint="--map says otherwise")
        elif number in headings.beside.states:
            message = f"column {name!r}: read as the state, which the review quotes"
            gathering.report.note(message, line)
        elif number not in ours and name not in stamps and number not in read:
            filled = sum(number < len(row) and bool(row[number].strip()) for _, row in table)
            if filled:
                reason = f"no column of ours; {counted(filled, 'value')} not kept"
                hint = f"say which it is: --map 'summary={name}'"
                gathering.lose(line, "column", name, reason, hint)
