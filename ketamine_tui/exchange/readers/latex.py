r"""LaTeX as text: accents, signs and markup by pylatexenc; what it does not know stays as it is written.

What a macro means is the library's and the short table here; any other is kept with its arguments
(``\unknown{x}``) and named, as the library would leave it out.
"""

import re
from collections.abc import Callable
from html.entities import name2codepoint
from typing import Any, NamedTuple

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import LatexWalker, LatexWalkerError
from pylatexenc.latexwalker import get_default_latex_context_db as get_walker_context
from pylatexenc.macrospec import MacroSpec

from ketamine_tui.exchange.readers.rich_text import SUBSCRIPT, SUPERSCRIPT, moved

_MARKED = re.compile(r"[\\{}$~%]|--|``|''|[?!]`")
_ENTITIES = {
    "pounds": "pound",
    "copyright": "copy",
    "S": "sect",
    "P": "para",
    "ddag": "Dagger",
    "euro": "euro",
    "textless": "lt",
    "textgreater": "gt",
    "textmugreek": "mu",
}
_SIGNS = {
    **{name: chr(name2codepoint[entity]) for name, entity in _ENTITIES.items()},
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e",
    "BibTeX": "BibTeX",
    "textbar": "|",
    "slash": "/",
    "nobreakspace": " ",
    "newline": " ",
    "linebreak": " ",
    "textunderscore": "_",
    "textdollar": "$",
    "textquotesingle": "'",
    "lq": "`",
    "rq": "'",
    "textasciicircum": "^",
}
_NOTHING = (
    *("relax", "protect", "allowbreak", "-", "noindent", "em", "it", "bf", "sc", "rm", "sl", "sf"),
    *("tt", "itshape", "bfseries", "scshape", "slshape", "upshape", "mdseries", "ttfamily"),
    *("sffamily", "rmfamily", "normalfont", "small", "footnotesize", "scriptsize", "large"),
    *("normalsize", "tiny", "Large", "LARGE", "huge", "Huge", "left", "right"),
)
"""Macros that change how a text looks, or where it is broken."""

_OPAQUE = frozenset(
    {
        *("author", "autoref", "cite", "citep", "citet", "Cref", "cref", "date", "eqref", "hspace"),
        *("include", "includegraphics", "input", "ref", "title", "vspace", "colorbox", "fcolorbox"),
        *("textcolor", "textfrac"),
    }
)
"""Macros that the library knows, and of whose arguments it shows less than there is."""

_ARGUMENTS = {
    **dict.fromkeys(("mbox", "hbox", "url", "nolinkurl", "mkbibemph"), "{0}"),
    **dict.fromkeys(("texttt", "textsf", "textmd", "textup", "textnormal"), "{0}"),
    **dict.fromkeys(("enquote", "mkbibquote"), '"{0}"'),
    "href": "{1} ({0})",
}
"""Macros with arguments, and what is shown of them."""

_RAISED = {"textsuperscript": SUPERSCRIPT, "textsubscript": SUBSCRIPT}
_SINGLE = re.compile(r"([_^])([0-9])(?![0-9])")
_SPACES = {"between-macro-and-chars": True, "between-latex-constructs": True}
_FORMULA = re.compile(r"[\\_^]|\s*[A-Za-z]{1,2}\s*\Z|[-+<>=]+\Z")
_INLINE = re.compile(r"(?!\s)(?!.*[A-Za-z]{2}).*(?<!\s)\Z", re.DOTALL)
"""Formulas; one of the second sort is none before a digit, as Pandoc has it. Anything else between two signs is rather an
amount of money."""


class Decoded(NamedTuple):
    """A text, and what in it is LaTeX still, since nobody knows what it means."""

    text: str
    unknown: tuple[str, ...] = ()


def decoded(latex: str) -> Decoded:
    """Return what LaTeX shows, on one line; all of it as it is where it cannot be read."""
    if not _MARKED.search(latex):
        return Decoded(" ".join(latex.split()))
    shown = _Shown()
    try:
        walker = LatexWalker(latex, latex_context=_WALKED, tolerant_parsing=False)
        text = str(shown.nodelist_to_text(walker.get_latex_nodes()[0]))
    except (LatexWalkerError, RecursionError, ValueError, IndexError, KeyError):
        plain = " ".join(latex.split())
        return Decoded(plain, (plain,))
    return Decoded(" ".join(text.split()), tuple(dict.fromkeys(shown.unknown)))


