"""The fields that a query may name, and how their values are spelt."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, tag_key
from ketamine_tui.query.syntax import QueryError, Value

TAG, KIND, SECTION, IS = "tag", "kind", "section", "is"

FIELDS = {
    TAG: "entries with the tag, or with one below it",
    KIND: "entries of the kind",
    SECTION: "entries of the section and those below it",
    IS: "entries in the review state",
}
"""Every field with what it means."""

UNCHECKED = "unchecked"
"""The value of ``is:`` for everything that is neither source-checked nor reviewed."""

_STATE_ALIASES = {
    "flagged": ReviewState.TO_BE_REVIEWED,
    TO_BE_REVIEWED_KEY: ReviewState.TO_BE_REVIEWED,
    "changed": ReviewState.CHANGED,
}


def is_review_flag(name: str) -> bool:
    """Say whether a tag is the founding note's ``#TOBE_REVIEWED``, however spelt."""
    return tag_key(name) == TO_BE_REVIEWED_KEY


def resolve(field: str, value: Value, directory: Directory) -> tuple[Value, ...]:
    """Return a value of a field under the directory's own name for it.

    Raises:
        QueryError: If the field has no such value, or does not know the comparison.
    """
    if value.operator not in ("", "="):
        raise QueryError(value.column, f"{field}: knows no {value.operator}", "name the value")
    found = _FINDERS[field](value.text, directory)
    if not found:
        hint = nearest(value.text, names(field, directory))
        raise QueryError(value.column, f"there is no {field} {value.text}", hint)
    return tuple(replace(value, text=name, operator="") for name in found)


def _find_tag(name: str, directory: Directory) -> tuple[str, ...]:
    tag = directory.vocabulary.find(name)
    return (tag.label,) if tag else ()


def _find_kind(name: str, _directory: Directory) -> tuple[str, ...]:
    key = tag_key(name)
    return tuple(kind.value for kind in Kind if key in (kind.value, f"{kind.value}s"))


def _find_section(name: str, directory: Directory) -> tuple[str, ...]:
    key = tag_key(name)
    found = (section for section, _ in walk_sections(directory.sections))
    return tuple(s.id for s in found if key in (tag_key(s.id), tag_key(s.title)))[:1]


def _find_state(name: str, _directory: Directory) -> tuple[str, ...]:
    key = tag_key(name)
    if key == UNCHECKED:
        return tuple(state.value for state in ReviewState if not state.is_checked)
    if key in _STATE_ALIASES:
        return (_STATE_ALIASES[key].value,)
    return tuple(state.value for state in ReviewState if tag_key(state) == key)


_FINDERS: dict[str, Callable[[str, Directory], tuple[str, ...]]] = {
    TAG: _find_tag,
    KIND: _find_kind,
    SECTION: _find_section,
    IS: _find_state,
}


def names(field: str, directory: Directory) -> Iterator[str]:
    """Yield the values that a field can have in a directory, as they are offered to people."""
    if field == TAG:
        yield from (tag.label for tag in directory.vocabulary)
    elif field == KIND:
        yield from (kind.value for kind in Kind)
    elif field == SECTION:
        yield from (section.id for section, _ in walk_sections(directory.sections))
    elif field == IS:
        yield from (state.value for state in ReviewState)
        yield UNCHECKED


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean …?`` for a misspelt word, or an empty text."""
    by_key = {tag_key(name): name for name in known}
    key = tag_key(word)
    starts = [name for other, name in by_key.items() if key and other.startswith(key)]
    close = starts or [by_key[other] for other in get_close_matches(key, by_key, n=1)]
    return f"did you mean {close[0]}?" if close else ""
