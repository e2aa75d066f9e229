"""Rules for what was copied into a text by mistake, and for texts that break off."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.brackets import unpaired
from ketamine_tui.checks.subject import Subject, Told
from ketamine_tui.checks.wording_rules import part_problem, public_texts, texts_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import Scalar

_CHATBOT = re.compile(
    r"\boaicite\b|\bcontentReference\[|(?:cite)?turn\d{1,3}(?:search|view|news|fetch|image|file)\d{1,3}\b|\u3010\d{1,3}\u2020"
    r"|\A(?:(?:Certainly|Sure|Absolutely|Of course|Great question)! |Here(?: is|'s) (?:a|an|the|your) \w+ (?:summary|version|translation|draft|rewrite)\b[^.]*:)"
    r"|\b[Aa]s an AI (?:language )?(?:model|assistant)\b|\bI hope this helps!"
)
"""What stands in the answers of chatbots for their sources, and what they say around them."""

_BIBTEX = re.compile(r"\{[^{}\\]{1,40}\}|\\[a-zA-Z'`^~\"&%]\{?|\$_?\{?\w{1,3}\}?\$")
"""What protects capitals and accents in BibTeX, and is shown elsewhere."""

_REFERENCE = re.compile(r"\[\d{1,3}(?: ?[,\u2013-] ?\d{1,3})*\](?![\w(:-])", re.ASCII)
_SITE = re.compile(
    r"(?: [-|\u2013\u2014\u00b7] |: )((?:Pub ?Med|PMC|PubMed Central|NCBI Bookshelf|Europe PMC|Wikipedia|YouTube|Google (?:Books|Scholar|Search)"
    r"|Science ?Direct|Springer ?Link|ResearchGate|Wiley Online Library|JSTOR|Facebook|LinkedIn|Amazon\.[a-z.]{2,6}(?:: Books)?))\Z"
)
"""What browsers and search engines show behind the title of a page."""

_NAMING = ("organization", "publisher", "container_title")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.\w+", re.IGNORECASE)
_JOINING = "and|but|nor|rather|than|versus|through|und|oder|bis|sowie|eller|och"
_BROKEN = re.compile(rf"\b[a-z]{{2,}}-[ \n](?!(?:{_JOINING})\b)[a-z]{{3,}}\b")
"""Words that a line has parted; "short- and long-term" has two of them whole."""

_OPEN_END = re.compile(r"[,;(\[\u2013\u2014&]\Z|(?<=\s)-\Z")
"""Signs behind which something follows; a title may end with a hyphen."""

_BREAKS_OFF = re.compile(r"\b(?:the|and|an?|of|to|for|with|in)\Z")
_TOLD = 3
"""Words behind a bracket by which it is found."""

NEVER_LAST = re.compile(r"\b(?:the|and|an?)\Z")
"""Words with which no text ends."""

_QUESTION = re.compile(r"\b(?:wh\w+|how|place|places|somebody|someone|people)\b", re.IGNORECASE)
"""What may have a small word behind all others: "Whom to write to"."""


def problems_of_pasted(subject: Subject, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the texts of an entry; `lines` are those of its file, where it has one."""
    yield from pasted_in(subject, lines)
    fields = subject.node.fields
    title, summary = fields.get("title"), fields.get("summary")
    for value in (value for name in _NAMING if isinstance(value := fields.get(name), Scalar)):
        yield from _bibtex(subject, value, lines)
        if _ADDRESS.fullmatch(value.text.strip()):
            message, hint = f"{value.text.strip()} is an address, and no name", "write the name"
            yield subject.problem("text-pasted", value.place, message, hint)
    if isinstance(title, Scalar):
        yield from _title(subject, title, lines)
    for scalar in public_texts(subject.node):
        if scalar is summary:
            yield from cut_off(subject, "summary", scalar, lines)
        else:
            yield from _open_brackets(subject, scalar)


def _bibtex(subject: Subject, value: Scalar, lines: Sequence[str]) -> Iterator[Problem]:
    if match := _BIBTEX.search(value.text):
        told, hint = f"{match[0]!r} is a sign of BibTeX", "write the letters only"
        yield part_problem(subject, "text-pasted", match[0], value, lines, told, hint)


def _title(subject: Subject, title: Scalar, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a title with what was copied with it, and one that breaks off."""
    yield from _bibtex(subject, title, lines)
    if match := _SITE.search(title.text):
        told, hint = f"{match[1]!r} is the site where the title was read", "write the title only"
        yield part_problem(subject, "text-pasted", match[1], title, lines, told, hint)
    if match := _OPEN_END.search(title.text.strip()):
        message = f"the title ends with {match[0]!r}, and breaks off, it seems"
        yield subject.problem("text-unfinished", title.place, message)
    else:
        yield from _open_brackets(subject, title)


def _open_brackets(subject: Told, scalar: Scalar) -> Iterator[Problem]:
    """Yield a bracket that nothing closes; of one that nothing opens, as in 1), nothing is said."""
    opened = [n for n in unpaired(scalar.text, "(", ")") if scalar.text[n] == "("]
    if opened:
        part = " ".join(scalar.text[opened[-1] :].split()[:_TOLD])
        message = f"the bracket in {part!r} is never closed"
        yield subject.problem("text-unfinished", scalar.place, message)


def pasted_in(subject: Told, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield what was copied into the texts of an entry or file."""
    for scalar in texts_of(subject.node):
        text = scalar.text
        if match := _CHATBOT.search(text):
            told = f"{match[0]!r} is a mark of a chatbot's answer"
            yield part_problem(subject, "text-pasted", match[0], scalar, lines, told)
        if match := _BROKEN.search(text):
            part, told = match[0].split()[0], f"{match[0]!r} was parted at the end of a line"
            hint = "write it as one word"
            yield part_problem(subject, "text-pasted", part, scalar, lines, told, hint)


def cut_off(subject: Told, name: str, scalar: Scalar, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield that a field that says what something is has lost its end, or its sources."""
    text = scalar.text.strip()
    if match := _REFERENCE.search(text):
        told = f"{match[0]!r} is a mark of a source that is not here"
        yield part_problem(subject, "text-pasted", match[0], scalar, lines, told)
    if last := broken_end(text):
        message = f"the {name} ends with {last!r}, and breaks off, it seems"
        yield subject.problem("text-unfinished", scalar.place, message)
    else:
        yield from _open_brackets(subject, scalar)


def broken_end(text: str) -> str:
    """Return the sign or small word with which a text breaks off; nothing where it does not."""
    last = _OPEN_END.search(text) or _BREAKS_OFF.search(text)
    is_word = last is not None and last[0].isalpha()
    is_whole = is_word and not NEVER_LAST.search(text) and _QUESTION.search(text)
    return last[0] if last and not is_whole else ""
