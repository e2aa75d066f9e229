"""Rules for lists of names: one person or body in each item, and nothing beside the name."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.bodies import is_body
from ketamine_tui.checks.subject import NAMES, Subject
from ketamine_tui.model.entry import OTHERS
from ketamine_tui.model.problem import Problem

_AND_OTHERS = re.compile(r"(?:et\.? al|and colleagues|others|u\. ?a)\.?", re.IGNORECASE)
_ET_AL = re.compile(r"\bet\.? al\b", re.IGNORECASE)
_SURNAME_FIRST = r"[^\W\d_][\w'-]*(?: [\w'-]+)? [A-Z]{1,3}"
_NAME = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3}"
_LISTED = re.compile(rf"{_SURNAME_FIRST}(?:, {_SURNAME_FIRST})+|.+;.+")
"""Names with their initials behind them, as medical journals list them (ICMJE), and what semicolons part."""

_WHOLE = re.compile(rf"{_NAME}(?:(?:,| and| &) {_NAME})+")
"""Whole names, or a body with its parts and its place."""

_PLAIN = re.compile(_NAME)
_TURNED = re.compile(
    r"[A-Z][\w'-]+, [A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*(?<!Jr)(?<!Jr\.)(?<!Sr)(?<!Sr\.)"
)
"""One surname, a comma, and what comes before it when it is spoken; behind two words may stand a degree."""

_IN_CAPITALS = re.compile(r"[A-Z]{3,}(?: [A-Z]\.?)*(?: [A-Z'-]{3,})+")
_ADDRESS = re.compile(r"\S@\S|://|\bwww\.")
_FOOTNOTE = re.compile(
    r"(?<=[a-z\u00df-\u00ff])(?:\d+(?:,\d+)*[*\u2020\u2021\u00a7]*|[*\u2020\u2021\u00a7]+)\Z"
)
"""What points at a footnote behind a name, and was copied with it."""


def problems_of_authors(subject: Subject) -> Iterator[Problem]:
    """Yield items of the lists of names that are no name of one person or body."""
    for name in NAMES:
        items = [item.text.strip() for item in subject.texts(name)]
        are_plain = [
            bool(_PLAIN.fullmatch(text)) and not is_body(text) and not text.isupper()
            for text in items
        ]
        for number, item in enumerate(subject.texts(name)):
            beside = sum(are_plain) - are_plain[number]
            if fault := _fault(item.text.strip(), is_first=not number, beside=beside):
                message, hint = fault
                yield subject.problem("author-form", item.place, f"{item.text!r} {message}", hint)


def _fault(text: str, *, is_first: bool, beside: int) -> tuple[str, str] | None:
    """Return what is wrong with an item, and what to do; `beside` is how many others are plainly one person each."""
    mark = _FOOTNOTE.search(text) if " " in text else None
    # Two may be a body without such a word and a part of it, unless others are persons.
    are_whole = _WHOLE.fullmatch(text) and not is_body(text)
    faults = (
        (text == OTHERS and is_first, "comes before all names", "write it behind a name"),
        (_AND_OTHERS.fullmatch(text) and text != OTHERS, "is no name", "write 'and others'"),
        (_ET_AL.search(text), "is a name and others", "write 'and others' as an item"),
        (
            _LISTED.fullmatch(text) or (are_whole and (text.count(",") > 1 or beside)),
            "are several names",
            "write one in each item",
        ),
        (mark, f"has the mark of a footnote: {mark and mark[0]}", "write the name only"),
        (_ADDRESS.search(text), "has an address", "write the name only"),
        (text.endswith((",", ";")), f"ends with {text[-1:]!r}", "delete the sign"),
        (
            beside and _TURNED.fullmatch(text) and not is_body(text),
            "has the surname first, unlike others",
            "write it as the others",
        ),
        (
            beside and _IN_CAPITALS.fullmatch(text) and not is_body(text),
            "is in capitals, unlike others",
            "write it as the others",
        ),
    )
    return next(((told, hint) for is_fault, told, hint in faults if is_fault), None)
