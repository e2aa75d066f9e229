"""Pages of HTML (WHATWG HTML) from templates, in which a text stays a text, whatever it says."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ketamine_tui.exchange.extract import Extract
from ketamine_tui.exchange.formats import unreviewed_left_out
from ketamine_tui.exchange.writers.prose_tree import prose_tree
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.prose import ENTRY_SCHEME
from ketamine_tui.model.tag import tag_key
from ketamine_tui.model.translate import _, ngettext
from ketamine_tui.model.urls import CheckedLink, LinkRefusedError, check_url
from ketamine_tui.model.way_kinds import PLACEHOLDER, WayKind
from ketamine_tui.model.ways import Way

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
_ENGLISH = "en"
_SMS = re.compile(r"sms:\+?[0-9]+", re.ASCII)
_NUMBER = re.compile(r"\+?[0-9 ().-]+", re.ASCII)
_EXTENSION = re.compile(
    r"(?:\bext(?:ension|n)?\b\.?|\bx|#)\s*([0-9]{1,8})\s*", re.ASCII | re.IGNORECASE
)
"""How an extension stands at the end of a number; a telephone is told in its own way (RFC 3966, 3)."""

_Value = TypeVar("_Value")


def page(template: str, extract: Extract, title: str, **values: object) -> str:
    """Return a whole page: what a template makes of an extract and the values that it needs."""
    language = extract.directory.language
    values["language"] = language if _LANGUAGE.fullmatch(language) else _ENGLISH
    known = {"extract": extract, "title": title, "is_served": False, **values}
    return environment().get_template(template).render(known)


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
    templates.filters.update(
        lines=_lines,
        tag_key=tag_key,
        term_lists=term_lists,
        tree=prose_tree,
        uri=_uri,
    )
    digest = hashlib.sha256(style_sheet().encode()).digest()
    templates.globals.update(
        _=_,
        entries=_entries,
        left_out=unreviewed_left_out,
        ngettext=ngettext,
        entry_scheme=ENTRY_SCHEME,
        openable=_openable,
        placeholder=PLACEHOLDER,
        points_of=_points_of,
        style_digest=base64.b64encode(digest).decode(),
        style_sheet=Markup(style_sheet()),  # noqa: S704  # the package's own
    )
    return templates


def style_sheet() -> str:
    """Return the style sheet of all pages."""
    return asset("page.css")


def asset(name: str) -> str:
    """Return a file that pages need, as it is."""
    return files("ketamine_tui.exchange").joinpath("templates", name).read_text("utf-8")


def term_lists(pairs: Iterable[tuple[str, _Value]]) -> list[dict[str, list[_Value]]]:
    """Return lists of terms, each term with its values.

    A value without a term belongs to the one before; no list has a term twice (WHATWG HTML, 4.4.9).
    """
    lists: list[dict[str, list[_Value]]] = []
    last = _("Note")
    for name, value in pairs:
        term = name or last
        if not lists or (term != last and term in lists[-1]):
            lists.append({})
        lists[-1].setdefault(term, []).append(value)
        last = term
    return lists


def _points_of(entry: Entry) -> list[tuple[str, Way | str]]:
    """Return the ways to reach somebody, the opening times and the links, each with its label."""
    ways = [(_(way.kind.label), way) for way in entry.ways()]
    links_from = len(ways) - len(entry.links)
    hours = [(_("Hours"), str(schedule)) for schedule in getattr(entry, "schedules", ())]
    return [*ways[:links_from], *hours, *ways[links_from:]]


def _entries(number: int) -> str:
    return ngettext("{number:,} entry", "{number:,} entries", number).format(number=number)


def _openable(url: str) -> CheckedLink | None:
    if _SMS.fullmatch(url):
        return CheckedLink(url, "sms")
    try:
        return check_url(url)
    except LinkRefusedError:
        return None


def _uri(way: Way) -> str:
    """Return what a browser is handed: the URI, with the extension that the published number ends with.

    Nothing for a text with more in it than a number to send texts to.
    """
    if way.kind is WayKind.TEXT and not _NUMBER.fullmatch(way.value):
        return ""
    extension = _EXTENSION.search(way.value) if way.kind is WayKind.PHONE and way.uri else None
    is_last = extension is not None and extension.end() == len(way.value)
    return f"{way.uri};ext={extension[1]}" if extension and is_last else way.uri


def _lines(text: str) -> Markup:
    """Return a text with its line breaks."""
    return Markup("<br>").join(text.split("\n"))
