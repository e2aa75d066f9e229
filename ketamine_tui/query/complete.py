"""The completion of the word that is being typed: fields, tags, values, orders, saved views."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ketamine_tui.query import candidates, fields
from ketamine_tui.query.candidates import Candidate, Completions
from ketamine_tui.query.scanner import ESCAPE, FIELD
from ketamine_tui.query.syntax import AND, OR, QueryError
from ketamine_tui.query.view import View

MOST = 8
"""How many candidates there are at most."""

_QUOTED = r'"(?:[^"\\]|\\.|\\\Z)*(?:"|\Z)'
_PIECE = re.compile(rf'\s+|[()]|(?:[^\s()"]|{_QUOTED})+', re.DOTALL)
_COMMA = re.compile(rf"{_QUOTED}|(,)", re.DOTALL)
_OPEN = re.compile(r'"(?:[^"\\]|\\.)*', re.DOTALL)
_FIELD_BEGUN = re.compile(r"[A-Za-z_]{2,}")
_ORDER = f"{fields.SORT}:"


def complete(text: str, cursor: int, view: View) -> Completions:
    """Return what the word before the cursor may become; nothing where it is whole already.

    Args:
        text: The query as far as it is typed.
        cursor: The place in it, from 0.
        view: What is shown. Counts are those in the result of the other words.
    """
    pieces = [match.group() for match in _PIECE.finditer(text[:cursor])]
    word = pieces[-1] if pieces else ""
    typed = term = word.lstrip("-!")
    others = text[: cursor - len(word)] + text[cursor:]
    offered: Iterator[Candidate] = iter(())
    if term.startswith("#"):
        offered = candidates.tags(term[1:], _result(others, view))
    elif term.startswith("@"):
        offered = candidates.views(term[1:], view)
    elif term.lower().startswith(_ORDER):
        typed = term[len(_ORDER) :]
        offered = candidates.orders(typed) if _may_order(pieces) else offered
    elif (field := FIELD.match(term)) is not None:
        name = fields.ALIASES.get(field[1].lower(), field[1].lower())
        *before, typed = _items(term[field.end() :])
        typed = typed.removeprefix("=") if name == fields.TAG else typed
        spelt = _spelt(typed)
        if spelt is not None and _is_named(name):
            given = {view.search.names.find(name, _unquoted(item)) for item in before}
            offered = candidates.values(name, spelt, given, _result(others, view))
    elif _FIELD_BEGUN.fullmatch(term) and term not in (AND, OR, "NOT"):
        offered = candidates.field_names(term.lower())
    best = tuple(islice(offered, MOST))
    is_whole = any(candidate.text == typed for candidate in best)
    if is_whole or not _ends(typed, text[cursor:], is_listed=":" in term):
        best = ()
    return Completions(cursor - len(typed), cursor, best)


def _result(text: str, view: View) -> View:
    """Return the view of a text, or the present one where that would have to be looked for first."""
    try:
        result = view.with_text(text)
    except QueryError:
        return view
    is_known = not view.is_part and next(result.steps(), None) is None
    return result if is_known else view


def _ends(typed: str, after: str, *, is_listed: bool) -> bool:
    """Say whether a word ends at the cursor, so that another one can stand in its place."""
    if typed.startswith('"') and '"' in after:
        return False
    return not after or after[0].isspace() or after[0] == ")" or (is_listed and after[0] == ",")


def _may_order(pieces: Sequence[str]) -> bool:
    """Say whether ``sort:`` may stand where the last piece does: once, and in no group."""
    *before, word = (piece.lower() for piece in pieces)
    is_first = not any(piece.startswith(_ORDER) for piece in before)
    return word.startswith(_ORDER) and is_first and before.count("(") <= before.count(")")


def _is_named(name: str) -> bool:
    spec = fields.FIELDS.get(name)
    return spec is not None and spec.type in (fields.ValueType.NAMES, fields.ValueType.PRESENCE)


def _items(values: str) -> list[str]:
    """Split the values of a field at the commas that stand in no quotation."""
    commas = [match.start() for match in _COMMA.finditer(values) if match[1]]
    starts = (0, *(comma + 1 for comma in commas))
    return [values[start:end] for start, end in zip(starts, (*commas, len(values)), strict=True)]


def _spelt(item: str) -> str | None:
    """Return the value that an item spells so far, or None where it is whole, or not a value."""
    if not item.startswith('"'):
        return None if '"' in item else item
    return _unquoted(item) if _OPEN.fullmatch(item) else None


def _unquoted(item: str) -> str:
    return ESCAPE.sub(r"\1", item.strip('"')) if item.startswith('"') else item
