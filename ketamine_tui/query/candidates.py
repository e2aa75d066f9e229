"""Candidates for a word of a query: the directory's names, with counts, and the language's own."""

from collections.abc import Collection, Iterator
from operator import itemgetter
from typing import NamedTuple

from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.tag import tag_key
from ketamine_tui.query import fields
from ketamine_tui.query.parse import parse
from ketamine_tui.query.syntax import Field, QueryError, Value
from ketamine_tui.query.view import View

_UNLIKE = 2


class Candidate(NamedTuple):
    """What a word may become: the text to put in its place, how it is shown, and a remark."""

    text: str
    label: str
    note: str = ""


class Completions(NamedTuple):
    """The range of the word that is typed, and what it may become, the best first."""

    start: int
    end: int
    candidates: tuple[Candidate, ...] = ()


class _Option(NamedTuple):
    """A value that may be meant; where an alias is typed, it is shown with what it stands for."""

    value: str
    id: str
    aliases: tuple[str, ...] = ()


class _Match(NamedTuple):
    """A value that was found by what is typed, and how many entries have it."""

    value: str
    alias: str
    total: str


def tags(typed: str, view: View) -> Iterator[Candidate]:
    """Yield the tags of a view's directory by label, id or alias, counted in the view."""
    for tag in _matching(fields.TAG, typed, view):
        text = str(Field(fields.TAG, (Value(tag.value),)))
        label = f"#{tag.alias} = #{tag.value}" if tag.alias else f"#{tag.value}"
        yield Candidate(text, label, tag.total)


def values(name: str, typed: str, given: Collection[str], view: View) -> Iterator[Candidate]:
    """Yield the values of a field of names that are not given already, counted in a view."""
    for match in _matching(name, typed, view):
        if match.value not in given:
            text = str(Value(match.value))
            yield Candidate(text, f"{match.alias} = {text}" if match.alias else text, match.total)


def views(typed: str, view: View) -> Iterator[Candidate]:
    """Yield the saved views by name or title, but for those that cannot be understood."""
    key = tag_key(typed)
    saved_views = view.search.names.directory.views
    ranked = [(min(_rank(key, x.name), _rank(key, x.title)), n) for n, x in enumerate(saved_views)]
    for rank, number in sorted(ranked):
        saved = saved_views[number]
        if rank < _UNLIKE and _is_understood(f"@{saved.name}", view):
            yield Candidate(f"@{saved.name}", f"@{saved.name}", saved.title)


def _is_understood(text: str, view: View) -> bool:
    try:
        parse(text, view.search.names)
    except QueryError:
        return False
    return True


def orders(typed: str) -> Iterator[Candidate]:
    """Yield what a list can be sorted by, descending where a ``-`` is typed."""
    sign = "-" if typed.startswith("-") else ""
    for name in fields.SORTS:
        if name.startswith(typed.removeprefix("-").lower()):
            yield Candidate(f"{sign}{name}", f"{sign}{name}")


def field_names(typed: str) -> Iterator[Candidate]:
    """Yield the fields that have a name that begins with what is typed."""
    names = [name for name in (*fields.FIELDS, fields.SORT) if name.startswith(typed)]
    yield from (Candidate(f"{name}:", f"{name}:") for name in names)
    for alias, name in fields.ALIASES.items():
        if alias.startswith(typed) and name not in names:
            names.append(name)
            yield Candidate(f"{name}:", f"{alias}: = {name}:")


def _matching(name: str, typed: str, view: View) -> Iterator[_Match]:
    """Yield the values that begin with what is typed, then those that contain it; frequent ones first."""
    key = tag_key(typed)
    if typed and not key:
        return
    ranked = []
    for number, (value, value_id, aliases) in enumerate(_options(name, view)):
        ranks = [(_rank(key, value), ""), (_rank(key, value_id), "")]
        ranks.extend((_rank(key, alias), alias) for alias in aliases)
        rank, alias = min(ranks, key=itemgetter(0))
        if rank < _UNLIKE:
            total = _total(name, value, view)
            note = "" if total is None else str(total)
            ranked.append((rank, -(total or 0), number, _Match(value, alias, note)))
    yield from (match for *_, match in sorted(ranked))


def _rank(key: str, spelling: str) -> int:
    """Return how well a spelling fits what is typed: at its beginning, within it, or not at all."""
    other = tag_key(spelling)
    if other.startswith(key):
        return 0
    return 1 if key in other else _UNLIKE


def _options(name: str, view: View) -> Iterator[_Option]:
    names = view.search.names
    if name == fields.TAG:
        yield from (_Option(x.label, x.id, x.aliases) for x in names.directory.vocabulary)
    elif name == fields.SECTION:
        for section, _ in walk_sections(names.directory.sections):
            yield _Option(section.id, section.id, (section.title,))
    else:
        yield from (_Option(value, value) for value in names.of(name))


def _total(name: str, value: str, view: View) -> int | None:
    """Return how many entries of the result have a value, or None while that is not known."""
    if view.is_part:
        return None
    if name == "no":
        return view.total - (view.shown & view.search.bits("has", value)).bit_count()
    return (view.shown & view.search.bits(name, value)).bit_count()
