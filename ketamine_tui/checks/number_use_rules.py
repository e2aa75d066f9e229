"""Rules for what a number is said to be for: those of faxes, textphones and text messages are none to call."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.subject import Subject, answer_of
from ketamine_tui.model.contact import TEXTPHONE_WORDS
from ketamine_tui.model.kind import HELP
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.present.trust import may_be_called
from ketamine_tui.store.node import FieldsNode

_OUR = r"(?:the |our |this is (?:a|the) )?"
_FAX = re.compile(
    rf"{_OUR}(?:tele)?fax(?: (?:number|line|machine|no\.|only))*[.:]?"
    r"|.*(?<!by )\b(?:fax only|only (?:a |for )?fax)\b.*|.*\((?:tele)?fax\)",
    re.IGNORECASE | re.DOTALL,
)
"""What is said of a number that nobody answers; a text that speaks of a fax beside it says something else."""

_TEXTPHONE = rf"(?:{'|'.join(TEXTPHONE_WORDS)})"
_TYPED = re.compile(
    rf"{_OUR}(?:for )?{_TEXTPHONE}(?:/{_TEXTPHONE})*(?: (?:users?|number|line|only))*[.:]?|.*\({_TEXTPHONE}\)",
    re.IGNORECASE,
)
_TEXTS = r"(?:texts?|sms)(?: messages?)?"
_TEXTED = re.compile(
    rf"{_OUR}(?:for )?{_TEXTS}(?: (?:number|line|only))*[.:]?|.*(?<!by )\b(?:{_TEXTS} only|only (?:for )?{_TEXTS})\b.*|.*\({_TEXTS}\)",
    re.IGNORECASE,
)
_TEXT_LINE = re.compile(
    r"\b(?:text|sms)[ -]?(?:message |messaging )?(?:line|service)\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:no|not|never|and|or|call|voice|phone)\b|n['\u2019]t\b", re.IGNORECASE
)


def problems_of_number_use(subject: Subject) -> Iterator[Problem]:
    """Yield numbers that are shown as ones to call, and are said to be for something else."""
    records = list(subject.records("phones"))
    for record in records:
        written = record.text("type")
        if part := _said(record, _FAX) if written != PhoneType.FAX else "":
            message = f"{record.text(part)!r} is said of a number whose type is {written or PhoneType.VOICE}"
            yield subject.problem("phone-fax", record.place_in(part), message, "add type: fax")
        if written not in ("", PhoneType.VOICE, PhoneType.CELL):
            continue
        for pattern, hint in ((_TYPED, "add type: textphone"), (_TEXTED, "move it to 'texts'")):
            if part := _said(record, pattern):
                message = f"{record.text(part)!r} is said of a number that is shown as one to call"
                yield subject.problem("phone-texts", record.place_in(part), message, hint)
    yield from _of_text_lines(subject, records)
    yield from _tested(subject)


def _tested(subject: Subject) -> Iterator[Problem]:
    """Yield numbers that are said to be ones to test, of an entry whose numbers nobody may call for that."""
    for record in subject.numbers():
        is_tested = answer_of(record, "do_not_test") is False
        if is_tested and not may_be_called(subject.entry, subject.directory):
            message = "do_not_test: no stands beside a number that somebody may need"
            yield subject.problem("help-testable", record.place_in("do_not_test"), message)


def _of_text_lines(subject: Subject, records: list[FieldsNode]) -> Iterator[Problem]:
    """Yield the only number of a line whose title says that it takes texts, among those to call."""
    is_text_line = subject.entry.kind in HELP and _TEXT_LINE.search(subject.entry.title)
    if is_text_line and len(records) == 1 and not any(subject.records("texts")):
        record = records[0]
        if not (record.text("note") or record.text("label") or record.text("type")):
            message = f"{record.text('number')} is shown as one to call, and the title says that it takes texts"
            hint = "move it to 'texts', or say in its 'note' that it is answered"
            yield subject.problem("phone-texts", record.place_in("number"), message, hint)


def _said(record: FieldsNode, pattern: re.Pattern[str]) -> str:
    """Return the part of a record whose words are of some pattern, or nothing."""
    for part in ("label", "note", "number"):
        text = record.text(part).strip()
        if pattern.fullmatch(text) and not _OTHERWISE.search(text):
            return part
    return ""
