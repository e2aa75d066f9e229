"""The commands that keep something: a filter under a name, an edit of an entry's file."""

import subprocess
import sys

from ketamine_tui.cli.linear.asking import BackError, ask
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.model.directory import SavedView
from ketamine_tui.model.text import sentence
from ketamine_tui.query.saved import refusal, suggested_name
from ketamine_tui.services.editor import EditorError, FilePlace, editor_command
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.view_file import NotSavedError, save_view


def save(conversation: Conversation, name: str) -> None:
    """Keep the filter as a saved view, under a name that is asked for where none is given."""
    view, file = conversation.view, conversation.session.views_file
    if not str(view.query) or file is None:
        conversation.console.say("There is no filter to save.")
        return
    names = view.search.names
    suggested = suggested_name(view.query, names)
    asked = f"Name of the view: a-z, 0-9 and -. Enter takes {suggested}."
    try:
        while not name or refusal(name, names):
            if name:
                asked = f"{sentence(refusal(name, names))}. Enter takes {suggested}."
            name = ask(conversation, "name", asked) or suggested
    except BackError:
        return
    try:
        save_view(file, SavedView(name, str(view.query)))
    except NotSavedError as error:
        conversation.console.say(f"Not saved: {error}.")
    except OSError as error:
        conversation.console.say(f"Not saved in {file}: {error.strerror}.")
    else:
        conversation.reload()
        conversation.console.say(f"Saved as @{name}.")


def edit(conversation: Conversation, _rest: str) -> None:
    """Open the file of the entry in the person's editor, and read it again afterwards."""
    card, position, curator = conversation.card(), conversation.about, conversation.session.curator
    if card is None or position is None or curator is None:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        conversation.console.say("An editor needs a terminal.")
        return
    origin = conversation.catalog.origin(position)
    place = FilePlace(curator.folder / origin.path, origin.line, origin.column)
    try:
        curator.check_writable()
        command = editor_command(place, conversation.session.environment)
        subprocess.run(command, check=False)  # noqa: S603  # the person's own
    except (EditorError, NotWrittenError) as error:
        conversation.console.say(f"{sentence(str(error))}.")
        return
    conversation.reload()
    conversation.console.say("Read again.")
