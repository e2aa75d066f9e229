"""The formats to export to.

What writes one is imported when something is written: help, and the dialog, only name them.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from ketamine_tui.model.text import counted

if TYPE_CHECKING:
    from ketamine_tui.exchange.extract import Extract
    from ketamine_tui.model.entry import Entry

Output = str | Mapping[str, str]
"""The text of a file, or those of a folder's files by their paths below it."""


class Format(NamedTuple):
    """A format: what it is, and the module and function that write it.

    `suffix` ends the name of its file; a format without one is a folder of files. `letter` chooses it
    on the screen. `holder` is the function that says which entries it can hold, `held` says so in words. `has_notes` says whether private notes have a place in it.
    """

    help: str
    suffix: str
    letter: str
    writer: str
    holder: str = ""
    held: str = "entries"
    has_notes: bool = True

    @property
    def write(self) -> "Callable[[Extract], Output]":
        """What writes an extract."""
        writer: Callable[[Extract], Output] = _function(self.writer)
        return writer

    @property
    def holds(self) -> "Callable[[Entry], bool]":
        """What says whether the format can hold an entry."""
        holder: Callable[[Entry], bool] = _function(self.holder) if self.holder else _anything
        return holder

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files."""
        return not self.suffix


# Not formatted: a table in which a format takes few lines can be read.
# fmt: off
FORMATS = {
    "vcard": Format("contacts for address books, version 4", ".vcf", "v",
                    "vcard.vcard4", "vcard.holds", "ways to reach somebody"),
    "vcard3": Format("contacts for older address books, version 3", ".vcf", "3",
                     "vcard.vcard3", "vcard.holds", "ways to reach somebody"),
    "hsds": Format("contacts as services, Open Referral HSDS 3.0", ".json", "o",
                   "hsds.hsds", "hsds.holds", "contacts", has_notes=False),
    "csl": Format("works for reference managers, CSL-JSON", ".json", "c",
                  "csl.csl_json", "csl.holds", "works"),
    "bibtex": Format("works for LaTeX and reference managers", ".bib", "b",
                     "bibtex.bibtex", "csl.holds", "works"),
    "csv": Format("a table, a row for each entry", ".csv", "s", "tables.to_csv"),
    "json": Format("everything, as one object", ".json", "n", "tables.to_json"),
    "jsonl": Format("everything, an object a line", ".jsonl", "l", "tables.to_json_lines"),
    "markdown": Format("a note that people read, and this program opens", ".md", "d",
                       "markdown.markdown", has_notes=False),
    "bookmarks": Format("links for browsers and bookmark managers", ".html", "m",
                        "bookmarks.bookmarks", "bookmarks.holds", "entries with a link"),
    "text": Format("a hand-out to print, 80 columns", ".txt", "t", "handout.as_text"),
    "html": Format("a hand-out to print, as a page of HTML", ".html", "h", "site.as_html"),
    "site": Format("a site of HTML pages, in a folder of its own", "", "w", "site.site",
                   has_notes=False),
}
# fmt: on
"""The formats by name, in the order in which help lists them."""


def _anything(_entry: "Entry") -> bool:
    return True


def _function(name: str) -> Any:  # noqa: ANN401  # by name
    module, _, function = name.partition(".")
    return getattr(import_module(f"ketamine_tui.exchange.writers.{module}"), function)


UNREVIEWED = "to be reviewed, needs changes, withdrawn"
"""What an unreviewed entry is: the states of those that nobody vouches for."""


def left_out(name: str, whole: "Extract", extract: "Extract") -> list[str]:
    """Return, in words, what of a view an extract for a format does not have, and why."""
    reasons = []
    if others := len(whole.items) - len(extract.items):
        reasons.append(
            f"{counted(others, 'other')} left out: {name} holds {FORMATS[name].held} only"
        )
    if whole.left_out:
        reasons.append(
            f"{counted(whole.left_out, 'unreviewed entry', 'unreviewed entries')} left out"
            f" ({UNREVIEWED})"
        )
    return reasons
