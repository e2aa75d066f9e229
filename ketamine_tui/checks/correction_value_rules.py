"""Rules for the values of corrections: 'was' can have stood in the field that is said to be corrected."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.subject import NAMES, Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold

_FORMS = {
    "links": re.compile(r"https?://\S+"),
    "emails": re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+"),
    "phones": re.compile(r"\+?\d(?:[ ()-]{0,2}\d){6,14}", re.ASCII),
}
"""What is of one form only, by a field that has it."""

_OF_ONE_FORM = {
    "links": ("links",),
    "chats": ("links",),
    "emails": ("emails",),
    "phones": ("phones",),
    "texts": ("phones",),
    "issued": (),
    "languages": (),
    "regions": (),
    **dict.fromkeys(NAMES, ()),
}
"""Fields in which nothing of another form stands, with the fields of whose form theirs is."""

_PERSON = re.compile(r"(?:Drs?|Prof(?:essor)?|Mr|Mrs|Ms)\.? [^\W\d_]\S*(?: [^\W\d_]\S*){0,3}")
"""Somebody with a form of address; a name without one may be a title."""

_CALLED = ("title", "container_title", "publisher", "alternate_names")
"""What a work is called, or who has published it: nobody's name, where the note speaks of those who wrote it."""

_OF_AUTHORS = re.compile(r"\b(?:authors?|editors?|written by|wrote)\b", re.IGNORECASE)


def problems_of_corrected_values(subject: Subject) -> Iterator[Problem]:
    """Yield corrections of a field in which their 'was' cannot have stood."""
    for record in subject.records("corrections"):
        name, was = record.text("field"), record.text("was").strip()
        if other := _meant(subject, name, was, record.text("note")):
            message = f"{was!r} is what stands in {other!r}, and not in {name!r}"
            yield subject.problem("correction-field", record.place_in("field"), message)


def _meant(subject: Subject, name: str, was: str, note: str) -> str:
    """Return the field in which a value must have stood; nothing where it can have stood in the one that is named."""
    forms = [field for field, form in _FORMS.items() if form.fullmatch(was)]
    if name in _OF_ONE_FORM and forms and not set(forms).intersection(_OF_ONE_FORM[name]):
        return forms[0]
    if name not in _CALLED or not _PERSON.fullmatch(was):
        return ""
    said, title = fold(note), set(fold(subject.entry.title).split())
    if not title.isdisjoint(fold(was).split()):
        return ""  # a work may be called by somebody's name
    for field in NAMES:
        names = [fold(item.text.strip()) for item in subject.texts(field)]
        if any(one in said for one in names) or (names and _OF_AUTHORS.search(note)):
            return field
    return ""
