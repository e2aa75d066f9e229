"""Refactoring a directory: what it would change, and doing it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ketamine_tui.actions.outcome import Outcome, not_written
from ketamine_tui.actions.reviewing import curator_of
from ketamine_tui.actions.session import Session
from ketamine_tui.curation.refactoring.plan import Plan
from ketamine_tui.model.errors import UserError, WrongUseError
from ketamine_tui.model.text import counted, sentence
from ketamine_tui.store.journal import write_all
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.user_folders import journals_folder

if TYPE_CHECKING:
    # It brings what reads files.
    from ketamine_tui.curation.refactoring.whole import Whole

MakePlan = Callable[["Whole"], Plan]


def prepare(make: MakePlan, session: Session) -> Plan | Outcome:
    """Return what a refactoring would change, or why it cannot be done."""
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


def carry_out(plan: Plan, session: Session) -> Outcome:
    """Write everything that was planned, or nothing."""
    curator = curator_of(session)
    if isinstance(curator, Outcome):
        return curator
    try:
        write_all(curator.folder, plan.records, journals_folder())
    except NotWrittenError as error:
        return not_written(error, error.difference)
    told = f"Done: {plan.told}, {counted(plan.size, 'file')}"
    return Outcome(told, is_done=True, is_new=True, facts=facts_of(plan, is_written=True))


def facts_of(plan: Plan, *, is_written: bool) -> dict[str, object]:
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
