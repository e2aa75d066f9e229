"""Headings of tables: which of our columns each column is.

That is what the person says, or a column that we write ourselves, or else a guess (`usual_headings`).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.exchange.readers.beside import (
    Beside,
    columns_beside,
    plain_heading,
)
from ketamine_tui.exchange.readers.usual_headings import (
    COLUMNS,
    HOURS,
    OF_PEOPLE,
    OF_SOMEBODY,
    guess,
    guesses,
)
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.text import clean, fold
from ketamine_tui.query.names import nearest

NAME_PARTS = ("prefix", "given", "middle", "family", "suffix")
"""Columns that are a part of a person's name, in the order in which it is spoken."""

STAMPS = ("state", "due", "as_of", "version")
"""What an export of ours says of itself in every row."""

_MOST_SHOWN = 300
"""Characters of the names of columns in a message."""


class Headings(NamedTuple):
    """The headings of a table: their `texts` in a `line`, and what they mean.

    `columns` are pairs of a number and one of our names, some of them `guessed`. Several columns may be one of
    ours, in the order in which they are joined. `is_of_people` tells that every row is a person.
    """

    texts: tuple[str, ...]
    line: int
    columns: tuple[tuple[int, str], ...]
    guessed: frozenset[int]
    is_ours: bool
    beside: Beside = Beside()
    is_of_people: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Which columns of ours there are."""
        return frozenset(name for _, name in self.columns)

    @property
    def categories(self) -> frozenset[int]:
        """Which columns of tags are called categories."""
        tags = (number for number, name in self.columns if name == "tags")
        return frozenset(x for x in tags if plain_heading(self.texts[x]).startswith("categor"))


def read_headings(
    cells: Sequence[str], line: int, named: Mapping[str, tuple[str, ...]]
) -> Headings:
    """Return which columns there are; `named` are headings that the person said, by our names.

    Raises:
        WrongUseError: If a column is named that the table or the program does not have.
    """
    heading = tuple(cell.strip() for cell in cells)
    plain = [*map(plain_heading, heading)]
    is_of_people = not named and {"name", *OF_PEOPLE} <= {*plain}
    said = [*_said(heading, named)]
    taken = {number for number, _ in said}
    names = {name for _, name in said}
    own = [
        (number, name)
        for number, name in enumerate(map(_own, heading))
        if name and number not in taken and name not in names
        if name != HOURS and not (is_of_people and plain[number] in OF_PEOPLE)
    ]
    taken |= {number for number, _ in own}
    is_ours = set(STAMPS) <= set(heading)
    guessable = [
        (number, name)
        for number, name in enumerate(guesses(plain, heading, is_of_people=is_of_people))
        if name and number not in taken and name not in names and not is_ours
    ]
    kept_own, guessed = _without_doubles(heading, own, guessable, names)
    columns = (*said, *kept_own, *guessed)
    guesses_made = frozenset(number for number, _ in guessed)
    beside = Beside() if is_ours else columns_beside(heading, columns)
    return Headings(heading, line, columns, guesses_made, is_ours, beside, is_of_people)


def shown(heading: Sequence[str]) -> str:
    """Return the names of columns that there is room for, and how many more there are."""
    names = [clean(name) for name in heading if name]
    count = 0
    while count < len(names) and len(", ".join(names[: count + 1])) <= _MOST_SHOWN:
        count += 1
    more = f", and {len(names) - count} more" if count < len(names) else ""
    return (", ".join(names[:count]) or "nothing") + more


def column_named(name: str) -> str:
    """Return the column of ours that a word means (``url`` is ``link``), or nothing."""
    return _own(name) or guess(name)


def _said(
    heading: Sequence[str], named: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[int, str]]:
    for name, theirs in named.items():
        ours = column_named(name)
        if ours not in COLUMNS:
            hint = nearest(name, COLUMNS) or f"there are {', '.join(COLUMNS)}"
            raise WrongUseError(f"there is no column {clean(name)!r}", hint)
        for their in theirs:
            numbers = [number for number, text in enumerate(heading) if text == their]
            if not numbers:
                message = f"the file has no column {clean(their)!r}"
                raise WrongUseError(message, f"it has {shown(heading)}")
            yield from ((number, ours) for number in numbers)


def _own(name: str) -> str:
    """Return the column of ours that is called so; a plural is as good."""
    form = name.lower().replace(" ", "_").replace("-", "_")
    return next((x for x in (form, form.removesuffix("s")) if x in COLUMNS), "")


_Pairs = list[tuple[int, str]]


def _without_doubles(
    heading: Sequence[str], own: _Pairs, guesses: _Pairs, said: set[str]
) -> tuple[_Pairs, _Pairs]:
    """Return the columns without those that say once more what others say.

    A title is one column, or else the parts of a name. Outlook has a column Title for what stands before a name.
    """
    guessed_names = {name for _, name in guesses}
    counties = {number for number, name in guesses if fold(heading[number]).strip() == "county"}
    is_outlook = "title" not in said and "suffix" in guessed_names and "family" in guessed_names
    if is_outlook:
        own = [(number, "prefix" if name == "title" else name) for number, name in own]
    titles = [n for n, name in guesses if name == "title"]
    has_title = "title" in said or any(name == "title" for _, name in own)
    unwanted = set(titles if has_title else titles[1:])
    if has_title or titles:
        unwanted |= {number for number, name in guesses if name in NAME_PARTS}
    # Beside a street or a town it is a part of an address; in lists of ours it is the state of an entry.
    if not {"address_1", "city", "postal_code"} & (
        guessed_names | said | {name for _, name in own}
    ):
        unwanted |= {number for number, name in guesses if name == "state_province"}
    # Of a course or a film they are how long it takes.
    if not OF_SOMEBODY & (guessed_names | said | {name for _, name in own}):
        unwanted |= {number for number, name in guesses if name == HOURS}
    # A county stands for the state only where no column has that.
    states = {number for number, name in guesses if name == "state_province"} - counties
    if states or "state_province" in said or any(name == "state_province" for _, name in own):
        unwanted |= counties
    return own, [(number, name) for number, name in guesses if number not in unwanted]
