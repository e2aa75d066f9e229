"""An entry as people read it: its card, a sequence of blocks that any output can draw."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import blocks_at, reading_at
from ketamine_tui.model import prose
from ketamine_tui.model.entry import Contact, Entry, Reachable, Resource
from ketamine_tui.model.marks import NO_MARK, SIGN, Mark
from ketamine_tui.model.prose import DOT, ENTRY_SCHEME, Block, Span
from ketamine_tui.model.review import ReviewState, standing_review
from ketamine_tui.model.translate import _
from ketamine_tui.model.way_kinds import PLACEHOLDER, WayKind
from ketamine_tui.model.ways import Way
from ketamine_tui.present.citation import place_in_container
from ketamine_tui.present.copying import CopyField, copy_fields
from ketamine_tui.present.letters import letters_for
from ketamine_tui.present.trust import (
    SOURCE,
    Words,
    changed_since,
    state_line,
    trust_blocks,
    untranslated_line,
    words_at,
    words_blocks,
)

_USUAL_LETTERS = {SOURCE: "s", **{kind.label: kind.letter for kind in WayKind}}
"""The letter of a field in the menu that opens links, by its name in English."""

NameOf = Callable[[str, str], str]
"""What tells the name of a value of a field, see `Catalog.name_of`."""


class Card(NamedTuple):
    """An entry, its state, the blocks to show and the fields to copy.

    The blocks are those of the head (title, names, kind, state, warnings), the summary, the `points`
    by which somebody or something is reached, and the rest. `entry` is as it is read, in `words` of a
    translation perhaps; `original` as it was written. `own` is nobody else's business: it is neither copied
    nor printed.
    """

    entry: Entry
    state: ReviewState
    due: dt.date | None
    head: tuple[Block, ...]
    summary: tuple[Block, ...]
    points: tuple[Block, ...]
    rest: tuple[Block, ...]
    fields: tuple[CopyField, ...]
    original: Entry
    words: Words | None = None
    own: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The card as anybody may read it, in the order in which it is shown."""
        return (*self.head, *self.summary, *self.points, *self.rest)

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """The whole card, with what the person in front of it has put to the entry for themselves."""
        return (*self.head, *self.own, *self.summary, *self.points, *self.rest)

    @property
    def links(self) -> tuple[Span, ...]:
        """Every link of the card in the order of the text, each target once."""
        by_target = {span.href: span for block in self.blocks for span in block.spans if span.href}
        return tuple(by_target.values())

    @property
    def link_labels(self) -> dict[str, str]:
        """What names the field of every link, by its target; nothing for one within a text."""
        labels: dict[str, str] = {}
        for block in self.blocks:
            label = block.marker if block.kind == "field" else ""
            for span in block.spans:
                labels.setdefault(span.href, label)
        return labels

    @property
    def link_letters(self) -> dict[str, str]:
        """The letter of every link in the menu that opens them, by its target."""
        labels, targets = self.link_labels, [link.href for link in self.links]
        letters = {_(label): letter for label, letter in _USUAL_LETTERS.items()}
        usual = [letters.get(labels[target], "") for target in targets]
        return dict(zip(targets, letters_for(usual), strict=True))


def card_at(catalog: Catalog, position: int) -> Card:
    """Return the card of the entry at a position."""
    reading = reading_at(catalog, position)
    entry, original = reading.entry, reading.original
    words = words_at(catalog, position, reading)
    row = catalog.original_row(position)
    changed = changed_since(original, row.state, catalog.directory)
    state = catalog.row(position).state
    fields = copy_fields(entry)
    text = blocks_at(catalog, position)
    rest = (
        *text,
        *particulars(entry, catalog.name_of, fields),
        *_tags(entry),
        *_related(entry, catalog),
        *corrections(entry),
        *(words_blocks(words) if words else ()),
        *trust_blocks(original, row.state, row.due, catalog.directory),
    )
    states = [(row.state, state_line(original.reviews, row.state, row.due, changed))]
    if words:
        states.append((words.state, words.line))
    foreign = untranslated_line(catalog, position)
    card = Card(
        entry,
        state,
        row.due,
        head=tuple(_head(entry, catalog.name_of, states, foreign)),
        summary=() if _begins_with(text, entry.summary) else (prose.paragraph(entry.summary),),
        points=(*_replacement(entry, catalog), *_points(entry, fields)),
        rest=rest,
        fields=fields,
        original=original,
        words=words,
    )
    letters = card.link_letters
    return card._replace(
        points=tuple(_opened(block, letters) for block in card.points),
        rest=tuple(_opened(block, letters) for block in card.rest),
    )


