"""What is round every page of HTML: its head, the way to urgent help, and what must be known of it."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.elements import Element, document, element, link
from ketamine_tui.exchange.writers.entry_html import number_of, trust_class
from ketamine_tui.exchange.writers.prose_html import Address
from ketamine_tui.model.contact import Line, Phone, TextNumber
from ketamine_tui.model.entry import Reachable
from ketamine_tui.model.text import counted

STYLE_SHEET = "style.css"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
_ENGLISH = "en"
_SCHEMA = "https://schema.org/WebPage"


@cache
def style_sheet() -> str:
    """Return the style sheet of all pages."""
    return files("ketamine_tui.exchange.writers").joinpath("page.css").read_text("utf-8")


def page(
    extract: Extract,
    title: str,
    main: Iterable[Element],
    address: Address,
    *,
    root: str = "",
    navigation: Iterable[Element] = (),
    style: str = "",
) -> str:
    """Return a whole page.

    Args:
        extract: What it is a page of.
        title: Its name.
        main: What it says.
        address: Where entries have their pages.
        root: The way from the page to the folder of the site.
        navigation: What leads elsewhere, before the text.
        style: The style sheet, for a page that stands alone; else the site's file is used.
    """
    language = extract.directory.language
    is_known = _LANGUAGE.fullmatch(language) is not None
    body = element(
        "body",
        element("a", "Skip to the text", href="#main", class_="skip"),
        element("header", *_banner(extract, navigation)),
        element("main", *main, id="main", tabindex="-1"),
        element("aside", *_urgent(extract, address), id="urgent", aria_labelledby="urgent-title"),
        element("footer", *_foot(extract)),
    )
    head = element("head", *_head(extract, title, root, style))
    lang = language if is_known else _ENGLISH
    # Microdata: it says to programs what the page says to people, and needs no script.
    html = element("html", head, body, lang=lang, itemscope="itemscope", itemtype=_SCHEMA)
    return document(html)


def _head(extract: Extract, title: str, root: str, style: str) -> Iterator[Element]:
    yield element("meta", charset="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    source = f"'sha256-{digest}'" if style else "'self' file:"
    # Nothing is loaded from anywhere, and nothing can run, whatever an entry says.
    policy = f"default-src 'none'; style-src {source}; base-uri 'none'; form-action 'none'"
    yield element("meta", http_equiv="Content-Security-Policy", content=policy)
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("meta", name="color-scheme", content="light dark")
    yield element("meta", name="referrer", content="no-referrer")
    whole = title if title == extract.title else f"{title} - {extract.title}"
    yield element("title", whole)
    if style:
        yield element("style", style)
    else:
        yield element("link", rel="stylesheet", href=f"{root}{STYLE_SHEET}")


def _banner(extract: Extract, navigation: Iterable[Element]) -> Iterator[Element]:
    if extract.urgent:
        yield element("a", "Urgent help: whom to call now", href="#urgent", class_="urgent-link")
    if links := [*navigation]:
        yield element("nav", *links, aria_label="Pages")


def _urgent(extract: Extract, address: Address) -> Iterator[Element]:
    yield element("h2", "Urgent help", id="urgent-title")
    if not extract.urgent:
        yield element("p", "This directory names none. In an emergency, call the emergency number.")
    for region in extract.urgent:
        yield element("h3", region.title)
        yield element("ul", *(_urgent_item(item, address) for item in region.items))


def _urgent_item(item: Item, address: Address) -> Element:
    entry = item.entry
    href = address(entry.id)
    name = element("a", entry.title, href=href) if href else element("span", entry.title)
    ways = [*_ways(entry)] if isinstance(entry, Reachable) else []
    if not ways:
        ways = [[link(one.url, one.url)] for one in entry.links[:1]]
    said: list[Element | str] = [name]
    for way in ways:
        said += [element("span", *way, class_="way")]
    if not item.state.is_checked:
        said.append(element("span", item.state.words, class_=trust_class(item)))
    return element("li", *said)


def _ways(entry: Reachable) -> Iterator[list[Element | str]]:
    """Yield what to do, and what must be known for it."""
    lines: tuple[Line, ...] = (*entry.phones, *entry.texts)
    for line in lines:
        if line.placeholder:
            continue
        note = f" ({line.note})" if line.note else ""
        if isinstance(line, Phone):
            yield ["call ", *number_of(line), note]
        else:
            yield ["text ", *_keyword(line), *number_of(line), note]


def _keyword(line: TextNumber) -> list[Element | str]:
    return [element("b", line.body), " to "] if line.body else []


def _foot(extract: Extract) -> Iterator[Element]:
    directory = extract.directory
    if directory.disclaimer:
        yield element("p", directory.disclaimer)
    yield element("p", f"{extract.origin}.")
    if extract.left_out:
        number = counted(extract.left_out, "entry", "entries")
        why = "that nobody vouches for (to be reviewed, needs changes, withdrawn)"
        yield element("p", f"{number} left out {why}.")
    if directory.license:
        yield element("p", f"Licence of the content: {directory.license}")
