"""Recording what was found about an entry, by questions, and taking it back."""

from typing import TYPE_CHECKING

from ketamine_tui.cli.linear.asking import BackError, ask, pick
from ketamine_tui.cli.linear.session import Session
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.text import sentence
from ketamine_tui.query.queue import is_queue, round_line
from ketamine_tui.services.questions import (
    FINDINGS,
    NEVER_CALLED,
    answered,
    check,
    label_of,
    prefilled,
    questions,
    recorded,
    text_of,
    ways_to_check,
)
from ketamine_tui.services.reviewing import METHODS, Finding, RefusedError
from ketamine_tui.store.fingerprint import fingerprints
from ketamine_tui.store.saving import NotWrittenError

if TYPE_CHECKING:
    from ketamine_tui.services.curator import Curator

_NOTHING = "-"
"""What is typed for nothing where Enter takes what is there."""


def mark(session: Session, _rest: str) -> None:
    """Ask what was found about the entry, how and by whom, and record it."""
    position, curator = session.about, session.surroundings.curator
    if session.card() is None or position is None or curator is None:
        return
    entry = entry_at(session.catalog, position)
    path, directory = session.catalog.origin(position).path, session.catalog.directory
    try:
        curator.check_writable()
        finding = _asked(session, entry, curator)
        review = curator.record(finding, entry, path, directory)
    except BackError:
        session.console.say("Nothing is recorded.")
        return
    except (NotWrittenError, RefusedError) as error:
        session.console.say(f"Not written: {error}.")
        return
    session.reload()
    session.console.say(f"{recorded(review, entry, directory)}.")
    if is_queue(session.view.query):
        progress = round_line(session.view, curator.handled)
        session.console.say(f"{sentence(progress)}. b: back to the queue.")


def _asked(session: Session, entry: Entry, curator: "Curator") -> Finding:
    """Return what somebody has found, once it can be recorded and they want it to be."""
    directory = session.catalog.directory
    choices = [f"{found.text}: {found.note}" for found in FINDINGS]
    found = FINDINGS[pick(session, "mark", f"What was found about {entry.title}?", choices)]
    finding = Finding(found.status)
    if found.status.is_checked:
        ways = list(ways_to_check(entry, directory))
        note = f" {NEVER_CALLED}." if len(ways) < len(METHODS) else ""
        number = pick(session, "method", f"How?{note}", [how.text for how in ways])
        finding = finding._replace(method=ways[number].method)
    finding = prefilled(finding, entry, directory, curator.reviewer, is_partial=found.is_partial)
    wanted = tuple(questions(found.status, is_partial=found.is_partial))
    answers: dict[str, str] = {}
    for question in wanted:
        answers[question] = _answer(session, question, finding, entry)
    while True:
        typed = answered(finding, answers)
        try:
            check(typed, entry, session.catalog, is_partial=found.is_partial)
        except RefusedError as error:
            if error.field not in wanted:
                raise
            session.console.say(f"{sentence(str(error))}.")
            answers[error.field] = _answer(session, error.field, finding, entry)
        else:
            _confirm(session, typed)
            return typed


def _answer(session: Session, question: str, finding: Finding, entry: Entry) -> str:
    known = text_of(finding, question)
    label = label_of(question, finding.status)
    names = f", any of {', '.join(fingerprints(entry))}" if question == "covers" else ""
    taken = (
        f" Enter takes {known} ; {_NOTHING} leaves it out." if known else " Enter leaves it out."
    )
    typed = ask(session, label.lower(), f"{label}{names}.{taken}")
    return "" if typed == _NOTHING else typed or known


def _confirm(session: Session, finding: Finding) -> None:
    who = ", ".join(part for part in (finding.reviewer, finding.role) if part)
    parts = {
        "To be recorded": finding.status.words.lower(),
        "Fields": ", ".join(finding.covers),
        "Checked": finding.method.words if finding.method else "",
        "Source": " ".join(finding.source),
        label_of("note", finding.status): finding.note,
        label_of("replaced_by", finding.status): finding.replaced_by,
        "By": who,
    }
    said = [f"{label}: {text}" for label, text in parts.items() if text]
    if pick(session, "record", "\n".join(said), ["Record this", "Record nothing"]):
        raise BackError


def undo(session: Session, _rest: str) -> None:
    """Take back the latest review of this run."""
    curator = session.surroundings.curator
    if curator is None:
        return
    try:
        entry_id = curator.undo()
    except NotWrittenError as error:
        session.console.say(f"Not written: {error}.")
        return
    session.reload()
    session.console.say(f"Taken back: the review of {entry_id}.")
