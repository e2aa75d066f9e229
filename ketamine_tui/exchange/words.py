"""What formats say in words, because they have no field for it."""

from ketamine_tui.model.contact import Line, TextNumber


def line_words(line: Line) -> str:
    """Return what must be known about a number: what it is for, what to send, when it is answered."""
    keyword = f"send the word {line.body}" if isinstance(line, TextNumber) and line.body else ""
    return "; ".join(x for x in (line.label, keyword, line.note, *map(str, line.schedules)) if x)
