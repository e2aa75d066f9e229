"""Refactoring a directory: what it would change, and doing it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ketamine_tui.actions.outcome import Offer, Outcome, not_written
from ketamine_tui.actions.session import Session
from ketamine_tui.model.errors import UserError, WrongUseError
from ketamine_tui.model.text import counted, sentence
from ketamine_tui.store.saving import NotWrittenError

if TYPE_CHECKING:
    # They bring what reads and writes files.
    from ketamine_tui.curation.refactoring.plan import Plan
    from ketamine_tui.curation.refactoring.whole import Whole

MakePlan = Callable[["Whole"], "Plan"]


def prepare(make: MakePlan, session: Session) -> "Plan | Outcome":
    """Return what a refactoring would change, or why it cannot be done."""
    from ketamine_tui.actions.reviewing import curator_of
    from ketamine_tui.curation.refactoring.whole import Whole

    curator = curator_of(session)
    if isinstance(curator, Outcome):
        return curator
    try:
        plan = make(Whole(curator.folder, session.views_file))
    except WrongUseError as error:
        return not_written(error)._replace(is_wrong_use=True)
    except NotWrittenError as error:
        return not_written(error, error.difference)
    except OSError as error:
        return not_written(UserError(error.strerror or type(error).__name__))
    return plan if plan.changes else Outcome(f"There is nothing to change to {plan.told}")


def propose(make: MakePlan, session: Session) -> Outcome:
    """Return what a refactoring would change, to be read, with the offer to do it."""
    plan = prepare(make, session)
    if isinstance(plan, Outcome):
        return plan
    told = f"{sentence(plan.told)}, {counted(plan.size, 'file')}?"
    offer = Offer("Write it", partial(carry_out, plan))
    from ketamine_tui.actions.marking import going

    notes = filter(None, (*plan.notes, going(plan.ids, session)))
    return Outcome(told, value="\n".join((*map(sentence, notes), *plan.lines)), offer=offer)


def rename_tag(old: str, label: str, session: Session) -> Outcome:
    """Propose another label for a tag."""
    from ketamine_tui.curation.refactoring.tags import plan_renamed_tag

    return propose(partial(plan_renamed_tag, old=old, label=label), session)


def merge_tags(going: str, into: str, session: Session) -> Outcome:
    """Propose one tag in the place of another."""
    from ketamine_tui.curation.refactoring.tags import plan_merged_tags

    return propose(partial(plan_merged_tags, names=(going,), into=into), session)


def move(entry_id: str, section: str, session: Session) -> Outcome:
    """Propose another section for an entry."""
    from ketamine_tui.curation.refactoring.entries import plan_move

    return propose(partial(plan_move, ids=(entry_id,), section=section), session)


def rename_entry(old: str, new: str, session: Session) -> Outcome:
    """Propose another id for an entry."""
    from ketamine_tui.curation.refactoring.entries import plan_renamed_entry

    return propose(partial(plan_renamed_entry, old=old, new=new), session)


def remove(entry_id: str, session: Session, *, drops_mentions: bool = False) -> Outcome:
    """Propose to remove an entry."""
    from ketamine_tui.curation.refactoring.entries import plan_removal

    make = partial(plan_removal, ids=(entry_id,), drops_mentions=drops_mentions)
    return propose(make, session)


def carry_out(plan: "Plan", session: Session) -> Outcome:
    """Write everything that was planned, or nothing."""
    from ketamine_tui.actions.marking import follow
    from ketamine_tui.actions.reviewing import curator_of
    from ketamine_tui.store.journal import write_all
    from ketamine_tui.store.user_folders import journals_folder

    curator = curator_of(session)
    if isinstance(curator, Outcome):
        return curator
    try:
        write_all(curator.folder, plan.records, journals_folder())
    except NotWrittenError as error:
        return not_written(error, error.difference)
    parts = (f"Done: {plan.told}, {counted(plan.size, 'file')}", follow(plan.ids, session).told)
    told = ". ".join(filter(None, parts))
    return Outcome(told, is_done=True, is_new=True, facts=facts_of(plan, is_written=True))


def facts_of(plan: "Plan", *, is_written: bool) -> dict[str, object]:
    """Return a plan as the parts of an answer."""
    return {
        "change": plan.told,
        "written": is_written,
        "files": [
            {
                "path": change.path,
                "what": change.what,
                "lines": [line._asdict() for line in change.lines],
            }
            for change in plan.changes
        ],
        "notes": list(map(sentence, plan.notes)),
    }
