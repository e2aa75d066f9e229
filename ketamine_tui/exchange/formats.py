"""The formats to export to.

What writes one is imported when something is written: help, and the dialog, only name them.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from ketamine_tui.model.translate import N_, _, in_english, ngettext

if TYPE_CHECKING:
    from ketamine_tui.exchange.extract import Extract
    from ketamine_tui.model.entry import Entry

Output = str | Mapping[str, str]
"""The text of a file, or those of a folder's files by their paths below it."""


class Format(NamedTuple):
    """A format: what it is, and the module and function that write it.

    `suffix` ends the name of its file; a format without one is a folder of files. `letter` chooses it
    on the screen. `holder` is the function that says which entries it can hold, `held` says so in words. `has_notes` says whether private notes have a place in it. One that `is_for_readers` is
    written in their language; what programs read is English.
    """

    help: str
    suffix: str
    letter: str
    writer: str
    holder: str = ""
    held: str = N_("entries")
    has_notes: bool = True
    is_for_readers: bool = False

    @property
    def write(self) -> "Callable[[Extract], Output]":
        """What writes an extract."""
        writer: Callable[[Extract], Output] = _function(self.writer)
        return writer

    def speaking(self) -> AbstractContextManager[None]:
        """Return the context in which an extract for it is made and written: what programs read is English."""
        return nullcontext() if self.is_for_readers else in_english()

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
    "text": Format(N_("a hand-out to print, 80 columns"), ".txt", "t", "handout.as_text", is_for_readers=True),
    "html": Format(N_("a hand-out to print, as a page of HTML"), ".html", "h", "site.as_html", is_for_readers=True),
    "site": Format(N_("a site of HTML pages, in a folder of its own"), "", "w", "site.site",
                   has_notes=False, is_for_readers=True),
    "markdown": Format(N_("a note that people read, and this program opens"), ".md", "d",
                       "markdown.markdown", has_notes=False),
    "csv": Format(N_("a table, a row for each entry"), ".csv", "s", "tables.to_csv"),
    "vcard": Format(N_("contacts for address books, version 4"), ".vcf", "v",
                    "vcard.vcard4", "vcard.holds", N_("ways to reach somebody")),
    "vcard3": Format(N_("contacts for older address books, version 3"), ".vcf", "3",
                     "vcard.vcard3", "vcard.holds", N_("ways to reach somebody")),
    "bookmarks": Format(N_("links for browsers and bookmark managers"), ".html", "m",
                        "bookmarks.bookmarks", "bookmarks.holds", N_("entries with a link")),
    "bibtex": Format(N_("works for LaTeX and reference managers"), ".bib", "b",
                     "bibtex.bibtex", "csl.holds", N_("works")),
    "csl": Format(N_("works for reference managers, CSL-JSON"), ".json", "c",
                  "csl.csl_json", "csl.holds", N_("works")),
    "hsds": Format(N_("contacts as services, Open Referral HSDS 3.0"), ".json", "o",
                   "hsds.hsds", "hsds.holds", N_("contacts"), has_notes=False),
    "json": Format(N_("everything, as one object"), ".json", "n", "tables.to_json"),
    "jsonl": Format(N_("everything, an object a line"), ".jsonl", "l", "tables.to_json_lines"),
}
# fmt: on
"""The formats by name, those that people read or open themselves first, as help and the dialog list them."""


def _anything(_entry: "Entry") -> bool:
    return True


def _function(name: str) -> Any:  # noqa: ANN401  # by name
    module, _, function = name.partition(".")
    return getattr(import_module(f"ketamine_tui.exchange.writers.{module}"), function)


def unreviewed() -> str:
    """Return what an unreviewed entry is: the states of those that nobody vouches for."""
    return _("to be reviewed, needs changes, withdrawn")


def unreviewed_left_out(number: int) -> str:
    """Return how many unreviewed entries are not there, and what that means."""
    told = ngettext(
        "{number:,} unreviewed entry left out ({states})",
        "{number:,} unreviewed entries left out ({states})",
        number,
    )
    return told.format(number=number, states=unreviewed())


def left_out(name: str, whole: "Extract", extract: "Extract") -> list[str]:
    """Return, in words, what of a view an extract for a format does not have, and why."""
    reasons = []
    if others := len(whole.items) - len(extract.items):
        told = ngettext(
            "{number:,} other left out: {format} holds {held} only",
            "{number:,} others left out: {format} holds {held} only",
            others,
        )
        reasons.append(told.format(number=others, format=name, held=_(FORMATS[name].held)))
    if whole.left_out:
        reasons.append(unreviewed_left_out(whole.left_out))
    return reasons
