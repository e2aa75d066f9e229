"""Brackets of a text, as rules compare them."""


def unpaired(text: str, opening: str, closing: str) -> list[int]:
    """Return where brackets of a kind stand that have no other one, those that close before those that open."""
    opened: list[int] = []
    lone: list[int] = []
    for index, sign in enumerate(text):
        if sign == opening:
            opened.append(index)
        elif sign == closing:
            if opened:
                opened.pop()
            else:
                lone.append(index)
    return [*lone, *opened]
