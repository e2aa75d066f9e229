"""Faults of values that have not the form of their field: which each is, and what to do about it."""

import datetime as dt
import re

_ADDRESS = re.compile(r"https?://[^\s,;]+", re.IGNORECASE)
_SPREADSHEET = dt.date(1899, 12, 30)
"""The day from which spreadsheets count, by their mistake about 1900 (ECMA-376, serial dates)."""

_COUNTED = re.compile(r"[1-6]\d{4}", re.ASCII)
"""Days from 1927 to 2091, as spreadsheets count them."""


def of_url(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a web address, and what to do."""
    if len(_ADDRESS.findall(text)) > 1:
        return "is more than one address", "write each as an item of its own"
    if " " in text and _ADDRESS.match(text):
        return "has a blank in it", "write the address only, and %20 for a blank that belongs to it"
    return None


def of_email(text: str) -> tuple[str, str] | None:
    """Return what is wrong with an e-mail address, and what to do."""
    if text.lower().startswith("mailto:"):
        return "has mailto: before it", f"write {text[len('mailto:') :]}"
    if text.count("@") > 1:
        return "is more than one address", "write each as an item of its own"
    if "," in text:
        return "has a comma", "write a full stop, if that is meant"
    return None


def of_issued(text: str) -> tuple[str, str] | None:
    """Return what is wrong with the day of a work, and what to do."""
    if _COUNTED.fullmatch(text):
        day = _SPREADSHEET + dt.timedelta(days=int(text))
        return (
            "is no year, and a day as spreadsheets count them, it seems",
            f"write {day}, if that is meant",
        )
    return None
