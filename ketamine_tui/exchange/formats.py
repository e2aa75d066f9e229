"""The formats to export to."""

from collections.abc import Callable
from typing import NamedTuple

from ketamine_tui.exchange import bibtex, bookmarks, csl, handout, hsds, tables, vcard
from ketamine_tui.exchange.extract import Extract
from ketamine_tui.model.entry import Entry


def _anything(_entry: Entry) -> bool:
    return True


class Format(NamedTuple):
    """A format: what it is, how it is written, and which entries it can hold (`held`: in words)."""

    help: str
    write: Callable[[Extract], str]
    holds: Callable[[Entry], bool] = _anything
    held: str = "entries"


FORMATS = {
    "vcard": Format("contacts for address books, version 4", vcard.vcard4, vcard.holds, "contacts"),
    "vcard3": Format(
        "contacts for older address books, version 3", vcard.vcard3, vcard.holds, "contacts"
    ),
    "csl": Format("works for reference managers, CSL-JSON", csl.csl_json, csl.holds, "works"),
    "bibtex": Format("works for LaTeX and reference managers", bibtex.bibtex, csl.holds, "works"),
    "csv": Format("a table, a row for each entry", tables.to_csv),
    "json": Format("everything, as one object", tables.to_json),
    "jsonl": Format("everything, an object a line", tables.to_json_lines),
    "bookmarks": Format(
        "links for browsers and bookmark managers",
        bookmarks.bookmarks,
        bookmarks.holds,
        "entries with a link",
    ),
    "hsds": Format(
        "contacts as services, Open Referral HSDS 3.0", hsds.hsds, vcard.holds, "contacts"
    ),
    "text": Format("a hand-out to print, 80 columns", handout.as_text),
}
"""The formats by name, in the order in which help lists them."""
