"""Rules for contacts that do not work: their titles say so, and all of their numbers and addresses are marked."""

from collections.abc import Iterator, Sequence

from ketamine_tui.checks import phones
from ketamine_tui.checks.subject import Subject, is_placeholder
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode

_MARK = "(placeholder)"
_OTHER_WAYS = ("chats", "addresses", "links")
"""Ways that cannot be marked, and may work."""


def problems_of_placeholders(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield contacts whose titles say something else than their numbers and addresses: whether they work."""
    contacts = [subject for subject in subjects if isinstance(subject.entry, Contact)]
    is_usual = any(map(says_so, contacts))
    for subject in contacts if is_usual else ():
        ways = list(_marked_ways(subject))
        if says_so(subject):
            for way, part in ways:
                # Those that nobody can have are told as such.
                if not is_placeholder(way) and not phones.is_placeholder(way.text(part)):
                    message = f"{way.text(part)} is not marked, and the title says that nothing here works"
                    yield subject.problem("title-placeholder", way.place_in(part), message)
        elif ways and all(is_placeholder(way) for way, _ in ways) and not _has_others(subject):
            message = f"nothing here works, and the title does not end with {_MARK}"
            yield subject.problem("title-placeholder", subject.place("title"), message)


def says_so(subject: Subject) -> bool:
    """Say whether an entry says of itself that nothing of it works."""
    return subject.entry.title.casefold().endswith(_MARK)


def _marked_ways(subject: Subject) -> Iterator[tuple[FieldsNode, str]]:
    """Yield the ways that can be marked as ones that do not work, each with the name of its main part."""
    yield from ((record, "number") for record in subject.numbers())
    yield from ((record, "address") for record in subject.records("emails"))


def _has_others(subject: Subject) -> bool:
    return any(any(subject.records(name)) for name in _OTHER_WAYS)
