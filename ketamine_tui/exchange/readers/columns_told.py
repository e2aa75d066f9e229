"""Columns of a table as they are told: how they are read or not, and which of their cells say nothing or are private."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ketamine_tui.exchange.readers.cells import cell_at, says_nothing
from ketamine_tui.exchange.readers.gathering import Gathering
from ketamine_tui.exchange.readers.headings import STAMPS, Headings
from ketamine_tui.exchange.readers.package_tables import is_of_register
from ketamine_tui.exchange.readers.standing import is_open
from ketamine_tui.exchange.readers.usual_headings import OF_SOMEBODY
from ketamine_tui.model.text import counted
from ketamine_tui.store.note.shapes import DECIMAL

_APART = "numbers, addresses and hours stand in other tables of this register, and do not come with this one"
_PACKAGE = "import the datapackage.json of the register, or add the numbers by hand"
_LIKE_NUMBER = re.compile(r'"?[+(]?\d(?:[\s().,/+-]*\d){6,}"?', re.ASCII)
_YES = frozenset({"yes", "true", "y", "1"})


def empty_cells(
    headings: Headings, table: Iterable[tuple[int, list[str]]], gathering: Gathering
) -> None:
    """Empty the cells that only say that they are: a telephone number that is not available is none. Tells which."""
    counts: Counter[tuple[int, str]] = Counter()
    for _, row in table:
        for number, _ in headings.columns:
            if (word := cell_at(row, number)) and says_nothing(word):
                counts[number, word] += 1
                row[number] = ""
    for (number, word), count in counts.items():
        rows = counted(count, "row")
        told = f"column {headings.texts[number]!r}: {word!r} is read as empty, in {rows}"
        gathering.report.note(told, headings.line)


def hide_private(headings: Headings, row: list[str], line: int, gathering: Gathering) -> None:
    """Empty the cells of a row of which the file says that they are private, such as where a shelter is. Tells which."""
    for says_so, number in headings.beside.private:
        if cell_at(row, says_so).lower() in _YES and cell_at(row, number):
            row[number] = ""
            if (label := headings.beside.labels.get(number)) is not None:
                row[label : label + 1] = [""]
            reason, hint = "the file says that it is private", "write it if it may be known"
            gathering.lose(line, "column", headings.texts[number], reason, hint)


def tell_labels(headings: Headings, row: Sequence[str], line: int, gathering: Gathering) -> None:
    """Tell what a row says that a number is for, where there is none."""
    for number, label in headings.beside.labels.items():
        if (words := cell_at(row, label)) and not cell_at(row, number):
            gathering.lose(line, headings.texts[label], words, "no number stands beside it")


def state_of(headings: Headings, row: Sequence[str]) -> str:
    """Return what a row says of its state, unless it is what one expects of an entry."""
    said = ((headings.texts[number], cell_at(row, number)) for number in headings.beside.states)
    return ". ".join(f"{name}: {text}" for name, text in said if text and not is_open(text))


def tell_columns(
    headings: Headings, table: Iterable[tuple[int, Sequence[str]]], gathering: Gathering
) -> None:
    """Tell which columns were guessed, and which are not read."""
    ours, line = dict(headings.columns), headings.line
    read = headings.beside.read
    if is_of_register(headings.texts) and headings.names.isdisjoint(OF_SOMEBODY):
        gathering.report.note(_APART, line, hint=_PACKAGE)
    stamps = STAMPS if headings.is_ours else ()
    for number, name in enumerate(headings.texts):
        if number in headings.guessed:
            message = f"column {name!r}: read as {ours[number]}"
            gathering.report.note(message, line, hint="--map says otherwise")
        elif number in headings.beside.states:
            message = f"column {name!r}: read as the state, which the review quotes"
            gathering.report.note(message, line)
        elif number not in ours and name not in stamps and number not in read:
            filled = [cell for _, row in table if (cell := cell_at(row, number))]
            if filled:
                reason = f"no column of ours; {counted(len(filled), 'value')} not kept"
                are_numbers = all(map(_LIKE_NUMBER.fullmatch, filled))
                likely = (
                    "phone"
                    if are_numbers and not any(map(DECIMAL.fullmatch, filled))
                    else "summary"
                )
                hint = f"say which it is: --map '{likely}={name}'" if name else "name it"
                gathering.lose(line, "column", name or str(number + 1), reason, hint)
