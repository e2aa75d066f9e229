"""The parser of the filter language.

    query    = or-expr [ sort ]
    or-expr  = and-expr { ( "OR" | "|" ) and-expr }
    and-expr = unary { [ "AND" ] unary }
    unary    = ( "NOT" | "-" | "!" ) unary | primary
    primary  = "(" or-expr ")" | "@" view | "#" tag | field ":" value | [ "=" ] text
    value    = item { "," item }
    item     = [ "<" | "<=" | ">" | ">=" | "=" ] atom | atom ".." [ atom ] | ".." atom
    atom     = word | quoted
    sort     = "sort:" [ "-" ] field

Operators are upper case only, so that "or" stays a word. ``sort:`` may stand anywhere outside groups.
"""

import re
from functools import partial
from itertools import islice
from typing import NamedTuple

from ketamine_tui.model.directory import SavedView
from ketamine_tui.model.text import fold
from ketamine_tui.model.translate import N_, _
from ketamine_tui.query import fields
from ketamine_tui.query.extent import MAX_SIZE, Extents, Mention, Parsed
from ketamine_tui.query.names import Names, is_review_flag, nearest
from ketamine_tui.query.scanner import FIELD, Scanner
from ketamine_tui.query.syntax import (
    AND,
    OPERATORS,
    OR,
    Field,
    Not,
    Query,
    Saved,
    Sort,
    Term,
    TooLargeError,
    Value,
    Words,
    flat,
    joined,
    merged,
)
from ketamine_tui.query.values import resolved

_NEGATION = re.compile(r"[-!](?=[^\s)])")
_OPERATOR = re.compile("|".join(OPERATORS))
_BINARY = (OR, "|", AND)
_NOT = "NOT"
_SORT_IS_NONE = N_("sort: is not a term; write it at the end")
_BOTH_SIDES = N_("{word} needs a term on each side")

MAX_DEPTH = 50

ALONE = "="
"""What stands before a word that is looked for alone, without what it stands for."""


def parse(text: str, names: Names, within: tuple[str, ...] = ()) -> Query:
    """Return the query that `text` spells, with the directory's own names for what it names.

    Args:
        text: The query as typed.
        names: What it can name.
        within: The names of the saved views that it is a part of.

    Raises:
        QueryError: Where it is not a query, or asks for what it is a part of.
    """
    parsed = _read(names, text)
    Extents(partial(_read, names)).check(parsed, within)
    return parsed.query


def parse_view(view: SavedView, names: Names) -> Query:
    """Return the query of a saved view, as `parse` does of a text that names it.

    Raises:
        QueryError: Where it is not a query, or asks for itself.
    """
    return parse(view.query, names, (view.name,))


def _read(names: Names, text: str) -> Parsed:
    """Return what a text spells, without looking at the saved views that it names."""
    return _Parser(text, names).parse()


class _Item(NamedTuple):
    """A value as it was written, and the column where it begins, from 1."""

    value: Value
    column: int


