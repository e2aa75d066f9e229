"""Attributes of Markdown: ``{: .class}`` of Kramdown and ``{.class}`` of Pandoc, which say how something looks.

They are taken out before a note is read: no reader of a page sees them, and they would stand in titles and texts.
"""

import re
from collections.abc import Iterator

_FENCE = re.compile(r"\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)*(?P<mark>`{3,}|~{3,})")
_NAMES = "target|rel|class|id|width|height|title|style|align|lang|loading|download|data-[\\w-]+|aria-[\\w-]+"
_LISTED = rf"(?:[.#][\w-]+|(?:{_NAMES})=(?:\"[^\"{{}}]*\"|'[^'{{}}]*'|[^\s\"'{{}}]+))"
_LIST = rf"\{{:?[ ]*{_LISTED}(?:[ ]+{_LISTED})*[ ]*\}}"
_KRAMDOWN = r"\{:(?![:/])[^{}\n]*\}"
_LINE = re.compile(
    rf"(?P<kept>[ ]*(?:>[ ]?)*)(?:{_KRAMDOWN}|\{{::[^{{}}\n]*\}}|\{{:/[a-z]*\}}|{_LIST})[ ]*"
)
"""A line that is nothing but attributes, options or the end of either."""

_CONTENTS = re.compile(r"[ ]*(?:>[ ]?)*\{:[ ]*toc\b[^{}\n]*\}[ ]*")
_ITEM = re.compile(r"(?P<kept>[ ]*)(?:[-*+]|\d+[.)])[ ]+.*")
_WITHIN = re.compile(
    rf"(?<=[)\]*_`>])(?:{_KRAMDOWN}|{_LIST})(?!`)"
    rf"|(?:(?<=^)|(?<=[-*+][ ])|(?<=\d[.)][ ])){_KRAMDOWN}[ ]*(?=\S)"
)
"""Attributes right behind a link or what is marked, or at the beginning of an item."""

_OF_HEADING = re.compile(rf"[ ]+(?:{_KRAMDOWN}|{_LIST})(?P<closing>[ ]*#*[ ]*)$")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ ]")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ ]*")


def attributes_apart(lines: list[str]) -> Iterator[int]:
    """Take attributes out of the lines of a note, and yield the numbers of those that had some.

    Code stays as it is. A line that an item of a table of contents stands for goes with it.
    """
    fence = ""
    for number, line in enumerate(lines):
        if match := _FENCE.match(line):
            mark = match["mark"]
            if not fence:
                fence = mark
            elif mark.startswith(fence):
                fence = ""
            continue
        if fence or "{" not in line:
            continue
        if _CONTENTS.fullmatch(line) and number and (item := _ITEM.fullmatch(lines[number - 1])):
            lines[number - 1] = item["kept"]
            yield number - 1
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if (rest := _without(line, following)) != line:
            lines[number] = rest
            yield number


def _without(line: str, following: str) -> str:
    if match := _LINE.fullmatch(line):
        return match["kept"]
    is_heading = _HEADING.match(line) or (following and _UNDERLINE.fullmatch(following))
    rest = _OF_HEADING.sub(r"\g<closing>", line) if is_heading else line
    return _WITHIN.sub("", rest)
