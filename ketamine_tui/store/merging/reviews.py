"""Reviews of two branches: every record of both, once each, in the order of their days."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ketamine_tui.model.review import Method, ReviewState
from ketamine_tui.store.decode import DAY
from ketamine_tui.store.merging.parts import Part, WholeError, is_nothing, plain, records_of


class _Record(NamedTuple):
    """A review as it is written; `key` is what it says, with a number where it stands twice."""

    key: tuple[str, int]
    text: str
    fields: dict[str, Any]

    @property
    def day(self) -> str:
        return str(self.fields["date"])

    @property
    def confirms(self) -> bool:
        status = self.fields.get("status")
        is_checked = status in (ReviewState.SOURCE_CHECKED, ReviewState.REVIEWED)
        return is_checked and self.fields.get("method") != Method.AUTOMATED


def merge_reviews(base: Part | None, ours: Part, theirs: Part) -> tuple[str, list[Any]]:
    """Return the text of the reviews of both sides, and what it says.

    A record that one side has taken out, and the other has left as it was, is out. Of one day, what each
    side has added stays together; a side that ends with a doubt comes last, so that no confirmation of
    somebody who had not seen it hides it.

    Raises:
        WholeError: If the records cannot be told apart, or both sides have changed one of them.
    """
    column = (theirs if is_nothing(ours.value) else ours).value.start_mark.column
    side, opposite = _read(ours, column), _read(theirs, column)
    before, own, other = _read(base, column).records, side.records, opposite.records
    removed = [{*before} - {*own}, {*before} - {*other}]
    added = [[own[k] for k in own if k not in before], [other[k] for k in other if k not in before]]
    if removed[0] & removed[1] and [r.key for r in added[0]] != [r.key for r in added[1]]:
        raise WholeError
    kept = [_newer(before[k], own[k], other[k]) for k in own if k in before and k in other]
    both = {record.key for record in added[0]}
    new = _in_turn(added[0], [record for record in added[1] if record.key not in both])
    records = sorted((*kept, *new), key=lambda record: record.day)
    if not records:
        raise WholeError
    text = side.head or opposite.head
    for record in records:
        text += record.text if record.text.endswith("\n") else f"{record.text}\n"
    return text + (side.tail or opposite.tail), [record.fields for record in records]


class _Side(NamedTuple):
    """The reviews of a file: the lines above and below them, and what stands between by what it says."""

    head: str
    tail: str
    records: dict[tuple[str, int], _Record]


def _read(part: Part | None, column: int) -> _Side:
    """Return the reviews of a file, with their dashes in a column.

    Raises:
        WholeError: If they cannot be told apart, or one has no day.
    """
    parts, tail = records_of(part)
    own = part.value.start_mark.column if part is not None else column
    records: dict[tuple[str, int], _Record] = {}
    times: Counter[str] = Counter()
    for item in parts.items:
        fields = plain(item.value)
        if not DAY.fullmatch(str(fields.get("date", ""))):
            raise WholeError
        said = json.dumps(fields, sort_keys=True, ensure_ascii=False)
        record = _Record((said, times[said]), _moved(item.text, column - own), fields)
        records[record.key] = record
        times[said] += 1
    return _Side(parts.head, tail, records)


def _moved(text: str, columns: int) -> str:
    """Return lines further to the right, or to the left where the number is negative."""
    if columns < 0:
        return re.sub(rf"^ {{1,{-columns}}}", "", text, flags=re.MULTILINE)
    return re.sub(r"^(?=.)", " " * columns, text, flags=re.MULTILINE)


def _newer(base: _Record, ours: _Record, theirs: _Record) -> _Record:
    """Return how a record is written that says the same everywhere."""
    return theirs if ours.text == base.text else ours


def _in_turn(ours: Sequence[_Record], theirs: Sequence[_Record]) -> list[_Record]:
    """Return what both sides have added, the same whichever of them is ours."""
    days: dict[str, list[list[_Record]]] = {}
    for side in (ours, theirs):
        for day, of_day in groupby(sorted(side, key=lambda r: r.day), key=lambda r: r.day):
            days.setdefault(day, []).append(list(of_day))
    return [
        record
        for day in sorted(days)
        for of_side in sorted(days[day], key=lambda x: (not x[-1].confirms, [r.key for r in x]))
        for record in of_side
    ]
