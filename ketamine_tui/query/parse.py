"""Reading the filter language.

    query    = or-expr
    or-expr  = and-expr { ( "OR" | "|" ) and-expr }
    and-expr = unary { [ "AND" ] unary }
    unary    = ( "NOT" | "-" | "!" ) unary | primary
    primary  = "(" or-expr ")" | "#" tag | field ":" value | text
    value    = item { "," item }
    item     = [ "<" | "<=" | ">" | ">=" | "=" ] atom | atom ".." [ atom ] | ".." atom
    atom     = word | quoted

Operators are upper case only, so that "or" stays a word.
"""

import re
from itertools import islice
from typing import NoReturn

from ketamine_tui.model.directory import Directory
from ketamine_tui.query import fields
from ketamine_tui.query.syntax import (
    OPERATORS,
    SINGLE_VALUED,
    And,
    Field,
    Not,
    Or,
    Query,
    QueryError,
    Term,
    Text,
    Value,
)

_SPACE = re.compile(r"\s*")
_WORD = re.compile(r'[^\s()"]+')
_ATOM = re.compile(r'(?:(?!\.\.)[^\s(),"])+')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_]+):(?!//)")
_NEGATION = re.compile(r"[-!](?=[^\s)])")
_OPERATOR = re.compile("|".join(OPERATORS))
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)

MAX_DEPTH = 50


def parse(text: str, directory: Directory) -> Query:
    """Return the query that `text` spells, with the directory's own names for tags and sections.

    Raises:
        QueryError: Where it is not a query.
    """
    return Query(_Parser(text, directory).parse())


class _Parser:
    def __init__(self, text: str, directory: Directory) -> None:
        self._text = text
        self._directory = directory
        self._at = 0
        self._depth = 0

    def parse(self) -> tuple[Term, ...]:
        self._skip_space()
        if self._at == len(self._text):
            return ()
        term = self._or()
        if self._peek() == ")":
            self._fail("this ) closes nothing", "delete it")
        return term.terms if isinstance(term, And) else (term,)

    # The text and the place in it.

    def _skip_space(self) -> None:
        self._at = self._match_end(_SPACE)

    def _match_end(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        return found.end() if found else self._at

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _word(self) -> str:
        """Return the word that begins here without taking it."""
        found = _WORD.match(self._text, self._at)
        return found.group() if found else ""

    def _take(self, word: str) -> None:
        self._at += len(word)
        self._skip_space()

    def _fail(self, message: str, hint: str = "", *, at: int | None = None) -> NoReturn:
        raise QueryError((self._at if at is None else at) + 1, message, hint)

    # The grammar, a method for each rule.

    def _or(self) -> Term:
        terms = [self._and()]
        while (word := self._word()) in ("OR", "|"):
            self._take(word)
            terms.append(self._and())
        return _joined(Or, terms)

    def _and(self) -> Term:
        terms = [self._unary()]
        while self._at < len(self._text) and self._peek() != ")":
            word = self._word()
            if word in ("OR", "|"):
                break
            if word == "AND":
                self._take(word)
            terms.append(self._unary())
        return _joined(And, _merged(_flat(And, terms)))

    def _unary(self) -> Term:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._fail(f"nested deeper than {MAX_DEPTH} levels")
        try:
            if self._word() == "NOT":
                self._take("NOT")
                return Not(self._unary())
            if _NEGATION.match(self._text, self._at):
                self._at += 1
                return Not(self._unary())
            return self._primary()
        finally:
            self._depth -= 1

    def _primary(self) -> Term:
        if self._at == len(self._text):
            self._fail("something must follow here")
        if (word := self._word()) in ("OR", "|", "AND"):
            self._fail(f"{word} stands between two terms", f'write "{word}" to search for the word')
        if self._peek() == "(":
            return self._group()
        if self._peek() == ")":
            self._fail("there is nothing before this )")
        if self._peek() == '"':
            return self._phrase()
        if self._peek() == "#" and len(word) > 1:
            return self._tag()
        if _FIELD.match(self._text, self._at):
            return self._field()
        self._take(word)
        return Text(word)

    def _group(self) -> Term:
        start = self._at
        self._take("(")
        term = self._or()
        if self._peek() != ")":
            self._fail("this ( is not closed", "add )", at=start)
        self._take(")")
        return term

    def _phrase(self) -> Term:
        text = self._quoted()
        self._skip_space()
        return Text(text, is_phrase=True)

    def _quoted(self) -> str:
        found = _QUOTED.match(self._text, self._at)
        if found is None:
            self._fail("this quotation is not closed", 'add "')
        self._at = found.end()
        return _ESCAPE.sub(r"\1", found.group(1))

    def _tag(self) -> Term:
        start = self._at
        self._at += 1
        value = Value(self._atom(), column=start + 1)
        if not self._ends_here():
            self._fail("a tag ends here", "write tag:a,b for any of several")
        self._skip_space()
        name = fields.IS if fields.is_review_flag(value.text) else fields.TAG
        return Field(name, fields.resolve(name, value, self._directory))

    def _ends_here(self) -> bool:
        return self._at == len(self._text) or self._peek().isspace() or self._peek() in "()"

    def _atom(self) -> str:
        if self._peek() == '"':
            return self._quoted()
        found = _ATOM.match(self._text, self._at)
        self._at = self._match_end(_ATOM)
        return found.group() if found else ""

    def _field(self) -> Term:
        start = self._at
        name = self._text[start : self._match_end(_FIELD) - 1].lower()
        if name not in fields.FIELDS:
            hint = fields.nearest(name, fields.FIELDS) or "quote it to search for the text"
            self._fail(f"there is no field {name}:", hint)
        self._at = self._match_end(_FIELD)
        items = [self._item(name)]
        while self._peek() == ",":
            self._at += 1
            items.append(self._item(name))
        if not self._ends_here():
            self._fail("a space or a comma is missing here")
        self._skip_space()
        if name == fields.TAG and all(fields.is_review_flag(item.text) for item in items):
            name = fields.IS
        values = (v for item in items for v in fields.resolve(name, item, self._directory))
        return Field(name, tuple(dict.fromkeys(values)))

    def _item(self, name: str) -> Value:
        start = self._at
        found = _OPERATOR.match(self._text, start)
        self._at = self._match_end(_OPERATOR)
        text, end = self._atom(), ""
        operator = found.group() if found else ""
        if self._text.startswith("..", self._at):
            self._at += 2
            operator, end = "..", self._atom()
        if not text and not end:
            known = ", ".join(islice(fields.names(name, self._directory), 6))
            self._fail(f"{name}: needs a value", f"such as {known}" if known else "")
        return Value(text, operator, end, column=start + 1)


def _joined(make: type[And | Or], terms: list[Term]) -> Term:
    """Return one term for several; a group within a group of the same sort is none."""
    flat = _flat(make, terms)
    return flat[0] if len(flat) == 1 else make(tuple(flat))


def _flat(make: type[And | Or], terms: list[Term]) -> list[Term]:
    return [t for term in terms for t in (term.terms if isinstance(term, make) else (term,))]


def _merged(terms: list[Term]) -> list[Term]:
    """Let two values of a field that has one value per entry mean either, as both cannot be."""
    merged: list[Term] = []
    places: dict[str, int] = {}
    for term in terms:
        if isinstance(term, Field) and term.name in SINGLE_VALUED:
            place = places.setdefault(term.name, len(merged))
            if place < len(merged):
                first = merged[place]
                values = first.values if isinstance(first, Field) else ()
                merged[place] = Field(term.name, tuple(dict.fromkeys((*values, *term.values))))
                continue
        merged.append(term)
    return merged
