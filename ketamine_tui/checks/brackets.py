"""Brackets of a text, as rules compare them."""

import re


def unpaired(text: str, opening: str, closing: str) -> list[int]:
    """Return where brackets of a kind stand that have no other one, those that close before those that open."""
    opened: list[int] = []
    lone: list[int] = []
    for match in re.finditer(f"[{re.escape(opening + closing)}]", text):
        if match[0] == opening:
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            lone.append(match.start())
    return [*lone, *opened]
