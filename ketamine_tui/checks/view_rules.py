"""Rules for saved views whose titles say what their queries do not ask for."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import NamedTuple

from ketamine_tui.checks.codes import country_named, have_part_in_common
from ketamine_tui.checks.subject import Subject, problem
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.kind import HELP, Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import Method
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.tag import tag_key
from ketamine_tui.model.text import fold
from ketamine_tui.query.fields import KIND, METHOD, REGION, SECTION, TAG
from ketamine_tui.query.names import Names
from ketamine_tui.query.parse import parse_view
from ketamine_tui.query.syntax import Field, Group, Query, QueryError, Term, Value, fields_in
from ketamine_tui.store.naming import region_name
from ketamine_tui.store.node import Place
from ketamine_tui.store.scan import DIRECTORY_FILE

_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)
_AUDIENCE = "audience"
_DAYS = ("issued", "reviewed", "next")
_YEAR = re.compile(r"\b((?:before|until|after|than)?)\s*\b((?:19|20)\d\d)(?=s?\b)", re.IGNORECASE)
_BESIDE = {"before": -1, "until": -1, "after": 1, "than": 1}
"""How far the year of a query may be from that of a title: before 2020 is until 2019."""

_NOUNS = {
    "book": Kind.BOOK,
    "article": Kind.ARTICLE,
    "paper": Kind.ARTICLE,
    "guideline": Kind.GUIDELINE,
    "video": Kind.VIDEO,
    "film": Kind.VIDEO,
    "podcast": Kind.PODCAST,
    "clinic": Kind.CLINIC,
    "helpline": Kind.HELPLINE,
    "hotline": Kind.HELPLINE,
    "emergency": Kind.EMERGENCY,
}
"""What entries of a kind are called that are of no other kind; a report or a website may be many things."""

_HEAD_ENDS = re.compile(
    r"\b(?:for|of|on|to|in|by|about|with|without|from|since|before|after|until|than|that|who|which|at|near)\b"
)
_PLURAL = re.compile(r"\b([a-z]+)s\b(?!['\u2019])|\b[a-z]+s['\u2019]")
_FOR = re.compile(r"\bfor ((?:[a-z]+(?:, | and | or )?)+)")
_NAME = re.compile(r"[A-Z][\w.'\u2019-]*(?: (?:(?:and|of|the) )*[A-Z][\w.'\u2019-]*)*")
_NEWEST_FIRST = re.compile(r"\b(?:newest|latest|most recent)\b")
_OLDEST_FIRST = re.compile(r"\b(?:oldest|earliest)\b")


class _Asked(NamedTuple):
    """A view that can be understood: its title in small letters, and what its query asks for."""

    title: str
    written: str
    query: Query
    values: Mapping[str, Sequence[str]]


def problems_of_views(directory: Directory, subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield the titles of saved views that say something else than their queries."""
    names = _names(directory, subjects) if directory.views else Names(directory)
    for view in directory.views:
        with suppress(QueryError):  # which is told as such
            query = parse_view(view, names)
            place = Place(view.query_line, view.query_column)
            for value in (value for field in fields_in(query.terms) for value in field.values):
                if _is_turned(value):
                    yield problem("date-order", DIRECTORY_FILE, place, f"{value} ends first")
            asked = _Asked(fold(view.title), view.title, query, _values(query.terms))
            # One mistake may be of several sorts: a kind, and the section of its entries.
            if told := next((told for rule in _RULES for told in rule(asked, names)), ""):
                yield problem("view-title", DIRECTORY_FILE, place, f"the title says {told}")


def _is_turned(value: Value) -> bool:
    """Say whether a value is a range of two dates of which the second is before the first; the query takes either order."""
    dates = [_DATE.fullmatch(date) for date in (value.text, value.end)]
    first, last = (tuple(map(int, filter(None, date.groups()))) if date else () for date in dates)
    length = min(len(first), len(last))
    return last[:length] < first[:length]


def _names(directory: Directory, subjects: Sequence[Subject]) -> Names:
    """Return what queries can name, as far as titles say it, too."""
    entries = [subject.entry for subject in subjects]
    values = {
        REGION: tuple({region for entry in entries for region in entry.regions}),
        "language": tuple({tag for entry in entries for tag in entry.languages}),
        _AUDIENCE: tuple({whom for entry in entries for whom in entry.audience}),
        METHOD: tuple(Method),
    }
    return Names(directory, values)


def _values(terms: Iterable[Term]) -> Mapping[str, Sequence[str]]:
    """Return what is asked for by field; what is excluded is left out."""
    values: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        if isinstance(term, Field):
            values[term.name] += [part for value in term.values for part in (value.text, value.end)]
        elif isinstance(term, Group):
            for name, more in _values(term.terms).items():
                values[name] += more
    return values