def own_card_at(catalog: Catalog, position: int) -> Card:
    """Return the card of the entry at a position as the person who has marked entries reads it."""
    card = card_at(catalog, position)
    return card._replace(own=tuple(own_blocks(catalog.marks.get(card.entry.id, NO_MARK))))


def own_blocks(mark: Mark) -> Iterator[Block]:
    """Yield what somebody has put to an entry, plainly as theirs."""
    if mark.is_marked:
        yield prose.marked(SIGN, _("Marked by you"), "include")
    if mark.note:
        yield prose.field(_("Your note"), mark.note)
        yield prose.field("", _("private: nobody else sees it"), "dim")


def _opened(block: Block, letters: Mapping[str, str]) -> Block:
    """Return a block with the letter that opens it, where it is a field that is nothing but a link."""
    if block.kind != "field" or len(block.spans) != 1 or not block.spans[0].href:
        return block
    return block._replace(opens=letters[block.spans[0].href])


def _begins_with(text: Sequence[Block], summary: str) -> bool:
    """Say whether a text says its summary itself, as the pages of notes do: once is enough."""
    return bool(text) and "".join(span.text for span in text[0].spans).startswith(summary)


def addressees(entry: Entry, name_of: NameOf) -> Iterator[Block]:
    """Yield for whom an entry is: its languages and its audience."""
    if entry.languages:
        yield prose.field(_("Language"), _names(name_of, "language", entry.languages))
    if entry.audience:
        yield prose.field(_("For"), ", ".join(entry.audience))


def kind_line(entry: Entry, name_of: NameOf) -> Block:
    """Return what an entry is in one line: its kind, who runs it, for which regions."""
    organization = entry.organization if isinstance(entry, Contact) else ""
    parts = (_(entry.kind.value), organization, _names(name_of, "region", entry.regions))
    between = (Span(" "), Span("-", f"{DOT} dim"), Span(" "))
    first, *others = (Span(part, "dim") for part in parts if part)
    return Block("line", (first, *chain.from_iterable((*between, other) for other in others)))


def _names(name_of: NameOf, field: str, values: Iterable[str]) -> str:
    return ", ".join(name_of(field, value) for value in values)


def _head(
    entry: Entry, name_of: NameOf, states: Iterable[tuple[ReviewState, str]], foreign: str
) -> Iterator[Block]:
    """Yield title, kind, states and warnings; `foreign` says that it is not in the reader's language."""
    yield prose.heading(entry.title, 1)
    if entry.alternate_names:
        yield prose.line(_("also: {names}").format(names="; ".join(entry.alternate_names)), "dim")
    yield kind_line(entry, name_of)
    if foreign:
        yield prose.line(foreign, "dim")
    for state, text in states:
        yield prose.marked(state.mark, text, "state" if state.is_checked else "warning")
    for alert in entry.alerts:
        dated = f" ({alert.date})" if alert.date else ""
        warning = _("Warning: {text}").format(text=f"{alert.text}{dated}")
        yield prose.paragraph(warning, "warning")
        if alert.source:
            yield Block("line", (prose.linked(alert.source),))


