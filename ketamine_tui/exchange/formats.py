"""The formats to export to."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ketamine_tui.exchange import (
    bibtex,
    bookmarks,
    csl,
    handout,
    hsds,
    markdown,
    site,
    tables,
    vcard,
)
from ketamine_tui.exchange.extract import Extract
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.text import counted

Output = str | Mapping[str, str]
"""The text of a file, or those of a folder's files by their paths below it."""


def _anything(_entry: Entry) -> bool:
    return True


class Format(NamedTuple):
    """A format: what it is, how it is written, and which entries it can hold (`held`: in words).

    `suffix` ends the name of its file; a format without one is a folder of files. `letter` chooses it
    on the screen.
    """

    help: str
    suffix: str
    letter: str
    write: Callable[[Extract], Output]
    holds: Callable[[Entry], bool] = _anything
    held: str = "entries"

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files."""
        return not self.suffix


FORMATS = {
    "vcard": Format(
        "contacts for address books, version 4", ".vcf", "v", vcard.vcard4, vcard.holds, "contacts"
    ),
    "vcard3": Format(
        "contacts for older address books, version 3",
        ".vcf",
        "3",
        vcard.vcard3,
        vcard.holds,
        "contacts",
    ),
    "hsds": Format(
        "contacts as services, Open Referral HSDS 3.0",
        ".json",
        "o",
        hsds.hsds,
        vcard.holds,
        "contacts",
    ),
    "csl": Format(
        "works for reference managers, CSL-JSON", ".json", "c", csl.csl_json, csl.holds, "works"
    ),
    "bibtex": Format(
        "works for LaTeX and reference managers", ".bib", "b", bibtex.bibtex, csl.holds, "works"
    ),
    "csv": Format("a table, a row for each entry", ".csv", "s", tables.to_csv),
    "json": Format("everything, as one object", ".json", "n", tables.to_json),
    "jsonl": Format("everything, an object a line", ".jsonl", "l", tables.to_json_lines),
    "markdown": Format(
        "a note that people read, and this program opens", ".md", "d", markdown.markdown
    ),
    "bookmarks": Format(
        "links for browsers and bookmark managers",
        ".html",
        "m",
        bookmarks.bookmarks,
        bookmarks.holds,
        "entries with a link",
    ),
    "text": Format("a hand-out to print, 80 columns", ".txt", "t", handout.as_text),
    "html": Format("a hand-out to print, as a page of HTML", ".html", "h", site.as_html),
    "site": Format("a site of HTML pages, in a folder of its own", "", "w", site.site),
}
"""The formats by name, in the order in which help lists them."""


def left_out(name: str, whole: Extract, extract: Extract) -> list[str]:
    """Return, in words, what of a view an extract for a format does not have, and why."""
    found = []
    if others := len(whole.items) - len(extract.items):
        found.append(f"{counted(others, 'other')} left out: {name} holds {FORMATS[name].held} only")
    if whole.left_out:
        found.append(
            f"{counted(whole.left_out, 'entry', 'entries')} left out that nobody vouches for"
            " (to be reviewed, needs changes, withdrawn)"
        )
    return found
