"""Three versions of a file into one: what one side has changed is taken, field by field.

Nothing is chosen in silence: where both sides have changed one field, its lines are merged as git
merges lines, and what overlaps stands there from both sides, between git's own marks.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from ketamine_tui.store.entry_files import front_matter
from ketamine_tui.store.merging.parts import Part, Parts, WholeError, parts_of, plain
from ketamine_tui.store.merging.reviews import merge_reviews
from ketamine_tui.store.node import ReadError
from ketamine_tui.store.yaml_quick import BYTE_ORDER_MARK, LOADER
from ketamine_tui.store.yaml_reader import read_yaml

MergeLines = Callable[[str, str, str], tuple[str, bool]]
"""Merges the lines of three texts; says whether that left a conflict."""

REVIEWS = "reviews"
_UNDECIDED = re.compile(r"^<{7,} .*?^>{7,} [^\n]*\n", re.MULTILINE | re.DOTALL)
_CRLF = "\r\n"


class Merged(NamedTuple):
    """The text of a merged file, and what a person has to decide in it, in words."""

    text: str
    conflicts: tuple[str, ...] = ()


def merge_texts(base: str, ours: str, theirs: str, path: str, merge_lines: MergeLines) -> Merged:
    """Merge three versions of a file of a directory.

    What cannot be read as such a file is merged line by line, and counts as a conflict: somebody has to
    look at it.
    """
    eol = _line_ending(base, ours, theirs)
    mark = BYTE_ORDER_MARK if ours.startswith(BYTE_ORDER_MARK) else ""
    texts = [_known(_evened(base)), _evened(ours), _evened(theirs)]
    merger = _Merger(merge_lines)
    try:
        text = merger.whole(*texts, is_page=path.endswith(".md"))
        if not merger.conflicts:
            merger.check(text, is_page=path.endswith(".md"))
    except (ReadError, WholeError, yaml.YAMLError) as error:
        text, is_open = merge_lines(*texts)
        told = "changed by both" if is_open else f"not understood, look at it ({error})"
        merger.conflicts = [f"the file: {told}"]
    if ours and not ours.endswith("\n") and text.endswith("\n"):
        text = text[:-1]
    return Merged(mark + text.replace("\n", eol), tuple(merger.conflicts))


class _Merger:
    """Merges the parts of one file, and remembers what both sides have changed."""

    def __init__(self, merge_lines: MergeLines) -> None:
        self._merge_lines = merge_lines
        self.conflicts: list[str] = []
        self._reviews: list[Any] = []

    def whole(self, base: str, ours: str, theirs: str, *, is_page: bool) -> str:
        """Merge whole files."""
        if not is_page:
            return self._documents(base, ours, theirs)
        (front, text), (own, own_text), (other, other_text) = map(_halves, (base, ours, theirs))
        merged = self._documents(front, own, other)
        return f"---\n{merged}{self._lines(text, own_text, other_text, 'the text')}"

    def check(self, text: str, *, is_page: bool) -> None:
        """See that the reviews of the result are those that were put together.

        Raises:
            ReadError: If the result cannot be read.
            WholeError: If it says something else.
        """
        front = _halves(text)[0] if is_page else text
        read_yaml(front)
        node = yaml.compose(front, Loader=LOADER)
        said = [*_reviews_in(plain(node))] if node else []
        if any(reviews not in said for reviews in self._reviews):
            raise WholeError("its reviews came out otherwise")

    def _documents(self, base: str, ours: str, theirs: str) -> str:
        before, own, other = (_document(text) for text in (base, ours, theirs))
        if own is None or other is None:
            return self._lines(base, ours, theirs, "the file")
        return self._part(before, own, other, "")

    def _part(self, base: Part | None, ours: Part, theirs: Part, where: str) -> str:
        if theirs.text == ours.text or (base and theirs.text == base.text):
            return ours.text
        if base and ours.text == base.text:
            return theirs.text
        if ours.name == REVIEWS and where:
            return self._reviews_of(base, ours, theirs, where)
        try:
            before, own, other = parts_of(base), parts_of(ours), parts_of(theirs)
            order = _order(*([part.name for part in x.items] for x in (before, own, other)))
        except WholeError:
            return self._lines(base.text if base else "", ours.text, theirs.text, where)
        return self._parts(before, own, other, order, where)

    def _parts(self, base: Parts, ours: Parts, theirs: Parts, order: list[str], where: str) -> str:
        text = self._lines(base.head, ours.head, theirs.head, where)
        by_name = [{part.name: part for part in x.items} for x in (base, ours, theirs)]
        for name in order:
            before, own, other = (parts.get(name) for parts in by_name)
            place = f"{where}{'.' if where else ''}{name}"
            if own and other:
                text += self._part(before, own, other, place)
            elif before:  # one side has taken it out
                sides = [x.text if x else "" for x in (before, own, other)]
                text += self._lines(sides[0], sides[1], sides[2], place)
            else:
                text += "".join(x.text for x in (own, other) if x)
        return text

    def _reviews_of(self, base: Part | None, ours: Part, theirs: Part, where: str) -> str:
        try:
            text, records = merge_reviews(base, ours, theirs)
        except WholeError:
            # Merged by lines, two reviews could become one: all of both sides is shown.
            self.conflicts.append(where)
            return f"<<<<<<< ours\n{ours.text}=======\n{theirs.text}>>>>>>> theirs\n"
        self._reviews.append(records)
        return text

    def _lines(self, base: str, ours: str, theirs: str, where: str) -> str:
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        text, is_open = self._merge_lines(base, ours, theirs)
        if is_open:
            self.conflicts.append(where or "the lines at the top")
        return text


def _reviews_in(data: Any) -> Iterator[object]:  # noqa: ANN401  # plain data
    """Yield the reviews of each entry and of each translation."""
    if isinstance(data, list):
        for item in data:
            yield from _reviews_in(item)
    elif isinstance(data, dict):
        yield data.get(REVIEWS)
        for value in data.values():
            yield from _reviews_in(value)


def _document(text: str) -> Part | None:
    """Return a document as one part; None where it is empty.

    Raises:
        ReadError: If it cannot be read.
    """
    read_yaml(text)
    node = yaml.compose(text, Loader=LOADER)
    return Part(text, 0, len(text), "", node) if node else None


def _order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the names of both sides in the order of the one that has changed it.

    Raises:
        WholeError: If both have, and differently.
    """
    common = {*base} & {*ours} & {*theirs} or {*ours} & {*theirs}
    orders = [[name for name in names if name in common] for names in (base, ours, theirs)]
    if orders[1] == orders[2] or orders[2] == orders[0]:
        first, second = ours, theirs
    elif orders[1] == orders[0] or not orders[0]:
        first, second = theirs, ours
    else:
        raise WholeError
    order = list(first)
    for index, name in enumerate(second):
        if name in order:
            continue
        if common.isdisjoint(second[index:]):
            order.append(name)
        else:
            before = next((x for x in reversed(second[:index]) if x in order), None)
            at = order.index(before) + 1 if before is not None else 0
            while at < len(order) and order[at] not in second and order[at] not in base:
                at += 1  # what the first side has added there stays together
            order.insert(at, name)
    return order


def _halves(text: str) -> tuple[str, str]:
    """Return the front matter of a page, and the rest with the line that ends it."""
    if not text:
        return "", "---\n"
    front, _, _ = front_matter(text)
    return front, text[text.index("\n") + 1 + len(front) :]


def _known(base: str) -> str:
    """Return what is known of a base that git has merged itself, of branches that were merged both ways.

    What is between its marks nobody has decided: no side has it from there.
    """
    return _UNDECIDED.sub("", base)


def _evened(text: str) -> str:
    """Return a text without what editors differ in: its mark, its line endings, its last one."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    text = text.replace(_CRLF, "\n") if _is_windows(text) else text
    return f"{text}\n" if text and not text.endswith("\n") else text


def _is_windows(text: str) -> bool:
    return _CRLF in text and text.count("\n") == text.count(_CRLF)


def _line_ending(base: str, ours: str, theirs: str) -> str:
    """Return how lines end: as on the side that has changed it, ours where both have."""
    before, own, other = (_is_windows(text) for text in (base, ours, theirs))
    return _CRLF if (other if own == before and "\n" in base else own) else "\n"
