"""Random queries over the whole grammar, spelled as people might, for the names of a directory."""

from collections.abc import Sequence

from hypothesis import strategies as st

from ketamine_tui.model.text import fold, is_unsafe
from ketamine_tui.query.fields import ALIASES, FIELDS, SORTS, ValueType
from ketamine_tui.query.names import Names

Texts = st.SearchStrategy[str]

OPERATOR_WORDS = ("OR", "AND", "NOT", "|")
DATES = (
    "2026-11-23",
    "2026-5-1",
    "2026-11",
    "2019",
    "0001-01-01",
    "9999-12-31",
    "Today",
    "yesterday",
)
AGES = ("0d", "30d", "6w", "1m", "11m", "1Y", "20y")


def quoted(text: str) -> str:
    """Return a text in quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def is_findable(text: str) -> bool:
    """Say whether there is something to find in a text."""
    has_control = any(is_unsafe(c) and not c.isspace() for c in text)
    return bool(fold(" ".join(text.split())).strip()) and not has_control


def is_word(text: str) -> bool:
    """Say whether a text is a word when it stands alone."""
    has_special = any(c.isspace() or c in '():"' for c in text)
    is_other = text in OPERATOR_WORDS or (text.startswith(("#", "@", "-", "!")) and len(text) > 1)
    letters = text.rstrip("*")
    alone = letters if letters == "=" else letters.removeprefix("=")
    return not (has_special or is_other) and is_findable(alone)


def words(of: Sequence[str]) -> Texts:
    """Return words and phrases, some of them from a list."""
    known = st.sampled_from(of)
    odd = ("-", "!", "#", "@", "1:2", "http://x", "x.", "..", "|x", "a|", "or", "OR*", "NOT*", "a*")
    alone = ("=", "=a", "==a", "=OR", "=#x", '="a b"')
    phrase = st.lists(known, min_size=1, max_size=3).map(" ".join) | st.text().filter(is_findable)
    return known | st.sampled_from((*odd, *alone)) | st.text().filter(is_word) | phrase.map(quoted)


def _names(name: str) -> Texts:
    """Return a field under any of its names, in any case."""
    spellings = [name, *(alias for alias, field in ALIASES.items() if field == name)]
    return st.sampled_from([*spellings, name.upper()])


def _days() -> Texts:
    compared = st.tuples(st.sampled_from(("", "=", "<", "<=", ">", ">=")), st.sampled_from(DATES))
    aged = st.tuples(st.sampled_from(("<", "<=", ">", ">=")), st.sampled_from(AGES))

    def ranges(ends: Sequence[str]) -> Texts:
        end = st.sampled_from(ends)
        whole = st.tuples(end, end).map("..".join)
        return whole | end.map("{}..".format) | end.map("..{}".format)

    return (compared | aged).map("".join) | ranges(DATES) | ranges(AGES)


def _values(names: Names, field: str, known_words: Sequence[str]) -> Texts:
    """Return one value of a field; nothing where it has none."""
    value_type = FIELDS[field].type
    if value_type is ValueType.DAYS:
        return _days()
    if field == "phone":
        return st.sampled_from(("555", "0", '"(0) 1"', "800-55", "+1"))
    if value_type is ValueType.WORDS:
        return st.sampled_from([quoted(word) for word in known_words])
    offered = [quoted(name) for name in names.of(field)]
    exact = [f"={value}" for value in offered] if field == "tag" else []
    plain = [name for name in names.of(field) if name.replace("-", "").isalnum()]
    return st.sampled_from([*offered, *exact, *plain])


def _fields(names: Names, known_words: Sequence[str]) -> Texts:
    """Return every field that has values, with one value or several."""
    possible = [
        field
        for field, spec in FIELDS.items()
        if spec.type in (ValueType.DAYS, ValueType.WORDS) or any(names.of(field))
    ]

    def asked(field: str) -> Texts:
        values = st.lists(_values(names, field, known_words), min_size=1, max_size=3)
        return st.tuples(_names(field), values.map(",".join)).map(":".join)

    return st.sampled_from(possible).flatmap(asked)


def queries(names: Names, known_words: Sequence[str]) -> Texts:
    """Return queries that can be read in a directory.

    Args:
        names: What there is to name.
        known_words: Words that are likely to be found.
    """
    tags = [f"#{tag.label}" for tag in names.directory.vocabulary if tag.label.isalnum()]
    views = [f"@{view.name}" for view in names.directory.views]
    single = st.sampled_from([*tags, *views, "#TOBE_REVIEWED"])
    terms = _fields(names, known_words) | words(known_words) | single
    nested = st.recursive(
        terms,
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=3).map(" ".join),
            st.lists(inner, min_size=2, max_size=3).map(" OR ".join),
            st.lists(inner, min_size=2, max_size=2).map(" | ".join),
            st.lists(inner, min_size=2, max_size=2).map(" AND ".join),
            inner.map("({})".format),
            inner.map("-({})".format),
            inner.map("NOT {}".format),
            inner.map("!{}".format),
        ),
        max_leaves=6,
    )
    sort = st.sampled_from(("", *(f" sort:{sign}{name}" for name in SORTS for sign in ("", "-"))))
    return st.tuples(nested, sort).map("".join)
