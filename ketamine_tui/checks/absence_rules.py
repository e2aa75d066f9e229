"""Rules for values that stand for nothing: what programs and people write where a field should be left out."""

from collections.abc import Iterator

from ketamine_tui.checks import identifiers
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Node, Scalar

_OF_PROGRAMS = frozenset(
    {"null", "NULL", "nan", "NaN", "NAN", "NaT", "<NA>", "#N/A", "undefined", "[object Object]"}
)
"""What programs write for a value that is not there, and nobody means."""

_OF_BOTH = frozenset({"None", "none", "NONE", "N/A", "n/a", "n.a.", "nil"})
_DASHES = frozenset({"-", "--", "---", chr(0x2013), chr(0x2014)})
_SIGNS = _DASHES | {"?", "??", "...", chr(0x2026), ".", "_"}
_OF_PEOPLE = frozenset(
    {"unknown", "not known", "unspecified", "not specified", "not given", "not available"}
    | {"not applicable", "to be confirmed", "to be announced", "tba"}
)
NOTHING = frozenset(map(str.casefold, _OF_PROGRAMS | _OF_BOTH | _SIGNS)) | _OF_PEOPLE
"""All of them, in small letters."""

_ABBREVIATED = "NA"
"""What statisticians' programs write; it is also a country, and short for associations."""

_WORDS = NOTHING | {_ABBREVIATED.casefold()}
_LONGEST = 20

_NAMES = frozenset({"title", "alternate_names"})
"""Names of works, of which some are called by one of these words."""

_ANSWERS = frozenset({"seen", "not_seen", "was", "body", "source_dated"})
"""Fields in which nothing can be the answer: what was not seen, what a field said, a word to send."""

_PLACES = frozenset({"volume", "issue", "page", "edition", "number_of_pages"})
_TEXTS = _PLACES | {
    *("summary", "audience", "label", "note", "text", "source", "reviewer", "role", "timezone"),
    *("attention", "address_1", "address_2", "city", "state_province", "postal_code", "value"),
    *("authors", "editors", "contributors", "publisher", "container_title", "organization"),
}


def problems_of_absence(subject: Subject) -> Iterator[Problem]:
    """Yield the values of an entry that stand for nothing."""
    for name, scalar in _texts(subject.loaded.node, ""):
        # Most texts are longer, and hardly any is one of these words.
        is_short = len(scalar.text) <= _LONGEST
        if (
            is_short
            and scalar.text.strip().casefold() in _WORDS
            and says_nothing(name, scalar.text)
        ):
            message = f"{scalar.text.strip()!r} stands for nothing"
            hint = "write what is known, or delete it"
            yield subject.problem("text-unfinished", scalar.place, message, hint)


def says_nothing(name: str, text: str) -> bool:
    """Say whether a text stands for nothing in a field."""
    text = text.strip()
    if name in _ANSWERS:
        return text in _OF_PROGRAMS
    if name in _NAMES:
        return text in _OF_PROGRAMS or text in _OF_BOTH or text in _DASHES
    if name not in _TEXTS:
        return False
    is_nothing = text in _OF_PROGRAMS or text in _OF_BOTH or text in _SIGNS
    is_abbreviated = name in _PLACES and text == _ABBREVIATED
    return is_nothing or is_abbreviated or text.casefold() in _OF_PEOPLE


def _texts(node: FieldsNode, of: str) -> Iterator[tuple[str, Scalar]]:
    """Yield the texts of some fields with the names of these, but for those that have a rule of their own."""
    if of == "identifiers" and identifiers.is_known(node.text("scheme").lower()):
        return
    for name, value in node.fields.items():
        if (of, name) != ("reviews", "source"):
            yield from _in_value(name, value)


def _in_value(name: str, value: Node) -> Iterator[tuple[str, Scalar]]:
    match value:
        case Scalar():
            yield name, value
        case FieldsNode():
            yield from _texts(value, name)
        case _:
            for item in value.items:
                yield from _in_value(name, item)