class _Parser(Scanner):
    def __init__(self, text: str, names: Names) -> None:
        super().__init__(text)
        self._names = names
        self._depth = 0
        self._sort: Sort | None = None
        self._size = 0
        self._mentions: list[Mention] = []

    def parse(self) -> Parsed:
        terms: list[Term] = []
        if self.at < len(self.text):
            term = self._or()
            if self.peek() == ")":
                self.fail(_("this ) closes nothing"), _("delete it"))
            terms = [] if term is None else flat(AND, [term])
        return Parsed(Query(tuple(terms), self._sort), self._size, tuple(self._mentions))

    def _count(self) -> None:
        """Count a word or a value that begins here."""
        self._size += 1
        if self._size > MAX_SIZE:
            message = _("there are more than {most} words and values").format(most=MAX_SIZE)
            raise TooLargeError(self.at + 1, message, _("write fewer"))

    # The grammar, a method for each rule. ``sort:`` is no term: where it stands alone, there is none.

    def _or(self) -> Term | None:
        terms = [self._and()]
        while (word := self.word()) in (OR, "|"):
            if terms[-1] is None:
                self.fail(_(_BOTH_SIDES).format(word=word), _(_SORT_IS_NONE))
            start = self.at
            self.take(word)
            terms.append(self._and())
            if terms[-1] is None:
                self.fail(_(_BOTH_SIDES).format(word=word), _(_SORT_IS_NONE), at=start)
        return joined(OR, [term for term in terms if term is not None])

    def _and(self) -> Term | None:
        terms: list[Term] = []
        self._term_or_sort(terms)
        while self.at < len(self.text) and self.peek() != ")":
            word = self.word()
            if word in (OR, "|"):
                break
            if word == AND:
                self.take(word)
            self._term_or_sort(terms)
        return joined(AND, merged(flat(AND, terms)))

    def _term_or_sort(self, terms: list[Term]) -> None:
        if self.word().lower().startswith(f"{fields.SORT}:"):
            self._take_sort()
        else:
            terms.append(self._unary())

    def _take_sort(self) -> None:
        if self._depth:
            self.fail(_("sort: cannot stand in a group"), _("write it at the end"))
        if self._sort is not None:
            self.fail(_("there are two sort: orders"), _("keep one of them"))
        self.at += len(fields.SORT) + 1
        word = self.word()
        name = word.removeprefix("-").lower()
        name = fields.ALIASES.get(name, name)
        if name not in fields.SORTS:
            orders = ", ".join(fields.SORTS)
            all_ = _("write one of {orders}, with - for descending").format(orders=orders)
            message = _("a list cannot be sorted by {field}").format(field=word)
            self.fail(
                message if word else _("sort: needs a field"), nearest(name, fields.SORTS) or all_
            )
        self._sort = Sort(name, is_descending=word.startswith("-"))
        self.take(word)

    def _unary(self) -> Term:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            message = _("nested deeper than {most} levels").format(most=MAX_DEPTH)
            self.fail(message, _("write fewer ( or -"))
        try:
            if self.word() == _NOT:
                self.take(_NOT)
                return Not(self._unary())
            if _NEGATION.match(self.text, self.at):
                self.at += 1
                return Not(self._unary())
            return self._primary()
        finally:
            self._depth -= 1

    def _primary(self) -> Term:
        if self.at == len(self.text):
            before = "(" if self.text.rstrip().endswith("(") else self.text.split()[-1]
            self.fail(_("unfinished: add a word after {text}").format(text=before))
        word = self.word()
        if word in _BINARY:
            hint = _('write "{word}" to search for the word').format(word=word)
            self.fail(_(_BOTH_SIDES).format(word=word), hint)
        match self.peek():
            case "(":
                return self._group()
            case ")":
                self.fail(_("there is nothing before this )"), _("delete it"))
            case '"':
                return self._phrase()
            case "#" if len(word) > 1:
                return self._tag()
            case "@" if len(word) > 1:
                return self._view(word)
        if FIELD.match(self.text, self.at):
            return self._field()
        return self._bare(word)

    def _bare(self, word: str) -> Words:
        if word == ALONE and self.text.startswith('"', self.at + 1):
            self.at += 1
            return self._phrase()._replace(is_alone=True)
        # Part of a word is enough anyway, so that a star at its end changes nothing.
        text = word.rstrip("*")
        is_alone = text.startswith(ALONE) and text != ALONE
        text = text[is_alone:]
        if not fold(text).strip():
            hint = _("write a letter or a digit") if text else _("an empty filter shows everything")
            self.fail(_("there is nothing to find in {text}").format(text=word), hint)
        self._count()
        self.take(word)
        is_operator = text in (*_BINARY, _NOT)
        return Words(text, is_phrase=is_operator and not is_alone, is_alone=is_alone)

    def _group(self) -> Term:
        start = self.at
        self.take("(")
        if self.peek() == ")":
            self.fail(_("there is nothing in these ( )"), _("delete them"), at=start)
        term = self._or()
        if self.peek() != ")" or term is None:
            self.fail(_("this ( is not closed"), _("add )"), at=start)
        self.take(")")
        return term

    def _phrase(self) -> Words:
        start = self.at
        self._count()
        text = " ".join(self.quoted().split())
        if not fold(text).strip():
            message = _("there is nothing between these quotation marks")
            self.fail(message, _("write words"), at=start)
        self.skip_space()
        return Words(text, is_phrase=True)

    def _view(self, word: str) -> Term:
        view = self._names.view(word[1:])
        if view is None:
            view_names = [f"@{other.name}" for other in self._names.directory.views]
            there_are = _("there are {names}").format(names=", ".join(view_names))
            hint = nearest(word, view_names) or (there_are if view_names else "")
            message = _("there is no saved view {name}").format(name=word)
            self.fail(message, hint or _("quote it to search for the text"))
        self._mentions.append(Mention(view, self.at + 1))
        self.take(word)
        return Saved(view.name)

    def _tag(self) -> Term:
        start = self.at
        self._count()
        self.at += 1
        item = _Item(Value(self.atom()), start + 1)
        self.end_term(_("a space is missing after the tag"), _("write tag:a,b for any of several"))
        name = fields.IS if is_review_flag(item.value.text) else fields.TAG
        return Field(name, (resolved(name, *item, self._names),))

    def _field(self) -> Term:
        start = self.at
        written = self.text[start : self.match_end(FIELD) - 1].lower()
        name = fields.ALIASES.get(written, written)
        if name == fields.SORT:
            self.fail(_("sort: cannot be excluded"), _("write sort:-title for the other way round"))
        if name not in fields.FIELDS:
            hint = nearest(written, (*fields.FIELDS, *fields.ALIASES, fields.SORT))
            quoting = _('write "{text}" to search for the text').format(text=self.word())
            self.fail(_("there is no field {name}:").format(name=written), hint or quoting)
        self.at = self.match_end(FIELD)
        items = [self._item(name)]
        while self.peek() == ",":
            self.at += 1
            items.append(self._item(name))
        self.end_term(_("a space is missing here"), _("write one before the next term"))
        if name == fields.TAG and all(is_review_flag(item.value.text) for item in items):
            name = fields.IS
        values = (resolved(name, *item, self._names) for item in items)
        return Field(name, tuple(dict.fromkeys(values)))

    def _item(self, name: str) -> _Item:
        start = self.at
        self._count()
        match = _OPERATOR.match(self.text, start)
        self.at = self.match_end(_OPERATOR)
        text, end = self.atom(), ""
        operator = match.group() if match else ""
        if self.text.startswith("..", self.at):
            if fields.FIELDS[name].type is not fields.ValueType.DAYS:
                message = _("{field}: takes no range").format(field=name)
                self.fail(message, _("quote a value that has dots"), at=start)
            if operator:
                message = _("{sign} and .. do not go together").format(sign=operator)
                self.fail(message, _("keep one of them"), at=start)
            self.at += 2
            operator, end = "..", self.atom()
        if not text and not end:
            examples = ", ".join(islice(self._names.of(name), 6))
            hint = _("such as {examples}").format(examples=examples) if examples else _("write one")
            self.fail(_("{field}: needs a value").format(field=name), hint)
        return _Item(Value(text, operator, end), start + 1)
