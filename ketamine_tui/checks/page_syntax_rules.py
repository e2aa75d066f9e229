"""Rules for signs of other kinds of Markdown, and of other languages for texts: a page shows them as they stand."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.page import HIDDEN, Page, Part
from ketamine_tui.checks.subject import FIELDS
from ketamine_tui.model.problem import Problem

_NOT_READ = (
    (r"~~[^~\s][^~]*~~", "words struck through"),
    (r"==[^=\s](?:[^=]*[^=\s])?==", "highlighted words"),
    (r"\[\^[\w-]{1,20}\]", "footnotes"),
    (r"\[\[[^\[\]]+\]\]|\[https?://[^\s\]]+ [^\[\]]+\]", "links of wikis"),
    (r"(?<![\w:]):[a-z]{3,}(?:_[a-z]+)*:(?![\w:])", "names of emoji"),
    (r"\{[#.][A-Za-z][\w-]*\}", "names of headings"),
    (r"\{\{[^{}]*\}\}|\{%[^{}]*%\}", "templates"),
    (
        r"'''[^']+'''|\[/(?:b|i|u|url|quote|code|img|color|size)\]",
        "other signs than those of Markdown",
    ),
    (r"%%[^%]+%%", "remarks"),
)
"""Within a line."""

_SIGN = re.compile("|".join(f"({pattern})" for pattern, _ in _NOT_READ))
_IN_SIGNS = ("~~", "==", "[", ":", "{", "'''", "%%")
"""Of these each of them has one: most texts have none, which takes less to see."""

_BULLETS = "".join(map(chr, (0x2022, 0x25E6, 0x25AA, 0x25CF, 0x2023, 0x2043)))
_BULLET = f"[{_BULLETS}]"
_OF_LINES = (
    ("|", r"(?:^[^|\n]*\|.*\n)?^[ >]*\|? *:?-{2,}:? *(?:\| *:?-{2,}:? *)+\|? *$", "tables"),
    ("|", r"^[ >]*\|.*\| *\n[ >]*\|.*\| *$", "tables"),
    (
        ("!!!",),
        r"^!!! ?(?:note|info|tip|hint|important|warning|caution|danger|example|quote)\b",
        "boxes",
    ),
    (("::", "[!"), r"^:{3,}|^\.\. [\w-]+::|^[ >]*\[!\w+\]", "boxes"),
    (("===",), r"^[ >]*={3,} *$", "lines of this kind"),
    (("\n: ",), r"\n: +\S", "lists of definitions"),
    (
        (*(f"h{level}. " for level in range(1, 7)), "== "),
        r"^h[1-6]\. \S|^={2,6} \S",
        "headings of this kind",
    ),
    (
        _BULLETS,
        rf"^[ >]*{_BULLET}(?:.*\n(?![ >]*{_BULLET}))*.*\n[ >]*{_BULLET}",
        "lists of this kind",
    ),
    (
        "-.)",
        r"^[ >]*-[^\W\d_].*\n[ >]*-[^\W\d_]|^[ >]*\d{1,2}[.)][^\W\d_].*\n[ >]*\d{1,2}[.)][^\W\d_]",
        "lists without blanks behind their signs",
    ),
)
"""At the beginning of lines, each behind signs of which it has one. Tabs are blanks already."""

_LINES = tuple(
    (signs, re.compile(pattern, re.MULTILINE), what) for signs, pattern, what in _OF_LINES
)
_IMAGE = re.compile(r"(?<![\\`])!\[[^\[\]\n]*\]\([^()\s]+(?: \"[^\"\n]*\")?\)")
_FIELD = re.compile(r"([a-z_]+):(?: |$)", re.MULTILINE)
_TASK = re.compile(r"\[[ xX]\] ")
_MARKDOWN = re.compile(r"\[[^\[\]\n]+\]\([^\s()]*[./#][^\s()]*\)|\*\*[^\s*][^*\n]*\*\*")
_LONGEST = 40


def problems_of_syntax(page: Page) -> Iterator[Problem]:
    """Yield signs of a page that are read elsewhere, and are shown here."""
    if (field := _FIELD.match(page.text)) and field[1] in FIELDS:
        message = f"{field[0].strip()!r} is shown as it stands: the fields end above"
        yield page.problem("page-syntax", 0, message)
    for part in page.parts:
        found = _in_code(page, part) if part.block.kind == "code" else _in_text(page, part)
        for index, message in found:
            yield page.problem("page-syntax", index, message)


def _in_text(page: Page, part: Part) -> Iterator[tuple[int, str]]:
    written = page.text[part.start : part.end]
    for signs, pattern, what in _LINES if part.block.kind == "text" else ():
        is_there = any(sign in written for sign in signs)
        if is_there and (match := pattern.search(page.text, part.start, part.end)):
            index = match.start() + len(match[0]) - len(match[0].lstrip())
            line = page.text[index : page.text.find("\n", index) % (part.end + 1)]
            yield index, f"{line[:_LONGEST]!r} is shown as it stands: {what} are not read"
            return
    for match in _IMAGE.finditer(page.text, part.start, part.end) if "![" in written else ():
        yield (
            match.start(),
            f"{match[0][:_LONGEST]!r}: images are not shown, but what they are called",
        )
    if part.block.marker and _TASK.match(part.shown):
        yield page.beginning(part), "a box to tick is shown as it stands"
    has_sign = any(sign in part.plain for sign in _IN_SIGNS)
    for match in _SIGN.finditer(part.plain) if has_sign else ():
        sign = match[0].partition(HIDDEN)[0]
        what = _NOT_READ[(match.lastindex or 1) - 1][1]
        if (index := page.find(sign, part)) >= 0:
            yield index, f"{sign[:_LONGEST]!r} is shown as it stands: {what} are not read"


def _in_code(page: Page, part: Part) -> Iterator[tuple[int, str]]:
    """Yield links and words that stand out in a text that is code only for the blanks before it."""
    match = _MARKDOWN.search(part.shown)
    if match and page.text[part.start : part.start + 4].strip() == "":
        index = page.text.find(match[0], part.start)
        message = f"{match[0][:_LONGEST]!r} is shown as it stands: the blanks before the line make code of it"
        yield index, message
