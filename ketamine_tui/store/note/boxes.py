"""Boxes to tick, as task lists have them (GitHub Flavored Markdown, section 5.3): no part of what an item says."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

TICKED = "ticked"
"""Where a parser notes the lines on which boxes are ticked, from 0."""

_BOX = re.compile(r"\[(?P<mark>[ xX])\][^\S\n]+(?=\S)")
_BEFORE = ("list_item_open", "paragraph_open")


def add_boxes(markdown: MarkdownIt) -> MarkdownIt:
    """Return a parser that takes the box at the beginning of an item out of its text."""
    markdown.core.ruler.after("block", "boxes", _boxes)
    return markdown


def _boxes(state: StateCore) -> None:
    tokens = state.tokens
    for number in range(len(_BEFORE), len(tokens)):
        token = tokens[number]
        before = tuple(x.type for x in tokens[number - len(_BEFORE) : number])
        if token.type != "inline" or before != _BEFORE:
            continue
        if match := _BOX.match(token.content):
            token.content = token.content[match.end() :]
            if match["mark"] != " " and token.map:
                state.env.setdefault(TICKED, []).append(token.map[0])
