"""Links in buku, the bookmark manager."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.bookmarks import bookmarks, holds

pytestmark = pytest.mark.clients


def test_buku_agrees_on_every_link_with_its_tags(
    extract: Extract, client: Callable[[str], str], run: Callable[..., str], tmp_path: Path
) -> None:
    wanted = extract.only(holds)
    (tmp_path / "links.html").write_text(bookmarks(wanted), encoding="utf-8")
    buku = [client("python/bin/buku"), "--nostdin", "--db", str(tmp_path / "links.db")]
    run(*buku, "--tacit", "--import", "links.html")
    read = {one["uri"]: one for one in json.loads(run(*buku, "--print", "--json"))}
    first: dict[str, Item] = {}
    tags: dict[str, set[str]] = {}
    for item in wanted.items:
        # It keeps an address once, with the tags of all; it writes them small, the folder among them.
        url = item.entry.links[0].url
        first.setdefault(url, item)
        known = [part for tag in item.entry.tags for part in tag.lower().split(",")]
        tags.setdefault(url, set()).update(known, [item.entry.section])
    assert {*read} == {*first}
    for url, item in first.items():
        assert read[url]["title"] == item.entry.title
        assert read[url]["description"] == f"{item.entry.summary} ({extract.stamp(item)})"
        assert {*read[url]["tags"].split(",")} == tags[url]