def _replacement(entry: Entry, catalog: Catalog) -> Iterator[Block]:
    """Yield the entry to use instead of one that was withdrawn."""
    standing = standing_review(entry.reviews)
    name = standing.replaced_by if standing else ""
    position = catalog.position(name) if name else None
    if position is not None:
        link = Span(catalog.row(position).title, "", ENTRY_SCHEME + name)
        instead = _("Use instead:")
        yield Block("line", (Span(f"{instead} ", "warning"), link))


def _points(entry: Entry, fields: Iterable[CopyField]) -> Iterator[Block]:
    """Yield the ways to reach somebody, the hours, and what is only read."""
    ways = [(field.way, field.letter) for field in fields if field.way]
    for way, letter in ways:
        if way.kind.reaches_people:
            yield from _way(way, letter)
    if isinstance(entry, Reachable):
        for schedule in entry.schedules:
            yield prose.field(_("Hours"), str(schedule))
    for way, letter in ways:
        if not way.kind.reaches_people:
            yield from _way(way, letter)


def particulars(entry: Entry, name_of: NameOf, fields: Sequence[CopyField] = ()) -> Iterator[Block]:
    """Yield what an entry is, beyond how to reach it: names, dates, identifiers, languages."""
    if isinstance(entry, Resource):
        yield from _work(entry, fields)
    yield from addressees(entry, name_of)


def _tags(entry: Entry) -> Iterator[Block]:
    """Yield the tags."""
    if entry.tags:
        yield prose.field(_("Tags"), " ".join(f"#{tag}" for tag in entry.tags))


def _work(work: Resource, fields: Sequence[CopyField]) -> Iterator[Block]:
    for label, text in (
        (_("Authors"), ", ".join(work.authors)),
        (_("Editors"), ", ".join(work.editors)),
        (_("With"), ", ".join(work.contributors)),
        (_("Issued"), work.issued),
        (_("In"), place_in_container(work)),
        (_("Edition"), work.edition),
        (_("Publisher"), work.publisher),
        (_("Pages"), work.number_of_pages),
    ):
        if text:
            yield prose.field(label, text)
    letters = {(field.name, field.value): field.letter for field in reversed(fields)}
    for identifier in work.identifiers:
        note = f" ({identifier.note})" if identifier.note else ""
        letter = letters.get((identifier.scheme, identifier.value), "")
        text = f"{identifier.value}{note}"
        yield prose.field(identifier.scheme.upper(), text, letter=letter)


def _related(entry: Entry, catalog: Catalog) -> Iterator[Block]:
    """Yield the entries that this one points to."""
    positions = ((name, catalog.position(name)) for name in entry.related)
    listed = [(name, position) for name, position in positions if position is not None]
    if listed:
        yield prose.heading(_("See also"))
    for name, position in listed:
        title = catalog.row(position).title
        yield Block("text", (Span(title, "", ENTRY_SCHEME + name),), indent=1, marker="-")


def corrections(entry: Entry) -> Iterator[Block]:
    """Yield what an earlier version of an entry said."""
    if entry.corrections:
        yield prose.heading(_("Corrected"))
    for item in entry.corrections:
        yield prose.field(item.field.capitalize(), _("was: {text}").format(text=item.was))
        yield from _notes(item.note, _("on {date}").format(date=item.date) if item.date else "")
        for source in item.source:
            yield Block("field", (prose.linked(source),))


def _way(way: Way, letter: str) -> Iterator[Block]:
    """Yield a way to reach somebody, and below it what must be said of it."""
    style = "" if way.kind.is_web else "strong"
    spans: tuple[Span, ...] = (Span(way.value, style, way.value if way.kind.is_web else ""),)
    if way.is_placeholder:
        spans = (Span(way.value, "placeholder"), Span("  "), Span(_(PLACEHOLDER), "warning"))
    yield Block("field", spans, marker=_(way.kind.label), letter=letter)
    yield from _notes(*way.words)


def _notes(*texts: str) -> Iterator[Block]:
    note = "; ".join(text for text in texts if text)
    if note:
        yield prose.field("", note, "dim")
