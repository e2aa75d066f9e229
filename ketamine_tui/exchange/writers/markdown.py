"""Markdown (CommonMark): a directory as one note, which reads as the same directory again.

The forms are those that `store.note` reads; `docs/notes.md` has them for people.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.index.row import UNSORTED
from ketamine_tui.model.contact import Phone
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry, Page, Resource
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import Section, walk_sections
from ketamine_tui.model.tag import tag_key
from ketamine_tui.model.ways import Way
from ketamine_tui.present.trust import may_be_called
from ketamine_tui.store.note.details import derived_dial
from ketamine_tui.store.note.reader import first_sentence, parse_note
from ketamine_tui.store.note.text import escaped, escaped_line, is_hashtag
from ketamine_tui.store.note.words import MARKS, POINTS, kind_of, label_of, phone_field, split_label
from ketamine_tui.store.yaml_writer import quoted

_FLAG = "TOBE_REVIEWED"
_DEEPEST = 6
_TEXTS = ("description", "language", "license", "disclaimer")
_NAMES = ("alternate_names", "authors", "editors", "regions", "languages", "audience")
_WORD = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*")
_AUTOLINK = re.compile(r"https?:[^\s<>\\]+", re.IGNORECASE)
_IN_DESTINATIONS = re.compile(r"[\\<>()`*_]|&(?=[#\w])")
_SCALARS = ("publisher", "issued", "organization")


def markdown(extract: Extract) -> str:
    """Return a note: the title, sections as headings, entries as items, the tags at the end."""
    ids = {section.id for section, _ in walk_sections(extract.directory.sections)}
    listed: dict[str, list[Item]] = defaultdict(list)
    for item in extract.items:
        listed[item.entry.section if item.entry.section in ids else UNSORTED].append(item)
    sections = extract.directory.sections
    if UNSORTED in listed and UNSORTED not in ids:
        sections = (*sections, Section(UNSORTED, "Unsorted"))
    writer = _Writer(extract.directory, listed)
    blocks = ["\n".join(_front_matter(extract)), f"# {escaped(extract.title)}"]
    for section in sections:
        blocks += writer.section(section, 2, ())
    if tags := _vocabulary(extract):
        blocks.append(f"#tags\n{' '.join(map(_hashtag, tags))}")
    return "\n\n".join(blocks) + "\n"


def _front_matter(extract: Extract) -> Iterator[str]:
    yield "---"
    yield f"title: {quoted(extract.title)}"
    for name in _TEXTS:
        if text := getattr(extract.directory, name):
            yield f"{name}: {quoted(text)}"
    yield f"version: {quoted(extract.version)}"
    yield f"as_of: {quoted(extract.as_of.isoformat())}"
    if extract.left_out:
        yield f"left_out: {quoted(str(extract.left_out))}"
    yield "---"


def _vocabulary(extract: Extract) -> list[str]:
    """Return the tags of the directory, then those that only entries have."""
    used = (tag for item in extract.items for tag in item.entry.tags)
    labels: dict[str, str] = {}
    for label in (*(tag.label for tag in extract.directory.vocabulary), *used):
        labels.setdefault(tag_key(label), label)
    return [label for label in labels.values() if is_hashtag(label)]


class _Writer(NamedTuple):
    """Writes the sections of a directory, each with the entries that are listed in it."""

    directory: Directory
    listed: Mapping[str, Sequence[Item]]

    def section(self, section: Section, level: int, above: Sequence[str]) -> Iterator[str]:
        """Yield the blocks of a section and of those below; `above` are the titles above it, nearest first."""
        headings = (section.title, *above)
        yield f"{'#' * level} {escaped(section.title)}"
        listed = list(self.listed.get(section.id, ()))
        for item in listed:
            if isinstance(item.entry, Page) and _is_prose(item, item.entry, section.title):
                listed.remove(item)
                yield f"{item.entry.body}\n\n#{_FLAG}"
                break
        if listed:
            items = (_item(item, headings, self.directory) for item in listed)
            yield "\n".join(line for lines in items for line in lines)
        for inner in section.sections:
            # Below the sixth level a heading is no deeper: such a section becomes a neighbour.
            if level < _DEEPEST:
                yield from self.section(inner, level + 1, headings)
            else:
                yield from self.section(inner, level, above)


def _is_prose(item: Item, entry: Page, heading: str) -> bool:
    """Say whether a page can stand below its heading as it is, and reads as the same page."""
    if entry.title != heading or item.standing != ReviewState.TO_BE_REVIEWED.words:
        return False
    bare = Page(
        id=entry.id,
        kind=entry.kind,
        section=entry.section,
        title=entry.title,
        summary=first_sentence(entry.body) or entry.title,
        reviews=entry.reviews,
        body=entry.body,
    )
    if entry != bare:
        return False
    note = parse_note(f"# A\n\n## B\n\n{entry.body}\n\n## C\n\n- **D**\n", "")
    bodies = [x.entry.body for x in note.entries if isinstance(x.entry, Page)]
    titles = [section.title for section, _ in walk_sections(note.directory.sections)]
    return (bodies, titles, len(note.entries), note.problems) == ([entry.body], ["B", "C"], 2, ())


def _hashtag(label: str) -> str:
    return f"#{label if _WORD.fullmatch(label) else escaped(label)}"


def _item(item: Item, headings: Sequence[str], directory: Directory) -> Iterator[str]:
    entry, ways = item.entry, list(item.entry.ways())
    links = [way for way in ways if not way.kind.reaches_people]
    url = links[0].value if links else ""
    form = "link" if links and not links[0].label else "bold"
    title = escaped(entry.title)
    head = f"[{title}]({_destination(links.pop(0).value)})" if form == "link" else f"**{title}**"
    said = f" - {escaped(entry.summary)}" if entry.summary not in ("", entry.title) else ""
    are_hashtags = all(map(is_hashtag, entry.tags))
    hashtags = [_hashtag(tag) for tag in entry.tags] if are_hashtags else []
    if item.state is ReviewState.TO_BE_REVIEWED:
        hashtags.append(f"#{_FLAG}")
    yield " ".join((f"- {head}{said}", *hashtags))
    is_reachable = any(getattr(entry, name, ()) for name in POINTS)
    if kind_of(headings, form, is_reachable=is_reachable, url=url) is not entry.kind:
        yield f"  - Kind: {entry.kind}"
    if not are_hashtags:
        yield from (f"  - Tag: {escaped(tag)}" for tag in entry.tags)
    # One number that says so is enough; where none does, all that could be called say it.
    is_guarded = not may_be_called(entry, directory) and all(way.may_be_tested for way in ways)
    people = [way for way in ways if way.kind.reaches_people]
    yield from _details(entry, [*links, *people], is_guarded=is_guarded)
    if (standing := item.standing) != ReviewState.TO_BE_REVIEWED.words:
        yield f"  - State: {escaped(standing)}"
    if isinstance(entry, Page) and entry.body:
        yield ""
        yield from (f"  > {line}" if line else "  >" for line in entry.body.split("\n"))
        yield ""


def _details(entry: Entry, ways: Iterable[Way], *, is_guarded: bool) -> Iterator[str]:
    for alert in entry.alerts:
        yield _detail("alerts", escaped(alert.text))
    for way in ways:
        yield from _way(way, is_guarded=is_guarded)
    for schedule in getattr(entry, "schedules", ()):
        yield _detail("schedules", escaped(str(schedule)))
    for name in _NAMES:
        yield from (_detail(name, escaped(text)) for text in getattr(entry, name, ()))
    for name in _SCALARS:
        if text := getattr(entry, name, ""):
            yield _detail(name, escaped(text))
    if isinstance(entry, Resource):
        for item in entry.identifiers:
            if label_of(field := f"identifiers/{item.scheme}"):
                yield _detail(field, escaped(item.value))


def _detail(field: str, text: str, remark: str = "") -> str:
    return f"  - {label_of(field)}{f' ({remark})' if remark else ''}: {text}"


def _way(way: Way, *, is_guarded: bool) -> Iterator[str]:
    """Yield a way to reach somebody, and below it what is said of it."""
    field = phone_field(way.point) if isinstance(way.point, Phone) else way.kind.field
    # A place of which only a remark is known is called by that.
    remark = way.note if way.value else ""
    note = "; ".join(filter(None, (remark, *map(str, way.schedules), way.spoken)))
    said = [escaped_line(note)]
    # The label of an address on the web is its text; any other stands in brackets, where it can.
    label = "" if way.kind.is_web else escaped(way.label)
    if split_label(f"{label_of(field)} ({label}): x") != (field, label, "x"):
        said, label = [label, *said], ""
    yield _detail(field, f"{_value(way)}{_marks(way, is_guarded=is_guarded)}", label)
    if any(said):
        yield f"    - {'; '.join(filter(None, said))}"


def _value(way: Way) -> str:
    if way.kind.is_web:
        return _link(way.value, way.label)
    text = escaped((way.message or way.note).replace("\n", ", "))
    return f"[{text}](tel:{way.dial})" if way.dial not in ("", derived_dial(way.value)) else text


def _marks(way: Way, *, is_guarded: bool) -> str:
    not_tested = not way.may_be_tested or (is_guarded and way.telephone is not None)
    marks = {"placeholder": way.is_placeholder, "do_not_test": not_tested}
    return "".join(f" ({words})" for name, words in MARKS.items() if marks[name])


def _link(url: str, label: str) -> str:
    if not label and _AUTOLINK.fullmatch(url):
        return f"<{url}>"
    return f"[{escaped(label or url)}]({_destination(url)})"


def _destination(url: str) -> str:
    return _IN_DESTINATIONS.sub(r"\\\g<0>", url)
