"""Marking: entries become some of one's own, or get a private note; only the person's own file knows of it."""

from collections.abc import Callable, Mapping, Sequence

from ketamine_tui.actions.outcome import Outcome, room_beside
from ketamine_tui.actions.session import MarkStep, Session
from ketamine_tui.model.marks import (
    LONGEST_NOTE,
    NO_MARK,
    NO_MARKS,
    Mark,
    Marks,
    renamed,
    with_mark,
)
from ketamine_tui.model.privacy import PRIVATE
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import clean_block
from ketamine_tui.model.translate import N_, _, ngettext
from ketamine_tui.present.shortened import without_middle
from ketamine_tui.store.saving import NotWrittenError

NO_PLACE = N_("Nothing can be marked here")
"""What is told where a session has no file of marks."""

_LEAST = 10
"""Columns of a title that are told at least."""


def mark(titles: Mapping[str, str], session: Session, *, is_marked: bool) -> Outcome:
    """Mark entries, or take their marks away; `titles` are those of the entries, by id."""
    told = _told(_("Marked") if is_marked else _("No longer marked"), [*titles.values()], session)
    return _change([*titles], lambda old: old._replace(is_marked=is_marked), told, session)


def write_note(entry_id: str, title: str, text: str, session: Session) -> Outcome:
    """Put a private note in the place of the one before; an empty one takes it away."""
    note = clean_block(text).strip()
    if len(note) > LONGEST_NOTE:
        told = _("Not kept: a note may have {most:,} characters, this one has {size:,}")
        return Outcome(told.format(most=LONGEST_NOTE, size=len(note)), is_wrong_use=True)
    told = _told(_("Your note is kept") if note else _("Your note is deleted"), [title], session)
    return _change([entry_id], lambda old: old._replace(note=note), told, session)


def refusal(session: Session) -> str:
    """Return why nothing can be marked or noted, before anybody writes; nothing where it can."""
    if session.marks is None:
        return _(NO_PLACE)
    return _("Not marked: {reason}").format(reason=_(PRIVATE)) if session.is_private else ""


def _told(what: str, titles: Sequence[str], session: Session) -> str:
    if len(titles) != 1:
        number = len(titles)
        entries = ngettext("{number:,} entry", "{number:,} entries", number)
        return f"{what}: {entries.format(number=number)}"
    room = max(_LEAST, room_beside(f"{what}: "))
    return f"{what}: {without_middle(titles[0], room, session.chrome.cut)}"


def _change(
    entry_ids: Sequence[str], change: Callable[[Mark], Mark], told: str, session: Session
) -> Outcome:
    """Change what entries have, so that it can be taken back."""
    before: dict[str, Mark] = {}

    def changed(marks: Marks) -> Marks:
        before.update((entry_id, marks.get(entry_id, NO_MARK)) for entry_id in entry_ids)
        for entry_id, old in before.items():
            marks = with_mark(marks, entry_id, change(old))
        return marks

    outcome = _written(changed, told, session)
    if outcome.marks is not None:
        after = {entry_id: outcome.marks.get(entry_id, NO_MARK) for entry_id in entry_ids}
        if after != before:
            session.marked.append(MarkStep(before, after, told, session.recorded))
    return outcome


def take_back(session: Session) -> Outcome:
    """Take back the latest change of marks, unless another program has changed them since."""
    step = session.marked[-1]

    def as_before(marks: Marks) -> Marks:
        for entry_id, old in step.before.items():
            if marks.get(entry_id, NO_MARK) != step.after[entry_id]:
                raise NotWrittenError(
                    _("the mark or note of {id} has changed since").format(id=entry_id)
                )
            marks = with_mark(marks, entry_id, old)
        return marks

    told = _("Undone: {what}").format(what=step.told)
    outcome = _written(as_before, told, session, refused=N_("Not undone: {reason}"))
    if outcome.is_done:
        session.marked.pop()
    return outcome


def going(ids: Mapping[str, str], session: Session) -> str:
    """Return what would go with entries that are removed, in words; nothing where nobody has a note about them."""
    marks = _marks_of(session)[0]
    noted = [
        entry_id for entry_id, new in ids.items() if not new and marks.get(entry_id, NO_MARK).note
    ]
    told = _("your private note about {ids} goes with it").format(ids=", ".join(noted))
    return told if noted else ""


def follow(ids: Mapping[str, str], session: Session) -> Outcome:
    """Let marks follow entries to new ids; those of an entry with an empty one go with it."""
    marks, problems = _marks_of(session)
    if not ids or (not problems and ids.keys().isdisjoint(marks)):
        return Outcome("")
    session.marked.clear()  # nobody could say of which entry it was
    return _written(
        lambda marks: renamed(marks, ids), "", session, refused=N_("Your marks stay: {reason}")
    )


def _marks_of(session: Session) -> tuple[Marks, Sequence[Problem]]:
    """Return what is kept, and what is wrong with the file."""
    from ketamine_tui.store.marks_file import load_marks

    return load_marks(session.marks) if session.marks else (NO_MARKS, ())


def _written(
    change: Callable[[Marks], Marks],
    told: str,
    session: Session,
    refused: str = N_("Not marked: {reason}"),
) -> Outcome:
    # Most people have no such file, and it is read as YAML.
    from ketamine_tui.store.marks_file import change_marks

    if session.marks is None:
        return Outcome(_(NO_PLACE))
    if session.is_private:
        return Outcome(_(refused).format(reason=_(PRIVATE)))
    try:
        marks = change_marks(session.marks, change)
    except NotWrittenError as error:
        return Outcome(_(refused).format(reason=error))
    return Outcome(told, is_done=True, marks=marks)
