"""Pages of HTML (WHATWG HTML) from the templates: a text in them is text, whatever it says."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ketamine_tui.exchange.extract import Extract
from ketamine_tui.exchange.writers.prose_tree import prose_tree
from ketamine_tui.model.contact import PLACEHOLDER
from ketamine_tui.model.entry import Entry, Reachable
from ketamine_tui.model.prose import ENTRY_SCHEME
from ketamine_tui.model.tag import tag_key
from ketamine_tui.model.text import counted
from ketamine_tui.model.urls import CheckedLink, LinkRefusedError, check_url
from ketamine_tui.model.ways import Way, WayKind

PageOf = Callable[[str], str]
"""Returns where the page of an entry is, by its id; nothing where it has none."""

STYLE_SHEET = "style.css"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
_ENGLISH = "en"

_Value = TypeVar("_Value")


@cache
def style_sheet() -> str:
    """Return the style sheet of all pages."""
    return files("ketamine_tui.exchange").joinpath("templates/page.css").read_text("utf-8")


@cache
def environment() -> Environment:
    """Return what reads the templates; a name that a template does not know is an error."""
    templates = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=PackageLoader("ketamine_tui.exchange"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    templates.filters |= {
        "lines": _lines,
        "points": _points,
        "term_lists": term_lists,
        "tree": prose_tree,
    }
    templates.globals |= {
        "counted": counted,
        "entry_scheme": ENTRY_SCHEME,
        "openable": _openable,
        "placeholder": PLACEHOLDER,
        "tag_anchor": _tag_anchor,
    }
    return templates


def page(
    template: str,
    extract: Extract,
    title: str,
    page_of: PageOf,
    values: Mapping[str, object],
    *,
    root: str = "",
    is_alone: bool = False,
) -> str:
    """Return a whole page.

    Args:
        template: The name of its template.
        extract: What it is a page of.
        title: Its name.
        page_of: Where entries have their pages.
        values: What its template needs beyond that.
        root: The way from the page to the folder of the site.
        is_alone: Whether it has the style sheet in it; else the site's file is used.
    """
    language = extract.directory.language
    style = style_sheet() if is_alone else ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        environment()
        .get_template(template)
        .render(
            extract=extract,
            title=title,
            page_of=page_of,
            root=root,
            language=language if _LANGUAGE.fullmatch(language) else _ENGLISH,
            style=Markup(style),  # noqa: S704  # the package's own
            style_source=f"'sha256-{digest}'" if is_alone else "'self' file:",
            **values,
        )
    )


def term_lists(pairs: Iterable[tuple[str, _Value]]) -> list[dict[str, list[_Value]]]:
    """Return lists of terms, each term with its values.

    A value without a term belongs to the one before; no list has a term twice (WHATWG HTML, 4.4.9).
    """
    lists: list[dict[str, list[_Value]]] = []
    last = "Note"
    for name, value in pairs:
        term = name or last
        if not lists or (term != last and term in lists[-1]):
            lists.append({})
        lists[-1].setdefault(term, []).append(value)
        last = term
    return lists


def _points(entry: Entry) -> list[tuple[str, Way | str]]:
    """Return the ways to reach somebody, the opening times and the links, each with its label."""
    return [*_ways(entry)]


def _ways(entry: Entry) -> Iterator[tuple[str, Way | str]]:
    links = []
    for way in entry.ways():
        if way.kind is WayKind.LINK:
            links.append(way)
        else:
            yield way.kind.label, way
    if isinstance(entry, Reachable):
        yield from (("Hours", str(schedule)) for schedule in entry.schedules)
    yield from ((way.kind.label, way) for way in links)


def _openable(url: str) -> CheckedLink | None:
    try:
        return check_url(url)
    except LinkRefusedError:
        return None


def _lines(text: str) -> Markup:
    """Return a text with its line breaks."""
    return Markup("<br>").join(text.split("\n"))


def _tag_anchor(label: str) -> str:
    return f"tag-{tag_key(label)}"
