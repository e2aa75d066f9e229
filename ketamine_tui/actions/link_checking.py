"""Checking links: the one action that opens connections, and only where somebody asks for it."""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

from ketamine_tui.curation.link_check import LinkCheck, Pace
from ketamine_tui.model.evidence import Visit
from ketamine_tui.services.visiting import Terms, visit


def link_check(folder: Path, today: dt.date, *, days: int, private: bool) -> LinkCheck:
    """Return a check of the links of a directory.

    Args:
        folder: The directory's folder.
        today: The day of the visits.
        days: How many days a page that is there is left alone.
        private: Whether addresses are visited that are not public, such as those of an intranet.

    Raises:
        UnreadableError: If the evidence so far cannot be read.
    """
    terms = Terms(is_private_allowed=private)

    def pay(url: str, before: Visit | None, wait: Callable[[float], object]) -> Visit:
        return visit(url, before, terms, wait)

    return LinkCheck(folder, today, pay, Pace(days))


def hosts_of(urls: Iterable[str]) -> int:
    """Return how many hosts some addresses are on."""
    return len({url.split("/")[2] for url in urls})
