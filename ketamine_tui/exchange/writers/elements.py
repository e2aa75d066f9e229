"""HTML as a tree (WHATWG HTML): what is written of it is always whole, and every text in it escaped."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, tostring

from ketamine_tui.model.urls import LinkRefusedError, check_url

__all__ = ["Element", "document", "element", "link", "term_lists"]

_ON_LINES_OF_THEIR_OWN = frozenset(
    [
        "html",
        "head",
        "meta",
        "link",
        "title",
        "style",
        "body",
        "header",
        "nav",
        "main",
        "aside",
        "footer",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "hr",
    ]
)


def element(tag: str, *children: Element | str, **attributes: str) -> Element:
    """Return an element.

    Args:
        tag: Its name.
        children: Texts and elements in their order; an empty text is nothing.
        attributes: By name, with ``_`` for ``-`` and at the end (``class_``); empty ones are left out.
    """
    known = {name.rstrip("_").replace("_", "-"): text for name, text in attributes.items() if text}
    node = Element(tag, known)
    for child in children:
        if not isinstance(child, str):
            node.append(child)
        elif len(node):
            node[-1].tail = (node[-1].tail or "") + child
        else:
            node.text = (node.text or "") + child
    if tag in _ON_LINES_OF_THEIR_OWN:
        node.tail = "\n"
    return node


def link(url: str, *shown: Element | str, **attributes: str) -> Element:
    """Return a link to an address that may be opened; of others only what is shown.

    A name in another alphabet stands beside the host that is really asked.
    """
    try:
        target = check_url(url)
    except LinkRefusedError:
        return element("span", *shown)
    anchor = element("a", *shown, href=url, **attributes)
    if target.ascii_host == target.host:
        return anchor
    return element("span", anchor, f" (the real host is {target.ascii_host})")


def term_lists(pairs: Iterable[tuple[str, Element]]) -> Iterator[Element]:
    """Yield lists of terms, each with its values.

    A value without a term belongs to the one before; no list has a term twice (WHATWG HTML, 4.4.9).
    """
    found: Element | None = None
    terms: list[str] = []
    for term, value in pairs:
        if found is None or term in terms[:-1]:
            if found is not None:
                yield found
            found, terms = element("dl"), []
        if term not in ("", *terms[-1:]) or not terms:
            terms.append(term or "Note")
            found.append(element("dt", terms[-1]))
        found.append(value)
    if found is not None:
        yield found


def document(root: Element) -> str:
    """Return a page as text."""
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}"
