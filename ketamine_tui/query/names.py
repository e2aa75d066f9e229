"""The names that values of fields can have in a directory, and how people spell them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from ketamine_tui.model.directory import Directory, SavedView
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.regions import canonical_region, is_within, wider_regions
from ketamine_tui.model.review import Method, ReviewState
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, tag_key
from ketamine_tui.model.text import closest
from ketamine_tui.model.translate import _
from ketamine_tui.query.fields import (
    ALIASES,
    FIELDS,
    IS,
    KIND,
    METHOD,
    PRESENCE,
    REGION,
    SECTION,
    TAG,
    ValueType,
)
from ketamine_tui.query.syntax import MARKED, URGENT

UNCHECKED, CHECKED = "unchecked", "checked"
"""The values of ``is:`` for everything that is neither source-checked nor reviewed, and for the rest."""

PENDING = "pending"
"""The value of ``is:`` for what waits for a person: unchecked, and not withdrawn."""

_NO_VALUES: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_STATE_ALIASES = {
    "flagged": ReviewState.TO_BE_REVIEWED.value,
    TO_BE_REVIEWED_KEY: ReviewState.TO_BE_REVIEWED.value,
    "changed": ReviewState.CHANGED.value,
    "unreviewed": UNCHECKED,
}
_STATES = (*(state.value for state in ReviewState), UNCHECKED, CHECKED, PENDING, URGENT, MARKED)


class Names:
    """What a query can name: the directory's own words, and the values that occur in its entries."""

    def __init__(
        self, directory: Directory, values: Mapping[str, tuple[str, ...]] = _NO_VALUES
    ) -> None:
        """Take the names.

        Args:
            directory: Its own words.
            values: What occurs of ``region``, ``language``, ``audience``, ``method`` and ``has``.
        """
        self.directory = directory
        self.values = values

    def of(self, field: str) -> Iterator[str]:
        """Yield the values that a field can have, as they are offered to people."""
        if field == TAG:
            yield from (tag.label for tag in self.directory.vocabulary)
        elif field == KIND:
            yield from (kind.value for kind in Kind)
        elif field == SECTION:
            yield from (section.id for section, _ in walk_sections(self.directory.sections))
        elif field == IS:
            yield from _STATES
        elif field == METHOD:
            yield from (method.value for method in Method)
        elif field in FIELDS and FIELDS[field].type is ValueType.PRESENCE:
            yield from sorted({*PRESENCE, *self.values.get("has", ())})
        else:
            yield from self.values.get(field, ())

    def find(self, field: str, text: str) -> str:
        """Return the directory's own name for a value, or an empty text where it has none."""
        return _FINDERS.get(field, _find_value)(self, field, text)

    def view(self, name: str) -> SavedView | None:
        """Return the saved view of a name."""
        by_name, by_key = self._views
        return by_name.get(name) or by_key.get(tag_key(name))

    @cached_property
    def _views(self) -> tuple[Mapping[str, SavedView], Mapping[str, SavedView]]:
        """The first saved view of each name, and of each name without case, accents and hyphens."""
        views = self.directory.views[::-1]  # of two with one name the first one stays
        by_name = {view.name: view for view in views}
        return by_name, {key: view for view in views if (key := tag_key(view.name))}


def is_review_flag(name: str) -> bool:
    """Say whether a tag is the founding note's ``#TOBE_REVIEWED``, however spelt."""
    return tag_key(name) == TO_BE_REVIEWED_KEY


def nearest(word: str, names: Iterable[str]) -> str:
    """Return ``did you mean …?`` for a misspelt word, or an empty text."""
    by_key = {tag_key(name): name for name in names}
    key = tag_key(word)
    begun = next((other for other in by_key if key and other.startswith(key)), "")
    other = begun or closest(key, by_key)
    return _("did you mean {name}?").format(name=by_key[other]) if other else ""


def _spelt(text: str, names: Collection[str]) -> str:
    """Return the name that is written so, or else one that differs in case, accents and hyphens only."""
    if text in names:
        return text
    key = tag_key(text)
    return next((name for name in names if key and tag_key(name) == key), "")


def _find_tag(names: Names, _field: str, text: str) -> str:
    vocabulary = names.directory.vocabulary
    # Labels that only entries know of may differ in case alone.
    if any(tag.label == text for tag in vocabulary):
        return text
    tag = vocabulary.find(text)
    return tag.label if tag else ""


def _find_kind(names: Names, _field: str, text: str) -> str:
    """Return the kind of a name or its plural, or that which the directory's words have stand for it."""
    key = tag_key(text)
    keys = {key, key.removesuffix("s")}
    kinds = {tag_key(kind.value): kind.value for kind in Kind}
    groups = (set(map(tag_key, group)) for group in names.directory.words.alike)
    alike = next((group for group in groups if group & keys), set())
    # Where the words have two kinds stand for one another, none of them is meant.
    meant = keys & kinds.keys() or alike & kinds.keys()
    return kinds[meant.pop()] if len(meant) == 1 else ""


def _find_section(names: Names, _field: str, text: str) -> str:
    sections = [section for section, _ in walk_sections(names.directory.sections)]
    if section_id := _spelt(text, [section.id for section in sections]):
        return section_id
    title = _spelt(text, [section.title for section in sections])
    return next((s.id for s in sections if s.title == title), "")


def _find_state(_names: Names, _field: str, text: str) -> str:
    key = tag_key(text)
    return _STATE_ALIASES.get(key) or next((s for s in _STATES if tag_key(s) == key), "")


def _find_value(names: Names, field: str, text: str) -> str:
    values = tuple(names.of(field))
    spellings = [text, tag_key(text).removesuffix("s")]
    if FIELDS[field].type is ValueType.PRESENCE:
        spellings.append(ALIASES.get(text.lower(), ""))
    for spelling in spellings:
        if value := _spelt(spelling, values):
            return value
    return _find_region(values, text) if field == REGION and values else ""


def _find_region(values: Collection[str], text: str) -> str:
    """Return the code of a region for another code or a name of it.

    Of one that no entry is for, the nearest region that it belongs to and that there is an entry for.
    """

    def is_known(code: str) -> bool:
        return any(is_within(value, code) for value in values)

    if is_known(code := canonical_region(text.upper())):
        return code
    # Loading the names takes longer than a query does, and few queries need them.
    from ketamine_tui.store.naming import region_code  # noqa: PLC0415

    code = region_code(text)
    return next((c for c in (code, *wider_regions(code)) if code and is_known(c)), "")


_FINDERS: dict[str, Callable[[Names, str, str], str]] = {
    TAG: _find_tag,
    KIND: _find_kind,
    SECTION: _find_section,
    IS: _find_state,
}
