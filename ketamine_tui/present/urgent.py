"""Urgent help: by region, what to dial or write to, before anything else. No filter touches it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import Reading, reading_at
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.regions import (
    EU_MEMBERS,
    INTERNATIONAL,
    canonical_region,
    is_within,
    wider_regions,
)
from ketamine_tui.model.review import Review, ReviewState, standing_review
from ketamine_tui.model.text import fold
from ketamine_tui.model.translate import N_, _, reader_language
from ketamine_tui.model.ways import Way
from ketamine_tui.present.copying import CopyField, copy_fields, main_field
from ketamine_tui.present.trust import untranslated_line

MORE = N_("{ways} (Enter: more)")
"""Stands where there was no room for all."""

_NONE = N_("this directory names no urgent help: in an emergency call your local emergency number")


class UrgentLine(NamedTuple):
    """One entry to turn to.

    `ways` says how (``call 988 (then press 1), text 838255``), `shorter_ways` the same in less and
    less room. `checked` is the day on which the whole of it was confirmed, `due` the one by which it
    has to be again; both are None where nobody has, or where it was doubted since.
    """

    entry_id: str
    title: str
    ways: str
    shorter_ways: tuple[str, ...]
    state: ReviewState
    main: CopyField | None
    checked: dt.date | None
    due: dt.date | None


class UrgentRegion(NamedTuple):
    """The entries of one region, which `region` names by its code."""

    region: str
    title: str
    lines: tuple[UrgentLine, ...]

    @property
    def code(self) -> str:
        """The code of ISO 3166 where a directory has another one of a country."""
        return canonical_region(self.region)


def urgent_ways(entry: Entry) -> list[Way]:
    """Return the ways that help at once; where there are none, the first address on the web."""
    ways = list(entry.ways())
    return [way for way in ways if way.advice] or [way for way in ways if way.kind.is_web][:1]


def urgent_regions(catalog: Catalog, first: str = "") -> tuple[UrgentRegion, ...]:
    """Return urgent help in the directory's own order; entries that do not exist are left out.

    The region whose code is `first` comes before the others, with its parts and what it belongs to; where there is
    none of these but the world, the order stays, as that has no number to call.
    """
    regions = [
        UrgentRegion(group.region, group.title, tuple(_lines(catalog, group.entries)))
        for group in catalog.directory.urgent
    ]
    return tuple(_begun_with(first, regions) if first else regions)


def _begun_with(first: str, regions: Sequence[UrgentRegion]) -> Sequence[UrgentRegion]:
    """Return regions with one of them, its parts and what it belongs to before the others."""
    around = (first, *wider_regions(first))
    own = {r.code for r in regions if is_within(r.code, first) or r.code in around}
    if own <= {INTERNATIONAL} and first != INTERNATIONAL:
        return regions
    nearness = {code: number for number, code in enumerate(around)}
    return sorted(
        regions,
        key=lambda region: (
            0 if is_within(region.code, first) else nearness.get(region.code, len(around)),
            region.code != first and is_within(region.code, first),
        ),
    )


class UrgentAnswer(NamedTuple):
    """Urgent help for what was asked for: the regions in their order, and what must be said before them.

    Where there are none, it is said instead of them.
    """

    regions: tuple[UrgentRegion, ...]
    remark: str = ""


def urgent_help(catalog: Catalog, name: str = "", first: str = "") -> UrgentAnswer:
    """Return urgent help for a region, by its code or its name; all of it without one, as `urgent_regions`.

    A region comes first, with its parts, then what it belongs to, the nearest first. A part of a title is
    enough to name it.
    """
    regions = urgent_regions(catalog, first)
    if not regions:
        return UrgentAnswer((), _(_NONE))
    if not name.strip():
        return UrgentAnswer(regions)
    named_so = [region for region in regions if fold(name.strip()) in fold(region.title)]
    code = _code_of(regions, name) or ("" if named_so else _begun_code(name))
    if code:
        asked = [region for region in regions if is_within(region.code, code)]
        asked.sort(key=lambda region: region.code != code)
    else:
        asked = named_so
    if not code and not asked:
        told = _(
            "{name} is no region: write a code such as DE or a name such as Germany; there is help for {regions}"
        )
        return UrgentAnswer((), told.format(name=repr(name), regions=_names(regions)))
    inner = filter(None, (code, *(region.code for region in asked)))
    of_all = (outer for one in inner for outer in wider_regions(one))
    # The world comes last, whichever of several regions names it first.
    wider = sorted(dict.fromkeys(of_all), key=lambda outer: outer == INTERNATIONAL)
    around = [r for outer in wider for r in regions if r.code == outer and r not in asked]
    has_own = any(region.lines for region in asked)
    return UrgentAnswer((*asked, *around), "" if has_own else _remark(code, around, regions))


def _code_of(regions: Iterable[UrgentRegion], name: str) -> str:
    """Return the code of the region that a name means; nothing where it means none."""
    known = {fold(text): one.code for one in regions for text in (one.title, one.region)}
    if code := known.get(fold(name.strip()), ""):
        return code
    if (code := canonical_region(name.strip().upper())) in {*known.values(), *EU_MEMBERS}:
        return code
    # Loading the names of all regions takes longer than the help should.
    from ketamine_tui.store.naming import region_code  # noqa: PLC0415

    return region_code(name)


def _begun_code(name: str) -> str:
    """Return the code of the country of whose name this is the beginning, where it is that of no other one."""
    from ketamine_tui.store.naming import country_begun  # noqa: PLC0415

    return country_begun(name)


def _remark(code: str, around: Sequence[UrgentRegion], regions: Iterable[UrgentRegion]) -> str:
    """Return what is said of a region that has no urgent help of its own."""
    from ketamine_tui.store.local_names import local_name  # noqa: PLC0415

    called = local_name("region", code, reader_language()) or code
    if any(map(_has_number, around)):
        told = _("this directory has no number for {region} alone; these are for a wider region")
        return told.format(region=called)
    if around:
        told = _(
            "this directory has no number for {region}: in an emergency call the local emergency number;"
            " this may help to find others"
        )
        return told.format(region=called)
    told = _("no urgent help for {region}; there is help for {regions}")
    return told.format(region=called, regions=_names(regions))


def _has_number(region: UrgentRegion) -> bool:
    ways = (line.main.way for line in region.lines if line.main)
    return any(way is not None and way.kind.telephone is not None for way in ways)


def _names(regions: Iterable[UrgentRegion]) -> str:
    """Return what regions are called: ``GB (United Kingdom), US (United States)``."""
    named = ((region.region, region.title) for region in regions)
    return ", ".join(title if title == code else f"{code} ({title})" for code, title in named)


def _lines(catalog: Catalog, names: tuple[str, ...]) -> list[UrgentLine]:
    positions = (catalog.position(name) for name in names)
    return [_line(catalog, position) for position in positions if position is not None]


def _line(catalog: Catalog, position: int) -> UrgentLine:
    reading = reading_at(catalog, position)
    entry = reading.entry
    ways = [(way.advice or way.value, way.note) for way in urgent_ways(entry)]
    full = ", ".join(f"{way} ({note})" if note else way for way, note in ways)
    said = [way for way, note in ways]
    more = _(MORE)
    shorter = tuple(more.format(ways=", ".join(said[:n])) for n in range(len(said), 0, -1))
    state = catalog.row(position).state
    main = main_field((field for field in copy_fields(entry) if not field.is_placeholder), entry)
    days = check_days(catalog, position, reading)
    foreign = untranslated_line(catalog, position)
    title = f"{entry.title} ({foreign})" if foreign else entry.title
    return UrgentLine(entry.id, title, full, shorter, state, main, *days)


class CheckDays(NamedTuple):
    """On which day the whole of an entry was confirmed, and by which it has to be again.

    Both are None where nobody has, or where it was doubted since.
    """

    checked: dt.date | None
    due: dt.date | None

    @property
    def as_data(self) -> dict[str, str | None]:
        """The days as JSON has them."""
        return {name: day.isoformat() if day else None for name, day in self._asdict().items()}


def check_days(catalog: Catalog, position: int, reading: Reading) -> CheckDays:
    """Return the days of an entry's check: of the words, too, where it is read in a translation."""
    days = _days_of(reading.original.reviews, catalog.original_row(position).due)
    words = catalog.wordings.get(position)
    if words is None or reading.translation is None:
        return days
    of_words = _days_of(reading.translation.reviews, words.due)
    if days.checked is None or of_words.checked is None:
        return CheckDays(None, None)
    dues = [due for due in (days.due, of_words.due) if due]
    return CheckDays(min(days.checked, of_words.checked), min(dues, default=None))


def _days_of(reviews: tuple[Review, ...], due: dt.date | None) -> CheckDays:
    standing = standing_review(reviews)
    if standing is None or not standing.may_confirm:
        return CheckDays(None, None)
    return CheckDays(standing.date, due)
