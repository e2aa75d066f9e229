"""Letters: each choice of a menu has its usual one, or the next that is free."""

from collections.abc import Iterator, Sequence

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
CARD_LETTER = "w"
"""The letter of the whole card in the copy menu."""

RESERVED = frozenset("yuqjk" + CARD_LETTER)
"""Letters that mean something else in a menu: main value, urgent help, quit, down, up, card."""


def letters_for(usual: Sequence[str]) -> Iterator[str]:
    """Yield a letter for each choice, no letter twice; an empty one once there are no more.

    Args:
        usual: The letter that each choice would have alone; an empty one where any will do.
    """
    spare = iter([c for c in _LETTERS if c not in {*usual} | RESERVED] + list("123456789"))
    taken = {"", *RESERVED}
    for letter in usual:
        free = next(spare, "") if letter in taken else letter
        taken.add(free)
        yield free