def _texts() -> Any:  # noqa: ANN401  # the library has no types
    """Return what macros are shown as."""
    context = get_default_latex_context_db()
    macros = [MacroTextSpec(name, sign) for name, sign in _SIGNS.items()]
    macros += [MacroTextSpec(name, discard=True) for name in _NOTHING]
    macros += [MacroTextSpec(name, _formatted(form)) for name, form in _ARGUMENTS.items()]
    macros += [MacroTextSpec(name, _formatted("{0}", mark)) for name, mark in _RAISED.items()]
    context.add_context_category("ours", macros=macros, prepend=True)
    return context


def _formatted(form: str, mark: str = "") -> Callable[[Any, Any], str]:
    def shown(node: Any, l2tobj: Any) -> str:  # noqa: ANN401  # the library has no types
        if node.nodeargd is None:
            raise ValueError(node.macroname)  # it is itself the argument of another macro
        parts = [str(l2tobj.nodelist_to_text([part])) for part in node.nodeargd.argnlist]
        return form.format(*(moved(part, mark) if mark else part for part in parts))

    return shown


def _walked() -> Any:  # noqa: ANN401  # the library has no types
    """Return which arguments macros have."""
    context = get_walker_context()
    arguments = {name: "{" * (1 + ("{1}" in form)) for name, form in _ARGUMENTS.items()}
    arguments |= dict.fromkeys(_RAISED, "{")
    # Some of which the library takes for accents of what follows.
    arguments |= dict.fromkeys((*_SIGNS, *_NOTHING), "")
    macros = [MacroSpec(name, args) for name, args in arguments.items()]
    context.add_context_category("ours", macros=macros, prepend=True)
    return context


_TEXTS, _WALKED = _texts(), _walked()


class _Shown(LatexNodes2Text):  # type: ignore[misc]  # the library has no types
    """The library's text of LaTeX, with what it does not know left as it is."""

    def __init__(self) -> None:
        super().__init__(
            latex_context=_TEXTS,
            math_mode="text",
            keep_comments=True,
            strict_latex_spaces=_SPACES,
        )
        self.unknown: list[str] = []
        self._kept_until = -1

    def macro_node_to_text(self, node: Any) -> str:  # noqa: ANN401
        """Return the text of a macro; as it is where nobody knows it."""
        name = node.macroname
        if name in _OPAQUE or self.latex_context.get_macro_spec(name) is None:
            return self._as_it_is(node, f"\\{name}")
        return str(super().macro_node_to_text(node))

    def group_node_to_text(self, node: Any) -> str:  # noqa: ANN401
        """Return the text of a group; as it is where it is the argument of a macro that stays."""
        if node.pos == self._kept_until:
            return self._as_it_is(node)
        return str(super().group_node_to_text(node))

    def environment_node_to_text(self, node: Any) -> str:  # noqa: ANN401
        """Return the text of an environment; as it is where nobody knows it."""
        name = node.environmentname
        if self.latex_context.get_environment_spec(name) is None:
            return self._as_it_is(node, f"\\begin{{{name}}}")
        return str(super().environment_node_to_text(node))

    def math_node_to_text(self, node: Any) -> str:  # noqa: ANN401
        """Return the text of a formula; what is none, such as two amounts, as it is."""
        latex = node.latex_verbatim()
        between, behind = latex.strip("$"), node.parsing_state.s[node.pos + node.len :][:1]
        is_inline = _INLINE.match(between) and not behind.isdigit()
        if not (_FORMULA.match(between) or re.search(r"[\\_^]", latex) or is_inline):
            return str(latex)
        text = str(super().math_node_to_text(node))
        return _SINGLE.sub(lambda m: moved(m[2], m[1]), text)

    def _as_it_is(self, node: Any, name: str = "") -> str:  # noqa: ANN401
        if name:
            self.unknown.append(name)
        self._kept_until = node.pos + node.len
        return str(node.latex_verbatim())
