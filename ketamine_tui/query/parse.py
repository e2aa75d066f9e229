"""Reading the filter language.

    query    = or-expr [ sort ]
    or-expr  = and-expr { ( "OR" | "|" ) and-expr }
    and-expr = unary { [ "AND" ] unary }
    unary    = ( "NOT" | "-" | "!" ) unary | primary
    primary  = "(" or-expr ")" | "@" view | "#" tag | field ":" value | text
    value    = item { "," item }
    item     = [ "<" | "<=" | ">" | ">=" | "=" ] atom | atom ".." [ atom ] | ".." atom
    atom     = word | quoted
    sort     = "sort:" [ "-" ] field

Operators are upper case only, so that "or" stays a word. ``sort:`` may stand anywhere outside groups.
"""

import re
from itertools import islice
from typing import NamedTuple, NoReturn

from ketamine_tui.model.text import fold
from ketamine_tui.query import fields
from ketamine_tui.query.names import Names, is_review_flag, nearest
from ketamine_tui.query.syntax import (
    AND,
    OPERATORS,
    OR,
    Field,
    Group,
    Not,
    Query,
    QueryError,
    Saved,
    Sort,
    Term,
    Text,
    Value,
)
from ketamine_tui.query.values import resolved

_SPACE = re.compile(r"\s*")
_WORD = re.compile(r'[^\s()"]+')
_ATOM = re.compile(r'(?:(?!\.\.)[^\s(),"])+')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_]+):(?!//)")
_NEGATION = re.compile(r"[-!](?=[^\s)])")
_OPERATOR = re.compile("|".join(OPERATORS))
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BINARY = (OR, "|", AND)
_NOT = "NOT"

MAX_DEPTH = 50
MAX_VIEWS = 5
"""How deep saved views may ask for saved views: each may do so more than once."""


def parse(text: str, names: Names) -> Query:
    """Return the query that `text` spells, with the directory's own names for what it names.

    Raises:
        QueryError: Where it is not a query.
    """
    return _Parser(text, names, ()).parse()


class _Item(NamedTuple):
    """A value as it was written, and the column where it begins, from 1."""

    value: Value
    column: int


class _Parser:
    def __init__(self, text: str, names: Names, within: tuple[str, ...]) -> None:
        """Read a query; `within` are the saved views that it is a part of."""
        self._text = text
        self._names = names
        self._within = within
        self._at = 0
        self._depth = 0
        self._sort: Sort | None = None

    def parse(self) -> Query:
        if control := _CONTROL.search(self._text):
            self._fail("there is a control character", "delete it", at=control.start())
        self._skip_space()
        terms: list[Term] = []
        if self._at < len(self._text):
            found = self._or()
            if self._peek() == ")":
                self._fail("this ) closes nothing", "delete it")
            if found is not None:
                is_all = isinstance(found, Group) and found.joiner == AND
                terms = list(found.terms) if isinstance(found, Group) and is_all else [found]
        return Query(tuple(terms), self._sort)

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

    # The grammar, a method for each rule. ``sort:`` is no term: where it stands alone, there is none.

    def _or(self) -> Term | None:
        terms = [self._and()]
        while (word := self._word()) in (OR, "|"):
            if terms[-1] is None:
                self._fail(f"{word} stands between two terms", "sort: is none")
            start = self._at
            self._take(word)
            terms.append(self._and())
            if terms[-1] is None:
                self._fail(f"{word} stands between two terms", "sort: is none", at=start)
        return _joined(OR, [term for term in terms if term is not None])

    def _and(self) -> Term | None:
        terms: list[Term] = []
        self._term_or_sort(terms)
        while self._at < len(self._text) and self._peek() != ")":
            word = self._word()
            if word in (OR, "|"):
                break
            if word == AND:
                self._take(word)
            self._term_or_sort(terms)
        return _joined(AND, _merged(_flat(AND, terms)))

    def _term_or_sort(self, terms: list[Term]) -> None:
        if self._word().lower().startswith(f"{fields.SORT}:"):
            self._take_sort()
        else:
            terms.append(self._unary())

    def _take_sort(self) -> None:
        if self._depth:
            self._fail("sort: cannot stand in a group", "write it at the end")
        if self._sort is not None:
            self._fail("there is a sort: already", "keep one of them")
        self._at += len(fields.SORT) + 1
        word = self._word()
        name = word.removeprefix("-").lower()
        name = fields.ALIASES.get(name, name)
        if name not in fields.SORTS:
            known = ", ".join(fields.SORTS)
            hint = nearest(name, fields.SORTS) or f"write one of {known}, with - for descending"
            message = f"a list cannot be sorted by {word}" if word else "sort: needs a field"
            self._fail(message, hint)
        self._sort = Sort(name, is_descending=word.startswith("-"))
        self._take(word)

    def _unary(self) -> Term:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._fail(f"nested deeper than {MAX_DEPTH} levels", "write fewer ( or -")
        try:
            if self._word() == _NOT:
                self._take(_NOT)
                return Not(self._unary())
            if _NEGATION.match(self._text, self._at):
                self._at += 1
                return Not(self._unary())
            return self._primary()
        finally:
            self._depth -= 1

    def _primary(self) -> Term:
        if self._at == len(self._text):
            self._fail("something must follow here", "write a word, a #tag or a field")
        word = self._word()
        if word in _BINARY:
            self._fail(f"{word} stands between two terms", f'write "{word}" to search for the word')
        match self._peek():
            case "(":
                return self._group()
            case ")":
                self._fail("there is nothing before this )", "delete it")
            case '"':
                return self._phrase()
            case "#" if len(word) > 1:
                return self._tag()
            case "@" if len(word) > 1:
                return self._view(word)
        if _FIELD.match(self._text, self._at):
            return self._field()
        return self._bare(word)

    def _bare(self, word: str) -> Term:
        # Part of a word is enough anyway, so that a star at its end changes nothing.
        text = word.rstrip("*")
        if not fold(text).strip():
            hint = "an empty filter shows everything" if not text else "write a letter or a digit"
            self._fail(f"there is nothing to find in {word}", hint)
        self._take(word)
        return Text(text, is_phrase=text in (*_BINARY, _NOT))

    def _group(self) -> Term:
        start = self._at
        self._take("(")
        if self._peek() == ")":
            self._fail("there is nothing in these ( )", "delete them", at=start)
        term = self._or()
        if self._peek() != ")" or term is None:
            self._fail("this ( is not closed", "add )", at=start)
        self._take(")")
        return term

    def _phrase(self) -> Term:
        start = self._at
        text = " ".join(self._quoted().split())
        if not fold(text).strip():
            self._fail("there is nothing between these quotation marks", "write words", at=start)
        self._skip_space()
        return Text(text, is_phrase=True)

    def _quoted(self) -> str:
        found = _QUOTED.match(self._text, self._at)
        if found is None:
            self._fail("this quotation is not closed", 'add "')
        self._at = found.end()
        return _ESCAPE.sub(r"\1", found.group(1))

    def _view(self, word: str) -> Term:
        view = self._names.view(word[1:])
        if view is None:
            known = [f"@{other.name}" for other in self._names.directory.views]
            hint = nearest(word, known) or (f"there are {', '.join(known)}" if known else "")
            self._fail(f"there is no saved view {word}", hint or "quote it to search for the text")
        if view.name in self._within:
            self._fail(f"@{view.name} asks for itself", "change the saved view")
        if len(self._within) == MAX_VIEWS:
            self._fail(f"saved views are nested deeper than {MAX_VIEWS}", "change the saved view")
        try:
            _Parser(view.query, self._names, (*self._within, view.name)).parse()
        except QueryError as error:
            self._fail(f"@{view.name} cannot be understood: {error}", "change the saved view")
        self._take(word)
        return Saved(view.name)

    def _tag(self) -> Term:
        start = self._at
        self._at += 1
        item = _Item(Value(self._atom()), start + 1)
        if not self._ends_here():
            self._fail("a tag ends here", "write tag:a,b for any of several")
        self._skip_space()
        name = fields.IS if is_review_flag(item.value.text) else fields.TAG
        return Field(name, (resolved(name, *item, self._names),))

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
        written = self._text[start : self._match_end(_FIELD) - 1].lower()
        name = fields.ALIASES.get(written, written)
        if name == fields.SORT:
            self._fail("sort: cannot be excluded", "write sort:-title for the other way round")
        if name not in fields.FIELDS:
            hint = nearest(written, (*fields.FIELDS, *fields.ALIASES, fields.SORT))
            quoting = f'write "{self._word()}" to search for the text'
            self._fail(f"there is no field {written}:", hint or quoting)
        self._at = self._match_end(_FIELD)
        items = [self._item(name)]
        while self._peek() == ",":
            self._at += 1
            items.append(self._item(name))
        if not self._ends_here():
            self._fail("a space or a comma is missing here", "write a space before the next term")
        self._skip_space()
        if name == fields.TAG and all(is_review_flag(item.value.text) for item in items):
            name = fields.IS
        values = (resolved(name, *item, self._names) for item in items)
        return Field(name, tuple(dict.fromkeys(values)))

    def _item(self, name: str) -> _Item:
        start = self._at
        found = _OPERATOR.match(self._text, start)
        self._at = self._match_end(_OPERATOR)
        text, end = self._atom(), ""
        operator = found.group() if found else ""
        if self._text.startswith("..", self._at):
            if fields.FIELDS[name].sort is not fields.Sort.DAYS:
                self._fail(f"{name}: knows no ..", "quote a value that has dots", at=start)
            if operator:
                self._fail(f"{operator} and .. exclude each other", "keep one of them", at=start)
            self._at += 2
            operator, end = "..", self._atom()
        if not text and not end:
            known = ", ".join(islice(self._names.of(name), 6))
            self._fail(f"{name}: needs a value", f"such as {known}" if known else "write one")
        return _Item(Value(text, operator, end), start + 1)


def _joined(joiner: str, terms: list[Term]) -> Term | None:
    """Return one term for several; a group within a group of the same sort is none."""
    flat = _flat(joiner, terms)
    return Group(joiner, tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def _flat(joiner: str, terms: list[Term]) -> list[Term]:
    flat: list[Term] = []
    for term in terms:
        is_same = isinstance(term, Group) and term.joiner == joiner
        flat.extend(term.terms if isinstance(term, Group) and is_same else (term,))
    return flat


def _merged(terms: list[Term]) -> list[Term]:
    """Let two values of a field that has one value per entry mean either, as both cannot be."""
    merged: list[Term] = []
    places: dict[str, int] = {}
    for term in terms:
        if isinstance(term, Field) and term.is_single_valued:
            place = places.setdefault(term.name, len(merged))
            if place < len(merged):
                first = merged[place]
                values = first.values if isinstance(first, Field) else ()
                merged[place] = Field(term.name, tuple(dict.fromkeys((*values, *term.values))))
                continue
        merged.append(term)
    return merged
