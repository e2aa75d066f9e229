"""The best hit of a search: the entry whose title has what was looked for, the nearer to its start the better."""

from ketamine_tui.index.texts import title_in
from ketamine_tui.query.view import View

_LOOKED_AT = 500
"""Entries among which the best hit is looked for, as it is at every key."""


def best_place(view: View) -> int:
    """Return the place in a view of the first entry with the best title, or of the first entry.

    A title that is what was looked for comes before one that begins with it, that before one in which a
    word begins with it, and that before one that has it anywhere. Of several words the worst decides, and
    then all of them.
    """
    needles = view.needles
    if not needles:
        return 0
    # The texts, and no rows: they are folded, and the search has loaded them.
    texts = map(view.catalog.texts.__getitem__, view.positions[:_LOOKED_AT])
    ranks = [_rank(title_in(text), needles) for text in texts]
    return ranks.index(min(ranks)) if ranks else 0


def _rank(title: str, needles: tuple[str, ...]) -> tuple[int, int]:
    """Return how good the worst of the words is in a title, and then all of them together."""
    ranks = [_rank_of(title, needle) for needle in needles]
    return max(ranks), sum(ranks)


def _rank_of(title: str, needle: str) -> int:
    if title == needle:
        return 0
    if title.startswith(needle):
        return 1
    if f" {needle}" in title:
        return 2
    return 3 if needle in title else 4
