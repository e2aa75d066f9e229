"""Recording what was found about an entry, by questions, and taking it back."""

from typing import TYPE_CHECKING

from ketamine_tui.cli.linear.asking import BackError, ask, pick
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.curation.questions import (
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
from ketamine_tui.curation.reviewing import METHODS, Finding, RefusedError
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.text import sentence
from ketamine_tui.query.queue import is_queue, round_line
from ketamine_tui.store.fingerprint import fingerprints
from ketamine_tui.store.saving import NotWrittenError

if TYPE_CHECKING:
    from ketamine_tui.curation.curator import Curator

_NOTHING = "-"
"""What is typed for nothing where Enter takes what is there."""


def mark(conversation: Conversation, _rest: str) -> None:
    """Ask what was found about the entry, how and by whom, and record it."""
    position, curator = conversation.about, conversation.session.curator
    if conversation.card() is None or position is None or curator is None:
        return
    entry = entry_at(conversation.catalog, position)
    path, directory = conversation.catalog.origin(position).path, conversation.catalog.directory
    try:
        curator.check_writable()
        finding = _asked(conversation, entry, curator)
        review = curator.record(finding, entry, path, directory)
    except BackError:
        conversation.console.say("Nothing is recorded.")
        return
    except (NotWrittenError, RefusedError) as error:
        conversation.console.say(f"Not written: {error}.")
        return
    conversation.reload()
    conversation.console.say(f"{recorded(review, entry, directory)}.")
    if is_queue(conversation.view.query):
        progress = round_line(conversation.view, curator.handled)
        conversation.console.say(f"{sentence(progress)}. b: back to the queue.")


def _asked(conversation: Conversation, entry: Entry, curator: "Curator") -> Finding:
    """Return what somebody has found, once it can be recorded and they want it to be."""
    directory = conversation.catalog.directory
    choices = [f"{found.text}: {found.note}" for found in FINDINGS]
    found = FINDINGS[pick(conversation, "mark", f"What was found about {entry.title}?", choices)]
    finding = Finding(found.status)
    if found.status.is_checked:
        ways = list(ways_to_check(entry, directory))
        note = f" {NEVER_CALLED}." if len(ways) < len(METHODS) else ""
        number = pick(conversation, "method", f"How?{note}", [how.text for how in ways])
        finding = finding._replace(method=ways[number].method)
    finding = prefilled(finding, entry, directory, curator.reviewer, is_partial=found.is_partial)
    wanted = tuple(questions(found.status, is_partial=found.is_partial))
    answers: dict[str, str] = {}
    for question in wanted:
        answers[question] = _answer(conversation, question, finding, entry)
    while True:
        typed = answered(finding, answers)
        try:
            check(typed, entry, conversation.catalog, is_partial=found.is_partial)
        except RefusedError as error:
            if error.field not in wanted:
                raise
            conversation.console.say(f"{sentence(str(error))}.")
            answers[error.field] = _answer(conversation, error.field, finding, entry)
        else:
            _confirm(conversation, typed)
            return typed


def _answer(conversation: Conversation, question: str, finding: Finding, entry: Entry) -> str:
    known = text_of(finding, question)
    label = label_of(question, finding.status)
    names = f", any of {', '.join(fingerprints(entry))}" if question == "covers" else ""
    taken = (
        f" Enter takes {known} ; {_NOTHING} leaves it out." if known else " Enter leaves it out."
    )
    typed = ask(conversation, label.lower(), f"{label}{names}.{taken}")
    return "" if typed == _NOTHING else typed or known


def _confirm(conversation: Conversation, finding: Finding) -> None:
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
    if pick(conversation, "record", "\n".join(said), ["Record this", "Record nothing"]):
        raise BackError


def undo(conversation: Conversation, _rest: str) -> None:
    """Take back the latest review of this run."""
    curator = conversation.session.curator
    if curator is None:
        return
    try:
        entry_id = curator.undo()
    except NotWrittenError as error:
        conversation.console.say(f"Not written: {error}.")
        return
    conversation.reload()
    conversation.console.say(f"Taken back: the review of {entry_id}.")
