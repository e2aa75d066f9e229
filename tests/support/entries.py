"""Arbitrary entries, made of the field tables: whatever a file of the content format can say."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from ketamine_tui.model.entry import CLASS_OF_KIND, Entry
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, tag_key
from ketamine_tui.model.text import clean, clean_block
from ketamine_tui.store import decode
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.values import ID_PATTERN

Values = st.SearchStrategy[Any]

TEXT_CHARACTERS = st.characters(exclude_categories=["Cs"])
LINES = st.text(TEXT_CHARACTERS, min_size=1, max_size=12).map(clean).map(str.strip).filter(bool)
"""Lines of text as they are once they have been read: clean, with nothing round them."""

IDS = st.from_regex(re.compile(ID_PATTERN.pattern, re.ASCII), fullmatch=True).map(lambda x: x[:30])
IDS = IDS.map(lambda text: text.strip("-"))
URLS = st.builds(
    "https://example.org/{}".format,
    st.text("abcXYZ019-._~/?#=&%+,;@!$'()*", max_size=12).filter(lambda x: not x.endswith("#")),
)
MAILBOXES = st.from_regex(re.compile(r"[a-z0-9.+_-]{1,8}@[a-z]{1,6}\.(?:org|com)"), fullmatch=True)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


def _is_tag(text: str) -> bool:
    return tag_key(text) not in ("", TO_BE_REVIEWED_KEY) and not text.startswith("#")


TAGS = st.lists(LINES.filter(_is_tag), max_size=3, unique=True).map(tuple)


def bodies() -> st.SearchStrategy[str]:
    """Return texts of pages, as they are once they have been read."""
    text = st.text(TEXT_CHARACTERS, max_size=60).map(clean_block)
    return text.map(lambda x: x.strip(" \n"))


def values_of(type_: decode.Type) -> Values:  # noqa: PLR0911  # a case for each type
    """Return what a type decodes to."""
    match type_:
        case decode.Text(exact=exact, pattern=pattern):
            return _texts(pattern) if pattern else (LINES if exact else LINES | st.just(""))
        case decode.Prose():
            return bodies()
        case decode.Choice(options=options):
            return st.sampled_from(options)
        case decode.Date():
            return DAYS
        case decode.YesNo():
            return st.booleans()
        case decode.Many(item=item):
            return st.lists(values_of(item), max_size=2).map(tuple)
        case decode.ByName(item=item):
            return st.dictionaries(LINES, values_of(item), max_size=2)
    assert isinstance(type_, decode.Record), "a new type needs a case"
    return _records(type_.make, type_.fields, type_.required)


def _texts(pattern: re.Pattern[str]) -> Values:
    if "https?" in pattern.pattern:
        return URLS
    if "@" in pattern.pattern:
        return MAILBOXES
    if pattern is ID_PATTERN:
        return IDS
    texts = st.from_regex(pattern, fullmatch=True).map(clean).map(str.strip)
    return texts.filter(lambda text: pattern.fullmatch(text) is not None)


def _records(make: Any, fields: Mapping[str, decode.Type], required: frozenset[str]) -> Values:
    always = {name: values_of(fields[name]) for name in required}
    others = {name: values_of(type_) for name, type_ in fields.items() if name not in required}
    return st.fixed_dictionaries(always, optional=others).map(lambda values: make(**values))


def entries(*kinds: Kind, **changes: Values) -> st.SearchStrategy[Any]:
    """Return entries of some kinds, of any without one.

    `changes` are other values for some fields, which then are always among them, where the kind has them.
    """

    def of(kind: Kind) -> st.SearchStrategy[Entry]:
        cls = CLASS_OF_KIND[kind]
        record = ENTRY_RECORDS[cls]
        named: dict[str, Values] = {name: values_of(type_) for name, type_ in record.fields.items()}
        overrides = {name: values for name, values in changes.items() if name in named}
        named |= {"kind": st.just(kind), "tags": TAGS, **overrides}
        required = record.required | overrides.keys()
        always = {name: named.pop(name) for name in list(named) if name in required}
        return st.fixed_dictionaries(always, optional=named).map(lambda values: cls(**values))

    return st.sampled_from(kinds or tuple(Kind)).flatmap(of)
