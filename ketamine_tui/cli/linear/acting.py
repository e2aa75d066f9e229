"""The commands that reach beyond the program: copying, opening, saving, editing."""

import os
import sys

from ketamine_tui.cli.handover import write_to_terminal
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.cli.linear.listing import Listing, numbered
from ketamine_tui.cli.showing import caution_of
from ketamine_tui.model.contact import PLACEHOLDER
from ketamine_tui.model.prose import ENTRY_SCHEME, Span
from ketamine_tui.model.text import sentence
from ketamine_tui.present.card import Card
from ketamine_tui.present.copying import CARD_LETTER, CopyField, fields_called, main_field
from ketamine_tui.present.layout import plain_text
from ketamine_tui.services.clipboard import copy_as_asked, describe_copy
from ketamine_tui.services.links import describe_open, open_link, remark_on

_MAIN = "y"
_USELESS = ("", "dumb", "unknown")


def copy(conversation: Conversation, name: str) -> None:
    """Copy what a letter or a name means; without one, show what can be copied."""
    card = conversation.card()
    if card is None:
        return
    offered = (*card.fields, CopyField(CARD_LETTER, "card", plain_text(card.blocks)))
    if not name:
        _offer(conversation, card, offered)
        return
    main = main_field(card.fields, card.entry)
    found = [main] if name == _MAIN and main else fields_called(offered, name)
    if found:
        _copy(conversation, card, found[0])
    else:
        names = ", ".join(dict.fromkeys(field.name for field in offered))
        conversation.console.say(f"There is no {name} to copy here; there is {names}.")


def _offer(conversation: Conversation, card: Card, offered: tuple[CopyField, ...]) -> None:
    def text(n: int) -> str:
        field = offered[n]
        value = "the whole entry as text" if field.name == "card" else _one_line(field.value)
        note = PLACEHOLDER if field.is_placeholder else field.label
        known = f"{note}: {field.name} {value}" if field.is_placeholder else f"{field.name} {value}"
        also = "" if field.is_placeholder or not note else f" ({note})"
        return f"{n + 1}. {known}{also}, letter {field.letter}"

    def choose(n: int) -> None:
        conversation.places.pop()
        _copy(conversation, card, offered[n])

    hint = "A number copies that."
    conversation.places.show(
        Listing("copy", len(offered), text, choose, conversation.about, hint=hint)
    )


def _copy(conversation: Conversation, card: Card, field: CopyField) -> None:
    value = _one_line(field.value)
    if field.is_placeholder:
        conversation.console.say(f"Not copied: {value} is a {PLACEHOLDER}.")
        return
    if caution := caution_of(card):
        conversation.console.say(f"{sentence(caution)}.")
    what = "the whole entry" if field.name == "card" else f"{field.name} {value}"
    _put_on_clipboard(conversation, field.value, what)


def _put_on_clipboard(conversation: Conversation, text: str, what: str) -> None:
    result = copy_as_asked(
        text,
        conversation.session.clipboard,
        environment=conversation.session.environment,
        platform=sys.platform,
        write=_write_where_it_is_understood,
    )
    conversation.console.say(f"{describe_copy(result, what)}.")


def _write_where_it_is_understood(sequence: str) -> None:
    """Send a sequence to the terminal; not past a pipe, or to one that would show it as text."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if not is_terminal or os.environ.get("TERM", "") in _USELESS:
        raise OSError("there is no terminal to send it to; --clipboard names a command")
    write_to_terminal(sequence)


def _one_line(value: str) -> str:
    return ", ".join(value.split("\n"))


def copy_filter(conversation: Conversation, _rest: str) -> None:
    """Copy the filter as text."""
    if text := str(conversation.view.query):
        _put_on_clipboard(conversation, text, f"filter {text}")
    else:
        conversation.console.say("There is no filter to copy.")


def open_one(conversation: Conversation, number: str) -> None:
    """Open the link of a number, or the only one; where there are several, show them."""
    card = conversation.card()
    if card is None:
        return
    links = card.links
    if number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= len(links):
        _follow(conversation, card, links[int(number[:4]) - 1])
    elif not links:
        conversation.console.say("This entry has no link.")
    elif len(links) == 1 and not remark_on(links[0].href):
        _follow(conversation, card, links[0])
    else:
        conversation.places.show(
            Listing(
                *("links", len(links), lambda n: _link(n, links[n])),
                lambda n: _follow(conversation, card, links[n]),
                conversation.about,
                hint="A number opens that.",
            )
        )


def _link(n: int, link: Span) -> str:
    if link.href.startswith(ENTRY_SCHEME):
        return numbered(n, f"In this directory: {link.text}")
    label = remark_on(link.href) or ("" if link.text == link.href else link.text)
    return f"{n + 1}. {f'{label}: ' if label else ''}{link.href}"


def _follow(conversation: Conversation, card: Card, link: Span) -> None:
    if link.href.startswith(ENTRY_SCHEME):
        conversation.read_named(link.href.removeprefix(ENTRY_SCHEME))
        return
    if caution := caution_of(card):
        conversation.console.say(f"{sentence(caution)}.")
    environment = conversation.session.environment
    result = open_link(link.href, environment=environment, platform=sys.platform)
    conversation.console.say(describe_open(result, link.href))
