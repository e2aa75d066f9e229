"""Bookmarks: the Netscape bookmark file that every browser and bookmark manager reads."""

import html

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.model.entry import Entry

_HEAD = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>{title}</TITLE>
<H1>{title}</H1>
<DL><p>
"""


def holds(entry: Entry) -> bool:
    """Say whether an entry has an address on the web."""
    return bool(entry.links)


def bookmarks(extract: Extract) -> str:
    """Return the first link of every entry with its tags, in a folder for each section."""
    parts = [_HEAD.format(title=html.escape(extract.title))]
    sections = dict.fromkeys(item.entry.section for item in extract.items)
    for section in sections:
        parts.append(f"    <DT><H3>{html.escape(section)}</H3>\n    <DL><p>\n")
        parts += [_link(item, extract) for item in extract.items if item.entry.section == section]
        parts.append("    </DL><p>\n")
    return "".join((*parts, "</DL><p>\n"))


def _link(item: Item, extract: Extract) -> str:
    entry = item.entry
    tags = f' TAGS="{html.escape(",".join(entry.tags))}"' if entry.tags else ""
    said = " ".join(filter(None, (entry.summary, item.private_line)))
    description = html.escape(f"{said} ({extract.stamp(item)})", quote=False)
    return (
        f'        <DT><A HREF="{html.escape(entry.links[0].url)}"{tags}>'
        f"{html.escape(entry.title, quote=False)}</A>\n        <DD>{description}\n"
    )
