"""The commands that reach beyond the program: copying, opening, saving, editing; and telling what came of it."""

import sys
from functools import partial

from ketamine_tui.actions.cautions import one_line
from ketamine_tui.actions.copying import copy_field, copy_filter, whole_card
from ketamine_tui.actions.editing import edit
from ketamine_tui.actions.explaining import explain_place
from ketamine_tui.actions.opening import NO_LINK, entry_behind, note_on, only_link, open_address
from ketamine_tui.actions.outcome import Action, Outcome
from ketamine_tui.actions.saved_views import place_for, save_filter
from ketamine_tui.cli.linear.asking import BackError, ask, pick
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.cli.linear.facts import sentences
from ketamine_tui.cli.linear.listing import Listing, numbered
from ketamine_tui.model.prose import Span
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import N_, _
from ketamine_tui.model.way_kinds import PLACEHOLDER
from ketamine_tui.present.card import Card
from ketamine_tui.present.copying import CopyField, fields_called, main_field
from ketamine_tui.present.letters import CARD_LETTER
from ketamine_tui.query.saved import refusal, suggested_name

_MAIN = "y"


def act(conversation: Conversation, action: Action) -> Outcome:
    """Do something, and say what came of it; where it is refused but offered, ask."""
    outcome = action(conversation.session)
    said = "\n".join(_stopped(text) for text in outcome.sentences)
    if outcome.offer is not None:
        try:
            answer = pick(conversation, N_("sure"), said, [outcome.offer.words, _("Leave it")])
        except BackError:
            return outcome
        return outcome if answer else act(conversation, outcome.offer.action)
    if said:
        conversation.console.say(said)
    if one_line(outcome.value) not in outcome.told:
        conversation.console.say(outcome.value)
    if outcome.is_new:
        conversation.reload()
    elif outcome.marks is not None:
        conversation.take_marks(outcome.marks)
    return outcome


def _stopped(text: str) -> str:
    """Return a sentence with its full stop; not behind an address, which it would seem to belong to."""
    return text if "://" in text.rsplit(maxsplit=1)[-1] else sentences(text)


def copy(conversation: Conversation, name: str) -> None:
    """Copy what a letter or a name means; without one, show what can be copied."""
    card = conversation.card()
    if card is None:
        return
    offered = (*card.fields, whole_card(card))
    if not name:
        _offer(conversation, card, offered)
        return
    main = main_field(card.fields, card.entry) if name == _MAIN else None
    fields = [main] if main else fields_called(offered, name)
    if fields:
        _copy(conversation, card, fields[0])
    else:
        names = ", ".join(dict.fromkeys(field.name for field in offered))
        told = _("There is no {name} to copy here; there is {names}.")
        conversation.console.say(told.format(name=name, names=names))


def _offer(conversation: Conversation, card: Card, offered: tuple[CopyField, ...]) -> None:
    def choose(n: int) -> None:
        conversation.places.pop()
        _copy(conversation, card, offered[n])

    conversation.places.show(
        Listing(
            N_("copy"),
            len(offered),
            lambda n: _choice(n, offered[n]),
            choose,
            conversation.about,
            hint=_("A number copies that; so does y with its letter."),
        )
    )


def _choice(n: int, field: CopyField) -> str:
    is_card = field.letter == CARD_LETTER
    value = _("the whole entry as text") if is_card else one_line(field.value)
    value = f"{_(field.name)} {value}"
    if field.is_placeholder:
        value = f"{_(PLACEHOLDER)}: {value}"
    elif field.label:
        value = f"{value} ({field.label})"
    # The letter alone is another command here: p lists problems, e opens an editor.
    typed = _("{value}, y {letter}").format(value=value, letter=field.letter)
    return f"{n + 1}. {typed}"


def _copy(conversation: Conversation, card: Card, field: CopyField) -> None:
    act(conversation, partial(copy_field, field, card.entry.title, card.state))


def copy_query(conversation: Conversation, _rest: str) -> None:
    """Copy the filter as text."""
    act(conversation, partial(copy_filter, str(conversation.view.query)))


def explain(conversation: Conversation, _rest: str) -> None:
    """Say what puts the entry where it is in the list."""
    if (position := conversation.chosen()) is not None:
        act(conversation, partial(explain_place, conversation.view, position))


def open_one(conversation: Conversation, number: str) -> None:
    """Open the link of a number, or the only one; where there are several, show them."""
    card = conversation.card()
    if card is None:
        return
    links, labels = card.links, card.link_labels
    if number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= len(links):
        _follow(conversation, card, links[int(number[:4]) - 1])
    elif not links:
        conversation.console.say(sentences(_(NO_LINK)))
    elif link := only_link(links):
        _follow(conversation, card, link)
    else:
        conversation.places.show(
            Listing(
                N_("links"),
                len(links),
                lambda n: _link(n, links[n], labels[links[n].href]),
                lambda n: _follow(conversation, card, links[n]),
                conversation.about,
                hint=_("A number opens that."),
            )
        )


def _link(n: int, link: Span, label: str) -> str:
    note = note_on(link, label)
    if entry_behind(link):
        return numbered(n, f"{sentence(note)}: {link.text}")
    return f"{n + 1}. {f'{sentence(note)}: ' if note else ''}{link.href}"


def _follow(conversation: Conversation, card: Card, link: Span) -> None:
    if entry_id := entry_behind(link):
        conversation.read_named(entry_id)
    else:
        act(conversation, partial(open_address, link.href, card.state))


def save(conversation: Conversation, name: str) -> None:
    """Keep the filter as a saved view, under a name that is asked for where none is given."""
    query, names = conversation.view.query, conversation.view.search.names
    place = place_for(str(query), conversation.session)
    if isinstance(place, Outcome):
        conversation.console.say(sentences(place.told))
        return
    suggested = suggested_name(query, names)
    way_out = _("Enter takes {name}.").format(name=suggested)
    asked = _("Name of the view: a-z, 0-9 and -.")
    question = f"{asked} {way_out}"
    try:
        while not name or refusal(name, names):
            if name:
                question = f"{sentence(refusal(name, names))}. {way_out}"
            name = ask(conversation, N_("name"), question) or suggested
    except BackError:
        return
    act(conversation, partial(save_filter, name, str(query), names))


def edit_entry(conversation: Conversation, _rest: str) -> None:
    """Open the file of the entry in the person's editor, and read it again afterwards."""
    if (position := conversation.chosen()) is None:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        conversation.console.say(_("An editor needs a terminal."))
        return
    outcome = act(conversation, partial(edit, conversation.catalog.origin(position)))
    if outcome.is_new:
        conversation.console.say(_("Read again."))
