"""Recording reviews in the files of a directory, and taking them back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketamine_tui.actions.outcome import NOT_HERE, Outcome, not_written, room_beside
from ketamine_tui.actions.session import Session
from ketamine_tui.curation.reviewing import Finding, RefusedError, reviewed
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.text import counted, sentence
from ketamine_tui.model.translate import _
from ketamine_tui.present.shortened import without_middle
from ketamine_tui.present.trust import people_line
from ketamine_tui.store.decode import encode
from ketamine_tui.store.saving import NotWrittenError

if TYPE_CHECKING:
    # It brings what reads files, and is made when something is to be written.
    from ketamine_tui.curation.curator import Curator


_LEAST = 10
"""Columns of a title that are told at least."""


def curator_of(session: Session) -> "Curator | Outcome":
    """Return what records reviews, or, before anybody is asked what they have found, why nothing does."""
    if session.curator is None:
        return Outcome(_(NOT_HERE))
    try:
        session.curator.check_writable()
    except NotWrittenError as error:
        return not_written(error)
    return session.curator


def record(
    finding: Finding, entry: Entry, path: str, directory: Directory, session: Session
) -> Outcome:
    """Write what was found about an entry, as it was looked at, into its file."""
    if (curator := session.curator) is None:
        return Outcome(_(NOT_HERE))
    try:
        review = curator.record(finding, entry, path, directory)
    except (RefusedError, NotWrittenError) as error:
        return not_recorded(error)
    subject = reviewed(entry, finding.language)
    people = people_line((*subject.reviews, review), entry.kind, directory.review_policy)
    forgotten = _forgotten(curator)
    undo_key = session.key_of("undo")
    as_what = f"as {review.words}{f'; {undo_key} undoes it' if undo_key else ''}"
    more = ". ".join(sentence(text) for text in (people, forgotten) if text)
    room = max(_LEAST, room_beside(f"Recorded  {as_what}", more))
    title = without_middle(subject.title, room, session.chrome.cut)
    told = f"Recorded {title} {as_what}"
    return Outcome(
        ". ".join(text for text in (told, more) if text),
        is_done=True,
        is_new=True,
        facts={
            "id": entry.id,
            "path": path,
            "review": encode(review),
            "people": people,
            "forgotten": forgotten,
        },
    )


def record_all(
    finding: Finding, named: Sequence[tuple[Entry, str]], directory: Directory, session: Session
) -> Outcome:
    """Write one finding about several entries, each with its file: about all of them, or none."""
    if (curator := session.curator) is None:
        return Outcome(_(NOT_HERE))
    try:
        reviews = curator.record_all(finding, named, directory)
    except (RefusedError, NotWrittenError) as error:
        return not_recorded(error)
    forgotten = _forgotten(curator)
    records = [
        {"id": entry.id, "path": path, "review": encode(review)}
        for (entry, path), review in zip(named, reviews, strict=True)
    ]
    told = f"Recorded {counted(len(named), 'entry', 'entries')} as {reviews[-1].words}"
    return Outcome(
        ". ".join(filter(None, (told, sentence(forgotten)))),
        is_done=True,
        is_new=True,
        facts={"reviews": records},
    )


def not_recorded(error: RefusedError | NotWrittenError) -> Outcome:
    """Return why nothing was recorded; of what is missing in a finding, the field where."""
    if isinstance(error, RefusedError):
        return not_written(error)._replace(is_wrong_use=True, facts={"field": error.field})
    return not_written(error, error.difference)


def _forgotten(curator: "Curator") -> str:
    """Return what is said where who reviews could not be kept for the next time."""
    return f"the reviewer is not remembered: {curator.forgotten}" if curator.forgotten else ""


def undo(session: Session) -> Outcome:
    """Take back the latest review of this run."""
    if (curator := session.curator) is None:
        return Outcome(_(NOT_HERE))
    try:
        entry_ids = curator.undo()
    except NotWrittenError as error:
        return Outcome(f"Not undone: {error}")
    whose = f"review of {entry_ids[0]}"
    if len(entry_ids) > 1:
        whose = f"reviews of {counted(len(entry_ids), 'entry', 'entries')}"
    return Outcome(f"Undone: the {whose}", is_done=True, is_new=True)
