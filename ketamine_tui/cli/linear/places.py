"""The places where one is: listings on top of each other, and the page of each that is shown."""

from ketamine_tui.cli.linear.console import Console
from ketamine_tui.cli.linear.listing import ITEMS, LINES, Listing
from ketamine_tui.model.translate import _

_AROUND = 4
"""Rows of a terminal that are not for a page: what was typed, where the page stands, the prompt."""


class _Place:
    """A listing, and the items of it that are shown: from `begin` up to `end`.

    `before` are the beginnings of the pages before.
    """

    def __init__(self, listing: Listing, begin: int = 0) -> None:
        self.listing = listing
        self.before: list[int] = []
        self.begin = self.end = begin


class Places:
    """A stack of listings, of which the uppermost is shown a page at a time."""

    def __init__(self, console: Console, lowest: Listing) -> None:
        self._console = console
        self._stack = [_Place(lowest)]

    @property
    def listing(self) -> Listing:
        """What is shown."""
        return self._stack[-1].listing

    @property
    def in_sight(self) -> slice:
        """The items that are shown."""
        place = self._stack[-1]
        return slice(place.begin, place.end)

    def show_again(self) -> None:
        """Show what is shown once more, as it is now."""
        place = self._stack[-1]
        if place.listing.head:
            self._console.say(place.listing.head)
        self._put_page(place)

    def begin_with(self, lowest: Listing, *others: Listing) -> None:
        """Put other listings in the place of all, without a word; the lowest stays at its page."""
        begin = self._stack[0].begin
        first = _Place(lowest, begin if begin < lowest.size else 0)
        self._stack = [first, *map(_Place, others)]

    def replace(self, lowest: Listing) -> None:
        """Show a listing in the place of all, from its beginning."""
        self._stack = []
        self.show(lowest)

    def show(self, listing: Listing) -> None:
        """Show a listing on top of the others."""
        self._stack.append(_Place(listing))
        if listing.size:
            self.more()
        elif listing.head:
            self._console.say(listing.head)

    def more(self) -> None:
        """Show the next page."""
        place = self._stack[-1]
        if place.listing.size and place.end >= place.listing.size:
            self._console.say(_("This is the end. b: back."))
            return
        if not place.end and place.listing.head:
            self._console.say(place.listing.head)
        if place.end > place.begin:
            place.before.append(place.begin)
        place.begin = place.end
        self._put_page(place)

    def _put_page(self, place: _Place) -> None:
        listing = place.listing
        lines, place.end = 0, place.begin
        while place.end < listing.size and (listing.is_whole or self._has_room(place, lines)):
            text = self._console.lines(listing.text(place.end))
            lines += text.count("\n") + 1
            self._console.say(text)
            place.end += 1
        if text := _whereabouts(place):
            self._console.say(text)

    def _has_room(self, place: _Place, lines: int) -> bool:
        if place.end == place.begin:
            return True
        rows = self._console.rows()
        room = rows - _AROUND if rows else None
        if place.listing.choose is not None:
            more = self._console.lines(place.listing.text(place.end)).count("\n") + 1
            return place.end - place.begin < ITEMS and (room is None or lines + more <= room)
        text = place.listing.text(place.end)
        if text.endswith(":") and place.end + 1 < place.listing.size:
            text = f"{text}\n{place.listing.text(place.end + 1)}"  # a heading stays with its text
        return lines + self._console.lines(text).count("\n") + 1 <= min(LINES, room or LINES)

    def choose(self, number: int) -> None:
        """Do what a number stands for."""
        listing = self.listing
        if listing.choose is None:
            self._console.say(_("There is nothing to choose by number here. ?: help."))
        elif not 1 <= number <= listing.size:
            told = _("There is no {number} here; the last number is {last}.")
            self._console.say(told.format(number=number, last=listing.size))
        else:
            listing.choose(number - 1)

    def back(self) -> bool:
        """Go to the page before, or to where one came from; say whether there was such a place."""
        place = self._stack[-1]
        if place.listing.choose is not None and place.begin:
            place.begin = place.before.pop() if place.before else max(0, place.begin - ITEMS)
        elif len(self._stack) > 1:
            self.pop()
        else:
            return False
        self._put_page(self._stack[-1])
        return True

    def pop(self) -> None:
        """Go to where one came from without a word."""
        del self._stack[-1]


def _whereabouts(place: _Place) -> str:
    """Return which part of a listing is shown, and what can be done."""
    listing = place.listing
    parts = []
    if place.begin or place.end < listing.size:
        shown = (
            _("{first} to {last} of {all:,}.")
            if listing.choose
            else _("Parts {first} to {last} of {all:,}.")
        )
        parts.append(shown.format(first=place.begin + 1, last=place.end, all=listing.size))
    if place.end < listing.size:
        parts.append(_("Enter: more."))
    return " ".join((*parts, listing.hint)).strip()
