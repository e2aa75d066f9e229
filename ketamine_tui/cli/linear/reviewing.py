"""Recording what was found about an entry, by questions."""

from collections.abc import Sequence
from functools import partial

from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.reviewing import curator_of, record, record_all
from ketamine_tui.cli.linear.acting import act
from ketamine_tui.cli.linear.asking import BackError, ask, pick
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.cli.linear.facts import card_facts, sentences
from ketamine_tui.curation.questions import (
    FINDINGS_OF_SEVERAL,
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
from ketamine_tui.index.entries import entry_at, reading_at
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.review import Method
from ketamine_tui.model.text import counted, sentence
from ketamine_tui.present.card import card_at
from ketamine_tui.present.trust import words_at
from ketamine_tui.query.queue import is_queue, round_line
from ketamine_tui.store.settings_file import Settings

_NOTHING = "-"
"""What is typed for nothing where Enter takes what is there."""


def mark(conversation: Conversation, typed: str) -> None:
    """Ask what was found about the entry that is read or those that are named, how and by whom, and record it."""
    session, catalog = conversation.session, conversation.catalog
    if not (positions := conversation.subjects(typed)):
        return
    curator = curator_of(session)
    if isinstance(curator, Outcome):
        conversation.console.say(sentences(curator.told))
        return
    named = [(entry_at(catalog, x), catalog.origin(x).path) for x in positions]
    try:
        finding = _asked(conversation, [entry for entry, _ in named], curator.reviewer)
    except BackError:
        conversation.console.say("Nothing was recorded.")
        return
    except RefusedError as error:
        conversation.console.say(sentences(f"Not written: {error}"))
        return
    if len(named) == 1:
        action = partial(record, finding, *named[0], catalog.directory)
    else:
        action = partial(record_all, finding, named, catalog.directory)
    outcome = act(conversation, action)
    if outcome.is_done and conversation.about is not None and is_queue(conversation.view.query):
        progress = round_line(conversation.view, session.handled)
        conversation.console.say(f"{sentence(progress)}. b: back to the queue.")


def _asked(conversation: Conversation, entries: Sequence[Entry], settings: Settings) -> Finding:
    """Return what somebody has found, once it can be recorded and they want it to be."""
    directory, entry = conversation.catalog.directory, entries[0]
    is_one = len(entries) == 1
    language = _language(conversation, entry) if is_one else ""
    whom = reviewed(entry, language).title if is_one else counted(len(entries), "entry", "entries")
    offered = list(verdicts(language)) if is_one else FINDINGS_OF_SEVERAL
    choices = [f"{verdict.text}: {verdict.note}" for verdict in offered]
    number = pick(conversation, "mark", f"What was found about {whom}?", choices)
    _, _, _, status, is_partial = offered[number]
    finding = Finding(status, language=language)
    if status.is_checked and is_one:
        ways = list(ways_to_check(finding, entry, directory))
        is_never_called = not language and len(ways) < len(HOW)
        note = f" {NEVER_CALLED}." if is_never_called else ""
        number = pick(conversation, "method", f"How?{note}", [how.text for how in ways])
        finding = finding._replace(method=ways[number].method)
    elif status.is_checked:
        _show_each(conversation, entries)
        finding = finding._replace(method=Method.REGISTRY)
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
            check(typed, entries, conversation.catalog, is_partial=is_partial)
        except RefusedError as error:
            if error.field not in asked:
                raise
            conversation.console.say(f"{sentence(str(error))}.")
            answers[error.field] = _answer(conversation, error.field, finding, entry)
        else:
            _confirm(conversation, typed)
            return typed


def _language(conversation: Conversation, entry: Entry) -> str:
    """Ask what was looked at where an entry is read in a translation; return its language, or nothing for the entry."""
    position = conversation.catalog.position(entry.id)
    if position is None:
        return ""
    catalog = conversation.catalog
    words = words_at(catalog, position, reading_at(catalog, position))
    if words is None:
        return ""
    choices = [THE_ENTRY, the_words(words.called)]
    number = pick(conversation, "what", "What was looked at?", choices)
    return words.translation.language if number else ""


def _show_each(conversation: Conversation, entries: Sequence[Entry]) -> None:
    """Show entries as they are, before somebody confirms them."""
    for number, entry in enumerate(entries, 1):
        conversation.console.say(f"Entry {number} of {len(entries)}:")
        position = conversation.catalog.position(entry.id)
        for fact in () if position is None else card_facts(card_at(conversation.catalog, position)):
            conversation.console.say(fact)


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
