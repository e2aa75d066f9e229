"""The text of a query and the place in it, from which its words, quotations and values are taken."""

import re
from typing import NoReturn

from ketamine_tui.model.translate import _
from ketamine_tui.query.syntax import QueryError

FIELD = re.compile(r"([A-Za-z_]+):(?!//)")
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r'[^\s()"]+')
_ATOM = re.compile(r'(?:(?!\.\.)[^\s(),"])+')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


class Scanner:
    """Takes a query apart from left to right; `at` is the place that it has come to, from 0."""

    def __init__(self, text: str) -> None:
        """Begin with a text.

        Raises:
            QueryError: If it has a control character.
        """
        self.text = text
        self.at = 0
        if control := _CONTROL.search(text):
            self.fail(_("there is a control character"), _("delete it"), at=control.start())
        self.skip_space()

    def skip_space(self) -> None:
        """Go to the next word."""
        self.at = self.match_end(_SPACE)

    def match_end(self, pattern: re.Pattern[str]) -> int:
        """Return where what matches here ends; the place itself where nothing does."""
        match = pattern.match(self.text, self.at)
        return match.end() if match else self.at

    def peek(self) -> str:
        """Return the character that stands here; nothing at the end."""
        return self.text[self.at : self.at + 1]

    def word(self) -> str:
        """Return the word that begins here without taking it."""
        match = _WORD.match(self.text, self.at)
        return match.group() if match else ""

    def take(self, word: str) -> None:
        """Go on behind a word that stands here."""
        self.at += len(word)
        self.skip_space()

    def fail(self, message: str, hint: str = "", *, at: int | None = None) -> NoReturn:
        """Say what is wrong here, or at another place.

        Raises:
            QueryError: Always.
        """
        raise QueryError((self.at if at is None else at) + 1, message, hint)

    def quoted(self) -> str:
        """Take a quotation; return what stands in it."""
        match = _QUOTED.match(self.text, self.at)
        if match is None:
            self.fail(_("this quotation is not closed"), _('add "'))
        self.at = match.end()
        return ESCAPE.sub(r"\1", match.group(1))

    def end_term(self, message: str, hint: str) -> None:
        """Go to the next term; fail with a message where this one does not end here."""
        if not (self.peek().isspace() or self.peek() in "()"):
            self.fail(message, hint)
        self.skip_space()

    def atom(self) -> str:
        """Take a part of a value, quoted or not."""
        if self.peek() == '"':
            return self.quoted()
        match = _ATOM.match(self.text, self.at)
        self.at = self.match_end(_ATOM)
        return match.group() if match else ""
