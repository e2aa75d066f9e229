"""The commands that show something or narrow the list."""

from ketamine_tui.actions.configuring import read_configuration, take_configuration
from ketamine_tui.actions.history import earlier_values
from ketamine_tui.actions.problems import check_files, problems_so_far
from ketamine_tui.cli.linear.asking import BackError, ask
from ketamine_tui.cli.linear.conversation import Conversation
from ketamine_tui.cli.linear.facts import block_facts, sentences
from ketamine_tui.cli.linear.listing import of_texts, of_values
from ketamine_tui.model.tag import tag_key
from ketamine_tui.present.history import history_blocks
from ketamine_tui.query.fields import SECTION
from ketamine_tui.query.modes import Mode, cycled
from ketamine_tui.query.queue import is_queue, within_queue
from ketamine_tui.query.syntax import EVERYTHING
from ketamine_tui.query.view import FacetCount, View

_CYCLE = "A number includes that; again, excludes it; again, does neither."


def urgent(conversation: Conversation, region: str) -> None:
    """Show whom to call, in all regions or in the one that is named."""
    listing = conversation.urgent_help(region)
    if listing.size:
        if conversation.places.listing.name == listing.name:
            conversation.places.pop()
        conversation.places.show(listing)
    else:
        conversation.console.say(listing.head)


def filter_list(conversation: Conversation, text: str) -> None:
    """Show what matches a query; without one, ask for it."""
    if not text:
        try:
            text = ask(
                conversation, "filter", "Words, #tags or fields. An empty line shows everything."
            )
        except BackError:
            return
    conversation.change(conversation.view.with_text(text))


def list_entries(conversation: Conversation, _rest: str) -> None:
    """Show the list from its beginning."""
    conversation.change(conversation.view)


def clear(conversation: Conversation, _rest: str) -> None:
    """Show everything in the section."""
    conversation.change(conversation.view.with_query(EVERYTHING))


def queue(conversation: Conversation, _rest: str) -> None:
    """Show what of the list waits for a person, or, where that is shown, everything."""
    query = conversation.view.query
    asked = EVERYTHING if is_queue(query) else within_queue(query)
    conversation.change(conversation.view.with_query(asked))


def sections(conversation: Conversation, _rest: str) -> None:
    """Show the sections."""
    view = conversation.view
    everything = FacetCount(SECTION, "", "All", view.matches.bit_count())

    def choose(count: FacetCount) -> None:
        conversation.change(conversation.view.with_section(count.value))

    counts = (everything, *view.section_counts)
    conversation.places.show(of_values("sections", counts, choose, "A number shows that section."))


def tags(conversation: Conversation, name: str) -> None:
    """Show the tags of the list, or those that have a text in their name."""
    vocabulary = conversation.catalog.directory.vocabulary
    counts = [
        count
        for count in conversation.view.tag_counts
        if (count.total or count.mode is not Mode.OFF or name)
        and vocabulary.is_called(count.value, tag_key(name))
    ]
    if counts:
        conversation.places.show(
            of_values("tags", counts, lambda count: _cycle(conversation, count), _CYCLE)
        )
    else:
        conversation.console.say(
            f"There is no tag with {name} in its name." if name else "No entry here has a tag."
        )


def flags(conversation: Conversation, _rest: str) -> None:
    """Show the review states."""
    counts = conversation.view.state_counts
    conversation.places.show(
        of_values("flags", counts, lambda count: _cycle(conversation, count), _CYCLE)
    )


def _cycle(conversation: Conversation, count: FacetCount) -> None:
    view = conversation.view
    conversation.change(view.with_query(cycled(view.query, count.field, count.value)))


def views(conversation: Conversation, name: str) -> None:
    """Show a saved view, or all of them to choose from."""
    if name:
        _show_view(conversation, name)
        return
    counts = conversation.view.view_counts
    if not counts:
        conversation.console.say("There are no saved views. v saves the filter as one.")
        return
    named = [count._replace(label=f"{count.label} (@{count.value})") for count in counts]
    hint = "A number shows that view."
    conversation.places.show(
        of_values("views", named, lambda count: _show_view(conversation, count.value), hint)
    )


def _show_view(conversation: Conversation, name: str) -> None:
    conversation.change(View(conversation.view.search).with_text(f"@{name}"))


def history(conversation: Conversation, _rest: str) -> None:
    """Show every review of the entry."""
    if (position := conversation.chosen()) is None:
        return
    earlier = earlier_values(conversation.catalog, position, conversation.session)
    blocks = history_blocks(conversation.catalog, position, earlier() if earlier else {})
    facts = list(block_facts(blocks))
    conversation.places.show(of_texts("history", facts, "b: back.", position))


def problems(conversation: Conversation, _rest: str) -> None:
    """Show what is wrong with the files."""
    catalog, session = conversation.catalog, conversation.session
    problem_list = problems_so_far(catalog, conversation.view.search.names, session)
    if session.curator is not None:
        conversation.console.say("Checking the files.")
        problem_list = check_files(catalog, problem_list, session.curator.folder)()
    texts = [str(problem) for problem in problem_list]
    if texts:
        conversation.places.show(of_texts("problems", texts, "b: back."))
    else:
        conversation.console.say("Nothing is wrong with the files.")


def reload(conversation: Conversation, _rest: str) -> None:
    """Read what has changed on the disk."""
    version = conversation.catalog.version
    conversation.reload()
    session = conversation.session
    taken = take_configuration(read_configuration(session), session)
    if taken.told:
        conversation.console.say(sentences(taken.told))
    changed = "Read again" if conversation.catalog.version != version else "Nothing has changed"
    conversation.console.say(sentences(changed))


def back(conversation: Conversation, _rest: str) -> None:
    """Go back."""
    conversation.back()
