"""Recording what was found about an entry, by questions."""

from functools import partial

from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.reviewing import curator_of, record
from ketamine_tui.cli.linear.acting import act
from ketamine_tui.cli.linear.asking import BackError, ask, pick
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.cli.linear.facts import sentences
from ketamine_tui.curation.questions import (
    HOW,
    NEVER_CALLED,
    THE_ENTRY,
    answered,
    check,
    label_of,
    prefilled,
    questions,
    text_of,
    the_words,
    verdicts,
    ways_to_check,
)
from ketamine_tui.curation.reviewing import Finding, RefusedError, reviewed
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.text import sentence
from ketamine_tui.query.queue import is_queue, round_line
from ketamine_tui.store.settings_file import Settings

_NOTHING = "-"
"""What is typed for nothing where Enter takes what is there."""


def mark(conversation: Conversation, _rest: str) -> None:
    """Ask what was found about the entry, how and by whom, and record it."""
    session = conversation.session
    if (position := conversation.chosen()) is None:
        return
    curator = curator_of(session)
    if isinstance(curator, Outcome):
        conversation.console.say(sentences(curator.told))
        return
    entry = entry_at(conversation.catalog, position)
    path, directory = conversation.catalog.origin(position).path, conversation.catalog.directory
    try:
        finding = _asked(conversation, entry, curator.reviewer)
    except BackError:
        conversation.console.say("Nothing was recorded.")
        return
    except RefusedError as error:
        conversation.console.say(sentences(f"Not written: {error}"))
        return
    outcome = act(conversation, partial(record, finding, entry, path, directory))
    if outcome.is_done and is_queue(conversation.view.query):
        progress = round_line(conversation.view, session.handled)
        conversation.console.say(f"{sentence(progress)}. b: back to the queue.")


def _asked(conversation: Conversation, entry: Entry, settings: Settings) -> Finding:
    """Return what somebody has found, once it can be recorded and they want it to be."""
    directory = conversation.catalog.directory
    language = _language(conversation)
    title = reviewed(entry, language).title
    offered = list(verdicts(language))
    choices = [f"{verdict.text}: {verdict.note}" for verdict in offered]
    number = pick(conversation, "mark", f"What was found about {title}?", choices)
    _, _, _, status, is_partial = offered[number]
    finding = Finding(status, language=language)
    if status.is_checked:
        ways = list(ways_to_check(finding, entry, directory))
        is_never_called = not language and len(ways) < len(HOW)
        note = f" {NEVER_CALLED}." if is_never_called else ""
        number = pick(conversation, "method", f"How?{note}", [how.text for how in ways])
        finding = finding._replace(method=ways[number].method)
    finding = prefilled(finding, entry, directory, settings, is_partial=is_partial)
    asked = tuple(questions(status, is_partial=is_partial))
    answers: dict[str, str] = {}
    for question in asked:
        if question == "role":
            finding = finding._replace(role=settings.role_of(answers["reviewer"]))
        answers[question] = _answer(conversation, question, finding, entry)
    while True:
        typed = answered(finding, answers)
        try:
            check(typed, entry, conversation.catalog, is_partial=is_partial)
        except RefusedError as error:
            if error.field not in asked:
                raise
            conversation.console.say(f"{sentence(str(error))}.")
            answers[error.field] = _answer(conversation, error.field, finding, entry)
        else:
            _confirm(conversation, typed)
            return typed


def _language(conversation: Conversation) -> str:
    """Ask what was looked at where an entry is read in a translation; return its language, or nothing for the entry."""
    card = conversation.card()
    if card is None or card.words is None:
        return ""
    choices = [THE_ENTRY, the_words(card.words.called)]
    number = pick(conversation, "what", "What was looked at?", choices)
    return card.words.translation.language if number else ""


def _answer(conversation: Conversation, question: str, finding: Finding, entry: Entry) -> str:
    suggested = text_of(finding, question)
    label = label_of(question, finding.status)
    fields = ", ".join(reviewed(entry, finding.language).fields)
    names = f", any of {fields}" if question == "covers" else ""
    taken = f"takes {suggested} ; {_NOTHING} leaves it out" if suggested else "leaves it out"
    typed = ask(conversation, label.lower(), f"{label}{names}. Enter {taken}.")
    return "" if typed == _NOTHING else typed or suggested


def _confirm(conversation: Conversation, finding: Finding) -> None:
    who = ", ".join(part for part in (finding.reviewer, finding.role) if part)
    parts = {
        "To be recorded": finding.status.in_sentence,
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
