"""Questions: a line or a number from the person, or their wish to go back; urgent help at each."""

from collections.abc import Sequence

from ketamine_tui.cli.linear.console import LeaveError
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.model.translate import _

_BACK, _HELP, _LEAVE, _URGENT = ("b", "back"), ("?", "help"), ("q", "quit"), ("u", "urgent")


class BackError(Exception):
    """The person does not want to answer."""


def ask(conversation: Conversation, where: str, question: str) -> str:
    """Return what somebody types to answer a question.

    Raises:
        BackError: If they go back instead.
        LeaveError: If they end the program.
    """
    while True:
        conversation.console.say(question)
        text = conversation.console.read(where)
        word = text.lower()
        if word in _LEAVE:
            raise LeaveError
        if word in _BACK:
            raise BackError
        if word in _URGENT:
            urgent = conversation.urgent_help()
            conversation.console.say("\n".join(map(urgent.text, range(urgent.size))) or urgent.head)
        elif word in _HELP:
            conversation.console.say(_("Answer the question. b: back. u: urgent help. q: quit."))
        else:
            return text


def pick(conversation: Conversation, where: str, question: str, texts: Sequence[str]) -> int:
    """Return which of some texts somebody chooses, from 0.

    Raises:
        BackError: If they go back instead.
        LeaveError: If they end the program.
    """
    asked = "\n".join((question, *(f"{n}. {text}" for n, text in enumerate(texts, 1))))
    while True:
        text = ask(conversation, where, asked)
        if text in map(str, range(1, len(texts) + 1)):
            return int(text) - 1
        asked = _("Type a number from 1 to {last}, or b to go back.").format(last=len(texts))
