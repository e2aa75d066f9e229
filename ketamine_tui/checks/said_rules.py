"""Rules for what the texts of an entry say of it: that it has closed, and which edition or version it is."""

import re
from collections.abc import Iterator, Mapping

from ketamine_tui.checks.subject import Subject, is_placeholder
from ketamine_tui.model.kind import LOCAL
from ketamine_tui.model.problem import Problem

_CLOSED = re.compile(
    r"\b(?:[Tt]his|[Tt]he|[Oo]ur) (?:(?:help|hot|crisis ?)?line|service|clinic) (?:has (?:now )?(?:closed(?: down| for good| in \w+|(?=[.;,]|\Z))|shut down|ended(?=[.;,]| in\b|\Z))"
    r"|(?:was|has been|is) (?:now )?(?:closed down|shut down|discontinued)|is no longer (?:in service|answered|running|operating|available(?=[.;,]|\Z)))"
)
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_EDITION = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(_ORDINALS)})) (?:edition|ed\b)",
    re.ASCII | re.IGNORECASE,
)
_NUMBER = re.compile(rf"(\d{{1,2}})(?!\d)|\b({'|'.join(_ORDINALS)})\b", re.ASCII | re.IGNORECASE)

_VERSION = re.compile(
    r"(?:An? |The )?(?:(?P<before>earlier|previous|older|first)|(?P<after>later|newer|updated|second)) (?:version|edition|issue|form)\b of\b",
    re.IGNORECASE,
)


def problems_of_what_is_said(subject: Subject) -> Iterator[Problem]:
    """Yield what the texts of an entry say of it, and its fields or its reviews do not."""
    yield from _closed(subject)
    yield from _edition(subject)


def _closed(subject: Subject) -> Iterator[Problem]:
    """Yield that something has closed of which numbers are shown, and which a review has confirmed."""
    is_shown = subject.loaded.state.is_checked and subject.entry.kind in LOCAL
    if not is_shown or all(map(is_placeholder, subject.numbers())):
        return
    for text, place in subject.said():
        if match := _CLOSED.search(text):
            message = (
                f"{' '.join(match[0].split())!r} is said here, and a number is shown as one to call"
            )
            yield subject.problem("closed-said", place, message)


def _edition(subject: Subject) -> Iterator[Problem]:
    """Yield another edition in the title, or in what the last review has seen, than that of the field."""
    written = _NUMBER.search(subject.loaded.node.text("edition"))
    review = subject.last_seen()
    for where, text in (
        ("the title says", subject.entry.title),
        ("a review has seen", review.text("seen") if review else ""),
    ):
        said = {_ordinal(one, two) for one, two in _EDITION.findall(text)}
        if written and len(said) == 1 and (own := _ordinal(written[1], written[2])) not in said:
            message = f"edition {own} is written here, and {where} {min(said)}"
            yield subject.problem("edition-differs", subject.place("edition"), message)
            return


def _ordinal(digits: str | None, word: str | None) -> int:
    return int(digits) if digits else _ORDINALS.index((word or "").lower()) + 1


def problems_of_versions(by_id: Mapping[str, Subject]) -> Iterator[Problem]:
    """Yield works that are said to be an earlier version of their only related one, and are later; or the other way round."""
    for subject in by_id.values():
        yield from _version(subject, by_id)


def _version(subject: Subject, by_id: Mapping[str, Subject]) -> Iterator[Problem]:
    match = _VERSION.match(subject.entry.summary)
    kind = subject.entry.kind
    names = [name for name in subject.entry.related if name in by_id] if match else []
    others = [by_id[name] for name in names if by_id[name].entry.kind is kind]
    if not match or len(others) != 1:
        return
    own, its = (one.loaded.node.text("issued")[:4] for one in (subject, others[0]))
    if own and its and (own > its if match["before"] else own < its):
        message = (
            f"{match[0]!r} is said here, and this is of {own} and {others[0].entry.id} of {its}"
        )
        yield subject.problem("issued-doubtful", subject.place("issued"), message)
