"""The functions of the commands, and how typing and help are understood."""

from collections.abc import Callable, Iterator, Mapping

from ketamine_tui.actions.commands import BY_ID, IN_LINES, Command
from ketamine_tui.cli.linear import acting, looking, owning, reviewing
from ketamine_tui.cli.linear.console import LeaveError
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.cli.linear.listing import of_texts
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.translate import N_, _
from ketamine_tui.present.trust import MEANING
from ketamine_tui.query.fields import EXAMPLES, FIELDS


def show_help(conversation: Conversation, topic: str) -> None:
    """Show the commands, the filter language or what the states mean."""
    topics = {"filter": _language, "states": _states}
    texts = list(topics.get(topic.lower(), _commands)())
    if topic.lower() not in topics and conversation.catalog.directory.disclaimer:
        texts.append(conversation.catalog.directory.disclaimer)
    conversation.places.show(of_texts(N_("help"), texts, _("b: back.")))


def _commands() -> Iterator[str]:
    for command in IN_LINES:
        typed = _("{letter} or {name}").format(letter=command.letter, name=command.id)
        yield f"{typed}: {_(command.title)}. {_(command.typed_help or command.help)}"
    yield _("A number: choose what has it.")
    yield _("Enter: the next page.")
    yield _("/ or ? and a word follow each other directly or with a space: /pain, ? filter.")
    yield _("? filter: how to filter. ? states: what the review states mean.")


def _language() -> Iterator[str]:
    yield from (f"{text} : {_(what)}" for text, what in EXAMPLES)
    yield from (f"{name}: {_(field.meaning)}" for name, field in FIELDS.items())


def _states() -> Iterator[str]:
    yield from (f"{_(state.words)}: {_(MEANING[state])}." for state in ReviewState)


def leave(_conversation: Conversation, _rest: str) -> None:
    """End the program."""
    raise LeaveError


FUNCTIONS: Mapping[str, Callable[[Conversation, str], None]] = {
    "urgent": looking.urgent,
    "filter": looking.filter_list,
    "copy": acting.copy,
    "open": acting.open_one,
    "help": show_help,
    "tags": looking.tags,
    "flags": looking.flags,
    "sections": looking.sections,
    "views": looking.views,
    "list": looking.list_entries,
    "clear": looking.clear,
    "save": acting.save,
    "copyfilter": acting.copy_query,
    "queue": looking.queue,
    "mark": reviewing.mark,
    "own": owning.mark,
    "note": owning.note,
    "undo": owning.undo,
    "edit": acting.edit_entry,
    "history": looking.history,
    "why": acting.explain,
    "reload": looking.reload,
    "problems": looking.problems,
    "back": looking.back,
    "quit": leave,
}
"""What does a command, by its id; it is given what stands behind the word."""

_SIGNS = "/@?*"
"""Letters that need no space behind them."""


_BY_LETTER = {command.letter: command for command in IN_LINES}


def find(typed: str) -> tuple[Command | None, str]:
    """Return the command that a line asks for, and what stands behind it."""
    word, _space, rest = typed.partition(" ")
    if typed[:1] in _SIGNS:
        word, rest = typed[0], typed[1:]
    lower = word.lower()
    named = BY_ID.get(lower) if lower in FUNCTIONS else None
    command = _BY_LETTER.get(word) or named or _BY_LETTER.get(lower) or _BY_LETTER.get(word.upper())
    return command, rest.strip()
