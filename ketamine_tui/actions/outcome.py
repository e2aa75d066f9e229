"""The outcome of an action: what to tell of it, whichever front end asked for it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ketamine_tui.actions.session import Session
from ketamine_tui.model.errors import UserError
from ketamine_tui.model.marks import Marks
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import N_, _
from ketamine_tui.present.chrome import cells

NOT_HERE = N_("Nothing can be written here")
"""What is told where a session has nothing that writes."""


_LINE = 79
"""Columns of the one line in which a screen of 80 tells what has happened; the first one stays blank."""


class Outcome(NamedTuple):
    """What to tell of an action.

    `told` is a sentence without its full stop; so is `caution`, what must be known of the entry before
    anybody relies on it. `value` is a text to be shown whole: what could not be delivered, or what has
    no room in a line. `code` is to be shown as a QR code. `is_new` says that something on the disk is to
    be read again, `is_done` that what was asked for has happened, `is_wrong_use` that it cannot be done as
    it was asked for. `marks` are the person's own marks where they are others now. `offer` is what can still be asked for where it was refused. `facts` are the parts of a ``--json`` answer, by name.
    """

    told: str
    is_done: bool = False
    caution: str = ""
    value: str = ""
    code: str = ""
    is_new: bool = False
    is_wrong_use: bool = False
    marks: Marks | None = None
    offer: "Offer | None" = None
    facts: Mapping[str, object] = MappingProxyType({})

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to say, the doubt first: the end of a line may be cut, and a listener may act before it."""
        return tuple(sentence(text) for text in (self.caution, self.told) if text)


Action = Callable[[Session], Outcome]
"""Something to be done in a session. It may take seconds, and raises for nothing that a person can meet."""


class Offer(NamedTuple):
    """What somebody may ask for although it was refused: what it is called, and what does it."""

    words: str
    action: Action


def room_beside(told: str, caution: str = "") -> int:
    """Return how many columns a value may take, so that all that is told fits in one line of a screen."""
    return _LINE - cells(". ".join(text for text in (caution, told) if text))


def not_written(error: UserError, difference: str = "") -> Outcome:
    """Return the outcome of a writing that was refused, with the difference that it would have made."""
    return Outcome(_("Not written: {reason}").format(reason=error), value=difference)
