"""The conversation of one run: what is asked of the directory, and what is listed."""

from collections.abc import Callable

from ketamine_tui.actions.session import Session
from ketamine_tui.cli.linear.console import Console
from ketamine_tui.cli.linear.facts import card_facts
from ketamine_tui.cli.linear.listing import LIST, Listing, of_entries, of_texts, of_urgent
from ketamine_tui.cli.linear.places import Places
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.marks import Marks
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import N_, _
from ketamine_tui.present.card import Card, card_at, own_card_at
from ketamine_tui.present.urgent import urgent_help
from ketamine_tui.query.queue import is_queue, round_line
from ketamine_tui.query.search import Search
from ketamine_tui.query.suggest import answer
from ketamine_tui.query.syntax import EVERYTHING, QueryError
from ketamine_tui.query.view import View
from ketamine_tui.store.locate import ContentNotFoundError


class Conversation:
    """The state of one run: the view, and the places where one has been; the list is the lowest."""

    def __init__(
        self, console: Console, view: View, session: Session, open_catalog: Callable[[], Catalog]
    ) -> None:
        """Begin a run; `open_catalog` opens the directory as it is then."""
        self.console = console
        self.session = session
        self.view = view
        self._open_catalog = open_catalog
        self.places = Places(console, self._entries())

    @property
    def catalog(self) -> Catalog:
        """The directory that is looked at."""
        return self.view.catalog

    @property
    def about(self) -> int | None:
        """The position of the entry that is read, where one is."""
        return self.places.listing.about

    # What is asked of the directory.

    def change(self, view: View) -> None:
        """Show another view."""
        self.view = answer(view)
        self.places.replace(self._entries())

    def _entries(self) -> Listing:
        handled = self.session.handled
        is_round = handled and is_queue(self.view.query)
        progress = sentence(round_line(self.view, handled)) if is_round else ""
        return of_entries(self.view, self.read, self.change, progress)

    def back(self) -> None:
        """Go to the page before, to where one came from, or to more of the directory."""
        if self.places.back():
            return
        if self.view.is_filtered:
            self.change(self.view.with_query(EVERYTHING))
        elif self.view.section:
            self.change(self.view.with_section(""))
        else:
            self.console.say(_("This is the whole directory. q: quit."))

    def tell(self, error: QueryError) -> None:
        """Say what is wrong with a query."""
        stays = _("The list is as it was.")
        self.console.say(f"{sentence(str(error))}. {stays}")

    # Entries.

    def read(self, position: int) -> None:
        """Show the entry at a position."""
        self.places.show(self._entry(position))

    def _entry(self, position: int) -> Listing:
        facts = list(card_facts(own_card_at(self.catalog, position)))
        return of_texts(N_("entry"), facts, _("y: copy. o: open a link. b: back."), position)

    def read_named(self, entry_id: str) -> None:
        """Show the entry of an id."""
        position = self.catalog.position(entry_id)
        if position is None:
            self.console.say(_("There is no entry {id}.").format(id=entry_id))
        else:
            self.read(position)

    def chosen(self) -> int | None:
        """Return the position of the entry that is read; where none is, say so."""
        if self.about is None:
            self.console.say(_("Choose an entry first: type its number in a list."))
        return self.about

    def card(self) -> Card | None:
        """Return the card of the entry that is read; where none is, say so."""
        position = self.chosen()
        return None if position is None else card_at(self.catalog, position)

    def subjects(self, typed: str) -> tuple[int, ...]:
        """Return the positions of entries by their numbers in the list or their ids; of none, of the one that is read.

        Where there is no such entry, say so and return nothing.
        """
        if not typed:
            return () if (position := self.chosen()) is None else (position,)
        positions: list[int] = []
        for word in typed.replace(",", " ").split():
            if word.isascii() and word.isdigit():
                position = self._numbered(int(word[:9]))
            else:
                position = self.catalog.position(word)
            if position is None:
                self.console.say(_("There is no entry {number} here.").format(number=word))
                return ()
            positions.append(position)
        return tuple(dict.fromkeys(positions))

    def _numbered(self, number: int) -> int | None:
        """Return the position of an entry by its number in the list: the one in sight, or below what is read."""
        listing = self.places.listing
        is_list = listing.name == LIST or listing.choose is None
        return (
            self.view.positions[number - 1] if is_list and 0 < number <= self.view.total else None
        )

    def urgent_help(self, region: str = "") -> Listing:
        """Return whom to call, in one region or in all of them."""
        found = urgent_help(self.catalog, region, self.session.region)
        return of_urgent(found, self.read_named, is_all=not region.strip())

    # Files.

    def reload(self) -> None:
        """Read what has changed on the disk, and stay where one is as far as that is still there."""
        try:
            catalog = self._open_catalog()
        except ContentNotFoundError as error:
            stays = _("What was read before stays.")
            self.console.say(f"{sentence(str(error))}. {stays}")
            return
        old = self.catalog
        self._take(catalog)
        old.close()

    def take_marks(self, marks: Marks) -> None:
        """Go on with other marks, and stay where one is."""
        self._take(self.catalog.with_marks(marks))

    def _take(self, catalog: Catalog) -> None:
        """Ask the same of another catalog, with the entry that is read on top of the list where it is there.

        A list is said again where other entries have its numbers now.
        """
        is_list, sight = self.places.listing.name == LIST, self.places.in_sight
        seen = self._ids(sight)
        about = None if self.about is None else self.catalog.row(self.about).id
        view = self.view.over(Search(catalog))
        try:
            # What could not be understood may be now, and the other way round.
            self.view = answer(view.with_text(str(view.query)))
        except QueryError as error:
            self.view = view
            self.tell(error)
        position = self.catalog.position(about) if about else None
        entry = () if position is None else (self._entry(position),)
        self.places.begin_with(self._entries(), *entry)
        if not (entry or (is_list and seen == self._ids(sight))):
            self.places.show_again()

    def _ids(self, numbers: slice) -> list[str]:
        """Return the ids of the entries that have some numbers in the list, from 0."""
        return [self.catalog.row(position).id for position in self.view.positions[numbers]]
