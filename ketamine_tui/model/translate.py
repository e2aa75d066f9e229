"""Words of the interface in the reader's language; they are written in English, which needs no catalogue.

What programs read (JSON, tables, ids, queries) is never translated: a text that is both a value and a word
that people read is translated where it is shown.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import NamedTuple


def _only_one(number: int) -> int:
    return int(number != 1)


class Catalogue(NamedTuple):
    """The texts of a language by those in English, and their forms for numbers by the English singular.

    `form` says which of the forms a number takes, from 0. Every text is safe to show and asks for no other
    values than the English one does.
    """

    texts: Mapping[str, str] = MappingProxyType({})
    forms: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    form: Callable[[int], int] = _only_one


class _Reader:
    """Whose words are used in this process."""

    catalogue: Catalogue | None = None
    language = ""


_is_english: ContextVar[bool] = ContextVar("is_english", default=False)


def use(catalogue: Catalogue | None, language: str = "") -> None:
    """Let the words of this process be those of a catalogue, and its reader read a language (BCP 47)."""
    _Reader.catalogue, _Reader.language = catalogue, language


@contextmanager
def in_english() -> Iterator[None]:
    """Let words be English within a block, in this thread: what is written there is for programs."""
    token = _is_english.set(True)
    try:
        yield
    finally:
        _is_english.reset(token)


def reader_language() -> str:
    """Return the tag of the language to read in; nothing for one that nobody has asked for."""
    return "" if _is_english.get() else _Reader.language


def N_(text: str) -> str:  # noqa: N802  # what gettext's tools know it by
    """Mark a text to be translated where it is shown, and return it as it is."""
    return text


def _(text: str) -> str:
    """Return a text in the reader's language. Values come in afterwards: ``_("Copied {value}").format(...)``."""
    catalogue = _Reader.catalogue
    if catalogue is None or _is_english.get():
        return text
    return catalogue.texts.get(text, text)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of a text for a number in the reader's language; the number comes in afterwards."""
    catalogue = _Reader.catalogue
    if catalogue is not None and not _is_english.get() and singular in catalogue.forms:
        forms = catalogue.forms[singular]
        try:
            place = catalogue.form(number)
        except (ArithmeticError, ValueError, RecursionError):  # the formula is the catalogue's
            place = -1
        if 0 <= place < len(forms):
            return forms[place]
    return singular if number == 1 else plural
