"""The commands: one table, from which typing and help are understood."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ketamine_tui.cli.linear import acting, keeping, looking, marking
from ketamine_tui.cli.linear.console import LeaveError
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.cli.linear.listing import of_texts
from ketamine_tui.model.review import ReviewState
from ketamine_tui.present.trust import MEANING
from ketamine_tui.query.fields import EXAMPLES, FIELDS


class Command(NamedTuple):
    """Something a person can type: a word, one letter for it, its title and what it does.

    Letters and titles are those of the screen's commands, as far as they can be typed in a line.
    `run` is given what stands behind the word.
    """

    word: str
    letter: str
    title: str
    help: str
    run: Callable[[Conversation, str], None]


def show_help(conversation: Conversation, topic: str) -> None:
    """Show the commands, the filter language or what the states mean."""
    topics = {"filter": _language, "states": _states}
    texts = list(topics.get(topic.lower(), _commands)())
    if topic.lower() not in topics and conversation.catalog.directory.disclaimer:
        texts.append(conversation.catalog.directory.disclaimer)
    conversation.places.show(of_texts("help", texts, "b: back."))


def _commands() -> Iterator[str]:
    for command in COMMANDS:
        yield f"{command.letter} or {command.word}: {command.title}. {command.help}"
    yield "A number: choose what has it."
    yield "Enter: the next page."
    yield "/ or ? and a word follow each other directly or with a space: /pain, ? filter."
    yield "? filter: how to filter. ? states: what the review states mean."


def _language() -> Iterator[str]:
    yield from (f"{text} : {what}" for text, what in EXAMPLES)
    yield from (f"{name}: {field.meaning}" for name, field in FIELDS.items())


def _states() -> Iterator[str]:
    yield from (f"{state.words}: {MEANING[state]}." for state in ReviewState)


def leave(_session: Conversation, _rest: str) -> None:
    """End the program."""
    raise LeaveError


COMMANDS = (
    Command(
        *("urgent", "u", "Urgent help", "Whom to call now; u GB tells one region."),
        looking.urgent,
    ),
    Command(
        *("filter", "/", "Filter", "/pain shows what has the word; / alone asks for words."),
        looking.filter_list,
    ),
    Command(
        *("copy", "y", "Copy", "y p copies what has the letter p; y y the main detail."),
        acting.copy,
    ),
    Command("open", "o", "Open link", "Open a link of the entry; o 2 the second.", acting.open_one),
    Command("sections", "s", "Sections", "Choose a section.", looking.sections),
    Command("tags", "t", "Tags", "Choose a tag; t pain lists those with pain.", looking.tags),
    Command("flags", "f", "Review flags", "Choose a review state.", looking.flags),
    Command("views", "@", "Saved views", "Choose a saved view; @name shows it.", looking.views),
    Command("list", "l", "List", "The list again, from its beginning.", looking.list_entries),
    Command("clear", "c", "Clear filter", "Show every entry of the section again.", looking.clear),
    Command("save", "v", "Save view", "Keep the filter under a name of your own.", keeping.save),
    Command(
        *("copyfilter", "Y", "Copy filter", "Copy the filter as text."),
        acting.copy_filter,
    ),
    Command(
        *("queue", "w", "Review queue", "What waits for a person; again: everything."),
        looking.queue,
    ),
    Command("mark", "m", "Mark reviewed", "Record what was found, by questions.", marking.mark),
    Command("undo", "z", "Undo", "Take back the latest review of this run.", marking.undo),
    Command("edit", "e", "Edit", "Open the entry's file in your editor.", keeping.edit),
    Command("history", "H", "History", "Every review of the entry.", looking.history),
    Command("reload", "r", "Reload", "Read what has changed on the disk.", looking.reload),
    Command("problems", "p", "Problems", "What is wrong with the files.", looking.problems),
    Command("back", "b", "Back", "The page before, or where you came from.", looking.back),
    Command("help", "?", "Help", "This list.", show_help),
    Command("quit", "q", "Quit", "End the program.", leave),
)
"""Every command, the most needed first."""

_SIGNS = "/@?"
"""Letters that need no space behind them."""


def find(typed: str) -> tuple[Command | None, str]:
    """Return the command that a line asks for, and what stands behind it."""
    word, _, rest = typed.partition(" ")
    if typed[:1] in _SIGNS:
        word, rest = typed[0], typed[1:]
    exact = next((one for one in COMMANDS if word in (one.letter, one.word)), None)
    lower = word.lower()
    return exact or next(
        (one for one in COMMANDS if lower in (one.letter.lower(), one.word)), None
    ), rest.strip()
