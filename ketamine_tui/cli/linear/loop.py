"""The loop of the line mode: from the command line to a conversation, from a line to what it asks for."""

import gc
import os
import sys
from collections.abc import Callable

from ketamine_tui.actions.session import Session
from ketamine_tui.cli.context import DUMB
from ketamine_tui.cli.linear.console import Console, LeaveError
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.cli.linear.facts import sentences
from ketamine_tui.cli.linear.table import FUNCTIONS, find
from ketamine_tui.cli.output import FINE, write_to_terminal
from ketamine_tui.cli.printing import terminal_width
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import N_, _, ngettext
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import QueryError
from ketamine_tui.query.view import View

_WIDTH = 80
_KEYS = N_("u: urgent help. s: sections. /words: filter. Enter: the list. ?: help. q: quit.")


def converse(
    open_catalog: Callable[[], Catalog], session: Session, query: str, width: int | None
) -> int:
    """Show the directory line by line until the person leaves or the input ends.

    Args:
        open_catalog: Opens the directory as it is then. Nothing is said of a long reading: a line that is
            written over is noise to those who hear it.
        session: Where the effects of the session take place.
        query: What is asked first.
        width: How many columns a line may have; None where the terminal says.
    """
    console = Console(lambda: width or _width(), _rows)
    view = View(Search(open_catalog()))
    session.write = _write_where_it_is_understood
    conversation = Conversation(console, view, session, open_catalog)
    gc.enable()  # unlike a command, a conversation may last
    try:
        _greet(conversation)
        if query:
            _act(conversation, f"/{query}")
        while True:
            _act(conversation, console.read(conversation.places.listing.name))
    except LeaveError:
        return FINE


def _width() -> int:
    return min(_WIDTH, terminal_width()) if sys.stdout.isatty() else _WIDTH


def _rows() -> int | None:
    """Return how many rows the terminal has, where there is one that says so."""
    if not sys.stdout.isatty():
        return None
    return os.get_terminal_size(sys.stdout.fileno()).lines or None


def _write_where_it_is_understood(sequence: str) -> None:
    """Send a sequence to the terminal; not past a pipe, or to one that would show it as text."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if not is_terminal or os.environ.get("TERM", "") in DUMB:
        raise OSError(_("there is no terminal to send it to; --clipboard names a command"))
    write_to_terminal(sequence)


def _greet(conversation: Conversation) -> None:
    catalog = conversation.catalog
    conversation.console.say(sentences(catalog.directory.title))
    if problem := catalog.broken:
        conversation.console.say(sentence(problem.of_unread))
    if count := catalog.problem_count:
        told = ngettext(
            "{number:,} problem in the files; p lists them.",
            "{number:,} problems in the files; p lists them.",
            count,
        )
        conversation.console.say(told.format(number=count))
    if problems := conversation.session.problems_of_own():
        told = ngettext(
            "{number:,} problem in your own files; p lists them.",
            "{number:,} problems in your own files; p lists them.",
            len(problems),
        )
        conversation.console.say(told.format(number=len(problems)))
    conversation.console.say(_(_KEYS))


def _act(conversation: Conversation, typed: str) -> None:
    """Do what a line asks for."""
    if not typed:
        conversation.places.more()
    elif typed.isascii() and typed.isdigit():
        conversation.places.choose(int(typed[:9]))
    else:
        command, rest = find(typed)
        if command is None:
            told = _("There is no command {word}. To look for it type /{typed}")
            conversation.console.say(told.format(word=typed.split(maxsplit=1)[0], typed=typed))
            return
        try:
            FUNCTIONS[command.id](conversation, rest)
        except QueryError as error:
            conversation.tell(error)
