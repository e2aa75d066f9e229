"""Pages in the W3C's checker of HTML, and in a browser with a checker of accessibility."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ketamine_tui.exchange.extract import Extract
from ketamine_tui.exchange.writers.site import as_html, site
from ketamine_tui.palettes import PALETTES

pytestmark = pytest.mark.clients

_SCRIPT = Path(__file__).with_name("accessible.mjs")


@pytest.fixture
def pages(extract: Extract, tmp_path: Path) -> Path:
    """Write the site and the hand-out, and return their folder."""
    folder = tmp_path / "site"
    for name, text in {**site(extract), "hand-out.html": as_html(extract)}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def as_rgb(colour: str) -> str:
    """Return a colour of a palette as a browser says it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"


def test_the_checker_of_html_finds_nothing(
    pages: Path, client: Callable[[str], str], run: Callable[..., str]
) -> None:
    checker = ("-jar", client("node_modules/vnu-jar/build/dist/vnu.jar"))
    # It does not know that a policy may allow files, nor what a digest of a style allows.
    known = r".*violates Content Security Policy.*"
    options = ("--format", "json", "--stdout", "--exit-zero-always", "--filterpattern", known)
    found = json.loads(run(client("java"), *checker, *options, "--skip-non-html", str(pages)))
    assert [(one["url"], one["message"]) for one in found["messages"]] == []


def test_the_checker_of_accessibility_finds_nothing_in_a_browser(
    extract: Extract, pages: Path, client: Callable[[str], str], run: Callable[..., str]
) -> None:
    node, _ = client("node"), client("chromium")
    modules = Path(client("node_modules/playwright-core/package.json")).parents[1]
    # One entry of each kind; the longest pages only where they are short enough to wait for.
    kinds = {item.entry.kind: item.entry.id for item in extract.items}
    others = ["tags.html", "hand-out.html"] if len(extract.items) < 20 else []
    names = [
        "index.html",
        "search.html",
        *others,
        *(f"entries/{name}.html" for name in kinds.values()),
    ]
    urls = [(pages / name).as_uri() for name in names]
    searches = [f"{(pages / 'search.html').as_uri()}#q={words}" for words in ("hotline", "zzzz")]
    found = json.loads(
        run(node, str(_SCRIPT), str(modules), str(pages.parent / "browser"), *urls, *searches)
    )
    assert found["violations"] == []
    assert found["console"] == []
    assert found["scrolled"] == []
    own = ("style.css", "icon.svg", "page.js", "search.js", "search-index.js")
    assert {url.partition("#")[0] for url in found["requests"]} == {
        *urls,
        *((pages / name).as_uri() for name in own),
    }
    assert found["backgrounds"] == {
        theme: as_rgb(PALETTES[theme].back) for theme in ("light", "dark")
    }
