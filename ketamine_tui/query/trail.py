"""The trail: what was asked and looked at in this run, to go back and forward through. It is kept nowhere."""

from typing import NamedTuple

from ketamine_tui.query.syntax import Query

_MOST = 200


class Place(NamedTuple):
    """A query, the section it was asked in, and the entry that was looked at last."""

    query: Query
    section: str
    entry_id: str = ""


class Trail:
    """Places in the order in which they were come to, and the one of them where somebody is."""

    def __init__(self, query: Query, section: str) -> None:
        """Begin with what is shown at first."""
        self._places = [Place(query, section)]
        self._at = 0
        self._is_typing = False

    def ask(self, query: Query, section: str, *, is_typed: bool = False) -> None:
        """Note what is asked. Queries that are typed one after the other, letter by letter, are one place."""
        here = self._places[self._at]
        if (query, section) != here[:2]:
            if is_typed and self._is_typing:
                self._places[self._at] = Place(query, section)
            else:
                self._add(Place(query, section))
        self._is_typing = is_typed

    def stop_typing(self) -> None:
        """Note that what is typed from now on is another query."""
        self._is_typing = False

    def look_at(self, entry_id: str) -> None:
        """Note which entry is looked at here."""
        self._places[self._at] = self._places[self._at]._replace(entry_id=entry_id)

    def follow(self, entry_id: str) -> None:
        """Note that one entry has led to another, which is a place of its own."""
        here = self._places[self._at]
        if here.entry_id and here.entry_id != entry_id:
            self._add(here._replace(entry_id=entry_id))

    def _add(self, place: Place) -> None:
        self._places[self._at + 1 :] = [place]
        del self._places[:-_MOST]
        self._at = len(self._places) - 1

    def step(self, number: int) -> Place | None:
        """Go so many places on, or back; return where that is, or nothing where there is none."""
        if not 0 <= self._at + number < len(self._places):
            return None
        self._at += number
        self._is_typing = False
        return self._places[self._at]

    def queries(self) -> list[str]:
        """Return what was asked, the latest first, each once."""
        texts = (str(place.query) for place in reversed(self._places))
        return [text for text in dict.fromkeys(texts) if text]
