"""Clocks of countries: what their time zones show in winter and in summer, by the tables of the IANA."""

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_TABLE = "zone.tab"
"""Which zones a country has. It lies beside the zones, on the system or in their package."""

Clock = tuple[dt.timedelta | None, dt.timedelta | None]
"""How far a clock is from UTC in January and in July."""


@cache
def clock_of(zone: str, year: int) -> Clock:
    """Return what the clocks of a time zone show."""
    there = ZoneInfo(zone)
    winter, summer = (dt.datetime(year, month, 1, 12, tzinfo=there) for month in (1, 7))
    return winter.utcoffset(), summer.utcoffset()


@cache
def clocks_of(country: str, year: int) -> frozenset[Clock]:
    """Return what the clocks of a country show; nothing where that is not known, as where a system has few zones."""
    try:
        return frozenset(clock_of(zone, year) for code, zone in _zones() if code == country)
    except ZoneInfoNotFoundError:
        return frozenset()


@cache
def _zones() -> tuple[tuple[str, str], ...]:
    """Return the time zones with the codes of their countries."""
    file = next((folder / _TABLE for folder in _folders() if (folder / _TABLE).is_file()), None)
    lines = file.read_text("utf-8").splitlines() if file else ()
    fields = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple((code, zone) for code, _, zone, *_ in fields)


def _folders() -> Iterator[Path]:
    yield from map(Path, zoneinfo.TZPATH)
    package = find_spec("tzdata")
    if package and package.origin:
        yield Path(package.origin).parent / "zoneinfo"
