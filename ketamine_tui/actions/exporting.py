"""Exporting what a view shows: the text, what it leaves out and why, and a new file of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.actions.outcome import Outcome, not_written
from ketamine_tui.actions.session import Session
from ketamine_tui.exchange.extract import extract_of
from ketamine_tui.exchange.formats import FORMATS, Output, left_out
from ketamine_tui.exchange.outputs import write_new
from ketamine_tui.model.privacy import PRIVATE
from ketamine_tui.model.text import clean, sentence
from ketamine_tui.model.translate import N_, _, ngettext
from ketamine_tui.query.view import View
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.values import slug

NOTHING = N_("Nothing to export: the list is empty")


def refusal(view: View, session: Session) -> str:
    """Return why nothing of a view can be written, before a format is asked for; nothing where it can."""
    if session.is_private:
        return sentence(_(PRIVATE))
    return "" if view.total else _(NOTHING)


class Export(NamedTuple):
    """Entries in a format: the text, or the texts of a folder, and in `reasons` what was left out and why.

    `facts` are the parts of a ``--json`` answer, by name.
    """

    output: Output
    number: int
    reasons: tuple[str, ...]
    stem: str
    facts: Mapping[str, object]

    @property
    def told(self) -> str:
        """How many entries it has, and in which format."""
        told = ngettext(
            "Exported {number:,} entry as {format}",
            "Exported {number:,} entries as {format}",
            self.number,
        )
        return told.format(number=self.number, format=self.facts["exported"])


def exported(form: str, view: View, *, with_doubted: bool, with_notes: bool = False) -> Export:
    """Return the entries of a view in a format; private notes, and what nobody vouches for, only when asked for."""
    with FORMATS[form].speaking():
        whole = extract_of(view, with_doubted=with_doubted, with_notes=with_notes)
        extract = whole.only(FORMATS[form].holds)
        output = FORMATS[form].write(extract)
    parts = (slug(extract.title), form, str(extract.as_of))
    number = len(extract.items)
    return Export(
        output,
        number,
        tuple(left_out(form, whole, extract)),
        "-".join(part for part in parts if part),
        {
            "exported": form,
            "count": number,
            "left_out": whole.left_out,
            "not_held": len(whole.items) - number,
        },
    )


def export(form: str, view: View, session: Session, *, with_doubted: bool) -> Outcome:
    """Write the entries of a view into a new file, or a new folder, of the session's folder."""
    if session.is_private:
        return Outcome(sentence(_(PRIVATE)))
    folder = session.exports or Path.cwd()
    result = exported(form, view, with_doubted=with_doubted)
    reasons = "\n".join(map(sentence, result.reasons))
    if not result.number:
        return Outcome(_("Nothing to export"), value=reasons, facts=result.facts)
    try:
        place = write_new(folder, result.stem, FORMATS[form].suffix, result.output)
    except NotWrittenError as error:
        return not_written(error)._replace(facts=result.facts)
    written = _("Written to {place}").format(place=clean(str(place)))
    return Outcome(
        result.told,
        is_done=True,
        value=f"{written}\n\n{reasons}",
        facts={**result.facts, "file": str(place)},
    )
