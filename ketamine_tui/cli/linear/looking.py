"""The commands that show something or narrow the list."""

from collections.abc import Sequence

from ketamine_tui.cli.linear.asking import BackError, ask
from ketamine_tui.cli.linear.facts import block_facts, sentences
from ketamine_tui.cli.linear.listing import of_texts, of_values
from ketamine_tui.cli.linear.session import Session
from ketamine_tui.cli.reviewing import values_before_change
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.tag import tag_key
from ketamine_tui.query.fields import SECTION
from ketamine_tui.query.history import history_blocks
from ketamine_tui.query.modes import Mode, cycled
from ketamine_tui.query.queue import is_queue, within_queue
from ketamine_tui.query.saved import known_problems
from ketamine_tui.query.syntax import EVERYTHING
from ketamine_tui.query.view import FacetCount, View

_CYCLE = "A number asks for that; again, it is left out; again, left alone."


def urgent(session: Session, region: str) -> None:
    """Show whom to call, in all regions or in the one that is named."""
    listing = session.urgent_help(region)
    if listing.size:
        if session.places.listing.name == listing.name:
            session.places.pop()
        session.places.show(listing)
    else:
        session.console.say(listing.head)


def filter_list(session: Session, text: str) -> None:
    """Show what matches a query; without one, ask for it."""
    if not text:
        try:
            text = ask(session, "filter", "Words, #tags or fields. An empty line shows everything.")
        except BackError:
            return
    session.change(session.view.with_text(text))


def list_entries(session: Session, _rest: str) -> None:
    """Show the list from its beginning."""
    session.change(session.view)


def clear(session: Session, _rest: str) -> None:
    """Show everything in the section."""
    session.change(session.view.with_query(EVERYTHING))


def queue(session: Session, _rest: str) -> None:
    """Show what of the list waits for a person, or, where that is shown, everything."""
    query = session.view.query
    asked = EVERYTHING if is_queue(query) else within_queue(query)
    session.change(session.view.with_query(asked))


def sections(session: Session, _rest: str) -> None:
    """Show the sections."""
    view = session.view
    everything = FacetCount(SECTION, "", "All", view.matches.bit_count())

    def choose(count: FacetCount) -> None:
        session.change(session.view.with_section(count.value))

    counts = (everything, *view.section_counts)
    session.places.show(of_values("sections", counts, choose, "A number shows that section."))


def tags(session: Session, name: str) -> None:
    """Show the tags of the list, or those that have a text in their name."""
    found = [
        count
        for count in session.view.tag_counts
        if (count.total or count.mode is not Mode.OFF or name)
        and _is_wanted(session, count.value, tag_key(name))
    ]
    if found:
        session.places.show(of_values("tags", found, lambda count: _cycle(session, count), _CYCLE))
    else:
        session.console.say(f"There is no tag with {name} in its name." if name else "No tags.")


def _is_wanted(session: Session, label: str, key: str) -> bool:
    tag = session.catalog.directory.vocabulary.find(label)
    spellings = (label, tag.id, *tag.aliases) if tag else (label,)
    return any(key in tag_key(spelling) for spelling in spellings)


def flags(session: Session, _rest: str) -> None:
    """Show the review states."""
    counts = session.view.state_counts
    session.places.show(of_values("flags", counts, lambda count: _cycle(session, count), _CYCLE))


def _cycle(session: Session, count: FacetCount) -> None:
    view = session.view
    session.change(view.with_query(cycled(view.query, count.field, count.value)))


def views(session: Session, name: str) -> None:
    """Show a saved view, or all of them to choose from."""
    if name:
        _show_view(session, name)
        return
    counts = session.view.view_counts
    if not counts:
        session.console.say("There are no saved views. v saves the filter as one.")
        return
    named = [count._replace(label=f"{count.label} (@{count.value})") for count in counts]
    hint = "A number shows that view."
    session.places.show(
        of_values("views", named, lambda count: _show_view(session, count.value), hint)
    )


def _show_view(session: Session, name: str) -> None:
    session.change(View(session.view.search).with_text(f"@{name}"))


def history(session: Session, _rest: str) -> None:
    """Show every review of the entry."""
    position = session.about
    if session.card() is None or position is None:
        return
    before = {}
    if session.catalog.row(position).state is ReviewState.CHANGED and session.surroundings.watched:
        before = dict(values_before_change(session.surroundings.watched, session.catalog, position))
    facts = list(block_facts(history_blocks(session.catalog, position, before)))
    session.places.show(of_texts("history", facts, "b: back.", position))


def problems(session: Session, _rest: str) -> None:
    """Show what is wrong with the files."""
    # Most people never look at it, and it brings the tables of telephone numbers.
    from ketamine_tui.checks.run import check

    catalog, folder = session.catalog, session.surroundings.watched
    found: Sequence[Problem] = (
        *known_problems(catalog, session.view.search.names),
        *session.surroundings.problems_of_own(),
    )
    if folder:
        session.console.say("Checking the files.")
        found = check(folder, catalog.directory, catalog.today, found, release=False)
    texts = [str(problem) for problem in found]
    if texts:
        session.places.show(of_texts("problems", texts, "b: back."))
    else:
        session.console.say("Nothing is wrong with the files.")


def reload(session: Session, _rest: str) -> None:
    """Read what has changed on the disk."""
    version = session.catalog.version
    session.reload()
    changed = "Read again" if session.catalog.version != version else "Nothing has changed"
    session.console.say(sentences(changed))


def back(session: Session, _rest: str) -> None:
    """Go back."""
    session.back()