def _years(asked: _Asked, _names: Names) -> Iterator[str]:
    """Yield years that the title has and the query has not, where the query has others."""
    said = [(int(year), _BESIDE.get(word.lower(), 0)) for word, year in _YEAR.findall(asked.title)]
    meant = {year + step for year, by in said for step in {0, by}}
    written = {int(year) for _, year in _YEAR.findall(str(asked.query))}
    days = " ".join(day for field in _DAYS for day in asked.values.get(field, ()))
    others = sorted({int(year) for _, year in _YEAR.findall(days)} - meant)
    lost = [year for year, by in said if written.isdisjoint({year, year + by})]
    if lost and others:
        yield f"{lost[0]}, and the query {others[0]}"


def _kinds(asked: _Asked, _names: Names) -> Iterator[str]:
    """Yield the kind that the first words of the title are, where the query asks for others only."""
    head = _HEAD_ENDS.split(asked.title)[0]
    said = {noun: _NOUNS[noun] for noun in _PLURAL.findall(head) if noun in _NOUNS}
    sought = [value for name in (KIND, SECTION, TAG) for value in asked.values.get(name, ())]
    kinds = {kind for value in sought if (kind := _kind_of(value))}
    known = set(_NOUNS.values())
    is_certain = all(_kind_of(v) in known for v in asked.values.get(KIND, ()) if v)
    text = fold(str(asked.query))
    is_other = is_certain and kinds.isdisjoint(_with_like(said.values()))
    if said and kinds and is_other and not any(noun in text for noun in said):
        yield f"{next(iter(said))}s, and the query {min(kinds)}s"


def _kind_of(name: str) -> Kind | None:
    """Return the kind that a kind, a section or a tag is named for."""
    key = tag_key(name)
    return _NOUNS.get(key) or _NOUNS.get(key.removesuffix("s"))


def _with_like(kinds: Iterable[Kind]) -> AbstractSet[Kind]:
    """Return kinds with those that may be called so, too."""
    named = frozenset(kinds)
    return named | HELP if named & HELP else named


def _audiences(asked: _Asked, names: Names) -> Iterator[str]:
    """Yield for whom the title is, where the query asks for others only."""
    known = {tag_key(audience): audience for audience in names.of(_AUDIENCE)}
    words = (word for said in _FOR.findall(asked.title) for word in re.findall(r"[a-z]+", said))
    said = [known[key] for key in map(tag_key, words) if key in known]
    sought = [*filter(None, asked.values.get(_AUDIENCE, ()))]
    if said and sought and set(said).isdisjoint(sought):
        yield f"for {said[0]}, and the query for {sought[0]}"


def _regions(asked: _Asked, _names: Names) -> Iterator[str]:
    """Yield the country that the title names, where the query asks for others only."""
    called = {code: name for name in _NAME.findall(asked.written) if (code := country_named(name))}
    sought = [*filter(None, asked.values.get(REGION, ()))]
    if called and sought and not have_part_in_common(called, sought):
        yield f"{next(iter(called.values()))}, and the query {region_name(sought[0]) or sought[0]}"


def _tags(asked: _Asked, names: Names) -> Iterator[str]:
    """Yield the tag that the title is, where the query asks for others only, of which none is above or below it."""
    vocabulary = names.directory.vocabulary
    said = vocabulary.find(asked.title)
    sought = [tag for label in asked.values.get(TAG, ()) if (tag := vocabulary.find(label))]
    if said and sought and tag_key(said.label) not in tag_key(str(asked.query)):
        is_near = any(
            tag in vocabulary.lineage(said) or said in vocabulary.lineage(tag) for tag in sought
        )
        if not is_near:
            yield f"{said.label}, and the query {sought[0].label}"


def _sections(asked: _Asked, names: Names) -> Iterator[str]:
    """Yield the section that the title is, where the query asks for others only, of which none is above or below it."""
    sections = [section for section, _ in walk_sections(names.directory.sections)]
    said = [section for section in sections if fold(section.title) == asked.title]
    sought = [section for section in sections if section.id in asked.values.get(SECTION, ())]
    below = {one.id for section in said for one, _ in section.walk()}
    above = {one.id for section in sought for one, _ in section.walk()}
    is_near = below & {s.id for s in sought} or above & {s.id for s in said}
    if said and sought and not is_near and asked.title not in fold(str(asked.query)):
        yield f"{said[0].title}, and the query {sought[0].title}"


def _order(asked: _Asked, _names: Names) -> Iterator[str]:
    """Yield which entries come first by the title, where the query has them last."""
    sort = asked.query.sort
    if sort is None or sort.field not in _DAYS:
        return
    if _NEWEST_FIRST.search(asked.title) and not sort.is_descending and sort.field != "next":
        yield "that the newest come first, and the query has the oldest first"
    if _OLDEST_FIRST.search(asked.title) and sort.is_descending:
        yield "that the oldest come first, and the query has the newest first"


_RULES: tuple[Callable[[_Asked, Names], Iterator[str]], ...] = (
    _years,
    _kinds,
    _audiences,
    _regions,
    _tags,
    _sections,
    _order,
)
