"""Rules against remarks between those who write the directory in what its readers see."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from ketamine_tui.checks.page import Page
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import part_problem, public_texts
from ketamine_tui.model.problem import Problem

_IN_BRACKETS = re.compile(r"[\[(]([^\[\]()]{1,200})[\])](?!\()")

_CHORE = r"(?:check|verify|confirm|update|add|insert|fix|rewrite|reword|cite|delete|remove|find|look up|replace|shorten|clarify|needs?|missing)"
_PIECE = r"(?:this|sources?|citations?|references?|refs?|number|figures?|spelling|date|year|name|link|wording|sentence|paragraph|section)"
_RELEASE = (
    r"before (?:the )?(?:release|publication|publishing|we publish|going live|we go live|launch)"
)
_PERSON = r"(?:[A-Z][a-z]+|[A-Z]{2,3})"

_ASKING = r"(?:can|could|would|will)"
_NOBODY = (
    r"(?:Now|So|Then|And|But|Or|If|Well|Also|First|Today|Yes|No|Please|Doctor|Nurse|Mum|Dad)\b"
)
"""What stands before a question to readers, or to whom they may put it."""

_IN_ANY = re.compile(
    rf"(?!{_NOBODY}){_PERSON}(?<!s), {_ASKING} you\b.*\?\Z"
    rf"|(?i:{_ASKING} (?:you|someone|somebody|anyone|anybody) (?:please )?(?:look for|look up|{_CHORE}) (?:the |this |that |a |an )(?:\w+ )?(?:address|hours|{_PIECE})\b).*\?\Z"
    r"|(?:[Pp]lease|[Pp]ls|[Pp]lz)\b.*\?\Z"
    rf"|{_PERSON},? (?:can|could|would|will) you (?:please )?(?:have a look|see|ask|take|{_CHORE})\b"
    rf"|[^()]*\? ?[Aa]sk {_PERSON}[.!?]?\Z"
    rf"|{_PERSON}(?<!s), (?:please|pls|plz) (?:look|see|{_CHORE})\b"
    rf"|@{_PERSON}\b.*\b(?:can|could|please|{_CHORE})\b"
    rf"|(?:please )?{_CHORE} (?:the |a |an )?{_PIECE}[!?. ]*\Z|.*\b{_RELEASE}\b"
    r"|(?:citation|source|reference|ref) (?:needed|missing|required)|(?:sources?|ref|reference|citation|sp|spelling|date|year|link|url) ?\?+\Z"
    r"|(?:note|message|question|reminder) (?:to|for) (?:self|myself|editors?|curators?|reviewers?|translators?|the team)\b"
    r"|[Ii]nternal(?: note| comment| remark)?: |to ?do: |still (?:true|so|right|correct|current|valid)\?",
    re.DOTALL,
)
"""What begins a remark in brackets of either kind."""

_IN_SQUARE = re.compile(
    rf"[a-z][^?]{{0,50}}\?+\Z|\?+\Z|(?:please |to |must be )?{_CHORE}(?:ed)?[!?. ]*\Z"
    rf"|(?:please |to )?{_CHORE} (?:it|that|these|(?:the |a |an )?{_PIECE})\b|(?:source|citation|ref|reference|link|url)\Z|not sure\b",
    re.DOTALL | re.IGNORECASE,
)
"""What begins one in square brackets, in which nobody speaks to readers."""

_ASK = re.compile(rf"[Aa]sk {_PERSON}\b")
_SIGNED = re.compile(r"(?P<who>[A-Z]{2,3}|[A-Z][a-z]+)(?::| [-\u2013]) ?(?P<said>.+)", re.DOTALL)
_ASKED = re.compile(
    rf"[^?]*\?|.*\b(?:please|todo|to do|not sure)\b|{_CHORE} (?:the |a |an )?{_PIECE}\b",
    re.DOTALL | re.IGNORECASE,
)
_LABELS = frozenset({"NB", "PS", "PPS", "FAQ", "Note", "Question", "Example", "Tip", "Source"})
"""What stands before a colon and is nobody."""

_KNOWN = 2
"""How often an abbreviation that is no person's initials is used, at least."""

_CODES = frozenset({"US", "UK", "GB", "EU"})
_ANYWHERE = re.compile(
    r"(?<![\w./@-])(?:pls|plz)(?![\w./-])|\A(?:[Nn]ote|NOTE) to (?:self|SELF|myself)\b ?[:,-]"
    r"|(?<!\w)@[A-Z]\w+,? (?:can|could|please)\b|\A(?://|%%)(?=\s)|\ADRAFT(?=[\s:])"
    r"|\b(?:DO NOT PUBLISH|NOT FOR PUBLICATION|INTERNAL ONLY|DRAFT ONLY)\b"
)


def problems_of_remarks(subject: Subject, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield remarks in the fields of an entry; `lines` are those of its file, where it has one."""
    for scalar in public_texts(subject.loaded.node):
        for start, end in _remarks(scalar.text, scalar.text, _codes(subject)):
            first, told = scalar.text[start:end].split("\n")[0], _told(scalar.text[start:end])
            yield part_problem(subject, "text-remark", first, scalar, lines, told)


def problems_of_page_remarks(page: Page) -> Iterator[Problem]:
    """Yield remarks in the text of a page."""
    for part in (part for part in page.parts if part.is_own):
        for start, end in _remarks(part.plain, page.text, _codes(page.subject)):
            remark = part.shown[start:end]
            yield page.problem("text-remark", page.index_of(remark, part), _told(remark))


def _codes(subject: Subject) -> frozenset[str]:
    """Return the codes of regions for which an entry may say something."""
    groups = (group.region for group in subject.directory.urgent)
    return _CODES.union(groups, subject.entry.regions, subject.directory.regions)


def _told(remark: str) -> str:
    return f"{' '.join(remark.split())!r} is said to those who write this, it seems"


def _remarks(text: str, around: str, codes: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Yield where remarks stand in a text; `around` is all that may use an abbreviation."""
    hidden = text
    for match in _IN_BRACKETS.finditer(text):
        is_square, said = match[0].startswith("["), match[1].strip()
        if (
            _IN_ANY.match(said)
            or (is_square and (_IN_SQUARE.match(said) or _ASK.match(said)))
            or _ANYWHERE.search(said)
            or _is_signed(said, around, codes, is_square=is_square)
        ):
            hidden = hidden[: match.start()] + " " * len(match[0]) + hidden[match.end() :]
            yield match.span()
    yield from (match.span() for match in _ANYWHERE.finditer(hidden))


def _is_signed(said: str, around: str, codes: AbstractSet[str], *, is_square: bool) -> bool:
    """Say whether words in brackets are somebody's, who asks something."""
    match = _SIGNED.match(said)
    if not match or match["who"] in _LABELS or not _ASKED.match(match["said"]):
        return False
    who = match["who"]
    if not who.isupper():
        return is_square
    return who not in codes and len(re.findall(rf"\b{who}\b", around)) < _KNOWN
