"""JSON and JSON Lines of our own (`exchange.writers.tables`): everything comes back but the trust."""

from collections.abc import Mapping

from ketamine_tui.exchange.readers.gathering import Gathering, ReadOptions
from ketamine_tui.exchange.readers.json_items import Item, read_items, read_lines
from ketamine_tui.exchange.writers.tables import FORMAT
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import clean
from ketamine_tui.store.draft import Value
from ketamine_tui.store.node import START, ReadError

_ORIGIN = ("format", "directory", "version", "as_of", "left_out")
_COMPUTED = ("id", "kind", "reviews", "state", "due", *_ORIGIN)
_STATES = {state.value: state.words for state in ReviewState}


def read_json(text: str, path: str, options: ReadOptions) -> Imported:
    """Return the entries of a JSON export.

    Raises:
        ReadError: If it is none.
    """
    whole = read_items(text, "entries")
    _check(whole.beside)
    return _read(list(whole.items), whole.beside, Gathering(path, options))


def read_json_lines(text: str, path: str, options: ReadOptions) -> Imported:
    """Return the entries of a JSON Lines export.

    Raises:
        ReadError: If it is none.
    """
    items = list(read_lines(text))
    first = items[0].value if items else None
    origin = first if isinstance(first, dict) else {}
    _check(origin)
    return _read(items, origin, Gathering(path, options))


def _check(origin: Mapping[str, object]) -> None:
    if (form := origin.get("format")) != FORMAT:
        message = f"its 'format' is {form!r}, not {FORMAT!r}"
        hint = "name the format with --from, or import with the version that made it"
        raise ReadError(START, "json", message, hint)


def _read(items: list[Item], origin: Mapping[str, object], gathering: Gathering) -> Imported:
    for value, line in items:
        if isinstance(value, dict):
            _read_entry(value, line, origin, gathering)
        else:
            gathering.lose(line, "entry", str(value), "not an object")
    title = origin.get("directory")
    directory = (
        Directory(clean(title.strip())) if isinstance(title, str) and title.strip() else None
    )
    return gathering.gathered(directory)


def _read_entry(
    record: Mapping[str, object], line: int, origin: Mapping[str, object], gathering: Gathering
) -> None:
    draft = gathering.begin(line)
    try:
        kind = Kind(str(record.get("kind")))
    except ValueError:
        draft.lose("kind", str(record.get("kind")), "no kind of entry", "name one with --kind")
        kind = Kind.WEBSITE
    for name, value in record.items():
        if name not in _COMPUTED:
            draft.put(name, as_value(value))
    reviews = record.get("reviews")
    if reviews:
        count = len(reviews) if isinstance(reviews, list) else 1
        draft.lose("reviews", "", f"{count} not taken over: nobody has checked it here")
    draft.said = _said(record, origin)
    gathering.keep(draft, kind, str(record.get("id", "")))


def _said(record: Mapping[str, object], origin: Mapping[str, object]) -> str:
    """Return in words what an export says of an entry's state."""
    state = _STATES.get(str(record.get("state")), "")
    due = f", due {record['due']}" if record.get("due") else ""
    parts = [str(origin.get(name) or "") for name in ("directory", "version", "as_of")]
    return f"{state}{due}. From {parts[0]}, version {parts[1]}, as of {parts[2]}." if state else ""


def as_value(value: object) -> Value:
    """Return JSON data as texts, lists and records of texts; nothing for null."""
    if isinstance(value, dict):
        return {str(name): as_value(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [as_value(item) for item in value if item is not None]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
