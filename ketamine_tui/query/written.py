"""The values of a query as they are written, so that some can be exchanged and the rest stays."""

from collections.abc import Callable

from ketamine_tui.query import fields
from ketamine_tui.query.scanner import FIELD, Scanner
from ketamine_tui.query.syntax import OPERATORS, QueryError, Value

_BEFORE_TERMS = "()-!"


def with_values(text: str, change: Callable[[str, str], str | None]) -> str:
    """Return a query with other values.

    Args:
        text: The query. One that cannot be understood is changed as far as it can be.
        change: Returns what is to stand in the place of a field's value, or None where it stays. The field
            is named as `fields.FIELDS` does; ``#x`` is a value of ``tag``.
    """
    parts: list[str] = []
    done = 0
    try:
        scanner = Scanner(text)
        while scanner.at < len(text):
            for start, end, field, value in _values(scanner):
                if (new := change(field, value)) is not None:
                    parts += [text[done:start], str(Value(new))]
                    done = end
    except QueryError:
        pass  # what cannot be understood is reported where the view stands
    return "".join((*parts, text[done:])) if parts else text


def _values(scanner: Scanner) -> list[tuple[int, int, str, str]]:
    """Take a term; return where each of its values begins and ends, the field and the value."""
    match = FIELD.match(scanner.text, scanner.at)
    values = []
    if scanner.peek() == "#":
        scanner.at += 1
        start = scanner.at
        value = scanner.atom()
        values.append((start, scanner.at, fields.TAG, value))
    elif match:
        written = match.group(1).lower()
        name = fields.ALIASES.get(written, written)
        scanner.at = match.end() - 1
        while scanner.peek() in (":", ","):
            scanner.at += 1
            operator = next((x for x in OPERATORS if scanner.text.startswith(x, scanner.at)), "")
            scanner.at += len(operator)
            start = scanner.at
            value = scanner.atom()
            values.append((start, scanner.at, name, value))
            if scanner.at == start:
                break
    elif scanner.peek() == '"':
        scanner.quoted()
    elif scanner.peek() in _BEFORE_TERMS:
        scanner.at += 1
    else:
        scanner.at += max(1, len(scanner.word()))
    scanner.skip_space()
    return values
